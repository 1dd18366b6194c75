"""Rows of a table, whatever it was saved in, as entries; and entries as rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, islice

from translator.errors import GlossaryError
from translator.glossary.exchange.cells import Column, columns_of, from_cells, heading, to_cell
from translator.glossary.exchange.entry import Entry, Reading
from translator.glossary.exchange.headings import column, header_at
from translator.glossary.exchange.shapes import shapes
from translator.glossary.reports import EVERY, Report, silent
from translator.glossary.schema import Concept

_LOOK = 20


def read_rows(
    rows: Iterable[tuple[int, Sequence[str]]], name: str, report: Report = silent
) -> Reading:
    """Entries of numbered rows; the headings may stand in any of the first twenty.

    Raises:
        GlossaryError: no row holds headings that name a term.
    """
    walk = iter(rows)
    head = list(islice(walk, _LOOK))
    at = header_at([cells for _, cells in head])
    if at is None:
        seen = ", ".join(repr(cell) for cell in (head[0][1] if head else ())[:6] if cell)
        raise GlossaryError(
            f"{name}: no heading names a term; the first row holds {seen or 'nothing'}",
            hint="Give the columns headings, such as term, definition, gloss, variants.",
        )
    headings = head[at][1]
    fields = [column(one) for one in headings]
    entries: list[Entry] = []
    for number, cells in chain(head[at + 1 :], walk):
        data = from_cells(
            (field, cell) for field, cell in zip(fields, cells, strict=False) if field is not None
        )
        if data:
            entries.append(Entry(f"row {number}", data))
            if len(entries) % EVERY == 0:
                report(len(entries), 0, "Reading rows")
    return Reading(entries, notes=tuple(_notes(headings, fields)))


def _notes(headings: Sequence[str], fields: Sequence[Column | None]) -> Iterator[str]:
    unknown = [
        repr(one) for one, field in zip(headings, fields, strict=True) if one.strip() and not field
    ]
    if unknown:
        yield f"Columns left aside, since no field has that name: {', '.join(unknown)}."
    twice = {heading(one) for one in fields if one and fields.count(one) > 1}
    if twice:
        yield (
            f"Several columns mean {', '.join(sorted(twice))}: lists are joined, of other values "
            "the last one counts."
        )


def to_rows(entries: Sequence[Entry]) -> Iterator[list[str]]:
    """The headings, then a row for each entry."""
    columns = columns_of(entry.data for entry in entries)
    yield [heading(one) for one in columns]
    for entry in entries:
        data = {**_spelt_out(), **entry.data}
        yield [to_cell(data, one) for one in columns]


@lru_cache(maxsize=1)
def _spelt_out() -> dict[str, str]:
    """Defaults that a reader of a table should see: the fields that hold one of few words."""
    return {
        name: str(Concept.model_fields[name].default)
        for name, shape in shapes().items()
        if shape.kind == "text" and shape.choices
    }
