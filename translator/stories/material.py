"""What a story is made of: the sentences of an update that belong together, and their roles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from translator.audiences import Audience, Topics
from translator.compose import BOTTOM_LINE
from translator.gate.words import is_order
from translator.outline import under
from translator.passages import lead
from translator.planning import make_plan
from translator.stories.shape import (
    entries_of,
    headed,
    in_time,
    newest_first,
    own_title,
    points_elsewhere,
)
from translator.stories.values import NotTold, Report, StorySentence
from translator.units import ANAPHORA, Unit, is_fragment, units_of
from translator.values import Fact, FactSheet, Item, Passage, Plan, Span, UpdateKind

# A story may go further down the reader's list than a translation; its length sets the end.
_SENTENCES = 24
_POINTS_BACK = re.compile(
    r"\b(?:it|they|them|these|those|this|such|both|the (?:others?|same|rest|latter|former))\b",
    re.IGNORECASE,
)
_EXPLETIVE = re.compile(
    r"^It(?: is|['’]s| was| has been) (?:\w+ )?(?:that|to|\w+ed that)\b", re.IGNORECASE
)
_DONE = re.compile(r"[A-Z][a-z]+ed\b")  # "Moved 14 of 20 reports" says its state
_BRACKETS = re.compile(r"\s*\([^()]*\)")  # "Next sprint (blocked, in review)" states neither
_LISTED = "an entry of a list whose first line is not told: alone it would say something else"
_WISHED = re.compile(
    r"criteri|require|goal|want|need|option|should|could|would|hope|expect|\baim|propos|consider|"
    r"alternative|wish|plan",
    re.IGNORECASE,
)
_POINTS = "sends its reader to another place"
_NEAR = 60  # characters in which a sentence says what it is about


@dataclass(frozen=True, slots=True)
class Group:
    """Sentences of one report that stand or fall together.

    ``order`` is where the group stands in its report. ``said`` holds its sentences where they come
    worded, from a saved translation; else ``items`` say what has to be worded. ``headings`` are the
    update's own words above it, nearest last; ``dangling`` when it points back at words that no
    group holds; ``top`` when it opens the translation for this reader. ``passage`` is where its
    paragraph begins, -1 where it stands alone; ``entries`` are the entries of the list it is of.
    """

    report: int
    kind: UpdateKind
    order: int
    items: tuple[Item, ...]
    said: tuple[StorySentence, ...]
    topic: str
    headings: tuple[str, ...]
    facts: tuple[Fact, ...]
    text: str
    score: float
    top: bool = False
    dangling: bool = False
    fragment: bool = False
    passage: int = -1
    entries: tuple[Span, ...] = ()

    @property
    def words(self) -> int:
        """How many words its source has."""
        return len(self.text.split())

    @property
    def opening(self) -> str:
        """Its first sentence."""
        return self.items[0].sentence.plain if self.items else self.said[0].text

    @property
    def section(self) -> str:
        """The heading that it will stand under."""
        return self.items[0].section if self.items else ""


def groups_of(
    report: Report, audience: Audience, topics: Topics
) -> tuple[tuple[Group, ...], tuple[NotTold, ...], str]:
    """The groups of an update in its order, what the reader does not get, and the title."""
    sheet = report.sheet
    reader = audience.model_copy(update={"sentences": max(audience.sentences, _SENTENCES)})
    plan = make_plan(sheet, reader, topics)
    unit_of = {s.index: u for u in units_of(sheet, reader, topics) for s in u.sentences}
    items = sorted(plan.items, key=lambda item: item.sentence.index)
    held = {item.sentence.index for item in items}
    headings = {p.sentences[0].index for p in sheet.passages if p.kind == "heading"}
    introduced = {
        i: top for top, below in under(sheet).items() if top not in headings for i in below
    }
    speaking = {s.index for p in sheet.passages if p.kind != "heading" for s in p.sentences}
    facts: dict[int, list[Fact]] = {}
    for fact in sheet.facts:
        facts.setdefault(fact.sentence, []).append(fact)
    groups: list[Group] = []
    lines, entries = headed(sheet), entries_of(sheet)
    pointers: list[tuple[Item, str]] = []
    for together in _together(items, unit_of):
        unit = unit_of[together[0].sentence.index]
        pointers += [(i, _POINTS) for i in together if points_elsewhere(i.sentence.plain)]
        members = [i for i in together if not points_elsewhere(i.sentence.plain)]
        if not members:
            continue
        group = _group(report, members, unit, plan, facts)
        group = _placed(group, unit.passage, lines, entries)
        first = members[0]
        before = first.sentence.index - 1
        above = introduced.get(first.sentence.index)
        plain = first.sentence.plain
        option = group.fragment or is_order(plain) or bool(_WISHED.search(unit.passage.label))
        if option and above is not None and not first.prefix:
            # An option or a wish that stands in a list says what the line above the list makes it.
            if groups and above in {i.sentence.index for i in groups[-1].items}:
                groups[-1] = _glued(groups[-1], group)
                continue
            pointers += [(item, _LISTED) for item in members]
            continue
        if points_back(first.sentence.plain) and before in speaking and not first.prefix:
            if groups and before == groups[-1].items[-1].sentence.index:
                groups[-1] = _glued(groups[-1], group)
                continue
            group = replace(group, dangling=before not in held)
        groups.append(group)
    out = [NotTold(report.index, o.start, o.end, o.reason) for o in plan.left_out]
    out += [NotTold(report.index, i.sentence.start, i.sentence.end, why) for i, why in pointers]
    if newest_first(sheet):
        told = in_time([(g.order, g.headings) for g in groups])
        groups = [replace(groups[place], order=order) for order, place in enumerate(told)]
    title = "" if plan.title else _titled(groups, sheet)
    return (
        tuple(g for g in groups if not title or g.text != title),
        tuple(out),
        plan.title or (title.rstrip(" .")),
    )


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
        passage=passage.start if running else -1,
        entries=entries.get(passage.start, ()) if passage.kind == "bullet" else (),
    )
    if not line:
        return group
    items = tuple(i if line in i.section else replace(i, section=line) for i in group.items)
    return replace(group, items=items, headings=(*group.headings, line))


def saved_groups(
    report: Report, sentences: Sequence[StorySentence], audience: Audience, topics: Topics
) -> tuple[Group, ...]:
    """The groups of a translation saved before, in its order."""
    facts = {fact.id: fact for fact in report.sheet.facts}
    groups: list[Group] = []
    for number, sentence in enumerate(sentences):
        held = tuple(facts[f] for f in sentence.facts if f in facts)
        topic = topic_of(sentence.heading, sentence.text, topics)
        group = Group(
            report=report.index,
            kind=report.sheet.update.kind,
            order=number,
            items=(),
            said=(sentence,),
            topic=topic,
            headings=(sentence.heading,) if sentence.heading else (),
            facts=held,
            text=sentence.text,
            score=audience.topics.get(topic, 1.0)
            + sum(audience.facts.get(f.kind, 0) for f in held),
            top=number == 0,
            fragment=sentence.listed,
        )
        if groups and points_back(sentence.text) and groups[-1].headings == group.headings:
            groups[-1] = _glued(groups[-1], group)
        else:
            groups.append(group)
    return tuple(groups)


def topic_of(heading: str, text: str, topics: Topics) -> str:
    """The topic of a sentence by the heading it stands under, else by its words."""
    for topic in topics.topics:
        if heading and topic.heading_pattern and topic.heading_pattern.search(heading):
            return topic.id
    for topic in topics.topics:
        if topic.word_pattern and topic.word_pattern.search(text):
            return topic.id
    return topics.other


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
        fragment=all(
            is_fragment(i.sentence.plain) and not _DONE.match(i.sentence.plain) for i in members
        ),
    )


def points_back(plain: str) -> bool:
    """Whether a sentence speaks of what one before it has named ("The other 6", "It")."""
    start = plain[:_NEAR]
    return bool(ANAPHORA.match(plain)) or bool(
        _POINTS_BACK.search(start) and not _EXPLETIVE.match(plain)
    )


def _glued(first: Group, second: Group) -> Group:
    return replace(
        first,
        items=(*first.items, *second.items),
        said=(*first.said, *second.said),
        facts=(*first.facts, *second.facts),
        text=f"{first.text} {second.text}",
        score=max(first.score, second.score),
    )
