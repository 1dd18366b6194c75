"""Plausible wrong answers: meanings of other concepts, near the right one and never right as well.

Near means: of the same part of speech, a name among names, of the same domain, with words in
common. Never right as
well means that none of these holds between the two concepts: the glossary calls them related, as it
does a tool and what it does; they share a name; one name holds the other ("cluster", "Kubernetes
cluster"), so that the wider meaning would be true, too; one names the other in its definition or
gloss, as a kind does the thing it is a kind of; the word that the name of one ends in stands in the
gloss of the other ("data store", "an organised store of information"); what they say is nearly the
same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from random import Random

from rapidfuzz import fuzz

from translator.audiences import Audience
from translator.drills.terms import meaning
from translator.gate.content import alike, keys_of
from translator.gate.words import is_content, tokens
from translator.glossary.load import Glossary
from translator.glossary.schema import Concept
from translator.glossary.surfaces import fold

_TOO_ALIKE = 72
_SHARED = 1 / 3
_HEAD = 4
_POOL = 5  # the draw is made among this many of the nearest
_KINDS = frozenset(
    "system systems software program programs tool tools service services data company people "
    "person way part number time computer work works information list computers setting "
    "settings".split()
)


def wrong_answers(
    right: Concept, glossary: Glossary, audience: Audience, count: int, random: Random
) -> list[Concept]:
    """``count`` concepts whose meanings are near the right one's and wrong; fewer if there are few.

    No two of them mean the same either, nor do they stand in the relations named above, so that no
    answer can be told from the others by its twin.
    """
    ranked = sorted(
        (
            (nearness(right, other, glossary.domains) + (_named(right) == _named(other)), other)
            for other in glossary.concepts.values()
            if other.pos == right.pos and apart(right, other, audience)
        ),
        key=lambda pair: (-pair[0], pair[1].id),
    )
    pool = [other for _, other in ranked[: _POOL + count]]
    random.shuffle(pool)
    chosen: list[Concept] = []
    for one in [*pool, *(other for _, other in ranked[_POOL + count :])]:
        if len(chosen) == count:
            break
        if all(apart(one, other, audience) for other in chosen):
            chosen.append(one)
    return chosen


def nearness(one: Concept, other: Concept, domains: Mapping[str, str]) -> float:
    """How plausible a meaning is for another term; higher is nearer, 0 is unrelated."""
    shared = words_of(one.definition, one.gloss) & words_of(other.definition, other.gloss)
    return (1.5 if domains[one.id] == domains[other.id] else 0.0) + min(4, len(shared)) / 2


def _named(concept: Concept) -> bool:
    """Whether a concept is a product, company or language: its meaning reads like no other's."""
    first = concept.term.split()[0]
    return first[:1].isupper() and not first.isupper()


def akin(term: str, said: str) -> bool:
    """Whether words of a term, or of their kin, stand in what is said of it."""
    mine = {key for word in words_of(term) for key in (*keys_of(word), *_kin(word))}
    return any(mine & (keys_of(word) | _kin(word)) for word in words_of(said))


def apart(one: Concept, other: Concept, audience: Audience) -> bool:
    """Whether one meaning is surely wrong where the other is right."""
    if one.id == other.id or other.id in one.related or one.id in other.related:
        return False
    if _shares_name(one, other):
        return False
    if _named_in(one, other) or _named_in(other, one):
        return False
    said, also = meaning(one, audience), meaning(other, audience)
    if _head_in(one, also) or _head_in(other, said):
        return False
    if fuzz.token_set_ratio(said, also, processor=fold) >= _TOO_ALIKE:
        return False
    mine, theirs = words_of(said), words_of(also)
    smaller = min(len(mine), len(theirs))
    return not smaller or len(_shared(mine, theirs)) / smaller < _SHARED


def _shared(mine: Iterable[str], theirs: frozenset[str]) -> list[str]:
    return [word for word in mine if _kin(word) & theirs]


@lru_cache(maxsize=8192)
def _kin(word: str) -> frozenset[str]:
    return alike(keys_of(word)) | {word}


@lru_cache(maxsize=4096)
def words_of(*texts: str) -> frozenset[str]:
    """The content words of some texts, those that fit every concept left out."""
    found = {word.lower() for text in texts for word in tokens(text) if is_content(word)}
    return frozenset(found - _KINDS)


def names(concept: Concept) -> frozenset[str]:
    """All names of a concept, as they are compared."""
    return _folded(concept.term, *concept.variants)


@lru_cache(maxsize=4096)
def _folded(*said: str) -> frozenset[str]:
    return frozenset(fold(name) for name in said)


def _shares_name(one: Concept, other: Concept) -> bool:
    mine, theirs = names(one), names(other)
    return bool(mine & theirs) or any(
        _holds(a, b) or _holds(b, a) for a in mine for b in theirs if len(a) > 2 and len(b) > 2
    )


def _named_in(one: Concept, other: Concept) -> bool:
    """Whether what is said of ``other`` names ``one``."""
    said = fold(f"{other.definition} {other.gloss}")
    return any(_holds(said, name) for name in names(one) if len(name) > 2)


def _head_in(one: Concept, said: str) -> bool:
    """Whether the last word of a name, which says what kind of thing it is, is said of another."""
    head = one.term.split()[-1].lower()
    return len(head) >= _HEAD and head not in _KINDS and bool(_kin(head) & words_of(said))


def _holds(text: str, name: str) -> bool:
    return name in text and bool(re.search(rf"(?<!\w){re.escape(name)}(?:e?s)?(?!\w)", text))
