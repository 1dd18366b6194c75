"""The update's own sentences in the places of an archetype, each with its trace."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from translator.audiences import Topic, Topics
from translator.compose import closed
from translator.exercises.archetypes import NAME, PLACE, finds_of
from translator.exercises.schema import How, Minutes, Text, Trace
from translator.exercises.specs import Archetype, Common, Find
from translator.passages import lead
from translator.planning import BOTTOM_LINE
from translator.units import ANAPHORA, POINTS_BACK, is_fragment
from translator.values import Translated, Translation

_BREATH = 260  # characters that can be read out within a message
Unit = tuple[Translated, ...]
NONE = Text.of("")
_FEWEST, _MOST = 4, 60  # words of a sentence that can be read aloud and understood
_EASY = 160  # characters that are understood at once when they are read out
# Headings that add nothing to what stands under them; under another one ("Goals", "Rejected") a
# sentence may say something else than without it.
_NEUTRAL = re.compile(
    r"(?:executive )?summary|overview|tl;?dr|context|background|introduction|description|"
    r"what happened|details?|update|status|about(?: .*)?|" + BOTTOM_LINE,
    re.IGNORECASE,
)
# Headings that a whole sentence can do without; a part of one ("Faster search") cannot.
_PLAIN = re.compile(
    r"motivation|what|where|impact|timeline(?: of events)?|(?:the )?status quo|highlights?|"
    r"what.s (?:in|new)\b.*|notes?|problem|findings?|resolution",
    re.IGNORECASE,
)
_POINTS_AWAY = re.compile(
    r"since then|also\b|in addition|please note|the following|"
    r"as (?:above|mentioned|described|noted)|see\b|read\b",
    re.IGNORECASE,
)
# What nobody can say aloud: code in brackets, paths of code, a list that breaks off.
_UNSAYABLE = re.compile(r"[{}\[\]\\|*<>]|::|//|(?:\.\.\.|…)\s*$")
# What can be said, but badly: names of code, options of commands, references, a time stamp.
_HARD = re.compile(
    r"\w_\w|(?<!\w)-{1,2}[a-z]|\w/\w+/\w|#\d|@\w|^(?:- )?\[?(?:\d{4}-\d{2}-\d{2}|\d{1,2}:\d{2})\b|"
    r"\d{4}-\d{2}-\d{2},? (?:at )?\d{1,2}:\d{2}"
)
# What a house says of itself at the foot of every text.
_ABOUT_ITSELF = re.compile(
    r"\bis an? (?:[\w-]+ )*(?:language|framework|tool|project|platform|library) (?:that|which)\b",
    re.IGNORECASE,
)
# A form that was never filled in tells what should stand there.
_FORM = re.compile(
    r"\b(?:this|it) should (?:include|contain|describe|list)\b|\ba summary that provides\b|"
    r"\bexercise is a list of\b|\(optional\)",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"\s*\((?:[^()]*#\d[^()]*|tracked [^()]*)\)")
# A sentence that takes back what the one before it says: neither is told alone.
_TAKES_BACK = re.compile(
    r"\b(?:but|however|although|unfortunately|only|yet|except)\b", re.IGNORECASE
)
_TOKEN = re.compile(rf"{PLACE.pattern}|{NAME.pattern}")


@dataclass(frozen=True, slots=True)
class Line:
    """What an update tells in one breath, and the heading it needs, if any."""

    heading: str
    text: Text


def headed(*lines: Line) -> Text:
    """Lines under one heading as a text; the heading belongs to the first of them."""
    made = lines[0].text
    if lines[0].heading:
        (first, *rest), before = made.trace, f"{lines[0].heading}: "
        moved = (replace(t, start=t.start + len(before), end=t.end + len(before)) for t in rest)
        first = replace(first, end=first.end + len(before))
        made = Text(before + made.text, (first, *moved))
    for line in lines[1:]:
        (first, *rest), text = line.text.trace, f" {line.text.text}"
        moved = (replace(t, start=t.start + 1, end=t.end + 1) for t in rest)
        made += Text(text, (replace(first, end=first.end + 1), *moved))
    return made


class Told:
    """What a translation tells, in units that can stand alone, and what each can fill.

    A sentence that points back ("It will take …") goes with the one before it.
    """

    def __init__(self, translation: Translation, topics: Topics) -> None:
        self._translation = translation
        self._topics = {topic.id: topic for topic in topics.topics}
        self._kinds = {fact.id: fact.kind for fact in translation.sheet.facts}
        self._terms = tuple(term.start for term in translation.sheet.terms)
        self.units = tuple(unit for unit in _units(translation.sentences) if _can_stand(unit))

    def finds(self, finds: Mapping[str, Find]) -> Iterator[tuple[str, Unit]]:
        """For each find, in their order, the unit that fits best: one that fills nothing yet.

        Where there is none such, a find that is not ``fresh`` shares one with another.
        """
        spoken = [short for unit in self.units for short in self._spoken(unit)]
        used: set[Translated] = set()
        for name, find in finds.items():
            fits = {unit: fit for unit in spoken if (fit := self._fit(unit, find))}
            free = {unit: fit for unit, fit in fits.items() if not used & set(unit)}
            if find.fresh:
                free = {u: fit for u, fit in free.items() if not _HARD.search(self.text(u).text)}
            if left := free or ({} if find.fresh else fits):
                best = max(left, key=lambda unit: left[unit] + self._ease(unit))
                used |= set(best)
                yield name, best

    def _spoken(self, unit: Unit) -> Iterator[Unit]:
        """What of a unit can be read out within a message: all, or what the rest only adds to."""
        if _UNSAYABLE.search(self.text(unit).text):
            return
        for length in range(len(unit), 0, -1):
            rest = " ".join(sentence.text for sentence in unit[length:])
            if len(self.text(unit[:length]).text) <= _BREATH and not _TAKES_BACK.search(rest):
                yield unit[:length]
                return

    def lines(self) -> Iterator[Line]:
        """All units with the explanations in brackets, as where they are met first.

        Those that cannot be read out are there only when there are no others.
        """
        sayable = [unit for unit in self.units if not _UNSAYABLE.search(self.text(unit).text)]
        for unit in sayable or self.units:
            yield Line(self._heading(unit), self._words(unit, glossed=True))

    def text(self, unit: Unit) -> Text:
        """The unit without explanations, with its heading where it would say something else."""
        return headed(Line(self._heading(unit), self._words(unit, glossed=False)))

    def _heading(self, unit: Unit) -> str:
        section = _REFERENCE.sub("", unit[0].section).strip()
        if not section or _NEUTRAL.fullmatch(section):
            return ""
        whole = not any(is_fragment(s.text.removeprefix("- ")) for s in unit)
        return "" if whole and _PLAIN.fullmatch(section) else section

    def _words(self, unit: Unit, *, glossed: bool) -> Text:
        made = NONE
        for sentence in unit:
            words = sentence.text if glossed else self._without_glosses(sentence.text)
            words = closed(words.removeprefix("- ").strip())
            words = f" {words}" if made.text else words
            origin = (sentence.sources, sentence.facts, sentence.how)
            made += Text(words, (Trace(0, len(words), "source", *origin),))
        return made

    def _ease(self, unit: Unit) -> float:
        """How well a unit is heard within a message, from -1.5 to 0.9: whole, short, no code."""
        whole = not is_fragment(unit[0].text.removeprefix("- "))
        text = self.text(unit).text
        easy = 0.4 * (not self._heading(unit)) + 0.3 * whole + 0.2 * (len(text) <= _EASY)
        return easy - 1.5 * bool(_HARD.search(text))

    def _fit(self, unit: Unit, find: Find) -> float:
        """0 where a unit does not fit, else more the better it does."""
        source = self._translation.sheet.update.text
        words = " ".join(source[start:end] for s in unit for start, end in s.sources)
        if find.avoid and re.search(find.avoid, words, re.IGNORECASE):
            return 0
        if not self._holds(unit, find):
            return 0
        if find.words and not re.search(find.words, words, re.IGNORECASE):
            return 0
        better = float(bool(find.prefer and re.search(find.prefer, words, re.IGNORECASE)))
        topics = [self._topics[name] for name in find.topics if name in self._topics]
        if not topics:
            return 3 + better
        label = lead(unit[0].text.removeprefix("- "))[0]
        if any(_headed(topic, label) or _headed(topic, unit[0].section) for topic in topics):
            return 3 + better
        told = any(topic.word_pattern and topic.word_pattern.search(words) for topic in topics)
        return 2 + better if told else 0

    def _holds(self, unit: Unit, find: Find) -> bool:
        """Whether a unit has one of the kinds of fact, and the term, that a find asks for."""
        kinds = {self._kinds.get(fact) for s in unit for fact in s.facts}
        spans = [span for s in unit for span in s.sources]
        termed = any(start <= at < end for at in self._terms for start, end in spans)
        return (not find.facts or bool(kinds & set(find.facts))) and (termed or not find.term)

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
        back = ANAPHORA.match(words) or POINTS_BACK.search(words)
        if unit and unit[0].section == sentence.section and back:
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


def slots_of(told: Told, common: Common, archetype: Archetype, minutes: Minutes) -> dict[str, Text]:
    """What the update gives for each find of an archetype, without explanations in brackets.

    The places that are played in a version are filled first; what is left is for spare injects.
    """
    played, wanted = finds_of(archetype, minutes), finds_of(archetype)
    first = {name: find for name, find in common.finds.items() if name in played}
    later = {name: find for name, find in common.finds.items() if name in wanted - played}
    return {name: told.text(unit) for name, unit in told.finds({**first, **later})}


def _can_stand(unit: Unit) -> bool:
    text = " ".join(sentence.text for sentence in unit)
    first = unit[0].text.removeprefix("- ")
    return (
        _FEWEST <= len(text.split()) <= _MOST
        and not text.rstrip().endswith(":")
        and not (ANAPHORA.match(first) or POINTS_BACK.search(first))
        and not _POINTS_AWAY.match(first)
        and not (_ABOUT_ITSELF.search(text) or _FORM.search(text))
        and "[hidden]" not in text
    )


def _headed(topic: Topic, heading: str) -> bool:
    return bool(heading and topic.heading_pattern and topic.heading_pattern.search(heading))
