"""The values of the memory. Forms are texts with placeholders, as ``forms`` describes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

State = Literal["approved", "review", "retired"]
Done = Literal["approved", "retired", "imported", "asked for review"]


@dataclass(frozen=True, slots=True)
class Wording:
    """A source sentence and how one reader is told it.

    ``source`` and ``target`` are forms; each placeholder of ``target`` stands in ``source``.
    ``fixed`` are values of placeholders that must be the same again, since the target does not
    repeat them. ``concepts`` are the glossary's concepts in the sentence: id to what the entry says
    for this reader, as ``versions`` writes it down.
    """

    audience: str
    source: str
    target: str
    fixed: Mapping[str, str] = field(default_factory=dict)
    concepts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pair:
    """A wording as the memory keeps it.

    ``reason`` says why it needs review or was retired; ``author`` who brought it into its state at
    ``changed``. Times are ISO 8601 in UTC. ``uses`` counts the translations that said it.
    """

    id: int
    wording: Wording
    state: State
    author: str
    created: str
    changed: str
    reason: str = ""
    uses: int = 0
    last_used: str = ""


@dataclass(frozen=True, slots=True)
class Near:
    """An approved pair like a sentence. ``score`` is between 0 and 1; equal forms have 1."""

    pair: Pair
    score: float


@dataclass(frozen=True, slots=True)
class Stats:
    """Pairs by state and by audience, and how often approved wordings were said."""

    states: Mapping[State, int]
    audiences: Mapping[str, int]
    uses: int
