"""The update's own sentences in the places of an archetype, each with its trace."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from translator.audiences import Topic, Topics
from translator.compose import closed
from translator.exercises.archetypes import NAME, PLACE
from translator.exercises.schema import How, Text, Trace
from translator.exercises.specs import Common, Find
from translator.passages import lead
from translator.planning import BOTTOM_LINE
from translator.units import ANAPHORA
from translator.values import Translated, Translation

_BREATH = 260  # characters that can be read out within a message
Unit = tuple[Translated, ...]
NONE = Text.of("")
_FEWEST, _MOST = 4, 60  # words of a sentence that can be read aloud and understood
# Headings that add nothing to what stands under them; under another one ("Goals", "Rejected") a
# sentence may say something else than without it.
_NEUTRAL = re.compile(
    r"(?:executive )?summary|overview|tl;?dr|context|background|introduction|description|"
    r"what happened|details?|update|status|about(?: .*)?|" + BOTTOM_LINE,
    re.IGNORECASE,
)
_POINTS_AWAY = re.compile(
    r"since then|please note|the following|as (?:above|mentioned|described|noted)|see\b|read\b",
    re.IGNORECASE,
)
_TOKEN = re.compile(rf"{PLACE.pattern}|{NAME.pattern}")


class Told:
    """What a translation tells, in units that can stand alone, and what each can fill.

    A sentence that points back ("It will take …") goes with the one before it.
    """

    def __init__(self, translation: Translation, topics: Topics) -> None:
        self._translation = translation
        self._topics = {topic.id: topic for topic in topics.topics}
        self._kinds = {fact.id: fact.kind for fact in translation.sheet.facts}
        self.units = tuple(unit for unit in _units(translation.sentences) if _can_stand(unit))

    def finds(self, finds: Mapping[str, Find]) -> Iterator[tuple[str, Unit]]:
        """For each find the unit that fits best; one that fills nothing yet, and the earlier."""
        used: set[Unit] = set()
        spoken = [u for u in self.units if len(self.text(u, glossed=False).text) <= _BREATH]
        for name, find in finds.items():
            fits = [(self._fit(unit, find), -place, unit) for place, unit in enumerate(spoken)]
            fitting = [(fit - (unit in used), place, unit) for fit, place, unit in fits if fit]
            if fitting:
                best = max(fitting, key=lambda row: row[:2])[2]
                used.add(best)
                yield name, best

    def text(self, unit: Unit, *, glossed: bool) -> Text:
        """The unit as a text, with the heading without which it would say something else.

        ``glossed``: with the explanations in brackets, as where it is met first.
        """
        made = (
            Text.of(f"{unit[0].section}: ", "source") if _needs_heading(unit[0].section) else NONE
        )
        for sentence in unit:
            words = sentence.text if glossed else self._without_glosses(sentence.text)
            words = closed(words.removeprefix("- ").strip())
            words = f" {words}" if made.text and sentence is not unit[0] else words
            origin = (sentence.sources, sentence.facts, sentence.how)
            made += Text(words, (Trace(0, len(words), "source", *origin),))
        first, rest = made.trace[0], made.trace[1:]
        if not first.sources:  # the heading belongs to what stands under it
            made = Text(made.text, (replace(rest[0], start=0), *rest[1:]))
        return made

    def _fit(self, unit: Unit, find: Find) -> float:
        """0 where a unit does not fit, else more the better it does."""
        source = self._translation.sheet.update.text
        words = " ".join(source[start:end] for s in unit for start, end in s.sources)
        if find.avoid and re.search(find.avoid, words, re.IGNORECASE):
            return 0
        if find.facts and not {self._kinds.get(f) for s in unit for f in s.facts} & set(find.facts):
            return 0
        if find.words and not re.search(find.words, words, re.IGNORECASE):
            return 0
        topics = [self._topics[name] for name in find.topics if name in self._topics]
        if not topics:
            return 3
        label = lead(unit[0].text.removeprefix("- "))[0]
        if any(_headed(topic, label) or _headed(topic, unit[0].section) for topic in topics):
            return 3
        return 2 if any(t.word_pattern and t.word_pattern.search(words) for t in topics) else 0

    def _without_glosses(self, text: str) -> str:
        for use in self._translation.terms:
            _, opened, rest = use.said.partition(" (")
            if use.action == "gloss" and opened:
                text = text.replace(f" ({rest}", "", 1)
        return text


def _units(sentences: Sequence[Translated]) -> Iterator[Unit]:
    unit: Unit = ()
    for sentence in (s for s in sentences if s.how != "context"):
        words = sentence.text.removeprefix("- ")
        if unit and unit[0].section == sentence.section and ANAPHORA.match(words):
            unit = (*unit, sentence)
            continue
        if unit:
            yield unit
        unit = (sentence,)
    if unit:
        yield unit


def fill(
    template: str, slots: Mapping[str, Text], names: Mapping[str, str], how: How = "fictional"
) -> Text:
    """The text of a template; what stands around a sentence of the update is of kind ``how``."""
    made, at = NONE, 0
    for found in _TOKEN.finditer(template):
        made += Text.of(template[at : found.start()], how)
        find, with_it, without, name = found.groups()
        if name:
            made += Text.of(names[name], how)
        elif find in slots:
            before, _, after = with_it.partition("@")
            made += fill(before, slots, names, how)
            made += slots[find] + fill(after, slots, names, how)
        else:
            made += fill(without, slots, names, "fictional")
        at = found.end()
    return joined(made + Text.of(template[at:], how))


def joined(text: Text) -> Text:
    """The same text with neighbouring stretches of one kind as one."""
    trace: list[Trace] = []
    for piece in text.trace:
        last = trace[-1] if trace else None
        if last and (last.how, last.sources, last.facts) == (piece.how, piece.sources, piece.facts):
            trace[-1] = replace(last, end=piece.end)
        else:
            trace.append(piece)
    return Text(text.text, tuple(trace))


def used_finds(templates: Sequence[str]) -> frozenset[str]:
    """The finds that templates have places for."""
    return frozenset(found[0] for template in templates for found in PLACE.findall(template))


def slots_of(told: Told, common: Common) -> dict[str, Text]:
    """What the update gives for each find, without explanations in brackets."""
    return {name: told.text(unit, glossed=False) for name, unit in told.finds(common.finds)}


def _can_stand(unit: Unit) -> bool:
    text = " ".join(sentence.text for sentence in unit)
    first = unit[0].text.removeprefix("- ")
    return (
        _FEWEST <= len(text.split()) <= _MOST
        and not text.rstrip().endswith(":")
        and not ANAPHORA.match(first)
        and not _POINTS_AWAY.match(first)
        and "[hidden]" not in text
    )


def _needs_heading(section: str) -> bool:
    return bool(section) and not _NEUTRAL.fullmatch(section.strip())


def _headed(topic: Topic, heading: str) -> bool:
    return bool(heading and topic.heading_pattern and topic.heading_pattern.search(heading))
