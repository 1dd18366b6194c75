"""The normal form of a sentence: its words, with a typed placeholder for each number and date.

``{number1}`` stands for digits alone; the unit beside them is a word like any other, so that "47
min" and "2 h" stay two forms. Dates, weekdays, months, quarters and years are placeholders of their
own types, since each wants its own little words ("on Tuesday", "in May"). Equal values share one
placeholder. What decides grammar or meaning stays a word: an amount of 1 ("1 report"), days told
from today ("tomorrow"), amounts in words, error codes and the digits inside a term ("P95").

A secret or personal datum becomes a placeholder, too, so that its value is never stored.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from translator.facts.extract import Found, facts_in
from translator.facts.numbers import DIGITS
from translator.screen import screen
from translator.values import FactKind, Span

_AMOUNTS: frozenset[FactKind] = frozenset(
    {"number", "money", "percentage", "percentage_point", "duration", "time", "range"}
)
_CORE = re.compile(rf"\d{{1,2}}:\d\d(?::\d\d)?|{DIGITS}")
_TICKET = re.compile(r"(?:[\w.-]+/[\w.-]+)?#\d+|[A-Z][A-Z0-9]{1,9}-\d{1,6}|CVE-\d{4}-\d{4,7}")
_DATES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("date", re.compile(r"\d{4}-\d\d-\d\d")),
    ("day", re.compile(r"--\d\d-\d\d")),
    ("month", re.compile(r"--\d\d")),
    ("monthyear", re.compile(r"\d{4}-\d\d")),
    ("year", re.compile(r"\d{4}")),
    ("period", re.compile(r"[QH][1-4]")),
    ("periodyear", re.compile(r"(?:FY)?\d{4}-[QH][1-4]")),
    ("fiscal", re.compile(r"FY\d{4}")),
    ("week", re.compile(r"week \d+")),
    ("weekday", re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day")),
)
PART = re.compile(r"\{\{|\}\}|\{(?P<name>[a-z]+\d+)\}")
_ALIKE = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})


@dataclass(frozen=True, slots=True)
class Slot:
    """A piece of a text that may be another one tomorrow.

    ``value`` tells whether two pieces are the same; ``text[start:end]`` is how it is written.
    """

    kind: str
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Form:
    """A text with placeholders, and what they stand for: name to (value, words as written)."""

    text: str
    slots: Mapping[str, tuple[str, str]]

    @property
    def key(self) -> str:
        """What two forms of the same words have in common."""
        return normal(self.text)


def slots_in(
    text: str, *, terms: Iterable[str] = (), private: Iterable[tuple[str, str]] = ()
) -> tuple[Slot, ...]:
    """All slots of a text, in order, apart.

    Args:
        text: a sentence.
        terms: glossary terms in it; digits inside them are words.
        private: kinds and values that the screen found in the whole update.
    """
    taken = bytearray(len(text))
    for span in _occurrences(text, (term for term in terms if any(c.isdigit() for c in term))):
        taken[span[0] : span[1]] = b"\1" * (span[1] - span[0])
    found: list[Slot] = []
    for slot in (*_private(text, private), *_dated(text), *_amounts(text)):
        if slot.start < slot.end and not any(taken[slot.start : slot.end]):
            taken[slot.start : slot.end] = b"\1" * (slot.end - slot.start)
            found.append(slot)
    return tuple(sorted(found, key=lambda slot: slot.start))


def form_of(text: str, slots: Iterable[Slot]) -> Form:
    """A text with a placeholder for each of these slots."""
    names: dict[tuple[str, str], str] = {}
    counts: dict[str, int] = {}
    said: dict[str, tuple[str, str]] = {}
    parts: list[str] = []
    place = 0
    for slot in slots:
        key = (slot.kind, slot.value)
        if key not in names:
            counts[slot.kind] = counts.get(slot.kind, 0) + 1
            names[key] = f"{slot.kind}{counts[slot.kind]}"
            said[names[key]] = (slot.value, text[slot.start : slot.end])
        parts += [_escaped(text[place : slot.start]), f"{{{names[key]}}}"]
        place = slot.end
    parts.append(_escaped(text[place:]))
    return Form(" ".join("".join(parts).split()), said)


def named(text: str, slots: Iterable[Slot], names: Mapping[tuple[str, str], str]) -> str:
    """A text with the slots that have a name (by kind and value) as placeholders."""
    parts: list[str] = []
    place = 0
    for slot in slots:
        if (name := names.get((slot.kind, slot.value))) is not None:
            parts += [_escaped(text[place : slot.start]), f"{{{name}}}"]
            place = slot.end
    return "".join((*parts, _escaped(text[place:])))


def normal(form: str) -> str:
    """A form with one kind of blank, quotation mark and dash, without the mark at its end."""
    form = " ".join(unicodedata.normalize("NFC", form).translate(_ALIKE).split())
    form = re.sub(r"^[-*•]\s+", "", form).rstrip(" .;,")
    first = form.split(" ", 1)[0]
    return form[0].lower() + form[1:] if first.isalpha() and first[1:].islower() else form


def names_in(form: str) -> tuple[str, ...]:
    """The names of a form's placeholders, in order, each as often as it stands there."""
    return tuple(m["name"] for m in PART.finditer(form) if m["name"])


