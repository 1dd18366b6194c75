"""Reads one YAML file of the glossary, and says where and how to mend it when it is broken."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Hashable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

import yaml
from platformdirs import user_cache_path
from pydantic import ValidationError

from translator.errors import GlossaryError
from translator.glossary.schema import Concept, FieldError, GlossaryFile, Replacement, Strict, Text

_Model = TypeVar("_Model", bound=Strict)
WORTH_KEEPING = 20_000  # bytes; smaller files are read faster than they are looked up


class _RawFile(Strict):
    domain: Text
    concepts: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class RawFile:
    """A file's domain and its entries, whose fields have not been validated yet."""

    path: Path
    domain: str
    entries: tuple[dict[str, Any], ...]


class _Loader(yaml.CSafeLoader):
    """Safe YAML that refuses a key written twice, which plain YAML would lose in silence.

    A date stays text: what is read is then the same in YAML and in the JSON that is kept of it.
    """

    yaml_implicit_resolvers = {  # noqa: RUF012 - as in the parent
        sign: [(tag, form) for tag, form in ways if not tag.endswith(":timestamp")]
        for sign, ways in yaml.CSafeLoader.yaml_implicit_resolvers.items()
    }

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


def read_raw(path: Path) -> RawFile:
    """Read a file as far as its entries.

    What a large file says is kept in the user's cache folder under the digest of its bytes, since
    YAML is slow to read. A cache that is missing, damaged or cannot be written changes nothing.

    Raises:
        GlossaryError: the file cannot be read, is no YAML or no list of entries.
    """
    try:
        data = path.read_bytes()
        text = data.decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise GlossaryError(
            f"{path.name}: cannot be read: {error}", hint="Save the file as UTF-8 text."
        ) from error
    if len(data) < WORTH_KEEPING:
        return _raw(path, parse_yaml(path.name, text))
    with suppress(OSError, ValueError):
        return _raw(path, json.loads(_kept(data).read_text(encoding="utf-8")))
    raw = parse_yaml(path.name, text)
    made = _raw(path, raw)
    remember(data, raw)
    return made


def remember(data: bytes, raw: object) -> None:
    """Keep what a file's bytes say, where that is worth it and JSON can hold it."""
    if len(data) < WORTH_KEEPING:
        return
    with suppress(OSError, TypeError):
        text = json.dumps(raw, ensure_ascii=False)
        if json.loads(text) != raw:  # a key that is no text would come back as one
            return
        path = _kept(data)
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(f"{path.name}.{os.getpid()}")
        fresh.write_text(text, encoding="utf-8")
        fresh.replace(path)


def _kept(data: bytes) -> Path:
    name = f"{hashlib.sha256(data).hexdigest()}.json"
    return user_cache_path("plainbridge") / "glossary" / name


def parse_yaml(name: str, text: str) -> Any:  # noqa: ANN401 - whatever the text holds
    """The content of a YAML text.

    Raises:
        GlossaryError: it is no YAML, or writes a key twice; the message names file and line.
    """
    try:
        return yaml.load(text, Loader=_Loader)  # noqa: S506
    except yaml.YAMLError as error:
        raise GlossaryError(
            f"{name}: not valid YAML: {_yaml_place(error)}",
            hint="Put a value that holds ': ' or ' #', or begins with a sign, in double quotes.",
        ) from error


def _raw(path: Path, raw: object) -> RawFile:
    file = _validated(_RawFile, path, raw)
    return RawFile(path, file.domain, file.concepts)


def read_file(path: Path) -> GlossaryFile:
    """Read and validate a file of the glossary by itself: every entry must be whole.

    Raises:
        GlossaryError: the file cannot be read, is no YAML or breaks the schema.
    """
    raw = read_raw(path)
    whole = {"domain": raw.domain, "concepts": raw.entries}
    return _validated(GlossaryFile, path, whole)


def _validated(model: type[_Model], path: Path, raw: object) -> _Model:
    if not isinstance(raw, dict):
        raise GlossaryError(
            f"{path.name}: holds {type(raw).__name__} {str(raw)[:40]!r}, not a mapping",
            hint="Begin the file with 'domain: …' and 'concepts:'.",
        )
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        first = _first(error)
        place = list(first["loc"])
        entry = ""
        if place[:1] == ["concepts"] and len(place) > 1 and isinstance(place[1], int):
            entry = entry_name(raw["concepts"][place[1]], place[1])
            place = place[2:]
        raise _field_error(lambda _: path.name, entry, place, first) from error


def validate_entry(raw: Mapping[str, Any], entry: str, file_of: Callable[[str], str]) -> Concept:
    """The concept that an entry's fields make.

    Args:
        raw: the fields.
        entry: how to call the entry in an error.
        file_of: the file, as errors name it, that a field comes from; for "" the entry's own.

    Raises:
        GlossaryError: a field is unknown, missing or wrong; the message names file, entry, field.
    """
    try:
        return Concept.model_validate(raw)
    except ValidationError as error:
        first = _first(error)
        raise _field_error(file_of, entry, list(first["loc"]), first) from error


def entry_name(entry: object, position: int) -> str:
    """How errors call an entry: by its id, or by its number in the file."""
    name = entry.get("id") if isinstance(entry, dict) else None
    return repr(name) if name else f"number {position + 1}"


def _first(error: ValidationError) -> Any:  # noqa: ANN401 - pydantic's ErrorDetails
    misspelt = [one for one in error.errors() if one["type"] == "extra_forbidden"]
    return (misspelt or error.errors())[0]


def _field_error(
    file_of: Callable[[str], str],
    entry: str,
    place: list[int | str],
    first: Any,  # noqa: ANN401
) -> GlossaryError:
    who = f": entry {entry}" if entry else ""
    cause = first.get("ctx", {}).get("error")
    if isinstance(cause, FieldError):
        where = file_of(cause.field.split(".")[0])
        return GlossaryError(
            f"{where}{who}, field {cause.field!r}: {cause.problem}", hint=cause.mend
        )
    where = file_of(str(place[0]) if place else "") + who
    if place:
        where += ", field " + repr(".".join(map(str, place)))
    value = first["input"]
    shown = "" if isinstance(value, dict) else f" (found {str(value)[:60]!r})"
    message = first["msg"].removeprefix("Value error, ")
    return GlossaryError(f"{where}: {message}{shown}", hint=_mend(first["type"], value, place))


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


def _yaml_place(error: yaml.YAMLError) -> str:
    problem = getattr(error, "problem", None) or str(error)
    mark = getattr(error, "problem_mark", None)
    return f"{problem} (line {mark.line + 1}, column {mark.column + 1})" if mark else str(problem)
