"""Where the editable data lies: prompts and glossary, in a checkout or inside the wheel."""

from __future__ import annotations

import os
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """The folder ``prompts`` or ``glossary``.

    ``PLAINBRIDGE_PROMPTS`` or ``PLAINBRIDGE_GLOSSARY`` in the environment wins; then the data
    inside an installed wheel; then the checkout.
    """
    override = _override(name)
    if override:
        return Path(override)
    packaged = _PACKAGE / "data" / name
    return packaged if packaged.is_dir() else _PACKAGE.parent / name


def is_own(name: str) -> bool:
    """Whether the folder is the user's own rather than what the program brought along."""
    return bool(_override(name))


def _override(name: str) -> str | None:
    return os.environ.get(f"PLAINBRIDGE_{name.upper()}")
