"""What every family of facts finds, and the marks that keep two families off the same words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from translator.values import FactKind


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity in a plain text: ``plain[start:end]``, with its normal form."""

    kind: FactKind
    value: str
    start: int
    end: int


class Marked:
    """The characters of a text that a family has taken; the more specific family comes first."""

    __slots__ = ("_taken",)

    def __init__(self, length: int) -> None:
        self._taken = bytearray(length + 1)

    def free(self, start: int, end: int) -> bool:
        """Whether nobody has taken any character of a span that is not empty."""
        return start < end and not any(self._taken[start:end])

    def full(self, start: int, end: int) -> bool:
        """Whether every character of a span is taken."""
        return all(self._taken[start:end])

    def take(self, start: int, end: int) -> bool:
        """Take a span; false, and nothing taken, when it is empty or not free."""
        if not self.free(start, end):
            return False
        self._taken[start:end] = b"\x01" * (end - start)
        return True

    def add(self, other: Marked) -> None:
        """Take also what another has taken of the same text."""
        self._taken = bytearray(a | b for a, b in zip(self._taken, other._taken, strict=True))

    def copy(self) -> Marked:
        """The same marks, to go on with apart."""
        same = Marked(0)
        same._taken = self._taken[:]
        return same


def plain_decimal(value: Decimal) -> str:
    """A decimal without exponent and without zeros that say nothing: ``2.50`` is ``2.5``."""
    text = format(value, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in {"", "-0"} else text


def any_case(pattern: str) -> re.Pattern[str]:
    """The pattern, compiled without regard to case."""
    return re.compile(pattern, re.IGNORECASE)


def cued(lower: str, cues: Iterable[str]) -> bool:
    """Whether a text in lower case holds one of the cues without which no pattern can match."""
    return any(cue in lower for cue in cues)
