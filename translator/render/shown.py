"""The words of the source that may be shown in a proof: all but secrets and personal data."""

from __future__ import annotations

from translator.audiences import Audience
from translator.screen import PERSONAL, SECRETS
from translator.screen.policy import name_of, verdict
from translator.screen.references import find_tickets
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


def words_for(sheet: FactSheet, start: int, end: int, audience: Audience) -> str:
    """``update.text[start:end]`` as one reader may see it: what is not theirs is named, not shown.

    A value that the span only touches is covered as a whole.
    """
    text = sheet.update.text
    finds = [(m.start, m.end, m.kind) for m in sheet.masked]
    finds += [
        (start + first, start + last, "ticket") for first, last in find_tickets(text[start:end])
    ]
    parts: list[str] = []
    place = start
    for first, last, kind in sorted(finds):
        if last <= place or first >= end or verdict(kind, audience) == "show":
            continue
        parts += [text[place : max(place, first)], f"[{name_of(kind)}]"]
        place = last
    return "".join(parts) + text[place:end]
