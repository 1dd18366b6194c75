"""Styles and the parts of a Word file that python-docx has no words for."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from translator.exercises.packs.blocks import Document, Mark, Style

STYLES: dict[Style, str] = {
    "body": "Normal",
    "lead": "Lead",
    "aloud": "Read aloud",
    "label": "Label",
    "small": "Small",
}
_INK, _SOFT, _ACCENT = "1C232B", "56606B", "0B5D5E"
_SANS, _SERIF, _MONO = "Calibri", "Georgia", "Consolas"


def set_up(file: Any, document: Document) -> None:  # noqa: ANN401 - python-docx is untyped
    """Page, properties, styles, and the footer with the page's number."""
    from docx.shared import Cm  # noqa: PLC0415

    section = file.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin, section.bottom_margin = Cm(2), Cm(2)
    file.core_properties.title = document.title[:250]
    file.core_properties.subject = document.subtitle[:250]
    file.core_properties.author = "Plainbridge"
    file.core_properties.comments = ""
    _styles(file, large=document.large)
    _footer(section.footer.paragraphs[0], document.footer)


def _styles(file: Any, *, large: bool) -> None:  # noqa: ANN401
    _style(file, "Normal", size=10.5, after=4)
    _style(file, "Title", _SERIF, size=24, after=2, bold=True)
    _style(file, "Subtitle", size=11, colour=_SOFT, after=8)
    _style(file, "Heading 1", _SERIF, size=20 if large else 15, colour=_ACCENT, before=14, after=4)
    _style(file, "Heading 2", _SERIF, size=13, colour=_ACCENT, before=10, after=3)
    _style(file, "Heading 3", _SERIF, size=11, colour=_ACCENT, before=8, after=2)
    _style(file, "List Bullet", size=10.5, after=2)
    _style(file, "Lead", base="Normal", size=14 if large else 12, after=6)
    _style(file, "Label", base="Normal", size=10.5, bold=True, before=8, after=1, keep=True)
    _style(file, "Small", base="Normal", size=9, colour=_SOFT, after=2)
    _style(file, "Gap", base="Normal", size=4)
    _style(file, "Cell", base="Normal", size=9.5, after=1)
    _style(file, "Panel", _MONO, base="Normal", size=12 if large else 9.5, after=2)
    aloud = _style(file, "Read aloud", _SERIF, base="Normal", size=19 if large else 11.5, after=8)
    _indent(aloud, 0.4)
    _bar(aloud)
    marked = _style(file, "Marked item", base="Normal", size=10.5, after=3)
    _hang(marked, 0.7)
    line = _style(file, "Writing line", base="Normal", size=10.5, before=12, after=0)
    _border(line, "bottom", "C9C6BD", 4)
    _border(line, "between", "C9C6BD", 4)


def _style(  # noqa: PLR0913 - what a style is
    file: Any,  # noqa: ANN401
    name: str,
    font: str = _SANS,
    *,
    size: float,
    base: str = "",
    colour: str = _INK,
    before: float = 0,
    after: float = 0,
    bold: bool = False,
    keep: bool = False,
) -> Any:  # noqa: ANN401
    from docx.enum.style import WD_STYLE_TYPE  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415
    from docx.shared import Pt, RGBColor  # noqa: PLC0415

    style = file.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH) if base else file.styles[name]
    if base:
        style.base_style = file.styles[base]
    style.font.name = font
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), font)
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
    style.font.color.rgb = RGBColor.from_string(colour)
    shape = style.paragraph_format
    shape.space_before, shape.space_after = Pt(before), Pt(after)
    shape.keep_with_next = True if keep or name.startswith("Heading") else None
    if name == "Title":
        _no_border(style)
    return style


def _indent(style: Any, left: float) -> None:  # noqa: ANN401
    from docx.shared import Cm  # noqa: PLC0415

    style.paragraph_format.left_indent = Cm(left)
    style.paragraph_format.keep_together = True


def _hang(style: Any, width: float) -> None:  # noqa: ANN401
    from docx.shared import Cm  # noqa: PLC0415

    style.paragraph_format.left_indent = Cm(width)
    style.paragraph_format.first_line_indent = Cm(-width)
    style.paragraph_format.tab_stops.add_tab_stop(Cm(width))


def _bar(style: Any) -> None:  # noqa: ANN401
    _border(style, "left", _ACCENT, 18, space=8)
    _shading(style.element.get_or_add_pPr(), "F0F5F4")


