"""Two statements made one: a thing joined to another gets a verb that the source does not give it.

The same: "A and B were moved" for "A was moved; B was moved as well". Not the same: "the change was
rolled back on the shop and kept on the app" told as "rolled back on the shop and on the app"; "the
older lift is out of service, the newer one stops only at floor 2" told as "the older and the newer
lift are out of service"; "the yard reports once a day, the store every hour" told as "the yard and
the store report every hour"; "the pilot aims to cut waits; forty callers joined it" told as "the
pilot aims to cut waits for forty callers".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

from translator.gate.clauses import OPENS, PREPOSITIONS, akin, is_thing
from translator.gate.dropped import LIGHT
from translator.gate.parts import MARKERS, Part, parts
from translator.gate.text import Word, plainly, words_of
from translator.gate.words import is_content, lemmas, verb_forms
from translator.values import Check

_ALIKE = re.compile(
    r"\b(?:as well|likewise|same|both|respectively|neither|nor|so (?:is|are|was|were|does|did))\b",
    re.IGNORECASE,
)
_JOINS = frozenset({"and", "or"})
_SKIPPED = (
    OPENS | PREPOSITIONS | frozenset("by those them one ones from also both not only".split())
)
_REACH = 4
_AFTER_VERB = OPENS | frozenset("out up off down over it them him her us theirs ours".split())


def check_merged(candidate: str, given: str) -> Check:
    """Refuse a verb or a circumstance told of a thing that only stands beside its own."""
    problem = "" if _ALIKE.search(plainly(given)) else _merged(candidate, given)
    problem = problem or _dissolved(candidate, given)
    return Check("merged", not problem, problem)


def _merged(candidate: str, given: str) -> str:
    asked = parts(given)
    for part in parts(candidate):
        for one, other in _joined(part):
            if _stand_together(one, other, given):
                continue
            for left, right in product(_only_in(one, asked), _only_in(other, asked)):
                if left is right:
                    continue
                if akin(left.head, right.head):
                    if told := _told_of_both(part, left, right):
                        return f"“{told.text}” is said of one of two"
                    continue
                for own, beside, thing in ((left, right, other), (right, left, one)):
                    if akin(part.head, own.head) and not _holds(beside, part.head):
                        return f"“{thing.text}” goes with “{beside.head.text}” in the source"
    return ""


def _stand_together(one: Word, other: Word, given: str) -> bool:
    """Whether nothing but commas, "and", "or" and small words stands between them in the source."""
    words = words_of(given)
    ones, others = ([i for i, w in enumerate(words) if akin(w, x)] for x in (one, other))
    return any(_is_list(words[min(i, j) : max(i, j) + 1]) for i, j in product(ones, others))


def _is_list(words: Sequence[Word]) -> bool:
    return words[0].sentence == words[-1].sentence and all(
        word.lower in _SKIPPED | _JOINS or (is_thing(word) and not verb_forms(word.text))
        for word in words[1:-1]
    )


def _told_of_both(part: Part, left: Part, right: Part) -> Word | None:
    """What stands behind the verb and is said of only one of the two in the source."""
    if not akin(part.head, left.head):
        return None
    behind = [w for w in part.words if w.start > part.head.start and _tells(w)]
    return next((w for w in behind if _has(left, w) != _has(right, w)), None)


def _tells(word: Word) -> bool:
    return is_thing(word) or word.text[0].isdigit()


def _has(part: Part, word: Word) -> bool:
    if word.text[0].isdigit():
        return any(word.text == other.text for other in part.words)
    return _holds(part, word)


def _holds(part: Part, word: Word) -> bool:
    return any(akin(word, other) for other in part.words if is_content(other.text))


def _only_in(word: Word, asked: Sequence[Part]) -> tuple[Part, ...]:
    """The part that alone has the word; nothing where several have it, or none."""
    found = [part for part in asked if _holds(part, word) and not akin(part.head, word)]
    return tuple(found) if len(found) == 1 else ()


def _joined(part: Part) -> Iterator[tuple[Word, Word]]:
    """Things on both sides of an "and" inside a part, the nearest ones."""
    words = part.words
    for i, word in enumerate(words):
        if word.lower not in _JOINS or not i:
            continue
        before = next((w for w in reversed(words[max(0, i - 2) : i]) if is_thing(w)), None)
        after = _next_thing(words[i + 1 : i + 1 + _REACH])
        if before is not None and after is not None and not _is_verb(words, after):
            yield before, after


def _next_thing(words: Sequence[Word]) -> Word | None:
    for word in words:
        if is_thing(word) and word.lower not in MARKERS:
            return word
        if word.lower not in _SKIPPED:
            return None
    return None


def _is_verb(words: Sequence[Word], word: Word) -> bool:
    """Whether an object or a particle follows: "and checks out", "and install the driver"."""
    at = words.index(word)
    follows = words[at + 1].lower if at + 1 < len(words) else ""
    return bool(verb_forms(word.text)) and follows in _AFTER_VERB


def _dissolved(candidate: str, given: str) -> str:
    """A verb is gone, and what it was said of hangs on the verb of another statement."""
    asked, said = parts(given), parts(candidate)
    told = [word for word in words_of(candidate) if is_content(word.text)]
    for gone in asked:
        verb = gone.head
        light = lemmas(verb.text) & LIGHT or not verb_forms(verb.text)
        if gone.marker or gone.denied or light or any(akin(verb, word) for word in told):
            continue
        rest = [part for part in asked if part is not gone]
        own = [w for w in gone.words if is_thing(w) and not any(_holds(p, w) for p in rest)]
        for part in said:
            if any(akin(part.head, other.head) for other in rest):
                hung = next((w for w in _hung(part) if any(akin(w, o) for o in own)), None)
                if hung:
                    return f"“{hung.text}” goes with “{verb.text}” in the source"
    return ""


def _hung(part: Part) -> Iterator[Word]:
    """What hangs on a preposition behind the verb of a part."""
    words = part.words
    for i in range(words.index(part.head) + 1, len(words)):
        if words[i].lower in PREPOSITIONS | {"by", "with"}:
            thing = next((w for w in words[i + 1 : i + 1 + _REACH] if is_thing(w)), None)
            if thing is not None:
                yield thing
