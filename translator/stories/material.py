"""What a story is made of: the sentences of an update that belong together, and their roles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from translator.audiences import Audience, Topics
from translator.compose import BOTTOM_LINE
from translator.facts.markers import find_markers
from translator.outline import under
from translator.passages import lead
from translator.planning import make_plan
from translator.stories.frames import Role
from translator.stories.values import NotTold, Report, StorySentence
from translator.units import ANAPHORA, Unit, is_fragment, units_of
from translator.values import Fact, Item, Plan, UpdateKind

# A story may go further down the reader's list than a translation; its length sets the end.
_SENTENCES = 24
_HEADING, _WORDS, _TOPIC = 4.0, 2.0, 1.0
_LATER_TOPIC = 0.06
_POINTS_BACK = re.compile(
    r"\b(?:it|they|them|these|those|this|such|both|the (?:others?|same|rest|latter|former))\b",
    re.IGNORECASE,
)
_EXPLETIVE = re.compile(
    r"^It(?: is|['’]s| was| has been) (?:\w+ )?(?:that|to|\w+ed that)\b", re.IGNORECASE
)
_DONE = re.compile(r"[A-Z][a-z]+ed\b")  # "Moved 14 of 20 reports" says its state
_SPEAKING = 3  # words; fewer say nothing by themselves ("See more.")
_NEAR = 60  # characters in which a sentence says what it is about


@dataclass(frozen=True, slots=True)
class Group:
    """Sentences of one report that stand or fall together.

    ``order`` is where the group stands in its report. ``said`` holds its sentences where they come
    worded, from a saved translation; else ``items`` say what has to be worded. ``headings`` are the
    update's own words above it, nearest last; ``dangling`` when it points back at words that no
    group holds; ``top`` when it opens the translation for this reader.
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

    @property
    def words(self) -> int:
        """How many words its source has."""
        return len(self.text.split())


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
    for members in _together(items, unit_of):
        unit = unit_of[members[0].sentence.index]
        group = _group(report, members, unit, plan, facts)
        first = members[0]
        before = first.sentence.index - 1
        above = introduced.get(first.sentence.index)
        if group.fragment and above is not None and not first.prefix:
            # An option or a wish that stands in a list says what the line above the list makes it.
            if groups and above in {i.sentence.index for i in groups[-1].items}:
                groups[-1] = _glued(groups[-1], group)
                continue
            groups.append(replace(group, dangling=True))
            continue
        if points_back(first.sentence.plain) and before in speaking and not first.prefix:
            if groups and before == groups[-1].items[-1].sentence.index:
                groups[-1] = _glued(groups[-1], group)
                continue
            group = replace(group, dangling=before not in held)
        groups.append(group)
    out = tuple(NotTold(report.index, o.start, o.end, o.reason) for o in plan.left_out)
    return tuple(groups), out, plan.title


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


def roles_of(group: Group, roles: Mapping[str, Role]) -> dict[str, float]:
    """The roles that a group can take, each with how well (0 to 7)."""
    return {name: fit for name, role in roles.items() if (fit := _fit(group, role)) > 0}


def _fit(group: Group, role: Role) -> float:
    headings, words, not_headings = role.patterns
    if role.needs and not {f.kind for f in group.facts} & set(role.needs):
        return 0.0
    if role.never and {f.value for f in group.facts} & set(role.never):
        return 0.0
    if not_headings and any(not_headings.search(h) for h in group.headings):
        return 0.0
    if group.words < _SPEAKING and not group.facts and not group.headings:
        return 0.0
    fit = _HEADING if headings and any(headings.search(h) for h in group.headings) else 0.0
    if group.fragment and not role.needs and not _says_its_state(group.headings[-1:]):
        return fit  # an order or a wish says by itself nothing of its state
    fit += _WORDS if words and words.search(group.text) else 0.0
    topics = (*role.topics_of.get(group.kind, ()), *role.topics)
    if group.topic in topics:
        fit += _TOPIC - _LATER_TOPIC * topics.index(group.topic)
    return fit


def _says_its_state(headings: Sequence[str]) -> bool:
    kinds = {"state", "negation", "certainty"}
    return any(m.kind in kinds for heading in headings for m in find_markers(heading))


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
        headings=tuple(h.strip(" .:[]") for h in (*above, label) if h),
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
