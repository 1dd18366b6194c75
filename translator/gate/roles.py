"""Who does what to whom.

For each verb that both texts have: what does it (before an active verb, after "by") and what it is
done to (after an active verb, before a passive one). Active and passive of the same are the same.
Not the same: doer and thing exchanged, or "we" for somebody named and the other way round.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from translator.gate.content import alike, keys_of
from translator.gate.text import Word, words_of
from translator.gate.wordlists import NEUTRAL
from translator.gate.words import is_content, lemmas, verb_forms
from translator.values import Check

_HELPERS = frozenset(
    "is are was were be been being am has have had will shall must should may might could can do "
    "does did not never also only still already now then just to".split()
)
_BE = frozenset("is are was were be been being am".split())
_PRONOUNS = {"we": "we", "us": "we", "our": "we", "they": "they", "you": "you", "i": "i"}
_STOPS = frozenset("who which that what whether if when because and or but it he she".split())
# What follows a participle and begins no object of an active verb.
_NO_OBJECT = frozenset(
    "in on at for from to since until by with without after before during yet twice once again not "
    "manually except this last today yesterday and or but".split()
)
_NAMED = frozenset("it he she".split())
_HEDGES = frozenset(
    "suspect suspected suspects expect expected expects plan planned plans estimate estimated hope "
    "hopes hoped know known knows think thinks believe believes believed required advised".split()
)
_NOT_THINGS = frozenset("today yesterday tomorrow both all each".split())


@dataclass(frozen=True, slots=True)
class Frame:
    """A verb with its doer and its thing; either may be unknown (empty)."""

    verb: frozenset[str]
    word: str
    doer: frozenset[str]
    thing: frozenset[str]
    name: str
    by_agent: bool = False


@lru_cache(maxsize=2048)
def frames(text: str) -> tuple[Frame, ...]:
    """The frames of a text, verb by verb."""
    words = words_of(text)
    found = []
    for i, word in enumerate(words):
        forms = verb_forms(word.text)
        if not forms or not is_content(word.text) or word.lower in _HELPERS | _HEDGES:
            continue
        if lemmas(word.text) & NEUTRAL:
            continue
        start, helpers = _helpers(words, i)
        if not helpers and _is_reduced(words, i, forms):
            continue
        passive = bool(helpers & _BE) and "VBN" in forms
        if forms == {"VBG"} and not helpers & _BE:
            continue
        if not (helpers - {"to", "not"} or "VBD" in forms or _after_pronoun(words, i)):
            continue
        before = _before(words, start)
        after = _after(words, i)
        if passive:
            agent = _agent(words, i)
            found.append(replace(_frame(word, agent, before), by_agent=agent is not None))
        else:
            found.append(_frame(word, before, after))
    return tuple(found)


def check_roles(candidate: str, given: str) -> Check:
    """Nobody changes places with what they did it to, and nobody with "we"."""
    asked = frames(given)
    for frame in frames(candidate):
        same = [f for f in asked if f.verb & frame.verb]
        if len(same) != 1:
            continue
        old = same[0]
        others = [f for f in asked if f is not old and not f.verb & frame.verb]
        if _exchanged(frame, old) or _another(frame, old) or _of_another(frame, old, others):
            return Check(
                "roles",
                passed=False,
                detail=f"keep who does what at “{frame.word}”: in the source “{old.name}”",
            )
    return Check("roles", passed=True)


def _exchanged(new: Frame, old: Frame) -> bool:
    doer = new.doer & old.thing and old.doer and not new.doer & old.doer
    thing = new.thing & old.doer and (old.thing or old.by_agent) and not new.thing & old.thing
    return bool(doer or thing) and (bool(doer and thing) or not (new.doer and new.thing))


def _of_another(new: Frame, old: Frame, others: list[Frame]) -> bool:
    """“Adds X and removes Y” told as "Y is added and X removed"."""
    if not new.thing or not old.thing or new.thing & old.thing:
        return False
    return any(new.thing & f.thing and not f.thing & old.thing for f in others)


def _another(new: Frame, old: Frame) -> bool:
    """“We” where the source names a doer, or somebody named, or "they", where it says "we"."""
    ours, theirs = new.doer & {"#we"}, old.doer & {"#we"}
    if ours and not theirs:
        return bool(old.doer) and not old.doer & {"#they", "#you"}
    return bool(theirs and new.doer and not ours)


def _frame(word: Word, doer: Word | None, thing: Word | None) -> Frame:
    name = " ".join(w.text for w in (doer, word, thing) if w is not None)
    return Frame(alike(keys_of(word.lower)), word.text, _keys(doer), _keys(thing), name)


def _keys(word: Word | None) -> frozenset[str]:
    if word is None:
        return frozenset()
    if word.lower in _PRONOUNS:
        return frozenset({f"#{_PRONOUNS[word.lower]}"})
    if word.lower in _NAMED:
        return frozenset({"#it"})
    return alike(keys_of(word.lower))


def _helpers(words: tuple[Word, ...], i: int) -> tuple[int, set[str]]:
    """Where the verb's helpers begin, and which they are."""
    start, found = i, set()
    for j in range(i - 1, max(-1, i - 7), -1):
        if words[j].clause != words[i].clause:
            break
        if words[j].lower not in _HELPERS and not words[j].lower.endswith("ly"):
            break
        start = j
        found.add(words[j].lower)
    return start, found


def _is_reduced(words: tuple[Word, ...], i: int, forms: frozenset[str]) -> bool:
    """A participle without its helper: "tests skipped since May", "both controllers lost"."""
    if not forms >= {"VBD", "VBN"} or _after_pronoun(words, i):
        return False
    follows = words[i + 1] if i + 1 < len(words) else None
    return follows is None or follows.clause != words[i].clause or follows.lower in _NO_OBJECT


def _after_pronoun(words: tuple[Word, ...], i: int) -> bool:
    return i > 0 and words[i - 1].lower in {"we", "they", "you", "i", "it", "he", "she"}


def _before(words: tuple[Word, ...], start: int) -> Word | None:
    if start == 0 or words[start - 1].clause != words[start].clause:
        return None
    word = words[start - 1]
    if word.lower in _PRONOUNS or word.lower in _NAMED:
        return word
    is_thing = is_content(word.text) and word.lower not in _STOPS | _NOT_THINGS
    return word if is_thing and word.text[0].isalpha() else None


def _after(words: tuple[Word, ...], i: int) -> Word | None:
    """The head of what follows: the last of the words side by side."""
    head = None
    for word in words[i + 1 : i + 6]:
        if word.clause != words[i].clause or word.lower in _STOPS:
            break
        if is_content(word.text) and word.text[0].isalpha():
            head = word
        elif head is not None or word.lower not in {"the", "a", "an", "its", "their", "our", "us"}:
            break
        if word.lower == "us":
            return word
    return head


def _agent(words: tuple[Word, ...], i: int) -> Word | None:
    for j in range(i + 1, min(len(words), i + 8)):
        if words[j].sentence != words[i].sentence:
            return None
        if words[j].lower == "by":
            return _after(words, j)
    return None
