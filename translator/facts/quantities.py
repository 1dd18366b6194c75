"""Numbers, money, percentages, dates, times, durations and versions, with a normal form each.

Accepted as the same: ``120K`` and ``120,000``; ``50 %`` and ``50 percent``; ``3 Dec`` and ``December 3``;
``2 hours`` and ``120 minutes``; ``two`` and ``2``; ``v2.8.1`` and ``2.8.1``. Not the same: anything rounded, a percentage and a
percentage point, a million and a billion, a date with a year and one without.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from translator.values import FactKind

_MONTHS = {
    m: i + 1
    for i, m in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
    )
}
_MONTH = (
    r"(?P<month{n}>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_WORDS = {
    w: i
    for i, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen twenty".split()
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90, "hundred": 100, "dozen": 12}
_WORD_ALTERNATIVES = "|".join(w for w in _WORDS if w not in {"one", "zero", "dozen", "hundred"})
_AMOUNT = r"\d{1,3}(?:[,\u202f\u00a0]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_MAGNITUDES = {"k": 10**3, "thousand": 10**3, "m": 10**6, "mn": 10**6, "million": 10**6, "b": 10**9,
               "bn": 10**9, "billion": 10**9, "trillion": 10**12}  # fmt: skip
_UNIT_MINUTES = {"s": Decimal(1) / 60, "sec": Decimal(1) / 60, "second": Decimal(1) / 60, "m": Decimal(1),
                 "min": Decimal(1), "minute": Decimal(1), "h": Decimal(60), "hr": Decimal(60), "hour": Decimal(60),
                 "day": Decimal(1440), "week": Decimal(10080)}  # fmt: skip
_DURATION_UNIT = (
    r"(?:milliseconds?|ms|seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|"
    r"(?:working |business |calendar |engineer[- ])?days?|weeks?|months?|quarters?|years?)"
)
_COUNT = rf"(?:{_AMOUNT}|{_WORD_ALTERNATIVES}|one|an?(?=[ -](?:half|quarter|hour|day|week|minute|month|year)))"

_TABLE: tuple[tuple[FactKind, bool, str], ...] = (
    ("date", False, r"\b(?P<iso>\d{4}-\d{2}-\d{2})(?=T|\b)"),
    ("date", False, r"\b(?P<slash>\d{1,2}/\d{1,2}/(?:\d{4}|\d{2}))\b"),
    ("date", True, rf"\b(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH.format(n=1)}(?:,? (?P<y1>\d{{4}}))?\b"),
    ("date", True, rf"\b{_MONTH.format(n=2)} (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? (?P<y2>\d{{4}}))?(?!:)"),
    ("date", False, rf"\b{_MONTH.format(n=3)},? (?P<y3>(?:19|20)\d{{2}})\b"),
    ("date", False, r"\b(?P<q>(?:[QH][1-4](?:[ /]?(?:FY)?\d{2,4})?|FY ?\d{2,4}|(?:19|20)\d{2}H[12]))\b"),
    ("date", True, r"\b(?P<rel>(?:next|last|this|previous|coming|early|late|mid) (?:monday|tuesday|wednesday|thursday|"
                   r"friday|saturday|sunday|week|month|quarter|year|sprint|release|"
                   r"january|february|march|april|may|june|july|august|september|october|november|december))\b"),
    ("date", False, r"\b(?P<dow>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|[Tt]oday|[Tt]omorrow|[Yy]esterday|EOY|EOQ|EOD)\b"),
    ("time", True, r"\b(?P<clock>\d{1,2}:\d{2}(?::\d{2})?)\s?(?P<ampm>[ap]\.?m\.?)?(?:\s?(?P<zone>UTC|GMT|CET|CEST|BST|"
                   r"[ECMP][SD]?T|JST|IST|Z)\b)?"),
    ("time", True, r"\b(?P<hour>\d{1,2}) ?(?P<half>[ap]\.?m\b\.?)(?:\s?(?P<zone2>UTC|GMT|CET|CEST|BST|[ECMP][SD]?T)\b)?"),
    ("identifier", False, r"\b(?:CVE|GHSA|RUSTSEC|CWE|RFC|MCP|PEP|ADR|INC|CHG|PRB|ISO|SOC)[- ]?#?\d[\w-]*|\b[A-Z][A-Z0-9]{1,9}-\d+\b"
                          r"|(?:\b[\w.-]+/[\w.-]+)?#\d+\b"),
    ("version", True, r"\bv(?P<v1>\d+(?:\.\d+)*(?:[-.](?:rc|beta|alpha|dev|post)\.?\d*)?)\b"),
    ("version", True, r"\b(?P<v2>\d+\.\d+(?:\.(?:\d+|x))+(?:[-+.]?(?:rc|beta|alpha|dev|post)\.?\d*)?)\b"),
    ("version", True, r"\bversions? (?P<v3>\d+(?:\.\d+)*)\b"),
    ("percentage_point", True, rf"(?P<pp>{_AMOUNT})[ -]?(?:percentage[ -]points?|pp\b|p\.p\.)"),
    ("percentage", True, rf"(?P<pct>{_AMOUNT}) ?(?:%|per ?cent\b)"),
    ("money", True, rf"(?P<cur>[£$€¥]|\b(?:USD|EUR|GBP|CHF|JPY) ?)(?P<sum>{_AMOUNT}) ?(?P<mag>k|m|mn|bn|b|million|billion|thousand|trillion)?\b"),
    ("money", True, rf"\b(?P<sum2>{_AMOUNT}) ?(?P<mag2>k|m|mn|bn|million|billion|thousand)? ?(?P<cur2>dollars|euros|pounds|francs|USD|EUR|GBP|CHF)\b"),
    ("duration", True, rf"(?<![\w.,])(?![45]\d\ds\b)(?P<len>{_COUNT})(?:[ -]and a half)?[ -]?(?P<unit>{_DURATION_UNIT})\b(?:,? ?(?:and )?(?P<len2>\d+) ?(?P<unit2>m|min|minutes?|s|seconds?)\b)?"),
    ("date", False, r"\b(?P<year>(?:19|20)\d{2})\b(?![.,]\d)"),
    ("number", True, rf"(?<![\w.])(?P<num>{_AMOUNT})(?: ?(?P<nmag>k|m|bn|million|billion|thousand|trillion)\b)?(?:(?P<ord>st|nd|rd|th)\b)?(?![A-Za-z_])"),
    ("number", True, rf"\b(?P<word>{_WORD_ALTERNATIVES}|half|twice|dozen)\b"),
)  # fmt: skip
_PATTERNS = tuple(
    (kind, re.compile(pattern, re.IGNORECASE if any_case else 0))
    for kind, any_case, pattern in _TABLE
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity in a plain text: ``plain[start:end]``, with its normal form."""

    kind: FactKind
    value: str
    start: int
    end: int


