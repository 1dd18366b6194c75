"""Numbers, money, percentages, dates, times, durations and ranges, with a normal form each.

Equal meaning has an equal value, and only that: nothing is ever rounded. Each family says in its
own module what it accepts as the same: ``numbers``, ``units``, ``clock``, ``calendar``,
``identifiers`` (versions, codes), ``bounds``.

Fractions: "half" is 50 %, "a quarter of" 25 %, "three quarters" 75 %, "one in five" 20 %, "a third"
is 1/3 and no percentage; "twice", "two times", ``2x`` and "twofold" are one value. "Half an hour",
"a quarter of an hour", "an hour and a half" are durations of 30, 15 and 90 minutes.

Ranges: "210 to 95 min", "10-15 %", "5–7 days", "between 5 and 7 days", "95 min, down from 210" give
both ends with the unit that is said once, and a range from the first to the last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from translator.facts.bounds import find_bounds
from translator.facts.calendar import find_dates
from translator.facts.clock import find_times
from translator.facts.found import Marked, Quantity, any_case, cued
from translator.facts.identifiers import find_versions
from translator.facts.numbers import Amount, find_amounts, find_vague
from translator.facts.units import Unit, as_seconds, money_before, unit_after, value_of

__all__ = ["Quantity", "find_quantities", "measure"]

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
    r"|(?P<slash>(?<=[\w%])/ ?(?P<unit4>hour|hr|h|minute|min|day|week|month|mo|year|yr)\b)"
)
_FRACTION = any_case(
    r"\b(?:(?P<percent>half an? (?:per ?cent|%))|(?P<half>half|halves)(?![ -](?:an? )?(?:hour|day|week|month|year|minute|dozen|million|thousand|billion|hundred)|way|hearted|[ -]baked|[ -]open)\b"
    r"|(?P<count>an?|one|two|three|four)[ -](?P<part>thirds?|quarters?|fifths?|sixths?|eighths?|tenths?)\b(?=(?: of\b|[.,;)]|$| less| more| lower| higher| faster| slower))(?! of an hour))"
)
_SPECIAL_CUES = (
    "nines",
    "hour",
    "minute",
    "second",
    "day",
    "week",
    "month",
    "year",
    "twice",
    "fold",
    "/",
)
_FRACTION_CUES = (" in ", "out of", "hal", "third", "quarter", "fifth", "sixth", "eighth", "tenth")
_PARTS = {"third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8,
           "ten": 10, "twelve": 12, "twenty": 20, "fifty": 50, "a hundred": 100}  # fmt: skip
_HYPHENS = any_case(r"(?: ?[-–—→] ?|-+> ?| ?-> ?)")
_TO = any_case(r" (?:down |up |now )?(?:to|until|through)(?: now| only| about| around| just)? ")
_BACK = any_case(
    r",? (?:\w+ )?(?:down|up|compared (?:to|with)|instead of|against|(?:falling|rising|reduced|cut|improved) from)(?: from)?(?: about| around)? "
)
_AND = re.compile(r",? and |,? ")
_TOUCH = 40  # characters between the two ends of a range at most


@dataclass(frozen=True, slots=True)
class _Measured:
    amount: Amount
    start: int
    end: int
    unit: Unit | None


def find_quantities(plain: str) -> Iterator[Quantity]:
    """All quantities of a plain text with their bounds; of two readings the more specific wins."""
    found = tuple(measure(plain, Marked(len(plain))))
    yield from found
    yield from find_bounds(plain, found)


def measure(plain: str, marked: Marked) -> Iterator[Quantity]:
    """Quantities in what ``marked`` leaves free."""
    free = marked.free
    if any(c.isdigit() for c in plain):
        yield from (t for t in find_versions(plain, marked))
    yield from (t for t in find_times(plain, marked))
    yield from find_dates(plain, marked)
    lower = plain.lower()
    if cued(lower, _SPECIAL_CUES):
        yield from _special(plain, marked)
    if cued(lower, _FRACTION_CUES):
        yield from _fractions(plain, marked)
    amounts = sorted(find_amounts(plain), key=lambda a: a.start)
    measured = [_measured(plain, a) for a in amounts if free(a.start, a.end)]
    measured = [m for m in measured if free(m.start, m.end) and not _is_word(plain, m)]
    yield from _pairs(plain, _compound(plain, measured), marked)
    for start, end, word in find_vague(plain):
        if marked.take(start, end):
            yield Quantity("number", word, start, end)


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
            if found["percent"]:
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
        count, unit = Decimal(1), got.get("unit3") or got["unit4"]
    short = {"hour": "h", "hr": "h", "minute": "min", "second": "s", "mo": "month", "yr": "year"}
    return value_of(count, ("duration", short.get(unit, unit)))


def _measured(plain: str, amount: Amount) -> _Measured:
    if amount.ordinal:
        return _Measured(amount, amount.start, amount.end, None)
    before = money_before(plain, amount.start)
    if before is not None:
        return _Measured(amount, before[0], amount.end, ("money", before[1]))
    after = unit_after(plain, amount.end)
    if after is None:
        return _Measured(amount, amount.start, amount.end, None)
    return _Measured(amount, amount.start, after[0], after[1])


def _is_word(plain: str, one: _Measured) -> bool:
    """Whether the digits open a word that is no amount with a unit ("2FA", "5xx")."""
    return one.unit is None and re.match(r"[A-Za-z_]", plain[one.end :]) is not None


def _compound(plain: str, measured: list[_Measured]) -> list[_Measured]:
    """Join "2 hours and 30 minutes", "673h 34m" into one length."""
    joined: list[_Measured] = []
    for one in measured:
        last = joined[-1] if joined else None
        if last and last.unit and one.unit and last.unit[0] == one.unit[0] == "duration":
            long, short = as_seconds(Decimal(1), last.unit), as_seconds(Decimal(1), one.unit)
            tight = plain[last.end : one.start]
            if long and short and short < long and (not tight or _AND.fullmatch(tight)):
                whole = as_seconds(last.amount.value, last.unit) or Decimal(0)
                whole += as_seconds(one.amount.value, one.unit) or Decimal(0)
                joined[-1] = _Measured(
                    Amount(last.start, one.end, whole), last.start, one.end, ("duration", "s")
                )
                continue
        if last and last.unit and last.unit[1] == "h" and last.end == one.start and not one.unit:
            whole = last.amount.value * 3600 + one.amount.value * 60  # "3h45"
            joined[-1] = _Measured(
                Amount(last.start, one.end, whole), last.start, one.end, ("duration", "s")
            )
            continue
        joined.append(one)
    return joined


def _pairs(plain: str, measured: list[_Measured], marked: Marked) -> Iterator[Quantity]:
    ranges: list[tuple[_Measured, _Measured]] = []
    for i in range(len(measured) - 1):
        one, other = measured[i], measured[i + 1]
        how = _joined(plain, one, other)
        if not how or (i and _HYPHENS.fullmatch(plain[measured[i - 1].end : one.start])):
            continue
        first, last = (one, other) if how == "on" else (other, one)
        first, last = _alike(first, last)
        if _same_kind(first, last):
            measured[i], measured[i + 1] = (first, last) if how == "on" else (last, first)
            if how != "beside":
                ranges.append((first, last))
    for one in measured:
        if marked.take(one.start, one.end):
            yield Quantity(one.unit[0] if one.unit else "number", _value(one), one.start, one.end)
    end = 0
    for first, last in ranges:
        low, high = min(first.start, last.start), max(first.end, last.end)
        if low >= end and _value(first) != _value(last):
            yield Quantity("range", f"{_value(first)}–{_value(last)}", low, high)
            end = high


def _value(one: _Measured) -> str:
    value = value_of(one.amount.value, one.unit)
    return f"{value}." if one.amount.ordinal else value


def _joined(plain: str, one: _Measured, other: _Measured) -> str:
    between = plain[one.end : other.start]
    if not between or len(between) > _TOUCH or one.amount.ordinal or other.amount.ordinal:
        return ""
    if between in {"-", "–"} and not (one.unit or other.unit):
        rises = one.amount.value < other.amount.value
        return "on" if rises else ""  # "431-2" is the number of something, no range
    if _HYPHENS.fullmatch(between) or _TO.fullmatch(between):
        return "on"
    if between.strip() == "and" and re.search(
        r"\bbetween (?:about )?$", plain[: one.start][-16:], re.I
    ):
        return "on"
    if _BACK.fullmatch(between):
        return "back" if " from" in between else "beside"
    return ""


def _alike(first: _Measured, last: _Measured) -> tuple[_Measured, _Measured]:
    """Both ends with the unit and the magnitude that are said once."""
    if first.unit is None and last.unit is not None:
        first = replace(first, unit=last.unit)
    elif last.unit is None and first.unit is not None:
        last = replace(last, unit=first.unit)
    one, other = first.amount, last.amount
    if one.scale == 1 < other.scale and _near(one.size, other.size):
        first = replace(first, amount=replace(one, scale=other.scale))
    elif other.scale == 1 < one.scale and _near(one.size, other.size):
        last = replace(last, amount=replace(other, scale=one.scale))
    return first, last


def _near(one: Decimal, other: Decimal) -> bool:
    """Whether two numbers are of one size, so that "3 to 5 million" means millions twice."""
    low, high = sorted((abs(one), abs(other)))
    return low > 0 and high / low <= 20


def _same_kind(first: _Measured, last: _Measured) -> bool:
    one, other = first.unit, last.unit
    if one is None or other is None:
        return one is other
    return one[0] == other[0] and (one[0] != "money" or one[1] == other[1])
