"""What engines share: collecting answers while watching for a cancel, and naming models."""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterator
from pathlib import Path

from rapidfuzz import process

from translator import adapters, weights
from translator.engines.base import Cancel, Completion
from translator.errors import Cancelled, EngineError

_POLL_SECONDS = 0.1

Results = queue.Queue[Completion | Exception]


def collect(results: Results, count: int, cancel: Cancel) -> Iterator[Completion]:
    """Yield ``count`` completions as workers put them on ``results``.

    Raises:
        Cancelled: ``cancel()`` became true.
        EngineError: whatever error a worker put there instead of a completion.
    """
    for _ in range(count):
        while True:
            check(cancel)
            try:
                result = results.get(timeout=_POLL_SECONDS)
            except queue.Empty:
                continue
            break
        if isinstance(result, Exception):
            raise result
        yield result


def check(cancel: Cancel) -> None:
    """Raise ``Cancelled`` when ``cancel()`` is true."""
    if cancel():
        raise Cancelled("Cancelled.")


def known_models() -> list[str]:
    """The names of models that can word sentences: our own tuned ones first."""
    return [*adapters.shipped(), *(name for name, one in weights.MODELS.items() if one.chat)]


def base_of(model: str) -> str:
    """The name under which the registry of weights knows a model; an adapter's is its base's."""
    adapter = adapters.find(model)
    return adapter.base if adapter else model


def own_model(engine: str, model: str, is_place: Callable[[Path], bool]) -> Path | None:
    """The place of a user's own model, or ``None`` when the name is known here.

    ``is_place`` says whether a path is what the engine can load.

    Raises:
        EngineError: neither; the message names the nearest model and lists all.
    """
    known = known_models()
    if model in known:
        return None
    place = Path(model).expanduser()
    if is_place(place):
        return place
    near = process.extractOne(model, known, score_cutoff=50)
    guess = f" Did you mean {engine}:{near[0]}?" if near else ""
    raise EngineError(
        f"The engine {engine!r} has no model {model!r}.{guess}",
        hint=f"Known models: {', '.join(f'{engine}:{name}' for name in known)}; "
        "or give the path of your own.",
    )
