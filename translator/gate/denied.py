"""Which verb or quality is denied, part by part.

The same: the denial beside its own word in any order. Not the same: "tested but not released" told
as "released but not tested"; "not hacked; it was misread" told as "not hacked or misread"; "we do
not know why it stopped" told as "we do not know that it stopped".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from translator.gate.clauses import akin
from translator.gate.parts import DENYING, parts
from translator.gate.text import Word, plainly, words_of
from translator.gate.words import is_content, lemmas
from translator.values import Check

# Where these stand, another wording of the same may well deny another word.
_TURNS = re.compile(
    r"\b(?:only|until|unless|except|without|nobody|no one|none|nothing|neither|nor|rather|instead|"
    r"too|hardly|fail\w*|prevent\w*|stop\w*|before|other than|apart from|no longer|un\w+able|"
    r"but not (?:the|an?|for|in|by|with|on|to)|impossible|miss\w*|lack\w*|"
    r"exclud\w+|refus\w+|but for)\b",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(know|known|knows|clear|sure|decided|understood|established) (?:exactly |yet )?"
    r"(why|whether|if|how|when|where|what|which|who)\b",
    re.IGNORECASE,
)
_FACT = re.compile(
    r"\b(know|known|knows|clear|sure|decided|understood|established) (?:yet )?that\b", re.I
)

_BESIDE = 3


def check_denied(candidate: str, given: str) -> Check:
    """Refuse a denial that reaches a word the source affirms, and an open question closed."""
    problem = _closed(candidate, given) or _passed_on(candidate, given)
    return Check("denied", not problem, problem)


def _closed(candidate: str, given: str) -> str:
    found = _OPEN.search(given)
    if not found or _OPEN.search(candidate) or not _FACT.search(candidate):
        return ""
    return f"keep “{found[0]}”"


@lru_cache(maxsize=2048)
def _heads(text: str) -> tuple[tuple[Word, bool | None], ...]:
    """Each head with whether it is denied; ``None`` where a denial beside it may be its own."""
    found: list[tuple[Word, bool | None]] = []
    for part in parts(text):
        at = part.words.index(part.head) + _BESIDE
        beside = any(word.lower in DENYING for word in part.words[:at])
        found.append((part.head, True if part.denied else None if beside else False))
        found.extend(_also(part.words, part.head, denied=part.denied))
    return tuple(found)


def _also(words: tuple[Word, ...], head: Word, *, denied: bool) -> Iterator[tuple[Word, bool]]:
    """What is denied apart from the head: "sent, not opened", "not sent or opened"."""
    for one, two, three in zip(words, words[1:], words[2:], strict=False):
        if denied and one == head and two.lower == "or":
            yield three, True
    for one, other in pairwise(words):
        if one.lower == "not" and other != head and is_content(other.text) and not denied:
            yield other, True


def _passed_on(candidate: str, given: str) -> str:
    if _TURNS.search(plainly(given)) or _TURNS.search(plainly(candidate)):
        return ""
    if not _denies(given):
        return ""
    asked, said = _heads(given), _heads(candidate)
    for head, denied in said:
        same = {was for old, was in asked if lemmas(old.text) & lemmas(head.text)}
        if denied and same == {False} and is_content(head.text) and _once(head, candidate, given):
            return f"“{head.text}” is not denied in the source"
    lost = [o for o, was in asked if was and _affirmed(o, said) and _once(o, candidate, given)]
    if lost and len(lost) == sum(was is True for _, was in asked) and _denies(candidate):
        return f"“{lost[0].text}” is denied in the source"
    return ""


def _denies(text: str) -> bool:
    """Whether a text holds a denying word."""
    return any(word.lower in DENYING for word in words_of(text))


def _once(head: Word, *texts: str) -> bool:
    return all(
        sum(is_content(word.text) and akin(word, head) for word in words_of(text)) == 1
        for text in texts
    )


def _affirmed(old: Word, said: tuple[tuple[Word, bool | None], ...]) -> bool:
    same = {denied for head, denied in said if lemmas(head.text) & lemmas(old.text)}
    return same == {False} and is_content(old.text)
