"""Nothing added, nothing lost: the words that carry content, aligned by meaning.

The same: forms of one word, words of one family ("migrate", "migration"), words of one group of
``prompts/plain-words.yaml`` and *same* words of the synonym table. A word that is only near in
meaning, or very wide ("give", "number"), is the same where a word of the source is gone that it can
stand for, one for one; so it can reword and never add. Figures, dates and the words of the marker
tables are left to the families that judge them by value.

Not the same: a word without any counterpart, however harmless it sounds (reasons, praise, advice,
consequences, feelings and promises come in such words), and a source word, or two side by side,
that nothing in the candidate stands for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from translator.facts.extract import facts_in
from translator.gate.synonyms import near, opposite, same
from translator.gate.text import Word, plainly, words_of
from translator.gate.wordlists import CHARGED, EMPTY, NEUTRAL, WIDE
from translator.gate.words import is_content, lemmas, related, stem, tokens, verb_forms
from translator.values import Check

_FIGURES = frozenset(
    "number money percentage percentage_point duration range date time version".split()
)
_MARKED = frozenset(
    "certainty obligation negation state environment scope direction condition cause".split()
)
_PARTICLES = frozenset(
    "out up down over off back in on away through into apart together forward along aside "
    "by".split()
)
_DENYING = frozenset("not no never nobody none nothing cannot without".split())
_PREFIX = re.compile(r"(?:un|in|dis|non|im)([a-z]{5,})$")
_THERE_IS = re.compile(r"\bthere (?:is|are|was|were|will be|has been|have been)\b", re.IGNORECASE)
_EXISTS = frozenset("available exist".split())
_SHARE_LOST = 6
_COMMON = 4.1


@dataclass(frozen=True, slots=True)
class Content:
    """A word that carries content, with everything that means the same."""

    word: Word
    keys: frozenset[str]
    alike: frozenset[str]
    judged: bool


@lru_cache(maxsize=65536)
def keys_of(word: str, particle: str = "") -> frozenset[str]:
    """The lemmas of a word, and with a particle the phrasal verb."""
    found = lemmas(word)
    return found | {f"{lemma}_{particle}" for lemma in found} if particle else found


@lru_cache(maxsize=65536)
def alike(keys: frozenset[str]) -> frozenset[str]:
    """All lemmas that mean the same as one of ``keys``."""
    found = set(keys)
    for key in keys:
        found |= related(key) if "_" not in key else {key}
        found |= same(key)
        # "Without activity" for "inactivity": the negation check sees to the denial.
        base = _PREFIX.match(key)
        found |= lemmas(base[1]) if base else set()
    return frozenset(found)


@lru_cache(maxsize=65536)
def _nearby(keys: frozenset[str]) -> frozenset[str]:
    found: set[str] = set()
    for key in keys:
        found |= near(key)
    return frozenset(found)


@lru_cache(maxsize=2048)
def contents(text: str) -> tuple[Content, ...]:
    """The content words of a text; ``judged`` ones belong to a figure or to a marker."""
    plain, words = plainly(text), words_of(text)
    taken = bytearray(len(plain) + 1)
    for kind, _, start, end in facts_in(plain):
        if kind in _FIGURES or kind in _MARKED:
            taken[start:end] = b"\x01" * (end - start)
    found = []
    for i, word in enumerate(words):
        if not is_content(word.text) or len(word.lower.removesuffix("'s")) < 2:
            continue
        nexts = [w.lower for w in words[i + 1 : i + 4] if w.sentence == word.sentence]
        particle = next((w for w in nexts if w in _PARTICLES), "")
        keys = keys_of(word.lower, particle)
        free = bool(lemmas(word.text) & NEUTRAL) or any(taken[word.start : word.end])
        found.append(Content(word, keys, alike(keys), free))
    return tuple(found)


_DENIED = re.compile(
    r"\b(?:not|never|cannot) (?:be |been |yet |have |only |even |\w+ly )*([A-Za-z]+)"
)
_HANGING = re.compile(r"\bnot (?:for|on|to|in|at|with|from|by|of|against)\b")
_VITAL = frozenset("mistake accident purpose hand itself alone".split())
LIGHT_NOUNS = frozenset(
    "amount basis bit bunch case class couple course group kind level lot lots matter nature "
    "number out pair part parts piece plenty portion process purpose range result results series "
    "set side sort state total type variety way ways work use all most some many each none one "
    "both any half".split()
)
LIGHT_ADVERBS = frozenset(
    "actually basically simply finally respectively additionally currently really generally "
    "essentially specifically obviously clearly fortunately unfortunately ultimately eventually "
    "only early daily weekly monthly yearly hourly supply apply reply family assembly namely "
    "accordingly similarly likewise thereby".split()
)


def compare_contents(candidate: str, given: str, licence: str) -> tuple[Check, Check]:
    """The checks "nothing added" and "nothing lost".

    Args:
        candidate: what the model wrote.
        given: what it was asked to say.
        licence: further text that it may draw on.
    """
    said, asked = contents(candidate), contents(given)
    lost = without_partner(asked, said)
    added = without_partner(said, (*asked, *contents(licence)))
    gone = [o for o in asked if not any(o.keys & n.keys for n in said)]
    opposites = [
        n
        for n in added
        if any(_is_opposite(n, o) for o in gone) and not _is_denied(n.word, candidate)
    ]
    lost, added = _substituted(lost, added)
    lost = _taken_over(lost, said, asked)
    added = [word for word in added if not _echoes(word, asked)]
    if _THERE_IS.search(given) and not _THERE_IS.search(candidate):
        added = [word for word in added if not word.keys & _EXISTS]
    added = [*opposites, *(w for w in _beyond_plain(added, said) if w not in opposites)]
    return _added(added), _lost(lost, asked, given, _not_denied(candidate, given))


def without_partner(words: Sequence[Content], others: Sequence[Content]) -> list[Content]:
    """Those of ``words`` that none of ``others`` stands for; judged ones are left out."""
    known: set[str] = set()
    there: set[str] = set()
    stems: set[str] = set()
    for other in others:
        known |= other.alike
        there |= other.keys
        stems.add(stem(other.word.text))
    return [
        w
        for w in words
        if not w.judged
        and not (w.keys & known or w.alike & there)
        and not (len(w.word.text) >= 6 and stem(w.word.text) in stems)
    ]


def _substituted(lost: list[Content], added: list[Content]) -> tuple[list[Content], list[Content]]:
    """Pair what is gone with what is new: near words first, then wide ones."""
    for fits in (_is_near, _is_wide):
        for new in list(added):
            old = next((o for o in lost if fits(new, o)), None)
            if old is not None:
                added.remove(new)
                lost.remove(old)
    return lost, added


def _taken_over(
    lost: list[Content], said: Sequence[Content], asked: Sequence[Content]
) -> list[Content]:
    """An empty verb that the source lacks stands for a verb that is gone: "comes with support"."""
    before = frozenset(key for word in asked for key in word.keys)
    empty = [
        w for w in said if w.keys & NEUTRAL and not w.keys & before and verb_forms(w.word.text)
    ]
    left = []
    for word in lost:
        if empty and verb_forms(word.word.text):
            empty.pop()
        else:
            left.append(word)
    return left


def _echoes(new: Content, asked: Sequence[Content]) -> bool:
    """Whether a word takes up one of the source: "checked" for "reviewed", "warn" for "alert"."""
    return (
        not new.keys & CHARGED
        and not new.word.lower.endswith("ly")
        and any(_is_near(new, old) for old in asked)
    )


def _beyond_plain(added: list[Content], said: Sequence[Content]) -> list[Content]:
    """One everyday verb or empty noun in ten words may hold the sentence together."""
    plain = [word for word in added if _is_plain(word.word.lower)]
    free = 1 if len(said) < 12 else 2
    return added if len(plain) > free else [word for word in added if word not in plain]


@lru_cache(maxsize=65536)
def _is_plain(word: str) -> bool:
    from wordfreq import zipf_frequency  # noqa: PLC0415 - loads its tables on first use

    found = lemmas(word)
    if found & CHARGED or word.endswith("ly"):
        return False
    common = any(verb_forms(lemma) and zipf_frequency(lemma, "en") >= _COMMON for lemma in found)
    return bool(found & EMPTY) or (common and bool(verb_forms(word)))


def _is_near(new: Content, old: Content) -> bool:
    return bool(new.keys & _nearby(old.keys) or old.keys & _nearby(new.keys))


def _is_denied(word: Word, text: str) -> bool:
    """Whether a denying word stands shortly before: "not open" for "closed"."""
    words = words_of(text)
    i = words.index(word)
    return bool(_DENYING & {w.lower for w in words[max(0, i - 4) : i]})


def _is_opposite(new: Content, old: Content) -> bool:
    return any(
        opposite(key) & new.keys for key in old.keys | {k for o in old.keys for k in same(o)}
    )


def _is_wide(new: Content, old: Content) -> bool:
    if new.keys & CHARGED or new.word.lower.endswith("ly"):
        return False
    verbs = bool(verb_forms(new.word.text)), bool(verb_forms(old.word.text))
    denial = _PREFIX.match(old.word.lower)  # "Could not reach it" for "unavailable".
    if verbs == (True, False) and not (new.keys & EMPTY or denial):
        return False
    return bool(new.keys & WIDE) or ((verbs[0] or bool(new.keys & EMPTY)) and bool(old.keys & WIDE))


def _added(added: list[Content]) -> Check:
    words = ", ".join(f"“{c.word.text}”" for c in added)
    return Check("nothing added", not added, f"take out {words}" if added else "")


def _not_denied(candidate: str, given: str) -> list[str]:
    """What the source denies, where the candidate's "not" denies nothing but a circumstance."""
    if not _HANGING.search(candidate) or _HANGING.search(given):
        return []
    there = {form for word in tokens(candidate) for form in lemmas(word)}
    return [w for w in _DENIED.findall(plainly(given)) if not lemmas(w) & there]


