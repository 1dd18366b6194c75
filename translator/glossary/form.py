"""An entry as a form of text fields: filled in, read back as changes, and tried out unsaved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from translator.glossary.concepts import Glossary
from translator.glossary.exchange.cells import from_cells, to_cell
from translator.glossary.exchange.shapes import shapes
from translator.glossary.insertion import insert
from translator.glossary.match import Matcher
from translator.glossary.parse import validate_entry
from translator.glossary.schema import Concept, Replacement
from translator.values import Sentence

Column = tuple[str, str]
REPLACEMENT: tuple[Column, ...] = tuple(
    ("replacement", part) for part in Replacement.model_fields if part != "countable"
)
FIELDS: tuple[Column, ...] = (
    *((name, "") for name in Concept.model_fields if name not in {"id", "replacement"}),
    ("replacement", "countable"),
    *REPLACEMENT,
)
"""The fields of the form, by the name of an entry's field and of its part, if it has parts."""
_LINES = frozenset(("hits", "misses"))


@dataclass(frozen=True, slots=True)
class Said:
    """What a reader is told for a sentence of the entry's own examples, and why."""

    audience: str
    source: str
    text: str
    reason: str


def filled(concept: Concept | None) -> dict[Column, str]:
    """The text of each field; all are empty for no entry."""
    data = concept.model_dump(mode="json", exclude_unset=True) if concept else {}
    if concept is not None:
        data |= {"status": concept.status, "pos": concept.pos}
    cells = {column: to_cell(data, column) for column in FIELDS}
    return {
        column: cell.replace(" | ", "\n") if column[0] in _LINES else cell
        for column, cell in cells.items()
    }


def changes(concept: Concept | None, cells: Mapping[Column, str]) -> dict[str, Any]:
    """What the form says other than the entry, as ``Store.change`` and ``Store.add`` take it."""
    before = filled(concept)
    touched = {
        column[0] for column in FIELDS if cells.get(column, "").strip() != before[column].strip()
    }
    given = from_cells((column, cells[column]) for column in FIELDS if column[0] in touched)
    found: dict[str, Any] = {}
    for name in touched:
        value = given.get(name)
        old = getattr(concept, name, None)
        if shapes()[name].kind == "map" and isinstance(old, dict):
            now = value if isinstance(value, dict) else {}
            found[name] = {**dict.fromkeys(old.keys() - now.keys()), **now}
        elif value is not None or concept is not None:
            found[name] = value
    return found


def tried(concept: Concept | None, cells: Mapping[Column, str]) -> Concept:
    """The entry that the form describes, without saving it.

    Raises:
        GlossaryError: it would not be valid; the message names the field and the mend.
    """
    given = from_cells((column, cells.get(column, "")) for column in FIELDS)
    name = concept.id if concept else "new-entry"
    return validate_entry({"id": name, **given}, repr(name), lambda _: "the form")


def said_to(concept: Concept, audiences: Iterable[str]) -> list[Said]:
    """What the code that words every translation makes of the entry's first example."""
    alone = Glossary({concept.id: concept}, {}, {}, "")
    matcher = Matcher(alone)
    for text in concept.hits:
        sentence = Sentence(0, 0, len(text), text, tuple(range(len(text))))
        if matches := matcher.find(sentence):
            made = ((one, insert(sentence, matches, alone, one)) for one in audiences)
            return [Said(one, text, done.text, done.uses[0].reason) for one, done in made]
    return []
