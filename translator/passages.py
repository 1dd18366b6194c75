"""Markdown into passages and sentences, each with its span in the text as given.

The block structure comes from markdown-it-py. The inline text is laid over the source again,
character by character, so that whatever is found in the plain text can be shown where the user
wrote it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token
from sentencex import segment

from translator.values import Passage, PassageKind, Sentence

_FRONT_MATTER = re.compile(r"\A\ufeff?(---|\+\+\+)[ \t]*\n.*?\n\1[ \t]*(?:\n|\Z)", re.DOTALL)
_TAG = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)
_LINK_TAIL = re.compile(r"\]\s*(?:\((?:[^()\\]|\\.|\([^()]*\))*\)|\[[^\]]*\])?")
_STRUCK = re.compile(r"(?<![\w~])~[^\s~](?:[^~\n]*[^\s~])?~(?![\w~])(?:,? (?:or|and) )?")
_REFERENCE = re.compile(r"\[([^\[\]\n]{2,})\](?:\[[^\[\]\n]*\])?")
_OWN_LINE = re.compile(r"\[[^\]\n]{2,40}\]")
_LABELLED_LINE = re.compile(
    r"(?:[A-Z][\w&/' -]{0,32}:(?:\s|$)|\W{0,2}\d{1,2}:\d{2}\b|\[?\d{4}-\d{2}-\d{2}|[•–—*-] |"
    r"\d+[.)] |\[x?\]\s|[✅❌🔴🟢🟡])"
)
_ENDS_SENTENCE = re.compile(r"[.!?:;][\"'”’)\]*_]*$")
_BRACKETED = 7  # below every Markdown heading
_ABBREVIATION = re.compile(
    r"(?:\b(?:approx|resp|incl|excl|ca|est|min|max|no|vs|fig|dept|v))\.\s*$", re.I
)
_LEAD = re.compile(r"^([A-Z][\w&/'’ -]{1,40}?)\s*:\s+(?=\S)")


_Piece = tuple[str, tuple[int, ...], tuple[tuple[int, int], ...]]


@dataclass
class _Plain:
    """Plain text under construction, with the source offset of each character."""

    chars: list[str] = field(default_factory=list)
    offsets: list[int] = field(default_factory=list)
    code: list[bool] = field(default_factory=list)

    def add(self, text: str, start: int, *, step: int = 1, code: bool = False) -> None:
        for i, char in enumerate(text):
            self.chars.append(char)
            self.offsets.append(start + i * step)
            self.code.append(code)

    def join(self, other: _Plain) -> None:
        self.chars += other.chars
        self.offsets += other.offsets
        self.code += other.code

    def drop(self, start: int, end: int) -> None:
        del self.chars[start:end]
        del self.offsets[start:end]
        del self.code[start:end]

    @property
    def text(self) -> str:
        return "".join(self.chars)


class _Source:
    """The source with the start of each line."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *(m.end() for m in re.finditer(r"\r\n|\r|\n", text)), len(text)]

    def lines(self, first: int, last: int) -> tuple[int, int]:
        """The half-open span of lines ``first`` to ``last`` (exclusive)."""
        top = len(self.starts) - 1
        return self.starts[min(first, top)], self.starts[min(last, top)]


def parse(text: str) -> tuple[Passage, ...]:
    """Split Markdown (or plain) text into passages.

    Returns:
        passages in the order of the text; their sentences are numbered from 0 without gaps, and
        ``text[s.offsets[i]]`` is the character ``s.plain[i]`` except where Markdown wrote it as an
        entity, a line break or a cell border.
    """
    matter = _FRONT_MATTER.match(text)
    body_start = matter.end() if matter else 0
    # markdown-it counts lines of the text it is given and turns NUL into U+FFFD: keep both aligned.
    source = _Source(text)
    blanked = re.sub(r"[^\r\n]", " ", text[:body_start]) + text[body_start:]
    tokens = (
        MarkdownIt("commonmark", {"html": True})
        .enable(["table", "strikethrough"])
        .parse(blanked.replace("\x00", " "))
    )
    walker = _Walker(source)
    if matter:
        walker.emit_block("code", 0, matter.end(), 0, "document metadata")
    walker.walk(tokens)
    return tuple(walker.passages)


