"""What is told with "-ing" beside the main statement: it gives no order, and it sets no past.

The same: "starting with volunteers" and "it starts with volunteers". Not the same: "Start with
volunteers", which asks the reader to; "a trial starting in June" told as "the trial started in
June", which says that it has begun.
"""

from __future__ import annotations

import re

from translator.gate.text import Word, words_of
from translator.gate.words import is_order, lemmas, verb_forms
from translator.values import Check

# Only of these does the "-ing" form look ahead: "caches filling the disk" may have filled it.
_SCHEDULED = frozenset("start begin end open close launch finish expire".split())
_SENTENCE = re.compile(r"[.!?]\s+(?=[A-Z])")


def check_participles(candidate: str, given: str) -> Check:
    """Refuse an order made of an "-ing" form, and a beginning or end that is told as past."""
    asked = words_of(given)
    problem = _ordered(candidate, asked) or _passed(candidate, asked)
    return Check("participles", not problem, problem)


def _ordered(candidate: str, asked: tuple[Word, ...]) -> str:
    for sentence in _SENTENCE.split(candidate):
        first = next(iter(words_of(sentence)), None)
        if first is None or first.lower.endswith("ing") or not is_order(sentence):
            continue
        same = [word for word in asked if lemmas(word.text) & lemmas(first.text)]
        if same and all(word.lower.endswith("ing") for word in same):
            return f"“{first.text}” is an order that the source does not give"
    return ""


def _passed(candidate: str, asked: tuple[Word, ...]) -> str:
    for word in words_of(candidate):
        verb = lemmas(word.text) & _SCHEDULED
        if not verb or "VBD" not in verb_forms(word.text):
            continue
        same = [old for old in asked if lemmas(old.text) & verb]
        if same and all(old.lower.endswith("ing") and not _was(old, asked) for old in same):
            return f"“{same[0].text}” is not yet past in the source"
    return ""


def _was(word: Word, asked: tuple[Word, ...]) -> bool:
    before = [other.lower for other in asked if other.start < word.start][-3:]
    return bool({"was", "were", "been", "had"} & set(before))
