"""Finds concepts by what somebody says about them: by meaning and by words, together.

The two scores are added rather than their ranks: reciprocal-rank fusion was measured and does
worse here, since BM25 is often sure of the wrong entry (``eval/results/retrieval.json``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from translator.glossary.entries import Entry
from translator.glossary.index import SemanticIndex
from translator.glossary.lexical import Lexical, shared_words
from translator.glossary.load import Glossary
from translator.glossary.schema import Concept

WORDS = 0.4
"""How much a full agreement in words counts beside a full agreement in meaning."""

_POOL = 50


@dataclass(frozen=True, slots=True)
class Found:
    """An entry found. ``score`` is 1 for a name said outright and at most 1 otherwise.

    ``meaning`` is the cosine, from -1 to 1; ``words`` are those of the question that the entry
    holds, too; ``named`` is the name that the question is, and empty when it is none.
    """

    id: str
    score: float
    meaning: float
    words: tuple[str, ...]
    named: str = ""

    @property
    def why(self) -> str:
        """Why it was found, for a person to judge."""
        if self.named:
            return f"is called “{self.named}”"
        shared = f"; shares {', '.join(self.words)}" if self.words else ""
        return f"near in meaning ({self.meaning:.2f}){shared}"


@dataclass(frozen=True, slots=True)
class Hit:
    """A concept found for a question; see ``Found`` for the rest."""

    concept: Concept
    score: float
    why: str


class Retriever:
    """Entries by meaning and words. ``index`` embeds its entries at the first search."""

    def __init__(self, index: SemanticIndex) -> None:
        self.index = index
        self.entries = index.entries
        self._lexical = Lexical(self.entries)
        self._names: dict[str, list[int]] = {}
        for at, one in enumerate(self.entries):
            for name in {name.casefold() for name in one.names}:
                self._names.setdefault(name, []).append(at)

    def search(self, question: str, k: int = 10) -> list[Found]:
        """The ``k`` best entries, best first; an entry whose name is the question comes first.

        Raises:
            WeightsError, EngineError: the encoder cannot be loaded.
        """
        question = " ".join(question.split())
        if not question or not self.entries or k < 1:
            return []
        row = self.index.embed(question)
        near = self.index.nearest(row, max(k, _POOL))[0]
        words = self._lexical.scores(question)
        named = self._names.get(question.casefold(), [])
        pool = {*near, *named, *(int(at) for at in _highest(words, max(k, _POOL)))}
        meaning = {at: near[at] if at in near else self.index.cosine(row, at) for at in pool}
        score = {at: (meaning[at] + WORDS * float(words[at])) / (1 + WORDS) for at in pool}
        score.update(dict.fromkeys(named, 1.0))
        best = sorted(pool, key=lambda at: (-score[at], -meaning[at], at))[:k]
        return [self._found(question, at, score[at], meaning[at], named=at in named) for at in best]

    def _found(self, question: str, at: int, score: float, meaning: float, *, named: bool) -> Found:
        one: Entry = self.entries[at]
        same = (name for name in one.names if name.casefold() == question.casefold())
        name = next(same) if named else ""
        return Found(one.id, score, meaning, shared_words(question, one), name)


def search(question: str, glossary: Glossary, index: SemanticIndex, k: int = 10) -> list[Hit]:
    """The ``k`` concepts that best fit what is said of them, best first, with the reason.

    ``index`` must be that of ``glossary``. For many questions keep a ``Retriever`` instead.

    Raises:
        WeightsError, EngineError: the encoder cannot be loaded.
    """
    found = Retriever(index).search(question, k)
    return [Hit(glossary.get(one.id), one.score, one.why) for one in found]


def _highest(scores: Sequence[float] | np.ndarray, k: int) -> np.ndarray:
    """Positions of the ``k`` highest scores above 0."""
    values = np.asarray(scores)
    best = np.argpartition(-values, min(k, len(values)) - 1)[:k]
    return best[values[best] > 0]
