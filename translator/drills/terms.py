"""The terms of an update that are worth a drill, each with the best sentence it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from translator.audiences import Audience
from translator.drills.values import Card, Context
from translator.glossary.load import Glossary
from translator.glossary.schema import Concept
from translator.screen.cover import covered, withheld
from translator.values import FactSheet, Sentence, TermMatch

_RUNNING = frozenset({"paragraph", "bullet", "quote", "row"})
_FULL = (6, 40)
_FEWEST = 3  # words; a term that stands alone, as in a table's header, says nothing of its use
SURE = frozenset({"exact", "variant", "acronym"})


@dataclass(frozen=True, slots=True)
class Visible:
    """A sentence as this reader may see it, with the terms that still stand in it."""

    sentence: Sentence
    shown: str
    terms: tuple[TermMatch, ...]
    running: bool


def visible(sheet: FactSheet, audience: Audience) -> Iterator[Visible]:
    """The sentences of an update that this reader may see, what is hidden from them covered."""
    for passage in sheet.passages:
        if passage.kind == "code":
            continue
        for sentence in passage.sentences:
            if withheld((sentence,), sheet, audience):
                continue
            seen = covered(sentence, sheet, audience)
            if not seen.empty:
                plain = seen.sentence.plain
                yield Visible(sentence, plain, seen.terms, passage.kind in _RUNNING)


def cards(sheet: FactSheet, glossary: Glossary, audience: Audience) -> list[Card]:
    """One card for each concept of the update, those this reader does not use first.

    Within either group they stand in the order of the update. A term that stands in several
    sentences gets the one that reads best: running text of a fair length.
    """
    best: dict[str, tuple[tuple[bool, bool], Visible, TermMatch]] = {}
    for seen in visible(sheet, audience):
        if len(seen.shown.split()) < _FEWEST:
            continue
        rank = (seen.running, _FULL[0] <= len(seen.shown.split()) <= _FULL[1])
        for term in seen.terms:
            if term.concept is None or term.how not in SURE:
                continue
            before = best.get(term.concept)
            if before is None or rank > before[0]:
                best[term.concept] = (rank, seen, term)
    made = [
        (
            glossary.get(concept).policy_for(audience.id) == "keep",
            _card(glossary, audience, seen, term),
        )
        for concept, (_, seen, term) in best.items()
    ]
    made.sort(key=lambda pair: (pair[0], pair[1].context.source, pair[1].context.start))
    return [card for _, card in made]


def unknown(sheet: FactSheet, audience: Audience) -> list[str]:
    """Jargon of the update that no entry explains, each once, as this reader may see it."""
    words = (
        seen.shown[term.plain_start : term.plain_end]
        for seen in visible(sheet, audience)
        for term in seen.terms
        if term.concept is None
    )
    return list(dict.fromkeys(words))


def _card(glossary: Glossary, audience: Audience, seen: Visible, term: TermMatch) -> Card:
    concept = glossary.get(term.concept or "")
    return Card(
        concept.id,
        concept.term,
        meaning(concept, audience),
        concept.definition,
        concept.analogy,
        glossary.domains[concept.id],
        Context(
            seen.shown,
            term.plain_start,
            term.plain_end,
            (seen.sentence.start, seen.sentence.end),
        ),
    )


def meaning(concept: Concept, audience: Audience) -> str:
    """What a concept means, in the words for this reader."""
    return concept.gloss_for(audience.id)
