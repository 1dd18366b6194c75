"""Every reading of every written form in a glossary, kept between runs: inflecting is slow."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from platformdirs import user_cache_path

from translator import __version__
from translator.glossary.schema import Concept
from translator.glossary.surfaces import Reading, fold, readings

Row = tuple[str, str, bool, bool, bool, list[str]]
"""A reading as JSON holds it, see ``Reading``."""
WORTH_KEEPING = 200
"""Concepts below which inflecting takes less time than it is worth."""


def rows_by_surface(concepts: Iterable[Concept]) -> dict[str, list[Row]]:
    """The readings of all concepts by folded surface, concepts in their order.

    Those of a large glossary are kept in the user's cache folder under the digest of all that they
    depend on. A cache that is missing, damaged or cannot be written changes nothing.
    """
    every = list(concepts)
    if len(every) < WORTH_KEEPING:
        return _made(every)
    path = user_cache_path("plainbridge") / "surfaces" / f"{_digest(every)}.json"
    with suppress(OSError, ValueError):
        return _checked(json.loads(path.read_text(encoding="utf-8")))
    found = _made(every)
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(f"{path.name}.{os.getpid()}")
        fresh.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
        fresh.replace(path)
    return found


def reading_of(row: Row) -> Reading:
    """The value for a row."""
    concept, declared, exact_case, small_too, variant, forms = row
    return Reading(concept, declared, exact_case, small_too, variant, frozenset(forms))  # type: ignore[arg-type]


def _made(concepts: Iterable[Concept]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for concept in concepts:
        for one in readings(concept):
            row: Row = (
                one.concept,
                one.declared,
                one.exact_case,
                one.small_too,
                one.variant,
                sorted(map(str, one.forms)),
            )
            found.setdefault(fold(one.declared), []).append(row)
    return found


def _checked(found: Any) -> dict[str, list[Row]]:  # noqa: ANN401 - whatever the file holds
    sound = isinstance(found, dict) and all(
        isinstance(rows, list) and rows and all(len(row) == len(Row.__args__) for row in rows)  # type: ignore[attr-defined]
        for rows in found.values()
    )
    if not sound:
        raise ValueError("no table of readings")
    return found  # type: ignore[no-any-return]


def _digest(concepts: Iterable[Concept]) -> str:
    """The SHA-256 (hex) of all that the readings depend on, this program's version included."""
    parts = [__version__]
    for one in concepts:
        names = (one.term, *one.variants, "", *one.abbreviations, "", *one.avoided)
        parts.append("\x1f".join((one.id, one.pos, str(one.match_case), *names)))
    return hashlib.sha256("\x1e".join(parts).encode()).hexdigest()
