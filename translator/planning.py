"""The plan: what this reader gets, bottom line first, and what is left out and why."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from translator.audiences import Audience, Topics
from translator.facts.markers import find_markers
from translator.passages import lead
from translator.units import ANAPHORA, WORTH, Unit, is_fragment, is_status, title_of, units_of
from translator.values import FactSheet, Item, LeftOut, Passage, Plan, Sentence

BOTTOM_LINE = "Bottom line"
_NEAR_BEST = 1.0
# What points outside its sentence, and what announces instead of saying.
_ELSEWHERE = re.compile(
    r"\b(?:it|they|them|these|those|this)\b|^As an? |\bhere(?:['’]s| is)\b", re.I
)
_CONDITIONAL = re.compile(
    r"(?:if|when|while|unless|please|once|after|before|note)\b", re.IGNORECASE
)


def make_plan(sheet: FactSheet, audience: Audience, topics: Topics) -> Plan:
    """Choose and order the sentences of an update for one reader.

    Every sentence is either in ``items`` or in ``left_out``; headings are in neither, since they
    give their words to the items under them.
    """
    units = list(units_of(sheet, audience, topics))
    chosen, dropped = _choose(units, audience)
    top = _bottom_line(chosen)
    items = [_item(top, top.sentences[0], BOTTOM_LINE)] if top else []
    for unit in _ordered(chosen, topics):
        items += [
            _item(unit, sentence, unit.section)
            for sentence in unit.sentences
            if not (top is unit and sentence is unit.sentences[0])
        ]
    left_out = tuple(
        sorted(
            (LeftOut(s.start, s.end, u.reason) for u in dropped for s in u.sentences),
            key=lambda out: out.start,
        )
    )
    return Plan(title_of(sheet), tuple(items), left_out)


def _ordered(chosen: Sequence[Unit], topics: Topics) -> list[Unit]:
    """The order of the source, section by section; a list without headings is sorted by topic.

    Sentences of a running text stay where they stood: one that is moved can change what it says.
    """
    rank = {topics.get(topic).section: i for i, topic in enumerate(topics.order)}
    listed = not any(unit.passage.headings[1:] for unit in chosen)
    first: dict[str, int] = {}
    for unit in sorted(chosen, key=lambda u: u.sentences[0].index):
        first.setdefault(unit.section, rank.get(unit.section, -1) if listed else len(first))
    return sorted(chosen, key=lambda u: (first[u.section], u.sentences[0].index))


def _choose(units: list[Unit], audience: Audience) -> tuple[list[Unit], list[Unit]]:
    worth = [u for u in units if u.score >= WORTH]
    if not worth:
        # A thin or very technical update: its best sentences are better than none.
        worth = sorted((u for u in units if u.score > -5), key=lambda u: -u.score)[:3]
    chosen: list[Unit] = []
    room = audience.sentences
    for unit in sorted(worth, key=lambda u: -u.score):
        if len(unit.sentences) <= room:
            chosen.append(unit)
            room -= len(unit.sentences)
    taken = {id(u) for u in chosen}
    over = {id(u) for u in worth} - taken
    dropped = [
        replace(u, reason=f"beyond the {audience.sentences} sentences that {audience.name} gets")
        if id(u) in over
        else u
        for u in units
        if id(u) not in taken
    ]
    return chosen, dropped


def _bottom_line(chosen: Sequence[Unit]) -> Unit | None:
    """The first of the best units that can stand alone at the top."""
    best = max((unit.score for unit in chosen), default=0.0)
    for unit in sorted(chosen, key=lambda u: u.sentences[0].index):
        plain = unit.sentences[0].plain
        words = len(plain.split())
        if (
            unit.score >= best - _NEAR_BEST
            and unit.topic not in {"timeline", "detail"}
            and unit.sentences[0] is unit.passage.sentences[0]
            and not (unit.sentences[1:] and ANAPHORA.match(unit.sentences[1].plain))
            and 6 <= words <= 45
            and unit.passage.kind in {"paragraph", "bullet"}
            and not ANAPHORA.match(plain)
            and not is_fragment(plain)
            and not _CONDITIONAL.match(plain)
            and not _ELSEWHERE.search(plain[:60])
            and not plain[0].islower()
            and not _says_its_state(unit.section)
        ):
            return unit
    return None


def _says_its_state(section: str) -> bool:
    """Under "Rejected" or "Not decided yet" a sentence says something else than without it."""
    return any(m.kind in {"state", "negation", "certainty"} for m in find_markers(section))


def _item(unit: Unit, sentence: Sentence, section: str) -> Item:
    prefix = ""
    if sentence is unit.sentences[0]:
        prefix = _prefix(unit.passage, sentence)
        # A heading that is shown need not be said again, unless it says how far the thing is.
        if prefix == section and not any(m.kind == "state" for m in find_markers(prefix)):
            prefix = ""
    listed = unit.passage.kind in {"bullet", "row"} and not prefix and is_fragment(sentence.plain)
    return Item(sentence, section, prefix, listed=listed)


def _prefix(passage: Passage, sentence: Sentence) -> str:
    """The words above a bullet without which it would say something else, or nothing."""
    if is_status(passage):
        return passage.headings[-1]
    if passage.kind != "bullet" or lead(sentence.plain)[0]:
        return ""
    if not is_fragment(sentence.plain):
        return ""
    heading = passage.label or (passage.headings[-1] if passage.headings else "")
    short = 1 <= len(heading.split()) <= 4 and not heading.rstrip().endswith("?")
    return heading.rstrip(" :.") if short else ""
