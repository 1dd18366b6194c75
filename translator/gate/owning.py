"""Whose a thing is.

The same: "the bank's desk" and "the desk of the bank". Not the same: "our courier, your drivers"
told as "your courier, our drivers"; "our desk" for "the bank's desk"; "theirs" for "ours".
"""

from __future__ import annotations

from functools import lru_cache

from translator.gate.clauses import akin, is_thing
from translator.gate.text import Word, words_of
from translator.values import Check

_OWN = {"our": "our", "your": "your", "their": "their", "its": "their", "my": "my"}
_POSSESSED = {
    "ours": frozenset("we us our ours".split()),
    "yours": frozenset("you your yours".split()),
    "theirs": frozenset("they them their theirs".split()),
}
_REACH = 3
_NO_OWNER = frozenset("today tomorrow yesterday week month year quarter day sprint night".split())


def check_owning(candidate: str, given: str) -> Check:
    """Refuse another owner for a thing that has one in the source."""
    there = {word.lower for word in words_of(given)}
    for word in words_of(candidate):
        own = _POSSESSED.get(word.lower)
        if own and not own & there and there & _POSSESSED.keys():
            detail = f"“{word.text}” is not in the source"
            return Check("owners", passed=False, detail=detail)
    asked, said = _owned(given), _owned(candidate)
    for thing, owner in said:
        old = [whose for word, whose in asked if akin(word, thing)]
        if not old or owner in old:
            continue
        named = [whose for whose in old if whose not in _OWN.values()]
        told = {whose for whose in old if whose in _OWN.values()}
        if told == {"their"} and owner == "your":
            continue
        if (told and not named) or (named and owner in {"our", "your", "my"}):
            return Check(
                "owners", passed=False, detail=f"“{thing.text}” is not “{owner}” in the source"
            )
    return Check("owners", passed=True)


@lru_cache(maxsize=2048)
def _owned(text: str) -> tuple[tuple[Word, str], ...]:
    """The last of the things after "our", "the bank's" and the like, with the owner."""
    words = words_of(text)
    found = []
    for i, word in enumerate(words):
        genitive = word.lower.replace("’", "'").endswith("'s") and is_thing(word)
        owner = _OWN.get(word.lower, word.lower if genitive else "")
        if not owner or owner.partition("'")[0] in _NO_OWNER:
            continue
        for after in words[i + 1 : i + (2 if genitive else 1 + _REACH)]:
            if after.sentence != word.sentence or not is_thing(after):
                break
            found.append((after, owner))
    return tuple(found)
