"""Reads the glossary's YAML files, one domain a file, into one frozen value."""

from __future__ import annotations

import hashlib
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml
from pydantic import ValidationError

from translator import resources
from translator.errors import GlossaryError
from translator.glossary.schema import Concept, FieldError, GlossaryFile, Replacement


@dataclass(frozen=True, slots=True)
class Glossary:
    """All concepts by id.

    ``domains`` maps a concept's id to the domain it belongs to, ``files`` to the name of the file
    it stands in. ``digest`` is the SHA-256 (hex) of the files' names and content.
    """

    concepts: Mapping[str, Concept] = field(repr=False)
    domains: Mapping[str, str] = field(repr=False)
    files: Mapping[str, str] = field(repr=False)
    digest: str

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


class _Loader(yaml.CSafeLoader):
    """Safe YAML that refuses a key written twice, which plain YAML would lose in silence."""

    def construct_mapping(
        self,
        node: yaml.MappingNode,
        deep: bool = False,  # noqa: FBT001, FBT002
    ) -> dict[Hashable, Any]:
        """Build a mapping, refusing duplicate keys."""
        keys = [key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode)]
        if len(keys) != len(set(keys)):
            twice = next(key for key in keys if keys.count(key) > 1)
            raise yaml.constructor.ConstructorError(
                None, None, f"the key {twice!r} is written twice", node.start_mark
            )
        return super().construct_mapping(node, deep=deep)


def load_glossary(folder: Path | None = None) -> Glossary:
    """Load every ``*.yaml`` in ``folder`` (default: the glossary that came with the program).

    Raises:
        GlossaryError: the folder is missing or empty, or a file is broken; the message names the
            file, the entry and the field, and the hint says the mend.
    """
    folder = resources.folder("glossary") if folder is None else folder
    paths = sorted(folder.glob("*.yaml")) if folder.is_dir() else []
    if not paths:
        raise GlossaryError(
            f"no glossary files (*.yaml) in {str(folder)!r}",
            hint="Point PLAINBRIDGE_GLOSSARY at a folder with glossary files, or unset it.",
        )
    glossary = join((path, read_file(path)) for path in paths)
    check_related(glossary)
    return glossary


def read_file(path: Path) -> GlossaryFile:
    """Read and validate one file of the glossary.

    Raises:
        GlossaryError: the file cannot be read, is no YAML or breaks the schema.
    """
    try:
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506
    except (OSError, UnicodeDecodeError) as error:
        raise GlossaryError(
            f"{path.name}: cannot be read: {error}", hint="Save the file as UTF-8 text."
        ) from error
    except yaml.YAMLError as error:
        raise GlossaryError(
            f"{path.name}: not valid YAML: {_yaml_place(error)}",
            hint="Put a value that holds ': ' or ' #', or begins with a sign, in double quotes.",
        ) from error
    if not isinstance(raw, dict):
        raise GlossaryError(
            f"{path.name}: holds {type(raw).__name__} {str(raw)[:40]!r}, not a mapping",
            hint="Begin the file with 'domain: …' and 'concepts:'.",
        )
    try:
        return GlossaryFile.model_validate(raw)
    except ValidationError as error:
        raise _schema_error(path, raw, error) from error


def join(files: Iterable[tuple[Path, GlossaryFile]]) -> Glossary:
    """One glossary out of validated files.

    Raises:
        GlossaryError: an id is used twice.
    """
    concepts: dict[str, Concept] = {}
    domains: dict[str, str] = {}
    places: dict[str, str] = {}
    digest = hashlib.sha256()
    for path, file in files:
        digest.update(path.name.encode() + b"\0" + file.model_dump_json().encode() + b"\0")
        for concept in file.concepts:
            if concept.id in concepts:
                raise GlossaryError(
                    f"{path.name}: entry {concept.id!r}, field 'id': already used in "
                    f"{places[concept.id]}",
                    hint="Give one of the two another id, or join them into one entry.",
                )
            concepts[concept.id] = concept
            domains[concept.id] = file.domain
            places[concept.id] = path.name
    return Glossary(
        MappingProxyType(concepts),
        MappingProxyType(domains),
        MappingProxyType(places),
        digest.hexdigest(),
    )


def check_related(glossary: Glossary) -> None:
    """Check that every related id exists.

    Raises:
        GlossaryError: one does not.
    """
    for concept in glossary.concepts.values():
        for other in concept.related:
            if other not in glossary.concepts:
                raise GlossaryError(
                    f"{glossary.files[concept.id]}: entry {concept.id!r}, field 'related': "
                    f"there is no concept {other!r}",
                    hint="Use the id of an entry in any glossary file, or take this one out.",
                )


def _yaml_place(error: yaml.YAMLError) -> str:
    problem = getattr(error, "problem", None) or str(error)
    mark = getattr(error, "problem_mark", None)
    return f"{problem} (line {mark.line + 1}, column {mark.column + 1})" if mark else str(problem)


def _schema_error(path: Path, raw: dict[Any, Any], error: ValidationError) -> GlossaryError:
    misspelt = [one for one in error.errors() if one["type"] == "extra_forbidden"]
    first = (misspelt or error.errors())[0]
    place = list(first["loc"])
    where = path.name
    if place[:1] == ["concepts"] and len(place) > 1 and isinstance(place[1], int):
        where += f": entry {_entry_name(raw, place[1])}"
        place = place[2:]
    cause = first.get("ctx", {}).get("error")
    if isinstance(cause, FieldError):
        return GlossaryError(f"{where}, field {cause.field!r}: {cause.problem}", hint=cause.mend)
    if place:
        where += ", field " + repr(".".join(map(str, place)))
    value = first["input"]
    shown = "" if isinstance(value, dict) else f" (found {str(value)[:60]!r})"
    message = first["msg"].removeprefix("Value error, ")
    return GlossaryError(f"{where}: {message}{shown}", hint=_mend(first["type"], value, place))


def _entry_name(raw: dict[Any, Any], position: int) -> str:
    entry = raw["concepts"][position]
    name = entry.get("id") if isinstance(entry, dict) else None
    return repr(name) if name else f"number {position + 1}"


def _mend(kind: str, value: object, place: list[int | str]) -> str:
    if kind == "extra_forbidden":
        fields = {*GlossaryFile.model_fields, *Concept.model_fields, *Replacement.model_fields}
        near = get_close_matches(str(place[-1]), sorted(fields), 1)
        guess = f" (perhaps {near[0]!r})" if near else ""
        return f"Unknown field: correct its spelling{guess} or take it out."
    if kind == "missing":
        return "Add the field."
    if kind == "string_type" and isinstance(value, bool | int | float | type(None)):
        return "YAML read this as something other than text: put it in double quotes."
    if kind == "string_pattern_mismatch":
        return "Use lower-case letters, digits and single hyphens, such as 'rolling-update'."
    return "Correct the field; the fields are described in translator/glossary/schema.py."
