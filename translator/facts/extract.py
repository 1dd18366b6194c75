"""The fact sheet's facts: every family over every sentence, numbered in the order of the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from translator.facts.bounds import find_bounds
from translator.facts.found import Marked, Quantity
from translator.facts.identifiers import find_identifiers, find_quotations
from translator.facts.markers import Marker, find_markers
from translator.facts.names import find_names
from translator.facts.quantities import measure
from translator.values import Fact, FactKind, Sentence

Found = tuple[FactKind, str, int, int]


def find_facts(sentence: Sentence) -> Iterator[Found]:
    """Facts of one sentence as (kind, value, start, end) in ``sentence.plain``.

    A quantity inside an identifier ("2" in ``v2-api``) is part of the identifier, not a number; one
    inside a quotation stands beside it, and a quotation that is an identifier is that alone. Facts of one kind never overlap; of two kinds they may
    ("14:02-14:49" is two times, a range and a duration).
    """
    if sentence.code:
        yield from _facts(sentence)
    else:
        yield from _cached(sentence.plain)


def facts_in(text: str) -> list[Found]:
    """Facts of a bare text, such as a candidate of the model."""
    return list(_cached(text))


def forget() -> None:
    """Forget the texts that were looked at; needed only by whoever measures."""
    _cached.cache_clear()


def extract(text: str, sentences: Iterable[Sentence]) -> tuple[Fact, ...]:
    """All facts of an update. ``text[f.start:f.end] == f.text`` for each."""
    rows: list[tuple[int, int, FactKind, str, int]] = []
    for sentence in sentences:
        for kind, value, start, end in find_facts(sentence):
            rows.append((*sentence.span_of(start, end), kind, value, sentence.index))
    rows.sort(key=lambda row: (row[4], row[0], row[1]))
    return tuple(
        Fact(f"F{i + 1}", kind, text[start:end], start, end, value, index)
        for i, (start, end, kind, value, index) in enumerate(rows)
    )


@lru_cache(maxsize=4096)
def _cached(text: str) -> tuple[Found, ...]:
    """The gate looks at the same source for every candidate, so what it holds is kept."""
    return tuple(_facts(Sentence(0, 0, len(text), text, ())))


def _facts(sentence: Sentence) -> Iterator[Found]:
    plain = sentence.plain
    codes = Marked(len(plain))
    for identifier in find_identifiers(sentence, codes):
        yield _row(identifier)
    marked = codes.copy()
    quantities = tuple(_apart(measure(plain, marked), len(plain)))
    for quantity in quantities:
        yield _row(quantity)
    quoted = Marked(len(plain))
    for quotation in find_quotations(plain, quoted):
        if not codes.full(quotation.start, quotation.end):
            yield _row(quotation)
    marked.add(quoted)
    for name in find_names(plain, marked):
        yield _row(name)
    bounds = tuple(find_bounds(plain, quantities))
    known: set[Quantity] = set()
    for marker in find_markers(plain):
        start, end = marker.start, marker.end
        if not codes.free(start, end) or _is_measure(marker, quantities):
            continue
        if plain[start - 1 : end] in {"->", "=>"}:
            continue
        bound = next((b for b in bounds if start < b.end and b.start < end), None)
        if bound and (bound.kind, bound.value) != (marker.kind, marker.value):
            continue  # "no" and "fewer" in "no fewer than 5"
        if bound:
            known.add(bound)
        yield marker.kind, marker.value, start, end
    yield from (_row(bound) for bound in bounds if bound not in known)


def _is_measure(marker: Marker, quantities: Iterable[Quantity]) -> bool:
    """Whether a marker's word is part of a quantity, which says it already.

    That is "requests" in "500 requests per second", "second" in "second quarter" and "first", whose
    value as a number is that of "1st".
    """
    if marker.kind == "obligation":
        kinds = {"number"}
    elif marker.value in {"first", "second"}:
        kinds = {"number", "date"}
    else:
        return False
    return any(
        q.kind in kinds and q.start <= marker.start and marker.end <= q.end for q in quantities
    )


def _row(found: Quantity) -> Found:
    return found.kind, found.value, found.start, found.end


def _apart(found: Iterable[Quantity], length: int) -> Iterator[Quantity]:
    """Without what overlaps an earlier quantity of its own kind."""
    taken: dict[FactKind, Marked] = {}
    for quantity in found:
        if taken.setdefault(quantity.kind, Marked(length)).take(quantity.start, quantity.end):
            yield quantity
