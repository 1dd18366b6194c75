"""Jargon that no entry of the glossary covers: by rarity, by shape, and by a list of words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from translator.glossary import unknown_shapes as shapes
from translator.glossary import wordlists as lists
from translator.glossary.grammar import (
    Place,
    in_noun_slot,
    in_verb_slot,
    is_title,
    kinds,
    place,
)
from translator.glossary.unknown_rarity import frequency, rarity_of_word, score
from translator.glossary.unknown_words import COMPANY, INVENTORY, LONGEST, READERS, Kind, kind_of
from translator.values import Sentence, Span, TermMatch

RARE_NAME = 2.6
MOST_WORDS = 3
LISTED = 0.5
"""The highest score of what only the list knows: an ordinary word, meant technically."""

_Why = Kind | Literal["shape", "rare"]
_SCORES: dict[Kind, float] = {
    "part": 0.35,
    "concept": 0.35,
    "action": 0.35,
    "product": 0.45,
    "term": LISTED,
    "language": LISTED,
    "everyday": 0.1,
    "name": 0.1,
    "company": 0.0,
}


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    score: float
    why: _Why


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int


def find_unknown(
    sentence: Sentence, known: Iterable[Span] = (), *, inventory: bool = False
) -> tuple[TermMatch, ...]:
    """Words of ``sentence.plain`` that a business reader would probably stumble over.

    A word is one when it is shaped like code (``maxConns``, ``route53``, ``php.ini``), is an
    unusual acronym, is rare in English without being derived from an ordinary word, stands in
    ``technical_words.txt``, or is a name before a word like "library". A word with an everyday
    meaning ("branch") counts only beside other technical words. ``known`` holds spans of ``plain``
    that the glossary explains. People's names, identifiers, addresses and versions are left alone.
    ``score`` goes from 0 to 1: the rarity, 1 for shapes, at most ``LISTED`` for words of the list.

    With ``inventory`` the technical things that the sentence names, whoever reads it: the ordinary
    ones too ("button", "Windows"), but neither verbs nor ideas ("function").
    """
    plain = sentence.plain
    taken = _taken(plain, known)
    company = 2 in taken or bool(sentence.code)
    wanted = {"shape", "rare", *(INVENTORY if inventory else READERS)}
    found = list(_candidates(plain, taken))
    kept = [one for one in found if one.why in wanted and (company or _stands_alone(one, found))]
    return tuple(_match(sentence, one) for one in _merged(plain, kept))


def _taken(plain: str, known: Iterable[Span]) -> bytearray:
    """1 for each character of an identifier or address, 2 for those of a known term."""
    taken = bytearray(len(plain))
    text = shapes.ENDLESS.sub(lambda match: " " * len(match[0]), plain)
    spans = [(*match.span(), b"\1") for match in shapes.SKIPPED.finditer(text)]
    spans += [
        (*match.span(group), b"\1")
        for match in shapes.PEOPLE.finditer(text)
        for group in (1, 2, 3)
        if match[group]
    ]
    if shapes.is_signed(plain):
        spans.append((0, len(plain), b"\1"))
    spans += [(start, end, b"\2") for start, end in known]
    for start, end, mark in spans:
        taken[start:end] = mark * (end - start)
    for match in shapes.ENDLESS.finditer(plain):
        taken[slice(*match.span())] = b"\1" * len(match[0])
    return taken


def _stands_alone(one: _Found, found: Sequence[_Found]) -> bool:
    """Whether a candidate needs no company, or has some among the other candidates."""
    if one.why not in COMPANY:
        return True
    others = [other for other in found if other is not one]
    return any(other.why != "name" for other in others)


def _match(sentence: Sentence, one: _Found) -> TermMatch:
    first, last = sentence.span_of(one.start, one.end)
    surface = sentence.plain[one.start : one.end]
    return TermMatch(
        None,
        surface,
        first,
        last,
        "unknown",
        sentence.index,
        one.start,
        one.end,
        round(one.score, 2),
    )


def _merged(plain: str, found: Sequence[_Found]) -> list[_Found]:
    """Neighbours joined to terms of several words; what is shaped like code stands alone."""
    done: list[_Found] = []
    for one in found:
        if done and _joins(plain, done[-1], one):
            before = done.pop()
            done.append(replace(before, end=one.end, score=max(before.score, one.score)))
        else:
            done.append(one)
    return done


def _joins(plain: str, before: _Found, one: _Found) -> bool:
    words = len(plain[before.start : one.end].split())
    return (
        plain[before.end : one.start] == " "
        and words <= MOST_WORDS
        and before.why == one.why == "rare"
    )


def _words(plain: str, taken: bytearray) -> Iterator[_Word]:
    for match in shapes.TOKEN.finditer(plain):
        start, end = match.span()
        word = re.sub(r"['’]s?$", "", match[0])
        end = start + len(word)
        if not any(taken[start:end]):
            yield _Word(word, start, end)


def _candidates(plain: str, taken: bytearray) -> Iterator[_Found]:
    title = is_title(plain)
    words = list(_words(plain, taken))
    position = 0
    while position < len(words):
        found, used = _at(plain, words, position, title=title)
        if found is not None:
            yield found
        position += used


def _at(
    plain: str, words: Sequence[_Word], position: int, *, title: bool
) -> tuple[_Found | None, int]:
    word = words[position]
    for number in range(LONGEST, 1, -1):
        several = words[position : position + number]
        listed = kind_of(" ".join(one.text for one in several)) if len(several) == number else None
        if listed and _adjacent(plain, several):
            return _Found(word.start, several[-1].end, _SCORES[listed], listed), number
    return _single(plain, word, title=title), 1


def _adjacent(plain: str, words: Sequence[_Word]) -> bool:
    return all(plain[one.end : two.start] == " " for one, two in pairwise(words))


def _single(plain: str, word: _Word, *, title: bool) -> _Found | None:
    text = word.text
    if len(text) > 1 and shapes.CODE.search(text) and not _common_mix(text):
        return _Found(word.start, word.end, 1.0, "shape")
    listed = _listed(plain, word)
    if listed:
        return _Found(word.start, word.end, _SCORES[listed], listed)
    rarity = _rarity(text, plain, word.start, word.end, title=title)
    if rarity > 0:
        return _Found(word.start, word.end, rarity, "rare")
    if _names_software(plain, word, title=title):
        return _Found(word.start, word.end, _SCORES["product"], "rare")
    return _of_parts(word)


def _listed(plain: str, word: _Word) -> Kind | None:
    plainly = word.text.lower() == "exception" and plain.startswith(" to ", word.end)
    if plainly or word.text in shapes.PLAIN_CAPITALS or len(word.text) < 2:
        return None
    kind = kind_of(word.text)
    ways = kinds(word.text.lower())
    if kind not in {"part", "concept", None}:
        return kind
    if "VERB" not in ways:
        return kind
    where = place(plain, word.start, word.end)
    relative = where.previous in {"that", "which", "who"}
    if kind == "concept" and (relative or (where.previous == "to" and word.text[-1] != "s")):
        return kind_of(word.text, verb=True)
    if kind and not in_verb_slot(where) and not _has_object(where):
        return None if where.previous == "for" and word.text == "instance" else kind
    return kind_of(word.text, verb=True)


def _has_object(where: Place) -> bool:
    """Whether "the", "it" or the like follows with no word before that asks for a noun."""
    opens = where.next in lists.DETERMINERS | lists.PRONOUNS and where.next != "that"
    return opens and not in_noun_slot(where)


def _of_parts(word: _Word) -> _Found | None:
    """A hyphened word of which a part is technical ("cert-manager")."""
    parts = word.text.split("-")
    found = [
        kind for part in parts if len(part) > 2 and (kind := kind_of(part) or kind_of(part.title()))
    ]
    kept = [kind for kind in found if kind in READERS]
    if len(parts) < 2 or not kept:
        return None
    return _Found(word.start, word.end, max(_SCORES[kind] for kind in kept), kept[0])


def _names_software(plain: str, word: _Word, *, title: bool) -> bool:
    """Whether a name stands right before a word like "library" and is no ordinary word there."""
    after = re.match(r" ([\w-]+)", plain[word.end :])
    return (
        not title
        and word.text[:1].isupper()
        and after is not None
        and after[1].lower().removesuffix("s") in shapes.SOFTWARE_NOUNS
        and re.search(r"[A-Za-z]{2}", plain[: word.start]) is not None
        and not shapes.opens(plain, word.start)
        and word.text not in shapes.PLAIN_CAPITALS
    )


def _rarity(word: str, plain: str, start: int, end: int, *, title: bool) -> float:
    if len(word) < 2 or (word.isupper() and word in shapes.PLAIN_CAPITALS):
        return 0.0
    if shapes.CAPITALS.match(word):
        return _rarity_of_capitals(word)
    parts = [part for part in re.split(r"[-:.'’]", word) if len(part) > 1]
    if len(parts) > 1:
        return max(_rarity(part, plain, start, end, title=title) for part in parts)
    named = not shapes.opens(plain, start) or not kinds(word.lower())
    if word[:1].isupper() and not title and named:
        return _rarity_of_name(word, plain, start, end)
    return rarity_of_word(word.lower())


def _common_mix(word: str) -> bool:
    """Mixed capitals that are no code: "eMail", "McKay", "iPhone", "1st"."""
    return frequency(word.lower()) >= 3.5 or bool(re.match(r"(?:Mc|Mac|O['’])[A-Z]", word))


def _rarity_of_capitals(word: str) -> float:
    bare = word.rstrip("s") if word[-1].islower() else word
    if len(bare) < 2 or (frequency(bare.lower()) >= 4.0 and kinds(bare.lower())):
        return 0.0
    return score(frequency(bare.lower())) if frequency(bare.lower()) < 4.5 else 0.0


def _rarity_of_name(word: str, plain: str, start: int, end: int) -> float:
    if shapes.is_person(plain, start, end) or frequency(word.lower()) >= RARE_NAME:
        return 0.0
    return rarity_of_word(word.lower())
