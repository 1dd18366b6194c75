"""The shape of a report: its lists, lines that head what follows, and which end comes first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from translator.passages import lead
from translator.values import FactSheet, Passage, Sentence, Span

_TITLE = 14  # words
_LABEL = 3  # words of a line that heads what follows
_POINTER = re.compile(
    r"(?:(?:please )?(?:read|see|learn|find out) (?:more|also|the (?:following|links?))\b.*|"
    r"(?:more|further|full|additional) (?:information|details?|reading)\b.*|"
    r"(?:for|to) (?:(?:see|get|learn|find) )?more\b.*|consult (?:this|the) .*|"
    r"example of an? .{0,40}|the following (?:line numbers?|links?|pages?|section)\b.*|"
    r"(?:project board|tracking issue|links?|sources?|references?|see above|see below))[.:!;]?",
    re.IGNORECASE | re.DOTALL,
)
# What is shown in the update and not in a story.
_SHOWN = re.compile(
    r"\b(?:screenshot|diagram|figure|image|picture|chart|graph|snippet)s? (?:above|below|shows?)\b|"
    r"\b(?:shown|seen|see|listed) (?:above|below|here)\b|^the following line numbers\b",
    re.IGNORECASE,
)
_FIRST = re.compile(r"\b(?:initial|first|investigating|announced?)\b", re.IGNORECASE)
_LAST = re.compile(r"\b(?:final|resolved|closing|completed)\b", re.IGNORECASE)
_TABLE_EDGE = " |*_:"


def points_elsewhere(plain: str) -> bool:
    """Whether a sentence sends its reader to another place ("See more.", "in the figure below")."""
    return bool(_POINTER.fullmatch(lead(plain)[1].strip()) or _SHOWN.search(plain))


def entries_of(sheet: FactSheet) -> dict[int, tuple[Span, ...]]:
    """For where each bullet of a list begins, all the entries of its list on its level."""
    found: dict[int, tuple[Span, ...]] = {}
    for is_list, run in groupby(sheet.passages, key=lambda p: p.kind == "bullet"):
        if not is_list:
            continue
        lists: dict[tuple[object, ...], list[Passage]] = {}
        for passage in run:
            lists.setdefault((passage.level, passage.label, passage.headings), []).append(passage)
        for members in lists.values():
            spans = tuple((p.start, p.end) for p in members)
            found |= {p.start: spans for p in members}
    return found


def headed(sheet: FactSheet) -> dict[int, str]:
    """Sentences under a short line of its own that names what follows, each with that line.

    "Outcome", alone on a line, is no heading of Markdown and yet says what stands under it: goals,
    and no results. It holds until the next heading or line of its kind.
    """
    found: dict[int, str] = {}
    line = ""
    facts = {fact.sentence for fact in sheet.facts if fact.kind != "name"}
    for passage, after in zip(sheet.passages, (*sheet.passages[1:], None), strict=True):
        if passage.kind == "heading":
            line = ""
            continue
        if after is not None and _is_line(passage, after, facts):
            line = passage.sentences[0].plain.strip(_TABLE_EDGE)
        elif line:
            found |= {s.index: line for s in passage.sentences}
    return found


def _is_line(passage: Passage, after: Passage, facts: set[int]) -> bool:
    plain = passage.sentences[0].plain
    bare = plain.strip(_TABLE_EDGE)
    return (
        passage.kind == "paragraph"
        and after.kind in {"paragraph", "row"}
        and len(passage.sentences) == 1
        and passage.sentences[0].index not in facts
        and 1 <= len(bare.split()) <= _LABEL
        and bare[:1].isupper()
        and not plain.rstrip().endswith((".", "!", "?"))
        and plain.strip().startswith("|") == after.sentences[0].plain.strip().startswith("|")
    )


def own_title(sheet: FactSheet) -> Sentence | None:
    """The first line of an update without a title, where it is one in all but its mark-up."""
    first = next(iter(sheet.passages), None)
    if first is None or first.kind != "paragraph" or len(first.sentences) != 1:
        return None
    line = first.sentences[0]
    bold = sheet.update.text[max(0, line.start - 2) : line.start] in {"**", "__"}
    covered = any(m.start < line.end and line.start < m.end for m in sheet.masked)
    short = 3 <= len(line.plain.split()) <= _TITLE and len(sheet.passages) > 2
    open_end = not line.plain.rstrip().endswith((".", "!", "?", ":", ";", ","))
    return line if short and not covered and (bold or open_end) else None


def newest_first(sheet: FactSheet) -> bool:
    """Whether the sections of an update stand with the last word first, as status pages do."""
    names = list(_sections(sheet))
    last = next((i for i, name in enumerate(names) if _LAST.search(name)), None)
    first = next((i for i, name in enumerate(names) if _FIRST.search(name)), None)
    return last is not None and first is not None and last < first


def _sections(sheet: FactSheet) -> Iterator[str]:
    for passage in sheet.passages:
        if passage.kind == "heading":
            yield passage.sentences[0].plain.strip("[] ")


def in_time(sections: Sequence[int]) -> list[int]:
    """Positions of groups, section by section from the last section to the first.

    ``sections`` says where each group's heading begins, -1 where it stands above all sections: that
    stays in front.
    """
    runs = [list(run) for _, run in groupby(range(len(sections)), key=lambda i: sections[i])]
    above = runs.pop(0) if runs and sections[0] < 0 else []
    return [*above, *(i for run in reversed(runs) for i in run)]


def sections_of(sheet: FactSheet) -> dict[int, int]:
    """Where the heading above each sentence begins, by the sentence's index; -1 for none."""
    found: dict[int, int] = {}
    above = -1
    for passage in sheet.passages:
        above = passage.start if passage.kind == "heading" else above
        found |= {s.index: above for s in passage.sentences}
    return found
