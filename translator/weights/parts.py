"""What a model is made of: files, and the pieces of them that packages carry."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

Kind = Literal["gguf", "sentence-transformers"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of bytes of a file: ``member`` inside the wheel of ``package==version``."""

    package: str
    version: str
    member: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class File:
    """A file of a model. ``name`` is its path in the model's folder; ``pieces`` join in order."""

    name: str
    sha256: str
    pieces: tuple[Piece, ...]

    @property
    def size(self) -> int:
        """Bytes."""
        return sum(piece.size for piece in self.pieces)

    @property
    def offsets(self) -> tuple[int, ...]:
        """Where each piece begins in the file, in bytes."""
        return tuple(accumulate((p.size for p in self.pieces[:-1]), initial=0))


@dataclass(frozen=True, slots=True)
class Model:
    """A model that Plainbridge knows. ``upstream`` is its repository on the Hugging Face hub.

    ``chat`` tells whether it can be an engine's model; the others embed text. Where packages carry
    a ZIP archive in parts, ``archive`` is that archive, and each file has one piece without a
    package, whose ``member`` is its name inside the archive.
    """

    name: str
    title: str
    kind: Kind
    licence: str
    upstream: str
    files: tuple[File, ...]
    archive: File | None = None

    @property
    def chat(self) -> bool:
        """Whether the model answers chat turns."""
        return self.kind == "gguf"

    @property
    def size(self) -> int:
        """Bytes of all files together."""
        return sum(file.size for file in self.files)

    @property
    def sha256(self) -> str:
        """The digest of a single file; of a folder, that of its weights."""
        return max(self.files, key=lambda file: file.size).sha256
