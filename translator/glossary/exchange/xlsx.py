"""XLSX workbooks: the first sheet with headings is read; no cell is written as a formula."""

from __future__ import annotations

import datetime as dt
import io
import warnings
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from translator.errors import GlossaryError
from translator.glossary.exchange.entry import Entry, Reading
from translator.glossary.exchange.guard import check_characters, check_zip
from translator.glossary.exchange.headings import header_at
from translator.glossary.exchange.tables import read_rows, to_rows
from translator.glossary.reports import Report, silent

if TYPE_CHECKING:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

_WIDEST = 200
_LONGEST_CELL = 32_767  # characters; Excel's own limit


def read_xlsx(data: bytes, name: str, report: Report = silent) -> Reading:
    """The entries of a workbook; places are row numbers. Of a formula its last result is read.

    Raises:
        GlossaryError: it is no workbook, unpacks to too much, declares XML entities, or no sheet
            has headings.
    """
    check_zip(data, name)
    import openpyxl  # noqa: PLC0415

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and extensions, which are not read
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheet = _sheet(list(book.worksheets))
        return read_rows(_rows(sheet), f"{name}, sheet {sheet.title!r}", report)
    except GlossaryError:
        raise
    except Exception as error:  # openpyxl lets through whatever comes up in a damaged part
        raise GlossaryError(
            f"{name}: the workbook is damaged: {type(error).__name__}: {error}",
            hint="Save it anew from the spreadsheet program, or as .csv.",
        ) from error


def _sheet(sheets: Sequence[ReadOnlyWorksheet]) -> ReadOnlyWorksheet:
    """The first sheet whose first rows hold headings, or the first of all."""
    for sheet in sheets:
        sheet.reset_dimensions()  # a file may claim a million columns
        head = [cells for _, (_, cells) in zip(range(20), _rows(sheet), strict=False)]
        if header_at(head) is not None:
            return sheet
    if not sheets:
        raise ValueError("it has no sheet")
    return sheets[0]


def _rows(sheet: ReadOnlyWorksheet) -> Iterator[tuple[int, Sequence[str]]]:
    rows: Any = sheet.iter_rows(values_only=True, max_col=_WIDEST)
    for number, values in enumerate(rows, start=1):
        if any(value is not None for value in values):
            yield number, [_text(value) for value in values]


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime):
        return (value.date() if value.time() == dt.time() else value).isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value)


def write_xlsx(entries: Sequence[Entry]) -> bytes:
    """A workbook with one sheet, its headings fixed, every cell text.

    Text that begins like a formula is marked as text the way Excel itself does ("quote prefix"),
    so that opening, editing and saving it never makes a formula of it.

    Raises:
        GlossaryError: a cell is too long, or holds a character that no workbook can hold.
    """
    from openpyxl import Workbook  # noqa: PLC0415
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415
    from openpyxl.styles import Font  # noqa: PLC0415

    for entry in entries:
        check_characters(entry.data, "a workbook")
    rows = list(to_rows(entries))
    _check_lengths(entries, rows[1:])
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Glossary")
    sheet.freeze_panes = "C2"
    bold = Font(bold=True)
    for number, row in enumerate(rows):
        cells: list[Any] = []
        for text in row:
            if not text:
                cells.append(None)
                continue
            cell = WriteOnlyCell(sheet, text)
            cell.data_type = "s"
            if not number:
                cell.font = bold
            elif text[0] in "=+-@\t'":
                cell.quotePrefix = True
            cells.append(cell)
        sheet.append(cells)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _check_lengths(entries: Sequence[Entry], rows: Sequence[Sequence[str]]) -> None:
    for entry, row in zip(entries, rows, strict=True):
        for text in row:
            if len(text) > _LONGEST_CELL:
                raise GlossaryError(
                    f"{entry.data.get('id')}: {text[:40]!r}… is {len(text)} characters long; a "
                    f"workbook's cell holds {_LONGEST_CELL}",
                    hint="Shorten it, or export as CSV or JSON.",
                )
