"""Marked-up text as HTML: any spans, also nested and overlapping ones, over text as pasted."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from translator.values import Span


def esc(text: str) -> str:
    """Text made safe for an element's content or a quoted attribute.

    Carriage returns become references, since an HTML parser would otherwise drop them.
    """
    return html.escape(text, quote=True).replace("\r", "&#13;")


def attributes(pairs: Iterable[tuple[str, str]]) -> str:
    """Name and value pairs as HTML attributes, each with a space before it; values are escaped."""
    return "".join(f' {name}="{esc(value)}"' for name, value in pairs)


@dataclass(frozen=True, slots=True)
class Mark:
    """A half-open span of the text and how to show it.

    ``once`` holds attributes for the first piece of the mark only (an id, a tab stop), ``always``
    those for each piece. ``shown`` replaces the words of the span, for secrets.
    """

    start: int
    end: int
    css: str
    always: tuple[tuple[str, str], ...] = ()
    once: tuple[tuple[str, str], ...] = ()
    shown: str | None = field(default=None)


def spans_attribute(spans: Iterable[Span]) -> str:
    """Spans as the page's script reads them: ``"12-40,51-60"``."""
    return ",".join(f"{start}-{end}" for start, end in spans)


def _pieces(length: int, marks: Sequence[Mark], cuts: Iterable[int]) -> list[Span]:
    borders = {0, length, *cuts}
    for mark in marks:
        if not 0 <= mark.start < mark.end <= length:
            raise ValueError(f"mark {mark.start}-{mark.end} is not within 0-{length}")
        borders |= {mark.start, mark.end}
    hidden = [m for m in marks if m.shown is not None]
    kept = sorted(
        b for b in borders if 0 <= b <= length and not any(m.start < b < m.end for m in hidden)
    )
    return list(pairwise(kept))


def highlight(text: str, marks: Sequence[Mark], cuts: Iterable[int] = ()) -> str:
    """The whole text as HTML, cut into pieces at every border of a mark and at ``cuts``.

    Each piece is ``<span class="pb-seg" data-a data-b>`` with its offsets in characters (code
    points) of ``text``; the marks that cover it are spans within, the longest outermost. So marks
    may nest and overlap, and the text content is the text itself, but for spans with ``shown``.

    Raises:
        ValueError: a mark is empty or reaches beyond the text.
    """
    order = sorted(marks, key=lambda m: (m.start - m.end, m.start))
    begun: set[Mark] = set()
    out: list[str] = []
    for start, end in _pieces(len(text), order, cuts):
        covering = [m for m in order if m.start < end and start < m.end]
        shown = next((m.shown for m in covering if m.shown is not None), None)
        out.append(f'<span class="pb-seg" data-a="{start}" data-b="{end}">')
        for mark in covering:
            extra = () if mark in begun else mark.once
            begun.add(mark)
            out.append(f'<span class="{esc(mark.css)}"{attributes((*mark.always, *extra))}>')
        out.append(esc(text[start:end] if shown is None else shown))
        out.append("</span>" * (len(covering) + 1))
    return "".join(out)
