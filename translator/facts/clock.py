"""Times of day and spans between them.

Accepted as the same: ``2:02 pm`` and ``14:02``; "noon" and ``12:00``; ``14:02:00`` and ``14:02``;
``Z``, ``+00:00`` and ``UTC``; a zone said once for both ends of a span. Not the same: two zones,
though their clocks may agree (``CET``, ``+01:00``; ``GMT``, ``UTC``), and a time with a zone and
one without.

A span ("14:02-14:49 UTC", "from 14:02 to 14:49 UTC", "began at 14:02 UTC and ended at 14:49 UTC")
is both its times, a range, and the duration between them, so that "47 minutes" is licensed beside
it. A span that ends before it begins passes midnight. Two zones give no duration.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from translator.facts.found import Marked, Quantity, any_case
from translator.facts.units import seconds

_DAY = 86400
_ZONE = (
    r"(?:UTC|GMT)[+-]\d{1,2}(?::?\d{2})?|UTC|GMT|CES?T|BST|IST|JST|AE[SD]?T|[ECMP][SD]?T|WES?T|EES?T|SGT|"
    r"Z(?![\w])|\+\d{2}:?\d{2}"
)
_TIME = re.compile(
    rf"(?<![\w:.,])(?:(?P<clock>(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?)(?!:?\d)(?:\s?(?P<half>[aApP](?:\.[mM]\.|[mM]))(?!\w))?|(?P<hour>1[0-2]|0?[1-9]) ?(?P<half2>[aApP](?:\.[mM]\.|[mM]))(?!\w)"
    r"|(?P<noon>[Nn]oon|[Mm]idday|[Mm]idnight)\b|(?P<military>(?:[01]\d|2[0-3])[0-5]\d)(?= ?(?:UTC|Z)\b))"
    rf"(?: ?h(?:rs|ours)?\b(?! and))?(?:\s?\(?(?P<zone>{_ZONE})\b\)?)?"
)
_ISO = re.compile(
    rf"(?<=\dT)(?P<clock>\d{{2}}:\d{{2}}(?::\d{{2}}(?:\.\d+)?)?)(?P<zone>{_ZONE}|-\d{{2}}:?\d{{2}})?"
)
# "2-4 pm": the first end has neither minutes nor half of the day of its own.
_SHORT = any_case(
    r"(?<![\w:.,-])(?P<hour>1[0-2]|0?[1-9])(?= ?[-–—] ?(?:1[0-2]|0?[1-9])(?::\d\d)? ?[ap]\.?m\b| (?:to|and|until) (?:1[0-2]|0?[1-9])(?::\d\d)? ?[ap]\.?m\b)"
)
_BETWEEN = any_case(
    r"(?:\s?[-–—→/]+>?\s?|,? (?:and |it )?(?:(?:\w+ed|was over|over|ran|went on|lasted|end|ends) )?(?:(?:at|to|until|till|through|up to) (?:about |around )?|and (?:at )?))$"
)


@dataclass(frozen=True, slots=True)
class _Time:
    start: int
    end: int
    second: Decimal
    zone: str

    def value(self, zone: str) -> str:
        minutes, rest = divmod(self.second, 60)
        shown = f"{int(minutes) // 60:02}:{int(minutes) % 60:02}"
        if rest:
            shown += f":{int(rest):02}" + (f"{rest % 1}"[1:].rstrip("0") if rest % 1 else "")
        return f"{shown} {zone}".rstrip()


def find_times(plain: str, marked: Marked) -> Iterator[Quantity]:
    """Times, the ranges between two of them, and how long those last."""
    times = sorted(_times(plain), key=lambda t: t.start)
    ranged: set[int] = set()
    for i, time in enumerate(times):
        before = times[i - 1] if i and i - 1 not in ranged else None
        after = times[i + 1] if i + 1 < len(times) else None
        zone = time.zone
        if after and _joined(plain, time, after):
            zone = zone or after.zone
        elif before and _joined(plain, before, time):
            zone = zone or before.zone
        if marked.take(time.start, time.end):
            yield Quantity("time", time.value(zone), time.start, time.end)
        if after and i - 1 not in ranged and _joined(plain, time, after):
            ranged.add(i)
            yield from _range(plain, time, after)


def _range(plain: str, first: _Time, last: _Time) -> Iterator[Quantity]:
    one, other = first.zone or last.zone, last.zone or first.zone
    value = f"{first.value(one)}–{last.value(other)}"
    yield Quantity("range", value, first.start, last.end)
    lasts = (last.second - first.second + _DAY) % _DAY
    if one == other and lasts:
        yield Quantity("duration", seconds(lasts), first.start, last.end)


def _joined(plain: str, first: _Time, last: _Time) -> bool:
    between = plain[first.end : last.start]
    if len(between) > 40:
        return False
    if between.strip(" ") == "and":
        front = plain[max(0, first.start - 12) : first.start]
        return re.search(r"\bbetween (?:about )?$", front, re.IGNORECASE) is not None
    return _BETWEEN.fullmatch(between) is not None


def _times(plain: str) -> Iterator[_Time]:
    for pattern in (_ISO, _TIME):
        for found in pattern.finditer(plain):
            got = found.groupdict()
            half = (got.get("half") or got.get("half2") or "").lower()
            clock = got.get("clock") or got.get("hour")
            end = found.end()
            if found[0].endswith(")") and "(" not in found[0]:
                end -= 1
            yield _Time(found.start(), end, _second(got, clock, half), _zone(got.get("zone")))
    for found in _SHORT.finditer(plain):
        half = re.search(r"[ap](?=\.?m)", plain[found.end() :], re.IGNORECASE)
        hour = int(found["hour"]) % 12 + (12 if half and half[0].lower() == "p" else 0)
        yield _Time(*found.span(), Decimal(hour * 3600), "")


def _second(got: dict[str, str | None], clock: str | None, half: str) -> Decimal:
    if noon := got.get("noon"):
        return Decimal(0 if noon.lower() == "midnight" else 12 * 3600)
    if military := got.get("military"):
        return Decimal(int(military[:2]) * 3600 + int(military[2:]) * 60)
    hours, minutes, rest = (*(clock or "0").split(":"), "0", "0")[:3]
    hour = int(hours)
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return Decimal(hour % 24 * 3600 + int(minutes) * 60) + Decimal(rest)


def _zone(zone: str | None) -> str:
    if not zone:
        return ""
    upper = zone.upper()
    if found := re.fullmatch(r"(UTC|GMT)?([+-])(\d{1,2}):?(\d{2})?", upper):
        hours, minutes = int(found[3]), found[4] or "00"
        if not hours and minutes == "00":
            return "UTC"
        return f"{found[2]}{hours:02}:{minutes}"
    return "UTC" if upper == "Z" else upper
