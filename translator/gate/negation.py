"""What is denied stays denied, and nothing else is.

The same: "not available" and "unavailable", "cannot" and "unable to", "no X" and "without X", "not
A but B" and "B instead of A", "nobody but X" and "only X". Not the same: another number of denials,
and a denial that moved to another word: "deployed but not verified" is not "verified but not
deployed".
"""
# ruff: noqa: E501 - patterns

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from translator.gate.content import alike, keys_of
from translator.gate.synonyms import opposite
from translator.gate.text import Word, words_of
from translator.gate.wordlists import NEUTRAL
from translator.gate.words import is_content, verb_forms
from translator.values import Check

_DENIES = frozenset(
    "not no none never nobody nothing nowhere neither nor without unable impossible lack lacks "
    "lacked lacking absence absent cannot missing excluding unlike unless too".split()
)
_SOFT = frozenset({"nor", "missing", "excluding", "unlike", "absence", "absent", "unless", "too"})
_AUXILIARY = frozenset(
    "may might can could will would shall should must is are was were be been being has have had "
    "do does did yet any".split()
)
_PREFIXED = re.compile(r"(?:un|in|im|dis|non|ir)[a-z]{4,}$")
# Words that begin like a denial and are none.
_NOT_PREFIXED = frozenset(
    "until under unless understand union unit unify unique universal information include increase "
    "individual industry install instance instead integrate interest internal intern into "
    "introduce invoice involve invite image impact implement import important improve include "
    "incident index indicate input insert inside inspect inform initial distribute discuss "
    "discover district display dispatch distance disk direct discount intent interface internet "
    "intranet interval interrupt invest investigate investment inventory impose imply impression "
    "interview inquiry inbound infrastructure ingest inherit inject injury inner innovation "
    "insight insist inspire institute instruct instrument insurance intend intense interact "
    "intermediate interpret isolate issue infer inference influence impair imagine".split()
)
_EXCEPT = re.compile(
    r"\b(?:nobody|no one|none|nothing|nowhere|no other|not)\b[^.;]*\b(?:except|but|apart from|other than)\b"
    r"|\b(?:except|apart from|other than)\b[^.;]*\b(?:nobody|no one|none|nothing)\b",
    re.IGNORECASE,
)
_NO_SOONER = re.compile(r"\bno (?:earlier|sooner|later|fewer|less|more) than\b", re.IGNORECASE)
_ONLY = re.compile(r"\b(?:only|solely|exclusively)\b", re.IGNORECASE)
_INSTEAD = re.compile(r"\b(?:instead of|rather than|in place of)\b", re.IGNORECASE)
# Words that deny without a denying word; they count where only one of the two texts has them.
_IMPLIED = re.compile(
    r"fail\w*|stop\w*|ceas\w+|out|kept|keeps?|prevent\w*|remov\w+|drop\w*|clos\w+|miss(?:es|ed|ing)?|offline|too|"
    r"hardly|unless|except|exclud\w+|reject\w*|refus\w+|lost|old|omit\w*|postpon\w+|open|other|"
    r"remaining|still|on hold|away|unavailable|unreachable|down|disabl\w+|off|switched|short",
    re.IGNORECASE,
)
_UNDOES = re.compile(r"fail|stop|ceas|remov|drop|kept|keep|prevent|disabl|without|no$")
_OFF = re.compile(r"off|out|unless|too", re.IGNORECASE)
_REACH = 5
_BESIDE = 3


@dataclass(frozen=True, slots=True)
class Denial:
    """A denying word, the first content word that it touches, and all those near it."""

    word: Word
    head: frozenset[str]
    near: frozenset[str]
    prefixed: bool = False
    first: str = ""


