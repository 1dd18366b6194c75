"""Cells of tables that other programs open: what a spreadsheet would run as a formula is text."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

_FORMULA = re.compile(r"\s*[=+\-@\t\r＝＋－＠]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")


def neutral(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe goes in front of one.

    Characters that a workbook cannot hold are taken out; plain numbers stay numbers. Source of the
    rule: OWASP, "CSV Injection".
    """
    clean = _CONTROL.sub("", cell)
    return f"'{clean}" if _FORMULA.match(clean) and not _NUMBER.fullmatch(clean) else clean


def to_csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Rows as CSV (RFC 4180, lines ending in a line feed), every cell neutral."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([neutral(cell) for cell in row] for row in rows)
    return out.getvalue()
