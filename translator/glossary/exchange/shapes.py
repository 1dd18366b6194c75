"""What kind of value each field of an entry holds, read from the schema itself.

A field that the schema gains is carried by every format without a change here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Literal

from translator.glossary.schema import Concept

Kind = Literal["text", "flag", "list", "map", "record"]
PER_READER = frozenset({"policy", "glosses"})


@dataclass(frozen=True, slots=True)
class Shape:
    """The kind of a field's value; ``choices`` are the only words it may hold, if it is so bound.

    A ``map`` goes from words to words (whose choices these are); a ``record`` has ``parts`` by
    name.
    """

    kind: Kind
    choices: tuple[str, ...] = ()
    parts: Mapping[str, Shape] = field(default_factory=dict)


@lru_cache(maxsize=1)
def shapes() -> Mapping[str, Shape]:
    """The shape of every field of an entry, in the schema's order.

    Raises:
        TypeError: the schema has a field of a kind that no format can carry yet.
    """
    schema = Concept.model_json_schema()
    known = schema.get("$defs", {})
    return MappingProxyType(
        {name: _shape(name, raw, known) for name, raw in schema["properties"].items()}
    )


def _shape(name: str, raw: Mapping[str, Any], known: Mapping[str, Any]) -> Shape:
    raw = next((one for one in raw.get("anyOf", ()) if one.get("type") != "null"), raw)
    if "$ref" in raw:
        raw = known[raw["$ref"].rsplit("/", 1)[-1]]
    if "properties" in raw:
        parts = {part: _shape(part, one, known) for part, one in raw["properties"].items()}
        return Shape("record", parts=MappingProxyType(parts))
    if raw.get("type") == "object":
        return Shape("map", choices=tuple(raw["additionalProperties"].get("enum", ())))
    if raw.get("type") == "array" and raw["items"].get("type") == "string":
        return Shape("list")
    if raw.get("type") == "boolean":
        return Shape("flag")
    if raw.get("type") == "string":
        return Shape("text", choices=tuple(raw.get("enum", ())))
    raise TypeError(f"no format carries the field {name!r}: {raw!r}")
