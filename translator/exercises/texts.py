"""Every text of an exercise with its path, and which of them participants get before the play."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from translator.exercises.schema import Exercise, Fictional, Text

Value = TypeVar("Value")
# What the participant pack holds: everything that may be read before the first inject.
PARTICIPANT = ("title", "purpose", "objectives", "scope", "start", "ground_rules", "opening",
               "evaluation", "hot_wash")  # fmt: skip


def texts(value: object, path: str = "") -> Iterator[tuple[str, Text]]:
    """All texts in ``value`` (an exercise or a part of one), each with its path."""
    if isinstance(value, Text):
        yield path, value
    elif isinstance(value, tuple):
        for index, member in enumerate(value):
            yield from texts(member, f"{path}[{index}]")
    elif is_dataclass(value):
        for field in fields(value):
            inner = f"{path}.{field.name}" if path else field.name
            yield from texts(getattr(value, field.name), inner)


def participant_texts(exercise: Exercise) -> Iterator[tuple[str, Text]]:
    """The texts that participants may read before the play; the rest is the facilitator's.

    Of a role everybody gets ``brief``; ``private`` goes to the one who plays it. Questions and
    decision points are asked during the play, when their inject has been read.
    """
    for name in PARTICIPANT:
        yield from texts(getattr(exercise, name), name)
    for index, role in enumerate(exercise.roles):
        yield f"roles[{index}].brief", role.brief


def fictional(exercise: Exercise) -> tuple[Fictional, ...]:
    """Every stretch that was invented, in the order of the exercise."""
    return tuple(
        Fictional(path, piece.strip())
        for path, text in texts(exercise)
        for piece, trace in text.pieces
        if trace.how == "fictional" and piece.strip()
    )


def with_text(value: Value, path: str, text: Text) -> Value:
    """``value`` with the text at ``path`` (as ``texts`` gives it) replaced.

    Raises:
        KeyError: there is no text at that path.
    """
    known = {place for place, _ in texts(value)}
    if path not in known:
        raise KeyError(path)
    changed: Value = _set(value, path.replace("[", ".").replace("]", "").split("."), text)
    return changed


def _set(value: Any, steps: list[str], text: Text) -> Any:  # noqa: ANN401 - any part of it
    if not steps:
        return text
    step, rest = steps[0], steps[1:]
    if isinstance(value, tuple):
        index = int(step)
        return (*value[:index], _set(value[index], rest, text), *value[index + 1 :])
    return replace(value, **{step: _set(getattr(value, step), rest, text)})
