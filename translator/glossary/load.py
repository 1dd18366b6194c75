"""Puts the layers of the glossary together into one frozen value."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from translator.errors import GlossaryError
from translator.glossary import journal
from translator.glossary.concepts import Glossary, Origin
from translator.glossary.layers import BUILT_IN, Layer, LayerName, layers
from translator.glossary.parse import entry_name, read_file, read_raw, validate_entry
from translator.glossary.schema import Concept, GlossaryFile

__all__ = [
    "Glossary",
    "Origin",
    "check_related",
    "join",
    "load_glossary",
    "load_layers",
    "read_file",
]
BY_KEY = frozenset(("glosses", "policy", "deprecated", "forbidden"))
"""The fields that map keys to words: layers override them key by key."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One layer's fields of an entry; those of a later layer may be a few only."""

    raw: Mapping[str, Any]
    domain: str
    origin: Origin


LayerEntries = Mapping[str, Entry]


def load_glossary(folder: Path | None = None) -> Glossary:
    """The glossary of all layers, or of every ``*.yaml`` in ``folder`` alone.

    Raises:
        GlossaryError: the built-in folder is missing or empty, or a file of any layer is broken;
            the message names the file, the entry and the field, and the hint says the mend. A
            layer is never left out in silence: it may hold what a reader must not be told.
    """
    return load_layers(layers() if folder is None else (Layer(BUILT_IN, folder),))


def load_layers(used: Sequence[Layer]) -> Glossary:
    """The glossary that these layers make, the first being the built-in one.

    Raises:
        GlossaryError: as for ``load_glossary``.
    """
    for layer in used:
        if layer.name == BUILT_IN and not layer.files():
            raise GlossaryError(
                f"no glossary files (*.yaml) in {str(layer.folder)!r}",
                hint="Point PLAINBRIDGE_GLOSSARY at a folder with glossary files, or unset it.",
            )
    glossary = combine([read_layer(layer) for layer in used])
    check_related(glossary)
    return glossary


def read_layer(layer: Layer) -> dict[str, Entry]:
    """A layer's entries by id, in the order of its files.

    Raises:
        GlossaryError: a file is broken, or an id stands twice in the layer.
    """
    if layer.is_writable:
        journal.recover(layer.folder)
    return read_files(layer.name, layer.files())


def read_files(layer: LayerName, paths: Iterable[Path]) -> dict[str, Entry]:
    """The entries of files of one layer by id.

    Raises:
        GlossaryError: a file is broken, or an id stands twice in them.
    """
    found: dict[str, Entry] = {}
    for path in paths:
        origin = Origin(layer, path)
        try:
            file = read_raw(path)
        except GlossaryError as error:
            if layer == BUILT_IN:
                raise
            message = str(error).replace(path.name, str(origin), 1)
            raise GlossaryError(message, hint=error.hint) from error
        for position, raw in enumerate(file.entries):
            name = raw.get("id")
            if not isinstance(name, str):
                validate_entry(raw, entry_name(raw, position), lambda _, o=origin: str(o))  # type: ignore[misc]
            entry_id = str(name)
            if entry_id in found:
                raise _used_twice(str(origin), entry_id, str(found[entry_id].origin))
            found[entry_id] = Entry(raw, file.domain, origin)
    return found


def _used_twice(file: str, entry_id: str, other: str) -> GlossaryError:
    return GlossaryError(
        f"{file}: entry {entry_id!r}, field 'id': already used in {other}",
        hint="Give one of the two another id, or join them into one entry.",
    )


def combine(read: Sequence[LayerEntries]) -> Glossary:
    """One glossary out of the entries of each layer, the built-in one first.

    A field of a later layer takes the place of an earlier one's; ``null`` puts back its default.
    Where a field maps keys to words (``glosses``, ``policy``, ``deprecated``, ``forbidden``), the
    later layer's keys take the place of the earlier one's.

    Raises:
        GlossaryError: what the layers make of an entry is not valid.
    """
    stacked: dict[str, list[Entry]] = {}
    for entries in read:
        for entry_id, entry in entries.items():
            stacked.setdefault(entry_id, []).append(entry)
    concepts: dict[str, Concept] = {}
    origins: dict[str, Mapping[str, tuple[Origin, ...]]] = {}
    digest = hashlib.sha256()
    for entry_id, parts in stacked.items():
        concept = concepts[entry_id] = _concept(entry_id, parts)
        origins[entry_id] = _origins(parts)
        digest.update(concept.model_dump_json().encode() + b"\0")
    return Glossary(
        MappingProxyType(concepts),
        MappingProxyType({one.id: str(one.domain) for one in concepts.values()}),
        MappingProxyType({one: parts[0].origin.file.name for one, parts in stacked.items()}),
        digest.hexdigest(),
        MappingProxyType(origins),
    )


def _concept(entry_id: str, parts: Sequence[Entry]) -> Concept:
    raw: dict[str, Any] = {"domain": parts[0].domain, **parts[0].raw}
    for entry in parts[1:]:
        overlay(raw, entry.raw)

    def file_of(name: str) -> str:
        given = [part.origin for part in parts if name in part.raw]
        return str((given or [parts[-1].origin])[-1])

    return validate_entry(raw, repr(entry_id), file_of)


def overlay(raw: dict[str, Any], later: Mapping[str, Any]) -> None:
    """Put a later layer's fields over an entry's, in place, as ``combine`` says."""
    for name, value in later.items():
        if value is None:
            raw.pop(name, None)
        elif name in BY_KEY and isinstance(value, dict):
            earlier = raw.get(name)
            both = {**earlier, **value} if isinstance(earlier, dict) else value
            raw[name] = {key: words for key, words in both.items() if words is not None}
        else:
            raw[name] = value


def _origins(parts: Sequence[Entry]) -> Mapping[str, tuple[Origin, ...]]:
    if len(parts) == 1:
        only = (parts[0].origin,)
        return dict.fromkeys(parts[0].raw, only)
    found: dict[str, tuple[Origin, ...]] = {}
    for part in parts:
        for name in part.raw:
            found[name] = (*found.get(name, ()), part.origin)
    return found


def join(files: Iterable[tuple[Path, GlossaryFile]]) -> Glossary:
    """One glossary out of validated files, all of one layer.

    Raises:
        GlossaryError: an id is used twice.
    """
    found: dict[str, Entry] = {}
    for path, file in files:
        origin = Origin(BUILT_IN, path)
        for concept in file.concepts:
            if concept.id in found:
                raise _used_twice(path.name, concept.id, str(found[concept.id].origin))
            fields = concept.model_dump(mode="json", exclude_unset=True)
            found[concept.id] = Entry(fields, file.domain, origin)
    return combine([found])


def check_related(glossary: Glossary) -> None:
    """Check that every id named under ``related`` and ``superseded_by`` exists.

    Raises:
        GlossaryError: one does not.
    """
    for concept in glossary.concepts.values():
        named = [("related", one) for one in concept.related]
        if concept.superseded_by is not None:
            named.append(("superseded_by", concept.superseded_by))
        for name, other in named:
            if other not in glossary.concepts:
                origin = glossary.origin(concept.id, name)
                raise GlossaryError(
                    f"{origin or glossary.files[concept.id]}: entry {concept.id!r}, "
                    f"field {name!r}: there is no concept {other!r}",
                    hint="Use the id of an entry in any glossary file, or take this one out.",
                )
