"""When, where and under which condition: each belongs to its own verb.

The same: a circumstance anywhere beside its verb, a condition before or after. Not the same: "if
they sign before May, we open" told as "if they sign, we open before May"; "we told them on Monday
that it broke" told as "that it broke on Monday"; "paid when it is scanned and checked" told as
"paid when it is scanned; it is checked".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from translator.gate.clauses import akin, is_thing
from translator.gate.parts import CONDITIONS, DENYING, MARKERS, RELATIVE, Part, parts
from translator.gate.text import Word, words_of
from translator.gate.words import is_content, lemmas
from translator.values import Check

_HANGS = frozenset(
    "in on at by after before since until during within for under with without from every each "
    "through across".split()
)
_PHRASES = frozenset(
    "example instance order fact case general hindsight addition turn estimate".split()
)
_REACH = 4
_LINKS = (MARKERS - RELATIVE) | frozenset(
    "so then thus therefore hence only depend depends dependent require requires required subject "
    "condition case otherwise requirement requirements assuming given needs need needed must "
    "without except should with upon not first previously earlier later following due by "
    "result".split()
)


@dataclass(frozen=True, slots=True)
class _Circumstance:
    """What hangs on a preposition, with the part where it stands."""

    word: Word
    preposition: str
    part: Part
    first: bool
    after: Word | None


def check_circumstances(candidate: str, given: str) -> Check:
    """No circumstance passes to another verb, and no condition becomes a fact."""
    problem = _moved(candidate, given) or _freed(candidate, given)
    problem = problem or _passed_on(candidate, given) or _turned(candidate, given)
    return Check("circumstances", not problem, problem)


@lru_cache(maxsize=2048)
def _circumstances(text: str) -> tuple[_Circumstance, ...]:
    found = []
    for part in parts(text):
        words = part.words
        for i, word in enumerate(words):
            if word.lower not in _HANGS:
                continue
            for held in words[i + 1 : i + 1 + _REACH]:
                if held.lower in _HANGS | _PHRASES or held == part.head:
                    break
                if held.text[0].isdigit() or held.text == "May" or is_thing(held):
                    after = words[i - 1] if i else None
                    found.append(_Circumstance(held, word.lower, part, i == 0, after))
    return tuple(found)


def _same(one: Word, other: Word) -> bool:
    if one.text[0].isdigit() or other.text[0].isdigit():
        return one.text == other.text
    return akin(one, other)


def _is_form(one: Word, other: Word) -> bool:
    """Whether both are forms of one word; "ends" and "expires" are akin and none."""
    return bool(lemmas(one.text) & lemmas(other.text))


def _count(word: Word, text: str) -> int:
    return sum(_same(word, other) for other in words_of(text))


def _moved(candidate: str, given: str) -> str:
    asked, said = parts(given), parts(candidate)
    if len(asked) < 2 or len(said) < 2:
        return ""
    was = _circumstances(given)
    for new in _circumstances(candidate):
        olds = [old for old in was if _same(old.word, new.word)]
        if len(olds) != 1 or _count(new.word, given) != 1 or _count(new.word, candidate) != 1:
            continue
        old = olds[0]
        if old.preposition != new.preposition or _beside_same(old, new):
            continue
        if not is_content(old.part.head.text) or not is_content(new.part.head.text):
            continue
        if _same(old.part.head, new.part.head) or (
            (new.first or old.first) and _shared(old, asked)
        ):
            continue
        others = [part for part in asked if part is not old.part]
        taken = [part for part in others if _same(part.head, new.part.head)]
        if len(taken) > 1 and not old.part.marker:
            taken = [part for part in taken if _is_form(part.head, new.part.head)]
        left = [part for part in said if _same(part.head, old.part.head)]
        if len(taken) != 1 or len(left) != 1 or left[0] is new.part:
            continue
        if any(_same(word, old.part.head) for word in new.part.words):
            continue
        return f"“{new.preposition} {new.word.text}” belongs to “{old.part.head.text}”"
    return ""


def _beside_same(old: _Circumstance, new: _Circumstance) -> bool:
    """Whether it hangs on the same noun: "a score for access"."""
    return old.after is not None and new.after is not None and _same(old.after, new.after)


def _shared(old: _Circumstance, asked: Sequence[Part]) -> bool:
    """Whether its verb is joined to another without a subject of its own between them."""
    at = asked.index(old.part)
    near = asked[max(0, at - 1) : at + 2]
    return any(
        two.join in {"and", "or", "but"} and one.thought == two.thought
        for one, two in pairwise(near)
    )


def _passed_on(candidate: str, given: str) -> str:
    """“Held until it is checked; others ship" told as "held; others ship until it is checked"."""
    was, now = _under(given), _under(candidate)
    for part, main in now:
        old = [row for row in was if _same(row[0].head, part.head)]
        again = [row for row in now if _same(row[0].head, part.head)]
        if len(old) != 1 or len(again) != 1 or old[0][0].marker != part.marker:
            continue
        its = old[0][1]
        others = [one for one in parts(given) if one.thought != its.thought and not one.marker]
        left = [one for one in parts(candidate) if _same(one.head, its.head)]
        if (
            not _same(its.head, main.head)
            and left
            and any(_same(one.head, main.head) for one in others)
        ):
            return f"“{part.marker} … {part.head.text}” belongs to “{its.head.text}”"
    return ""