def _border(style: Any, side: str, colour: str, eighths: int, space: int = 1) -> None:  # noqa: ANN401
    from docx.oxml import OxmlElement  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415

    properties, edge = style.element.get_or_add_pPr(), OxmlElement(f"w:{side}")
    values = {"val": "single", "sz": str(eighths), "space": str(space), "color": colour}
    for key, value in values.items():
        edge.set(qn(f"w:{key}"), value)
    borders = properties.find(qn("w:pBdr"))
    if borders is None:
        borders = OxmlElement("w:pBdr")
        properties.insert_element_before(
            borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl"
        )
    borders.append(edge)


def _no_border(style: Any) -> None:  # noqa: ANN401
    from docx.oxml.ns import qn  # noqa: PLC0415

    properties = style.element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)


def _shading(properties: Any, colour: str) -> None:  # noqa: ANN401
    from docx.oxml import OxmlElement  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415

    shade = OxmlElement("w:shd")
    for key, value in {"val": "clear", "color": "auto", "fill": colour}.items():
        shade.set(qn(f"w:{key}"), value)
    properties.insert_element_before(shade, "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl")


def _footer(paragraph: Any, text: str) -> None:  # noqa: ANN401
    from docx.oxml import OxmlElement  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415

    paragraph.style = "Small"
    paragraph.add_run(f"{text}  ·  ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)  # python-docx has no fields


def mark(run: Any, what: Mark) -> None:  # noqa: ANN401
    """Show where a stretch comes from."""
    from docx.oxml import OxmlElement  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415

    if what == "source":
        run.underline = True
    elif what in {"fiction", "edited"}:
        shade = OxmlElement("w:shd")
        fill = "FDF3D9" if what == "fiction" else "E9E4F2"
        for key, value in {"val": "clear", "color": "auto", "fill": fill}.items():
            shade.set(qn(f"w:{key}"), value)
        run._r.get_or_add_rPr().append(shade)  # python-docx has no shading


def shade(cell: Any, fill: str) -> None:  # noqa: ANN401
    """Tint a cell."""
    from docx.oxml import OxmlElement  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415

    made = OxmlElement("w:shd")
    for key, value in {"val": "clear", "color": "auto", "fill": fill}.items():
        made.set(qn(f"w:{key}"), value)
    cell._tc.get_or_add_tcPr().append(made)


def heads(table: Any) -> None:  # noqa: ANN401
    """Repeat the first row on every page, tinted."""
    from docx.oxml import OxmlElement  # noqa: PLC0415

    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell in table.rows[0].cells:
        shade(cell, "EDEBE4")


def lighten(table: Any, padding: float = 0.07) -> None:  # noqa: ANN401
    """Thin grey lines, flush with the text; ``padding`` in centimetres above and below."""
    from docx.oxml import OxmlElement  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415

    properties = table._tbl.tblPr
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        edge = OxmlElement(f"w:{side}")
        for key, value in {"val": "single", "sz": "4", "space": "0", "color": "C9C6BD"}.items():
            edge.set(qn(f"w:{key}"), value)
        borders.append(edge)
    margins = OxmlElement("w:tblCellMar")
    room = str(int(padding * 567))
    for side, width in (("top", room), ("left", "100"), ("bottom", room), ("right", "100")):
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), width)
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    indent = OxmlElement("w:tblInd")
    indent.set(qn("w:w"), "0")
    indent.set(qn("w:type"), "dxa")
    after = ("w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
    properties.insert_element_before(indent, "w:tblBorders", *after)
    properties.insert_element_before(borders, *after)
    properties.insert_element_before(margins, "w:tblLook")


def whole(row: Any) -> None:  # noqa: ANN401
    """Keep a row on one page."""
    from docx.oxml import OxmlElement  # noqa: PLC0415

    properties = row._tr.get_or_add_trPr()
    properties.insert(0, OxmlElement("w:cantSplit"))


def tall(row: Any) -> None:  # noqa: ANN401
    """Room to write in."""
    from docx.shared import Cm  # noqa: PLC0415

    row.height = Cm(1)


def widen(table: Any, widths: list[float]) -> None:  # noqa: ANN401
    """Set the widths of the columns, in centimetres."""
    from docx.shared import Cm  # noqa: PLC0415

    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)


def picture(file: Any, png: bytes, width: float, alt: str) -> None:  # noqa: ANN401
    """A picture over the whole line, with its words."""
    from docx.shared import Cm  # noqa: PLC0415

    shape = file.add_picture(BytesIO(png), width=Cm(width))
    shape._inline.docPr.set("descr", alt)
