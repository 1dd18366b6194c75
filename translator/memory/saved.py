"""A translation that was saved as JSON, brought back with the update it was made from."""

from __future__ import annotations

import json

from pydantic import BaseModel, ConfigDict, ValidationError

from translator.errors import InputError
from translator.values import (
    FactSheet,
    Marks,
    Origin,
    Reading,
    Timing,
    Translated,
    Translation,
)


class _Part(BaseModel):
    """What is needed of the JSON; what else it holds is no business of the memory."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class _Update(_Part):
    id: str


class _Sentence(_Part):
    text: str
    sources: list[tuple[int, int]]
    how: Origin
    section: str = ""


class _Marks(_Part):
    must: tuple[str, ...] = ()
    leave_out: tuple[str, ...] = ()


class _Saved(_Part):
    update: _Update
    audience: str
    sentences: list[_Sentence]
    marks: _Marks = _Marks()


def read_saved(text: str, sheet: FactSheet, audience: str | None = None) -> Translation:
    """The translation of a JSON that ``plainbridge translate --format json`` wrote.

    Args:
        text: the JSON, of one audience or several.
        sheet: the fact sheet of the update that it was made from; the JSON does not repeat it.
        audience: which one is meant, where there are several.

    Raises:
        InputError: it is no such JSON, was made from another update, or it is unclear which
            translation is meant.
    """
    saved = _chosen(_parsed(text), audience)
    if saved.update.id != sheet.update.id:
        raise InputError(
            f"The translation was made from update {saved.update.id}, not from this one "
            f"({sheet.update.id}).",
            hint="Name the very file that was translated, unchanged.",
        )
    nothing = Reading(0.0, 0)
    return Translation(
        sheet=sheet,
        audience=saved.audience,
        engine="",
        model="",
        prompts=(),
        terms=(),
        sentences=tuple(
            Translated(s.text, tuple(s.sources), s.how, (), (), s.section) for s in saved.sentences
        ),
        text="",
        left_out=(),
        questions=(),
        source_reading=nothing,
        output_reading=nothing,
        timing=Timing(0.0, 0.0, 0.0),
        marks=Marks(saved.marks.must, saved.marks.leave_out),
    )


def _parsed(text: str) -> list[_Saved]:
    try:
        data = json.loads(text)
        return [_Saved.model_validate(one) for one in (data if isinstance(data, list) else [data])]
    except (ValueError, RecursionError) as error:
        found = error.errors()[0] if isinstance(error, ValidationError) else None
        where = f"{'.'.join(map(str, found['loc']))}: {found['msg']}" if found else str(error)
        raise InputError(
            f"This is no translation saved as JSON: {where}.",
            hint="Make one with: plainbridge translate update.md --format json --out brief.json",
        ) from error


def _chosen(saved: list[_Saved], audience: str | None) -> _Saved:
    meant = [one for one in saved if audience in (None, one.audience)]
    if len(meant) != 1:
        raise InputError(
            f"It holds translations for {', '.join(one.audience for one in saved) or 'nobody'}"
            + (f", none for {audience!r}." if audience else "."),
            hint="Name one of them with --audience.",
        )
    return meant[0]
