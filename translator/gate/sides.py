"""On which side of its verb a thing stands, and on which side of "in", "on", "for".

The same: active and passive ("the team reviews accounts", "accounts are reviewed by the team"), and
any place for a date. Not the same: what stood before the verb after it, and the other way round;
"users in Vienna" and "Vienna in users". Both must have crossed: a word that is merely gone, or new,
is for other checks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations, pairwise

from translator.gate.clauses import OPENS, PREPOSITIONS, Clause, akin, among, clauses, is_thing
from translator.gate.text import Word, plainly, words_of
from translator.gate.words import lemmas, verb_forms
from translator.values import Check


def check_sides(candidate: str, given: str) -> Check:
    """Nothing changes sides with something else."""
    ways = (_verbs, _two_verbs, _prepositions, _origin)
    problem = next(filter(None, (way(candidate, given) for way in ways)), "")
    return Check("sides", not problem, problem)


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
        found.append(next((w for w in reversed(near) if w in PREPOSITIONS), ""))
    return frozenset(found)


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
        and word.lower in PREPOSITIONS
        and is_thing(words[i - 1])
        and (held := tuple(_held(words[i + 1 : i + 6])))
    )


def _held(words: Sequence[Word]) -> Iterator[Word]:
    begun = False
    for word in words:
        if is_thing(word) and not (begun and "VBD" in verb_forms(word.text)):
            begun = True
            yield word
        elif word.lower not in ({"and", "or"} if begun else OPENS):
            return
