"""The whole output against the whole source: what a sentence says and nothing in the source does.

The gate judges a sentence against the item it was made from. This check needs no such pairing: it
takes any text (headlines and questions included) and any source, and lists figures, dates, names
and codes that the source has nowhere, negations in a text whose source denies nothing, and "only"
where the source excludes nothing. It is blind to what is made of the source's own words, and to
new common words: a rewording may use any.

Accepted as the source's own: another way of writing a value (``50 %``, "fifty percent", "twelve and
a half euros"), and the initials of words that stand in a row ("AI", "CNNs").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from translator.facts.extract import facts_in
from translator.gate.words import lemmas, tokens
from translator.inline import Plain
from translator.sentences import sentences_of

NewKind = Literal["figure", "date or time", "code", "name", "negation", "exclusion"]

_KINDS: dict[str, NewKind] = {
    "number": "figure",
    "money": "figure",
    "percentage": "figure",
    "percentage_point": "figure",
    "duration": "figure",
    "date": "date or time",
    "time": "date or time",
    "version": "code",
    "identifier": "code",
    "name": "name",
    "negation": "negation",
}
_UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
_WORD = re.compile(r"[A-Za-z]+")
_AMOUNT = re.compile(r"\d+(?:[.,]\d+)*")
_ACRONYM = re.compile(r"[A-Z]{2,6}s?")
_PLAIN_NUMBER = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class New:
    """Something the text says that the source does not: ``text`` is ``output[start:end]``."""

    kind: NewKind
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Whole:
    """What a source holds, looked up many times: facts, words, spelled numbers, initials."""

    values: frozenset[str]
    kinds: frozenset[str]
    excludes: bool
    words: frozenset[str]
    numbers: frozenset[Decimal]
    initials: str
    lower: str

    @classmethod
    def of(cls, source: str) -> Whole:
        """Read a source. Its own facts are never new."""
        facts = facts_in(source)
        words = tokens(source)
        runs = _WORD.findall(source)
        written = {_decimal(found) for found in _AMOUNT.findall(source)}
        return cls(
            values=frozenset(value.lower() for _, value, _, _ in facts),
            kinds=frozenset(kind for kind, _, _, _ in facts),
            excludes=any(k == "scope" and v == "only" for k, v, _, _ in facts),
            words=frozenset(form for word in set(words) for form in lemmas(word)),
            numbers=frozenset(written | set(spelled_numbers(source))),
            initials="".join(word[0].lower() for word in runs),
            lower=source.lower(),
        )


def new_in(output: str, source: str | Whole) -> tuple[New, ...]:
    """What ``output`` says that ``source`` nowhere does, in the order of the text.

    Args:
        output: any text; markup should have been taken away.
        source: the source's text, or what ``Whole.of`` read from it (faster for many outputs).

    Returns:
        One entry for each figure, date, code, name, negation or "only" without a ground.
    """
    whole = Whole.of(source) if isinstance(source, str) else source
    plain = Plain()
    plain.add(output, 0)
    found: list[New] = []
    for text, offsets, _ in filter(None, sentences_of(plain)):
        for kind, value, first, last in facts_in(text):
            named = _named(kind, value)
            if named and not _grounded(named, kind, value, text[first:last], whole):
                start, end = offsets[first], offsets[last - 1] + 1
                found.append(New(named, output[start:end], start, end))
    return tuple(sorted(found, key=lambda new: (new.start, new.end)))


@lru_cache(maxsize=256)
def spelled_numbers(text: str) -> tuple[Decimal, ...]:
    """Numbers written as words, longest reading: "twelve and a half", "two hundred and five"."""
    words = [word.lower() for word in _WORD.findall(text)]
    found: list[Decimal] = []
    at = 0
    while at < len(words):
        value, after = _read(words, at)
        if value is None:
            at += 1
            continue
        found.append(value)
        at = after
    return tuple(found)


def _read(words: list[str], at: int) -> tuple[Decimal | None, int]:
    """The number that begins at word ``at`` and the word after it; ``None`` where there is none."""
    total = Decimal(0)
    group: Decimal | None = None
    start = at
    while at < len(words):
        word = words[at]
        if word in _TENS and (group is None or group % 100 == 0):
            group = (group or Decimal(0)) + _TENS[word]
        elif word in _UNITS and (group is None or group % (10 if _UNITS[word] < 10 else 100) == 0):
            group = (group or Decimal(0)) + _UNITS[word]
        elif word in _SCALES and group is not None:
            if word == "hundred":
                group *= 100
            else:
                total, group = total + group * _SCALES[word], Decimal(0)
        elif not (word == "and" and at > start and _goes_on(words, at, group)):
            break
        at += 1
    if group is None:
        return None, at
    if words[at : at + 3] == ["and", "a", "half"]:
        return total + group + Decimal("0.5"), at + 3
    return total + group, at


def _goes_on(words: list[str], at: int, group: Decimal | None) -> bool:
    """Whether "and" goes on with a number: after hundreds, before a smaller number."""
    following = words[at + 1 : at + 2]
    return bool(
        group is not None
        and group % 100 == 0
        and following
        and (following[0] in _UNITS or following[0] in _TENS)
    )


def _decimal(text: str) -> Decimal:
    parts = text.split(",")
    grouped = all(len(part.partition(".")[0]) == 3 for part in parts[1:])
    whole = "".join(parts) if grouped else parts[0]
    head, _, tail = whole.partition(".")
    return Decimal(f"{head}.{tail}" if tail.isdigit() else head)


def _named(kind: str, value: str) -> NewKind | None:
    if kind == "scope":
        return "exclusion" if value == "only" else None
    return _KINDS.get(kind)


def _grounded(named: NewKind, kind: str, value: str, text: str, whole: Whole) -> bool:
    if named == "negation":
        return "negation" in whole.kinds
    if named == "exclusion":
        return whole.excludes
    if value.lower() in whole.values or _stands(text.lower(), whole.lower):
        return True
    if named in ("figure", "date or time"):
        return _same_amounts(kind, text, whole)
    return all(_known(word, whole) for word in tokens(text))


def _stands(text: str, lower: str) -> bool:
    """Whether the words stand in the source as they are, and not inside a longer number."""
    return re.search(rf"(?<![\w.,]){re.escape(text)}(?![\w%]|[.,]\d)", lower) is not None


def _same_amounts(kind: str, text: str, whole: Whole) -> bool:
    """A bare number is accounted for by the same number in words, whatever its unit.

    One that has a unit needs its unit's word in the source as well.
    """
    amounts = [_decimal(found) for found in _AMOUNT.findall(text)] or list(spelled_numbers(text))
    if not amounts or not all(amount in whole.numbers for amount in amounts):
        return False
    units = [word for word in _WORD.findall(text) if not spelled_numbers(word)]
    if kind in ("number", "duration", "date", "time"):
        return all(lemmas(unit) & whole.words for unit in units)
    signs = {"%": ("%", "percent", "per cent"), "$": ("$", "dollar"), "€": ("€", "euro"),
             "£": ("£", "pound")}  # fmt: skip
    named = [forms for sign, forms in signs.items() if sign in text]
    return all(any(form in whole.lower for form in forms) for forms in named) and all(
        lemmas(unit) & whole.words for unit in units
    )


def _known(word: str, whole: Whole) -> bool:
    if lemmas(word) & whole.words:
        return True
    if _ACRONYM.fullmatch(word):
        return word.rstrip("s").lower() in whole.initials
    parts = re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+", word)
    return len(parts) > 1 and any(
        left.lower() + right.lower() in whole.lower for left, right in pairwise(parts)
    )