class _Walker:
    """Turns markdown-it's flat token list into passages."""

    def __init__(self, source: _Source) -> None:
        self.source = source
        self.passages: list[Passage] = []
        self.count = 0
        self.headings: list[tuple[int, str]] = []
        self.depth = 0
        self.quoted = 0
        self.label = ""
        self.list_labels: list[str] = []
        self.header: list[str] = []

    def walk(self, tokens: list[Token]) -> None:
        position = 0
        while position < len(tokens):
            token = tokens[position]
            if token.type == "tr_open":
                position = self.row(tokens, position)
                continue
            self.block(token, tokens[position - 1] if position else None)
            position += 1

    def block(self, token: Token, before: Token | None) -> None:
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                self.depth += 1
                self.list_labels.append(self.label)
            case "bullet_list_close" | "ordered_list_close":
                self.depth -= 1
                self.list_labels.pop()
            case "blockquote_open":
                self.quoted += 1
            case "blockquote_close":
                self.quoted -= 1
            case "fence" | "code_block":
                self.emit_block("code", *self.span(token), self.depth, "code")
            case "html_block":
                self.html(token)
            case "table_open":
                self.header = []
            case "inline" if before is not None and token.map:
                self.inline(token, before)
            case _:
                pass

    def span(self, token: Token) -> tuple[int, int]:
        first, last = token.map or (0, 0)
        return self.source.lines(first, last)

    def emit_block(self, kind: PassageKind, start: int, end: int, level: int, label: str) -> None:
        plain = _Plain()
        plain.add(self.source.text[start:end], start)
        self.emit(kind, level, label, [_trim(plain, 0, len(plain.chars))])

    def html(self, token: Token) -> None:
        start, end = self.span(token)
        plain, cursor = _Plain(), start
        for tag in _TAG.finditer(self.source.text, start, end):
            plain.add(self.source.text[cursor : tag.start()], cursor)
            cursor = tag.end()
        plain.add(self.source.text[cursor:end], cursor)
        self.emit("paragraph", self.depth, "", list(_sentences(plain)))

    def inline(self, token: Token, before: Token) -> None:
        start, end = self.span(token)
        plain = _lay_over(token, self.source.text, start, end)
        if before.type == "heading_open":
            level = int(before.tag[1])
            self.headings = [h for h in self.headings if h[0] < level]
            whole = _trim(plain, 0, len(plain.chars))
            if whole:
                self.emit("heading", level, "", [whole])
                self.headings.append((level, whole[0]))
            self.label = ""
            return
        kind: PassageKind = "bullet" if self.depth else "quote" if self.quoted else "paragraph"
        label = self.list_labels[-1] if self.list_labels else ""
        pieces = list(_sentences(plain))
        if kind == "paragraph" and pieces and pieces[0] and _OWN_LINE.fullmatch(pieces[0][0]):
            self.headings = [h for h in self.headings if h[0] < _BRACKETED]
            self.emit("heading", _BRACKETED, "", pieces[:1])
            self.headings.append((_BRACKETED, pieces[0][0].strip("[]")))
            pieces = pieces[1:]
        self.emit(kind, self.depth, label, pieces)
        last = pieces[-1] if pieces else None
        introduces = last is not None and (
            last[0].rstrip().endswith(":") or (self.depth > 0 and len(last[0].split()) <= 4)
        )
        self.label = last[0].rstrip(" :") if last and introduces else ""

    def row(self, tokens: list[Token], position: int) -> int:
        start, end = self.span(tokens[position])
        cursor, cells, joined = start, [], _Plain()
        header = False
        position += 1
        while tokens[position].type != "tr_close":
            token = tokens[position]
            header = header or token.type == "th_open"
            if token.type == "inline":
                cell = _lay_over(token, self.source.text, cursor, end)
                if cell.offsets:
                    cursor = cell.offsets[-1] + 1
                cells.append(cell.text.strip())
                if cell.text.strip():
                    if joined.chars:
                        joined.add(" – ", joined.offsets[-1], step=0)
                    joined.join(cell)
            position += 1
        if header:
            self.header = cells
        else:
            label = " | ".join(c for c in self.header if c)
            self.emit("row", self.depth, label, [_trim(joined, 0, len(joined.chars))])
        return position + 1

    def emit(
        self,
        kind: PassageKind,
        level: int,
        label: str,
        pieces: list[_Piece | None],
    ) -> None:
        sentences = []
        for piece in pieces:
            if piece is None:
                continue
            plain, offsets, code = piece
            start, end = offsets[0], offsets[-1] + 1
            sentences.append(Sentence(self.count, start, end, plain, offsets, code))
            self.count += 1
        if sentences:
            headings = tuple(text for _, text in self.headings)
            self.passages.append(
                Passage(
                    kind,
                    sentences[0].start,
                    sentences[-1].end,
                    level,
                    headings,
                    label,
                    tuple(sentences),
                )
            )


