"""What belongs to one clause and what to another.

"The assistant suggests; a person decides" is not "a person suggests; the assistant decides": of two
clauses of the source each gave something to each of two clauses of the candidate. The same: either
order, two clauses joined into one, or one split in two. A denial belongs to its clause as well:
"340 were moved, 12 were not" is not "340 were not moved, 12 were".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from translator.gate.content import alike, keys_of
from translator.gate.text import plainly
from translator.gate.wordlists import NEUTRAL
from translator.gate.words import TOKEN, is_content, lemmas
from translator.values import Check

_ENDS = r"[.;!?](?=\s|$)|\b(?:and|but|while|whereas|although|though)\b"
_JOINS = (
    r"|[:,()](?=\s|$)|[()]|\s[–—-]\s|\b(?:or|because|unless|until|which|who|where|whose|so|then|if|"
    r"when|instead of|rather than)\b"
)
_LONG = re.compile(_ENDS, re.IGNORECASE)
_SHORT = re.compile(_ENDS + _JOINS + r"|\b(?:compared with|than)\b", re.IGNORECASE)
_DENYING = re.compile(_ENDS + _JOINS.replace("because", "(?<!not )because"), re.IGNORECASE)
_BETWEEN = re.compile(r"\b(between\b[^.;,]*?)\band\b", re.IGNORECASE)
_DENIES = re.compile(
    r"\b(?:not|no|never|nobody|none|nothing|without|cannot|neither|nor|unable)\b", re.IGNORECASE
)
# "With A and not with B", "not with B but with A": the denial sets aside no clause but a thing.
_SETS_ASIDE = re.compile(
    r"\b(?:and|but) not (?:the|an?|with|by|in|on|for|from)\b|"
    r"\bnot (?:the|an?|with|by|in|on|for|from)\b[^.;]*?\bbut\b",
    re.IGNORECASE,
)
_GRAMMAR = frozenset(
    "is are was were be been being has have had do does did will would the a an then so also both "
    "well if when not no nor yet never".split()
)
_FEW = 2


@dataclass(frozen=True, slots=True)
class _Term:
    text: str
    keys: frozenset[str]
    wide: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Scale:
    """How finely clauses are told apart.

    ``neutral``: words of wide meaning count, too. ``pairs``: only a source of two clauses is
    compared with a candidate of two. ``cover``: the least share of the words of both clauses that
    must be found again; below it the candidate says something else altogether.
    """

    breaks: re.Pattern[str]
    neutral: bool
    pairs: bool
    cover: float


_SCALES = (
    _Scale(_LONG, neutral=True, pairs=True, cover=0.75),
    _Scale(_SHORT, neutral=True, pairs=True, cover=0.75),
    _Scale(_SHORT, neutral=False, pairs=False, cover=0.8),
)
_Clause = tuple[_Term, ...]


def check_crossed(candidate: str, given: str) -> Check:
    """No two clauses exchange what they say, nor which of them is denied."""
    found = next(filter(None, (_crossed(candidate, given, one) for one in _SCALES)), "")
    problem = found or _denial_moved(candidate, given)
    return Check("clauses apart", not problem, problem)


def _crossed(candidate: str, given: str, scale: _Scale) -> str:
    asked, said = (_clauses(t, scale.breaks, neutral=scale.neutral) for t in (given, candidate))
    if scale.pairs and not len(asked) == len(said) == _FEW:
        return ""
    for one, other in combinations(asked, 2):
        mine = [term for term in one if not _in(term, other)]
        yours = [term for term in other if not _in(term, one)]
        if min(len(mine), len(yours)) < _FEW:
            continue
        for first, second in combinations(said, 2):
            cells = [
                [term for term in terms if _in(term, here) and not _in(term, there)]
                for terms in (mine, yours)
                for here, there in ((first, second), (second, first))
            ]
            found = sum(map(len, cells))
            if all(cells) and found >= scale.cover * (len(mine) + len(yours)):
                return f"keep “{_words(mine)}” together, apart from “{_words(yours)}”"
    return ""


def _words(terms: Sequence[_Term]) -> str:
    return " … ".join(term.text for term in terms)


@lru_cache(maxsize=4096)
def _clauses(text: str, breaks: re.Pattern[str], *, neutral: bool) -> tuple[_Clause, ...]:
    plain = _BETWEEN.sub(r"\1&", plainly(text))
    return tuple(filter(None, (_terms(part, neutral=neutral) for part in breaks.split(plain))))


def _terms(part: str, *, neutral: bool) -> _Clause:
    found = []
    for token in TOKEN.findall(part):
        lower = token.lower()
        if token[0].isdigit():
            value = frozenset({"#" + token.replace(",", "")})
            found.append(_Term(token, value, value))
        elif (
            lower not in _GRAMMAR and is_content(token) and (neutral or not lemmas(token) & NEUTRAL)
        ):
            found.append(_Term(token, keys_of(lower), alike(keys_of(lower))))
    return tuple(found)


def _in(term: _Term, clause: Sequence[_Term]) -> bool:
    return any(term.wide & other.keys for other in clause)


def _denial_moved(candidate: str, given: str) -> str:
    """A clause that was not denied is, and one that was is not."""
    if _SETS_ASIDE.search(given) or _SETS_ASIDE.search(candidate):
        return ""
    asked, said = _denied(given), _denied(candidate)
    if len(asked) < _FEW or not any(denied for denied, _ in asked):
        return ""
    gained = lost = ""
    for denied, clause in said:
        old = _nearest(clause, asked, _FEW)
        if old is None or _nearest(old[1], said) != (denied, clause):
            continue
        if denied and not old[0]:
            gained = _words(old[1])
        if old[0] and not denied:
            lost = _words(old[1])
    return f"“{lost}” is denied in the source, “{gained}” is not" if gained and lost else ""


@lru_cache(maxsize=4096)
def _denied(text: str) -> tuple[tuple[bool, _Clause], ...]:
    """Each clause, and whether it holds a denial."""
    plain = _BETWEEN.sub(r"\1&", plainly(text))
    found = []
    for part in _DENYING.split(plain):
        clause = _terms(_DENIES.sub(" ", part), neutral=False)
        if clause:
            found.append((bool(_DENIES.search(part)), clause))
    return tuple(found)


def _nearest(
    clause: _Clause, among: Sequence[tuple[bool, _Clause]], least: int = 1
) -> tuple[bool, _Clause] | None:
    """The only one with the most words in common; ``None`` where two have as many."""
    counts = [sum(_in(term, other) for term in clause) for _, other in among]
    most = max(counts, default=0)
    return among[counts.index(most)] if most >= least and counts.count(most) == 1 else None
