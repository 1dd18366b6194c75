"""What every committed result says of itself: command, date, versions, machine and model."""

from __future__ import annotations

import datetime
import json
import os
import platform
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

from translator import __version__

_ROOT = Path(__file__).resolve().parent.parent
_PACKAGES = ("xllamacpp", "transformers", "sentence-transformers", "faiss-cpu", "markdown-it-py")


def provenance(engine: str) -> dict[str, Any]:
    """A header for a result. ``engine`` is the id of the engine measured, or "none"."""
    return {
        "command": " ".join(["python", "-m", _module(), *sys.argv[1:]]),
        "date": datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%d"),
        "plainbridge": __version__,
        "engine": engine,
        "python": platform.python_version(),
        "packages": {name: version(name) for name in _PACKAGES},
        "cores": os.cpu_count(),
    }


def _module() -> str:
    path = Path(sys.argv[0]).resolve()
    parts = path.relative_to(_ROOT).with_suffix("").parts if path.is_relative_to(_ROOT) else ()
    return ".".join(part for part in parts if part != "__main__") or path.stem


def save(path: Path, result: dict[str, Any]) -> None:
    """Write a result as readable JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", "utf-8")
