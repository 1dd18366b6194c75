"""What stands under what: headings, lines above lists, and the sentences that belong to them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from translator.audiences import Audience
from translator.lookup import Lookup, look_up
from translator.lookup import withheld as kept_from
from translator.screen import SECRETS
from translator.units import Unit, is_run_in_heading
from translator.unsaid import INTRODUCES
from translator.values import FactSheet, Passage, Sentence

# What introduces things of which one is to be chosen.
OPTIONS = re.compile(
    r"\b(?:options|alternatives|choices|possibilities|approaches|ways)\b", re.IGNORECASE
)
_EDGE = " .:[]"


def heading_words(plain: str) -> str:
    """The words of a heading or label, without the marks around them."""
    return plain.strip(_EDGE)


def headings_of(sheet: FactSheet) -> dict[int, str]:
    """The sentences that are headings, run-in headings included, each with its words."""
    found = {}
    for passage in sheet.passages:
        run_in = passage.sentences and is_run_in_heading(passage, sheet.update.text)
        if passage.kind == "heading" or run_in:
            first = passage.sentences[0]
            found[first.index] = heading_words(first.plain)
    return found


def under(sheet: FactSheet) -> dict[int, tuple[int, ...]]:
    """For each heading and each line above a list, the sentences that stand under it."""
    headings = headings_of(sheet)
    found: dict[int, tuple[int, ...]] = {}
    for position, passage in enumerate(sheet.passages):
        for sentence in passage.sentences:
            if sentence.index in headings:
                found[sentence.index] = tuple(_below(sheet, position, sentence.index))
            elif listed := _listed(sheet.passages[position + 1 :], sentence.plain):
                found[sentence.index] = listed
    return found


def _below(sheet: FactSheet, position: int, heading: int) -> Iterator[int]:
    passage = sheet.passages[position]
    yield from (s.index for s in passage.sentences if s.index != heading)
    if passage.kind != "heading":
        return
    for later in sheet.passages[position + 1 :]:
        if later.kind == "heading" and later.level <= passage.level:
            return
        yield from (s.index for s in later.sentences)


def _listed(later: Sequence[Passage], plain: str) -> tuple[int, ...]:
    label = plain.rstrip(" :")
    if not label:
        return ()
    return tuple(s.index for p in later if p.label.rstrip(" :") == label for s in p.sentences)


def withheld(sentences: Sequence[Sentence], lookup: Lookup, audience: Audience) -> bool:
    """Whether sentences hold what this reader may not get, or what nobody may."""
    secret = any(
        masked.kind in SECRETS and masked.start < s.end and s.start < masked.end
        for masked in lookup.sheet.masked
        for s in sentences
    )
    return secret or bool(kept_from(sentences, lookup, audience))


def with_ancestors(
    units: Sequence[Unit], sheet: FactSheet, title: str, audience: Audience
) -> list[Unit]:
    """The units, each under the headings above its own that state a fact, too.

    Only the nearest heading is shown otherwise, and "Q4 2025" above it would be lost.
    """
    stating = {fact.sentence for fact in sheet.facts}
    lookup = look_up(sheet)
    words = {
        p.sentences[0].plain: heading_words(p.sentences[0].plain)
        for p in sheet.passages
        if p.kind == "heading"
        and p.sentences[0].index in stating
        and p.sentences[0].plain != title
        and not withheld(p.sentences, lookup, audience)
    }
    return [
        replace(unit, section=": ".join((*above, unit.section)))
        if unit.section and (above := [words[h] for h in unit.passage.headings[:-1] if h in words])
        else unit
        for unit in units
    ]


def introductions(
    chosen: Sequence[Unit], dropped: Sequence[Unit], sheet: FactSheet, audience: Audience
) -> list[Unit]:
    """Lines above a told list: criteria, wishes and options read like facts without them."""
    stating = {fact.sentence for fact in sheet.facts}
    lookup = look_up(sheet)
    told = {s.index for unit in chosen for s in unit.sentences}
    above = under(sheet)
    return [
        unit
        for unit in dropped
        if len(unit.sentences) == 1
        and ((index := unit.sentences[0].index) in stating or unit.reason == INTRODUCES)
        and told & set(above.get(index, ()))
        and not withheld(unit.sentences, lookup, audience)
    ]
