"""The groups of an update for one reader: its sentences, those together that belong together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from translator.audiences import Audience, Topics
from translator.compose import BOTTOM_LINE
from translator.gate.words import is_order
from translator.passages import lead
from translator.planning import make_plan
from translator.stories.above import Listing, listings, untold_lists
from translator.stories.leaning import points_back
from translator.stories.material import Group, glued
from translator.stories.shape import (
    entries_of,
    headed,
    in_time,
    newest_first,
    own_title,
    sections_of,
)
from translator.stories.thoughts import whole_thoughts
from translator.stories.values import NotTold, Report
from translator.units import Unit, is_fragment, units_of
from translator.values import Fact, FactSheet, Item, Passage, Plan, Span

# A story may go further down the reader's list than a translation; its length sets the end.
_SENTENCES = 24
_DONE = re.compile(r"[A-Z][a-z]+ed\b")  # "Moved 14 of 20 reports" says its state
_BRACKETS = re.compile(r"\s*\([^()]*\)")  # "Next sprint (blocked, in review)" states neither
_LISTED = "an entry of a list whose first line is not told: alone it would say something else"
_THOUGHT = 90  # words; a longer paragraph is told in pieces, each only after the one before
_WISHED = re.compile(
    r"criteri|require|goal|want|need|option|should|could|would|hope|expect|\baim|propos|consider|"
    r"alternative|wish|plan",
    re.IGNORECASE,
)


def groups_of(
    report: Report, audience: Audience, topics: Topics
) -> tuple[tuple[Group, ...], tuple[NotTold, ...], str]:
    """The groups of an update in its order, what the reader does not get, and the title."""
    sheet = report.sheet
    reader = audience.model_copy(update={"sentences": max(audience.sentences, _SENTENCES)})
    plan = make_plan(sheet, reader, topics)
    told = whole_thoughts(plan, sheet, reader, topics)
    unit_of = {s.index: u for u in units_of(sheet, reader, topics) for s in u.sentences}
    facts: dict[int, list[Fact]] = {}
    for fact in sheet.facts:
        facts.setdefault(fact.sentence, []).append(fact)
    lines, lists, entries = headed(sheet), listings(sheet, reader), entries_of(sheet)
    heading = _heading(sheet)
    kept, untold = _under_their_lines(told.items, unit_of, lists)
    untold += told.lost
    silent = untold_lists(sheet, {item.sentence.index for item in kept})
    groups: list[Group] = []
    for members in _together(kept, unit_of):
        unit = unit_of[members[0].sentence.index]
        group = _group(report, members, unit, plan, facts)
        group = _placed(group, unit.passage, lines, entries)
        group = _listed(group, unit.passage, lists.get(unit.passage.start))
        if unit.topic == "timeline" and not group.listing:
            group = replace(group, listing=group.entries)  # half of one misleads
        group = replace(group, untold=silent.get(members[-1].sentence.index, ()))
        alone = unit.passage.kind == "bullet" and not group.listing
        group = replace(group, heads=alone or group.begins in heading)
        if groups and _goes_on(groups[-1], group):
            groups[-1] = glued(groups[-1], group)
        else:
            groups.append(_leaning(group, groups))
    spoken = {i.sentence.start for g in groups for i in (*g.items, *filter(None, [g.above]))}
    out = [
        NotTold(report.index, o.start, o.end, o.reason)
        for o in plan.left_out
        if o.start not in spoken
    ]
    out += [NotTold(report.index, i.sentence.start, i.sentence.end, why) for i, why in untold]
    if newest_first(sheet):
        above = sections_of(sheet)
        order = in_time([above[g.begins] for g in groups])
        groups = [
            replace(groups[place], order=number, in_steps=True)
            for number, place in enumerate(order)
        ]
    title = "" if plan.title else _titled(groups, sheet)
    return (
        tuple(g for g in groups if not title or g.text != title),
        tuple(out),
        plan.title or (title.rstrip(" .")),
    )


def _heading(sheet: FactSheet) -> set[int]:
    """The first sentence under each heading, by index."""
    first: dict[tuple[str, ...], int] = {}
    for passage in sheet.passages:
        if passage.kind != "heading":
            first.setdefault(passage.headings, passage.sentences[0].index)
    return set(first.values())


def _under_their_lines(
    items: Sequence[Item], unit_of: Mapping[int, Unit], lists: Mapping[int, Listing]
) -> tuple[list[Item], list[tuple[Item, str]]]:
    """The items without the lines above lists, which go with the lists; and those that lost theirs.

    An option or a wish says what the line above its list makes it: without that it is not told.
    """
    kept: list[Item] = []
    untold: list[tuple[Item, str]] = []
    for item in items:
        passage = unit_of[item.sentence.index].passage
        listing = lists.get(passage.start)
        if listing and listing.line is None and not item.prefix and _is_option(item, passage):
            untold.append((item, _LISTED))
        else:
            kept.append(item)
    shown = {unit_of[item.sentence.index].passage.start for item in kept} & lists.keys()
    lines = {line.index for start in shown if (line := lists[start].line)}
    return [item for item in kept if item.sentence.index not in lines], untold


def _is_option(item: Item, passage: Passage) -> bool:
    plain = item.sentence.plain
    return is_fragment(plain) or is_order(plain) or bool(_WISHED.search(passage.label))


def _listed(group: Group, passage: Passage, listing: Listing | None) -> Group:
    """A group with the line above its list, where it is not told under its words already."""
    if listing is None:
        return group
    first = group.items[0]
    bare = not listing.is_label or (not first.prefix and _is_option(first, passage))
    above = listing.item(first.section)
    return replace(group, above=above, bare=bare, listing=listing.entries)


def _goes_on(last: Group, group: Group) -> bool:
    """Whether a group belongs to the one before it: one paragraph, or it points back at it."""
    same = group.passage == last.passage >= 0
    points = points_back(group.opening) and not group.items[0].prefix
    near = last.items[-1].sentence.index + 1 == group.items[0].sentence.index
    alike = bool(group.listing) is bool(last.listing)
    return (same or (points and near and alike)) and last.words + group.words <= _THOUGHT


def _leaning(group: Group, groups: Sequence[Group]) -> Group:
    """A group with the place of the one that it is told after, if it cannot do without."""
    if not groups:
        return group
    last, first = groups[-1], group.items[0]
    near = last.items[-1].sentence.index + 1 == first.sentence.index
    same = group.passage == last.passage >= 0
    leans = same or (near and points_back(group.opening) and not first.prefix)
    return replace(group, leans=last.begins) if leans else group


def _titled(groups: Sequence[Group], sheet: FactSheet) -> str:
    """The first line that is a title, where this reader gets it and more than it."""
    line = own_title(sheet)
    alone = line and any([i.sentence for i in g.items] == [line] for g in groups)
    return line.plain if line and alone and len(groups) > 1 else ""


def _placed(
    group: Group,
    passage: Passage,
    lines: Mapping[int, str],
    entries: Mapping[int, tuple[Span, ...]],
) -> Group:
    """A group with its paragraph or list, and with the line of its own that stands above it."""
    line = lines.get(group.order, "")
    running = passage.kind == "paragraph"
    group = replace(
        group,
        passage=passage.start if running or len(passage.sentences) > 1 else -1,
        running=running,
        entries=entries.get(passage.start, ()) if passage.kind == "bullet" else (),
    )
    if not line:
        return group
    items = tuple(i if line in i.section else replace(i, section=line) for i in group.items)
    return replace(group, items=items, headings=(*group.headings, line))


def _together(items: Sequence[Item], unit_of: Mapping[int, Unit]) -> Iterator[list[Item]]:
    members: list[Item] = []
    for item in items:
        same = members and unit_of[members[-1].sentence.index] is unit_of[item.sentence.index]
        if members and not same:
            yield members
            members = []
        members.append(item)
    if members:
        yield members


def _group(
    report: Report,
    members: Sequence[Item],
    unit: Unit,
    plan: Plan,
    facts: Mapping[int, list[Fact]],
) -> Group:
    first = members[0].sentence.plain
    label = lead(first)[0]
    above = [h for h in (*unit.passage.headings, unit.passage.label) if h and h != plan.title]
    top = members[0].section == BOTTOM_LINE
    section = unit.section if top else ""
    return Group(
        report=report.index,
        kind=report.sheet.update.kind,
        order=members[0].sentence.index,
        items=tuple(
            replace(i, section=section) if i.section == BOTTOM_LINE else i for i in members
        ),
        said=(),
        topic=unit.topic,
        headings=tuple(_BRACKETS.sub("", h).strip(" .:[]") for h in (*above, label) if h),
        facts=tuple(f for i in members for f in facts.get(i.sentence.index, ())),
        text=" ".join(i.sentence.plain for i in members),
        score=unit.score,
        top=top,
        under=tuple(h for h in unit.passage.headings if h != plan.title),
        fragment=all(
            is_fragment(i.sentence.plain) and not _DONE.match(i.sentence.plain) for i in members
        ),
    )
