"""Amounts, in digits and in words, as exact decimals.

Accepted as the same: ``120K``, ``120,000``, ``120 000`` (thin space), "120 thousand", "one hundred
and twenty thousand"; ``2½``, ``2.5``, "two and a half"; ``12``, "twelve", "a dozen"; ``3rd``,
"third". Not the same: anything rounded, ``1.2M`` and ``1,234,567``, "hundreds" and any number.

"One" is an amount only where it counts something ("one server", "one of the two"), not where it
stands for a thing ("the new one", "no one"). "m" is a million only where it cannot be minutes or
metres: ``4.2M``, "5m users".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from translator.facts.found import any_case
from translator.facts.units import CURRENCY_AFTER, CURRENCY_BEFORE

_ONES = {w: i for i, w in enumerate("zero one two three four five six seven eight nine".split())}
_TEENS = {
    w: i + 10
    for i, w in enumerate(
        "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {
    w: (i + 2) * 10
    for i, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())
}
_SMALL = {**_ONES, **_TEENS, **_TENS}
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SUFFIXES = {"k": 10**3, "m": 10**6, "mn": 10**6, "mio": 10**6, "b": 10**9, "bn": 10**9,
             "t": 10**12, "tn": 10**12, "hundred": 100, **_SCALES}  # fmt: skip
_FRACTIONS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_ORDINALS = {
    w: i + 1
    for i, w in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
    )
}

DIGITS = r"\d+,\d{1,2}(?= ?%)|\d{1,3}(?:[,\u202f\u00a0\u2009’']\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_AMOUNT = re.compile(
    rf"(?:(?<![\w.])(?<![A-Za-z]-)(?<!::)|(?<=\d[hmd])|(?<=\d[A-Za-z]-)|(?<=\d[A-Za-z]{{2}}-)|(?<=(?:tier|step|type|wave)-)|(?<=(?:level|phase|stage)-)|(?<=(?:sub|top|day)-))(?P<sign>(?<![\w)%])[-−](?=\d))?(?P<digits>{DIGITS})(?P<frac>[½¼¾])?"
    r"(?P<half> and a half(?= \w))?"
    r"(?:(?P<tight>[kKM]|m(?!/s)|mn|Mn|MN|[bB]n?|BN|tn)(?!\w)|[  -]?(?P<word>hundred|thousand|mn|mio|million|bn|billion|tn|trillion)s?\b)?"
    r"(?:(?P<ord>st|nd|rd|th)\b)?(?!\d|\.\d|,\d{{3}})"
    r"|(?<![\w.])(?P<lone>[½¼¾])",
)
_COUNT_NOUN = re.compile(r" [a-z]+s\b(?<! was)(?<! is)(?<! this)(?<! has)")

_TEEN_OR_ONE = "|".join((*_TEENS, *_ONES))
_SMALL_WORDS = (
    rf"(?:(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(list(_ONES)[1:])})\b)?|(?:{_TEEN_OR_ONE}))"
)
_GROUP = rf"(?:(?:(?:{_SMALL_WORDS}|an?) hundred(?:,? (?:and )?{_SMALL_WORDS}\b)?)|{_SMALL_WORDS})"
_SCALE = "|".join(_SCALES)
_WORDS = any_case(
    rf"(?<![\w-])(?:(?P<dozen>(?:(?:{_SMALL_WORDS}|an?|half an?) )?dozen)\b(?!s)"
    rf"|(?P<halfscale>half an? (?:{_SCALE}|hundred))\b"
    rf"|(?P<number>(?:{_GROUP}|an?(?= (?:{_SCALE})))(?: and a (?:half|quarter))?"
    # Another group belongs to the number only behind "thousand" and the like, not in "two, three".
    rf"(?: (?:{_SCALE})\b(?:,? (?:and )?{_GROUP} (?:{_SCALE})\b)*(?: (?:and )?{_GROUP}\b)?)?))(?!\w)"
)
_TRIGGER = any_case(rf"\b(?:{'|'.join((*_SMALL, *_SCALES))}|hundred|dozen)(?:\b|(?=-))")
_ORDINAL = any_case(
    rf"(?<![\w-])(?P<word>{'|'.join(_ORDINALS)})(?=[ ,.;)]|$)(?! (?:part(?:y|ies)|of all|and foremost|line|level|time)\b)"
)
_VAGUE = any_case(r"(?<![\w-])(?:(?:tens|dozens|hundreds|thousands|millions|billions) of)(?! \d)")
_DECIMAL_COMMA = re.compile(r"\d+,\d{1,2}")  # "1,5 %"
_LENGTH = any_case(r"(?:second|minute|hour|day|week|month|quarter|year|page|person)s?$")
_NO_COUNT = frozenset(
    "no any every some each which this that another the other new old good only last next "
    "latest newer older first second right wrong same than".split()
)
_NUMBERED = frozenset("phase stage step wave part level tier day week round option number".split())
_AFTER_PRONOUN = frozenset(
    "is was has had will would can could should must may might and or but who which that to for "
    "in on at by with from as if when another more".split()
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in a text. ``size`` is its value before its magnitude word, ``scale`` the latter."""

    start: int
    end: int
    size: Decimal
    scale: int = 1
    ordinal: bool = False

    @property
    def value(self) -> Decimal:
        """The whole value."""
        return self.size * self.scale


