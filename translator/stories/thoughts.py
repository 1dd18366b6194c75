"""Whole thoughts: which sentences a story tells along with those that its reader gets.

A translation stands in sections and shows where it leaves something out; a story runs on. So a
paragraph is told from its beginning, a short one to its end; what points back is told with what it
points at, or not at all; and a short list is told whole.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from translator.audiences import Audience, Topics
from translator.outline import under
from translator.planning import BOTTOM_LINE, make_plan
from translator.stories.leaning import points_back
from translator.stories.shape import points_elsewhere
from translator.units import units_of
from translator.values import FactSheet, Item, Passage, Plan

_WHOLE = 80  # words; a paragraph or a list up to this length is told to its end
_SECTION = 150  # words; so is a section
_ANNOUNCES = re.compile(r"\bthe following (?!\w+ (?:is|was|will)\b)|\bas follows\b", re.IGNORECASE)
_DECIDED = 300  # words; what was weighed is not told without what was chosen
DECISION = re.compile(r"\b(?:decision|decided|options?|alternatives?)\b", re.IGNORECASE)
"""Headings under which things are weighed and one is chosen."""
_NOBODYS = -5.0  # a topic that weighs less is for no reader, such as thanks
_ENOUGH = 1.5
_ALL = 999
_RUNNING = frozenset({"paragraph", "quote"})
LOST = "leans on a sentence that is not told"
ANNOUNCES = "announces what is not told"
POINTS = "sends its reader to another place"


@dataclass(frozen=True, slots=True)
class Told:
    """The items of a story in the update's order, and those not told, each with the reason."""

    items: tuple[Item, ...]
    lost: tuple[tuple[Item, str], ...]


def whole_thoughts(plan: Plan, sheet: FactSheet, reader: Audience, topics: Topics) -> Told:
    """The items of a reader's plan with all that belongs to them and that he may get.

    What is added was left out for its weight alone ("mostly technical detail"), never for what it
    holds: nothing that is withheld from this reader comes back.
    """
    got = {item.sentence.index: item for item in plan.items}
    could = _tellable(sheet, reader, topics) | got
    could = {i: item for i, item in could.items() if not points_elsewhere(item.sentence.plain)}
    told = {i for i in got if i in could}
    for passage in sheet.passages:
        told |= _to_its_end(passage, told, could)
    for members, most in _sections(sheet.passages):
        told |= _all_of(members, most, told, could)
    told |= _antecedents(sheet, told, could)
    told -= (open_ends := _open_ends(sheet, told))
    lost = _lost(sheet, told)
    why = dict.fromkeys(lost, LOST) | dict.fromkeys(open_ends, ANNOUNCES)
    pointing = [(item, POINTS) for i, item in got.items() if i not in could]
    return Told(
        tuple(could[i] for i in sorted(told - lost)),
        (*((could[i], why[i]) for i in sorted(why)), *pointing),
    )


def _tellable(sheet: FactSheet, reader: Audience, topics: Topics) -> dict[int, Item]:
    """All that may be told to a reader, by sentence: as if every topic mattered to him inside."""
    weights = {
        t.id: w if (w := reader.topics.get(t.id, 1.0)) < _NOBODYS else max(w, _ENOUGH)
        for t in topics.topics
    }
    # To a reader outside, a topic of little weight is one that is not for him.
    lifted = {} if reader.outside else {"topics": reader.topics | weights, "identifiers": 0.0}
    patient = reader.model_copy(update={**lifted, "sentences": _ALL})
    section = {s.index: u.section for u in units_of(sheet, patient, topics) for s in u.sentences}
    return {
        item.sentence.index: replace(item, section=section[item.sentence.index])
        if item.section == BOTTOM_LINE
        else item
        for item in make_plan(sheet, patient, topics).items
    }


def _to_its_end(passage: Passage, told: set[int], could: Mapping[int, Item]) -> set[int]:
    """The sentences of a passage up to the last that is told; all of them in a short one."""
    indices = [s.index for s in passage.sentences]
    chosen = [i for i in indices if i in told]
    if not chosen:
        return set()
    last = indices[-1] if _words([passage]) <= _WHOLE else chosen[-1]
    return {i for i in indices if i <= last and i in could}


def _sections(passages: Sequence[Passage]) -> list[tuple[list[Passage], int]]:
    """The bullets of each list, and the paragraphs under each heading, with how long is short."""
    found: dict[tuple[object, ...], tuple[list[Passage], int]] = {}
    for passage in passages:
        if passage.kind == "bullet" and (passage.label or passage.headings[1:]):
            key = (passage.level, passage.label, passage.headings)
            found.setdefault(key, ([], _WHOLE))[0].append(passage)
        elif passage.kind in _RUNNING and passage.headings[1:]:
            most = _DECIDED if DECISION.search(passage.headings[-1]) else _SECTION
            found.setdefault(passage.headings, ([], most))[0].append(passage)
    return list(found.values())


def _all_of(
    members: Sequence[Passage], most: int, told: set[int], could: Mapping[int, Item]
) -> set[int]:
    """What stands in a short list or section of which something is told."""
    indices = {s.index for p in members for s in p.sentences}
    if not indices & told or _words(members) > most:
        return set()
    return {i for i in indices if i in could}


def _antecedents(sheet: FactSheet, told: set[int], could: Mapping[int, Item]) -> set[int]:
    """The paragraphs before those that open by pointing back, as far as they can be told."""
    added: set[int] = set()
    for before, passage in reversed(list(pairwise(sheet.passages))):
        first = passage.sentences[0]
        known = told | added
        leans = first.index in known and not could[first.index].prefix and points_back(first.plain)
        same = before.headings == passage.headings and before.kind in _RUNNING
        if leans and same and passage.kind in _RUNNING:
            whole = [s.index for s in before.sentences]
            if whole[-1] in could:
                added |= {i for i in whole if i in could}
    return added


def _lost(sheet: FactSheet, told: set[int]) -> set[int]:
    """Sentences that lean on one that is not told, and those that lean on these.

    Under a heading the first sentence may lean on what the heading says.
    """
    lost: set[int] = set()
    speaking = {s.index for p in sheet.passages if p.kind != "heading" for s in p.sentences}
    opens_list = _first_entries(sheet.passages)
    for sentence in sheet.sentences:
        before = sentence.index - 1
        alone = before in speaking and (before not in told or before in lost)
        alone = alone and sentence.index not in opens_list
        if sentence.index in told and alone and points_back(sentence.plain):
            lost.add(sentence.index)
    return lost


def _open_ends(sheet: FactSheet, told: set[int]) -> set[int]:
    """Sentences that announce a table or a command, which is not told; a list can be counted."""
    below = under(sheet)
    return {
        s.index
        for s in sheet.sentences
        if s.index in told
        and (s.plain.rstrip().endswith(":") or _ANNOUNCES.search(s.plain))
        and not below.get(s.index)
        and s.index + 1 not in told
    }


def _first_entries(passages: Sequence[Passage]) -> set[int]:
    """The first sentences of lists, which may lean on the line above them."""
    return {
        after.sentences[0].index
        for before, after in pairwise(passages)
        if after.kind == "bullet" and (before.kind != "bullet" or before.level < after.level)
    }


def _words(passages: Sequence[Passage]) -> int:
    return sum(len(s.plain.split()) for p in passages for s in p.sentences)