def find_quantities(plain: str) -> Iterator[Quantity]:
    """All quantities of a plain text; where two readings overlap, the more specific wins."""
    taken = bytearray(len(plain) + 1)
    for kind, pattern in _PATTERNS:
        for found in pattern.finditer(plain):
            start, end = found.span()
            if start == end or any(taken[start:end]):
                continue
            taken[start:end] = b"\x01" * (end - start)
            yield Quantity(kind, _value(kind, found), start, end)


def _value(kind: FactKind, found: re.Match[str]) -> str:  # noqa: PLR0911 - one form a kind
    got = {k: v for k, v in found.groupdict().items() if v is not None}
    if kind == "date":
        return _date(got)
    if kind == "time":
        return _time(got)
    if kind == "duration":
        return _duration(got)
    if kind == "money":
        return _money(got)
    if kind == "version":
        return next(v for k, v in got.items() if k.startswith("v")).lower()
    if kind == "percentage_point":
        return f"{_decimal(got['pp'])}pp"
    if kind == "percentage":
        return f"{_decimal(got['pct'])}%"
    if kind == "identifier":
        return found[0].upper().replace(" ", "-")
    return _number(got)


def _decimal(amount: str) -> str:
    if amount.lower() in _WORDS:
        return str(_WORDS[amount.lower()])
    try:
        value = Decimal(re.sub(r"[,\u202f\u00a0]", "", amount))
    except InvalidOperation:
        return amount
    return _plain(value)


def _plain(value: Decimal) -> str:
    text = format(value, "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


def _number(got: dict[str, str]) -> str:
    if "word" in got:
        word = got["word"].lower()
        return {"half": "50%", "twice": "2x"}.get(word, str(_WORDS.get(word, word)))
    value = Decimal(_decimal(got["num"]))
    return _plain(value * _MAGNITUDES.get(got.get("nmag", "").lower(), 1)) + (
        "." if "ord" in got else ""
    )


def _money(got: dict[str, str]) -> str:
    currency = (got.get("cur") or got.get("cur2") or "").strip().lower()
    name = {"$": "USD", "dollars": "USD", "€": "EUR", "euros": "EUR", "£": "GBP", "pounds": "GBP", "¥": "JPY",
            "francs": "CHF"}.get(currency, currency.upper())  # fmt: skip
    amount = Decimal(_decimal(got.get("sum") or got.get("sum2") or "0"))
    scale = _MAGNITUDES.get((got.get("mag") or got.get("mag2") or "").lower(), 1)
    return f"{name} {_plain(amount * scale)}"


def _date(got: dict[str, str]) -> str:
    if "iso" in got:
        return got["iso"]
    for n in "123":
        if f"month{n}" in got:
            month = _MONTHS[got[f"month{n}"][:3].lower()]
            year, day = got.get(f"y{n}", "-"), got.get(f"d{n}")
            return f"{year}-{month:02}" + (f"-{int(day):02}" if day else "")
    if "slash" in got:
        return got["slash"]
    return (
        next(iter(got.values())).lower().removesuffix("s")
        if "dow" in got
        else next(iter(got.values())).lower()
    )


def _time(got: dict[str, str]) -> str:
    zone = (got.get("zone") or got.get("zone2") or "").upper()
    half = (got.get("ampm") or got.get("half") or "").lower().replace(".", "")
    hours, _, rest = (got.get("clock") or got["hour"]).partition(":")
    hour = (
        int(hours) % 12 + 12
        if half == "pm"
        else 0
        if half == "am" and hours == "12"
        else int(hours)
    )
    return f"{hour:02}:{rest or '00'}" + (f" {zone}" if zone else "")


def _duration(got: dict[str, str]) -> str:
    count = "1" if got["len"].lower() in {"a", "an", "one"} else _decimal(got["len"])
    unit = got["unit"].lower()
    stem = unit.rstrip("s") if len(unit) > 2 else unit
    if stem not in _UNIT_MINUTES:
        return f"{count} {stem}"
    minutes = Decimal(count) * _UNIT_MINUTES[stem]
    if "len2" in got:
        stem2 = got["unit2"].lower().rstrip("s") or "s"
        minutes += Decimal(got["len2"]) * _UNIT_MINUTES[stem2]
    return f"{_plain(minutes.quantize(Decimal('0.0001')))} min"
