"""An encoder that keeps its vectors between runs, so that a comparison can go on where it ended."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

CACHE = Path(__file__).resolve().parents[2] / ".cache" / "retrieval"
_AT_ONCE = 256


class Encodes(Protocol):
    """What is needed of an encoder."""

    @property
    def digest(self) -> str:
        """The SHA-256 of the weights."""

    def encode(self, texts: list[str]) -> NDArray[np.float32]:
        """An array of shape ``(len(texts), width)`` whose rows have length 1."""
        ...


class Remembered:
    """Asks the encoder only for texts that it was never asked for."""

    def __init__(self, encoder: Encodes, folder: Path = CACHE) -> None:
        self._encoder = encoder
        self.digest = encoder.digest
        self._path = folder / f"vectors-{encoder.digest[:12]}.npz"
        self._rows: dict[str, NDArray[np.float32]] = {}
        if self._path.is_file():
            with np.load(self._path) as kept:
                self._rows = dict(zip(kept["keys"].tolist(), kept["rows"], strict=True))

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """As the encoder's own ``encode``; new vectors are kept, some hundred at a time."""
        keys = [hashlib.sha256(text.encode()).hexdigest() for text in texts]
        new = {key: text for key, text in zip(keys, texts, strict=True) if key not in self._rows}
        missing = list(new.items())
        for at in range(0, len(missing), _AT_ONCE):
            some = missing[at : at + _AT_ONCE]
            rows = self._encoder.encode([text for _, text in some])
            self._rows.update(zip((key for key, _ in some), rows, strict=True))
            self._keep()
        return np.stack([self._rows[key] for key in keys])

    def _keep(self) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        fresh = self._path.with_name("growing.npz")
        np.savez(fresh, keys=np.array(list(self._rows)), rows=np.stack(list(self._rows.values())))
        fresh.replace(self._path)
