"""Plain text laid over Markdown: each character keeps its place in the source."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from markdown_it.token import Token

_LINK_TAIL = re.compile(r"[`*_]*\]\s*(?:\((?:[^()\\]|\\.|\([^()]*\))*\)|\[[^\]]*\])?")
_STRUCK = re.compile(r"(?<![\w~])~[^\s~](?:[^~\n]*[^\s~])?~(?![\w~])(?:,? (?:or|and) )?")
_REFERENCE = re.compile(r"\[([^\[\]\n]{2,})\](?:\[[^\[\]\n]*\])?")
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]+\]:?")

# Plain text, the source offset of each character, and the spans that were inline code.
Piece = tuple[str, tuple[int, ...], tuple[tuple[int, int], ...]]


@dataclass
class Plain:
    """Plain text under construction, with the source offset of each character."""

    chars: list[str] = field(default_factory=list)
    offsets: list[int] = field(default_factory=list)
    code: list[bool] = field(default_factory=list)

    def add(self, text: str, start: int, *, step: int = 1, code: bool = False) -> None:
        """Append characters that stand from ``start`` on, ``step`` apart."""
        for i, char in enumerate(text):
            self.chars.append(char)
            self.offsets.append(start + i * step)
            self.code.append(code)

    def join(self, other: Plain) -> None:
        """Append another plain text."""
        self.chars += other.chars
        self.offsets += other.offsets
        self.code += other.code

    def drop(self, start: int, end: int) -> None:
        """Take characters out again."""
        del self.chars[start:end]
        del self.offsets[start:end]
        del self.code[start:end]

    @property
    def text(self) -> str:
        """The characters so far."""
        return "".join(self.chars)


def lay_over(token: Token, text: str, start: int, end: int) -> Plain:
    """The plain text of an inline token, laid over ``text[start:end]``."""
    plain, cursor = Plain(), start
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
        elif child.type == "link_open" and plain.chars and plain.chars[-1].isalnum():
            plain.add(" ", cursor)  # "to 60Gi[PR 105](…)": the value ends here
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


def _unlink(plain: Plain) -> None:
    """Take out footnote marks, and the brackets of links whose definition is not in the text."""
    for mark in reversed(list(_FOOTNOTE.finditer(_outside_code(plain)))):
        plain.drop(mark.start(), mark.end())
    for found in reversed(list(_REFERENCE.finditer(_outside_code(plain)))):
        words = plain.text[found.start() : found.end()]
        if words not in [line.strip() for line in plain.text.split("\n")]:
            plain.drop(found.end(1), found.end())
            plain.drop(found.start(), found.start(1))


def _outside_code(plain: Plain) -> str:
    """The text with a letter for each character of code: brackets of code are no marks."""
    return "".join(
        "x" if code else char for char, code in zip(plain.chars, plain.code, strict=True)
    )


def _lay_text(plain: Plain, child: Token, text: str, cursor: int, end: int) -> int:
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


def trim(plain: Plain, start: int, end: int) -> Piece | None:
    """``plain[start:end]`` without outer white space; ``None`` when nothing is left."""
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
