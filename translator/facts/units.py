"""What an amount measures: percent, money, time, data, rates, and a few physical units.

Accepted as the same: one unit in its long and short spellings; exact conversions inside one system
(90 s and 1.5 min, 1,500 GB and 1.5 TB, 18 months and a year and a half, 50 basis points and 0.5
percentage points). Not the same: percent and percentage point; GB and GiB; bits and bytes; days and
24 hours, weeks and 7 days (a day or a week of work is shorter, and an update seldom says which is
meant); quarters and three months (a quarter begins on a set day); working days and days; one
currency and another; a rate per second and one per minute.
"""

from __future__ import annotations

import re
from decimal import Decimal

from translator.facts.found import any_case, plain_decimal
from translator.values import FactKind

Unit = tuple[FactKind, str]  # the kind of fact, and the unit's canonical name

_SECONDS = {"ns": Decimal("1e-9"), "us": Decimal("1e-6"), "ms": Decimal("0.001"), "s": Decimal(1),
            "min": Decimal(60), "h": Decimal(3600)}  # fmt: skip
_MONTHS = {"month": 1, "year": 12}
_DECIMAL = {"": 0, "k": 3, "m": 6, "g": 9, "t": 12, "p": 15}
_CODES = "USD|EUR|GBP|CHF|JPY|CAD|AUD|NZD|SEK|NOK|DKK|INR|CNY|PLN|SGD|BRL"
_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "us$": "USD", "a$": "AUD",
          "au$": "AUD", "c$": "CAD", "ca$": "CAD", "nz$": "NZD", "dollar": "USD", "euro": "EUR",
          "pound": "GBP", "franc": "CHF", "yen": "JPY", "rupee": "INR"}  # fmt: skip

CURRENCY_BEFORE = any_case(rf"(?:(?<!\w)(?:US|AU?|CA?|NZ)?\$|[£€¥₹]|\b(?:{_CODES})) ?$")
CURRENCY_AFTER = any_case(
    rf" ?(?P<code>(?:US )?dollars?|euros?|pounds?(?: sterling)?|(?:Swiss )?francs?|yen|rupees?|{_CODES})\b| ?(?P<sign>[€£])"
)
_PERCENT = any_case(
    r"[- ]?(?:(?P<pp>percentage[- ]points?|(?:%|percent)[- ]points?|pp\b|p\.p\.|ppt\b)|(?P<bp>basis[- ]points?)"
    r"|(?P<pct>%|per ?cent\b|pct\b))"
)
_PERSON = r"(?:eng(?:ineer(?:ing)?)?|dev(?:eloper)?|person|man|staff|people|FTE)"
_TIME = re.compile(
    r"[ -]?(?:(?P<ns>nanoseconds?|ns)|(?P<us>microseconds?|[µμu]s)|(?P<ms>milliseconds?|msecs?|ms)"
    r"|(?P<s>seconds?|secs?)|(?P<min>minutes?|mins?)|(?P<h>hours?|hrs?)"
    r"|(?P<work>(?:working|business|work|week)[ -]?days?)"
    rf"|(?P<person>{_PERSON}[ -]?(?:hours?|days?|weeks?|months?|years?))"
    r"|(?P<day>(?:calendar[ -])?days?)|(?P<week>(?:calendar[ -])?weeks?|wks?)|(?P<fortnight>fortnights?)"
    r"|(?P<month>months?|mos?)|(?P<quarter>quarters?)|(?P<year>years?|yrs?)|(?P<decade>decades?))\b(?!-?\w*\$)",
    re.IGNORECASE,
)
_TIGHT_TIME = re.compile(
    r" ?(?:(?P<s>s)|(?P<min>m)|(?P<h>h))(?![A-Za-z_]|/s\b)|(?:(?P<day>d)|(?P<week>w)|(?P<year>y))(?!\w)"
)
_RATE = any_case(
    r" ?(?:(?P<rps>rps|qps|tps)\b"
    r"|(?P<what>req(?:uest)?s?|queries|query|transactions?|messages?|msgs?|events?|ops|operations|writes|reads|calls|connections|jobs|orders|tokens)"
    r"(?:/| ?per | each | a )s(?:ec(?:ond)?)?\b)"
)
_DATA = re.compile(
    r"[ -]?(?:(?P<bytes>[kKMGTP]i?B|[KMGTP]i?b(?=\b)(?!ps|it|/s)|[kmgt]b(?!ps|it|/s)|[kKmMgGtTpP](?:ilo|ega|iga|era|eta)bytes?|[kKmMgGtTpP](?:ebi|ibi)bytes?|bytes?|B)"
    r"|(?P<bits>[kKMGT]i?bit|[kKMGT]bits?|[kKMGTkmgt]b(?=ps|/s)|[kKmMgGtT](?:ilo|ega|iga|era)bits?|bits?))"
    r"(?P<rate>/s(?:ec(?:ond)?)?|ps| per second| a second)?(?!\w)"
)
_TIMES = any_case(r" ?(?:x|×)(?![\w])|[ -]times\b|-?fold\b")
_OTHER = re.compile(
    r"[ -]?(?:(?P<core>(?:CPU |processor |compute )?cores?)|(?P<vcpu>vCPUs?)|(?P<kwh>[kMG]Wh)|(?P<watt>[kMG]?W)"
    r"|(?P<hertz>[kMG]?Hz)|(?P<celsius>°C|degrees Celsius)|(?P<fahrenheit>°F|degrees Fahrenheit)|(?P<km>km|kilomet(?:re|er)s?)|(?P<px>px|pixels?))(?![\w])"
)


