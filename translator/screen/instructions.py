"""Text that speaks to a language model, found so that its author is told.

It is text like any other: nothing here changes it. Characters that show nothing, look-alike
letters, letters set apart and Base64 are seen through first.
"""

from __future__ import annotations

import base64
import binascii
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from translator.screen.instruction_rules import ENCODED, HIDDEN, RULES
from translator.values import FactSheet, Span

_TAGS = range(0xE0020, 0xE007F)  # the Unicode block that mirrors ASCII and shows nothing
_FLAG = "\U0001f3f4"  # flags of regions are spelt in tags
_SET_APART = re.compile(r"(?<!\w)(?:[^\W\d_][ ._-]){3,}[^\W\d_](?!\w)")
_BASE64 = re.compile(r"(?<![\w+/=])[A-Za-z0-9+/]{24,4000}={0,2}(?![\w+/=])")
_READABLE = re.compile(r"(?:[A-Za-z'’,;:.!?-]+\s+){3,}[A-Za-z'’,;:.!?-]+")
_QUOTES = '"“«„'
_LINK_END = re.compile(r"https?://\S+$")  # a quote after it opens the link's title
_ENDS = ".!?\n\r"
_REACH = 400  # characters; a sentence is not longer
_TOLD = 5  # notices; an update full of orders needs no list of them
_QUOTED = 90  # characters of a find that a notice quotes


@dataclass(frozen=True, slots=True)
class Addressed:
    """A span of the update that speaks to a model, out to the ends of its sentence or line.

    ``why`` says by what it was known, as the second half of a sentence about it.
    """

    start: int
    end: int
    why: str


def find_instructions(text: str) -> tuple[Addressed, ...]:
    """The spans that speak to a model, in the order of the text, never overlapping.

    Spans count characters of ``text`` as given. Text that merely mentions models, prompts or
    instructions is not found.
    """
    found: list[Addressed] = []
    for start, end, why in sorted(_finds(text)):
        whole = _sentence(text, start, end)
        if found and whole[0] < found[-1].end:
            last = found[-1]
            found[-1] = Addressed(last.start, max(last.end, whole[1]), last.why)
        else:
            found.append(Addressed(*whole, why))
    return tuple(found)


def addressed_sentences(sheet: FactSheet) -> frozenset[int]:
    """The indices of the sentences, headings among them, that speak to a model."""
    found = find_instructions(sheet.update.text)
    return frozenset(
        s.index for s in sheet.sentences if any(f.start < s.end and s.start < f.end for f in found)
    )


def instruction_notices(text: str) -> tuple[str, ...]:
    """Remarks for the author on the first finds, each quoting its beginning and naming its line."""
    found = find_instructions(text)
    notices = [
        f"Line {text.count(chr(10), 0, find.start) + 1} seems to speak to an AI model, not to your"
        f" reader ({find.why}), and was not followed: “{_quoted(text[find.start : find.end])}”"
        for find in found[:_TOLD]
    ]
    if len(found) > _TOLD:
        notices.append(f"{len(found) - _TOLD} more places seem to speak to an AI model")
    return tuple(notices)


def _finds(text: str) -> Iterator[tuple[int, int, str]]:
    plain, offsets = _seen_through(text)
    for why, shape in RULES:
        for match in shape.finditer(plain):
            if match.end() > match.start() and not _is_example(plain, match.start()):
                yield offsets[match.start()], offsets[match.end() - 1] + 1, why
    for start, end in _tags(text):
        yield start, end, HIDDEN
    for match in _BASE64.finditer(text):
        if _READABLE.search(_decoded(match[0])):
            yield *match.span(), ENCODED


def _seen_through(text: str) -> tuple[str, list[int]]:
    """The text as a model may read it, with the offset of each character in ``text``."""
    chars, offsets = [], []
    for i, char in enumerate(text):
        if ord(char) in _TAGS:
            char = chr(ord(char) - 0xE0000)  # noqa: PLW2901 - what it stands for
        elif unicodedata.category(char) == "Cf":
            continue
        elif not char.isascii():
            folded = unicodedata.normalize("NFKC", char)
            char = folded if len(folded) == 1 else char  # noqa: PLW2901
        chars.append(char)
        offsets.append(i)
    plain = "".join(chars)
    drop = {
        i
        for run in _SET_APART.finditer(plain)
        for i in range(run.start() + 1, run.end(), 2)
    }  # fmt: skip
    kept = [i for i in range(len(plain)) if i not in drop]
    return "".join(plain[i] for i in kept), [offsets[i] for i in kept]


def _is_example(plain: str, start: int) -> bool:
    """Whether a find stands in a quotation inside a sentence: the update tells what was written."""
    line = plain[max(0, start - _REACH) : start].rpartition("\n")[2]
    opened = [i for i, char in enumerate(line) if char in _QUOTES]
    if (
        not opened
        or (line[opened[-1]] == '"' and len(opened) % 2 == 0)
        or "”" in line[opened[-1] :]
    ):
        return False
    before = line[: opened[-1]].rstrip()
    return len(re.findall(r"\w+", before)) >= 3 and not _LINK_END.search(before)


def _tags(text: str) -> Iterator[Span]:
    for match in re.finditer(r"[\U000e0020-\U000e007e]{4,}", text):
        if text[match.start() - 1 : match.start()] != _FLAG:
            yield match.span()


def _decoded(code: str) -> str:
    try:
        return base64.b64decode(code + "=" * (-len(code) % 4)).decode("utf-8")
    except (binascii.Error, ValueError):
        return ""


def _sentence(text: str, start: int, end: int) -> Span:
    """The span out to the ends of its sentence or line."""
    left = max(text.rfind(mark, max(0, start - _REACH), start) for mark in _ENDS) + 1
    left = left or max(0, start - _REACH)
    while left < start and text[left] in " \t>*_-|#":
        left += 1
    last = min(len(text), end + _REACH)
    rights = [at for mark in _ENDS if (at := text.find(mark, max(start, end - 1), last)) >= 0]
    right = min(rights) + 1 if rights else last
    return left, max(end, right if text[right - 1 : right] not in "\n\r" else right - 1)


def _quoted(text: str) -> str:
    shown = "".join(c for c in _seen_through(text)[0] if c.isprintable() or c.isspace())
    line = " ".join(shown.split())
    return line if len(line) <= _QUOTED else f"{line[:_QUOTED].rstrip()}…"
