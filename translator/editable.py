"""Editable files: read, checked against their model; entries found by what a user types."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from rapidfuzz import process

from translator.errors import PlainbridgeError

Model = TypeVar("Model", bound=BaseModel)
Entry = TypeVar("Entry")


def load_file(
    path: Path,
    model: type[Model],
    error: type[PlainbridgeError],
    *,
    explained_in: str = "the file",
) -> Model:
    """A YAML file as its model; the first lines of ``explained_in`` say what its fields mean.

    Raises:
        PlainbridgeError: of the kind ``error``: the file cannot be read, or a field is wrong; the
            message names file and field.
    """
    try:
        return model.model_validate(yaml.safe_load(path.read_text("utf-8")))
    except (OSError, yaml.YAMLError) as problem:
        raise error(
            f"{path.name}: {problem}", hint="Mend the file; its neighbours show the form."
        ) from problem
    except ValidationError as problem:
        first = problem.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the file"
        raise error(
            f"{path.name}: {where}: {first['msg']}",
            hint=f"Mend that field; the comments at the top of {explained_in} say what each means.",
        ) from problem


def to_id(wanted: str) -> str:
    """What a user typed, in the form of an id: "All Staff" is "all-staff"."""
    return wanted.strip().lower().replace(" ", "-").replace("_", "-")


def choose_entry(
    known: Mapping[str, Entry], wanted: str, what: str, error: type[PlainbridgeError]
) -> Entry:
    """The entry with an id; case aside, and spaces or underscores for its hyphens.

    Raises:
        PlainbridgeError: of the kind ``error``: there is none; the nearest is named.
    """
    key = to_id(wanted)
    if key in known:
        return known[key]
    near = process.extractOne(key, list(known), score_cutoff=50)
    advice = f"Did you mean {near[0]!r}? " if near else ""
    raise error(f"unknown {what} {wanted!r}", hint=f"{advice}There are: {', '.join(known)}.")
