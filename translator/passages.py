"""Markdown into passages and sentences, each with its span in the text as given.

The block structure comes from markdown-it-py. The inline text is laid over the source again,
character by character, so that whatever is found in the plain text can be shown where the user
wrote it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from translator.inline import Piece, Plain, lay_over, trim
from translator.sentences import OWN_LINE, sentences_of
from translator.values import Passage, PassageKind, Sentence

_FRONT_MATTER = re.compile(r"\A\ufeff?(---|\+\+\+)[ \t]*\n.*?\n\1[ \t]*(?:\n|\Z)", re.DOTALL)
_TAG = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)
_BRACKETED = 7  # below every Markdown heading
_ENDED = re.compile(r"[.!?…][\"'”’)\]]*\s*$")
_TITLE = 12  # words at most
# A first line that says something is no title; one that greets or is dated neither.
_SAYS = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|can|could|may|might|must|should|do|does|did|we|you|I|"
    r"hi|hello|dear|hey|thanks?|\w+ed|EUR|USD|GBP|CHF)\b|['’](?:s|re|ve|ll|d)\b|^\W*\d|[£$€%]",
    re.IGNORECASE,
)
_LEAD = re.compile(r"^([A-Z][\w&/'’ -]{1,40}?)\s*:\s+(?=\S)")


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
    # markdown-it turns NUL into U+FFFD, which would not be found again: a space keeps its place.
    text = text.replace("\x00", " ")
    source = _Source(text)
    blanked = re.sub(r"[^\r\n]", " ", text[:body_start]) + text[body_start:]
    tokens = (
        MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(blanked)
    )
    walker = _Walker(source)
    if matter:
        walker.emit_block("code", 0, matter.end(), 0, "document metadata")
    walker.walk(tokens)
    return tuple(_titled(walker.passages))


def _titled(passages: list[Passage]) -> list[Passage]:
    """The passages, the first line as a heading where it is one that lacks the mark.

    It stands alone, is short, has no verb and no end, and whole sentences follow.
    """
    first, rest = passages[:1], passages[1:]
    if not rest or first[0].kind != "paragraph" or len(first[0].sentences) > 1:
        return passages
    plain = first[0].sentences[0].plain
    words = len(plain.split())
    alone = plain[-1].isalnum() or plain[-1] == ")"
    follows = rest[0].kind == "heading" or _ENDED.search(rest[0].sentences[-1].plain)
    if not (2 <= words <= _TITLE and alone and follows) or _SAYS.search(plain):
        return passages
    under = [replace(p, headings=(plain, *p.headings)) for p in rest]
    return [replace(first[0], kind="heading", level=1), *under]


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
        plain = Plain()
        plain.add(self.source.text[start:end], start)
        self.emit(kind, level, label, [trim(plain, 0, len(plain.chars))])

    def html(self, token: Token) -> None:
        start, end = self.span(token)
        plain, cursor = Plain(), start
        for tag in _TAG.finditer(self.source.text, start, end):
            plain.add(self.source.text[cursor : tag.start()], cursor)
            cursor = tag.end()
        plain.add(self.source.text[cursor:end], cursor)
        self.emit("paragraph", self.depth, "", list(sentences_of(plain)))

    def inline(self, token: Token, before: Token) -> None:
        start, end = self.span(token)
        plain = lay_over(token, self.source.text, start, end)
        if before.type == "heading_open":
            level = int(before.tag[1])
            self.headings = [h for h in self.headings if h[0] < level]
            whole = trim(plain, 0, len(plain.chars))
            if whole:
                self.emit("heading", level, "", [whole])
                self.headings.append((level, whole[0]))
            self.label = ""
            return
        kind: PassageKind = "bullet" if self.depth else "quote" if self.quoted else "paragraph"
        label = self.list_labels[-1] if self.list_labels else ""
        pieces = list(sentences_of(plain))
        if kind == "paragraph" and pieces and pieces[0] and OWN_LINE.fullmatch(pieces[0][0]):
            self.headings = [h for h in self.headings if h[0] < _BRACKETED]
            self.emit("heading", _BRACKETED, "", pieces[:1])
            self.headings.append((_BRACKETED, pieces[0][0].strip("[]")))
            pieces = pieces[1:]
        self.emit(kind, self.depth, label, pieces)
        last = pieces[-1] if pieces else None
        introduces = last is not None and (
            last[0].rstrip().endswith(":")
            or (self.depth > 0 and len(last[0].split()) <= 4)
            or (self.depth == 0 and len(last[0].split()) > 4 and not _ENDED.search(last[0]))
        )
        self.label = last[0].rstrip(" :") if last and introduces else ""

    def row(self, tokens: list[Token], position: int) -> int:
        start, end = self.span(tokens[position])
        cursor, cells, joined = start, [], Plain()
        header = False
        position += 1
        while tokens[position].type != "tr_close":
            token = tokens[position]
            header = header or token.type == "th_open"
            if token.type == "inline":
                cell = lay_over(token, self.source.text, cursor, end)
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
            self.emit("row", self.depth, label, [trim(joined, 0, len(joined.chars))])
        return position + 1

    def emit(
        self,
        kind: PassageKind,
        level: int,
        label: str,
        pieces: list[Piece | None],
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


def lead(plain: str) -> tuple[str, str]:
    """The label before a colon and the rest: ``("Impact", "two teams …")``; label may be empty."""
    found = _LEAD.match(plain)
    if not found or len(found[1].split()) > 5:
        return "", plain
    return found[1], plain[found.end() :]
