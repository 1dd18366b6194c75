"""Acronyms that the text itself spells out, such as "continuous integration (CI)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translator.values import Span

_SHORT = r"[A-Z][A-Za-z0-9&/]{0,8}[A-Z0-9]s?"
_LONG_SHORT = re.compile(rf"\s{{0,3}}\(({_SHORT})\)")
_BEFORE = re.compile(r"(?:[\w&'’-]+,?[ /]){0,11}[\w&'’-]+$")
_SHORT_LONG = re.compile(rf"(?<![\w-])({_SHORT})\s{{0,3}}\(([A-Za-z][^()]{{3,80}})\)")
_SMALL = frozenset("a an the of and or for in on to as by with at from &".split())
_WORD = re.compile(r"[A-Za-z0-9]+")


def defined_in(text: str) -> dict[str, tuple[str, Span]]:
    """Acronyms with the expansion given in the text and the expansion's span.

    Both "Continuous Integration (CI)" and "CI (continuous integration)" count, and only when the
    initials fit; small words and the parts of hyphened words may or may not lend their initials.
    The first expansion of an acronym wins. An acronym's plural is given in the singular.
    """
    found: dict[str, tuple[str, Span]] = {}
    for _, short, begin, end, whole in sorted(_pairs(text)):
        name = re.sub(r"(?<=[A-Z0-9])s$", "", short)
        letters = re.sub(r"[^A-Za-z0-9]", "", name).lower()
        start = _start(text, begin, end, letters, whole=whole)
        if start is not None and len(letters) > 1:
            span = (start, start + len(text[start:end].rstrip()))
            found.setdefault(name, (text[slice(*span)], span))
    return found


def _pairs(text: str) -> Iterator[tuple[int, str, int, int, bool]]:
    """Place, acronym, and the words beside it; whether all of them must be the expansion."""
    for match in _LONG_SHORT.finditer(text):
        window = max(0, match.start() - 120)
        before = _BEFORE.search(text[window : match.start()])
        if before:
            yield match.start(), match[1], window + before.start(), match.start(), False
    for match in _SHORT_LONG.finditer(text):
        yield match.start(), match[1], match.start(2), match.end(2), True


def _start(text: str, begin: int, end: int, letters: str, *, whole: bool) -> int | None:
    """Where the expansion begins whose initials are ``letters``; the shortest one that fits."""
    words = [(match[0].lower(), begin + match.start()) for match in _WORD.finditer(text[begin:end])]
    for first in (0,) if whole else range(len(words) - 1, -1, -1):
        expansion = [word for word, _ in words[first:]]
        if expansion and expansion[0] not in _SMALL and _initials_fit(expansion, letters):
            return words[first][1]
    return None


def _initials_fit(words: list[str], letters: str) -> bool:
    if not words:
        return not letters
    head, rest = words[0], words[1:]
    if letters and head[0] == letters[0] and _initials_fit(rest, letters[1:]):
        return True
    return head in _SMALL and _initials_fit(rest, letters)
