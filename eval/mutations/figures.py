"""Damage to figures, dates, bounds, baselines and whatever must stay letter by letter."""
# ruff: noqa: E501 - tables of words

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from translator.facts.extract import facts_in

Maker = Callable[[str], Iterator[str]]

_UNITS = {
    "minutes": "hours", "minute": "hour", "min": "h", "hours": "days", "hour": "day", "days": "weeks",
    "day": "week", "weeks": "months", "week": "month", "months": "years", "month": "year", "GB": "TB",
    "TB": "GB", "degrees": "percent", "€": "£", "£": "$", "$": "€", "engineer-days": "engineer-weeks",
    "%": "", "year": "month", "rows": "thousand rows", "users": "thousand users",
}  # fmt: skip
_DATES = {
    "January": "June", "February": "March", "March": "May", "April": "August", "May": "July", "June": "January",
    "July": "June", "August": "October", "September": "December", "October": "November", "November": "October",
    "December": "September", "Monday": "Wednesday", "Tuesday": "Thursday", "Thursday": "Friday", "Saturday": "Sunday",
    "CET": "UTC", "UTC": "CET", "Q1": "Q2", "Q2": "Q4", "Q3": "Q1", "last weekend": "last month", "yesterday": "today",
    "tomorrow": "next week", "next week": "next month", "this year": "next year", "this sprint": "last sprint",
    "this quarter": "this year", "last year": "this year", "Last weekend": "Next weekend", "Yesterday": "Today",
}  # fmt: skip
_BOUNDS = {
    "at least": "at most", "at most": "at least", "no more than": "at least", "no less than": "at most",
    "up to": "over", "about": "exactly", "roughly": "exactly", "around": "at least", "fewer than": "more than",
    "less than": "more than", "more than": "less than", "below": "above", "above": "below", "within": "after",
    "an estimated": "a total of", "estimate that": "know that", "or later": "or earlier", "only": "as many as",
}  # fmt: skip
_BASELINE = (
    r",? (?:compared with|against|down from|up from|increased from|an increase over)\b[^,.;]*",
    r",? (?:from|over) (?:April|16 GB|82,000|210)\b(?! to)",
    r" from \d[\d,]*(?: GB)? (?=to )", r";? in the January incident it was 90 minutes", r", when it was 74%",
    r"; before it was 210", r" than (?:it did )?(?:a year ago|last year)", r", not by 5% as announced",
    r"Instead of the 5% it had announced, ", r"; the target is 2", r", against a target of 2",
    r" (?:the agreed 99\.9%|below the 99\.9% that was agreed)", r", down from 210",
    r"(?i)since the (?:change of the )?password policy(?: changed)?,? ?",
)  # fmt: skip
_OTHER_BASE = {
    "April": "March", "January incident": "March incident", "in January": "in March", "last year": "two years ago",
    "a year ago": "a month ago", "74%": "94%", "90 minutes": "30 minutes", "210": "310", "16 GB": "8 GB",
    "82,000": "28,000", "target of 2": "target of 5", "target is 2": "target is 5", "by 5%": "by 6%",
    "the 5%": "the 6%", "99.9%": "99.5%", "password policy": "support policy",
}  # fmt: skip


def number(text: str) -> Iterator[str]:
    """Another figure."""
    for kind, _, start, end in facts_in(text):
        if kind in {"number", "money", "percentage", "duration"}:
            digits = re.search(r"\d[\d,]*(?:\.\d+)?", text[start:end])
            if digits and not re.match(r"-", text[end:]):
                at = start + digits.start()
                old = digits[0]
                more = old if "." in old else f"{old}0"
                for new in (_shifted(old), more, _turned(old)):
                    if new != old:
                        yield text[:at] + new + text[at + len(old) :]


def unit(text: str) -> Iterator[str]:
    """Minutes for hours, pounds for euros, GB for TB."""
    for old, new in _UNITS.items():
        pattern = rf"(?<=\d )(?<!\w){re.escape(old)}\b" if old.isalpha() else re.escape(old)
        yield from _each(rf"{pattern}", new, text)


def date(text: str) -> Iterator[str]:
    """Another month, weekday, zone, quarter, day or time of day."""
    yield from table(text, _DATES)
    for found in re.finditer(r"\b(\d{1,2})(?= (?:January|February|March|April|May|June|July|August|"
                             r"September|October|November|December))|(?<=week )\d+", text):  # fmt: skip
        yield text[: found.start()] + _shifted(found[0]) + text[found.end() :]
    for found in re.finditer(r"\b\d\d:\d\d\b", text):
        hours, _, minutes = found[0].partition(":")
        yield text[: found.start()] + f"{(int(hours) + 2) % 24:02}:{minutes}" + text[found.end() :]


