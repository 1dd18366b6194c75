"""The last result of each browser tab, so that a reload or another page does not lose it.

Results are held in the memory of this process and nowhere else: nothing is written to disk or put
into the browser. A tab is known by a random name, which its browser forgets when it is closed.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from translator.ui.show import Show

MOST_TABS = 20
PATIENCE = 120.0
"""Seconds that a run goes on after its page was left: time for a look at another page."""
KEEPING = 8 * 3600.0
"""Seconds that a result is kept after its page was left."""


@dataclass
class _Tab:
    show: Show
    looking: set[str] = field(default_factory=set)
    timers: list[threading.Timer] = field(default_factory=list)


class Kept:
    """What each tab was shown last, with the page loads that look at it.

    Args:
        abandon: told the tab's name when nobody has come back in time for its run.
        patience: seconds before that.
        keeping: seconds after which the result is forgotten.
    """

    def __init__(
        self,
        abandon: Callable[[str], object],
        patience: float = PATIENCE,
        keeping: float = KEEPING,
    ) -> None:
        self._abandon, self._patience, self._keeping = abandon, patience, keeping
        self._lock = threading.Lock()
        self._tabs: dict[str, _Tab] = {}

    def put(self, tab: str, show: Show, page: str) -> None:
        """Keep this in place of what the tab had; the tabs longest unused make room."""
        with self._lock:
            self._drop(tab)
            self._tabs[tab] = _Tab(show, {page})
            for oldest in list(self._tabs)[:-MOST_TABS]:
                self._drop(oldest)

    def get(self, tab: str, page: str) -> Show | None:
        """What the tab was shown last; ``page`` is looking at it from now on."""
        with self._lock:
            kept = self._tabs.pop(tab, None)
            if kept is None:
                return None
            self._tabs[tab] = kept
            kept.looking.add(page)
            _stop(kept)
            return kept.show

    def has(self, tab: str, show: Show) -> bool:
        """Whether this is still what the tab was shown last."""
        with self._lock:
            kept = self._tabs.get(tab)
            return kept is not None and kept.show is show

    def leave(self, page: str) -> None:
        """A page was left. Its tab's result waits for somebody to come back."""
        with self._lock:
            for name, tab in self._tabs.items():
                if page in tab.looking:
                    tab.looking.discard(page)
                    if not tab.looking:
                        tab.timers = [
                            _later(self._patience, self._abandon, name),
                            _later(self._keeping, self.forget, name),
                        ]

    def forget(self, tab: str) -> None:
        """Throw away what the tab was shown."""
        with self._lock:
            self._drop(tab)

    def _drop(self, tab: str) -> None:
        kept = self._tabs.pop(tab, None)
        if kept is not None:
            _stop(kept)


def _stop(tab: _Tab) -> None:
    for timer in tab.timers:
        timer.cancel()
    tab.timers = []


def _later(seconds: float, act: Callable[[str], object], tab: str) -> threading.Timer:
    timer = threading.Timer(seconds, act, [tab])
    timer.daemon = True
    timer.start()
    return timer
