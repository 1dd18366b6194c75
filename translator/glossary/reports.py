"""How long work says how far it is."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import TypeVar

Report = Callable[[int, int, str], None]
"""Called with how much is done, how much there is (0: not known) and what is being done.

Where it raises, the work ends there; what is made whole or not at all is then not made.
"""

EVERY = 1000
"""Things between two reports."""

T = TypeVar("T")


def silent(_done: int, _total: int, _now: str) -> None:
    """A report to nobody."""


def told(things: Collection[T], report: Report, now: str) -> Iterator[T]:
    """The same things, with a report before the first and after each ``EVERY`` of them."""
    for done, thing in enumerate(things):
        if done % EVERY == 0:
            report(done, len(things), now)
        yield thing
