"""What is denied stays denied, and nothing else is.

The same: "not available" and "unavailable", "cannot" and "unable to", "no X" and "without X", "not
A but B" and "B instead of A", "nobody but X" and "only X". Not the same: another number of denials, and a denial that moved to
another word: "deployed but not verified" is not "verified but not deployed".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from translator.gate.content import alike, keys_of
from translator.gate.synonyms import opposite
from translator.gate.text import Word, words_of
from translator.gate.wordlists import NEUTRAL
from translator.gate.words import is_content, verb_forms
from translator.values import Check

_DENIES = frozenset(
    "not no none never nobody nothing nowhere neither nor without unable impossible lack lacks "
    "lacked lacking absence absent cannot missing excluding unlike".split()
)
_SOFT = frozenset({"nor", "missing", "excluding", "unlike", "absence", "absent"})
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
    r"remaining|still|on hold|away|down|disabl\w+|off|switched|short",
    re.IGNORECASE,
)
_REACH = 5


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
    problem = _count(candidate, given) or _moved(candidate, given)
    return Check("negation", not problem, problem)


def _bound(words: tuple[Word, ...], i: int) -> bool:
    """ "no more than", "no later than": a bound, not a denial."""
    return [w.lower for w in words[i + 1 : i + 3]][1:] == ["than"]


def _base(word: str) -> str:
    """ "available" for "unavailable"; empty where the word is no denial."""
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

    return bool(zipf_frequency(word, "en") >= 3.3)


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
    keys = frozenset(key for w in words_of(candidate) for key in keys_of(w.lower))
    hard_s, soft_s = _hard(said), len(said) - _hard(said) + len(_INSTEAD.findall(candidate))
    soft_s += _implied(candidate, given) + _opposed(asked, candidate)
    # "unavailable" is a denial unless the candidate has a word for it that denies nothing ("down").
    own = [d for d in asked if d.prefixed and not _reworded(d, keys)]
    hard_a = _hard(asked) + len(own)
    soft_a = len(asked) - _hard(asked) + len(_INSTEAD.findall(given))
    soft_a += _implied(given, candidate) + _opposed(said, given)
    soft_a += len(_NO_SOONER.findall(given))
    soft_s += len(_NO_SOONER.findall(candidate))
    if _EXCEPT.search(given) and _ONLY.search(candidate):
        hard_a -= 1
    if _EXCEPT.search(candidate) and _ONLY.search(given):
        hard_s -= 1
    if hard_s + soft_s < hard_a:
        words = ", ".join(f"“{_quote(given, d)}”" for d in asked)
        return f"keep {words}: {hard_a} negations there, {hard_s + soft_s} here"
    if hard_s > hard_a + soft_a:
        words = ", ".join(f"“{_quote(candidate, d)}”" for d in said)
        return f"take out {words}: {hard_a} negations in the source, {hard_s} here"
    return ""


def _opposed(found: tuple[Denial, ...], other: str) -> int:
    """How many denials the other text says by the opposite: "not open" by "closed"."""
    there = frozenset(key for w in words_of(other) for key in keys_of(w.lower))
    return sum(
        any(opposite(key) & there for w in _heads(d) for key in keys_of(w)) for d in found
    )


def _heads(denial: Denial) -> tuple[str, ...]:
    return (denial.first,) if denial.first else ()


def _implied(text: str, other: str) -> int:
    there = frozenset(key for w in words_of(other) for key in alike(keys_of(w.lower)))
    return sum(
        bool(_IMPLIED.fullmatch(w.lower)) and not (keys_of(w.lower) & there)
        for w in words_of(text)
    )


def _hard(found: tuple[Denial, ...]) -> int:
    return sum(not d.prefixed and d.word.lower not in _SOFT for d in found)


def _reworded(denial: Denial, keys: frozenset[str]) -> bool:
    kin = alike(keys_of(denial.word.lower)) - keys_of(denial.word.lower) - denial.near
    return bool(kin & keys)


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