def _carries(word: str, given: str) -> bool:
    if word in _VITAL:
        return True
    if word.endswith("ly") and len(word) > 5:
        return word not in LIGHT_ADVERBS
    return word not in LIGHT_NOUNS and bool(
        re.search(rf"\b{re.escape(word)} of\b", given, re.IGNORECASE)
    )


def _lost(lost: list[Content], asked: Sequence[Content], given: str, unsaid: list[str]) -> Check:
    """One word in six may go with the grammar around it, but no two side by side.

    None may go that others hang on: a noun before "of" ("exposure of secrets" is more than
    "secrets"), an adverb that says how or how much ("significantly", "manually"), and what a "not"
    denies ("will not protect").
    """
    gone = {c.word.lower for c in lost}
    hung_on = [w for w in gone if _carries(w, given)]
    hung_on += unsaid
    if hung_on:
        return Check("nothing lost", passed=False, detail=f"keep “{hung_on[0]}”")
    unjudged = [c for c in asked if not c.judged]
    side_by_side = any(
        a.word.lower in gone and b.word.lower in gone and a.word.clause == b.word.clause
        for a, b in pairwise(unjudged)
    )
    share = len(gone) > len({c.word.lower for c in asked}) / _SHARE_LOST
    words = ", ".join(f"“{c.word.text}”" for c in {c.word.lower: c for c in lost}.values())
    passed = not (share or side_by_side)
    return Check("nothing lost", passed, "" if passed else f"keep {words}")
