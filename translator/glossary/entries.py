"""What can be found by meaning: names, and a meaning told in several wordings."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass

from translator.glossary.load import Glossary
from translator.glossary.schema import Concept

WEIGHTS = {"definition": 1.0, "gloss": 1.0, "analogy": 0.5, "names": 0.2}
"""How much each wording counts in the direction of an entry's meaning.

Measured on the development half of ``eval/retrieval/queries.jsonl``: see
``eval/results/retrieval.json`` for what each wording brings.
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to find. ``wordings`` are texts with weights above 0; the first name leads."""

    id: str
    names: tuple[str, ...]
    wordings: tuple[tuple[str, float], ...]

    @property
    def digest(self) -> str:
        """The SHA-256 (hex) of all that is embedded of the entry; its id is not."""
        return hashlib.sha256(json.dumps([self.names, self.wordings]).encode()).hexdigest()


def entry(
    id: str,
    names: Iterable[str],
    definition: str,
    gloss: str = "",
    analogy: str = "",
) -> Entry:
    """An entry out of what is known of it; empty texts count for nothing."""
    called = tuple(name for name in dict.fromkeys(names) if name.strip())
    texts = {"definition": definition, "gloss": gloss, "analogy": analogy}
    wordings = [(text, WEIGHTS[field]) for field, text in texts.items() if text.strip()]
    return Entry(id, called, (*wordings, (", ".join(called[:4]), WEIGHTS["names"])))


def entries_of(glossary: Glossary) -> tuple[Entry, ...]:
    """Every concept that can be explained to somebody, in the order of the glossary."""
    return tuple(
        _entry_of(concept)
        for concept in glossary.concepts.values()
        if concept.definition or concept.gloss
    )


def _entry_of(concept: Concept) -> Entry:
    names = (concept.term, *concept.variants, *concept.abbreviations)
    return entry(concept.id, names, concept.definition, concept.gloss, concept.analogy)
