"""What stands in one statement of the source and in another of the candidate.

The same: the statements in any order, in one sentence or in several. Not the same: a circumstance
that passed to the neighbour ("prices are read from the cache; stock is read from the ledger every
ten minutes" told as "prices are read from the cache every ten minutes; stock is read from the
ledger"), a "we suspect" or "we plan" that did, or a description ("the importer, which is old,
accepts them; the parser rejects them" told as "the parser, which is old, rejects them").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from translator.facts.extract import facts_in
from translator.gate.clauses import akin, is_thing
from translator.gate.text import Word, plainly, words_of
from translator.values import Check, FactKind

_ENDS = re.compile(
    r"(?<!\b[A-Z])[.;!?](?=\s|$)|\b(?:but|while|whereas|although|though)\b|"
    r", (?:and|so)\b|\band (?=(?:then|we|it|they|the [a-z]+ (?:is|are|was|were|has|have|will))\b)",
    re.IGNORECASE,
)
_MARKS: frozenset[FactKind] = frozenset({"certainty", "obligation", "scope"})
_LOOSE = frozenset({"will", "approximate", "unknown"})
_POINTS = re.compile(
    r"\b(?:it|its|they|them|their|this|that|these|those|such|which|so|one|he|she|his|her|"
    r"there|then|all|each|both|others?)\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"(?<=[\w,]) (?:which|who|whose) (?=\w)")
_STOP = re.compile(r"[,.;:!?()](?=\s|$)|\b(?:but|while|whereas|although|so|because)\b")
_BACK = 4
_OPENS = frozenset(
    "the a an our its their your two three four five six seven eight nine ten".split()
)
_HANGS = frozenset(
    "in on at by after before since until during within for under with every to into from".split()
)
_FEW = 2
_Words = tuple[Word, ...]


def check_moved(candidate: str, given: str) -> Check:
    """Refuse a figure, a doubt or a description that passed from one statement to another."""
    ways = (_unit, _marked, _described)
    problem = next(filter(None, (way(candidate, given) for way in ways)), "")
    return Check("moved", not problem, problem)


@lru_cache(maxsize=2048)
def _statements(text: str) -> tuple[tuple[str, _Words], ...]:
    """Each statement: its text, and its words that name something or are figures."""
    plain = plainly(text)
    ends = [0, *(found.start() for found in _ENDS.finditer(plain)), len(plain) + 1]
    marks = [(s, e) for k, _, s, e in facts_in(plain) if k in _MARKS]
    held = [
        w
        for w in words_of(text)
        if (is_thing(w) or w.text[0].isdigit()) and not any(s <= w.start < e for s, e in marks)
    ]
    found = []
    for start, end in pairwise(ends):
        own = tuple(w for w in held if start <= w.start < end)
        if own:
            found.append((plain[start:end], own))
    return tuple(found)


def _same(one: Word, other: Word) -> bool:
    if one.text[0].isdigit() or other.text[0].isdigit():
        return one.text == other.text
    return akin(one, other)


def _in(word: Word, words: Sequence[Word]) -> bool:
    return any(_same(word, other) for other in words)


def _own(at: int, statements: Sequence[tuple[str, _Words]]) -> _Words:
    """The words that no other statement has."""
    others = [w for i, (_, words) in enumerate(statements) if i != at for w in words]
    return tuple(w for w in statements[at][1] if not _in(w, others))


def _shared(words: Sequence[Word], others: Sequence[Word]) -> int:
    return sum(_in(word, others) for word in words)


def _partner(said: _Words, owns: Sequence[_Words]) -> int | None:
    """The one statement whose own words these are; ``None`` where two statements have some."""
    counts = [_shared(own, said) for own in owns]
    most = max(counts, default=0)
    return counts.index(most) if most >= _FEW and sum(map(bool, counts)) == 1 else None


def _unit(candidate: str, given: str) -> str:
    """“A in May; B" told as "A; B in May"."""
    asked, said = _statements(given), _statements(candidate)
    if min(len(asked), len(said)) < _FEW:
        return ""
    owns = [_own(i, asked) for i in range(len(asked))]
    whole = {_partner(words, owns) for text, words in said if not _POINTS.search(text)}
    for _, words in said:
        for i, own in enumerate(owns):
            come = [w for w in own if _in(w, words)]
            left = [w for w in own if w not in come]
            if i not in whole or not come or len(come) > _FEW or len(left) < _FEW:
                continue
            told = any(
                at != i and not _POINTS.search(asked[at][0]) and _shared(other, words) >= _FEW
                for at, other in enumerate(owns)
            )
            if told and _hangs(come, candidate, words):
                return f"“{come[0].text}” belongs to “{left[0].text} … {left[-1].text}”"
    return ""


