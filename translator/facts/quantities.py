"""Numbers, money, percentages, dates, times, durations and ranges, with a normal form each.

Equal meaning has an equal value, and only that: nothing is ever rounded. Each family says in its
own module what it accepts as the same: ``numbers``, ``units``, ``clock``, ``calendar``,
``parts`` (fractions, multiples), ``identifiers`` (versions, codes), ``bounds``.

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
from translator.facts.found import Marked, Quantity, any_case
from translator.facts.identifiers import find_versions
from translator.facts.numbers import Amount, find_amounts, find_vague
from translator.facts.parts import find_parts
from translator.facts.units import Unit, as_seconds, money_before, unit_after, value_of

__all__ = ["Quantity", "find_quantities", "measure"]

_HYPHENS = any_case(r"(?: ?[-–—→] ?|-+> ?| ?-> ?)")
_TO = any_case(r" (?:down |up |now )?(?:to|until|through)(?: now| only| about| around| just)? ")
_BACK = any_case(
    r"(?: [a-z%]+){0,3}?,? (?:now )?(?:down|up|compared (?:to|with)|instead of|against|(?:falling|rising|reduced|cut|improved) from)(?: from)?(?: about| around)? "
)
# "From 25 jobs a week to 35", "to 35 a week from 25": words between, where the front word says so.
_FROM_TO = any_case(r"(?: [a-z%]+){0,4} (?:to|down to|up to)(?: about| around)? ")
_TO_FROM = any_case(r"(?: [a-z%]+){0,4},? from(?: about| around)? ")
_FRONT_WORD = any_case(r"\b(between|from|to) (?:about |around )?$")
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
    yield from find_parts(plain, marked)
    amounts = sorted(find_amounts(plain), key=lambda a: a.start)
    measured = [_measured(plain, a) for a in amounts if free(a.start, a.end)]
    measured = [m for m in measured if free(m.start, m.end) and not _is_word(plain, m)]
    yield from _pairs(plain, _compound(plain, measured), marked)
    for start, end, word in find_vague(plain):
        if marked.take(start, end):
            yield Quantity("number", word, start, end)


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
    if _BACK.fullmatch(between):
        return "back" if " from" in between else "beside"
    return _announced(plain[max(0, one.start - 16) : one.start], between)


def _announced(front: str, between: str) -> str:
    """How two amounts are joined by the word in front of the first: between, from, to."""
    found = _FRONT_WORD.search(front)
    word = found[1].lower() if found else ""
    if word == "between" and between.strip() == "and":
        return "on"
    if word == "from" and _FROM_TO.fullmatch(between):
        return "on"
    return "back" if word == "to" and _TO_FROM.fullmatch(between) else ""


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
