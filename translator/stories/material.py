"""What a story is made of: the sentences of an update that belong together, and their roles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from translator.audiences import Audience, Topics
from translator.stories.leaning import points_back
from translator.stories.values import Report, StorySentence
from translator.values import Fact, Item, Span, UpdateKind


@dataclass(frozen=True, slots=True)
class Group:
    """Sentences of one report that stand or fall together.

    ``order`` is where the group stands in its report. ``said`` holds its sentences where they come
    worded, from a saved translation; else ``items`` say what has to be worded. ``headings`` are the
    update's own words above it, nearest last, and ``under`` those of its section, which it
    ``heads`` as its first sentence. ``leans`` is where the group begins that has to be told before
    this one, -1 where it stands alone. ``top`` when it opens the translation for this reader.
    ``passage`` is where its paragraph begins, -1 where it is one short line; ``running`` where it
    stands in no list. ``entries`` are the entries of the list it is of. ``above`` is the line above
    its list, ``bare`` where it cannot be told without it, and ``listing`` the entries under it.
    ``untold`` are the entries of a list that it announces and of which none is told. ``in_steps``
    where its report tells step by step.
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
    fragment: bool = False
    passage: int = -1
    running: bool = False
    entries: tuple[Span, ...] = ()
    under: tuple[str, ...] = ()
    heads: bool = True
    in_steps: bool = False
    leans: int = -1
    above: Item | None = None
    bare: bool = False
    listing: tuple[Span, ...] = ()
    untold: tuple[Span, ...] = ()

    @property
    def words(self) -> int:
        """How many words its source has."""
        return len(self.text.split())

    @property
    def opening(self) -> str:
        """Its first sentence."""
        return self.items[0].sentence.plain if self.items else self.said[0].text

    @property
    def begins(self) -> int:
        """Where it begins: the index of its first sentence; its order where it comes worded."""
        return self.items[0].sentence.index if self.items else self.order

    @property
    def section(self) -> str:
        """The heading that it will stand under."""
        return self.items[0].section if self.items else ""


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
            groups[-1] = glued(groups[-1], group)
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


def glued(first: Group, second: Group) -> Group:
    """Two groups as one, where the first stood."""
    return replace(
        first,
        items=(*first.items, *second.items),
        said=(*first.said, *second.said),
        facts=(*first.facts, *second.facts),
        text=f"{first.text} {second.text}",
        score=max(first.score, second.score),
        fragment=first.fragment and second.fragment,
        untold=second.untold,
    )
