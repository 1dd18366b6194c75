"""The fact sheet's facts: every family over every sentence, numbered in the order of the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from translator.facts.identifiers import find_identifiers
from translator.facts.markers import find_markers
from translator.facts.quantities import find_quantities
from translator.values import Fact, FactKind, Sentence

Found = tuple[FactKind, str, int, int]


def find_facts(sentence: Sentence) -> Iterator[Found]:
    """Facts of one sentence as (kind, value, start, end) in ``sentence.plain``.

    A quantity inside an identifier ("2" in ``v2-api``) is part of the identifier, not a number.
    """
    taken = bytearray(len(sentence.plain) + 1)
    for named in find_identifiers(sentence):
        if named.kind == "identifier":
            taken[named.start : named.end] = b"\x01" * (named.end - named.start)
        yield named.kind, named.value, named.start, named.end
    for quantity in find_quantities(sentence.plain):
        if not any(taken[quantity.start : quantity.end]):
            yield quantity.kind, quantity.value, quantity.start, quantity.end
    for marker in find_markers(sentence.plain):
        if not any(taken[marker.start : marker.end]):
            yield marker.kind, marker.value, marker.start, marker.end


def facts_in(text: str) -> list[Found]:
    """Facts of a bare text, such as a candidate of the model."""
    return list(find_facts(Sentence(0, 0, len(text), text, tuple(range(len(text))))))


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
