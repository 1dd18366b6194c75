"""HTML pages and mails as Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from translator.documents.encoding import decode
from translator.documents.tables import markdown_table
from translator.errors import InputError

if TYPE_CHECKING:
    from bs4 import Tag

_DROPPED = ("script", "style", "template", "noscript", "head", "svg", "nav", "iframe", "form")
_BLOCK = re.compile(
    "p|div|section|article|main|header|footer|aside|figure|figcaption|address|body|html|dl|dt|dd"
    "|details|summary|fieldset|center|hgroup|table|tbody|thead|tfoot|tr|td|th"
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset=["']?\s*([\w-]{2,40})""", re.IGNORECASE)


def read_html(data: bytes, name: str) -> str:
    """An HTML file as Markdown text; its charset is the mark's, the page's own, UTF-8 or 1252.

    Raises:
        InputError: the file is binary, nested beyond reason, or shows no text.
    """
    declared = _CHARSET.search(data[:4096])
    if declared and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            return html_to_markdown(data.decode(declared[1].decode("ascii")), name)
        except (LookupError, UnicodeDecodeError):  # the page is not what it says: judge its bytes
            return html_to_markdown(decode(data, name), name)
    return html_to_markdown(decode(data, name), name)


def html_to_markdown(html: str, name: str) -> str:
    """What a reader of the page sees, as Markdown: headings, lists, tables, quotes and code.

    Links keep their words and lose their address; pictures are left out.

    Raises:
        InputError: the page is nested beyond reason, or shows no text.
    """
    from bs4 import BeautifulSoup, Comment  # noqa: PLC0415

    try:
        soup = BeautifulSoup(html, "html.parser")
        for tag in soup.find_all(_DROPPED):
            tag.decompose()
        for tag in [*soup.find_all(hidden=True), *soup.find_all(style=_HIDDEN)]:
            tag.decompose()
        for comment in soup.find_all(string=lambda s: isinstance(s, Comment)):
            comment.extract()
        text = _blocks(soup)
    except RecursionError as error:
        raise InputError(
            f"{name!r} is nested too deeply to be read.",
            hint="Open it in a browser and copy the text.",
        ) from error
    text = re.sub(r"[ \t]+\n", "\n", text)
    text = re.sub(r"\n{3,}", "\n\n", text).strip()
    if not text:
        raise InputError(
            f"{name!r} shows no text.",
            hint="If the page is filled by a script, open it in a browser and copy the text.",
        )
    return text + "\n"


def _blocks(node: Tag, depth: int = 0) -> str:
    from bs4 import Tag as TagType  # noqa: PLC0415

    parts: list[str] = []
    for child in node.children:
        if isinstance(child, TagType):
            parts.append(_element(child, depth))
            continue
        words = re.sub(r"[ \t\r\n\f]+", " ", str(child))
        # Beside a line end, white space is the page's own indentation.
        parts.append(words.lstrip() if parts and parts[-1].endswith("\n") else words)
    return "".join(parts)


def _element(tag: Tag, depth: int) -> str:  # noqa: PLR0911 - one return a kind of element
    name = tag.name
    if name == "br":
        return "\n"
    if name == "hr":
        return "\n\n---\n\n"
    if name == "pre":
        body = tag.get_text().strip("\n")
        longest = max((len(run) for run in re.findall(r"`+", body)), default=0)
        fence = "`" * max(3, longest + 1)
        return f"\n\n{fence}\n{body}\n{fence}\n\n"
    if re.fullmatch(r"h[1-6]", name):
        title = " ".join(_blocks(tag).split())
        return f"\n\n{'#' * int(name[1])} {title}\n\n" if title else "\n\n"
    if name in ("ul", "ol", "menu"):
        return _list(tag, depth)
    if name == "blockquote":
        quoted = re.sub(r"\n{3,}", "\n\n", _blocks(tag)).strip()
        return "\n\n" + "\n".join(f"> {line}".rstrip() for line in quoted.split("\n")) + "\n\n"
    if name == "table" and not tag.find("table") and tag.get("role") != "presentation":
        return f"\n\n{_table(tag)}\n\n"
    if name == "code":
        return f"`{tag.get_text()}`" if "`" not in tag.get_text() else tag.get_text()
    inner = _blocks(tag, depth)
    return f"\n\n{inner.strip()}\n\n" if _BLOCK.fullmatch(name) else inner


def _list(tag: Tag, depth: int) -> str:
    lines: list[str] = []
    for position, item in enumerate(tag.find_all("li", recursive=False), 1):
        mark = f"{position}. " if tag.name == "ol" else "- "
        body = re.sub(r"\n{2,}", "\n", _blocks(item, depth + 1)).strip()
        lines.append(mark + body.replace("\n", "\n" + " " * len(mark)))
    return "\n\n" + "\n".join(lines) + "\n\n" if lines else _blocks(tag, depth)


def _table(tag: Tag) -> str:
    rows = [
        [_blocks(cell).strip() for cell in row.find_all(["td", "th"])] for row in tag.find_all("tr")
    ]
    return markdown_table(rows)
