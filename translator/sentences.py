"""Sentences of a block; lines that carry a label or a time of their own stay apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sentencex import segment

from translator.inline import Piece, Plain, trim

OWN_LINE = re.compile(r"\[[^\]\n]{2,40}\]")
_LABELLED_LINE = re.compile(
    r"(?:[A-Z][\w&/' -]{0,32}:(?:\s|$)|\W{0,2}\d{1,2}:\d{2}\b|\[?\d{4}-\d{2}-\d{2}|[•–—*-] |"
    r"\d+[.)] |\[x?\]\s|[✅❌🔴🟢🟡])"
)
_ENDS_SENTENCE = re.compile(r"[.!?:;][\"'”’)\]*_]*$")
_ABBREVIATION = re.compile(
    r"(?:\b(?:approx|resp|incl|excl|ca|est|min|max|no|vs|fig|dept|v))\.\s*$", re.I
)

_DAY = re.compile(r"\b\d{1,2}\.\s*$")
_MONTH = re.compile(
    r"\s*(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b)"
)


def sentences_of(plain: Plain) -> Iterator[Piece | None]:
    """Sentences of a block; lines that carry a label or a time of their own stay apart."""
    text = plain.text
    # Full stops inside code ("../..") end nothing.
    masked = "".join(
        "x" if code and not char.isspace() else char
        for char, code in zip(plain.chars, plain.code, strict=True)
    )
    start = 0
    for end in _line_groups(text):
        for first, last in _split(masked[start:end]):
            yield trim(plain, start + first, start + last)
        start = end


def _line_groups(text: str) -> list[int]:
    ends, position = [], 0
    while (break_at := text.find("\n", position)) >= 0:
        nxt = text[break_at + 1 :].lstrip(" ")
        line = text[text.rfind("\n", 0, break_at) + 1 : break_at]
        if (
            _LABELLED_LINE.match(nxt)
            or (len(line) < 48 and _ENDS_SENTENCE.search(line))
            or OWN_LINE.fullmatch(line.strip())
        ):
            ends.append(break_at + 1)
        position = break_at + 1
    return [*ends, len(text)]


def _split(text: str) -> list[tuple[int, int]]:
    """Sentence boundaries by sentencex, mended where IT text fools it."""
    spans: list[tuple[int, int]] = []
    cursor = 0
    for piece in segment("en", text.replace("\n", " ")):
        end = cursor + len(piece)
        joined = spans and _belongs_to_previous(text[spans[-1][0] : spans[-1][1]], text[cursor:end])
        if joined:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((cursor, end))
        cursor = end
    if spans and cursor < len(text):
        spans[-1] = (spans[-1][0], len(text))
    return spans or [(0, len(text))]


def _belongs_to_previous(previous: str, piece: str) -> bool:
    first = piece.lstrip()[:1]
    last_word = next(iter(previous.rsplit(maxsplit=1)[-1:]), "")
    opened = previous.count("(") > previous.count(")") or previous.count("`") % 2 == 1
    return (
        not first
        or (first.islower() and ("." in last_word[:-1] or len(last_word) <= 2))
        or first in "=)]},;"
        or opened
        or bool(_ABBREVIATION.search(previous))
        or bool(_DAY.search(previous) and _MONTH.match(piece))
    )