def find_amounts(plain: str) -> Iterator[Amount]:
    """Amounts in digits and in words, in no order; they never overlap."""
    spans: list[tuple[int, int]] = []
    for found in _AMOUNT.finditer(plain):
        amount = _of_digits(plain, found)
        spans.append((amount.start, amount.end))
        yield amount
    if _TRIGGER.search(plain):
        for found in _WORDS.finditer(plain):
            start, end = found.span()
            if any(a < end and start < b for a, b in spans):
                continue
            if found[0].lower() == "one" and not _counts(plain, start, end):
                continue
            yield Amount(start, end, *_of_words(found))
    for found in _ORDINAL.finditer(plain):
        if _is_ordinal(plain, found):
            yield Amount(*found.span(), Decimal(_ORDINALS[found[0].lower()]), ordinal=True)


def find_vague(plain: str) -> Iterator[tuple[int, int, str]]:
    """A size without a number ("hundreds of", "dozens of"), kept as the word."""
    for found in _VAGUE.finditer(plain):
        word = found[0].split()[0]
        yield found.start(), found.start() + len(word), word.lower()


def _of_digits(plain: str, found: re.Match[str]) -> Amount:
    if found["lone"]:
        return Amount(*found.span(), _FRACTIONS[found["lone"]])
    digits = found["digits"]
    if _DECIMAL_COMMA.fullmatch(digits):
        digits = digits.replace(",", ".")
    size = Decimal(re.sub(r"[,\u202f\u00a0\u2009’']", "", digits))
    size += _FRACTIONS.get(found["frac"] or "", Decimal(0))
    end = found.end()
    if found["half"]:
        size += Decimal("0.5")
    suffix = found["tight"] or found["word"] or ""
    if suffix == "m" and not _is_million(plain, found.start(), end):
        suffix, end = "", found.start("tight")
    if found["sign"]:
        size = -size
    return Amount(found.start(), end, size, _SUFFIXES.get(suffix.lower(), 1), bool(found["ord"]))


def _is_million(plain: str, start: int, end: int) -> bool:
    """Whether "5m" counts ("5m users") or pays ("$5m", "5m EUR"), rather than takes minutes."""
    paid = CURRENCY_BEFORE.search(plain[max(0, start - 5) : start]) or CURRENCY_AFTER.match(
        plain, end
    )
    return bool(paid or _COUNT_NOUN.match(plain, end))


def _of_words(found: re.Match[str]) -> tuple[Decimal, int]:
    text = found[0].lower()
    if found["dozen"]:
        front = text.removesuffix("dozen").strip()
        if front.startswith("half"):
            return Decimal(6), 1
        return (_parsed(front) if front not in {"", "a", "an"} else Decimal(1)) * 12, 1
    if found["halfscale"]:
        return Decimal("0.5"), {**_SCALES, "hundred": 100}[text.split()[-1]]
    words = text.split()
    if words[-1] in _SCALES and not any(w in _SCALES for w in words[:-1]):
        return _parsed(" ".join(words[:-1])) or Decimal(1), _SCALES[words[-1]]
    return _parsed(text), 1


def _parsed(text: str) -> Decimal:
    """The value of number words: "one hundred and twenty thousand" is 120000."""
    total, group = Decimal(0), Decimal(0)
    for word in re.findall(r"[a-z]+", text):
        if word in _SMALL:
            group += _SMALL[word]
        elif word == "hundred":
            group = (group or 1) * Decimal(100)
        elif word in _SCALES:
            total += (group or 1) * Decimal(_SCALES[word])
            group = Decimal(0)
        elif word in {"half", "quarter"}:
            group += Decimal("0.5") if word == "half" else Decimal("0.25")
    return total + group


def _counts(plain: str, start: int, end: int) -> bool:
    before = re.search(r"([\w’'-]+)\s*$", plain[max(0, start - 24) : start])
    after = re.match(r"[ -]([A-Za-z]+)", plain[end:])
    word = before[1].lower() if before else ""
    if word in _NUMBERED:
        return True
    if plain[end : end + 1] == "-" and after and not _LENGTH.match(after[1]):
        return False  # "one-off"
    if after is None or after[1].lower() in _AFTER_PRONOUN:
        return False
    return word not in _NO_COUNT


def _is_ordinal(plain: str, found: re.Match[str]) -> bool:
    """Whether "second" and its kin rank a thing, rather than open a list or measure time."""
    word, start, end = found[0].lower(), *found.span()
    before = re.search(r"([\w’'-]+)\s*$", plain[max(0, start - 24) : start])
    near = before[1].lower() if before else ""
    after = re.match(r" [a-z]+", plain[end:])
    if near in {"a", "per", "each", "every", "one"} and word == "second" and not after:
        return False
    if word in {"first", "second"}:
        return after is not None and near not in {"at", "per", "each", "every"}
    return after is not None or near in {"the", "our", "its", "their", "a", "this"}