def percentage_point(text: str) -> Iterator[str]:
    """A percentage for percentage points, and the other way round."""
    yield from _each(r"(?<=\d) percentage points", "%", text)
    yield from _each(r"(?<=\d)%", " percentage points", text)


def bound(text: str) -> Iterator[str]:
    """“About” made exact, "at least" dropped or turned, an exact figure made a bound."""
    for old, new in _BOUNDS.items():
        if old == "only" and not re.search(r"\bonly \d", text):
            continue
        yield from table(text, {old: new})
        if old not in {"or later", "within", "estimate that", "only"}:
            yield from _each(rf"\b{old} (?=[£€$]?\d)", "", text)
    for found in re.finditer(
        r"(?<=[a-z] )(?<!than )(?<!about )(?<!least )(?<!most )(?<!to )(?<!in )(?=\d+ (?:minutes|hours|rows|messages|days))",
        text,
    ):
        for more in ("about ", "more than ", "almost "):
            yield text[: found.start()] + more + text[found.start() :]


def baseline(text: str) -> Iterator[str]:
    """The figure that a change was measured against, lost or another."""
    for pattern in _BASELINE:
        yield from _each(pattern, "", text)
    if re.search(r"from|compar|against|ago|last year|target|announced|agreed|policy", text):
        yield from table(text, _OTHER_BASE)


def verbatim(text: str) -> Iterator[str]:
    """A version, code, command, identifier or quoted error that is nearly right."""
    pattern = (
        r"v?\d+\.\d+(?:\.\d+)*|CVE-[\d-]+|CHG-\d+|'[^']+'|\b\w+_\w+(?:\.\w+)?|(?<=code )\d+|(?<=SQL )\d+|"
        r"(?<=Android )\d+|(?<=Python )[\d.]+|LDAP|n=500|\bTypeError\b|P1\b|node-7"
    )
    for found in re.finditer(pattern, text):
        word = found[0].strip("'")
        start = found.start() + found[0].startswith("'")
        last = word[:-1] + ("7" if word[-1] != "7" else "3") if word[-1].isdigit() else word[:-1]
        for new in (_nearly(word), last):
            if new != word:
                yield text[:start] + new + text[start + len(word) :]


def swapped_numbers(text: str) -> Iterator[str]:
    """Two figures of one kind exchanged."""
    figures = [
        (s, e) for k, _, s, e in facts_in(text)
        if k in {"number", "money", "percentage", "duration", "time", "date"} and re.search(r"\d", text[s:e])
    ]  # fmt: skip
    figures = [
        (s + m.start(), s + m.end())
        for s, e in figures
        if (m := re.search(r"[€£$]?\d[\d,:]*(?:\.\d+)?%?", text[s:e]))
    ]
    for i, (a, b) in enumerate(figures):
        for c, d in figures[i + 1 :]:
            one, two = text[a:b], text[c:d]
            between = text[b:c].strip()
            exchangeable = between in {"and", "to", "-", "and for", "or"}
            if one != two and b <= c and not exchangeable and ("%" in one) == ("%" in two):
                yield text[:a] + two + text[b:c] + one + text[d:]


def table(text: str, forms: dict[str, str]) -> Iterator[str]:
    """One replacement at a time, whole words, case kept at the beginning."""
    for old, new in forms.items():
        yield from _each(rf"(?<![\w-]){re.escape(old)}(?![\w-])", new, text)
        if old[0].islower():
            upper = old[0].upper() + old[1:]
            yield from _each(
                rf"(?<![\w-]){re.escape(upper)}(?![\w-])", new[:1].upper() + new[1:], text
            )


def _each(pattern: str, new: str, text: str) -> Iterator[str]:
    for found in re.finditer(pattern, text):
        damaged = text[: found.start()] + new + text[found.end() :]
        damaged = re.sub(r"\s+([.,;])", r"\1", re.sub(r"  +", " ", damaged)).strip(" ,;")
        yield damaged[:1].upper() + damaged[1:]


def _shifted(digits: str) -> str:
    plain = digits.replace(",", "")
    if "." in plain:
        return str(round(float(plain) + 0.1, 1))
    new = int(plain) + (1 if int(plain) < 20 else max(3, int(plain) // 10))
    return f"{new:,}" if "," in digits else str(new)


def _turned(digits: str) -> str:
    plain = digits.replace(",", "")
    turned = plain[::-1]
    return turned if plain.isdigit() and len(plain) > 1 and turned[0] != "0" else digits


def _nearly(word: str) -> str:
    digits = re.search(r"\d+(?!.*\d)", word)
    if digits:
        return word[: digits.start()] + str(int(digits[0]) + 1) + word[digits.end() :]
    middle = len(word) // 2
    return word[:middle] + word[middle + 1 :]
