"""The words of the source that may be shown in a proof: all but secrets and personal data."""

from __future__ import annotations

from translator.screen import PERSONAL, SECRETS
from translator.values import FactSheet, Masked, TermUse

HIDDEN = SECRETS | PERSONAL


def cover(masked: Masked) -> str:
    """What stands in the place of a hidden value: its kind and its hint."""
    return f"[{masked.kind} {masked.hint}]"


def source_words(sheet: FactSheet, start: int, end: int) -> str:
    """``update.text[start:end]`` with every secret and personal datum in it covered.

    A value that the span only touches is covered as a whole: half a secret is one too.
    """
    text = sheet.update.text
    parts: list[str] = []
    place = start
    for masked in sorted(sheet.masked, key=lambda m: m.start):
        if masked.kind not in HIDDEN or masked.end <= place or masked.start >= end:
            continue
        parts += [text[place : max(place, masked.start)], cover(masked)]
        place = masked.end
    return "".join(parts) + text[place:end]


def said_words(sheet: FactSheet, use: TermUse) -> str:
    """What was said for a term; where its surface is covered, it is covered here too."""
    shown = source_words(sheet, use.start, use.end)
    return use.said if shown == use.surface else use.said.replace(use.surface, shown)
