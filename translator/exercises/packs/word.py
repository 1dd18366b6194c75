"""A document as a Word file (``.docx``)."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

from translator.exercises.packs import word_parts as parts
from translator.exercises.packs.blocks import (
    Block,
    Document,
    Heading,
    Items,
    Lines,
    Panel,
    Para,
    Picture,
    Run,
    Table,
    Words,
)
from translator.exercises.packs.timeline import to_png

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_WIDTH = 17.0  # centimetres between the margins of A4
_LEGEND = (
    Run("How to read this pack: "),
    Run("tinted words are invented for the exercise", "fiction"),
    Run("; "),
    Run("underlined words come from the update and are true", "source"),
    Run("; the rest is wording that claims nothing."),
)


def render(document: Document) -> bytes:
    """The document as the bytes of a ``.docx`` file."""
    import docx  # noqa: PLC0415

    file = docx.Document()
    parts.set_up(file, document)
    file.add_paragraph(clean(document.title), style="Title")
    file.add_paragraph(clean(document.subtitle), style="Subtitle")
    if document.legend:
        _fill(file.add_paragraph(style="Small"), _LEGEND)
    for block in document.blocks:
        _add(file, block)
    out = BytesIO()
    file.save(out)
    return out.getvalue()


def clean(text: str) -> str:
    """Text without the characters that XML cannot hold."""
    return _CONTROL.sub("", text)


def _add(file: Any, block: Block) -> None:  # noqa: ANN401 - python-docx is untyped
    match block:
        case Heading():
            heading = file.add_heading(clean(block.text), block.level)
            heading.paragraph_format.page_break_before = block.new_page
        case Para():
            _fill(file.add_paragraph(style=parts.STYLES[block.style]), block.words)
        case Items():
            _items(file, block)
        case Table():
            _table(file, block)
        case Panel():
            _panel(file, block)
        case Lines():
            for _ in range(block.count):
                file.add_paragraph(style="Writing line")
        case Picture():
            parts.picture(file, to_png(block.timeline), _WIDTH, block.alt)


def _items(file: Any, block: Items) -> None:  # noqa: ANN401
    if block.kind == "bullets":
        for words in block.items:
            _fill(file.add_paragraph(style="List Bullet"), words)
        return
    for number, words in enumerate(block.items, 1):
        # Word counts numbered paragraphs through the whole file: the number is written out.
        sign = "☐" if block.kind == "boxes" else f"{number}."
        _fill(file.add_paragraph(style="Marked item"), (Run(f"{sign}\t"), *words))


def _table(file: Any, block: Table) -> None:  # noqa: ANN401
    table = file.add_table(rows=1, cols=len(block.header), style="Table Grid")
    table.autofit = False
    parts.lighten(table)
    for cell, title in zip(table.rows[0].cells, block.header, strict=True):
        _fill(cell.paragraphs[0], (Run(title, bold=True),))
    parts.heads(table)
    for row in block.rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            _fill(cell.paragraphs[0], words)
    for _ in range(block.blank):
        parts.tall(table.add_row())
    parts.widen(table, [width * _WIDTH for width in block.widths])
    for row in table.rows:
        parts.whole(row)
        for cell in row.cells:
            cell.paragraphs[0].style = "Cell"
    file.add_paragraph(style="Gap")


def _panel(file: Any, block: Panel) -> None:  # noqa: ANN401
    table = file.add_table(rows=1, cols=1, style="Table Grid")
    parts.lighten(table, padding=0.2)
    cell = table.rows[0].cells[0]
    parts.shade(cell, "FAFAF7")
    first = cell.paragraphs[0]
    first.style = "Panel"
    _fill(first, (Run(f"{block.kind.upper()}   "), *block.title))
    for line in block.lines:
        _fill(cell.add_paragraph(style="Panel"), line)
    parts.whole(table.rows[0])
    file.add_paragraph(style="Gap")


def _fill(paragraph: Any, words: Words) -> None:  # noqa: ANN401
    for run in words:
        made = paragraph.add_run(clean(run.text))
        made.bold = True if run.bold else None
        parts.mark(made, run.mark)
