r"""Values of an entry as the cells of a table, and back.

A list is one cell with ``|`` between its items. A map from names to names is one cell with
``old → new`` items. What differs by reader ("policy.finance") and the parts of a record
("replacement.plural") have a column each. A backslash before ``| ; → = \`` takes it as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from translator.glossary.exchange.shapes import PER_READER, Shape, shapes

Column = tuple[str, str]
"""A field, and its part or reader; the second is empty for a field that has one column."""

_TRUE = frozenset("true yes y 1 1.0 x".split())
_FALSE = frozenset("false no n 0 0.0".split())
_IN_LIST = re.compile(r"[\\|\n]")
_IN_SHORT_LIST = re.compile(r"[\\|;\n]")
_IN_MAP = re.compile(r"[\\|;→=\n]|-(?=>)")
_TOKEN = re.compile(r"\\[\\|;→=\n-]|[-=]>|[^\\|;→=\n-]+|.", re.DOTALL)
_ARROWS = frozenset({"→", "->", "=>", "="})
_SENTENCES = frozenset({"hits", "misses"})
_SAME = {
    "n": "noun",
    "proper noun": "noun",
    "noun phrase": "noun",
    "v": "verb",
    "adj": "adjective",
    "draft": "proposed",
    "candidate": "proposed",
    "new": "proposed",
    "preferred": "approved",
    "standardized": "approved",
    "accepted": "approved",
    "active": "approved",
    "obsolete": "deprecated",
    "retired": "deprecated",
    "superseded": "deprecated",
    "not a term": "non-term",
    "explain": "gloss",
}


def columns_of(datas: Iterable[Mapping[str, Any]]) -> list[Column]:
    """The columns that hold all of these entries, in the schema's order.

    Every field has its column even when nobody uses it, so that it can be filled in; readers and
    the parts of records have one where an entry has a value.
    """
    used: dict[str, dict[str, None]] = {}
    for data in datas:
        for name, value in data.items():
            if isinstance(value, Mapping):
                used.setdefault(name, {}).update(dict.fromkeys(value))
    found: list[Column] = []
    for name, shape in shapes().items():
        if shape.kind == "record":
            found += [(name, part) for part in shape.parts]
        elif name in PER_READER:
            readers = used.get(name, {"default": None} if name == "policy" else {})
            found += [(name, reader) for reader in readers]
        else:
            found.append((name, ""))
    return found


def heading(column: Column) -> str:
    """The heading of a column: ``term``, ``policy.finance``."""
    return ".".join(part for part in column if part)


def to_cell(data: Mapping[str, Any], column: Column) -> str:
    """What stands in a column for an entry; empty when the entry does not give it."""
    name, part = column
    value = data.get(name)
    if part:
        value = value.get(part) if isinstance(value, Mapping) else None
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        pairs = ((_escape(_IN_MAP, old), _escape(_IN_MAP, new)) for old, new in value.items())
        return " | ".join(f"{old} → {new}" for old, new in pairs)
    if isinstance(value, list | tuple):
        special = _IN_LIST if name in _SENTENCES else _IN_SHORT_LIST
        return " | ".join(_escape(special, str(one)) for one in value)
    return str(value)


def from_cells(cells: Iterable[tuple[Column, str]]) -> dict[str, Any]:
    """The fields that a row gives. An empty cell gives nothing; it takes nothing away either."""
    data: dict[str, Any] = {}
    for (name, part), cell in cells:
        if not cell.strip():
            continue
        shape = shapes()[name]
        if part:
            inner = shape.parts.get(part, Shape("text", shape.choices))
            data.setdefault(name, {})[part] = _value(name, inner, cell)
        elif isinstance(data.get(name), list):
            data[name] += _value(name, shape, cell)
        elif name in data and isinstance(data[name], dict):
            data[name].update(_value(name, shape, cell))
        else:
            data[name] = _value(name, shape, cell)
    return data


def _value(name: str, shape: Shape, cell: str) -> object:
    if shape.kind == "list":
        return _items(cell, sentences=name in _SENTENCES)
    if shape.kind == "map":
        return _map(name, shape, cell)
    if shape.kind == "flag":
        word = cell.strip().casefold()
        return True if word in _TRUE else False if word in _FALSE else cell
    return choice(shape, cell)


def choice(shape: Shape, cell: str) -> str:
    """A cell that holds one of few words, in the schema's spelling; any other as it is."""
    if not shape.choices:
        return cell
    word = " ".join(cell.casefold().replace("_", " ").strip(" .").split())
    near = {one.replace("-", " "): one for one in shape.choices}
    found = near.get(word.replace("-", " ")) or _SAME.get(word)
    return found if found in shape.choices else cell.strip()


def _map(name: str, shape: Shape, cell: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for tokens in _split(cell, {"|", "\n", ";"}):
        arrows = [i for i, token in enumerate(tokens) if token in _ARROWS]
        if not arrows:
            word = _join(tokens)
            if name in PER_READER:
                found["default"] = choice(shape, word)
            else:
                found[word] = ""
            continue
        old, new = _join(tokens[: arrows[0]]), _join(tokens[arrows[0] + 1 :])
        found[old] = choice(shape, new)
    return found


def _items(cell: str, *, sentences: bool) -> list[str]:
    parts = _split(cell, {"|", "\n"})
    if len(parts) == 1 and not sentences:
        parts = _split(cell, {";"})
    return [_join(tokens) for tokens in parts]


def _split(cell: str, at: set[str]) -> list[list[str]]:
    parts: list[list[str]] = [[]]
    for token in _TOKEN.findall(cell.replace("\r\n", "\n")):
        if token in at:
            parts.append([])
        else:
            parts[-1].append(token)
    return [part for part in parts if _join(part)]


def _join(tokens: Iterable[str]) -> str:
    return "".join(
        token[1:] if token[0] == "\\" and len(token) > 1 else token for token in tokens
    ).strip()


def _escape(special: re.Pattern[str], text: str) -> str:
    return special.sub(lambda found: "\\" + found[0], text)
