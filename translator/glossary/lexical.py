"""Finds entries by the words they share with a question: BM25, scaled to a share of the question.

Okapi BM25 as in Robertson and Zaragoza, "The Probabilistic Relevance Framework" (2009), with the
weights of an entry's wordings as term frequencies (BM25F), k1 = 1.2 and b = 0.75.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from translator.glossary.entries import Entry
from translator.glossary.senses import cue_words

K1, B = 1.2, 0.75


class Lexical:
    """Scores from 0 to 1: 1 is an entry that holds every word of the question very often."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        counts = [_counts(one) for one in entries]
        self.size = len(counts)
        self._found_in = Counter(stem for count in counts for stem in count)
        lengths = [sum(count.values()) for count in counts]
        mean = sum(lengths) / max(1, self.size) or 1.0
        rows: dict[str, list[int]] = defaultdict(list)
        parts: dict[str, list[float]] = defaultdict(list)
        for row, (count, length) in enumerate(zip(counts, lengths, strict=True)):
            damp = K1 * (1 - B + B * length / mean)
            for stem, weight in count.items():
                rows[stem].append(row)
                parts[stem].append(weight / (weight + damp))
        self._postings = {
            stem: (np.array(rows[stem]), np.array(parts[stem], dtype=np.float32)) for stem in rows
        }

    def scores(self, question: str) -> NDArray[np.float32]:
        """One score for each entry, in their order: float32 of shape (size,)."""
        found = np.zeros(self.size, dtype=np.float32)
        whole = 0.0
        for stem in cue_words(question):
            rarity = self._rarity(stem)
            whole += rarity
            if stem in self._postings:
                rows, parts = self._postings[stem]
                found[rows] += np.float32(rarity) * parts
        return found / np.float32(whole or 1.0)

    def _rarity(self, stem: str) -> float:
        found_in = self._found_in[stem]
        return math.log(1 + (self.size - found_in + 0.5) / (found_in + 0.5))


def shared_words(question: str, one: Entry) -> tuple[str, ...]:
    """The words of a question whose stems the entry holds, in the question's order."""
    stems = _counts(one).keys()
    words = [word.strip(".,;:!?()\"'“”").lower() for word in question.split()]
    return tuple(dict.fromkeys(word for word in words if cue_words(word) & stems))


def _counts(one: Entry) -> Mapping[str, float]:
    """How much of each stem an entry holds; a name counts as much as a definition."""
    count: dict[str, float] = defaultdict(float)
    for text, weight in (*one.wordings[:-1], (" ".join(one.names), 1.0)):
        for stem in cue_words(text):
            count[stem] += weight
    return count
