"""The memory as a table: CSV or TSV, any encoding and separator; formulas are neutralised."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator

from translator.errors import InputError
from translator.glossary.exchange.guard import bare, neutral, text_of
from translator.memory.exchange.rows import Row, row_of
from translator.memory.values import Pair

_COLUMNS = (
    "audience source target state reason author created changed uses last_used fixed concepts"
).split()
_NAMES = {
    "original": "source",
    "source text": "source",
    "translation": "target",
    "target text": "target",
    "reader": "audience",
    "status": "state",
    "approved by": "author",
}
_SEPARATORS = ",;\t|"
_TOLD = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)  # how a spreadsheet program is told
_LONGEST_CELL = 1_000_000
_OURS = frozenset({"fixed", "concepts", "state"})


def write_csv(pairs: Iterable[Pair]) -> Iterator[str]:
    """The lines of a table in RFC 4180, the first with the names of the columns.

    A byte-order mark stands in front: spreadsheet programs need it to see accents.
    """
    yield "\ufeff"
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for pair in pairs:
        row = row_of(pair)
        writer.writerow([neutral(row[name]) for name in _COLUMNS])
        yield out.getvalue()
        out.seek(0)
        out.truncate()
    yield out.getvalue()


def read_csv(data: bytes, name: str) -> Iterator[Row]:
    """The rows of a table; places are line numbers, as an editor counts them.

    Raises:
        InputError: it has no columns for source and target, or a cell is left open.
        GlossaryError: the bytes are no text.
    """
    text = text_of(data, name).lstrip("\ufeff")
    told, skipped = _TOLD.match(text), 0
    if told:
        text, skipped = text[told.end() :], 1
    head = text.partition("\n")[0]
    separator = told[1] if told else max(_SEPARATORS, key=head.count)
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        columns = [_column(cell) for cell in next(reader)]
        _check(columns, name, head)
        ours = set(columns) >= _OURS
        line = reader.line_num + 1 + skipped
        for cells in reader:
            got = dict(zip(columns, map(bare, cells), strict=False))
            if any(cell.strip() for cell in cells):
                source, target = got.pop("source", ""), got.pop("target", "")
                yield Row(f"line {line}", source, target, got, ours)
            line = reader.line_num + 1 + skipped
    except csv.Error as error:
        raise InputError(
            f"{name}: line {reader.line_num}: {error}.",
            hint="Look for a double quote that is never closed; two of them stand for one.",
        ) from error


def _column(cell: str) -> str:
    name = " ".join(bare(cell).casefold().replace("_", " ").split())
    return _NAMES.get(name, name.replace(" ", "_"))


def _check(columns: list[str], name: str, head: str) -> None:
    for needed in ("source", "target"):
        if columns.count(needed) != 1:
            raise InputError(
                f"{name}: no column, or more than one, is called {needed!r}: {head[:80]!r}.",
                hint="The first row names the columns: source, target, audience and so on.",
            )
