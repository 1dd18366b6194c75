"""Finds entries by meaning: their vectors, kept on disk between runs."""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray
from platformdirs import user_cache_path

from translator.errors import PlainbridgeError
from translator.glossary import vectors
from translator.glossary.entries import Entry, entries_of
from translator.glossary.load import Glossary
from translator.values import TermMatch

RELATED = 0.9
"""The cosine from which jargon is related to a concept.

Of 1,292 names left out of their entries 9 % reach it with all-mpnet-base-v2; 97 % of those find
their own concept and 99.2 % that or one listed as related. With all-MiniLM-L6-v2 these are 10 %, 93
% and 98.5 % (``python -m eval.retrieval.related``). Of 412 unknown words in 48 real updates and in
60 sentences written for this, 3 reach it, all rightly. At 0.8 these would be 5, all right, but 4 %
of the names left out would be tied to what they are not kin to: a wrong gloss is worse than none.
"""

_IN_PASSING = 25
_NICE = 10


class Encoder(Protocol):
    """Turns texts into float32 rows of length one; ``digest`` names the weights."""

    @property
    def digest(self) -> str:
        """The SHA-256 of the weights."""

    def encode(self, texts: list[str]) -> NDArray[np.float32]:
        """An array of shape ``(len(texts), width)`` whose rows have length 1."""
        ...


class SemanticIndex:
    """Entries by the cosine between a text and their meaning, or their names if these are nearer.

    The meaning of an entry is the weighted mean of its wordings, brought to length 1. Nothing is
    embedded before the first search. The index lies in the user's cache folder under the digests of
    entries and encoder; see ``vectors`` for how it is kept. Safe to use from several threads.
    """

    def __init__(
        self, entries: Sequence[Entry], encoder: Encoder, folder: Path | None = None
    ) -> None:
        self.entries = tuple(entries)
        self._encoder = encoder
        self._keys = [one.digest for one in self.entries]
        folder = user_cache_path("plainbridge") / "index" if folder is None else folder
        self._file = vectors.VectorFile(self._keys, encoder.digest, folder)
        self._index: Any = None
        self._opening = threading.Lock()

    @classmethod
    def of(cls, glossary: Glossary, encoder: Encoder, folder: Path | None = None) -> SemanticIndex:
        """The index of a glossary's concepts."""
        return cls(entries_of(glossary), encoder, folder)

    @property
    def is_built(self) -> bool:
        """Whether a search need not embed the entries first."""
        return self._index is not None or self._file.exists

    @property
    def is_ready(self) -> bool:
        """Whether a search may be made in passing: it has at most a few entries to embed first.

        So an entry that somebody changed costs the next translation a second and not its hints.
        """
        return self.is_built or self._file.unknown() <= _IN_PASSING

    def build(self) -> None:
        """Make the index ready now rather than at the first search.

        Raises:
            WeightsError, EngineError: the encoder cannot be loaded.
        """
        if self.entries:
            self._open()

    def build_in_background(self) -> threading.Thread:
        """Make the index ready in a thread that does not keep the program from ending.

        It gives way to everything else that works on this machine. Where it fails, the index stays
        unbuilt, and the first search says why.
        """

        def work() -> None:
            with contextlib.suppress(AttributeError, OSError):  # where threads have no priority
                os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICE)
            with contextlib.suppress(PlainbridgeError):
                self.build()

        thread = threading.Thread(target=work, name="glossary index", daemon=True)
        thread.start()
        return thread

    def search(self, text: str, k: int = 5) -> list[tuple[str, float]]:
        """The ``k`` nearest entries, best first, each once, with its cosine from -1 to 1."""
        return self.search_all([text], k)[0]

    def search_all(self, texts: Sequence[str], k: int = 5) -> list[list[tuple[str, float]]]:
        """``search`` for several texts, embedded in one batch; nothing for a blank text."""
        wanted = [at for at, text in enumerate(texts) if text.strip()]
        found: list[list[tuple[str, float]]] = [[] for _ in texts]
        if not wanted or not self.entries or k < 1:
            return found
        rows = self._encoder.encode([texts[at] for at in wanted])
        for at, near in zip(wanted, self.nearest(rows, k), strict=True):
            found[at] = [(self.entries[position].id, score) for position, score in near.items()]
        return found

    def embed(self, text: str) -> NDArray[np.float32]:
        """The vector of a text, of shape (1, width)."""
        return self._encoder.encode([text])

    def nearest(self, rows: NDArray[np.float32], k: int) -> list[dict[int, float]]:
        """For each row the positions of the ``k`` nearest entries with their cosines, best first.

        There must be entries.
        """
        index, size = self._open(), len(self.entries)
        scores, places = index.search(rows, min(2 * size, 2 * k))
        found: list[dict[int, float]] = []
        for row_scores, row_places in zip(scores, places, strict=True):
            best: dict[int, float] = {}
            for score, place in zip(row_scores, row_places, strict=True):
                if place >= 0 and len(best) < k:
                    best.setdefault(int(place) % size, float(score))
            found.append(best)
        return found

    def cosine(self, row: NDArray[np.float32], position: int) -> float:
        """The cosine between a row of shape (1, width) and the entry at a position."""
        return float((self.rows(position) @ row[0]).max())

    def rows(self, position: int) -> NDArray[np.float32]:
        """The two rows of the entry at a position, its meaning and its names: shape (2, width)."""
        index, size = self._open(), len(self.entries)
        return np.stack([index.reconstruct(position), index.reconstruct(size + position)])

    def _open(self) -> Any:  # noqa: ANN401 - faiss ships no types
        with self._opening:
            if self._index is None:
                self._index = self._file.read() or self._build()
            return self._index

    def _build(self) -> Any:  # noqa: ANN401
        """Embed what no older index holds and keep the index, where the folder can be written."""
        pairs = vectors.take_over(self._keys, self._file.known(), self._embed_entries)
        index = vectors.build(vectors.in_rows(pairs))
        with contextlib.suppress(OSError):
            self._file.keep(index)
        return index

    def _embed_entries(self, positions: Sequence[int]) -> list[NDArray[np.float32]]:
        """For each position a pair of rows: the entry's meaning, and its names."""
        texts = [text for at in positions for text, _ in self.entries[at].wordings]
        rows = iter(self._encoder.encode(texts))
        pairs = []
        for at in positions:
            wordings = self.entries[at].wordings
            embedded = [next(rows) for _ in wordings]
            meaning = sum(
                row * np.float32(w) for row, (_, w) in zip(embedded, wordings, strict=True)
            )
            pairs.append(np.stack([meaning / np.linalg.norm(meaning), embedded[-1]]))
        return pairs


def relate(matches: Sequence[TermMatch], index: SemanticIndex) -> tuple[TermMatch, ...]:
    """The same matches, where unknown jargon that is near enough to a concept points to it.

    Such a match has ``how="semantic"`` and the cosine as its score. It may suggest a reading to
    a person; ``insert`` never changes a word for it.
    """
    unknown = [match for match in matches if match.concept is None]
    found = index.search_all([match.surface for match in unknown], 1)
    near = {
        match: best[0]
        for match, best in zip(unknown, found, strict=True)
        if best and best[0][1] >= RELATED
    }
    return tuple(
        replace(match, concept=near[match][0], how="semantic", score=round(near[match][1], 2))
        if match in near
        else match
        for match in matches
    )