@lru_cache(maxsize=2048)
def denials(text: str) -> tuple[Denial, ...]:
    """The denials of a text; "neither … nor" is one for each half."""
    words = words_of(text)
    found = []
    for i, word in enumerate(words):
        if word.lower in _DENIES:
            if word.lower == "no" and i + 1 < len(words) and words[i + 1].lower == "longer":
                found.append(_denial(words, i, i + 2))
            elif word.lower == "no" and _bound(words, i):
                continue
            else:
                found.append(_denial(words, i, i + 1))
        elif base := _base(word.lower):
            keys = keys_of(base)
            found.append(Denial(word, keys, alike(keys), prefixed=True))
    return tuple(found)


def check_negation(candidate: str, given: str) -> Check:
    """As many denials as before, each of a word that was denied before."""
    problem = _count(candidate, given) or _doubled(candidate, given) or _moved(candidate, given)
    return Check("negation", not problem, problem)


def _bound(words: tuple[Word, ...], i: int) -> bool:
    """“no more than”, "no later than": a bound, not a denial."""
    return [w.lower for w in words[i + 1 : i + 3]][1:] == ["than"]


def _base(word: str) -> str:
    """“available” for "unavailable"; empty where the word is no denial."""
    if not _PREFIXED.match(word) or keys_of(word) & _NOT_PREFIXED:
        return ""
    for prefix in ("un", "in", "im", "dis", "non", "ir"):
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) >= 4 and _is_word(rest):
            return rest
    return ""


@lru_cache(maxsize=65536)
def _is_word(word: str) -> bool:
    from wordfreq import zipf_frequency  # noqa: PLC0415 - loads its tables on first use

    return bool(zipf_frequency(word, "en") >= 2.4)


def _denial(words: tuple[Word, ...], i: int, start: int) -> Denial:
    sentence = words[i].sentence
    after = [
        w
        for w in words[start : start + 12]
        if w.sentence == sentence and _carries(w) and (w.clause - words[i].clause) <= 1
    ][:_REACH]
    same_clause = [w for w in after if w.clause == words[i].clause]
    before = [w for w in words[max(0, i - 10) : i] if w.sentence == sentence and _carries(w)][-3:]
    first = (same_clause or before[-1:])[:1]
    head = frozenset(key for w in first for key in alike(keys_of(w.lower)))
    near = frozenset(key for w in (*after, *before) for key in alike(keys_of(w.lower)))
    return Denial(words[i], head, near, first=first[0].lower if first else "")


def _carries(word: Word) -> bool:
    return is_content(word.text) and word.lower not in _AUXILIARY and not word.lower.endswith("ly")


def _count(candidate: str, given: str) -> str:
    said, asked = denials(candidate), denials(given)
    extra = _hard(said) - _hard(asked) - _allowance(candidate, given)
    missing = _hard(asked) - _hard(said) - _allowance(given, candidate)
    if extra > 0 and extra > _said_otherwise(candidate, given):
        words = ", ".join(f"“{_quote(candidate, d)}”" for d in said if not d.prefixed)
        return f"take out {words}: {_hard(asked)} negations in the source, {_hard(said)} here"
    if missing > 0 and missing > _said_otherwise(given, candidate):
        words = ", ".join(f"“{_quote(given, d)}”" for d in asked if not d.prefixed)
        return f"keep {words}: {_hard(asked)} negations there, {_hard(said)} here"
    there = frozenset(key for d in said for key in d.near)
    words_there = frozenset(key for w in words_of(candidate) for key in keys_of(w.lower))
    for denial in asked:
        bare = denial.head & words_there and not denial.head & there
        mended = not _hard(said) and not any(
            _IMPLIED.fullmatch(w.lower) for w in words_of(candidate)
        )
        kin = alike(keys_of(denial.word.lower)) - denial.near
        if denial.prefixed and (bare or mended) and not kin & words_there:
            return f"keep “{denial.word.text}”"
    return ""


def _doubled(candidate: str, given: str) -> str:
    """“Nobody will not”: two denials that cancel, where the source has none such."""
    found = _cancelling(candidate)
    if found and len(found) > len(_cancelling(given)):
        return f"take out one negation of “{found[0]}”"
    return ""


