"""Engines by explicit id, found through entry points; ours come through the same door as yours."""

from __future__ import annotations

import os
import shutil
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import Any

from rapidfuzz import process

from translator import weights
from translator.engines.base import Engine
from translator.engines.batch import base_of, known_models
from translator.errors import EngineError

GROUP = "plainbridge.engines"
_CPU_DEFAULT = "llamacpp:plainbridge-0.5b"
_GPU_DEFAULT = "transformers:plainbridge-0.5b"


def create(engine_id: str, **options: object) -> Engine:
    """The engine of an id such as ``"llamacpp:qwen2.5-coder-1.5b"``. Nothing is loaded yet.

    The part before the first colon names an entry point of the group ``plainbridge.engines``: a
    class that is called with ``model=`` and the options.

    Raises:
        EngineError: no such engine or model; the message names the nearest and lists what exists.
    """
    name, colon, model = engine_id.partition(":")
    found = _found()
    if name not in found:
        near = process.extractOne(name, found.keys(), score_cutoff=50)
        guess = f" Did you mean {near[0]!r}?" if near else ""
        raise EngineError(
            f"There is no engine {name!r} (in {engine_id!r}).{guess}",
            hint=f"Known engines: {', '.join(sorted(found))}. "
            f"An id is engine:model, such as {_CPU_DEFAULT}.",
        )
    if not colon or not model:
        raise EngineError(
            f"{engine_id!r} names no model.", hint=f"Write engine:model, such as {_CPU_DEFAULT}."
        )
    try:
        factory: Any = found[name].load()
    except ImportError as problem:
        raise EngineError(
            f"The engine {name!r} cannot be loaded: {problem}",
            hint="Install what it needs, or choose another engine.",
        ) from problem
    engine: Engine = factory(model=model, **options)
    return engine


def engine_names() -> tuple[str, ...]:
    """The installed engines, sorted."""
    return tuple(sorted(_found()))


def engine_ids() -> dict[str, bool]:
    """Ids of our local engines with the known models, and whether their weights are here."""
    return {
        f"{engine}:{name}": weights.is_present(base_of(name))
        for engine in ("llamacpp", "transformers")
        for name in known_models()
    }


def default_engine_id() -> str:
    """``PLAINBRIDGE_ENGINE``, else transformers where there is a CUDA GPU, else llama.cpp.

    torch is asked only on machines that have an NVIDIA driver, since importing it takes seconds.
    """
    chosen = os.environ.get("PLAINBRIDGE_ENGINE")
    if chosen:
        return chosen
    return _GPU_DEFAULT if _has_nvidia_driver() and _has_cuda() else _CPU_DEFAULT


def _found() -> dict[str, EntryPoint]:
    return {entry.name: entry for entry in entry_points(group=GROUP)}


def _has_nvidia_driver() -> bool:
    return Path("/proc/driver/nvidia/version").exists() or shutil.which("nvidia-smi") is not None


def _has_cuda() -> bool:
    import torch  # noqa: PLC0415 - takes seconds

    return bool(torch.cuda.is_available())
