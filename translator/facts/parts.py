"""Fractions, multiples and lengths of time that are said in words.

"Half" is 50 %, "a quarter of" 25 %, "three quarters" 75 %, "one in five" 20 %, "five nines" 99.999
%; a fraction that no percentage gives exactly stays one ("a third" is 1/3, not 33 %). "Twice", "two
times", ``2x`` and "twofold" are one value. "Half an hour", "a quarter of an hour", "an hour and a
half" last 30, 15 and 90 minutes; "a month", "per month", "each month" and ``/month`` are one month.
"A quarter" is 25 % only before "of" or after "by": else it is a time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from translator.facts.found import Marked, Quantity, any_case, cued
from translator.facts.units import value_of

_NINES = any_case(r"\b(?P<n>two|three|four|five|six|seven|[2-9])[ -]nines\b")
_COUNT_OF_NINES = {w: i + 2 for i, w in enumerate("two three four five six seven".split())}
_FOLD = any_case(
    r"\b(?:twice|(?P<n>two|three|four|five|six|eight|ten|twelve|twenty|fifty|\d+)[ -]?fold)\b"
)
_IN = any_case(
    r"\b(?P<one>one|1) (?:in|out of)(?: every)? (?P<all>two|three|four|five|six|eight|ten|twelve|twenty|fifty|a hundred|\d{1,3}(?:,000)?)\b(?! ?(?:%|[a-z]+ (?:of|months|days)))"
)
_SPECIAL_TIME = any_case(
    r"(?P<hourandhalf>\b(?:an?|one|1)[ -](?P<unit>hour|day|week|month|year)s? and (?:a |one )?(?P<extra>half|quarter)\b)"
    r"|(?P<halfof>\b(?:(?<!and a )half(?:[ -]an?)?|(?<!and )a half|0\.5)[ -](?P<unit2>hour|minute|second|day|week|month|year)s?\b)"
    r"|(?P<quarterof>\b(?P<count>an? |one |three[ -])?quarters? of an hour\b)"
    r"|(?P<single>\b(?:an?|per|each|every)[ -](?P<unit3>hour|minute|day|week|month|year)\b(?!-))"
    r"|(?P<annual>(?:\bper annum\b|\bp\.a\.))"
    r"|(?P<slash>(?<=[\w%])/ ?(?P<unit4>hour|hr|h|minute|min|day|week|month|mo|year|yr)\b)"
)
_FRACTION = any_case(
    r"\b(?:(?P<top>(?<![\d/.])[1-9])/(?P<bottom>[2-9]|10)\b(?= of\b)|(?P<percent>half an? (?:per ?cent|%))|(?P<half>half|halves)(?![ -](?:an? )?(?:hour|day|week|month|year|minute|dozen|million|thousand|billion|hundred)|[ -]?way|hearted|[ -]baked|[ -]open)\b"
    r"|(?P<count>an?|one|two|three|four)[ -](?P<part>thirds?|quarters?(?= of (?!the year|(?:19|20)\d\d))|(?<=by a )quarter|fifths?|sixths?|eighths?|tenths?)\b(?:(?<=-thirds)|(?<=-fifths)|(?=(?: of\b|[.,;)]|$| less| more| lower| higher| faster| slower)))(?! of an hour))"
)
_SPECIAL_CUES = ("nines", "hour", "minute", "second", "day", "week", "month", "year", "twice", "fold", "/",
                  "annum", "p.a.")  # fmt: skip
_FRACTION_CUES = (" in ", "out of", "hal", "third", "quarter", "fifth", "sixth", "eighth", "tenth",
                  "/")  # fmt: skip
_PARTS = {"third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8,
           "ten": 10, "twelve": 12, "twenty": 20, "fifty": 50, "a hundred": 100}  # fmt: skip


def find_parts(plain: str, marked: Marked) -> Iterator[Quantity]:
    """Fractions, multiples and lengths in what ``marked`` leaves free."""
    lower = plain.lower()
    if cued(lower, _SPECIAL_CUES):
        yield from _special(plain, marked)
    if cued(lower, _FRACTION_CUES):
        yield from _fractions(plain, marked)


def _special(plain: str, marked: Marked) -> Iterator[Quantity]:
    for found in _NINES.finditer(plain):
        if marked.take(*found.span()):
            word = found["n"].lower()
            nines = _COUNT_OF_NINES.get(word) or int(word)
            yield Quantity(
                "percentage", f"99.{'9' * (nines - 2)}%".replace(".%", "%"), *found.span()
            )
    for found in _SPECIAL_TIME.finditer(plain):
        if marked.take(*found.span()):
            yield Quantity("duration", _special_time(found), *found.span())
    for found in _FOLD.finditer(plain):
        if marked.take(*found.span()):
            number = (found["n"] or "2").lower()
            yield Quantity("number", f"{_COUNTS.get(number) or int(number)}x", *found.span())


def _fractions(plain: str, marked: Marked) -> Iterator[Quantity]:
    for found in _IN.finditer(plain):
        if marked.take(*found.span()):
            whole = found["all"].lower().replace(",", "")
            yield _share(1, _COUNTS.get(whole) or int(whole), *found.span())
    for found in _FRACTION.finditer(plain):
        if marked.take(*found.span()):
            if found["top"]:
                yield _share(int(found["top"]), int(found["bottom"]), *found.span())
            elif found["percent"]:
                yield Quantity("percentage", "0.5%", *found.span())
            elif found["half"]:
                yield Quantity("percentage", "50%", *found.span())
            else:
                part = found["part"].lower().rstrip("s")
                yield _share(_COUNTS[found["count"].lower()], _PARTS[part], *found.span())


def _share(part: int, whole: int, start: int, end: int) -> Quantity:
    """A fraction: a percentage where that is exact, else the fraction itself."""
    if whole and 10**6 % whole == 0:
        return Quantity(
            "percentage", value_of(Decimal(100 * part) / whole, ("percentage", "%")), start, end
        )
    return Quantity("number", f"{part}/{whole}", start, end)


def _special_time(found: re.Match[str]) -> str:
    got = {k: v.lower() for k, v in found.groupdict().items() if v}
    if "hourandhalf" in got:
        count, unit = Decimal("1.5" if got["extra"] == "half" else "1.25"), got["unit"]
    elif "halfof" in got:
        count, unit = Decimal("0.5"), got["unit2"]
    elif "quarterof" in got:
        count, unit = (
            Decimal("0.75" if got.get("count", "").startswith("three") else "0.25"),
            "hour",
        )
    else:
        count, unit = Decimal(1), got.get("unit3") or got.get("unit4") or "year"
    short = {"hour": "h", "hr": "h", "minute": "min", "second": "s", "mo": "month", "yr": "year"}
    return value_of(count, ("duration", short.get(unit, unit)))
