"""The master scenario events list as a table that other programs open."""

from __future__ import annotations

from io import BytesIO

from translator.cells import neutral, to_csv
from translator.exercises.packs.guides import DELIVERIES, names_of
from translator.exercises.packs.timeline import clock
from translator.exercises.schema import Exercise, Inject

HEADER = (
    "No.", "Time", "Minutes", "Event", "From", "To", "Delivery", "Text to read aloud", "Artefact",
    "Expected response", "Success sign", "Hint if stuck", "Objectives", "Difficulty", "Milder",
    "Harder", "Question", "Decision",
)  # fmt: skip
_WIDTHS = (6, 8, 9, 24, 20, 24, 14, 60, 36, 44, 36, 36, 12, 11, 40, 40, 36, 44)
_NUMBERS = frozenset({0, 2, 13})


def rows(exercise: Exercise) -> list[tuple[str, ...]]:
    """One row for each inject, in order; cells as they are, not yet neutral."""
    return [_row(exercise, inject) for inject in exercise.injects]


def _row(exercise: Exercise, inject: Inject) -> tuple[str, ...]:
    shown = inject.artefact
    artefact = "\n".join([shown.title, *(line.text for line in shown.lines)]) if shown else ""
    asked = " ".join(q.text.text for q in exercise.questions if q.inject == inject.number)
    decided = "\n".join(
        "\n".join([d.text.text, *(f"– {option.text}" for option in d.options)])
        for d in exercise.decisions
        if d.inject == inject.number
    )
    return (
        str(inject.number),
        clock(inject.minute),
        str(inject.minutes),
        inject.title,
        inject.sender,
        names_of(exercise, inject.to),
        DELIVERIES[inject.delivery],
        inject.text.text,
        artefact,
        inject.expected.text,
        inject.success.text,
        inject.hint.text,
        ", ".join(inject.objectives),
        str(inject.difficulty),
        inject.milder.text,
        inject.harder.text,
        asked,
        decided,
    )


def as_csv(exercise: Exercise) -> bytes:
    """CSV in UTF-8 with the mark by which spreadsheets know it; no cell is run as a formula."""
    return to_csv(HEADER, rows(exercise)).encode("utf-8-sig")


def as_xlsx(exercise: Exercise) -> bytes:
    """A workbook with one sheet, its first row frozen, wide cells wrapped, all cells text."""
    from openpyxl import Workbook  # noqa: PLC0415
    from openpyxl.styles import Alignment, Font, PatternFill  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    book = Workbook()
    book.properties.title = neutral(exercise.title.text)
    book.properties.creator = "Plainbridge"
    sheet = book.active
    sheet.title = "MSEL"
    sheet.append(HEADER)
    for cell in sheet[1]:
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor="0B5D5E")
    for row in rows(exercise):
        values = [int(c) if i in _NUMBERS else neutral(c) or None for i, c in enumerate(row)]
        sheet.append(values)
        for place, cell in enumerate(sheet[sheet.max_row]):
            if place not in _NUMBERS and cell.value:
                cell.data_type = "s"
    for line in sheet.iter_rows():
        for cell in line:
            cell.alignment = Alignment(vertical="top", wrap_text=True)
    for place, width in enumerate(_WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = "E2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    out = BytesIO()
    book.save(out)
    return out.getvalue()
