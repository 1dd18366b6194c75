"""Rows of cells as a Markdown table."""

from __future__ import annotations

import re
from collections.abc import Sequence

_BREAKS = re.compile(r"\s*\n\s*")


def markdown_table(rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table whose first row is the header; short rows are filled up.

    Line ends in a cell become spaces, bars are escaped. A table of one column becomes paragraphs:
    people use it as a frame, not as a table. Empty rows are dropped.
    """
    kept = [[_cell(c) for c in row] for row in rows if any(c.strip() for c in row)]
    if not kept:
        return ""
    width = max(map(len, kept))
    if width == 1:
        return "\n\n".join(row[0].strip() for row in rows if row and row[0].strip())
    full = [row + [""] * (width - len(row)) for row in kept]
    lines = ["| " + " | ".join(row) + " |" for row in full]
    return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


def _cell(text: str) -> str:
    return _BREAKS.sub(" ", text.strip()).replace("|", r"\|")