@lru_cache(maxsize=2048)
def _cancelling(text: str) -> tuple[str, ...]:
    words = words_of(text)
    places = {d.word.start: d for d in denials(text)}
    at = [i for i, w in enumerate(words) if w.start in places or _OFF.fullmatch(w.lower)]
    return tuple(
        " ".join(w.text for w in words[a : b + 2])
        for a, b in pairwise(at)
        if words[b].lower not in {"nor", "neither"}
        and b - a <= _BESIDE
        and words[a].clause == words[b].clause
        and words[a].start in places
    )


def _hard(found: tuple[Denial, ...]) -> int:
    return sum(not d.prefixed and d.word.lower not in _SOFT for d in found)


def _allowance(text: str, other: str) -> int:
    """Denials that only the wording needs: "nobody but" for "only", "rather than", "no sooner"."""
    only = bool(_EXCEPT.search(text) and _ONLY.search(other))
    soft = sum(d.word.lower in _SOFT for d in denials(other))
    soft -= sum(d.word.lower in _SOFT for d in denials(text))
    return (
        only + max(0, soft) + len(_INSTEAD.findall(other)) + len(_NO_SOONER.findall(other + text))
    )


def _said_otherwise(text: str, other: str) -> int:
    """How many denials of a text the other holds without a denying word: "closed" for "not open".

    The word denied must be gone there, or stand beside a word that denies by itself ("sync fails"
    for "does not sync"); where it stands there undenied, the denial was lost or added.
    """
    found, others, words = denials(text), denials(other), words_of(other)
    mine = frozenset(key for w in words_of(text) for key in alike(keys_of(w.lower)))
    heads = frozenset(key for d in others for key in d.head)
    prefixed = frozenset(
        key for d in others if d.prefixed and not keys_of(d.word.lower) & mine for key in d.near
    )
    implied = [
        i
        for i, w in enumerate(words)
        if _IMPLIED.fullmatch(w.lower) and not keys_of(w.lower) & mine
    ]
    count = 0
    for denial in found:
        if denial.prefixed or (denial.head & heads and not denial.near & prefixed):
            continue
        places = [i for i, w in enumerate(words) if keys_of(w.lower) & denial.head]
        beside = any(
            abs(i - j) <= _BESIDE and _UNDOES.match(words[j].lower) for i in places for j in implied
        )
        opposed = not places and any(
            opposite(key) & keys_of(w.lower) for key in keys_of(denial.first) for w in words
        )
        gone = not places and bool(implied)
        count += bool(denial.near & prefixed) or beside or opposed or gone
    return count


def _moved(candidate: str, given: str) -> str:
    asked = denials(given)
    denied = frozenset(key for d in asked for key in d.near)
    heads = frozenset(key for d in asked for key in d.head)
    plain = [
        w
        for w in words_of(given)
        if is_content(w.text) and not keys_of(w.lower) & (NEUTRAL | heads)
    ]
    for denial in denials(candidate):
        if denial.prefixed or not denial.head or not asked:
            continue
        if denial.head & heads:
            continue
        word = next((w for w in plain if keys_of(w.lower) & denial.head), None)
        outside = word is not None and not (keys_of(word.lower) & denied)
        swapped = (
            word is not None
            and bool(verb_forms(word.text))
            and _said_plainly(candidate, heads, asked)
        )
        if outside or swapped:
            return f"“{_quote(candidate, denial)}” negates something else than the source does"
    return ""


def _said_plainly(candidate: str, heads: frozenset[str], asked: tuple[Denial, ...]) -> bool:
    """Whether what the source denies stands in the candidate far from any denial."""
    denied = frozenset(key for d in denials(candidate) for key in d.near)
    return any(
        keys_of(w.lower) & heads and not keys_of(w.lower) & denied
        for w in words_of(candidate)
        if is_content(w.text)
    ) and bool(asked)


def _quote(text: str, denial: Denial) -> str:
    words = words_of(text)
    i = words.index(denial.word)
    return " ".join(w.text for w in words[i : i + 4])