def _lay_over(token: Token, text: str, start: int, end: int) -> _Plain:
    """The plain text of an inline token, laid over ``text[start:end]``."""
    plain, cursor = _Plain(), start
    struck = 0
    for child in token.children or []:
        struck += {"s_open": 1, "s_close": -1}.get(child.type, 0)
        if struck and child.type != "s_open":
            found = text.find(child.content, cursor, end) if child.content else -1
            cursor = cursor if found < 0 else found + len(child.content)
            continue
        if child.type in {"text", "text_special", "code_inline"}:
            cursor = _lay_text(plain, child, text, cursor, end)
        elif child.type in {"softbreak", "hardbreak"}:
            found = text.find("\n", cursor, end)
            cursor = cursor if found < 0 else found
            plain.add("\n", cursor)
            cursor += 1
        elif child.type == "link_close":
            tail = _LINK_TAIL.match(text, cursor, end)
            if tail:
                cursor = tail.end()
        elif child.type == "image":
            found = text.find(")", cursor, end)
            cursor = cursor if found < 0 else found + 1
        elif child.type == "html_inline":
            found = text.find(child.content, cursor, end)
            cursor = cursor if found < 0 else found + len(child.content)
    for match in reversed(list(_STRUCK.finditer(plain.text))):
        plain.drop(match.start(), match.end())
    _unlink(plain)
    return plain


def _unlink(plain: _Plain) -> None:
    """Take the brackets off reference links whose definition is not in the text."""
    for found in reversed(list(_REFERENCE.finditer(plain.text))):
        own_line = found[0] in [line.strip() for line in plain.text.split("\n")]
        if not own_line and not any(plain.code[found.start() : found.end()]):
            plain.drop(found.end(1), found.end())
            plain.drop(found.start(), found.start(1))


def _lay_text(plain: _Plain, child: Token, text: str, cursor: int, end: int) -> int:
    content = child.content
    if not content:
        return cursor
    found = text.find(content, cursor, end)
    if found >= 0:
        plain.add(content, found, code=child.type == "code_inline")
        return found + len(content)
    written = child.markup or content
    found = text.find(written, cursor, end) if child.type == "text_special" else -1
    where = found if found >= 0 else min(cursor, end - 1)
    plain.add(content, where, step=0)
    return min(where + (len(written) if found >= 0 else 0), end)


def _trim(plain: _Plain, start: int, end: int) -> _Piece | None:
    while start < end and plain.chars[start].isspace():
        start += 1
    while end > start and plain.chars[end - 1].isspace():
        end -= 1
    if start == end:
        return None
    text = "".join(plain.chars[start:end]).replace("\n", " ")
    return text, tuple(plain.offsets[start:end]), _runs(plain.code[start:end])


def _runs(flags: list[bool]) -> tuple[tuple[int, int], ...]:
    """The half-open runs of true flags."""
    edges = [
        i
        for i in range(len(flags) + 1)
        if (i < len(flags) and flags[i]) != (i > 0 and flags[i - 1])
    ]
    return tuple(zip(edges[::2], edges[1::2], strict=True))


def _sentences(plain: _Plain) -> Iterator[_Piece | None]:
    """Sentences of a block; lines that carry a label or a time of their own stay apart."""
    text = plain.text
    start = 0
    for end in _line_groups(text):
        for first, last in _split(text[start:end]):
            yield _trim(plain, start + first, start + last)
        start = end


def _line_groups(text: str) -> list[int]:
    ends, position = [], 0
    while (break_at := text.find("\n", position)) >= 0:
        nxt = text[break_at + 1 :].lstrip(" ")
        line = text[text.rfind("\n", 0, break_at) + 1 : break_at]
        if (
            _LABELLED_LINE.match(nxt)
            or (len(line) < 48 and _ENDS_SENTENCE.search(line))
            or _OWN_LINE.fullmatch(line.strip())
        ):
            ends.append(break_at + 1)
        position = break_at + 1
    return [*ends, len(text)]


def _split(text: str) -> list[tuple[int, int]]:
    """Sentence boundaries by sentencex, mended where IT text fools it."""
    spans: list[tuple[int, int]] = []
    cursor = 0
    for piece in segment("en", text.replace("\n", " ")):
        end = cursor + len(piece)
        joined = spans and _belongs_to_previous(text[spans[-1][0] : spans[-1][1]], text[cursor:end])
        if joined:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((cursor, end))
        cursor = end
    if spans and cursor < len(text):
        spans[-1] = (spans[-1][0], len(text))
    return spans or [(0, len(text))]


def _belongs_to_previous(previous: str, piece: str) -> bool:
    first = piece.lstrip()[:1]
    last_word = next(iter(previous.rsplit(maxsplit=1)[-1:]), "")
    opened = previous.count("(") > previous.count(")") or previous.count("`") % 2 == 1
    return (
        not first
        or (first.islower() and ("." in last_word[:-1] or len(last_word) <= 2))
        or first in "=)]},;"
        or opened
        or bool(_ABBREVIATION.search(previous))
    )


def lead(plain: str) -> tuple[str, str]:
    """The label before a colon and the rest: ``("Impact", "two teams …")``; label may be empty."""
    found = _LEAD.match(plain)
    if not found or len(found[1].split()) > 5:
        return "", plain
    return found[1], plain[found.end() :]
