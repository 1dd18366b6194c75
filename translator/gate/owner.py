"""Who does a thing.

The same: active and passive, so "we moved the files" and "the files were moved"; "we suspect", "we
expect", "we estimate" and the like for a doubt or a plan that the source states without a person.
Not the same: a "we", "you", "I" or "he" that does what nobody, or somebody else, was said to do.
"""
# ruff: noqa: E501 - patterns

from __future__ import annotations

import re

from translator.gate.words import expand, tokens
from translator.values import Check

_WE = frozenset("we us our ours ourselves".split())
_YOU = frozenset("you your yours".split())
_I = frozenset("i me my mine".split())
_HE = frozenset("he him his she her".split())
_OWNERS = {word: group for group in (_WE, _YOU, _I, _HE) for word in group}
_HEDGED = re.compile(
    r"\b(?:we|our) (?:\w+ly )?(?:now |still )?(?:suspect|believe|think|assume|expect|anticipate|"
    r"estimate|plan|hope|(?:do|did) not (?:yet )?know|do not (?:yet )?have (?:a|an|any)|have no|"
    r"are not (?:yet )?(?:sure|certain|aware)|aim|intend|forecast|advise|recommend|"
    r"(?:ask|have) )\w*",
    re.IGNORECASE,
)
_THEY = re.compile(
    r"\b[Tt]hey (?:\w+ly )?(?:suspect|believe|think|assume|expect|estimate|plan|hope|have no|know|advise)"
)
_IMPERSONAL = re.compile(
    r"\b(?:suspect|belie|thought|assum|expect|anticipat|estimat|plan|hope|unknown|unclear|known|"
    r"clear|sure|certain|evidence|aim|intend|forecast|should|recommend|advis|there (?:is|are))",
    re.IGNORECASE,
)
# "Results can be filtered" is "you can filter results": the reader is addressed, nobody is added.
_OPEN_TO_YOU = re.compile(
    r"\b(?:can|cannot|must|please|do not|users?|everyone|does not work|now)\b", re.IGNORECASE
)
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being) (?:\w+ ){0,3}?\w+(?:ed|en|wn|nt|ne|pt|ld|lt|ut|id|de|un|und|ght)\b|\b(?:by us|our|us|ours)\b",
    re.I,
)


def check_owner(candidate: str, given: str) -> Check:
    """Nobody does a thing who was not said to do it, and who did it stays named."""
    before = {word.lower() for word in tokens(given)}
    after = {word.lower() for word in tokens(candidate)}
    added = [w for w in sorted(after & set(_OWNERS)) if not before & _OWNERS[w]]
    if _YOU & set(added) and _OPEN_TO_YOU.search(given):
        added = [w for w in added if w not in _YOU]
    if _only_hedged(candidate, given, added):
        added = []
    lost = [w for w in sorted(before & {"we", "i", "you"}) if not after & _OWNERS[w]]
    if lost and _PASSIVE.search(expand(candidate)):
        lost = [w for w in lost if w == "i"]
    if "they" in after - before and (before & _WE or _THEY.search(candidate)):
        added.append("they")
    parts = [f"take out “{word}”" for word in added] + [f"keep “{word}”" for word in lost]
    return Check("owner", passed=not parts, detail="; ".join(parts))


def _only_hedged(candidate: str, given: str, added: list[str]) -> bool:
    if not added or not set(added) <= _WE or not _IMPERSONAL.search(given):
        return False
    left = _HEDGED.sub(" ", expand(candidate))
    return not {w.lower() for w in tokens(left)} & _WE
