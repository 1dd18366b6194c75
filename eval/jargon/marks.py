"""The jargon finder against what a careful reader marked in real updates.

``marks.jsonl`` has one update a line: ``sha256`` of its text, ``reader``, ``words``, and ``marks``,
the half-open spans of characters that this reader would want explained, each at its first mention.
Code, addresses, file names and ticket numbers were not marked. The marks were made before anyone
looked at what the finder flags. The texts themselves are not part of this repository.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from translator.audiences import Audience
from translator.glossary.candidates import heading, stumbling
from translator.glossary.load import Glossary
from translator.glossary.match import Matcher
from translator.sheet import make_sheet

MARKS = Path(__file__).with_name("marks.jsonl")


@dataclass(frozen=True, slots=True)
class Flags:
    """What is flagged in a text: spans of characters, how many different terms, and its words."""

    spans: tuple[tuple[int, int], ...]
    terms: int
    words: int


def flags(text: str, matcher: Matcher, glossary: Glossary, reader: Audience) -> Flags:
    """What the product says this reader will probably stumble over."""
    found = tuple(stumbling(make_sheet(text, matcher), glossary, reader))
    return Flags(
        tuple((match.start, match.end) for match in found),
        len({heading(match) for match in found}),
        len(text.split()),
    )


def compare(
    texts: Iterable[str], matcher: Matcher, glossary: Glossary, readers: Mapping[str, Audience]
) -> dict[str, Any]:
    """Marks found, and flags in 100 words: over the marked texts and over all of them.

    A mark is found when flags cover at least half of its characters. A term counts as one flag in
    a text, however often it stands there; ``places_per_100_words`` counts every place.
    """
    rows = [json.loads(line) for line in MARKS.read_text("utf-8").splitlines()]
    marked = {row["sha256"]: row for row in rows}
    every: list[Flags] = []
    own: list[Flags] = []
    marks = found = 0
    for text in texts:
        row = marked.get(hashlib.sha256(text.encode()).hexdigest())
        reader = readers[row["reader"] if row else rows[0]["reader"]]
        made = flags(text, matcher, glossary, reader)
        every.append(made)
        if row:
            own.append(made)
            marks += len(row["marks"])
            found += sum(_is_found(start, end, made) for start, end in row["marks"])
    return {
        "marked_texts": len(own),
        "marks": marks,
        "marks_per_100_words": _rate(marks, own),
        "found": found,
        "share_found": round(found / marks, 4) if marks else None,
        "marked": _density(own),
        "all": _density(every),
    }


def _is_found(start: int, end: int, made: Flags) -> bool:
    covered = sum(max(0, min(end, last) - max(start, first)) for first, last in made.spans)
    return covered * 2 >= end - start


def _density(made: list[Flags]) -> dict[str, Any]:
    return {
        "texts": len(made),
        "words": sum(one.words for one in made),
        "flags_per_100_words": _rate(sum(one.terms for one in made), made),
        "places_per_100_words": _rate(sum(len(one.spans) for one in made), made),
    }


def _rate(number: int, made: list[Flags]) -> float:
    words = sum(one.words for one in made)
    return round(100 * number / words, 2) if words else 0.0
