"""On which side of its verb a thing stands, and on which side of "in", "on", "for".

The same: active and passive ("the team reviews accounts", "accounts are reviewed by the team"), and
any place for a date. Not the same: what stood before the verb after it, and the other way round;
"users in Vienna" and "Vienna in users". Both must have crossed: a word that is merely gone, or new,
is for other checks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise

from translator.gate.content import alike, keys_of
from translator.gate.text import Word, plainly, words_of
from translator.gate.wordlists import NEUTRAL
from translator.gate.words import is_content, lemmas, verb_forms
from translator.values import Check

_BREAK = re.compile(
    r"[.;:!?,()](?=\s|$)|[()]|\s[–—-]\s|\b(?:and|but|or|because|although|though|unless|whereas|"
    r"while|until|which|who|where|whose|so|then|if|when|instead of|rather than|compared with|"
    r"than)\b",
    re.IGNORECASE,
)
_PREPOSITIONS = frozenset("in on at of for from to with under".split())
_OPENS = frozenset(
    "the a an its our their this that these those all any each every no your".split()
)
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


def check_sides(candidate: str, given: str) -> Check:
    """Nothing changes sides with something else."""
    ways = (_verbs, _two_verbs, _prepositions, _origin)
    problem = next(filter(None, (way(candidate, given) for way in ways)), "")
    return Check("sides", not problem, problem)


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


def _verbs(candidate: str, given: str) -> str:
    asked = clauses(given)
    for new in clauses(candidate):
        same = [old for old in asked if akin(new.verb, old.verb)]
        if len(same) != 1:
            continue
        (left, right), (was_left, was_right) = _sides(new, same[0])
        crossed = [w for w in left if among(w, was_right) and not among(w, was_left)]
        back = [
            w
            for w in right
            if among(w, was_left) and not among(w, was_right) and not _is_participle(w)
        ]
        if not crossed or not back:
            continue
        if (
            new.passive == same[0].passive
            and not (new.agent or same[0].agent)
            and _hung_on(back, candidate)
            != _hung_on([w for w in was_right if among(w, crossed)], given)
        ):
            continue
        return f"“{crossed[0].text}” and “{back[0].text}” changed sides at “{new.verb.text}”"
    return ""


def _sides(
    new: Clause, old: Clause
) -> tuple[tuple[Sequence[Word], Sequence[Word]], tuple[Sequence[Word], Sequence[Word]]]:
    """For both, what does it and what it is done to; before and after where nobody is named."""
    if new.passive == old.passive:
        if new.agent or old.agent:
            return (new.before, new.agent), (old.before, old.agent)
        return (new.before, new.after), (old.before, old.after)
    return tuple(  # type: ignore[return-value]
        (one.agent, one.before) if one.passive else (one.before, one.after) for one in (new, old)
    )


def _is_participle(word: Word) -> bool:
    return "VBN" in verb_forms(word.text) and lemmas(word.text) != {word.lower}


def _hung_on(words: Sequence[Word], text: str) -> frozenset[str]:
    """The preposition that stands before each of the words, within four words."""
    every = words_of(text)
    found = []
    for word in words:
        near = [w.lower for w in every if w.start < word.start][-4:]
        found.append(next((w for w in reversed(near) if w in _PREPOSITIONS), ""))
    return frozenset(found)


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
        clause = _clause(words[begin:end], i - begin)
        if clause is not None:
            found.append(clause)
    return tuple(found)


def _clause(words: Sequence[Word], at: int) -> Clause | None:
    """The clause around its verb; ``None`` where the word is no finite verb."""
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
    if previous is not None and previous.lower in _OPENS | _PREPOSITIONS and not passive:
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
    return "VBZ" in forms or rest[0].lower in _OPENS


def _prepositions(candidate: str, given: str) -> str:
    asked = _hangings(given)
    for thing, preposition, others in _hangings(candidate):
        same = [row for row in asked if row[1] == preposition]
        own = [held for was, _, held in same if akin(was, thing)]
        if own:
            if problem := _held_another(thing, preposition, others, own, candidate, given):
                return problem
            continue
        for was, _, held in same:
            if among(thing, held) and among(was, others):
                return f"“{was.text} {preposition} {held[-1].text}” is turned round"
    return ""


def _held_another(  # noqa: PLR0913, PLR0917 - one case of the above
    thing: Word,
    preposition: str,
    others: Sequence[Word],
    own: Sequence[Sequence[Word]],
    candidate: str,
    given: str,
) -> str:
    """“Users in Vienna reported a crash” told as "users in a crash reported a Vienna"."""
    asked, said = (
        [word for word in words_of(text) if is_thing(word)] for text in (given, candidate)
    )
    if len(own) != 1 or sum(akin(thing, word) for word in asked) != 1:
        return ""
    held_elsewhere = [w for held in _after(given, preposition) for w in held]
    if any(among(word, held_elsewhere) for word in others):
        return ""
    beside = [
        one
        for one, other in pairwise(words_of(given))
        if akin(other, thing) and is_thing(one) and is_thing(other)
    ]
    if any(among(word, beside) for word in others):
        return ""
    if all(among(word, asked) for word in others) and all(among(word, said) for word in own[0]):
        return f"keep “{thing.text} {preposition} {own[0][-1].text}”"
    return ""


def _two_verbs(candidate: str, given: str) -> str:
    """What goes with one verb goes with another, and the other way round."""
    asked = clauses(given)
    pairs = []
    for new in clauses(candidate):
        same = [old for old in asked if akin(new.verb, old.verb)]
        if len(same) == 1:
            pairs.append((new, same[0]))
    for (new, old), (new_other, old_other) in combinations(pairs, 2):
        if old.verb == old_other.verb or new.verb == new_other.verb:
            continue
        mine = _only(old, old_other)
        yours = _only(old_other, old)
        gone = [w for w in mine if among(w, new_other.all) and not among(w, new.all)]
        come = [w for w in yours if among(w, new.all) and not among(w, new_other.all)]
        if gone and come:
            return f"keep “{gone[0].text}” with “{old.verb.text}”"
    return ""


def _only(one: Clause, other: Clause) -> list[Word]:
    return [w for w in one.all if not among(w, other.all) and not akin(w, other.verb)]


def _origin(candidate: str, given: str) -> str:
    """“From A to B” told as "from B to A", or "A takes it from B" as "from A to B"."""
    was, now = ([w for held in _after(text, "from") for w in held] for text in (given, candidate))
    if not was or not now or any(among(word, was) for word in now):
        return ""
    asked, said = (
        [word for word in words_of(text) if is_thing(word)] for text in (given, candidate)
    )
    left = [word for word in said if word not in now]
    if all(among(word, asked) for word in now) and all(among(word, left) for word in was):
        return f"keep “from {was[-1].text}”"
    return ""


def _after(text: str, preposition: str) -> Iterator[tuple[Word, ...]]:
    words = words_of(text)
    for i, word in enumerate(words):
        if word.lower == preposition:
            yield tuple(_held(words[i + 1 : i + 6]))


@lru_cache(maxsize=2048)
def _hangings(text: str) -> tuple[tuple[Word, str, tuple[Word, ...]], ...]:
    """Each thing that stands right before a preposition, with what follows it."""
    words, plain = words_of(text), plainly(text)
    return tuple(
        (words[i - 1], word.lower, held)
        for i, word in enumerate(words)
        if i
        and not plain[words[i - 1].end : word.start].strip()
        and word.lower in _PREPOSITIONS
        and is_thing(words[i - 1])
        and (held := tuple(_held(words[i + 1 : i + 6])))
    )


def _held(words: Sequence[Word]) -> Iterator[Word]:
    begun = False
    for word in words:
        if is_thing(word) and not (begun and "VBD" in verb_forms(word.text)):
            begun = True
            yield word
        elif word.lower not in ({"and", "or"} if begun else _OPENS):
            return
