"""A text as the gate reads it: words with places and clauses, worded amounts in figures.

What is the same: "a quarter of an hour" and "15 minutes", "half an hour" and "30 minutes", "three
quarters" and "75%", "a third" and "1/3", "won't" and "will not". Nothing is rounded.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from translator.gate.idioms import unidiomatic
from translator.gate.words import TOKEN, expand

_WORDED = tuple(
    (re.compile(pattern, re.IGNORECASE), figure)
    for pattern, figure in (
        (r"\bthree[- ]quarters of an hour\b", "45 minutes"),
        (r"\ba quarter of an hour\b", "15 minutes"),
        (r"\b(?:an hour and a half|one and a half hours)\b", "90 minutes"),
        (r"\bhalf an hour\b|\ba half[- ]hour\b", "30 minutes"),
        (r"\b(?:an|one) hour and a quarter\b", "75 minutes"),
        (r"\bhalf a day\b", "12 hours"),
        (r"\ba fortnight\b", "2 weeks"),
        (r"\bhalf a year\b", "6 months"),
        (r"\bthree[- ]quarters\b", "75%"),
        (r"\b(?:a|one) quarter(?= of (?:the|all|our|its)\b)", "25%"),
        (r"\b(?:a|one)[- ]third\b", "1/3"),
        (r"\btwo[- ]thirds\b", "2/3"),
        (r"\b(?:a|one)[- ]fifth\b", "20%"),
        (r"\b(?:a|one)[- ]tenth\b", "10%"),
        (r"\ba hundred\b", "100"),
        (r"\ba thousand\b", "1,000"),
        (r"\b(?:a|one) dozen\b", "12"),
        (r"\bthe ones\b", "those"),
        (r"\bones\b", "those"),
    )
)
# Where a thought ends or another hangs on it.
_BREAK = re.compile(
    r"[.;:!?()](?=\s|$)|[()]|, (?=(?:and|but|or|which|who|while|so|as|since)\b)|"
    r"\b(?:because|although|though|unless|but|whereas|while)\b|,\s|"
    r"\band (?=(?:is|are|was|were|has|have|had|will|must|may|should|can|cannot|not|then|we|it|they|"
    r"[a-z]+ed|the [a-z]+ (?:is|are|was|were|has|will))\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: ``text[start:end]``, the number of its clause and of its sentence."""

    text: str
    lower: str
    start: int
    end: int
    clause: int
    sentence: int


@lru_cache(maxsize=4096)
def plainly(text: str) -> str:
    """``text`` with worded amounts in figures and short forms written out."""
    for pattern, figure in _WORDED:
        text = pattern.sub(figure, text)
    return unidiomatic(expand(text))


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[Word, ...]:
    """The words of ``plainly(text)`` in order."""
    plain = plainly(text)
    breaks = [found.start() for found in _BREAK.finditer(plain)]
    ends = [found.start() for found in re.finditer(r"[.!?;](?=\s)", plain)]
    words, clause, sentence = [], 0, 0
    for found in TOKEN.finditer(plain):
        while clause < len(breaks) and breaks[clause] <= found.start():
            clause += 1
        while sentence < len(ends) and ends[sentence] <= found.start():
            sentence += 1
        words.append(Word(found[0], found[0].lower(), found.start(), found.end(), clause, sentence))
    return tuple(words)
