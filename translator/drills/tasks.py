"""Jargon messages for *say it plainly*: sentences of the update that hold facts and terms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from translator.audiences import Audience
from translator.drills.terms import SURE, Visible, meaning, visible
from translator.drills.values import Jargon, Stated, Task
from translator.facts.extract import facts_in
from translator.glossary.load import Glossary
from translator.reading import reading
from translator.values import FactSheet, Span

_WORDS = (7, 45)
_POINTS_BACK = re.compile(
    r"(?:it|this|that|these|those|they|he|she|both|the (?:other|same|latter|former))\b",
    re.IGNORECASE,
)
_MOST_TERMS, _MOST_FACTS = 3, 5
_MOST_CODE = 2  # names of code that a message may hold; a list of files says nothing plainly


def tasks(
    sheet: FactSheet, glossary: Glossary, audience: Audience, count: int, random: Random
) -> tuple[Task, ...]:
    """The ``count`` sentences that teach most, in the order of the update.

    A sentence is worth more with each term this reader does not use (three count) and each fact
    (five count); among equals the seed draws. One that points back ("It was …") is left alone.
    """
    found = list(_all(sheet, glossary, audience))
    random.shuffle(found)
    found.sort(key=lambda task: -_worth(task))
    return tuple(sorted(found[:count], key=lambda task: task.source))


def _worth(task: Task) -> int:
    terms = min(_MOST_TERMS, sum(term.explain for term in task.terms))
    return 2 * terms + min(_MOST_FACTS, len(task.facts))


def _all(sheet: FactSheet, glossary: Glossary, audience: Audience) -> Iterator[Task]:
    for seen in visible(sheet, audience):
        words = len(seen.shown.split())
        if not seen.running or not _WORDS[0] <= words <= _WORDS[1]:
            continue
        if _POINTS_BACK.match(seen.shown):
            continue
        terms = tuple(_jargon(seen, glossary, audience))
        facts = tuple(_facts(sheet, seen))
        code = sum(fact.kind == "identifier" for fact in facts)
        if facts and code <= _MOST_CODE and any(term.explain for term in terms):
            source = (seen.sentence.start, seen.sentence.end)
            yield Task(seen.shown, source, facts, terms, reading(seen.shown))


def _jargon(seen: Visible, glossary: Glossary, audience: Audience) -> Iterator[Jargon]:
    """Each term once, where it is met first: one explanation is enough."""
    met: set[str] = set()
    for term in seen.terms:
        if term.concept is None or term.how not in SURE or term.concept in met:
            continue
        met.add(term.concept)
        concept = glossary.get(term.concept)
        yield Jargon(
            concept.id,
            seen.shown[term.plain_start : term.plain_end],
            term.plain_start,
            term.plain_end,
            meaning(concept, audience),
            concept.policy_for(audience.id) != "keep",
        )


def _facts(sheet: FactSheet, seen: Visible) -> Iterator[Stated]:
    """The facts of the shown sentence, with the ids of the sheet where they agree.

    A name that is a term is marked as a term, and what a range holds is marked with the range. An
    acronym whose sense the glossary cannot tell is no fact: whoever spells it out keeps it.
    """
    ids: dict[tuple[str, str], list[str]] = {}
    for fact in sheet.facts:
        if fact.sentence == seen.sentence.index:
            ids.setdefault((fact.kind, fact.value), []).append(fact.id)
    found = sorted(facts_in(seen.shown), key=lambda one: one[2:])
    ranges = [(start, end) for kind, _, start, end in found if kind == "range"]
    terms = [
        (term.plain_start, term.plain_end)
        for term in seen.terms
        if term.concept is not None or term.surface.isupper()
    ]
    for kind, value, start, end in found:
        mine = ids.get((kind, value))
        known = mine.pop(0) if mine else ""
        if kind != "range" and _within(start, end, ranges):
            continue
        if kind in {"name", "identifier"} and _within(start, end, terms):
            continue
        yield Stated(known, kind, seen.shown[start:end], value, start, end)


def _within(start: int, end: int, spans: list[Span]) -> bool:
    return any(first <= start and end <= last for first, last in spans)
