"""Styles of the Word file, and what python-docx has no words for: links within, marked rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

_INK, _SOFT, _ACCENT, _WASH = "1C232B", "56606B", "0B5D5E", "E3F0EE"
_SANS, _SERIF = "Calibri", "Georgia"
_WIDTHS = (1.1, 10.4, 5.5)  # centimetres of the columns; 17 between the margins of A4


def set_up(file: Any, title: str, subject: str) -> None:  # noqa: ANN401 - python-docx is untyped
    """Page, properties, styles, and the footer with the page's number."""
    from docx.shared import Cm  # noqa: PLC0415

    section = file.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(2.2)
    properties = file.core_properties
    properties.title, properties.subject = title[:250], subject[:250]
    properties.author, properties.comments, properties.language = "Plainbridge", "", "en"
    _styles(file)
    _footer(section.footer.paragraphs[0], title)


def _styles(file: Any) -> None:  # noqa: ANN401
    _style(file, "Normal", size=11, after=6)
    _style(file, "Title", font=_SERIF, size=22, after=2, bold=True)
    _style(file, "Subtitle", size=11, colour=_SOFT, after=12)
    _style(file, "Heading 1", font=_SERIF, size=14, colour=_ACCENT, before=14, after=4, bold=True)
    _style(file, "List Bullet", size=11, after=3)
    bottom = _style(file, "Bottom line", size=12.5, after=10, bold=True)
    _shade(bottom.element.get_or_add_pPr(), _WASH)
    _style(file, "Background", size=10, colour=_SOFT, after=4)
    _style(file, "Question", size=11, bold=True, before=6, after=1, keep=True)
    _style(file, "Answer", size=11, after=4)
    _style(file, "Small", size=9.5, colour=_SOFT, after=4)
    _style(file, "Cell", size=9.5, after=1)


def _style(  # noqa: PLR0913 - a style's properties
    file: Any,  # noqa: ANN401
    name: str,
    *,
    size: float,
    font: str = _SANS,
    colour: str = _INK,
    before: float = 0,
    after: float = 0,
    bold: bool = False,
    keep: bool = False,
) -> Any:  # noqa: ANN401
    from docx.enum.style import WD_STYLE_TYPE  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415
    from docx.shared import Pt, RGBColor  # noqa: PLC0415

    known = [style.name for style in file.styles]
    if name in known:
        style = file.styles[name]
    else:
        style = file.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = file.styles["Normal"]
    style.font.name, style.font.size = font, Pt(size)
    style.font.color.rgb, style.font.bold = RGBColor.from_string(colour), bold
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(kind), None)  # the theme's font would win over the named one
    paragraph = style.paragraph_format
    paragraph.space_before, paragraph.space_after = Pt(before), Pt(after)
    paragraph.keep_with_next = keep or name.startswith("Heading")
    return style


def reference(paragraph: Any, number: int) -> None:  # noqa: ANN401
    """A small number behind a sentence that leads to its row in the table of sources."""
    link = _element("w:hyperlink", {"w:anchor": _row_mark(number), "w:history": "1"})
    run = paragraph.add_run(str(number))
    run.font.superscript = True
    _colour(run, _ACCENT)
    link.append(run._r)
    paragraph._p.append(link)


def source_table(
    file: Any,  # noqa: ANN401
    header: Sequence[str],
    rows: Sequence[tuple[int, str, str]],
) -> None:
    """A table whose rows can be led to; its header stands on each page."""
    table = file.add_table(rows=1, cols=len(header))
    table.style, table.autofit = "Table Grid", False
    table.rows[0]._tr.get_or_add_trPr().append(_element("w:tblHeader", {"w:val": "true"}))
    for cell, text in zip(table.rows[0].cells, header, strict=True):
        _fill(cell, text).bold = True
        _shade(cell._tc.get_or_add_tcPr(), _WASH)
    for number, words, how in rows:
        row = table.add_row()
        row._tr.get_or_add_trPr().append(_element("w:cantSplit", {"w:val": "true"}))
        for cell, text in zip(row.cells, (str(number), words, how), strict=True):
            _fill(cell, text)
        _mark(row.cells[0].paragraphs[0], number)
    _set_widths(table)


def _set_widths(table: Any) -> None:  # noqa: ANN401
    from docx.shared import Cm  # noqa: PLC0415

    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)


def _fill(cell: Any, text: str) -> Any:  # noqa: ANN401
    paragraph = cell.paragraphs[0]
    paragraph.style = "Cell"
    return paragraph.add_run(text)


def _mark(paragraph: Any, number: int) -> None:  # noqa: ANN401
    start = _element("w:bookmarkStart", {"w:id": str(number), "w:name": _row_mark(number)})
    paragraph._p.insert(1, start)
    paragraph._p.append(_element("w:bookmarkEnd", {"w:id": str(number)}))


def _row_mark(number: int) -> str:
    return f"source_{number}"


def _footer(paragraph: Any, title: str) -> None:  # noqa: ANN401
    paragraph.style = "Small"
    paragraph.add_run(f"{title[:80]} · page ")
    field = _element("w:fldSimple", {"w:instr": "PAGE"})
    run = paragraph.add_run("1")
    field.append(run._r)
    paragraph._p.append(field)


def _shade(properties: Any, colour: str) -> None:  # noqa: ANN401
    shade = {"w:val": "clear", "w:color": "auto", "w:fill": colour}
    properties.append(_element("w:shd", shade))


def _colour(run: Any, colour: str) -> None:  # noqa: ANN401
    from docx.shared import RGBColor  # noqa: PLC0415

    run.font.color.rgb = RGBColor.from_string(colour)


def _element(tag: str, attributes: dict[str, str]) -> Any:  # noqa: ANN401
    from docx.oxml import OxmlElement  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415

    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(name), value)
    return element
