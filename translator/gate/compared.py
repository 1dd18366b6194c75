"""Which of two is more, which rose and which fell, and whether a thing is in or out.

The same: "A is slower than B" either way round with its own words. Not the same: the two exchanged;
"returns rose while sales fell" told as "returns fell while sales rose"; "out of date" for "up to
date"; "in scope" for "out of scope".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from translator.facts.extract import facts_in
from translator.gate.clauses import among, is_thing
from translator.gate.parts import DENYING, parts
from translator.gate.text import Word, plainly, words_of
from translator.values import Check

_THAN = re.compile(r"\b(more|less|fewer|worse|[a-z]{2,}er)\b[^.;:,]*?\bthan\b", re.I)
_STOP = re.compile(r"[.;:!?,](?=\s|$)|\b(?:so|because|while|although|and|but)\b", re.IGNORECASE)
_PERSONS = {
    word: group
    for group in ("our ours we us", "their theirs they them", "your yours you")
    for word in group.split()
}
_RISES = frozenset({"up", "more", "better"})
_FALLS = frozenset({"down", "less", "worse"})
_OUT = re.compile(
    r"\b(out of|outside|beyond) (?:the |our |its )?(scope|date|stock|use|service|reach|sync|order|"
    r"hours|step|range|support|warranty)\b|\b(offline)\b",
    re.IGNORECASE,
)
_IN = re.compile(
    r"\b(in|within|inside|up to|under|during) (?:the |our |its |this year's )?(scope|date|stock|"
    r"use|service|reach|sync|order|hours|step|range|support|warranty)\b|\b(online)\b",
    re.IGNORECASE,
)
_NEAR = 25


def check_compared(candidate: str, given: str) -> Check:
    """Refuse a comparison, a rise or an "out of" that was turned round."""
    ways = (_than, _trends, _outside)
    problem = next(filter(None, (way(candidate, given) for way in ways)), "")
    return Check("comparisons", not problem, problem)


@lru_cache(maxsize=2048)
def _comparison(text: str) -> tuple[str, tuple[Word, ...], tuple[Word, ...]] | None:
    """The comparing word with what stands before it and after "than"; ``None`` without one."""
    plain = plainly(text)
    found = _THAN.search(plain)
    if found is None or plain.lower()[found.end() :].lstrip()[:1].isdigit():
        return None
    starts = [stop.end() for stop in _STOP.finditer(plain) if stop.end() <= found.start()]
    stop = _STOP.search(plain, found.end())
    start, end = max(starts, default=0), stop.start() if stop else len(plain)
    words = [w for w in words_of(text) if is_thing(w) or w.lower in _PERSONS]
    before = tuple(w for w in words if start <= w.start < found.start())
    after = tuple(w for w in words if found.end() <= w.start < end)
    return found[1].lower(), before, after


def _in(word: Word, words: Sequence[Word]) -> bool:
    if word.lower in _PERSONS:
        return any(_PERSONS.get(other.lower) == _PERSONS[word.lower] for other in words)
    return among(word, words)


def _than(candidate: str, given: str) -> str:
    asked, said = _comparison(given), _comparison(candidate)
    if asked is None or said is None or asked[0] != said[0]:
        return ""
    crossed = [w for w in said[2] if _in(w, asked[1]) and not _in(w, asked[2])]
    back = [w for w in said[1] if _in(w, asked[2]) and not _in(w, asked[1])]
    if crossed and back:
        return f"“{back[0].text}” and “{crossed[0].text}” changed sides at “{said[0]} … than”"
    return ""


@lru_cache(maxsize=2048)
def _trend(text: str) -> tuple[tuple[frozenset[str], tuple[Word, ...]], ...]:
    """For each part whether it rises or falls, with what does so; other parts are left out."""
    plain = plainly(text)
    turns = [(s, e, v) for k, v, s, e in facts_in(plain) if k == "direction"]
    found = []
    for part in parts(text):
        own = [(s, v) for s, e, v in turns if any(s <= w.start < e for w in part.words)]
        ways = {"up" if v in _RISES else "down" for _, v in own if v in _RISES | _FALLS}
        first = min((s for s, _ in own), default=0)
        subject = tuple(w for w in part.words if is_thing(w) and w.start < first)
        if len(ways) == 1 and subject and not any(w.lower in DENYING for w in part.words):
            found.append((frozenset(ways), subject))
    return tuple(found)


def _trends(candidate: str, given: str) -> str:
    asked = _trend(given)
    if len(asked) < 2:
        return ""
    for ways, subject in _trend(candidate):
        same = [old for old in asked if all(among(word, old[1]) for word in subject)]
        if len(same) == 1 and same[0][0] != ways:
            other = next(iter(same[0][0]))
            return f"“{subject[-1].text}” goes {other} in the source"
    return ""


def _outside(candidate: str, given: str) -> str:
    """“Out of date" told as "up to date"."""
    for turned, was in ((_IN, _OUT), (_OUT, _IN)):
        old, new = was.search(given), turned.search(candidate)
        if not old or not new or was.search(candidate) or turned.search(given):
            continue
        if (old[2] or "").lower() != (new[2] or "").lower():
            continue
        near = candidate[max(0, new.start() - _NEAR) : new.start()].lower().split()
        before = given[max(0, old.start() - _NEAR) : old.start()].lower().split()
        if not set(near) & (DENYING | {"no"}) and not set(before) & (DENYING | {"no"}):
            return f"keep “{old[0]}”, not “{new[0]}”"
    return ""
