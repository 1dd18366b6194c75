"""How a slide looks: boxes, sizes that fit, the timeline in native shapes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import IO, Any

from translator.exercises.packs.timeline import WIDTH, Timeline, shortened, ticks

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_INK, _SOFT, _ACCENT, _PAPER, _WASH = "1C232B", "56606B", "0B5D5E", "F6F5F1", "FFFFFF"
_SERIF, _SANS, _MONO = "Georgia", "Calibri", "Consolas"
_W, _H = 13.333, 7.5  # inches
_LEFT, _WIDTH = 0.8, 11.73
_POINTS = 72


class Deck:
    """A presentation that is written slide by slide."""

    def __init__(self, title: str) -> None:
        from pptx import Presentation  # noqa: PLC0415
        from pptx.util import Inches  # noqa: PLC0415

        self._title = title
        self._file: Any = Presentation()
        self._file.slide_width, self._file.slide_height = Inches(_W), Inches(_H)
        self._file.core_properties.title = _clean(title)[:250]
        self._file.core_properties.author = "Plainbridge"
        self._layout = next(
            layout for layout in self._file.slide_layouts if layout.name == "Title Only"
        )
        self._count = 0

    def cover(self, title: str, subtitle: str, purpose: str) -> None:
        """The first slide."""
        slide = self._new(title, top=2.1, size=_fit(title, 11.7, 1.6, 44, 26), height=1.6)
        _text(slide, subtitle, (_LEFT, 3.75, _WIDTH, 0.5), 18, colour=_SOFT)
        _text(slide, purpose, (_LEFT, 4.5, 10.5, 1.8), _fit(purpose, 10.5, 1.8, 22, 14))
        _bar(slide, (0, 0, 0.28, _H), _ACCENT)

    def add(  # noqa: PLR0913 - what a slide holds
        self,
        kicker: str,
        title: str,
        *,
        big: str = "",
        lines: Sequence[str] = (),
        panel: Sequence[str] = (),
        notes: str = "",
        drawn: Timeline | None = None,
        numbered: bool = False,
    ) -> None:
        """A slide; what does not fit at the largest size gets smaller."""
        alone = not (big or lines or panel or drawn)
        height = 4.0 if alone else 1.1
        size = _fit(title, _WIDTH, height, 38 if alone else 28, 16)
        slide = self._new(title, top=1.0, size=size, height=height)
        _text(slide, kicker.upper(), (_LEFT, 0.5, _WIDTH, 0.4), 14, colour=_ACCENT, bold=True)
        _bar(slide, (0, 0, 0.14, _H), _ACCENT)
        top, bottom = 2.2, 6.75
        if drawn is not None:
            _timeline(slide, drawn, top)
            top += 1.75
        if panel:
            bottom = _panel(slide, panel, bottom) - 0.2
        if big:
            room = bottom - top - (0.6 if lines else 0)
            _text(slide, big, (_LEFT, top, _WIDTH, room), _fit(big, _WIDTH, room, 28, 13), _SERIF)
            top = bottom - 0.5
        if lines:
            _list(slide, lines, (_LEFT, top, _WIDTH, bottom - top), numbered, plain=bool(big))
        _text(slide, self._foot(), (_LEFT, 6.95, _WIDTH, 0.35), 11, colour=_SOFT)
        if notes:
            slide.notes_slide.notes_text_frame.text = _clean(notes)

    def save(self, out: IO[bytes]) -> None:
        """Write the deck."""
        self._file.save(out)

    def _foot(self) -> str:
        title = self._title if len(self._title) <= 90 else f"{self._title[:89]}…"
        return f"{title}  ·  {self._count}"

    def _new(self, title: str, *, top: float, size: float, height: float) -> Any:  # noqa: ANN401
        from pptx.dml.color import RGBColor  # noqa: PLC0415
        from pptx.util import Inches  # noqa: PLC0415

        self._count += 1
        slide = self._file.slides.add_slide(self._layout)
        slide.background.fill.solid()
        slide.background.fill.fore_color.rgb = RGBColor.from_string(_PAPER)
        box = slide.shapes.title
        box.left, box.top = Inches(_LEFT), Inches(top)
        box.width, box.height = Inches(_WIDTH), Inches(height)
        _write(box.text_frame, [title], size, _SERIF, bold=True)
        return slide


def _fit(text: str, width: float, height: float, largest: float, smallest: float) -> float:
    """The largest size in points at which a text fits into a box of inches."""
    size = largest
    while size > smallest and _lines(text, width, size) * size * 1.25 > height * _POINTS:
        size -= 1
    return size


def _lines(text: str, width: float, size: float) -> int:
    letters = max(8, int(width * _POINTS / (size * 0.52)))
    return sum(1 + len(line) // letters for line in text.split("\n"))


def _write(  # noqa: PLR0913 - what text looks like
    frame: Any,  # noqa: ANN401 - python-pptx is untyped
    lines: Sequence[str],
    size: float,
    font: str = _SANS,
    *,
    colour: str = _INK,
    bold: bool = False,
    after: float = 0,
) -> None:
    from pptx.dml.color import RGBColor  # noqa: PLC0415
    from pptx.enum.text import MSO_ANCHOR, PP_ALIGN  # noqa: PLC0415
    from pptx.util import Pt  # noqa: PLC0415

    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for place, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.LEFT
        paragraph.space_after = Pt(after)
        run = paragraph.add_run()
        run.text = _clean(line)
        run.font.name, run.font.size, run.font.bold = font, Pt(size), bold
        run.font.color.rgb = RGBColor.from_string(colour)


def _text(  # noqa: PLR0913
    slide: Any,  # noqa: ANN401
    text: str,
    box: tuple[float, float, float, float],
    size: float,
    font: str = _SANS,
    *,
    colour: str = _INK,
    bold: bool = False,
) -> None:
    from pptx.util import Inches  # noqa: PLC0415

    shape = slide.shapes.add_textbox(*(Inches(number) for number in box))
    _write(shape.text_frame, text.split("\n"), size, font, colour=colour, bold=bold)


def _list(
    slide: Any,  # noqa: ANN401
    lines: Sequence[str],
    box: tuple[float, float, float, float],
    numbered: bool,  # noqa: FBT001 - handed through
    *,
    plain: bool,
) -> None:
    from pptx.util import Inches  # noqa: PLC0415

    signs = [f"{i}.\t" if numbered else "" if plain else "–\t" for i in range(1, len(lines) + 1)]
    shown = [f"{sign}{line}" for sign, line in zip(signs, lines, strict=True)]
    after = 6
    room = box[3] - len(lines) * after / _POINTS
    size = _fit("\n".join(shown), box[2], room, 16 if plain else 22, 11)
    shape = slide.shapes.add_textbox(*(Inches(number) for number in box))
    _write(shape.text_frame, shown, size, colour=_SOFT if plain else _INK, after=after)
    if not plain:
        for paragraph in shape.text_frame.paragraphs:
            _hang(paragraph, size * 1.4)


def _hang(paragraph: Any, points: float) -> None:  # noqa: ANN401
    """Let the lines after the first stand under its words, not under its number."""
    properties = paragraph._p.get_or_add_pPr()  # python-pptx has no indents
    width = str(int(points * 12700))
    properties.set("marL", width)
    properties.set("indent", f"-{width}")


def _panel(slide: Any, lines: Sequence[str], bottom: float) -> float:  # noqa: ANN401
    """A framed artefact that ends at ``bottom``; where it begins."""
    from pptx.dml.color import RGBColor  # noqa: PLC0415
    from pptx.enum.shapes import MSO_SHAPE  # noqa: PLC0415
    from pptx.util import Inches, Pt  # noqa: PLC0415

    size = _fit("\n".join(lines), _WIDTH - 0.6, 1.5, 15, 9)
    height = _lines("\n".join(lines), (_WIDTH - 0.6) * 0.92, size) * size * 1.3 / _POINTS + 0.35
    top = bottom - height
    shape = slide.shapes.add_shape(
        MSO_SHAPE.RECTANGLE, Inches(_LEFT), Inches(top), Inches(_WIDTH), Inches(height)
    )
    shape.fill.solid()
    shape.fill.fore_color.rgb = RGBColor.from_string(_WASH)
    shape.line.color.rgb, shape.line.width = RGBColor.from_string("C9C6BD"), Pt(1)
    shape.shadow.inherit = False
    _write(shape.text_frame, lines, size, _MONO)
    shape.text_frame.paragraphs[0].runs[0].font.bold = True
    shape.text_frame.margin_left = shape.text_frame.margin_right = Inches(0.3)
    shape.text_frame.margin_top = Inches(0.15)
    return top


def _bar(slide: Any, box: tuple[float, float, float, float], colour: str) -> Any:  # noqa: ANN401
    from pptx.dml.color import RGBColor  # noqa: PLC0415
    from pptx.enum.shapes import MSO_SHAPE  # noqa: PLC0415
    from pptx.util import Inches  # noqa: PLC0415

    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *(Inches(number) for number in box))
    shape.fill.solid()
    shape.fill.fore_color.rgb = RGBColor.from_string(colour.lstrip("#").upper())
    shape.line.fill.background()
    shape.shadow.inherit = False
    return shape


def _timeline(slide: Any, drawn: Timeline, top: float) -> None:  # noqa: ANN401
    """The timeline in shapes that can be edited."""
    unit = _WIDTH / WIDTH
    bar = 34 * unit
    for s in drawn.stretches:
        box = (_LEFT + s.x * unit, top + 0.3, max(0.01, (s.width - 1.5) * unit), bar)
        shape = _bar(slide, box, s.colour)
        words = shortened(s.title, s.width)
        if words:
            ink = _INK if s.colour == "#c9c6bd" else _WASH
            _write(shape.text_frame, [words], 11, colour=ink)
            shape.text_frame.margin_left = shape.text_frame.margin_top = int(914400 * 0.08)
            shape.text_frame.word_wrap = False
    for x, words in ticks(drawn):
        left = min(_LEFT + x * unit, _LEFT + _WIDTH - 0.5)
        _text(slide, words, (left, top + 0.4 + bar, 0.6, 0.3), 11, colour=_SOFT)


def _clean(text: str) -> str:
    return _CONTROL.sub("", text)
