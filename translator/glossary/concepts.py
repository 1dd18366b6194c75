"""The glossary as one frozen value: all concepts, and which layer says what of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from translator.errors import GlossaryError
from translator.glossary.layers import BUILT_IN, LayerName
from translator.glossary.schema import Concept


@dataclass(frozen=True, slots=True)
class Origin:
    """The layer and the file that a field of an entry comes from."""

    layer: LayerName
    file: Path

    def __str__(self) -> str:
        """How errors and findings call the file."""
        return self.file.name if self.layer == BUILT_IN else f"{self.file} ({self.layer} layer)"


@dataclass(frozen=True, slots=True)
class Glossary:
    """All concepts by id.

    ``domains`` maps a concept's id to the domain it belongs to, ``files`` to the name of the file
    it stands in, ``origins`` to the layers that gave each of its fields, the one that won last.
    ``digest`` is the SHA-256 (hex) of the files' names and content.
    """

    concepts: Mapping[str, Concept] = field(repr=False)
    domains: Mapping[str, str] = field(repr=False)
    files: Mapping[str, str] = field(repr=False)
    digest: str
    origins: Mapping[str, Mapping[str, tuple[Origin, ...]]] = field(
        default_factory=dict, repr=False
    )

    def get(self, concept_id: str) -> Concept:
        """The concept with this id.

        Raises:
            GlossaryError: there is none.
        """
        try:
            return self.concepts[concept_id]
        except KeyError:
            raise GlossaryError(
                f"the glossary has no concept {concept_id!r}",
                hint="List the ids with 'plainbridge glossary list'.",
            ) from None

    def bears(self, name: str) -> bool:
        """Whether an entry has this name or id, case aside."""
        key = " ".join(name.split()).casefold()
        return any(
            key == other.casefold()
            for one in self.concepts.values()
            for other in (one.id, *one.names, *one.avoided)
        )

    def named(self, name: str) -> list[Concept]:
        """The concepts that bear a name or an id, case aside: an acronym may have several.

        Raises:
            GlossaryError: none does; the hint names those that are spelled alike.
        """
        key = " ".join(name.split()).casefold()
        names: dict[str, list[Concept]] = {}
        for one in self.concepts.values():
            for other in {n.casefold() for n in (one.id, *one.names, *one.avoided)}:
                names.setdefault(other, []).append(one)
        if key in names:
            return names[key]
        from rapidfuzz import process  # noqa: PLC0415

        near = process.extract(key, list(names), limit=3, score_cutoff=60)
        guess = ", ".join(repr(other) for other, _, _ in near)
        raise GlossaryError(
            f"The glossary has no term {name!r}.",
            hint=f"Did you mean {guess}?" if guess else "List them with: plainbridge glossary list",
        )

    def search(self, words: str) -> list[Concept]:
        """The concepts that a few letters or words may mean; those whose names fit best first.

        All words must stand in the names, the gloss or the definition, case aside.
        """
        asked = words.casefold().split()
        if not asked:
            return sorted(self.concepts.values(), key=lambda one: one.term.casefold())
        whole = " ".join(asked)
        found: list[tuple[int, str, Concept]] = []
        for one in self.concepts.values():
            term = one.term.casefold()
            names = " | ".join((*one.names, *one.avoided, one.id)).casefold()
            text = f"{names} {one.gloss} {one.definition}".casefold()
            if all(word in text for word in asked):
                ways = (
                    whole in names.split(" | "),
                    term.startswith(whole),
                    f" {whole}" in term,
                    whole in names,
                )
                found.append((next((i for i, fits in enumerate(ways) if fits), 9), term, one))
        return [one for *_, one in sorted(found, key=lambda row: row[:2])]

    def one(self, name: str) -> Concept:
        """The concept with this id, or the only one that bears this name.

        Raises:
            GlossaryError: there is none, or there are several.
        """
        if name in self.concepts:
            return self.concepts[name]
        found = self.named(name)
        if len(found) > 1:
            ids = ", ".join(concept.id for concept in found)
            raise GlossaryError(f"{name!r} names several entries.", hint=f"Use an id: {ids}.")
        return found[0]

    def origin(self, concept_id: str, field_name: str) -> Origin | None:
        """Where a field's value comes from; ``None`` for a default, or when nobody kept count."""
        given = self.origins.get(concept_id, {}).get(field_name)
        return given[-1] if given else None

    def layers(self, concept_id: str) -> tuple[LayerName, ...]:
        """The layers that say anything about a concept, the one that wins last."""
        given = self.origins.get(concept_id, {}).get("id", ())
        return tuple(origin.layer for origin in given) or (BUILT_IN,)
