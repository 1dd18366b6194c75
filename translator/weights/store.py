"""Where weights lie on this machine, and whether they are whole.

Hashing a gigabyte at every start is too slow. A verified model therefore gets a stamp that holds
size, time of change and digest of each file; loading compares the stamp, ``verify`` hashes all.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path

from platformdirs import user_data_path

from translator.errors import WeightsError
from translator.weights.models import model
from translator.weights.parts import File, Model

_STAMP = ".verified.json"
_CHUNK = 1 << 20


def weights_folder() -> Path:
    """``PLAINBRIDGE_WEIGHTS`` in the environment, else ``weights`` in the user's data folder."""
    override = os.environ.get("PLAINBRIDGE_WEIGHTS")
    return (
        Path(override) if override else user_data_path("plainbridge", appauthor=False) / "weights"
    )


def model_folder(name: str) -> Path:
    """The folder that holds the model's files, whether they exist or not."""
    return weights_folder() / name


def is_present(name: str) -> bool:
    """Whether every file of the model is there with the right size. Nothing is hashed.

    Raises:
        WeightsError: no such model.
    """
    return not list(_wrong_size(model(name)))


def path(name: str) -> Path:
    """The model's GGUF file, or its folder when it is made of several files.

    Files that were never verified, or changed since, are hashed once.

    Raises:
        WeightsError: no such model, or a file is missing, incomplete or damaged.
    """
    known = model(name)
    for problem in _wrong_size(known):
        raise problem
    if _read_stamp(known) != _stamp(known):
        verify(name)
    folder = model_folder(name)
    return folder / known.files[0].name if len(known.files) == 1 else folder


def verify(name: str) -> None:
    """Hash every file of the model and compare it with the pinned digest.

    Raises:
        WeightsError: which file is wrong, the digest expected and found, and what to run.
    """
    known = model(name)
    for problem in _wrong_size(known):
        raise problem
    before = _stamp(known)
    for file in known.files:
        place = model_folder(name) / file.name
        found = digest(place)
        if found != file.sha256:
            raise WeightsError(
                f"{place} is damaged: SHA-256 {file.sha256} was expected, {found} was found.",
                hint=_run(name),
            )
    # A stamp saves time and proves nothing; a folder that cannot be written is hashed each time.
    with contextlib.suppress(OSError):
        scratch = model_folder(name) / f"{_STAMP}.{os.getpid()}"
        scratch.write_text(json.dumps(before), encoding="utf-8")
        scratch.replace(model_folder(name) / _STAMP)


def digest(place: Path, start: int = 0, size: int | None = None) -> str:
    """SHA-256, in hex, of ``size`` bytes of a file from ``start`` on; to its end when ``None``."""
    total = hashlib.sha256()
    with place.open("rb") as stream:
        stream.seek(start)
        left = size
        while left is None or left > 0:
            block = stream.read(_CHUNK if left is None else min(_CHUNK, left))
            if not block:
                break
            total.update(block)
            left = None if left is None else left - len(block)
    return total.hexdigest()


def _wrong_size(known: Model) -> Iterator[WeightsError]:
    for file in known.files:
        place = model_folder(known.name) / file.name
        if not place.is_file():
            yield WeightsError(
                f"The weights of {known.name} are not here: {place} does not exist.",
                hint=_run(known.name),
            )
        elif (size := place.stat().st_size) != file.size:
            yield WeightsError(
                f"{place} is incomplete: {file.size} bytes were expected, {size} were found.",
                hint=_run(known.name),
            )


def _stamp(known: Model) -> dict[str, list[int | str]]:
    def line(file: File) -> list[int | str]:
        stat = (model_folder(known.name) / file.name).stat()
        return [stat.st_size, stat.st_mtime_ns, file.sha256]

    return {file.name: line(file) for file in known.files}


def _read_stamp(known: Model) -> object:
    try:
        return json.loads((model_folder(known.name) / _STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def _run(name: str) -> str:
    return f"Run: plainbridge models fetch {name}"
