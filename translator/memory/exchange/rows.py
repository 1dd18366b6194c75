"""A pair as a file from elsewhere gives it, and what was refused."""

from __future__ import annotations

import datetime
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import get_args

from translator.errors import InputError
from translator.glossary.journal import now, stamp
from translator.memory.approving import from_elsewhere, refuse_private
from translator.memory.forms import is_well_formed, names_in
from translator.memory.values import Pair, State, Wording

_STATES: tuple[str, ...] = get_args(State)


@dataclass(frozen=True, slots=True)
class Row:
    """What a file says of one pair, by the names of ``Pair`` and ``Wording``.

    ``place`` is where it stands, for people. ``forms`` is set for a file that Plainbridge wrote:
    its texts are forms already, and its state counts.
    """

    place: str
    source: str
    target: str
    fields: Mapping[str, str] = field(default_factory=dict)
    forms: bool = False


@dataclass(frozen=True, slots=True)
class Refusal:
    """A pair that cannot be taken in, and why."""

    place: str
    why: str


def pair_of(row: Row, name: str, audience: str | None, audiences: Collection[str]) -> Pair:
    """The pair of a row. One from another program waits for review.

    Args:
        row: what the file says.
        name: the file's name, for people.
        audience: who reads the sentences of a file that does not say so.
        audiences: all ids of readers.

    Raises:
        InputError: it is not whole, or would store a personal datum.
    """
    reader = row.fields.get("audience") or audience
    if reader is None or reader not in audiences:
        raise InputError(
            f"reader {reader!r} is unknown" if reader else "it names no reader",
            hint=f"There are: {', '.join(audiences)}.",
        )
    if not row.source.strip() or not row.target.strip():
        raise InputError("source or target is empty")
    wording = _own(row, reader) if row.forms else from_elsewhere(reader, row.source, row.target)
    state, reason = _state(row, name)
    created = _time(row, "created") or now()
    return Pair(
        0,
        wording,
        state,
        row.fields.get("author") or name,
        created,
        _time(row, "changed") or created,
        reason,
        _number(row.fields.get("uses", "")),
        _time(row, "last_used"),
    )


def _own(row: Row, audience: str) -> Wording:
    for what, form in (("source", row.source), ("target", row.target)):
        if not is_well_formed(form):
            raise InputError(f"a brace of the {what} belongs to no placeholder: {form[:80]!r}")
    known = set(names_in(row.source))
    lost = [name for name in names_in(row.target) if name not in known]
    if lost:
        raise InputError(f"the source has no {{{lost[0]}}}, which the target repeats")
    fixed, concepts = (_mapping(row, name) for name in ("fixed", "concepts"))
    if strange := set(fixed) - known:
        raise InputError(f"the source has no {{{min(strange)}}}, whose value is fixed")
    made = Wording(audience, row.source, row.target, fixed, concepts)
    refuse_private(made)
    return made


def _mapping(row: Row, name: str) -> dict[str, str]:
    text = row.fields.get(name) or "{}"
    try:
        value = json.loads(text)
    except ValueError:
        value = None
    if not isinstance(value, dict) or not all(isinstance(v, str) for v in value.values()):
        raise InputError(f"{name} is no JSON object of texts: {text[:80]!r}")
    return value


def _state(row: Row, name: str) -> tuple[State, str]:
    if not row.forms:
        return "review", f"imported from {name}"
    given = row.fields.get("state") or "review"
    if given not in _STATES:
        raise InputError(f"state {given!r} is none of {', '.join(_STATES)}")
    return given, row.fields.get("reason", "")  # type: ignore[return-value]


def _time(row: Row, name: str) -> str:
    """A time as the memory writes it; empty when it is none."""
    try:
        when = datetime.datetime.fromisoformat(row.fields.get(name, ""))
    except ValueError:
        return ""
    return stamp(when if when.tzinfo else when.replace(tzinfo=datetime.UTC))


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() else 0


def row_of(pair: Pair) -> dict[str, str]:
    """All that a file should say of a pair, by name."""
    wording = pair.wording
    return {
        "audience": wording.audience,
        "source": wording.source,
        "target": wording.target,
        "state": pair.state,
        "reason": pair.reason,
        "author": pair.author,
        "created": pair.created,
        "changed": pair.changed,
        "uses": str(pair.uses),
        "last_used": pair.last_used,
        "fixed": json.dumps(dict(wording.fixed), ensure_ascii=False) if wording.fixed else "",
        "concepts": (
            json.dumps(dict(wording.concepts), ensure_ascii=False) if wording.concepts else ""
        ),
    }
