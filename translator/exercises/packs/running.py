"""What happened when an exercise was run: when each inject came, notes, decisions, actions."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from translator.errors import InputError

Variant = Literal["as written", "milder", "harder"]
NoteKind = Literal["note", "decision", "strength", "improvement"]
Seconds = Annotated[int, Field(ge=0, le=172_800)]
Words = Annotated[str, Field(max_length=4000)]


class _Border(BaseModel):
    """The run as the page keeps it; unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Played(_Border):
    """An inject that was brought in, ``at`` seconds after the start."""

    number: Annotated[int, Field(ge=1)]
    at: Seconds
    variant: Variant = "as written"


class Noted(_Border):
    """Something written down ``at`` seconds, while ``inject`` was on (``None`` before the first).

    ``who`` is who decided, or whom it is about; it may be empty.
    """

    kind: NoteKind
    at: Seconds
    text: Words
    who: Words = ""
    inject: int | None = None


class Agreed(_Border):
    """An action that was agreed on. ``due`` is a date as it was written."""

    text: Words
    owner: Words = ""
    due: Words = ""


class Record(_Border):
    """One run of the exercise with the id ``exercise``.

    ``began`` is the day and time on the facilitator's clock; ``seconds`` the time on the exercise's
    clock, pauses left out.
    """

    exercise: str
    began: Annotated[str, Field(max_length=40)] = ""
    seconds: Seconds = 0
    played: tuple[Played, ...] = ()
    notes: tuple[Noted, ...] = ()
    actions: tuple[Agreed, ...] = ()

    def of(self, kind: NoteKind) -> tuple[Noted, ...]:
        """The notes of a kind, in the order of the clock."""
        return tuple(sorted((n for n in self.notes if n.kind == kind), key=lambda n: n.at))


def spent(seconds: int) -> str:
    """Seconds as minutes and seconds: 754 is "12:34"."""
    return f"{seconds // 60}:{seconds % 60:02d}"


def read_record(text: str) -> Record:
    """The run that the page kept, as JSON.

    Raises:
        InputError: it is none; the message names the field.
    """
    try:
        return Record.model_validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the whole"
        raise InputError(
            f"This is no record of a run: {where}: {first['msg']}",
            hint="Give what the run mode of the app kept, unchanged.",
        ) from error
