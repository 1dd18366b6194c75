"""Figures worth showing large, each with what the update compares it with, if anything."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from translator.facts.extract import facts_in
from translator.stories.values import Figure, StorySentence

_AMOUNT = r"[~≈]?(?:[£$€]\s?)?\d[\d,.]*\d|[~≈]?(?:[£$€]\s?)?\d"
_UNIT = (
    r"(?:\s?%|\s?(?:ms|[smh]|GB|MB|TB|min)\b(?:\s?\d+\s?(?:m|min|s)\b)?|"
    r"\s(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|percent|people|users?|customers?|"
    r"requests?|orders?|million|billion))?"
)
_CHANGE = re.compile(
    rf"\bfrom (?P<before>(?:{_AMOUNT}){_UNIT})(?: \w+)? (?:down |up )?"
    rf"to (?P<after>(?:{_AMOUNT}){_UNIT})",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"(?<![\d.,:/-])(?P<part>\d[\d,]*) (?:out )?of (?:the |our |all |its )?"
    r"(?P<whole>\d[\d,]*)(?P<what>(?: [a-z][\w-]*)?)"
)
_AGAINST = re.compile(
    r"(?:compared (?:with|to)|versus|\bvs\.?|previously|formerly|\bwas|instead of|out of|n ?= ?)"
    rf"\s?(?P<base>(?:{_AMOUNT}){_UNIT})",
    re.IGNORECASE,
)
_KINDS = ("money", "percentage", "percentage_point", "duration", "number")
_WORTH = {"money": 3, "percentage": 3, "percentage_point": 3, "duration": 2, "number": 1}
_CHANGE_WORTH, _SHARE_WORTH = 5, 4
_COUNTED = re.compile(r"\s+[a-z]{3,}")
_LABEL = re.compile(
    r"(?:[A-Z][\w-]*|week|sprint|round|section|step|part|phase|q|tier|level|port|page|number|no\.?|"
    r"#|version|article|option|wave|day|python|type) ?$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
Shape = Literal["change", "share", "alone"]
_Found = tuple[int, str, str, Shape]


def worth_showing(text: str) -> int:
    """How much the best figure of a text is worth showing: 0 for none, 5 for a stated change."""
    return max((worth for worth, *_ in _figures(text)), default=0)


def pull_out(sentences: Sequence[StorySentence], most: int = 3) -> tuple[Figure, ...]:
    """The figures of a story worth showing, best first, at most one of a sentence."""
    rows: list[tuple[int, int, Figure]] = []
    for place, sentence in enumerate(sentences):
        if sentence.how == "frame" or sentence.report is None:
            continue
        found = max(_figures(_bare(sentence)), key=lambda row: row[0], default=None)
        if found:
            worth, text, compared, shape = found
            said = sentence.text.removeprefix("- ")
            figure = Figure(text, compared, said, sentence.report, sentence.sources, shape)
            rows.append((-worth, place, figure))
    return tuple(figure for _, _, figure in sorted(rows, key=lambda row: row[:2])[:most])


def _bare(sentence: StorySentence) -> str:
    """The sentence without explanations: a figure in one ("95 in 100") is none of the update."""
    text = sentence.text
    for _, bracket in sentence.glosses:
        text = text.replace(bracket, "")
    return text


def _figures(text: str) -> Iterator[_Found]:
    for change in _CHANGE.finditer(text):
        yield _CHANGE_WORTH, change["after"].strip(), change["before"].strip(), "change"
    for share in _SHARE.finditer(text):
        part, whole = (int(share[name].replace(",", "")) for name in ("part", "whole"))
        if 0 < part <= whole and not _YEAR.fullmatch(share["whole"]):
            yield _SHARE_WORTH, share["part"], f"{share['whole']}{share['what']}", "share"
    base = _AGAINST.search(text)
    found = facts_in(text)
    spread = [(a, b) for kind, _, a, b in found if kind in {"range", "time", "date", "version"}]
    for kind, _, start, end in found:
        if any(a < end and start < b for a, b in spread):
            continue  # one end of "1 to 6 hours" is no figure by itself
        if kind in _KINDS and (kind != "number" or _counts(text, start, end)):
            against = base[0].strip() if base and base.start() > end else ""
            shown = _counted(text, start, end) if kind == "number" else text[start:end]
            yield _WORTH[kind] + bool(against), shown, against, "alone"


def _counts(text: str, start: int, end: int) -> bool:
    """Whether a bare number counts things: "1,900 orders", not "week 23", "2031" or "tier 5"."""
    digits = text[start:end].strip()
    if not digits[:1].isdigit() or _YEAR.fullmatch(digits) or _LABEL.search(text[:start]):
        return False
    return bool(_COUNTED.match(text, end))


def _counted(text: str, start: int, end: int) -> str:
    noun = _COUNTED.match(text, end)
    return text[start : noun.end()] if noun else text[start:end]