def money_before(plain: str, start: int) -> tuple[int, str] | None:
    """Where a currency in front of ``start`` begins, and its code."""
    found = CURRENCY_BEFORE.search(plain[max(0, start - 5) : start])
    if found is None:
        return None
    sign = found[0].strip().lower()
    return max(0, start - 5) + found.start(), _SIGNS.get(sign, sign.upper())


def unit_after(plain: str, end: int) -> tuple[int, Unit] | None:  # noqa: PLR0911 - one a family
    """The unit that follows an amount, and where it ends; ``None`` for a bare number."""
    if found := _PERCENT.match(plain, end):
        if found["pct"]:
            return found.end(), ("percentage", "%")
        return found.end(), ("percentage_point", "pp" if found["pp"] else "bp")
    if found := CURRENCY_AFTER.match(plain, end):
        word = (found["sign"] or found["code"]).lower()
        name = word.removeprefix("us ").removeprefix("swiss ").removesuffix(" sterling")
        name = name if name in _SIGNS or name.upper() in _CODES else name.rstrip("s")
        return found.end(), ("money", _SIGNS.get(name, name.upper()))
    if found := _RATE.match(plain, end):
        return found.end(), ("number", _rate(found))
    if found := _DATA.match(plain, end):
        return found.end(), ("number", _data(found))
    if found := _TIME.match(plain, end) or _TIGHT_TIME.match(plain, end):
        return found.end(), ("duration", _time(found))
    if found := _TIMES.match(plain, end):
        return found.end(), ("number", "x")
    if found := _OTHER.match(plain, end):
        name = found.lastgroup or ""
        shown = found[0].strip(" -")
        return found.end(), ("number", shown if name in {"kwh", "watt", "hertz"} else name)
    return None


def value_of(amount: Decimal, unit: Unit | None) -> str:  # noqa: PLR0911 - one form a unit
    """The normal form of an amount with its unit."""
    shown = plain_decimal(amount)
    if unit is None:
        return shown
    kind, name = unit
    if kind == "percentage":
        return f"{shown}%"
    if kind == "percentage_point":
        return f"{shown if name == 'pp' else plain_decimal(amount / 100)}pp"
    if kind == "money":
        return f"{name} {shown}"
    if name in _SECONDS:
        return seconds(amount * _SECONDS[name])
    if name in _MONTHS:
        months = amount * _MONTHS[name]
        years = months / 12
        return (
            f"{plain_decimal(years)} year" if months % 12 == 0 else f"{plain_decimal(months)} month"
        )
    if name == "x":
        return f"{shown}x"
    if ":" in name:
        return _bytes(amount, name)
    return f"{shown} {name}"


def seconds(amount: Decimal) -> str:
    """A length of time on the clock: whole minutes as minutes, everything else as seconds."""
    if amount % 60 == 0:
        return f"{plain_decimal(amount / 60)} min"
    return f"{plain_decimal(amount)} s"


def as_seconds(amount: Decimal, unit: Unit) -> Decimal | None:
    """The length in seconds, or ``None`` for days and longer, which no clock measures."""
    return amount * _SECONDS[unit[1]] if unit[0] == "duration" and unit[1] in _SECONDS else None


def _time(found: re.Match[str]) -> str:
    name = found.lastgroup or ""
    if name == "person":
        who, _, what = re.sub(r"[ -]", " ", found[0].strip(" -").lower()).rpartition(" ")
        if not who:  # "engdays"
            who, what = "eng", what.removeprefix("eng")
        role = {"e": "engineer", "d": "developer", "f": "FTE", "s": "staff"}.get(who[0], "person")
        return f"{role}-{what.rstrip('s')}"
    return {"work": "working day"}.get(name, name)


def _rate(found: re.Match[str]) -> str:
    if found["rps"]:
        return {"r": "request", "q": "query", "t": "transaction"}[found["rps"][0].lower()] + "/s"
    what = found["what"].lower()
    if what.startswith("req"):
        name = "request"
    else:
        name = {"queries": "query", "msg": "message", "msgs": "message", "ops": "operation"}.get(
            what, what.rstrip("s")
        )
    return f"{name}/s"


def _data(found: re.Match[str]) -> str:
    word = found["bytes"] or found["bits"]
    base = "B" if found["bytes"] else "bit"
    lower = word.lower()
    prefix = "" if lower in {"b", "byte", "bytes", "bit", "bits"} else lower[0]
    binary = lower[1:].startswith(("ib", "ebi"))  # GiB, gibibyte, mebibyte
    rate = "/s" if found["rate"] else ""
    return f"{prefix}{'i' if binary else ''}:{base}{rate}"


def _bytes(amount: Decimal, name: str) -> str:
    """Data in the largest unit of its system that leaves one or more of it."""
    prefix, _, base = name.partition(":")
    if prefix.endswith("i"):
        return f"{plain_decimal(amount)} {prefix.capitalize()}{base}"
    whole = amount * Decimal(10) ** _DECIMAL[prefix]
    for letter, power in reversed(_DECIMAL.items()):
        if abs(whole) >= Decimal(10) ** power or not power:
            shown = whole / Decimal(10) ** power
            big = letter if letter == "k" else letter.upper()
            return f"{plain_decimal(shown)} {big}{base}"
    return f"{plain_decimal(whole)} {base}"
