"""What hangs on a statement by "which", an "-ing" or a "need" keeps its noun and its time.

The same: "an update to the driver, which failed" and "the update failed"; "the change was made,
stopping two lines" and "this stopped two lines". Not the same: "an update that came with the change
which failed" told as "this update failed"; the line stopped then told as "this stops two lines";
"I need the fault mended" told as "I need the fault that has been mended".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from translator.gate.clauses import akin, is_thing
from translator.gate.text import Word, plainly, words_of
from translator.gate.wordlists import NEUTRAL
from translator.gate.words import is_content, lemmas, verb_forms
from translator.values import Check

_WHICH = frozenset({"which", "who"})
_POINTS = frozenset("this that these those the".split())
_BEFORE_PRESENT = frozenset("which that this it they these those who we and also then".split())
_PRESENT = frozenset(
    "is are am has have will shall can may might must should could would do does".split()
)
_REACH = 3
_WANTS = frozenset("need needs needed want wants wanted".split())
_DONE = frozenset("is are was were been".split())


def check_hanging(candidate: str, given: str) -> Check:
    """Refuse a "which" of another thing, a past "-ing" that is so now, a wanted thing as done."""
    ways = (_passed_on, _made_present, _made_done)
    problem = next(filter(None, (way(candidate, given) for way in ways)), "")
    return Check("hanging", not problem, problem)


def _passed_on(candidate: str, given: str) -> str:
    asked, said = words_of(given), words_of(candidate)
    for at, verb in _clauses(asked):
        if _keeps(said, asked[at - 1], verb):
            continue
        for thing in _subjects_of(said, verb):
            places = [i for i in range(at) if akin(asked[i], thing)]
            if places and _verb_between(asked[places[-1] + 1 : at]):
                return f"“{verb.text}” is said of “{asked[at - 1].text}”, not of “{thing.text}”"
    return ""


def _clauses(words: Sequence[Word]) -> Iterator[tuple[int, Word]]:
    """The place of each "which" that follows a thing, and the first verb of what it says."""
    for i, word in enumerate(words[:-1]):
        if i and word.lower in _WHICH and is_thing(words[i - 1]):
            after = (w for w in words[i + 1 : i + 1 + _REACH] if w.sentence == word.sentence)
            verb = next((w for w in after if is_content(w.text) and verb_forms(w.text)), None)
            if verb is not None:
                yield i, verb


def _keeps(words: Sequence[Word], thing: Word, verb: Word) -> bool:
    """Whether the thing still has its clause: it stands shortly before the verb."""
    return any(
        akin(word, verb)
        and any(
            akin(near, thing) and near.sentence == word.sentence
            for near in words[max(0, i - _REACH) : i]
        )
        for i, word in enumerate(words)
    )


def _subjects_of(words: Sequence[Word], verb: Word) -> Iterator[Word]:
    """Things that a sentence opens with, right before the verb: "This update failed"."""
    for i, word in enumerate(words):
        opens = i >= 2 and (i == 2 or words[i - 3].sentence < words[i - 2].sentence)
        if opens and akin(word, verb) and words[i - 2].lower in _POINTS and is_thing(words[i - 1]):
            yield words[i - 1]


def _verb_between(words: Sequence[Word]) -> bool:
    return any(is_content(w.text) and verb_forms(w.text) & {"VBG", "VBN", "VBD"} for w in words)


def _made_present(candidate: str, given: str) -> str:
    plain, asked, said = plainly(given), words_of(given), words_of(candidate)
    for i, word in enumerate(asked):
        if "VBG" not in verb_forms(word.text) or not i or lemmas(word.text) & NEUTRAL:
            continue
        before = [w for w in asked[:i] if w.sentence == word.sentence]
        apart = re.fullmatch(r",\s+", plain[asked[i - 1].end : word.start])
        if not apart or not _is_past(before):
            continue
        for j, other in enumerate(said):
            if j and lemmas(other.text) & lemmas(word.text) and _is_present(said, j):
                return f"“{other.text}” is past in the source: “{word.text}”"
    return ""


def _made_done(candidate: str, given: str) -> str:
    asked, said = words_of(given), words_of(candidate)
    for i, word in enumerate(asked):
        if word.lower not in _WANTS:
            continue
        own = [w for w in asked[i + 1 : i + 8] if w.clause == word.clause]
        if any(w.lower in _PRESENT | _DONE | {"to", "be"} for w in own):
            continue
        for wanted in (w for w in own[1:] if "VBN" in verb_forms(w.text)):
            for before, other in pairwise(said):
                if before.lower in _DONE and lemmas(other.text) & lemmas(wanted.text):
                    return f"“{wanted.text}” is wanted, not done: “{before.text} {other.text}”"
    return ""


def _is_past(words: Sequence[Word]) -> bool:
    lower = {word.lower for word in words}
    past = any(is_content(w.text) and "VBD" in verb_forms(w.text) for w in words)
    return not lower & _PRESENT and bool(past or lower & {"was", "were", "had"})


def _is_present(words: Sequence[Word], at: int) -> bool:
    forms = verb_forms(words[at].text)
    if not forms & {"VBZ", "VBP"} or forms & {"VBD", "VBN", "VBG"}:
        return False
    before = words[at - 1]
    named = at >= 2 and is_thing(before) and words[at - 2].lower in _POINTS
    return before.lower in _BEFORE_PRESENT or named
