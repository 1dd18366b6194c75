"""Dates, months, quarters, years, weekdays, and dates told from today, which stay as written.

Accepted as the same: ``3 Dec``, ``3 December``, ``December 3rd``, ``Dec. 3``; ``2025-12-03``,
``3 December 2025``, ``28/11/2025`` (no other reading) and ``2025-11-28``; ``Q2 2025`` and "second
quarter of 2025"; ``FY25`` and "fiscal year 2025"; ``EOY`` and "end of the year"; "Tue" and
"Tuesday". Not the same: a date with its year and one without (a lost year is a loss: the next
reader may read it in another one), a day and its month, "next Tuesday" and "Tuesday". "Next
Tuesday" is never worked out: nobody knows which day the text was written on. ``03/12/2025`` may be
either month, so it stays as written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from translator.facts.found import Marked, Quantity, any_case, cued
from translator.facts.units import unit_after

_MONTHS = {
    m: i + 1 for i, m in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split())
}
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b(?:\.(?=,? \d))?"
)
_LONG_MONTH = "January|February|April|June|July|August|September|October|November|December"
_NUMERALS = {w: i + 1 for i, w in enumerate("first second third fourth".split())}
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_DAY_NAMES = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_YEAR = r"(?:19|20)\d{2}"
_NTH = r"(?:st|nd|rd|th)?"
_D = r"(?:3[01]|[12]\d|0?[1-9])"
_SEP = r"(?: ?[-–—/] ?| to | until | till | through | and )"

_ISO = re.compile(
    rf"(?<![\w-])({_YEAR})([-/])(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?=T\d|\b(?![-/]\d))"
)
_ISO_MONTH = re.compile(rf"(?<![\w/-])({_YEAR})-(0[1-9]|1[0-2])(?![\w-])")
_SLASH = re.compile(r"(?<![\w/.])(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})(?![\w/])")
_DOTS = re.compile(rf"(?<![\w.])({_D})\.(0?[1-9]|1[0-2])\.({_YEAR})(?![\w.]\d)")
_DAY_MONTH = any_case(
    rf"(?<![\w.,:/])(?:(?P<from>{_D}){_NTH}(?P<sep>{_SEP})(?:the )?)?(?P<day>{_D}){_NTH}(?: day)?(?:[ -]of)?[ -](?P<month>{_MONTH})(?:,?[ -](?P<year>{_YEAR})\b(?!-\d))?"
)
_MONTH_DAY = any_case(
    rf"(?<!\w)(?P<month>{_MONTH}) (?:the )?(?P<day>{_D}){_NTH}\b(?!:\d|\.\d|%)(?:(?P<sep>{_SEP})(?:the )?(?P<to>{_D}){_NTH}\b(?![:.]\d|%| ?[ap]m| {_MONTH}))?(?:,? (?P<year>{_YEAR})\b(?!-\d))?"
)
_MONTH_YEAR = any_case(rf"(?<!\w)(?P<month>{_MONTH}),? (?:of )?(?P<year>{_YEAR})\b")
_MONTH_ALONE = re.compile(
    rf"(?<!\w)(?:(?P<long>{_LONG_MONTH})|(?:[Ii]n|[Bb]y|[Oo]f|[Uu]ntil|[Ss]ince|[Ee]arly|[Ll]ate|[Mm]id|[Ff]rom|[Aa]fter|[Bb]efore|[Dd]uring|[Tt]his)[ -](?P<short>{_MONTH}))(?!\w)"
)
_FISCAL = r"(?:FY ?'?|(?:fiscal|financial) year )"
_PERIOD = any_case(
    rf"(?<![\w-])(?:(?P<front>{_FISCAL}\d{{2,4}}|{_YEAR})[ /-]?)?(?:(?P<code>Q[1-4]|(?-i:H)[12])|(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th)[ -](?P<what>quarter|half(?=,? (?:of )?(?:the |this |next |last )?(?:year|FY|fiscal|(?:19|20)\d\d)))(?=[ ,.;)]|$))"
    rf"(?:(?:,? of|,)?[ /-]*(?:the )?(?P<back>{_FISCAL}\d{{2,4}}|{_YEAR}|'\d{{2}})\b)?(?!\w)"
)
_FISCAL_YEAR = any_case(rf"(?<!\w){_FISCAL}(?P<year>\d{{2,4}}(?:[/-]\d{{2}})?)\b")
_RELATIVE = any_case(
    rf"\b(?:next|last|this|previous|coming|current|following) (?:{_DAY_NAMES}|week|month|quarter|year|sprint|release|weekend|morning|afternoon|evening|spring|summer|autumn|winter|{_LONG_MONTH}|march)\b"
)
_END = any_case(
    r"\b(?:(?P<code>EO[DWMQY]|COB)\b|(?:the )?end of (?:the )?(?:business )?(?P<what>day|week|month|quarter|year)\b|close of business\b)"
)
_WEEKDAY = any_case(rf"\b{_DAY_NAMES}s?\b")
_SHORT_DAY = re.compile(
    r"(?<![\w-])(?:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat(?=[,.]? \d|[,.] )|Sun(?=[,.]? \d))\b"
)
_TODAY = any_case(r"\b(?:today|tomorrow|yesterday|tonight)\b")
_WEEK = any_case(r"\b(?:(?:calendar )?week|CW|KW) ?(?P<week>[1-5]?\d)\b(?! ?(?:%|days?))")
_DECADE = re.compile(r"(?<!\w)(?:19|20)\d0s\b")
_YEARS = re.compile(
    rf"(?<![\w.,$£€/-])(?P<one>{_YEAR})(?: ?[-–/] ?(?P<two>{_YEAR}|\d{{2}})(?![\w-]))?(?![\w%]|[.,]\d|-\w)"
)
# A number of things, not a year: "2000 users"; but "2025 goals" belong to a year.
_COUNTED = re.compile(
    r" (?:[a-z]+ )?(?!goals|plans?|results|figures|prices|sales|targets|budgets|was|is|has|as|this)[a-z]{3,}s\b"
)
_YEAR_FRONT = any_case(
    r"(?:\b(?:in|since|by|of|during|until|till|from|early|late|mid|before|after|year|through|end|to|spring|summer|autumn|winter|©)[ -]|[(,] ?)$"
)
_BOUND_FRONT = any_case(
    r"\b(?:over|under|about|around|than|least|most|roughly|nearly|almost|up to|approximately|another|all|exactly|only|n ?=) ?$"
)


def find_dates(plain: str, marked: Marked) -> Iterator[Quantity]:
    """All dates of a plain text, the most specific form first, then the ranges between two days."""
    days: list[Quantity] = []
    for found in _candidates(plain):
        if marked.take(found.start, found.end):
            yield found
            if re.search(r"-\d\d-\d\d$", found.value):
                days.append(found)
    days.sort(key=lambda d: d.start)
    for first, last in pairwise(days):
        if _joined(plain, first, last):
            yield Quantity("range", f"{_day(first, last)}–{last.value}", first.start, last.end)


def _joined(plain: str, first: Quantity, last: Quantity) -> bool:
    between = plain[first.end : last.start].strip().lower()
    if between == "and":
        return plain[: first.start].rstrip().lower().endswith("between")
    return between in {"-", "–", "—", "to", "until", "till", "through", "to the", "-->", "→"}


def _day(first: Quantity, last: Quantity) -> str:
    """The first day of a range, with the year that is said once, at its end."""
    year = last.value[:4]
    return year + first.value[1:] if first.value[0] == "-" != year[0] else first.value


def _candidates(plain: str) -> Iterator[Quantity]:
    lower = plain.lower()
    if any(c.isdigit() for c in plain):
        yield from _numeric(plain, cued(lower, _MONTHS))
    for cues, pattern, value in _WORDED:
        if cued(lower, cues):
            for found in pattern.finditer(plain):
                yield Quantity("date", value(found), *found.span())
    if cued(lower, _MONTHS):
        for found in _MONTH_ALONE.finditer(plain):
            which = "long" if found["long"] else "short"
            yield Quantity("date", f"--{_month(found[which]):02}", *found.span(which))
    if "19" in plain or "20" in plain:
        for found in _DECADE.finditer(plain):
            yield Quantity("date", found[0], *found.span())
        for found in _YEARS.finditer(plain):
            yield from _years(plain, found)


def _numeric(plain: str, months: bool) -> Iterator[Quantity]:  # noqa: FBT001 - a cue handed on
    for found in _ISO.finditer(plain):
        yield Quantity("date", f"{found[1]}-{found[3]}-{found[4]}", *found.span())
    for found in _DOTS.finditer(plain):
        yield Quantity("date", f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}", *found.span())
    for found in _SLASH.finditer(plain):
        yield Quantity("date", _slashed(found), *found.span())
    if months:
        yield from _with_month(plain)
    for found in _ISO_MONTH.finditer(plain):
        yield Quantity("date", f"{found[1]}-{found[2]}", *found.span())
    for found in _WEEK.finditer(plain):
        yield Quantity("date", f"week {int(found['week'])}", *found.span())


def _with_month(plain: str) -> Iterator[Quantity]:
    for found in _DAY_MONTH.finditer(plain):
        head = f"{found['year'] or '-'}-{_month(found['month']):02}"
        if found["from"]:
            yield Quantity("date", f"{head}-{int(found['from']):02}", *found.span("from"))
        yield Quantity("date", f"{head}-{int(found['day']):02}", found.start("day"), found.end())
    for found in _MONTH_DAY.finditer(plain):
        head = f"{found['year'] or '-'}-{_month(found['month']):02}"
        if found["to"]:
            yield Quantity(
                "date", f"{head}-{int(found['day']):02}", found.start(), found.start("sep")
            )
            yield Quantity("date", f"{head}-{int(found['to']):02}", found.start("to"), found.end())
        else:
            yield Quantity("date", f"{head}-{int(found['day']):02}", *found.span())
    for found in _MONTH_YEAR.finditer(plain):
        yield Quantity("date", f"{found['year']}-{_month(found['month']):02}", *found.span())


def _years(plain: str, found: re.Match[str]) -> Iterator[Quantity]:
    front = plain[max(0, found.start() - 16) : found.start()]
    if _BOUND_FRONT.search(front) or unit_after(plain, found.end()):
        return
    if _COUNTED.match(plain, found.end()) and not _YEAR_FRONT.search(front):
        return
    yield Quantity("date", found["one"], *found.span("one"))
    if found["two"]:
        yield Quantity("date", _full(found["two"]), *found.span("two"))


def _month(name: str) -> int:
    return _MONTHS[name[:3].lower()]


def _full(year: str) -> str:
    return f"20{year}" if len(year) == 2 else year


def _period(found: re.Match[str]) -> str:
    code = found["code"]
    if code is None:
        nth = found["nth"].lower()
        rank = int(nth[0]) if nth[0].isdigit() else _NUMERALS[nth]
        code = f"{'Q' if found['what'].lower() == 'quarter' else 'H'}{rank}"
    year = found["front"] or found["back"] or ""
    digits = re.sub(r"\D", "", year)
    if not digits:
        return code.upper()
    return f"{'FY' if year[0].lower() == 'f' else ''}{_full(digits)}-{code.upper()}"


def _end(found: re.Match[str]) -> str:
    code = (found["code"] or "").upper()
    if found[0].lower() == "close of business" or code == "COB":
        return "end of business"
    names = {"D": "day", "W": "week", "M": "month", "Q": "quarter", "Y": "year"}
    return f"end of {names[code[-1]] if code else found['what'].lower()}"


def _slashed(found: re.Match[str]) -> str:
    one, two, year = int(found[1]), int(found[2]), _full(found[3])
    if one > 12 >= two:
        return f"{year}-{two:02}-{one:02}"
    if two > 12 >= one:
        return f"{year}-{one:02}-{two:02}"
    return found[0]


def _short_day(found: re.Match[str]) -> str:
    return next(day for day in _DAYS if day.startswith(found[0][:3].lower()))


def _lower(found: re.Match[str]) -> str:
    return found[0].lower()


# What a text must hold, in lower case, for the pattern to be worth trying; the pattern; the value.
_WORDED: tuple[tuple[tuple[str, ...], re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (("q1", "q2", "q3", "q4", "h1", "h2", "quarter", "half"), _PERIOD, _period),
    (("fy", "fiscal", "financial"), _FISCAL_YEAR, lambda found: f"FY{_full(found['year'])}"),
    (("next", "last", "this", "previous", "coming", "current", "following"), _RELATIVE, _lower),
    (("eo", "cob", "end of", "close of"), _END, _end),
    (("day",), _WEEKDAY, _lower),
    (("mon", "tue", "wed", "thu", "fri", "sat", "sun"), _SHORT_DAY, _short_day),
    (("today", "tomorrow", "yesterday", "tonight"), _TODAY, _lower),
)
