"""A translation saved as JSON, read back as the material of a story."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from translator.errors import InputError
from translator.gate import Evidence
from translator.stories.values import NotTold, Report, StorySentence
from translator.values import Fact, FactKind, FactSheet, Origin, Update, UpdateKind

_ESCAPED = re.compile(r"\\([\\`*_<>~#+.)\]\[])")
_HINT = "Give the JSON that 'plainbridge translate --format json' wrote, or the update itself."


class _Lax(BaseModel):
    """Keys that a later version adds are no reason to refuse a translation."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class _Update(_Lax):
    id: str
    kind: UpdateKind


class _Fact(_Lax):
    id: str
    kind: FactKind
    text: str
    start: int
    end: int
    value: str


class _Term(_Lax):
    action: str
    said: str


class _Sentence(_Lax):
    text: str
    sources: tuple[tuple[int, int], ...]
    how: Origin
    facts: tuple[str, ...]
    section: str


class _LeftOut(_Lax):
    start: int
    end: int
    reason: str


class _Translation(_Lax):
    update: _Update
    audience: str
    facts: tuple[_Fact, ...]
    terms: tuple[_Term, ...]
    sentences: tuple[_Sentence, ...]
    text: str
    left_out: tuple[_LeftOut, ...]
    refusal: str | None = None


def is_saved(text: str) -> bool:
    """Whether a text is a saved translation, or several, rather than an update."""
    if not text.lstrip("\ufeff \t\r\n").startswith(("{", "[")):
        return False
    return any(_looks(one) for one in _rows(text))


def read_saved(
    text: str, audience: str, index: int
) -> tuple[Report, tuple[StorySentence, ...], tuple[NotTold, ...]]:
    """The translation for one reader as a report with its sentences and what it left out.

    Raises:
        InputError: it is broken, or none of those saved is for this reader.
    """
    rows = [one for one in _rows(text) if _looks(one)]
    found = next((one for one in rows if one.get("audience") == audience), None)
    if found is None:
        readers = ", ".join(str(one.get("audience")) for one in rows)
        raise InputError(
            f"The saved translation is for {readers}, not for {audience}.",
            hint=f"Ask for a story for {readers}, or give the update itself.",
        )
    try:
        whole = _Translation.model_validate(found)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise InputError(
            f"The saved translation is broken at {where}: {first['msg']}.", hint=_HINT
        ) from error
    facts = tuple(
        Fact(f.id, f.kind, f.text, f.start, f.end, f.value, sentence=-1) for f in whole.facts
    )
    title = whole.text.split("\n", 1)[0] if whole.text.startswith("# ") else ""
    report = Report(
        index,
        _ESCAPED.sub(r"\1", title.removeprefix("# ")),
        FactSheet(Update(whole.update.id, whole.update.kind, ""), (), facts, (), ()),
        saved=True,
        refusal=whole.refusal or "",
    )
    out = tuple(NotTold(index, o.start, o.end, o.reason) for o in whole.left_out)
    return report, tuple(_sentences(whole, index)), out


def _sentences(whole: _Translation, index: int) -> list[StorySentence]:
    brackets = {
        (surface, f"({rest}")
        for term in whole.terms
        if term.action == "gloss"
        for surface, opened, rest in [term.said.partition(" (")]
        if opened
    }
    made = []
    for sentence in whole.sentences:
        if sentence.how == "context" or not sentence.sources:
            continue
        text = sentence.text.removeprefix("- ").strip()
        glosses = tuple(sorted(pair for pair in brackets if pair[1] in text))
        bare = text
        for _, bracket in glosses:
            bare = bare.replace(f" {bracket}", "")
        made.append(
            StorySentence(
                text=text,
                how=sentence.how,
                slot="",
                report=index,
                sources=sentence.sources,
                facts=sentence.facts,
                heading="" if sentence.section == "Bottom line" else sentence.section,
                listed=sentence.text.startswith("- "),
                evidence=Evidence(source=bare, given=bare),
                glosses=glosses,
            )
        )
    return made


def _rows(text: str) -> Sequence[dict[str, Any]]:
    try:
        whole = json.loads(text.lstrip("\ufeff"))
    except ValueError:
        return ()
    rows = whole if isinstance(whole, list) else [whole]
    return [row for row in rows if isinstance(row, dict)]


def _looks(row: dict[str, Any]) -> bool:
    return {"update", "audience", "sentences", "facts"} <= row.keys()
