"""Keeps the vectors of entries on disk, built once, opened memory-mapped, never trusted blindly.

An index lies beside a note of what it holds. A note that does not fit the index (a crash between
the two, damage, another layout) makes both worthless, and they are built anew. What an older index
of the same encoder already holds is taken over, so that a changed entry costs a handful of texts.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from filelock import FileLock
from numpy.typing import NDArray

LAYOUT = 2
"""Changes when what is embedded of an entry changes, so that older indexes are built anew."""

FLAT_UP_TO = 20_000
"""Rows up to which every one is compared with the question; beyond, a graph is walked.

``eval/results/retrieval_speed.json`` holds the times of both and what the graph misses.
"""
_LINKS, _BUILD_WIDTH, _SEARCH_WIDTH = 32, 80, 256
_KEPT = 3
_MIB = 1 << 20

Rows = NDArray[np.float32]


def build(rows: Rows) -> Any:  # noqa: ANN401 - faiss ships no types
    """The FAISS index by inner product over ``rows`` of shape (n, width)."""
    import faiss  # noqa: PLC0415

    width = int(rows.shape[1])
    index: Any
    if len(rows) <= FLAT_UP_TO:
        index = faiss.IndexFlatIP(width)
    else:
        index = faiss.IndexHNSWFlat(width, _LINKS, faiss.METRIC_INNER_PRODUCT)
        index.hnsw.efConstruction = _BUILD_WIDTH
        index.hnsw.efSearch = _SEARCH_WIDTH
    index.add(rows)
    return index


class VectorFile:
    """The index of a list of entries, in a folder of indexes.

    Args:
        keys: a digest for each entry, in the order of the rows.
        encoder: the digest of the encoder's weights.
        folder: where indexes are kept.
    """

    def __init__(self, keys: Sequence[str], encoder: str, folder: Path) -> None:
        name = hashlib.sha256("\n".join((str(LAYOUT), encoder, *keys)).encode()).hexdigest()
        self._keys = list(keys)
        self._prefix = f"{LAYOUT}-{encoder[:12]}-"
        self._folder = folder
        self.path = folder / f"{self._prefix}{name[:24]}.faiss"

    @property
    def exists(self) -> bool:
        """Whether an index lies there; only ``read`` tells whether it is good."""
        return self.path.is_file() and _note(self.path).is_file()

    def unknown(self) -> int:
        """How many entries no index of this encoder holds, as their notes say."""
        noted = {key for path in (self.path, *self._others()) for key in _keys_in(path)}
        return sum(key not in noted for key in self._keys)

    def read(self) -> Any:  # noqa: ANN401
        """The index, memory-mapped, or ``None`` when it is missing, damaged or another's."""
        index = _read(self.path, self._keys)
        if index is not None:
            with contextlib.suppress(OSError):  # what is in use is not the oldest
                os.utime(self.path)
        return index

    def known(self) -> dict[str, Rows]:
        """What other indexes of this encoder already hold: rows of an entry by its key."""
        found: dict[str, Rows] = {}
        wanted = frozenset(self._keys)
        for path in self._others():
            keys = _keys_in(path)
            index = _read(path, keys)
            for at, key in enumerate(keys if index is not None else ()):
                if key not in found and key in wanted:
                    pair = [index.reconstruct(at), index.reconstruct(len(keys) + at)]
                    found[key] = np.stack(pair)
        return found

    def keep(self, index: Any) -> None:  # noqa: ANN401
        """Write the index and its note, and drop the others but those used last.

        Raises:
            OSError: the folder cannot be written.
        """
        import faiss  # noqa: PLC0415

        self._folder.mkdir(parents=True, exist_ok=True)
        with FileLock(self._folder / "write.lock"):
            fresh = self.path.with_name(f"{self.path.name}.{os.getpid()}")
            try:
                faiss.write_index(index, str(fresh))
            except RuntimeError as problem:  # FAISS says so when the disk is full
                fresh.unlink(missing_ok=True)
                raise OSError(str(problem)) from problem
            note = json.dumps({"stamp": _stamp(fresh), "keys": self._keys})
            fresh.replace(self.path)
            fresh.write_text(note, encoding="ascii")
            fresh.replace(_note(self.path))
            for old in self._others()[_KEPT - 1 :]:
                for path in (old, _note(old)):
                    with contextlib.suppress(OSError):  # another process may hold it open
                        path.unlink()

    def _others(self) -> list[Path]:
        """Other indexes of this encoder, those used last first."""
        found = []
        for path in self._folder.glob(f"{self._prefix}*.faiss"):
            with contextlib.suppress(OSError):
                if path != self.path:
                    found.append((path.stat().st_mtime, path))
        return [path for _, path in sorted(found, reverse=True)]


def in_rows(pairs: Sequence[Rows]) -> Rows:
    """The rows of an index: the meanings of all entries, then the names of all entries."""
    stacked = np.stack(pairs)
    return np.ascontiguousarray(np.concatenate((stacked[:, 0], stacked[:, 1])), dtype=np.float32)


def take_over(
    keys: Sequence[str], known: dict[str, Rows], embed: Callable[[list[int]], Sequence[Rows]]
) -> list[Rows]:
    """The pair of rows for each key: a known one, or what ``embed`` makes for its position."""
    missing = [at for at, key in enumerate(keys) if key not in known]
    made = dict(zip(missing, embed(missing), strict=True)) if missing else {}
    return [made[at] if at in made else known[key] for at, key in enumerate(keys)]


def _read(path: Path, keys: Sequence[str]) -> Any:  # noqa: ANN401
    import faiss  # noqa: PLC0415

    try:
        note = json.loads(_note(path).read_text(encoding="ascii"))
        if note != {"stamp": _stamp(path), "keys": list(keys)}:
            return None
        index = faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC)
    except (OSError, RuntimeError, ValueError):
        return None
    return index if index.ntotal == 2 * len(keys) else None


def _keys_in(path: Path) -> list[str]:
    try:
        note = json.loads(_note(path).read_text(encoding="ascii"))
        return [str(key) for key in note["keys"]]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def _note(path: Path) -> Path:
    return path.with_suffix(".json")


def _stamp(path: Path) -> str:
    """Size and SHA-256 of the first and the last MiB: cheap however large the index is."""
    size = path.stat().st_size
    digest = hashlib.sha256(str(size).encode())
    with path.open("rb") as stream:
        digest.update(stream.read(_MIB))
        stream.seek(max(0, size - _MIB))
        digest.update(stream.read(_MIB))
    return digest.hexdigest()
