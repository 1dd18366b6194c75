"""Bounds and approximations beside a quantity, as facts of their own.

``markers`` knows those in front of digits; this adds the ones behind ("500+", "500 or more", "5
days max"), those before number words, and signs. Accepted as the same: "under", "below", "less
than", "fewer than", ``<`` (less than); "over", "above", "more than", "greater than", ``>`` (more
than); "at least", "or more", "no fewer than", "not less than", ``≥``, a plus sign behind (at
least); "at most", "up to", "no more than", "or fewer", "within", ``≤`` (at most); "about",
"around", "roughly", "some 40", ``~``, "or so" (approximate). "More than 5" is not "at least 5".
"Nearly" and "almost" say "approximate", too, as ``markers`` has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from translator.facts.found import Quantity, any_case
from translator.values import FactKind

_BOUNDED = frozenset("number money percentage percentage_point duration range".split())
_ONLY_ABOUT = frozenset({"time", "date"})  # "by 15:10" is told by the time's own words
_LINK = r"(?:the |an? |its |only )?"
_FRONT: tuple[tuple[FactKind, str, str], ...] = (
    (
        "scope",
        "at least",
        r"\b(?:at least|(?:a )?minimum(?: of)?|min\.|(?:no|not) (?:less|fewer) than|upwards? of)|≥|>=",
    ),
    (
        "scope",
        "at most",
        r"\b(?:at most|up to|(?:no|not) (?:more|greater|longer) than|(?:a )?maximum(?: of)?|max\.|not exceeding|within|as (?:many|much) as)|≤|<=",
    ),
    (
        "scope",
        "more than",
        r"\b(?:(?<!no )(?<!not )more than|over|above|(?<!no )(?<!not )greater than|(?<!not )exceed(?:s|ed|ing)?|in excess of|longer than)|(?<![-=])>",
    ),
    (
        "scope",
        "less than",
        r"\b(?:(?<!no )(?<!not )less than|(?<!no )(?<!not )fewer than|(?:just |well |in )?under|below|shorter than)|<",
    ),
    (
        "certainty",
        "approximate",
        r"\b(?:approximately|approx\.?|roughly|circa|ca?\.|close to|nearly|almost|about|around|some|estimated|in the region of)|[~≈]",
    ),
)
_BEFORE = tuple(
    (kind, value, any_case(rf"(?P<bound>{form})\s?{_LINK if kind == 'scope' else ''}$"))
    for kind, value, form in _FRONT
)
_AFTER: tuple[tuple[FactKind, str, str], ...] = (
    (
        "scope",
        "at least",
        r"\+(?!\d)|,? (?:or|and) (?:more|over|above|longer|greater|higher)\b|,? at (?:the )?(?:least|minimum)\b|,? min(?:imum)?\b",
    ),
    (
        "scope",
        "at most",
        r",? (?:or|and) (?:less|fewer|under|below|shorter|lower)\b|,? at (?:the )?(?:most|maximum)\b|,? max(?:imum)?\b",
    ),
    (
        "certainty",
        "approximate",
        r"-?ish\b| or so\b|,? give or take\b|,? approximately\b|,? roughly\b",
    ),
)
_BEHIND = tuple(
    (kind, value, any_case(rf"(?: \w+)?(?P<bound>{form})")) for kind, value, form in _AFTER
)


def find_bounds(plain: str, quantities: Iterable[Quantity]) -> Iterator[Quantity]:
    """The bounds of the quantities, each with its own span."""
    seen: set[tuple[int, int]] = set()
    for quantity in quantities:
        if quantity.kind not in _BOUNDED | _ONLY_ABOUT:
            continue
        for bound in _of(plain, quantity):
            if quantity.kind in _ONLY_ABOUT and bound.kind != "certainty":
                continue
            if (bound.start, bound.end) not in seen:
                seen.add((bound.start, bound.end))
                yield bound


def _of(plain: str, quantity: Quantity) -> Iterator[Quantity]:
    low = max(0, quantity.start - 24)
    front = plain[low : quantity.start]
    for kind, value, pattern in _BEFORE:
        if found := pattern.search(front):
            start, end = found.span("bound")
            yield Quantity(kind, value, low + start, low + end)
            break
    for kind, value, pattern in _BEHIND:
        if found := pattern.match(plain, quantity.end):
            start, end = found.span("bound")
            start += len(plain[start:end]) - len(plain[start:end].lstrip(" ,-"))
            yield Quantity(kind, value, start, end)
            break
