"""What every format is read into and written from: entries as plain data, with their places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from translator.glossary.load import Glossary


@dataclass(frozen=True, slots=True)
class Entry:
    """One concept as plain data: the schema's fields with JSON values, and its ``domain``.

    ``place`` says where it stands in the file it came from ("row 12", "line 40", "entry 3").
    Fields that the file does not give are missing; they are not empty.
    """

    place: str
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Refusal:
    """An entry that cannot be taken: where it stands, why, and what mends it."""

    place: str
    reason: str
    mend: str

    def __str__(self) -> str:
        return f"{self.place}: {self.reason} {self.mend}"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file holds. ``notes`` say what of it was left aside, such as an unknown column."""

    entries: Sequence[Entry]
    refused: Sequence[Refusal] = ()
    notes: Sequence[str] = ()


def entries_of(glossary: Glossary) -> list[Entry]:
    """Every concept of a glossary in its order.

    An entry holds its status and the fields that differ from their defaults.
    """
    return [
        Entry(
            glossary.files[concept.id],
            {
                "domain": glossary.domains[concept.id],
                "status": concept.status,
                **concept.model_dump(mode="json", exclude_defaults=True),
            },
        )
        for concept in glossary.concepts.values()
    ]
