"""Fields of an entry as a person writes them on one line: ``gloss=a shared entrance``."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

from translator.errors import GlossaryError
from translator.glossary.exchange.cells import from_cells
from translator.glossary.exchange.shapes import shapes
from translator.glossary.schema import Concept
from translator.glossary.store import RESET


def assigned(
    concept: Concept | None,
    given: Iterable[str] = (),
    *,
    empty: Iterable[str] = (),
    reset: Iterable[str] = (),
) -> dict[str, Any]:
    """The changes that assignments ask for, as ``Store.change`` takes them.

    ``variants=a | b`` gives a list, ``variants+=c`` adds to it, ``policy.sales=keep`` and
    ``replacement.plural=doors`` change one part, ``forbidden=old → new`` maps names.

    Args:
        concept: the entry as it is, whose list or replacement is added to; ``None`` for a new one.
        given: assignments, ``field=value`` or ``field.part=value``.
        empty: fields, or parts of one, that shall be empty whatever lower layers say.
        reset: fields, or parts of one, that shall be what lower layers say.

    Raises:
        GlossaryError: an assignment has no ``=`` or no value, or there is no such field.
    """
    found: dict[str, Any] = {}
    for text in given:
        place, sign, cell = text.partition("=")
        if not sign or not cell.strip():
            raise GlossaryError(
                f"{text!r} does not say which field gets which value.",
                hint="Write it as --set 'gloss=a shared entrance'; empty a field with --clear.",
            )
        adds = place.endswith("+")
        name, part = _field(place.removesuffix("+"))
        value = from_cells([((name, part), cell)])[name]
        if adds and isinstance(value, list):
            value = [*found.get(name, getattr(concept, name, ())), *value]
        _put(found, concept, name, value)
    for place in empty:
        _put(found, concept, *_bare(place, None))
    for place in reset:
        _put(found, concept, *_bare(place, RESET))
    return found


def _bare(place: str, value: object) -> tuple[str, object]:
    name, part = _field(place)
    return name, {part: value} if part else value


def _field(place: str) -> tuple[str, str]:
    name, _, part = place.strip().partition(".")
    known = shapes()
    if name not in known or name == "id":
        near = get_close_matches(name, [one for one in known if one != "id"], 1)
        raise GlossaryError(
            f"An entry has no field {name!r} to be set.",
            hint=f"Did you mean {near[0]!r}?" if near else f"Fields: {', '.join(known)}.",
        )
    parts = known[name].parts
    if part and parts and part not in parts:
        raise GlossaryError(
            f"The field {name!r} has no part {part!r}.", hint=f"Parts: {', '.join(parts)}."
        )
    if part and known[name].kind not in {"map", "record"}:
        raise GlossaryError(f"The field {name!r} has no parts.", hint=f"Write --set '{name}=…'.")
    return name, part


def _put(found: dict[str, Any], concept: Concept | None, name: str, value: object) -> None:
    if not isinstance(value, dict):
        found[name] = value
        return
    before = found.get(name)
    if not isinstance(before, dict):
        before = {}
        if shapes()[name].kind == "record" and concept is not None:
            held = getattr(concept, name)
            before = held.model_dump(exclude_none=True, exclude_unset=True) if held else {}
    both = {**before, **value}
    if shapes()[name].kind == "record":
        both = {part: words for part, words in both.items() if words not in {None, RESET}}
    found[name] = both
