"""Changes single entries in the text of a glossary file, and leaves every other character alone.

Comments, order and the way a value is written belong to whoever wrote the file by hand.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from translator.errors import GlossaryError
from translator.glossary.parse import parse_yaml
from translator.glossary.schema import Concept

_LIST = re.compile(r"^concepts:[ \t]*(?P<empty>\[[ \t]*\])?[ \t]*(?:#.*)?$")
_ID = re.compile(r"""^id:[ \t]*(?P<quote>["']?)(?P<id>[\w-]+)(?P=quote)[ \t]*(?:#.*)?$""")
_ORDER = {name: place for place, name in enumerate(Concept.model_fields)}
_BLOCK = frozenset(("hits", "misses"))
_LINE = 98  # columns


@dataclass(slots=True)
class Blocks:
    """A file's text in parts: joined they are the file again, character by character.

    ``blocks`` maps an entry's id to its lines, with the comments that stand right above it.
    """

    head: str
    blocks: dict[str, str]
    tail: str
    indent: int

    @property
    def text(self) -> str:
        """The whole file."""
        empty = re.sub(r"(?m)^concepts:", "concepts: []", self.head)
        return (self.head if self.blocks else empty) + "".join(self.blocks.values()) + self.tail

    @property
    def is_bare(self) -> bool:
        """Whether it holds no entry, and no word that a person wrote."""
        return not self.blocks and not self.tail and self.head == new_file(self.domain).head

    @property
    def domain(self) -> str:
        """The domain that the file names."""
        found = parse_yaml("the file", self.head + self.tail)
        return str(found.get("domain")) if isinstance(found, dict) else ""

    def put(self, entry_id: str, text: str | None, *, after: str | None = None) -> None:
        """Replace an entry's block, take it out (``None``), or add it.

        A new block stands behind the entry ``after``, first when that is empty, and last when it
        is ``None`` or not there.
        """
        if text is None:
            self.blocks.pop(entry_id, None)
            return
        new, last = entry_id not in self.blocks, next(reversed(self.blocks), "")
        self.blocks[entry_id] = text
        if new and (after == "" or (after != last and after in self.blocks)):
            ids = [one for one in self.blocks if one != entry_id]
            ids.insert(ids.index(after) + 1 if after else 0, entry_id)
            self.blocks = {one: self.blocks[one] for one in ids}
        elif new and last and not self.blocks[last].endswith("\n\n"):
            self.blocks[last] += "\n"  # or its last comment would stand above the new entry


def new_file(domain: str) -> Blocks:
    """A file that holds no entry yet."""
    return Blocks(f"domain: {_scalar(domain)}\nconcepts:\n", {}, "", 2)


def split(name: str, text: str) -> Blocks:
    """The parts of a file's text.

    Raises:
        GlossaryError: its entries are not written one below the other, so that none can be
            changed without writing all of it anew.
    """
    lines = [line + "\n" for line in text.removesuffix("\n").split("\n")]
    begin = next((i for i, line in enumerate(lines) if _LIST.match(line.rstrip())), None)
    if begin is None:
        raise _not_editable(name)
    starts, indent, end = _starts(lines, begin + 1)
    if not starts:
        lines[begin] = re.sub(r"[ \t]*\[[ \t]*\]", "", lines[begin], count=1)
        return Blocks("".join(lines[: begin + 1]), {}, "".join(lines[begin + 1 :]), 2)
    bounds = [*(_with_comments(lines, start, begin) for start in starts), end]
    parts = zip(starts, bounds, bounds[1:], strict=False)
    found = {_id(name, lines[at:last], indent): "".join(lines[i:last]) for at, i, last in parts}
    if len(found) != len(starts):
        raise _not_editable(name)
    return Blocks("".join(lines[: bounds[0]]), found, "".join(lines[end:]), indent)


def _not_editable(name: str) -> GlossaryError:
    return GlossaryError(
        f"{name}: its entries are not written one below the other under 'concepts:'",
        hint="Write each entry as '  - id: …' with its fields on the lines below it.",
    )


def _starts(lines: Sequence[str], begin: int) -> tuple[list[int], int, int]:
    """The lines at which entries begin, their indent, and the line after the last entry."""
    starts: list[int] = []
    indent = -1
    for i in range(begin, len(lines)):
        bare = lines[i].strip()
        if not bare or bare.startswith("#"):
            continue
        depth = len(lines[i]) - len(lines[i].lstrip(" "))
        dash = bare == "-" or bare.startswith("- ")
        if indent < 0 and dash:
            indent = depth
        if dash and depth == indent:
            starts.append(i)
        elif depth <= indent or indent < 0:
            return starts, indent, i
    return starts, indent, len(lines)


def _with_comments(lines: Sequence[str], start: int, begin: int) -> int:
    while start - 1 > begin and lines[start - 1].lstrip().startswith("#"):
        start -= 1
    return start


def _id(name: str, lines: Sequence[str], indent: int) -> str:
    keys = indent + len(lines[0][indent:]) - len(lines[0][indent + 1 :].lstrip())
    for place, line in enumerate(lines):
        if place == 0 or not line[:keys].strip():
            found = _ID.match(line[keys:].rstrip())
            if found:
                return found["id"]
    return str(fields_of(name, "".join(lines)).get("id"))


def written(fields: Mapping[str, Any], indent: int, *, spaced: bool = True) -> str:
    """A block for an entry, its fields in the order of the schema."""
    names = sorted(fields, key=_order)
    lines = "".join(_field(name, fields[name], indent + 2) for name in names)
    return " " * indent + "- " + lines[indent + 2 :] + ("\n" if spaced else "")


def fields_of(name: str, text: str) -> dict[str, Any]:
    """The fields that a block holds.

    Raises:
        GlossaryError: it is not valid YAML by itself.
    """
    found = parse_yaml(name, text)
    if not (isinstance(found, list) and len(found) == 1 and isinstance(found[0], dict)):
        raise _not_editable(name)
    return dict(found[0])


def changed(name: str, text: str, fields: Mapping[str, Any]) -> str:
    """A block in which exactly these fields stand; those that have not changed keep their text.

    Args:
        name: the file's name, for errors.
        text: the block as it is.
        fields: what it shall hold; fields that are not named are taken out.
    """
    before = fields_of(name, text)
    made = text
    try:
        for field in dict.fromkeys((*before, *fields)):
            if (field in before) != (field in fields) or before.get(field) != fields.get(field):
                made = _with_field(made, field, fields)
        if fields_of(name, made) == dict(fields):
            return made
    except (GlossaryError, _OddlyWrittenError):
        pass
    file = split(name, "concepts:\n" + text)
    return written(fields, file.indent, spaced=text.endswith("\n\n"))


class _OddlyWrittenError(Exception):
    """A block is not written with one field below the other."""


def _with_field(text: str, field: str, fields: Mapping[str, Any]) -> str:
    whole = yaml.compose(text, Loader=yaml.CSafeLoader)
    entry = whole.value[0] if isinstance(whole, yaml.SequenceNode) else None
    if not isinstance(entry, yaml.MappingNode) or entry.flow_style:
        raise _OddlyWrittenError
    pairs = {key.value: (key, value) for key, value in entry.value}
    pad = entry.value[0][0].start_mark.column
    if field not in pairs:
        earlier = [name for name in pairs if _order(name) < _order(field)]
        last = max(earlier or pairs, key=lambda name: pairs[name][0].start_mark.index)
        end = _line_end(text, _end(text, pairs[last][1]))
        return text[:end] + _field(field, fields[field], pad) + text[end:]
    key, value = pairs[field]
    start, stop = key.start_mark.index, _end(text, value)
    if field in fields:
        gap = text[key.end_mark.index + 1 : max(value.start_mark.index, key.end_mark.index + 1)]
        comment = "  " + gap.split("\n")[0].strip() if "#" in gap else ""
        new = _field(field, fields[field], pad).rstrip("\n").lstrip(" ")
        first, newline, rest = new.partition("\n")
        return text[:start] + first + comment + newline + rest + text[stop:]
    if text[:start].rstrip(" ").endswith("-"):
        after = min(
            (k.start_mark.index for k, _ in pairs.values() if k.start_mark.index > start),
            default=len(text),
        )
        return text[:start] + text[after:]
    return text[: text.rfind("\n", 0, start) + 1] + text[_line_end(text, stop) :]


def _order(name: str) -> int:
    return _ORDER.get(name, len(_ORDER))


def _end(text: str, node: yaml.Node) -> int:
    """Where a value ends: a block's own end mark stands beyond the comments that follow it."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(text, last[1] if isinstance(last, tuple) else last)
    end = int(node.end_mark.index)
    while text[end - 1 : end] == "\n":
        end -= 1
    return end


def _line_end(text: str, place: int) -> int:
    found = text.find("\n", place)
    return len(text) if found < 0 else found + 1


def _field(name: str, value: object, pad: int) -> str:
    """The lines of a field, on one line where it fits."""
    begin = " " * pad + name + ":"
    if isinstance(value, list | tuple | dict):
        flow = _flow(value)
        if not value or (name not in _BLOCK and len(begin) + 1 + len(flow) <= _LINE):
            return f"{begin} {flow}\n"
        items = (
            [f"{_scalar(key)}: {_scalar(words)}" for key, words in value.items()]
            if isinstance(value, dict)
            else [f"- {_scalar(words)}" for words in value]
        )
        return begin + "\n" + "".join(f"{' ' * (pad + 2)}{item}\n" for item in items)
    return f"{begin} {_scalar(value)}\n"


def _flow(value: object) -> str:
    plain = list(value) if isinstance(value, tuple) else value
    dumped = yaml.safe_dump(
        plain, default_flow_style=True, allow_unicode=True, width=10**9, sort_keys=False
    )
    return str(dumped).rstrip("\n")


_PLAIN = re.compile(r"[A-Za-z](?:[\w ,.;()/'-]|:(?=\w))*(?<! )")
_SPECIAL = frozenset("y n yes no on off true false null".split())


def _scalar(value: object) -> str:
    if isinstance(value, str) and _PLAIN.fullmatch(value) and value.lower() not in _SPECIAL:
        return value  # most are; the emitter takes a hundred times as long to find that out
    style = '"' if isinstance(value, str) and "\n" in value else None
    dumped = yaml.safe_dump(value, default_style=style, allow_unicode=True, width=10**9)
    return str(dumped).removesuffix("\n").removesuffix("\n...")
