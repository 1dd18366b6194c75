"""The model is loaded in the background while the page is already open."""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass
from typing import Literal, Protocol

from translator.errors import PlainbridgeError
from translator.ui.highlight import esc
from translator.values import FactSheet

_LOG = logging.getLogger(__name__)


_FIRST = "The new release was deployed on Monday. Error rates are below 1% and the fix is verified."


class Starts(Protocol):
    """What loading needs of the translator."""

    def facts(self, text: str) -> FactSheet:
        """The fact sheet of a text."""

    def start(self) -> None:
        """Load the engine."""


@dataclass(frozen=True, slots=True)
class State:
    """How far the model is; ``message`` and ``hint`` are set when it failed."""

    phase: Literal["loading", "ready", "failed"]
    message: str = ""
    hint: str = ""


class Loading:
    """Loads the translator's engine once, in a thread of its own.

    A first fact sheet is made too: dictionaries are read on their first use, and the user's own
    first sheet should not have to wait for that.
    """

    def __init__(self, translator: Starts) -> None:
        self._translator = translator
        self._thread: threading.Thread | None = None
        self.state = State("loading")

    def begin(self) -> None:
        """Start loading; a second call does nothing."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._load, name="plainbridge-load", daemon=True)
            self._thread.start()

    def _load(self) -> None:
        try:
            self._translator.facts(_FIRST)
            self._translator.start()
        except PlainbridgeError as error:
            self.state = State("failed", str(error), error.hint)
        except Exception as error:
            _LOG.exception("the model could not be loaded")
            self.state = State("failed", f"{type(error).__name__}: {error}")
        else:
            self.state = State("ready")


def engine_line(state: State, engine: str) -> str:
    """The status line at the top: which engine, and whether it is loading, ready or failed."""
    name = f" <code>{esc(engine)}</code>" if engine else ""
    if state.phase == "ready":
        words = f"Model{name} ready on this machine"
    elif state.phase == "loading":
        words = f"Loading the model{name} … you can already paste your update"
    else:
        hint = f" {esc(state.hint)}" if state.hint else ""
        words = f"The model{name} could not be loaded: {esc(state.message)}.{hint}"
    return (
        f'<p class="pb-engine" data-phase="{state.phase}" role="status">'
        f'<span class="pb-dot" aria-hidden="true"></span><span>{words}</span></p>'
    )
