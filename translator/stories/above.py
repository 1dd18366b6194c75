"""The lines above lists: a list is told under the line that says what it lists."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from translator.audiences import Audience
from translator.lookup import look_up
from translator.outline import under, withheld
from translator.stories.shape import entries_of
from translator.units import is_fragment
from translator.values import FactSheet, Item, Passage, Sentence, Span

_LABEL = 4  # words; a longer line above a list, or one with a verb, is a sentence of its own


@dataclass(frozen=True, slots=True)
class Listing:
    """A list with a line above it. ``entries`` are the places of its entries on its level.

    ``line`` is the sentence above it, ``None`` where this reader may not get it; ``is_label`` when
    the entries are read under it as under a heading.
    """

    line: Sentence | None
    is_label: bool
    entries: tuple[Span, ...]

    def item(self, section: str) -> Item | None:
        """The line as an item of a section."""
        if self.line is None:
            return None
        announces = self.line.plain.rstrip().endswith(":")
        return Item(self.line, section, announces=announces)


def listings(sheet: FactSheet, reader: Audience) -> dict[int, Listing]:
    """For where each bullet with a line above its list begins, that list."""
    lookup, entries = look_up(sheet), entries_of(sheet)
    headings = {p.sentences[0].index for p in sheet.passages if p.kind == "heading"}
    plain = {s.index: s for s in sheet.sentences}
    above = {i: top for top, below in under(sheet).items() if top not in headings for i in below}
    found: dict[int, Listing] = {}
    for passage in _bullets(sheet.passages):
        top = above.get(passage.sentences[0].index)
        if top is None or passage.start not in entries:
            continue
        line = plain[top]
        told = None if withheld((line,), lookup, reader) else line
        is_label = len(passage.label.split()) <= _LABEL and is_fragment(passage.label)
        found[passage.start] = Listing(told, is_label, entries[passage.start])
    return found


def untold_lists(sheet: FactSheet, told: set[int]) -> dict[int, tuple[Span, ...]]:
    """For each told line above a list of which nothing is told, the places of its entries."""
    lists = {line: below for line, below in under(sheet).items() if line in told}
    return {
        line: entries
        for line, below in lists.items()
        if not told.intersection(below)
        and (entries := tuple((p.start, p.end) for p in _bullets(sheet.passages) if _in(p, below)))
    }


def _in(passage: Passage, indices: Iterable[int]) -> bool:
    return passage.sentences[0].index in indices


def _bullets(passages: Iterable[Passage]) -> Iterable[Passage]:
    return (p for p in passages if p.kind == "bullet" and p.sentences)
