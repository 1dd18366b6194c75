"""CSV and TSV: any separator, any encoding, headings by usual names; formulas are neutralised."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from translator.errors import GlossaryError
from translator.glossary.exchange.entry import Entry, Reading
from translator.glossary.exchange.guard import bare, neutral, text_of
from translator.glossary.exchange.headings import column
from translator.glossary.exchange.tables import read_rows, to_rows
from translator.glossary.reports import Report, silent

_SEPARATORS = ",;\t|"
_LONGEST_CELL = 1_000_000
_HEAD = 20_000


def read_csv(data: bytes, name: str, report: Report = silent) -> Reading:
    """The entries of a table in text; places are line numbers, as an editor counts them.

    Raises:
        GlossaryError: it is no text, has no headings, or a cell is left open.
    """
    text = text_of(data, name).lstrip("\ufeff")
    first, _, rest = text.partition("\n")
    told = first.strip().lower().removeprefix("sep=") if first.lower().startswith("sep=") else ""
    if len(told) == 1 or first.lower().startswith("sep=\t"):
        return read_rows(_rows(rest, told or "\t", name, skipped=1), name, report)
    return read_rows(_rows(text, _separator(text), name), name, report)


def _separator(text: str) -> str:
    """The separator that shows the most headings we know within the first rows."""
    head = text[:_HEAD]

    def known(separator: str) -> int:
        rows = csv.reader(io.StringIO(head, newline=""), delimiter=separator)
        most = 0
        try:
            for _, row in zip(range(20), rows, strict=False):
                most = max(most, len({one for one in map(column, row) if one}))
        except csv.Error:
            return most
        return most

    return max(_SEPARATORS, key=known)


def _rows(
    text: str, separator: str, name: str, skipped: int = 0
) -> Iterator[tuple[int, Sequence[str]]]:
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    while True:
        line = reader.line_num + 1 + skipped
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise GlossaryError(
                f"{name}: line {line}: {error}",
                hint="Look for a double quote that is never closed; two of them stand for one.",
            ) from error
        yield line, [bare(cell) for cell in row]


def write_csv(entries: Sequence[Entry], separator: str = ",") -> bytes:
    """A table in UTF-8 with a byte-order mark, which spreadsheet programs need to see accents."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=separator, lineterminator="\r\n")
    writer.writerows([neutral(cell) for cell in row] for row in to_rows(entries))
    return out.getvalue().encode("utf-8-sig")


def write_tsv(entries: Sequence[Entry]) -> bytes:
    """The same with tabs between the cells."""
    return write_csv(entries, "\t")
