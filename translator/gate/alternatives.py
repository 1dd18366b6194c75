"""One of several, or all of them.

The same: "and" and "or" under a denial, a permission or a question, where they say the same or
nearly. Not the same: "if the river rises and the pumps fail" told as "or the pumps fail", and the
other way round.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from translator.gate.clauses import akin, is_thing
from translator.gate.text import Word, plainly, words_of
from translator.values import Check

_EITHER = {"or": re.compile(r"\bor\b|/", re.IGNORECASE), "and": re.compile(r"\band\b|&|\+", re.I)}
_OTHER = {"or": "and", "and": "or"}
_LOOSE = re.compile(
    r"\b(?:not|no|never|nobody|none|nothing|without|cannot|neither|nor|unable|any|either|whether|"
    r"can|may|could|might)\b",
    re.IGNORECASE,
)
_REACH = 3


def check_alternatives(candidate: str, given: str) -> Check:
    """Refuse an "or" between what the source joins with "and", and the other way round."""
    problem = ""
    if not (_LOOSE.search(plainly(given)) or _LOOSE.search(plainly(candidate))):
        problem = next(filter(None, (_turned(candidate, given, word) for word in _OTHER)), "")
    return Check("alternatives", not problem, problem)


def _turned(candidate: str, given: str, word: str) -> str:
    if _EITHER[word].search(given):
        return ""
    asked = list(_sides(given, _OTHER[word]))
    for one, other in _sides(candidate, word):
        for first, second in asked:
            straight = akin(one, first) and akin(other, second)
            if straight or (akin(one, second) and akin(other, first)):
                return f"keep “{first.text} {_OTHER[word]} {second.text}”"
    return ""


def _sides(text: str, joined: str) -> Iterator[tuple[Word, Word]]:
    """The nearest thing before and after each such word."""
    words = words_of(text)
    for i, word in enumerate(words):
        if word.lower == joined:
            before = next((w for w in reversed(words[max(0, i - _REACH) : i]) if is_thing(w)), None)
            after = next((w for w in words[i + 1 : i + 2 + _REACH] if is_thing(w)), None)
            if before is not None and after is not None:
                yield before, after
