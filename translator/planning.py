"""The plan: what this reader gets, bottom line first, and what is left out and why."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from translator.audiences import Audience, Topics
from translator.choosing import choose_units, decision_of
from translator.facts.markers import find_markers
from translator.gate.words import is_order
from translator.lookup import title_of
from translator.marks import follow
from translator.outline import heading_words, introductions, under, with_ancestors
from translator.passages import lead
from translator.screen.cover import covered_words
from translator.units import (
    ANAPHORA,
    Unit,
    is_central,
    is_fragment,
    units_of,
)
from translator.unsaid import is_status
from translator.values import FactSheet, Item, LeftOut, Marks, Passage, Plan, Sentence

BOTTOM_LINE = "Bottom line"
_NEAR_BEST = 1.0
_FIRST_UNITS = 2
_NO_MARKS = Marks()
# What points outside its sentence, and what announces instead of saying.
_ELSEWHERE = re.compile(
    r"\b(?:it|they|them|these|those|this|also|following|below|above)\b|^As an? "
    r"|\bhere(?:['’]s| is)\b",
    re.I,
)
_LEANS = re.compile(r"(?:\w+ ){0,3}(?:this|that|these|those|it|them)\b", re.IGNORECASE)
# Headings of what follows from a decision, or was not taken.
_WEIGHED = re.compile(r"consequence|alternative|option|rejected|considered", re.IGNORECASE)
_NUMBERED = re.compile(r"^(?:[(\[]?#\d+[)\]]?:?|\d+[.)])\s+")
_CONDITIONAL = re.compile(
    r"(?:if|when|while|unless|please|once|after|before|note)\b", re.IGNORECASE
)


def make_plan(
    sheet: FactSheet, audience: Audience, topics: Topics, marks: Marks = _NO_MARKS
) -> Plan:
    """Choose and order the sentences of an update for one reader, as the author's marks say.

    Every sentence is either in ``items`` or in ``left_out``; headings are in neither, since they
    give their words to the items under them.
    """
    title = title_of(sheet)
    marked = follow(list(units_of(sheet, audience, topics)), sheet, audience, marks)
    choice = choose_units(marked.units, sheet, audience, topics, marked.must)
    chosen, dropped = _introduced(choice.chosen, choice.dropped, sheet, audience)
    chosen = with_ancestors(chosen, sheet, title, audience)
    top = _bottom_line(chosen, _leading(marked.units, sheet), _stating(sheet))
    items = [_item(top, top.sentences[0], BOTTOM_LINE, title)] if top else []
    for unit in _decided_first(_ordered(chosen, topics), sheet):
        items += [
            _item(unit, sentence, unit.section, title)
            for sentence in unit.sentences
            if not (top is unit and sentence is unit.sentences[0])
        ]
    left_out = tuple(
        sorted(
            (
                *marked.left_out,
                *(LeftOut(s.start, s.end, u.reason) for u in dropped for s in u.sentences),
            ),
            key=lambda out: out.start,
        )
    )
    return Plan(
        "" if heading_words(title) in marked.words else covered_words(title, sheet, audience),
        tuple(_shown(_unheaded(item, marked.words), sheet, audience) for item in items),
        left_out,
    )


def _shown(item: Item, sheet: FactSheet, audience: Audience) -> Item:
    """An item whose heading and label hold nothing that this reader may not see."""
    section = covered_words(item.section, sheet, audience)
    return replace(item, section=section, prefix=covered_words(item.prefix, sheet, audience))


def _unheaded(item: Item, words: frozenset[str]) -> Item:
    """An item without the headings that the author left out."""
    section = ": ".join(part for part in item.section.split(": ") if part not in words)
    return replace(item, section=section, prefix="" if item.prefix in words else item.prefix)


def _introduced(
    chosen: list[Unit], dropped: list[Unit], sheet: FactSheet, audience: Audience
) -> tuple[list[Unit], list[Unit]]:
    """With the lines above lists whose facts no item of the list takes along."""
    above = under(sheet)
    added = []
    for unit in introductions(chosen, dropped, sheet, audience):
        below = above[unit.sentences[0].index]
        told = [u for u in chosen if u.sentences[0].index in below]
        words = heading_words(unit.sentences[0].plain).lower()
        above_all = {heading_words(part).lower() for part in told[0].section.split(": ")}
        if words not in above_all and not all(
            _prefix(u.passage, u.sentences[0], title_of(sheet)) for u in told
        ):
            added.append((unit, replace(unit, section=told[0].section)))
    taken = {id(unit) for unit, _ in added}
    return [*chosen, *(new for _, new in added)], [u for u in dropped if id(u) not in taken]


def _stating(sheet: FactSheet) -> frozenset[str]:
    """The headings that state a fact."""
    stating = {fact.sentence for fact in sheet.facts}
    return frozenset(
        heading_words(p.sentences[0].plain)
        for p in sheet.passages
        if p.kind == "heading" and p.sentences[0].index in stating
    )


def _ordered(chosen: Sequence[Unit], topics: Topics) -> list[Unit]:
    """The order of the source, section by section; a list without headings is sorted by topic.

    A bullet under no heading comes first: further down it would seem to belong to the one above.

    Sentences of a running text stay where they stood: one that is moved can change what it says.
    """
    rank = {topics.get(topic).section: i for i, topic in enumerate(topics.order)}
    listed = not any(unit.passage.headings[1:] for unit in chosen)
    listed = listed and all(unit.section in {"", *rank} for unit in chosen)
    first: dict[str, int] = {}
    for unit in sorted(chosen, key=lambda u: u.sentences[0].index):
        place = rank.get(unit.section, 0) if listed else len(first)
        bare = not unit.section and (listed or unit.passage.kind == "bullet")
        first.setdefault(unit.section, -1 if bare else place)
    return sorted(chosen, key=lambda u: (first[u.section], u.sentences[0].index))


def _decided_first(ordered: list[Unit], sheet: FactSheet) -> list[Unit]:
    """A decision before the other things under its heading, where it says itself what it is."""
    decision = decision_of(ordered) if sheet.update.kind == "adr" else None
    if decision is None or ANAPHORA.match(decision.sentences[0].plain):
        return ordered
    at = next(i for i, unit in enumerate(ordered) if unit.section == decision.section)
    rest = [unit for unit in ordered if unit is not decision]
    return [*rest[:at], decision, *rest[at:]]


def _leading(units: Sequence[Unit], sheet: FactSheet) -> frozenset[int]:
    """The sentences that stand where people put what matters most, by index.

    These are the first two units of the text, and of each section that summarises it or holds what
    its kind of update is written for; in a list without headings, all. A later one is a detail that
    happens to weigh much ("The first option is the simplest").
    """
    if not any(h for u in units for h in u.passage.headings[1:]) and all(
        u.passage.kind == "bullet" for u in units
    ):
        return frozenset(u.sentences[0].index for u in units)
    seen: Counter[tuple[str, ...]] = Counter()
    leading = set()
    for number, unit in enumerate(units):
        above = (*unit.passage.headings, unit.section)
        central = is_central(unit, sheet.update.kind) and not _WEIGHED.search(unit.section)
        first = number < _FIRST_UNITS or central
        if first and seen[above] < _FIRST_UNITS:
            leading.add(unit.sentences[0].index)
        seen[above] += 1
    return frozenset(leading)


def _bottom_line(
    chosen: Sequence[Unit], leading: frozenset[int], stating: frozenset[str]
) -> Unit | None:
    """The first of the best units that can stand alone at the top.

    One whose heading states a fact stays under it, unless others keep that heading on the page.
    """
    under_it = Counter(unit.section for unit in chosen for _ in unit.sentences)
    leads = [unit for unit in chosen if unit.sentences[0].index in leading]
    best = max((unit.score for unit in leads), default=0.0)
    for unit in sorted(leads, key=lambda u: u.sentences[0].index):
        if (
            unit.score >= best - _NEAR_BEST
            and _stands_alone(unit)
            and not _says_its_state(unit.section)
            and (under_it[unit.section] > 1 or heading_words(unit.section) not in stating)
        ):
            return unit
    return None


def _stands_alone(unit: Unit) -> bool:
    """Whether the first sentence of a unit says something by itself at the top of a page."""
    plain = _NUMBERED.sub("", unit.sentences[0].plain)
    opens = unit.sentences[0].index == 0 and plain.endswith(".") and not is_order(plain)
    return (
        unit.topic not in {"timeline", "detail"}
        and unit.sentences[0] is unit.passage.sentences[0]
        and not _is_taken_up(unit)
        and 6 <= len(plain.split()) <= 45
        and unit.passage.kind in {"paragraph", "bullet"}
        and not ANAPHORA.match(plain)
        and (opens or not is_fragment(plain))
        and not _CONDITIONAL.match(plain)
        and not _ELSEWHERE.search(plain[:60])
        and not plain[0].islower()
    )


def _is_taken_up(unit: Unit) -> bool:
    """Whether the sentence after the first leans on it ("To support this, …")."""
    after = [s for s in unit.passage.sentences if s.index == unit.sentences[0].index + 1]
    return any(ANAPHORA.match(s.plain) or _LEANS.match(s.plain) for s in after)


def _says_its_state(section: str) -> bool:
    """Under "Rejected" or "Not decided yet" a sentence says something else than without it."""
    return any(m.kind in {"state", "negation", "certainty"} for m in find_markers(section))


def _item(unit: Unit, sentence: Sentence, section: str, title: str) -> Item:
    prefix = ""
    if sentence is unit.sentences[0]:
        prefix = _prefix(unit.passage, sentence, title)
        # A heading that is shown need not be said again, unless it says how far the thing is.
        if prefix == section and not any(m.kind == "state" for m in find_markers(prefix)):
            prefix = ""
    listed = unit.passage.kind in {"bullet", "row"} and not prefix and is_fragment(sentence.plain)
    return Item(sentence, section, prefix, listed=listed)


def _prefix(passage: Passage, sentence: Sentence, title: str) -> str:
    """The words above a bullet without which it would say something else, or nothing.

    The title stands above the whole and is repeated only where it says how far things are.
    """
    if is_status(passage):
        return passage.headings[-1]
    if passage.kind != "bullet" or lead(sentence.plain)[0]:
        return ""
    if not is_fragment(sentence.plain):
        return ""
    heading = passage.label or (passage.headings[-1] if passage.headings else "")
    short = 1 <= len(heading.split()) <= 4 and not heading.rstrip().endswith("?")
    whole = heading == title and not any(m.kind == "state" for m in find_markers(title))
    return heading.rstrip(" :.") if short and not whole else ""
