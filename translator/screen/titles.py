"""A ticket's number that stands bare before or behind a title, which reads well without it."""

from __future__ import annotations

import re

from translator.glossary.grammar import is_function_word, kinds, place
from translator.values import Span

_END = re.compile(r"[\s.;]*$|, ?(?:\.\.\.|…|etc\.?)\s*$")
_FINITE = re.compile(r"(?:.{2,}(?:ed|s)|broke|caused?|came|went|made|took|got|hit|led|gave|kept)$")


def beside_a_title(plain: str, start: int, end: int) -> Span | None:
    """What to take out when ``plain[start:end]`` stands beside a title and is no part of it.

    "#2842 Category 4 validators" and "Category 4 validators #2842" are titles; in "#2842 was
    opened" and "we closed #2842" the number is the subject or object, and stays to be said in
    general words.
    """
    if not plain[:start].strip(" -*•") and _begins_title(plain[end:]):
        gap = re.match(r"\s+", plain[end:])
        return start, end + (gap.end() if gap else 0)
    if _END.match(plain, end) and _ends_title(plain, start):
        return len(plain[:start].rstrip()), end
    return None


def _begins_title(after: str) -> bool:
    found = re.match(r"\s+([(\w][\w'’-]*)", after)
    if found is None:
        return False
    word = found[1]
    if word[0] == "(" or word[0].isupper():
        return True
    return not is_function_word(word) and not ("VERB" in kinds(word) and _FINITE.match(word))


def _ends_title(plain: str, start: int) -> bool:
    found = re.search(r"([\w.()'’-]*\w\)?)\s+$", plain[:start])
    if found is None or not re.search(r"\w", plain[: found.start()]):
        return False
    word = found[1].lower()
    if is_function_word(word):
        return False
    ways = kinds(word)
    return "VERB" not in ways or (not _FINITE.match(word) and _is_noun(plain, *found.span(1)))


def _is_noun(plain: str, start: int, end: int) -> bool:
    """Whether a word that may be a verb follows a noun or an adjective in the singular."""
    before = place(plain, start, end).previous
    ways = kinds(before) if before else frozenset()
    return (
        bool(before)
        and not is_function_word(before)
        and not before.endswith("s")
        and ("VERB" not in ways or before.endswith(("ing", "ed")))
    )
