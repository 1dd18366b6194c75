"""An exercise as JSON and back.

The keys are those of ``schema.Exercise``, all of them always present, tuples as lists. ``lint`` is
empty when the linter found nothing, ``sharing`` when the pack may leave the team.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from translator.errors import InputError
from translator.exercises.schema import Exercise


def to_dict(exercise: Exercise) -> dict[str, Any]:
    """The exercise as plain lists, dicts and scalars."""
    plain: dict[str, Any] = json.loads(to_json(exercise))
    return plain


def to_json(exercise: Exercise) -> str:
    """The exercise as indented JSON, ending in one line end."""
    return json.dumps(asdict(exercise), ensure_ascii=False, indent=2) + "\n"


def from_json(text: str) -> Exercise:
    """The exercise that ``to_json`` wrote.

    Raises:
        InputError: it is no exercise; the message names the field.
    """
    try:
        return _adapter().validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the file"
        raise InputError(
            f"This is no saved exercise: {where}: {first['msg']}",
            hint="Give the file that 'plainbridge exercise … --format json' wrote, unchanged.",
        ) from error


@cache
def _adapter() -> TypeAdapter[Exercise]:
    return TypeAdapter(Exercise)