def _turned(candidate: str, given: str) -> str:
    """“It ends when they leave" told as "they leave when it ends"."""
    for part, main in _under(candidate):
        for old, its in _under(given):
            same = old.marker == part.marker and not old.denied and not its.denied
            crossed = _same(part.head, its.head) and _same(main.head, old.head)
            exact = _is_form(part.head, its.head) and _is_form(main.head, old.head)
            apart = not (_is_form if exact else _same)(part.head, main.head)
            if same and crossed and apart:
                return f"“{part.marker}” is turned round: keep “{old.marker} … {old.head.text}”"
    return ""


@lru_cache(maxsize=2048)
def _under(text: str) -> tuple[tuple[Part, Part], ...]:
    """Each part that a marker opens, with the part that it hangs on; relative ones are left out."""
    every = parts(text)
    found = []
    for i, part in enumerate(every):
        if not part.marker or part.marker in RELATIVE:
            continue
        before = [
            one for one in every[:i] if one.thought == part.thought and one.marker in {"", "that"}
        ]
        after = [one for one in every[i + 1 :] if one.thought == part.thought and not one.marker]
        if main := (before[-1:] or after[:1]):
            found.append((part, main[0]))
    return tuple(found)


def _freed(candidate: str, given: str) -> str:
    said = parts(candidate)
    for condition, main in _conditions(given):
        new = [part for part in said if _same(part.head, condition.head)]
        mains = [part for part in said if _same(part.head, main.head)]
        if len(new) != 1 or len(mains) != 1 or new[0] is mains[0]:
            continue
        stretch = [part for part in said if part.thought == new[0].thought]
        words = {word.lower for part in stretch for word in part.words}
        following = {
            word.lower
            for part in said
            if part.thought == new[0].thought + 1
            for word in part.words[:_REACH]
        }
        if mains[0] in stretch and len({p.thought for p in said}) == 1:
            before = said[: said.index(new[0]) + 1]
            words = {word.lower for part in before for word in part.words}
        if not (words | following) & _LINKS and "?" not in candidate:
            return f"“{condition.head.text}” is a condition, not a fact"
    return ""


def _conditions(given: str) -> Iterator[tuple[Part, Part]]:
    """Each part under a condition with the part that depends on it."""
    every = parts(given)
    for thought in {part.thought for part in every}:
        own = [part for part in every if part.thought == thought]
        under: list[Part] = []
        main: Part | None = None
        holds = False
        for part in own:
            if part.marker in CONDITIONS:
                under.append(part)
                holds = True
            elif holds and main is None and part.join in {"and", "or"}:
                under.append(part)
            elif not part.marker:
                main = main or part
                holds = False
            else:
                holds = False
        under += _listed(own)
        if main is not None and not any(w.lower in DENYING for w in main.words[:1]):
            yield from ((part, main) for part in under)


def _listed(own: Sequence[Part]) -> Sequence[Part]:
    """What follows a condition at the end in a list: "when A, B and C"."""
    last = max((i for i, part in enumerate(own) if part.marker), default=len(own))
    rest = own[last + 1 :]
    plain = not any(part.join for part in rest[:-1])
    closed = len(rest) > 1 and plain and rest[-1].join in {"and", "or"}
    return rest if closed and last and own[last].marker in CONDITIONS else ()
