"""The picture of an exercise in time: the agenda as a bar, the injects as numbered marks."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from io import BytesIO

from translator.exercises.schema import Exercise, Phase

WIDTH, HEIGHT = 960, 116  # the picture's own units
_LEFT, _RIGHT = 12, 948
_TOP, _BAR = 52, 34
COLOURS: dict[Phase, str] = {
    "opening": "#7a848d",
    "roles": "#8f7fae",
    "start": "#4f7fb0",
    "play": "#0b5d5e",
    "break": "#c9c6bd",
    "hot wash": "#a06a00",
    "actions": "#a3492f",
    "evaluation": "#8f7fae",
    "closing": "#7a848d",
}
_INK, _SOFT, _PAPER = "#1c232b", "#56606b", "#ffffff"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A line of the agenda from ``x`` to ``x + width`` of the picture."""

    x: float
    width: float
    title: str
    colour: str
    clock: str


@dataclass(frozen=True, slots=True)
class Point:
    """An inject, or another mark, at ``x``."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """Where everything stands, in units of a picture 960 wide and 116 high."""

    stretches: tuple[Stretch, ...]
    points: tuple[Point, ...]
    end: str


def clock(minute: int) -> str:
    """Minutes from the opening as hours and minutes: 75 is "1:15"."""
    return f"{minute // 60}:{minute % 60:02d}"


def timeline(exercise: Exercise, *, injects: bool) -> Timeline:
    """The timeline; without injects it gives nothing away."""
    whole = max((a.start + a.minutes for a in exercise.agenda), default=exercise.minutes) or 1

    def at(minute: int) -> float:
        return _LEFT + (_RIGHT - _LEFT) * minute / whole

    stretches = tuple(
        Stretch(
            at(line.start),
            at(line.start + line.minutes) - at(line.start),
            line.title,
            COLOURS[line.phase],
            clock(line.start),
        )
        for line in exercise.agenda
    )
    points = tuple(Point(at(i.minute), str(i.number)) for i in exercise.injects if injects)
    return Timeline(stretches, points, clock(whole))


def in_words(exercise: Exercise, *, injects: bool) -> str:
    """The timeline for those who do not see it."""
    lines = [f"{clock(a.start)} {a.title} ({a.minutes} min)" for a in exercise.agenda]
    if injects:
        lines += [f"inject {i.number} at {clock(i.minute)}" for i in exercise.injects]
    return "Timeline: " + "; ".join(lines) + "."


def shortened(title: str, room: float) -> str:
    """A title, or as much of its beginning as fits into ``room`` units at 13 units a letter."""
    letters = int((room - 10) / 6.6)
    if len(title) <= letters:
        return title
    first = title.partition(":")[0].partition(",")[0]
    if len(first) <= letters:
        return first
    return ""


def to_svg(drawn: Timeline, alt: str) -> str:
    """The picture as SVG, on one line, that loads nothing and runs nothing."""
    top = _cropped(drawn)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 {top} {WIDTH} {HEIGHT - top}" '
        f'role="img" font-family="system-ui, Segoe UI, Roboto, sans-serif">'
        f"<title>{escape(alt)}</title>"
    ]
    for s in drawn.stretches:
        parts.append(
            f'<rect x="{s.x:.1f}" y="{_TOP}" width="{max(1, s.width - 1.5):.1f}" height="{_BAR}" '
            f'rx="3" fill="{s.colour}"/>'
        )
        words = shortened(s.title, s.width)
        if words:
            ink = _INK if s.colour == COLOURS["break"] else _PAPER
            parts.append(
                f'<text x="{s.x + s.width / 2:.1f}" y="{_TOP + 21}" text-anchor="middle" '
                f'font-size="12.5" fill="{ink}">{escape(words)}</text>'
            )
    parts += [
        f'<text x="{x:.1f}" y="{_TOP + _BAR + 19}" text-anchor="{anchor}" font-size="12" '
        f'fill="{_SOFT}">{words}</text>'
        for x, words, anchor in _ticks(drawn)
    ]
    for p in drawn.points:
        parts.append(
            f'<path d="M{p.x:.1f} 36v16" stroke="{_INK}" stroke-width="1.5"/>'
            f'<circle cx="{p.x:.1f}" cy="24" r="12.5" fill="{_PAPER}" stroke="{_INK}" '
            f'stroke-width="1.5"/><text x="{p.x:.1f}" y="28.5" text-anchor="middle" '
            f'font-size="13" font-weight="600" fill="{_INK}">{escape(p.label)}</text>'
        )
    parts.append("</svg>")
    return "".join(parts)


def ticks(drawn: Timeline) -> list[tuple[float, str]]:
    """The times to write under the bar, those too near to the one before left out."""
    kept: list[tuple[float, str]] = []
    for s in drawn.stretches:
        if not kept or s.x - kept[-1][0] >= 38:
            kept.append((s.x, s.clock))
    if kept and _RIGHT - kept[-1][0] < 38:
        kept.pop()
    return [*kept, (_RIGHT, drawn.end)]


def _ticks(drawn: Timeline) -> list[tuple[float, str, str]]:
    found = ticks(drawn)
    return [
        (x, words, "end" if i == len(found) - 1 else "start") for i, (x, words) in enumerate(found)
    ]


def to_png(drawn: Timeline, scale: int = 2) -> bytes:
    """The picture as PNG, ``scale`` times 960 pixels wide."""
    from PIL import Image, ImageDraw, ImageFont  # noqa: PLC0415

    image = Image.new("RGB", (WIDTH * scale, HEIGHT * scale), _PAPER)
    draw = ImageDraw.Draw(image)

    def font(size: float) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
        return ImageFont.load_default(size * scale)

    def scaled(*numbers: float) -> list[float]:
        return [number * scale for number in numbers]

    for s in drawn.stretches:
        box = scaled(s.x, _TOP, s.x + max(1, s.width - 1.5), _TOP + _BAR)
        draw.rounded_rectangle(box, radius=3 * scale, fill=s.colour)
        ink = _INK if s.colour == COLOURS["break"] else _PAPER
        middle = (s.x + s.width / 2) * scale, (_TOP + _BAR / 2) * scale
        draw.text(middle, shortened(s.title, s.width), fill=ink, font=font(12.5), anchor="mm")
    for x, words, anchor in _ticks(drawn):
        place = x * scale, (_TOP + _BAR + 14) * scale
        draw.text(place, words, fill=_SOFT, font=font(12), anchor="rm" if anchor == "end" else "lm")
    for p in drawn.points:
        draw.line(scaled(p.x, 36, p.x, _TOP), fill=_INK, width=2 * scale)
        box = scaled(p.x - 12.5, 11.5, p.x + 12.5, 36.5)
        draw.ellipse(box, fill=_PAPER, outline=_INK, width=2 * scale)
        draw.text((p.x * scale, 24 * scale), p.label, fill=_INK, font=font(13), anchor="mm")
    out = BytesIO()
    image.crop((0, _cropped(drawn) * scale, *image.size)).save(out, "PNG", optimize=True)
    return out.getvalue()


def _cropped(drawn: Timeline) -> int:
    """How much of the picture's top is empty: the room for injects where none are shown."""
    return 0 if drawn.points else _TOP - 6
