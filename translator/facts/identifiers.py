"""Identifiers, quoted text and names: what must be carried over letter by letter or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from translator.values import FactKind, Sentence

_IDENTIFIERS = re.compile(
    r"(?P<url>\bhttps?://[^\s<>()\[\]\"']+[^\s<>()\[\]\"'.,;:!?])"
    r"|(?P<mail>\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<handle>(?<![\w/])@[A-Za-z][\w-]+(?:/[\w-]+)?)"
    r"|(?P<host>\b(?:[a-z0-9-]+\.)+(?:example|internal|local|corp|lan|io|com|org|net|dev|cloud|gov|uk|rs|se|ai)\b(?:/[\w./-]+)?)"
    r"|(?P<path>(?<![\w/])(?:~?/[\w.@-]+(?:/[\w.@*-]+)*|(?!\d+/\d+/\d)[\w.@-]+(?:/[\w.@*-]*[\w*]){2,}"
    r"|[\w@-]*[._@-][\w.@-]*/[\w.@*-]*[\w*]))"
    r"|(?P<file>\b[\w-]+\.(?:js|ts|tsx|py|rs|php|go|java|rb|sh|ya?ml|json|toml|css|scss|html|md|sql|tf|cfg|conf|xml|lock)\b)"
    r"|(?P<call>\b[A-Za-z_][\w.]*(?:::\w+)+(?:\(\))?|\b[A-Za-z_]\w*\(\))"
    r"|(?P<snake>\b[A-Za-z]\w*_\w+\b)"
    r"|(?P<flag>(?<!\w)--?[A-Za-z][\w-]*(?:=[^\s,;]+)?)"
    r"|(?P<camel>\b(?:[A-Z]?[a-z]+[A-Z]\w*|[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]+)+)\b)"
    r"|(?P<hash>\b(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{7,40}\b)"
)
_QUOTED = re.compile(r"\"([^\"\n]{2,120})\"|“([^”\n]{2,120})”|«([^»\n]{2,120})»")
# Capitalised words in running text; a sentence's first word counts only with a capitalised neighbour.
_NAME = re.compile(r"\b[A-Z][\w'’&+]*(?:[ -](?:of |the |and |for )?[A-Z][\w'’&+]*)*")
_NOT_NAMES = frozenset(
    "i we the a an this that these those it its our your their he she they you there here in on at by for from with "
    "to of as if when while after before once since until and or but so because although though however also "
    "all any some each every no not only most many several both more less what which who how why where then next "
    "please note see new monday tuesday wednesday thursday friday saturday sunday january february march april "
    "may june july august september october november december due during following currently today".split()
)


@dataclass(frozen=True, slots=True)
class Identified:
    """An identifier, quotation or name: ``plain[start:end]``."""

    kind: FactKind
    value: str
    start: int
    end: int


def find_identifiers(sentence: Sentence) -> Iterator[Identified]:
    """Identifiers and inline code, then quotations, then names; none overlaps an earlier one."""
    plain = sentence.plain
    taken = bytearray(len(plain) + 1)

    def free(start: int, end: int) -> bool:
        if any(taken[start:end]):
            return False
        taken[start:end] = b"\x01" * (end - start)
        return True

    for start, end in sentence.code:
        if free(start, end):
            yield Identified("identifier", plain[start:end], start, end)
    for found in _IDENTIFIERS.finditer(plain):
        if free(*found.span()):
            yield Identified("identifier", found[0], *found.span())
    for found in _QUOTED.finditer(plain):
        group = found.lastindex or 1
        if free(*found.span(group)):
            yield Identified("quoted", found[group], *found.span(group))
    for found in _NAME.finditer(plain):
        start, end = _without_first_word(plain, *found.span())
        if start < end and free(start, end):
            yield Identified("name", plain[start:end], start, end)


def _without_first_word(plain: str, start: int, end: int) -> tuple[int, int]:
    """Cut what is capitalised only because the sentence begins there."""
    while start < end:
        word = re.match(r"[\w'’&+]+", plain[start:end])
        if word is None:
            return end, end
        at_start = (
            not plain[:start].strip(" -–—*•\"'(#:0123456789.,/[]")
            or plain[:start].rstrip()[-1:] in ".!?:"
        )
        known = word[0].lower() in _NOT_NAMES
        if not known and (not at_start or _is_shape(word[0]) or end - start > len(word[0])):
            return start, end
        start += len(word[0])
        while start < end and not plain[start].isupper():
            start += 1
    return end, end


def _is_shape(word: str) -> bool:
    """Capitals beyond the first letter, or a digit: a name wherever it stands."""
    return any(c.isupper() for c in word[1:]) or any(c.isdigit() for c in word)
