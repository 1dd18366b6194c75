"""Who or what does it: no verb takes over the subject of another.

The same: a passive for an active, a list of doers, a subject left to a pronoun. Not the same: "the
restart must wait until the backup is checked" told as "the restart is checked"; "finance approved
it, the council reviews it" told as "finance and the council approved it"; "it slowed the shop" told
as "the shop slowed".
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from translator.gate.clauses import OPENS, akin, among, is_thing
from translator.gate.parts import JOINS, MARKERS, parts
from translator.gate.text import Word, words_of
from translator.gate.words import is_content, verb_forms
from translator.values import Check

_BE = frozenset("is are was were be been being".split())
_STANDS_FOR = frozenset("it this that".split())
_OPENING = (
    OPENS
    | MARKERS
    | JOINS
    | frozenset("all both each every some most many few two three one".split())
)


def check_subjects(candidate: str, given: str) -> Check:
    """Refuse a verb whose subject is another verb's in the source."""
    asked = _subjects(given)
    for verb, passive, doers in _subjects(candidate):
        same = [row for row in asked if akin(row[0], verb)]
        if len(same) != 1 or same[0][1] != passive:
            continue
        others = [word for row in asked if row is not same[0] for word in row[2]]
        for doer in doers:
            if not among(doer, same[0][2]) and among(doer, others) and _told(same[0][2], candidate):
                own = same[0][2][-1].text
                detail = f"“{own}” goes with “{verb.text}” in the source, not “{doer.text}”"
                return Check("subjects", passed=False, detail=detail)
    problem = _named_too_soon(candidate, given)
    return Check("subjects", not problem, problem)


def _named_too_soon(candidate: str, given: str) -> str:
    """“It broke the cart" told as "the cart broke": what comes after "it" cannot be it."""
    asked, told = words_of(given), _subjects(candidate)
    for i, (pronoun, verb) in enumerate(pairwise(asked)):
        if pronoun.lower not in _STANDS_FOR or not verb_forms(verb.text) & {"VBD", "VBZ"}:
            continue
        same = [doers for head, passive, doers in told if akin(head, verb) and not passive]
        if len(same) != 1 or sum(akin(word, verb) for word in asked) != 1:
            continue
        for doer in same[0]:
            if among(doer, asked[i + 2 :]) and not among(doer, asked[:i]):
                return f"keep “{pronoun.text} {verb.text}”: it is not “{doer.text}” that did"
    return ""


def _told(own: tuple[Word, ...], text: str) -> bool:
    return any(akin(own[-1], word) for word in words_of(text) if is_content(word.text))


@lru_cache(maxsize=2048)
def _subjects(text: str) -> tuple[tuple[Word, bool, tuple[Word, ...]], ...]:
    """Each verb, whether it is passive, and the nouns that open its part; no verb without."""
    found = []
    for part in parts(text):
        at = part.words.index(part.head)
        doers = () if _stood_for(part.words[:at]) else _doers(part.words[:at])
        if doers and verb_forms(part.head.text) and is_content(part.head.text):
            helpers = {word.lower for word in part.words[max(0, at - 4) : at]}
            passive = "VBN" in verb_forms(part.head.text) and bool(helpers & _BE)
            found.append((part.head, passive, doers))
    return tuple(found)


def _stood_for(before: Sequence[Word]) -> bool:
    """Whether the noun itself is left to "one": "the new one works"."""
    return any(word.lower == "one" for word in before[-1:])


def _doers(before: Sequence[Word]) -> tuple[Word, ...]:
    """The last of each run of things that opens a part, joined by "and" or "or"."""
    if any(word.lower.replace("’", "'").endswith("'s") for word in before):
        return ()
    found: list[Word] = []
    begun = False
    for word in before:
        if begun and "VBN" in verb_forms(word.text):
            break
        if is_thing(word) and word.lower not in MARKERS:
            if begun and found:
                found.pop()
            found.append(word)
            begun = True
        elif word.lower in {"and", "or"}:
            begun = False
        elif begun or not (word.lower in _OPENING or word.text[0].isdigit()):
            break
    return tuple(found)
