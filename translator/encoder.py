"""Sentence embeddings from a local model, loaded when first used and never from a network."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from translator import weights
from translator.errors import EngineError, WeightsError

DIMENSIONS = {"all-mpnet-base-v2": 768, "all-minilm-l6-v2": 384}
"""Numbers in a vector of each encoder, the better one first (``eval/results/retrieval.json``)."""


def preferred() -> str:
    """The best encoder whose weights are here; the best of all when none is."""
    return next((name for name in DIMENSIONS if weights.is_present(name)), next(iter(DIMENSIONS)))


class Encoder:
    """Text to vectors of length 1, so that a dot product is the cosine.

    Args:
        model: one of ``DIMENSIONS``; ``preferred()`` when none is named.
        device: a torch device such as ``"cpu"``; the fastest there is when ``None``.

    Raises:
        WeightsError: ``model`` is no encoder.

    Attributes:
        model: the name of its weights.
        digest: the SHA-256 of the weights; an index built with another digest is stale.
        dimension: numbers in a vector.
    """

    def __init__(self, model: str | None = None, *, device: str | None = None) -> None:
        self.model = model or preferred()
        if self.model not in DIMENSIONS:
            raise WeightsError(
                f"{self.model!r} embeds no text.", hint=f"Encoders: {', '.join(DIMENSIONS)}."
            )
        self.dimension = DIMENSIONS[self.model]
        self.digest = weights.model(self.model).sha256
        self._device = device
        self._loaded: Any = None
        self._lock = threading.Lock()

    def check(self) -> None:
        """See that the weights are here and whole, without loading them.

        Raises:
            WeightsError: they are missing or damaged.
        """
        weights.path(self.model)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """The vectors of ``texts``: float32 of shape (n, dimension), each of Euclidean length 1.

        The models read the first 256 word pieces of a text, or more.

        Raises:
            WeightsError: the weights are missing or damaged.
            EngineError: sentence-transformers cannot load them.
        """
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        with self._lock:
            if self._loaded is None:
                self._loaded = self._load()
            vectors = self._loaded.encode(
                list(texts),
                batch_size=32,
                show_progress_bar=False,
                convert_to_numpy=True,
                normalize_embeddings=True,
            )
        return np.asarray(vectors, dtype=np.float32)

    def _load(self) -> Any:  # noqa: ANN401 - an untyped library's model
        folder = weights.path(self.model)
        with weights.offline():
            from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - seconds

            try:
                return SentenceTransformer(str(folder), device=self._device, local_files_only=True)
            except (OSError, ValueError, RuntimeError) as problem:
                raise EngineError(
                    f"The encoder cannot be loaded from {folder}: {problem}",
                    hint=f"Run: plainbridge models fetch {self.model}",
                ) from problem
