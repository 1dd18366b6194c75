"""What a rule of the screen is: a shape, and a check that tells it from what looks alike."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from translator.values import Span

_CONTEXT = 48  # characters before a value in which a word may say what it is

Check = Callable[[str, str], bool]  # (value, the words before it) -> whether it is what it seems


@dataclass(frozen=True, slots=True)
class Rule:
    """A shape and its check. Group ``v`` is the value.

    ``needs`` are lower-case strings of which a text must hold one, which spares most texts the
    search; ``in_links`` says whether values inside web addresses count.
    """

    kind: str
    shape: re.Pattern[str]
    check: Check | None = None
    in_links: bool = True
    needs: tuple[str, ...] = ()

    def finds(self, text: str, lower: str, links: tuple[Span, ...]) -> Iterator[Span]:
        """The spans of the values, in the order of the text."""
        if self.needs and not any(need in lower for need in self.needs):
            return
        for match in self.shape.finditer(text):
            start, end = match.span("v")
            if not self.in_links and any(a <= start < b for a, b in links):
                continue
            before = text[max(0, match.start() - _CONTEXT) : start].rpartition("\n")[2]
            if self.check is None or self.check(match["v"], before):
                yield start, end


def rule(  # noqa: PLR0913 - one for each field, and the flags
    kind: str,
    shape: str,
    check: Check | None = None,
    *,
    flags: int = 0,
    links: bool = True,
    needs: str = "",
) -> Rule:
    """A rule; ``needs`` holds its strings parted by spaces."""
    return Rule(kind, re.compile(shape, flags), check, links, tuple(needs.split()))
