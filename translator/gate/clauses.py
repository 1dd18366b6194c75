"""The finite verbs of a text, each with what stands before it, after it, and after its "by"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from translator.gate.content import alike, keys_of
from translator.gate.text import Word, plainly, words_of
from translator.gate.wordlists import NEUTRAL
from translator.gate.words import is_content, lemmas, verb_forms

_BREAK = re.compile(
    r"[.;:!?,()](?=\s|$)|[()]|\s[–—-]\s|\b(?:and|but|or|because|although|though|unless|whereas|"
    r"while|until|which|who|where|whose|so|then|if|when|instead of|rather than|compared with|"
    r"than)\b",
    re.IGNORECASE,
)
PREPOSITIONS = frozenset("in on at of for from to with under about".split())
OPENS = frozenset("the a an its our their this that these those all any each every no your".split())
_BE = frozenset("is are was were be been being am".split())
_HELPERS = _BE | frozenset(
    "has have had will shall must should may might could can do does did not never also only still "
    "already now then just to long".split()
)
# Words of quantity, denial and obligation: other checks say where these belong.
_NO_THINGS = frozenset(
    "will shall must should may might could can would not no never only all any some most both few "
    "many more less least up twice once two three four five six seven eight nine ten one early "
    "late too also still already now yet required to need needs fact".split()
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb with what stands before it, after it, and after its "by"."""

    verb: Word
    passive: bool
    before: tuple[Word, ...]
    after: tuple[Word, ...]
    agent: tuple[Word, ...]

    @property
    def all(self) -> tuple[Word, ...]:
        """Whatever goes with the verb."""
        return (*self.before, *self.after, *self.agent)


def is_thing(word: Word) -> bool:
    """Whether a word names or describes something; not grammar, quantity or denial."""
    return (
        is_content(word.text)
        and not lemmas(word.text) & NEUTRAL
        and word.lower not in _NO_THINGS
        and not word.text[0].isdigit()
    )


def akin(one: Word, other: Word) -> bool:
    """Whether two words are forms of one, or mean the same."""
    return bool(alike(keys_of(one.lower)) & keys_of(other.lower))


def among(word: Word, words: Sequence[Word]) -> bool:
    """Whether one of the words is akin to this one."""
    return any(akin(word, other) for other in words)


@lru_cache(maxsize=2048)
def clauses(text: str) -> tuple[Clause, ...]:
    """The finite verbs of a text, each with what goes with it, in order."""
    words = words_of(text)
    breaks = [found.start() for found in _BREAK.finditer(plainly(text))]
    part = [sum(place < word.start for place in breaks) for word in words]
    found = []
    for i, word in enumerate(words):
        if not verb_forms(word.text) or not is_thing(word):
            continue
        begin, end = part.index(part[i]), len(part) - part[::-1].index(part[i])
        clause = clause_at(words[begin:end], i - begin)
        if clause is not None:
            found.append(clause)
    return tuple(found)


def clause_at(words: Sequence[Word], at: int) -> Clause | None:
    """The clause of ``words`` around the verb at ``at``; ``None`` where it is no finite verb."""
    verb, start = words[at], at
    while start and (words[start - 1].lower in _HELPERS or words[start - 1].lower.endswith("ly")):
        start -= 1
    helpers = {word.lower for word in words[start:at]}
    rest = words[at + 1 :]
    forms = verb_forms(verb.text)
    by = _by(rest)
    passive = "VBN" in forms and (bool(helpers & _BE) or by == 0)
    if (helpers & _BE and not passive and "VBG" not in forms) or (
        forms == {"VBG"} and not helpers & _BE
    ):
        return None
    previous = words[start - 1] if start else None
    if previous is not None and previous.lower in OPENS | PREPOSITIONS and not passive:
        return None
    if not (passive or helpers - {"to", "not"} or _finite(forms, previous, rest)):
        return None
    cut = by if passive and by is not None else len(rest)
    return Clause(
        verb,
        passive,
        tuple(filter(is_thing, words[:start])),
        tuple(filter(is_thing, rest[:cut])),
        tuple(filter(is_thing, rest[cut:])),
    )


def _by(rest: Sequence[Word]) -> int | None:
    """Where somebody is named with "by"; "by 2 points" names nobody."""
    for i, word in enumerate(rest[:-1]):
        if word.lower == "by" and not rest[i + 1].text[0].isdigit():
            return i
    return None


def _finite(forms: frozenset[str], previous: Word | None, rest: Sequence[Word]) -> bool:
    if "VBD" in forms:
        return True
    if previous is None or not is_thing(previous) or not rest:
        return False
    return "VBZ" in forms or rest[0].lower in OPENS
