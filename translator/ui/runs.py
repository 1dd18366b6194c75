"""A translation under way: events as they come, and a stop that acts at once."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from queue import SimpleQueue
from typing import Protocol

from translator.engines.base import Cancel, never
from translator.errors import Cancelled
from translator.values import Event, Marks

_NO_MARKS = Marks()
_Item = Event | Exception | None


class Streams(Protocol):
    """What a run needs of the translator."""

    def stream(
        self,
        text: str,
        audiences: Sequence[str],
        *,
        seed: int = 0,
        cancel: Cancel = never,
        marks: Marks = _NO_MARKS,
    ) -> Iterator[Event]:
        """Events as they happen."""
        ...


class Run:
    """One translation in a thread of its own, so that ``cancel`` need not wait for the model.

    Iterating yields the events. After ``cancel`` it raises ``Cancelled`` once the events that had
    already come are taken; the thread ends when the engine next asks whether to go on. Several may
    iterate, one after another or at once: each event goes to one of them, the end to all.
    """

    def __init__(
        self,
        translator: Streams,
        text: str,
        audiences: Sequence[str],
        marks: Marks = _NO_MARKS,
    ) -> None:
        self._stop = threading.Event()
        self._items: SimpleQueue[_Item] = SimpleQueue()

        def work() -> None:
            try:
                for event in translator.stream(
                    text, audiences, cancel=self._stop.is_set, marks=marks
                ):
                    self._items.put(event)
                self._items.put(None)
            except Exception as error:
                self._items.put(error)

        threading.Thread(target=work, name="plainbridge-run", daemon=True).start()

    def cancel(self) -> None:
        """Stop; safe to call from any thread, more than once and after the end."""
        if not self._stop.is_set():
            self._stop.set()
            self._items.put(Cancelled("the translation was cancelled"))

    def __iter__(self) -> Iterator[Event]:
        while True:
            item = self._items.get()
            if item is None or isinstance(item, Exception):
                self._items.put(item)
            if item is None:
                return
            if isinstance(item, Exception):
                raise item
            yield item


class Runs:
    """The runs under way, at most one for each tab of a browser."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._runs: dict[str, Run] = {}

    def begin(self, tab: str, make: Callable[[], Run]) -> Run:
        """Start a run for a tab, cancelling the one it had."""
        self.cancel(tab)
        run = make()
        with self._lock:
            self._runs[tab] = run
        return run

    def cancel(self, tab: str) -> bool:
        """Cancel the tab's run; false when it has none."""
        with self._lock:
            run = self._runs.pop(tab, None)
        if run is not None:
            run.cancel()
        return run is not None

    def end(self, tab: str, run: Run) -> None:
        """Forget a run that is over."""
        with self._lock:
            if self._runs.get(tab) is run:
                del self._runs[tab]

    def get(self, tab: str) -> Run | None:
        """The run that a tab has."""
        with self._lock:
            return self._runs.get(tab)