def _hangs(come: Sequence[Word], candidate: str, words: Sequence[Word]) -> bool:
    """Whether the words stand right behind a preposition."""
    first = next(w for w in words if _in(w, come))
    if first.lower in _HANGS:
        return True
    every = words_of(candidate)
    before = [w.lower for w in every[: every.index(first)] if w.sentence == first.sentence]
    while before and before[-1] in _OPENS:
        before.pop()
    return bool(before) and before[-1] in _HANGS


def _marked(candidate: str, given: str) -> str:
    """“A is broken; we suspect B" told as "we suspect that A is broken; B"."""
    asked, said = _statements(given), _statements(candidate)
    if min(len(asked), len(said)) < _FEW:
        return ""
    owns = [_own(i, asked) for i in range(len(asked))]
    pairs = [(text, _partner(words, owns)) for text, words in said]
    for text, at in pairs:
        for mark in _marks(text) - _marks(asked[at][0]) if at is not None else ():
            if any(
                other not in {None, at} and mark in _marks(asked[other or 0][0]) - _marks(told)
                for told, other in pairs
            ):
                return f"“{mark[1]}” is said of something else than “{text.strip(' ,')}”"
    return ""


@lru_cache(maxsize=2048)
def _marks(text: str) -> frozenset[tuple[str, str]]:
    return frozenset((k, v) for k, v, *_ in facts_in(text) if k in _MARKS and v not in _LOOSE)


@lru_cache(maxsize=2048)
def _relatives(text: str) -> tuple[tuple[_Words, _Words], ...]:
    """Each description with the things before it, the nearest last, and its own words."""
    plain = plainly(text)
    words = [w for w in words_of(text) if is_thing(w) or w.text[0].isdigit()]
    found = []
    for match in _RELATIVE.finditer(plain):
        stop = _STOP.search(plain, match.end())
        end = stop.start() if stop else len(plain)
        own = tuple(w for w in words if match.end() <= w.start < end)
        before = [w for w in words if w.end <= match.start() + 1 and not w.text[0].isdigit()]
        near = tuple(w for w in before if w.sentence == _sentence(before))[-_BACK:]
        beside = bool(near) and not plain[near[-1].end : match.start()].strip(" ,")
        if beside and len(own) >= _FEW and not near[-1].lower.endswith("ly"):
            found.append((near, own))
    return tuple(found)


def _sentence(words: Sequence[Word]) -> int:
    return words[-1].sentence if words else -1


def _described(candidate: str, given: str) -> str:
    """“The importer, which is old, …" told of the parser."""
    told = [w for w in words_of(candidate) if is_thing(w)]
    known = [w for w in words_of(given) if is_thing(w)]
    for near, own in _relatives(candidate):
        same = [row for row in _relatives(given) if _shared(row[1], own) >= max(_FEW, len(own) - 1)]
        if len(same) != 1:
            continue
        was = same[0][0]
        others = not any(_in(word, was) for word in near[-2:]) and _in(near[-1], known)
        if others and not _in(was[-1], near) and _in(was[-1], told):
            return f"“{own[0].text} … {own[-1].text}” describes “{was[-1].text}”"
    return ""
