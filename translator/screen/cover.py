"""A sentence, a heading or a label without what this reader may not see.

It is covered before a term is replaced and before any model reads it, so that no later step can
split a value and leave half of it standing.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from translator.audiences import Audience
from translator.screen import PERSONAL, SECRETS, general, screen
from translator.screen.general import Edit
from translator.screen.policy import Verdict, name_of, verdict
from translator.screen.references import find_tickets
from translator.values import FactSheet, LeftOut, Sentence, Span, TermMatch

_URL = re.compile(r"<?\b(?:https?|ftp|ssh|git)://[^\s<>()\[\]\"']+>?|\bwww\.[^\s<>()]+")
_LISTED = re.compile(r"[\"'`]?(?:,|/|\s*&|\s+and|\s+or|, and|, or)\s*[\"'`]?")
_GROUPED = {"person": "handle"}


@dataclass(frozen=True, slots=True)
class Covered:
    """A sentence as its reader may see it: ``sentence.plain`` and the terms that still stand in it.

    ``left_out`` says what was taken out and why; values that are covered as ``[hidden]`` show it
    themselves. ``empty`` is set when too little is left to be worth saying.
    """

    sentence: Sentence
    terms: tuple[TermMatch, ...]
    left_out: tuple[LeftOut, ...]
    empty: bool = False


@dataclass(frozen=True, slots=True)
class _Find:
    kind: str
    verdict: Verdict
    start: int
    end: int


def withheld(sentences: Sequence[Sentence], sheet: FactSheet, audience: Audience) -> str:
    """What keeps sentences that stand together from this reader; empty when they may be told.

    One that this reader may not get keeps all of them ("an internal host"); so do values that leave
    hardly a word of any.
    """
    finds = [_in_sentence(sentence, sheet, audience) for sentence in sentences]
    for find in (find for found in finds for find in found):
        if find.verdict == "leave out":
            return name_of(find.kind)
    if finds and all(finds) and all(covered(s, sheet, audience).empty for s in sentences):
        return name_of(finds[0][0].kind)
    return ""


def covered(sentence: Sentence, sheet: FactSheet, audience: Audience) -> Covered:
    """The sentence for this reader; unchanged when it holds nothing they may not see."""
    mine = tuple(t for t in sheet.terms if t.sentence == sentence.index)
    finds = _in_sentence(sentence, sheet, audience)
    if not finds:
        return Covered(sentence, mine, ())
    pairs = list(_edits(sentence.plain, finds))
    edits = [edit for _, edit in pairs]
    left_out = tuple(
        LeftOut(*sentence.span_of(f.start, f.end), f"{_named(f, edit)}: not for {audience.name}")
        for group, edit in pairs
        for f in group
        if f.verdict == "say"
    )
    changed, terms = _apply(sentence, edits, mine)
    return Covered(changed, terms, left_out, _too_little(sentence.plain, edits, finds))


def _named(find: _Find, edit: Edit) -> str:
    in_passing = not edit.text and find.kind in {"handle", "ticket"}
    return f"a {find.kind} in passing" if in_passing else name_of(find.kind)


def covered_words(text: str, sheet: FactSheet, audience: Audience) -> str:
    """A heading or label for this reader; empty when it held a secret or a personal datum."""
    finds = _whole(text, _in_words(text, sheet, audience), audience)
    if any(f.verdict in {"hide", "leave out"} for f in finds):
        return ""
    for _, edit in reversed(list(_edits(text, finds))):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return re.sub(r"\s{2,}", " ", text).strip(" -–:,")


def _in_sentence(sentence: Sentence, sheet: FactSheet, audience: Audience) -> list[_Find]:
    finds = []
    first = bisect_right(sheet.masked, sentence.start, key=lambda masked: masked.end)
    for masked in takewhile(lambda m: m.start < sentence.end, sheet.masked[first:]):
        what = verdict(masked.kind, audience)
        inside = [i for i, at in enumerate(sentence.offsets) if masked.start <= at < masked.end]
        if inside and what != "show":
            finds.append(_Find(masked.kind, what, inside[0], inside[-1] + 1))
    if not all(a < b for a, b in pairwise(sentence.offsets)):
        # Behind an escape the place of a character in the update is not known one by one.
        finds += _in_words(sentence.plain, sheet, audience)
    return _whole(sentence.plain, finds, audience)


def _in_words(text: str, sheet: FactSheet, audience: Audience) -> list[_Find]:
    """Finds in words whose place in the update is not known: by value, and by a look of its own."""
    finds = []
    for masked in sheet.masked:
        what = verdict(masked.kind, audience)
        value = sheet.update.text[masked.start : masked.end]
        plain = html.unescape(value)
        written = {value, plain, re.sub(r"\\(?=[^\w\s])", "", plain), plain.replace("\\", "")}
        for one in written if what != "show" else ():
            finds += [
                _Find(masked.kind, what, at, at + len(one))
                for at in (m.start() for m in re.finditer(re.escape(one), text))
            ]
    for masked in screen(text) if sheet.masked else ():
        what = verdict(masked.kind, audience)
        if what != "show" and masked.kind != "cve":
            finds.append(_Find(masked.kind, what, masked.start, masked.end))
    return finds


def _whole(plain: str, finds: list[_Find], audience: Audience) -> list[_Find]:
    """Tickets added, addresses in the web taken as a whole; in order, apart."""
    what = verdict("ticket", audience)
    if what != "show":
        finds += [_Find("ticket", what, start, end) for start, end in find_tickets(plain)]
    links = [m.span() for m in _URL.finditer(plain)]
    apart: list[_Find] = []
    for find in sorted(finds, key=lambda f: (f.start, -f.end)):
        start, end = find.start, find.end
        for a, b in links:
            if a < end and start < b:
                start, end = min(a, start), max(b, end)
        if apart and start < apart[-1].end:
            apart[-1] = replace(apart[-1], end=max(apart[-1].end, end))
        else:
            apart.append(replace(find, start=start, end=end))
    return apart


def _edits(plain: str, finds: Iterable[_Find]) -> Iterator[tuple[list[_Find], Edit]]:
    """One edit for each value, or for a list of values of one kind; in order, apart."""
    done = 0
    for group in _groups(plain, finds):
        first, last = group[0], group[-1]
        if general.is_known(first.kind):
            several = len(group) > 1
            edit = general.said(first.kind, plain, first.start, last.end, several=several)
        else:
            edit = general.hidden(plain, first.start, last.end)
        if edit.start < done:
            edit = Edit(done, edit.end, edit.text)
        done = edit.end
        yield group, edit


def _groups(plain: str, finds: Iterable[_Find]) -> list[list[_Find]]:
    groups: list[list[_Find]] = []
    for find in finds:
        kind = _GROUPED.get(find.kind, find.kind)
        before = groups[-1][-1] if groups else None
        if (
            before
            and before.verdict == find.verdict == "say"
            and _GROUPED.get(before.kind, before.kind) == kind
            and _LISTED.fullmatch(plain[before.end : find.start])
        ):
            groups[-1].append(find)
        else:
            groups.append([find])
    return groups


def _apply(
    sentence: Sentence, edits: Iterable[Edit], terms: tuple[TermMatch, ...]
) -> tuple[Sentence, tuple[TermMatch, ...]]:
    plain, offsets, code = sentence.plain, list(sentence.offsets), list(sentence.code)
    standing = list(terms)
    for edit in sorted(edits, key=lambda e: -e.start):
        end = edit.end + (
            edit.text == "" and edit.start == 0 and plain[edit.end : edit.end + 1] == " "
        )
        shift = len(edit.text) - (end - edit.start)
        at = offsets[min(edit.start, len(offsets) - 1)]
        plain = plain[: edit.start] + edit.text + plain[end:]
        offsets[edit.start : end] = [at] * len(edit.text)
        code = [moved for span in code if (moved := _moved(span, edit.start, end, shift))]
        standing = [
            replace(term, plain_start=moved[0], plain_end=moved[1])
            for term in standing
            if (moved := _moved((term.plain_start, term.plain_end), edit.start, end, shift))
        ]
    return replace(sentence, plain=plain, offsets=tuple(offsets), code=tuple(code)), tuple(standing)


def _moved(span: Span, start: int, end: int, shift: int) -> Span | None:
    """A span after ``start:end`` changed its length; ``None`` when it was touched."""
    if span[1] <= start:
        return span
    return (span[0] + shift, span[1] + shift) if span[0] >= end else None


def _too_little(plain: str, edits: Iterable[Edit], finds: Iterable[_Find]) -> bool:
    """Whether hardly a word is left beside the general ones ("Contact: a named person")."""
    for edit in sorted(edits, key=lambda e: -e.start):
        plain = plain[: edit.start] + " " + plain[edit.end :]
    about_people = any(f.kind in SECRETS | PERSONAL for f in finds)
    return len(re.findall(r"[^\W\d_]{2,}", plain)) < (3 if about_people else 1)
