"""What describes what: words side by side, remarks in brackets, the two halves of a contrast.

The same: "disk usage" and "usage of the disk". Not the same: "former employees still had working
accounts" and "former accounts still had employees"; "A (too dear) and B (too slow)" with the
remarks exchanged; "A rather than B" and "B instead of A".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise, product

from translator.gate.clauses import akin, among, is_thing
from translator.gate.parts import MARKERS
from translator.gate.text import Word, plainly, words_of
from translator.gate.words import verb_forms
from translator.values import Check

_CONTRAST = re.compile(r"\b(?:instead of|rather than|and not|but not|in place of)\b", re.IGNORECASE)
_STOP = re.compile(r"[.;:!?,](?=\s|$)")
_REMARK = re.compile(r"([^();,]*?)\(([^()]+)\)")
_HEAD = 4
_FINITE = frozenset({"VBD", "VBZ"})
_SHAPES = frozenset({"VBN", "VBG"})
_Run = tuple[Word, ...]


def check_neighbours(candidate: str, given: str) -> Check:
    """Each description, remark and alternative stays with its own."""
    problem = _descriptions(candidate, given) or _remarks(candidate, given)
    problem = problem or _contrast(candidate, given) or _passed_on(candidate, given)
    return Check("neighbours", not problem, problem)


@lru_cache(maxsize=2048)
def _runs(text: str) -> tuple[_Run, ...]:
    """Things that stand side by side without a word or a sign between them."""
    plain = plainly(text)
    found: list[_Run] = []
    run: list[Word] = []
    for word in words_of(text):
        thing = is_thing(word) and not word.lower.endswith("ly")
        if run and not (thing and not plain[run[-1].end : word.start].strip()):
            found.append(tuple(run))
            run = []
        if thing:
            run.append(word)
    return tuple([*found, tuple(run)] if run else found)


def _descriptions(candidate: str, given: str) -> str:
    asked = _runs(given)
    crossings: set[tuple[int, int]] = set()
    for run in _runs(candidate):
        for one, other in pairwise(run):
            places = _only_place(one, asked), _only_place(other, asked)
            if None in places or places[0] == places[1]:
                continue
            here, there = asked[places[0] or 0], asked[places[1] or 0]
            if min(len(here), len(there)) < 2 or all(among(word, run) for word in here + there):
                continue
            if _describes(one, here, other, there) or (places[1], places[0]) in crossings:
                was = " ".join(word.text for word in here)
                return f"“{one.text} {other.text}” is not in the source; keep “{was}”"
            crossings.add((places[0] or 0, places[1] or 0))
    return ""


def _only_place(word: Word, runs: Sequence[_Run]) -> int | None:
    places = [i for i, run in enumerate(runs) if among(word, run)]
    return places[0] if len(places) == 1 else None


def _describes(one: Word, here: _Run, other: Word, there: _Run) -> bool:
    """Whether the first described something else, and the second was described by another."""
    last = max(i for i, word in enumerate(here) if akin(one, word))
    first = min(i for i, word in enumerate(there) if akin(other, word))
    forms = verb_forms(one.text)
    return last < len(here) - 1 and first > 0 and not (forms & _FINITE and not forms & _SHAPES)


def _passed_on(candidate: str, given: str) -> str:
    """“Servers run the new kernel" told as "the kernel runs the new servers"."""
    asked, said = _pairs(given), _pairs(candidate)
    for (one, other), (first, second) in product(asked, said):
        if not _same_form(one, first) or akin(other, second) or akin(other, first):
            continue
        only = all(
            sum(akin(one, word) for pair in pairs for word in pair) == 1 for pairs in (asked, said)
        )
        alone = not any(_same_form(one, word) for word in _before(other, candidate))
        known = any(akin(second, word) for word in words_of(given) if is_thing(word))
        there = any(akin(other, word) for word in words_of(candidate) if is_thing(word))
        if only and alone and known and there:
            return f"keep “{one.text} {other.text}”, not “{first.text} {second.text}”"
    return ""


def _same_form(one: Word, other: Word) -> bool:
    return one.lower == other.lower and not verb_forms(one.text) & _FINITE


@lru_cache(maxsize=2048)
def _pairs(text: str) -> tuple[tuple[Word, Word], ...]:
    pairs = (pair for run in _runs(text) if len(run) == 2 for pair in pairwise(run))
    return tuple(pair for pair in pairs if not {word.lower for word in pair} & MARKERS)


def _before(head: Word, text: str) -> list[Word]:
    """The words of a run that stand before a word of it."""
    return [
        word
        for run in _runs(text)
        for i, other in enumerate(run)
        if akin(head, other)
        for word in run[:i]
    ]


@lru_cache(maxsize=2048)
def _bracketed(text: str) -> tuple[tuple[_Run, _Run], ...]:
    plain = plainly(text)
    words = [word for word in words_of(text) if is_thing(word)]
    found = []
    for remark in _REMARK.finditer(plain):
        head = tuple(w for w in words if remark.start(1) <= w.start < remark.end(1))[-_HEAD:]
        said = tuple(w for w in words if remark.start(2) <= w.start < remark.end(2))
        if head and said:
            found.append((head, said))
    return tuple(found)


def _remarks(candidate: str, given: str) -> str:
    asked = _bracketed(given)
    for head, said in _bracketed(candidate):
        own = [row for row in asked if all(among(word, row[1]) for word in said)]
        if len(own) != 1 or any(among(word, own[0][0]) for word in head):
            continue
        if any(among(word, row[0]) for row in asked if row is not own[0] for word in head):
            return f"the remark “({said[0].text} …)” belongs to “{own[0][0][-1].text}”"
    return ""


@lru_cache(maxsize=2048)
def _halves(text: str) -> tuple[_Run, _Run] | None:
    """What stands before and after the word of a contrast."""
    plain = plainly(text)
    found = _CONTRAST.search(plain)
    if found is None:
        return None
    stop = _STOP.search(plain, found.end())
    end = stop.start() if stop else len(plain)
    words = [word for word in words_of(text) if is_thing(word)]
    return (
        tuple(word for word in words if word.start < found.start()),
        tuple(word for word in words if found.end() <= word.start < end),
    )


def _contrast(candidate: str, given: str) -> str:
    asked, said = _halves(given), _halves(candidate)
    if asked is None or said is None or any(among(word, asked[1]) for word in said[1]):
        return ""
    crossed = [word for word in said[1] if among(word, asked[0])]
    back = [word for word in said[0] if among(word, asked[1]) and not among(word, asked[0])]
    if crossed and back:
        return f"“{back[0].text}” is what the source sets aside, not “{crossed[0].text}”"
    return ""
