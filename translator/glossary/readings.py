"""Every reading of every written form in a glossary, kept between runs: inflecting is slow."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from platformdirs import user_cache_path

from translator import __version__
from translator.glossary.schema import Concept
from translator.glossary.surfaces import Reading, fold, readings

WORTH_KEEPING = 200
"""Concepts below which inflecting takes less time than it is worth."""


def written_readings(concepts: Iterable[Concept]) -> dict[str, str]:
    """By folded surface, its readings as ``read`` understands them, concepts in their order.

    Those of a large glossary are kept in the user's cache folder under the digest of all that they
    depend on. A cache that is missing, damaged or cannot be written changes nothing.
    """
    every = list(concepts)
    if len(every) < WORTH_KEEPING:
        return _made(every)
    path = user_cache_path("plainbridge") / "surfaces" / f"{_digest(every)}.txt"
    with suppress(OSError, ValueError):
        return _kept(path)
    found = _made(every)
    with suppress(OSError):
        _keep(path, found)
    return found


def read(written: str) -> tuple[Reading, ...]:
    """The readings of one surface."""
    return tuple(
        Reading(concept, declared, exact, small, variant, frozenset(forms))
        for concept, declared, exact, small, variant, forms in json.loads(written)
    )


def _made(concepts: Iterable[Concept]) -> dict[str, str]:
    found: dict[str, list[Reading]] = {}
    for concept in concepts:
        for one in readings(concept):
            found.setdefault(fold(one.declared), []).append(one)
    return {surface: json.dumps([_row(one) for one in ways]) for surface, ways in found.items()}


def _row(one: Reading) -> tuple[object, ...]:
    forms = sorted(one.forms)
    return (one.concept, one.declared, one.exact_case, one.small_too, one.variant, forms)


def _keep(path: Path, found: dict[str, str]) -> None:
    body = "\n".join(f"{surface}\t{ways}" for surface, ways in found.items())
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    fresh.write_text(f"{_sha256(body)}\n{body}", encoding="utf-8")
    fresh.replace(path)


def _kept(path: Path) -> dict[str, str]:
    """What was kept; a ``ValueError`` when it is not whole."""
    digest, _, body = path.read_text(encoding="utf-8").partition("\n")
    if digest != _sha256(body):
        raise ValueError(path.name)
    return dict(line.split("\t", 1) for line in body.split("\n"))


def _digest(concepts: Iterable[Concept]) -> str:
    """The SHA-256 (hex) of all that the readings depend on, this program's version included."""
    parts = [__version__]
    for one in concepts:
        named = (one.term, *one.variants, "", *one.abbreviations)
        names = (*named, "", *one.ordinary, "", *one.avoided)
        parts.append("\x1f".join((one.id, one.pos, str(one.match_case), *names)))
    return _sha256("\x1e".join(parts))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