def filled(form: str, values: Mapping[str, str]) -> str:
    """A form with words in the place of its placeholders; one without a value keeps its name."""
    return PART.sub(lambda m: values.get(m["name"], m[0]) if m["name"] else m[0][0], form)


def is_well_formed(form: str) -> bool:
    """Whether every brace of a form belongs to a placeholder or stands twice."""
    return not any(c in "{}" for c in PART.sub("", form))


def _escaped(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def _private(text: str, private: Iterable[tuple[str, str]]) -> Iterator[Slot]:
    for kind, value in sorted(private, key=lambda found: -len(found[1])):
        for start, end in _occurrences(text, (value,)):
            yield Slot(_kind(kind), value, start, end)
    for masked in screen(text):
        value = text[masked.start : masked.end]
        yield Slot(_kind(masked.kind), value, masked.start, masked.end)


def _kind(masked: str) -> str:
    return "private" if " " in masked else masked


def _dated(text: str) -> Iterator[Slot]:
    """What is a slot as a whole: dates, versions, tickets."""
    for kind, value, start, end in facts_in(text):
        if kind == "date":
            name = next((n for n, shape in _DATES if shape.fullmatch(value)), None)
            if name is not None:
                yield Slot(name, value, start, end)
        elif kind == "version" and any(c.isdigit() for c in text[start:end]):
            yield Slot("version", value, start, end)
        elif kind == "identifier" and _TICKET.fullmatch(text[start:end]):
            yield Slot("ticket", value, start, end)


def _amounts(text: str) -> Iterator[Slot]:
    """The digits inside amounts and times."""
    for kind, _, start, end in sorted(facts_in(text), key=_size):
        if kind in _AMOUNTS:
            for core in _CORE.finditer(text, start, end):
                if not _is_one(core[0]) and _stands_alone(text, core.span()):
                    what = "time" if ":" in core[0] else "number"
                    yield Slot(what, _plain(core[0]), *core.span())


def _size(found: Found) -> tuple[int, int]:
    return found[3] - found[2], found[2]


def _is_one(digits: str) -> bool:
    try:
        return Decimal(digits.replace(",", "")) == 1
    except InvalidOperation:
        return False


def _stands_alone(text: str, span: Span) -> bool:
    """Whether digits are not the tail or the head of longer ones."""
    before, after = text[span[0] - 1 : span[0]], text[span[1] : span[1] + 1]
    return not before.isdigit() and not after.isdigit()


def _plain(core: str) -> str:
    return core.removeprefix("0") if ":" in core else core


def _occurrences(text: str, words: Iterable[str]) -> Iterator[Span]:
    for word in set(words):
        for found in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", text):
            yield found.span()
