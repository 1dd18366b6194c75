"""Word documents (.docx) as Markdown, read from the XML that python-docx opens.

``Paragraph.text`` of python-docx leaves out inserted words under review and content controls, where
templates keep the words that matter; so the tree is walked here.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

from translator.documents.tables import markdown_table
from translator.errors import InputError

_MAX_UNPACKED = 200_000_000  # bytes of XML; a zip can hold a thousand times its own size
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SKIPPED = {
    _W + "del",
    _W + "moveFrom",
    _W + "instrText",
    _W + "pPr",
    _W + "rPr",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)
_LIST = re.compile(r"list (bullet|number)(?: (\d))?", re.IGNORECASE)


def read_docx(data: bytes, name: str) -> str:
    """The body of a Word document as Markdown: headings, lists, tables, footnotes at the end.

    Accepted and pending insertions are read, deletions are not. Page headers and footers, comments
    and pictures are left out.

    Raises:
        InputError: ``data`` is not a Word document, is damaged, holds no text, or unpacks to
            more than 200 MB.
    """
    try:
        blocks = _read(data, name)
    except InputError:
        raise
    except Exception as error:  # a broken archive or XML fails in dozens of ways
        raise InputError(
            f"{name!r} is damaged or not a Word document.",
            hint="Open it in Word, save it again as .docx, or copy its text.",
        ) from error
    text = "\n\n".join(b for b in blocks if b.strip())
    if not text:
        raise InputError(
            f"{name!r} holds no text.",
            hint="If it shows pictures of text, type or paste their words.",
        )
    # The items of one list stand together.
    return re.sub(r"(?m)^(\s*(?:-|\d+\.) .*)\n\n(?=\s*(?:-|\d+\.) )", r"\1\n", text) + "\n"


def _read(data: bytes, name: str) -> list[str]:
    import docx  # noqa: PLC0415

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        unpacked = sum(member.file_size for member in archive.infolist())
    if unpacked > _MAX_UNPACKED:
        raise InputError(
            f"{name!r} unpacks to more than {_MAX_UNPACKED // 1_000_000} MB.",
            hint="Copy the text you need into a new document.",
        )
    document = docx.Document(io.BytesIO(data))
    return [*_blocks(document.element.body, _Lists(document)), *_footnotes(document)]


class _Lists:
    """How a document numbers its lists, by numbering id and level."""

    def __init__(self, document: Any) -> None:  # noqa: ANN401
        self.styles = {
            style.style_id: style.name or ""
            for style in document.styles
            if getattr(style, "name", None)
        }
        self._formats: dict[tuple[str, int], str] = {}
        self._counts: dict[tuple[str, int], int] = {}
        part = next(
            (p for p in document.part.package.iter_parts() if "numbering" in p.partname), None
        )
        root = getattr(part, "element", None)
        if root is None:
            return
        abstract = {a.get(_W + "abstractNumId"): a for a in root.iter(_W + "abstractNum")}
        for num in root.iter(_W + "num"):
            link = num.find(_W + "abstractNumId")
            base = abstract.get(link.get(_W + "val")) if link is not None else None
            for level in () if base is None else base.iter(_W + "lvl"):
                form = level.find(_W + "numFmt")
                key = (num.get(_W + "numId"), int(level.get(_W + "ilvl") or 0))
                self._formats[key] = "bullet" if form is None else form.get(_W + "val")

    def mark(self, paragraph: Any) -> str:  # noqa: ANN401
        """The Markdown mark of a paragraph: "## ", "- ", "  2. " or nothing."""
        properties = paragraph.find(_W + "pPr")
        style = _value(properties, "pStyle")
        name = self.styles.get(style, style)
        if name.lower() == "title":
            return "# "
        if match := _HEADING.match(name):
            return "#" * min(6, int(match[1])) + " "
        number = None if properties is None else properties.find(_W + "numPr")
        if number is not None and (num_id := _value(number, "numId")) not in ("", "0"):
            level = int(_value(number, "ilvl") or 0)
            form = self._formats.get((num_id, level), "bullet")
            return self._item(num_id, level, numbered=form not in ("bullet", "none"))
        if match := _LIST.match(name):
            level = int(match[2] or 1) - 1
            return self._item(name, level, numbered=match[1].lower() == "number")
        return ""

    def _item(self, list_id: str, level: int, *, numbered: bool) -> str:
        indent = "   " * level
        if not numbered:
            return indent + "- "
        count = self._counts[list_id, level] = self._counts.get((list_id, level), 0) + 1
        for key in [k for k in self._counts if k[0] == list_id and k[1] > level]:
            del self._counts[key]
        return f"{indent}{count}. "


def _value(parent: Any, tag: str) -> str:  # noqa: ANN401
    child = None if parent is None else parent.find(_W + tag)
    return "" if child is None else str(child.get(_W + "val") or "")


def _blocks(parent: Iterable[Any], lists: _Lists) -> Iterator[str]:
    for child in parent:
        if child.tag == _W + "p":
            text = _text(child).strip()
            if text:
                yield lists.mark(child) + text
        elif child.tag == _W + "tbl":
            yield markdown_table([_row(r, lists) for r in child.iter(_W + "tr")])
        elif child.tag not in _SKIPPED:
            yield from _blocks(child, lists)


def _row(row: Any, lists: _Lists) -> list[str]:  # noqa: ANN401
    cells: list[str] = []
    for cell in row.iter(_W + "tc"):
        if next(cell.iterancestors(_W + "tr")) is not row:
            continue
        properties = cell.find(_W + "tcPr")
        merged = None if properties is None else properties.find(_W + "vMerge")
        below = merged is not None and merged.get(_W + "val") != "restart"
        cells.append("" if below else "\n".join(_blocks(cell, lists)))
        cells += [""] * (int(_value(properties, "gridSpan") or 1) - 1)
    return cells


def _text(node: Any) -> str:  # noqa: ANN401
    parts: list[str] = []
    for child in node:
        if child.tag in _SKIPPED or not isinstance(child.tag, str):
            continue
        local = child.tag.removeprefix(_W)
        if local == "t":
            parts.append(child.text or "")
        elif local == "footnoteReference":
            parts.append(f" [{child.get(_W + 'id')}]")
        elif local == "p":  # a paragraph in a text box
            parts.append("\n" + _text(child) + "\n")
        else:
            parts.append(_MARKS.get(local) or _text(child))
    return "".join(parts)


def _footnotes(document: Any) -> list[str]:  # noqa: ANN401
    from lxml import etree  # noqa: PLC0415

    part = next((p for p in document.part.package.iter_parts() if "/footnotes" in p.partname), None)
    if part is None:
        return []
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    root = etree.fromstring(part.blob, parser)
    notes = [(n.get(_W + "id"), _text(n).strip()) for n in root.iter(_W + "footnote")]
    return [f"[{number}] {text}" for number, text in notes if text]
