"""The words of the source that may be shown in a proof: all but what its reader may not see."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from translator.audiences import Audience, load_audiences
from translator.screen import PERSONAL, SECRETS
from translator.screen.policy import name_of, verdict
from translator.screen.references import find_tickets
from translator.values import FactSheet, Masked, Span, TermUse

HIDDEN = SECRETS | PERSONAL


def cover(masked: Masked) -> str:
    """What stands in the place of a hidden value: its kind and its hint."""
    return f"[{masked.kind} {masked.hint}]"


def source_words(sheet: FactSheet, start: int, end: int) -> str:
    """``update.text[start:end]`` with every secret and personal datum in it covered.

    A value that the span only touches is covered as a whole: half a secret is one too.
    """
    finds = (((m.start, m.end), cover(m)) for m in sheet.masked if m.kind in HIDDEN)
    return _covered(sheet.update.text, start, end, finds)


def words_for(sheet: FactSheet, start: int, end: int, audience: Audience) -> str:
    """``update.text[start:end]`` as one reader may see it: what is not theirs is named, not shown.

    A value that the span only touches is covered as a whole.
    """
    text = sheet.update.text
    finds = [((m.start, m.end), m.kind) for m in sheet.masked]
    finds += [((start + a, start + b), "ticket") for a, b in find_tickets(text[start:end])]
    covers = (
        (span, f"[{name_of(kind)}]") for span, kind in finds if verdict(kind, audience) != "show"
    )
    return _covered(text, start, end, covers)


@dataclass(frozen=True, slots=True)
class Proof:
    """The source as the proofs of a translation or a story quote it.

    ``outside`` is its reader where that is one outside the company. A proof is for the author and
    reviewers; but a page for customers will be sent to customers one day, and then it must hold
    nothing that they may not see.
    """

    sheet: FactSheet
    outside: Audience | None = None

    @classmethod
    def of(cls, sheet: FactSheet, audience: str) -> Proof:
        """The proofs of what was made of a sheet for a reader, by the reader's id."""
        reader = load_audiences().get(audience)
        return cls(sheet, reader if reader is not None and reader.outside else None)

    def words(self, start: int, end: int) -> str:
        """``update.text[start:end]`` with all in it covered that may not be seen."""
        if self.outside is not None:
            return words_for(self.sheet, start, end, self.outside)
        return source_words(self.sheet, start, end)

    def said(self, use: TermUse) -> str:
        """What was said for a term; where its surface is covered, it is covered here too."""
        shown = self.words(use.start, use.end)
        return use.said if shown == use.surface else use.said.replace(use.surface, shown)


def _covered(text: str, start: int, end: int, covers: Iterable[tuple[Span, str]]) -> str:
    parts: list[str] = []
    place = start
    for (first, last), words in sorted(covers):
        if last <= place or first >= end:
            continue
        parts += [text[place : max(place, first)], words]
        place = last
    return "".join(parts) + text[place:end]
