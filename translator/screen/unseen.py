"""Text of an update that its page does not show: comments, titles of links, struck-out words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translator.values import FactSheet, Span

_WORDS = 3  # fewer are a mark, a class name, the alternative text of a badge
_SHOWN = 3  # pieces that a notice quotes
_QUOTED = 60  # characters of each
# What is spelt for machines: addresses, tags with their attributes, entities, fences, table rules.
_MARKUP = re.compile(
    r"(?:https?|mailto|ftp):[^\s)>\]\"']+|</?[A-Za-z][^<>]{0,400}>|&#?\w{1,12};|^[ \t]*[`~]{3,}.*$"
    r"|\]\([^\s)]+|^[ \t]*\[[^\]\n]+\]:[ \t]*\S+",
    re.MULTILINE,
)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_BREAK = re.compile(r"\n\s*\n|-->|<!--|\|")


def unseen(sheet: FactSheet) -> tuple[Span, ...]:
    """The spans of the update with three words or more that no sentence of the sheet shows.

    Headers of tables are shown as the labels of their rows, and so are not among them.
    """
    text = sheet.update.text
    hidden = bytearray(b"\1" * len(text))
    for sentence in sheet.sentences:
        for offset in sentence.offsets:
            hidden[offset] = 0
    for match in _MARKUP.finditer(text):
        hidden[match.start() : match.end()] = bytes(match.end() - match.start())
    labels = {part.strip() for p in sheet.passages for part in p.label.split("|")}
    return tuple(
        (start, end)
        for start, end in _runs(text, hidden)
        if len(_WORD.findall(text[start:end])) >= _WORDS and text[start:end].strip() not in labels
    )


def unseen_notices(sheet: FactSheet) -> tuple[str, ...]:
    """One remark for the author on all of it, quoting the beginning of the first three pieces."""
    pieces = [" ".join(sheet.update.text[a:b].split()) for a, b in unseen(sheet)]
    if not pieces:
        return ()
    quoted = ", ".join(
        f"“{p if len(p) <= _QUOTED else p[:_QUOTED].rstrip() + '…'}”" for p in pieces[:_SHOWN]
    )
    return (
        f"{len(pieces)} × text that a page does not show (a comment, a link's or an image's "
        f"title, struck-out words) was left aside: {quoted}",
    )


def _runs(text: str, hidden: bytearray) -> Iterator[Span]:
    """Runs of hidden words, cut where a comment, a cell or a block ends."""
    start = last = -1
    for word in _WORD.finditer(text):
        if not all(hidden[word.start() : word.end()]):
            if start >= 0:
                yield start, last
            start = -1
            continue
        if start >= 0 and (
            _BREAK.search(text, last, word.start()) or not all(hidden[last : word.start()])
        ):
            yield start, last
            start = -1
        start, last = (word.start() if start < 0 else start), word.end()
    if start >= 0:
        yield start, last
