"""What a drill holds, and what the marking of an answer says. Frozen, equal by content."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from translator.values import FactKind, Reading, Span, UpdateKind

Kind = Literal["cards", "choice", "plain"]
Verdict = Literal["explained", "replaced", "kept", "bare", "missing"]
Weight = Literal["wrong", "look"]


@dataclass(frozen=True, slots=True)
class Context:
    """The sentence of the update in which a term stands, as the reader of the drill may see it.

    ``text[start:end]`` is the term as written there; ``source`` is the sentence's span in the
    update.
    """

    text: str
    start: int
    end: int
    source: Span

    @property
    def surface(self) -> str:
        """The term as it is written in the sentence."""
        return self.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Card:
    """A term of the update and what the glossary says of it, worded for one reader."""

    concept: str
    term: str
    meaning: str
    definition: str
    analogy: str
    domain: str
    context: Context


@dataclass(frozen=True, slots=True)
class Option:
    """An answer to choose: what one concept means."""

    concept: str
    term: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A term in its sentence with several meanings, of which ``options[right]`` is the one."""

    card: Card
    options: tuple[Option, ...]
    right: int


@dataclass(frozen=True, slots=True)
class Jargon:
    """A term of a message. ``explain`` is false where this reader uses the word anyway."""

    concept: str
    surface: str
    start: int
    end: int
    meaning: str
    explain: bool


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact of a message: ``message[start:end]`` is ``text``; ``id`` is that of the fact sheet."""

    id: str
    kind: FactKind
    text: str
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Task:
    """A jargon message to be said plainly. Offsets count in ``message``."""

    message: str
    source: Span
    facts: tuple[Stated, ...]
    terms: tuple[Jargon, ...]
    reading: Reading


@dataclass(frozen=True, slots=True)
class Drill:
    """A drill for one reader. ``items`` are of one type, as ``kind`` says.

    ``grade`` is the US school grade that this reader's texts aim at. ``notices`` say why there are
    fewer items than were asked for, and which jargon the glossary does not know.
    """

    kind: Kind
    audience: str
    audience_name: str
    update: str
    update_kind: UpdateKind
    seed: int
    grade: int
    cards: tuple[Card, ...] = ()
    choices: tuple[Choice, ...] = ()
    tasks: tuple[Task, ...] = ()
    notices: tuple[str, ...] = ()

    @property
    def items(self) -> tuple[Card, ...] | tuple[Choice, ...] | tuple[Task, ...]:
        """The cards, questions or tasks."""
        return self.cards or self.choices or self.tasks


@dataclass(frozen=True, slots=True)
class FactMark:
    """Whether an answer keeps a fact; ``said`` are the words of the answer that show it."""

    fact: Stated
    kept: bool
    said: str


@dataclass(frozen=True, slots=True)
class TermMark:
    """What an answer does with a term.

    ``explained``: the word stands, with an explanation. ``replaced``: everyday words stand for it.
    ``kept``: the word stands, and this reader uses it. ``bare``: it stands unexplained.
    ``missing``: neither the word nor its meaning was found. ``said`` are the words that show it.
    """

    term: Jargon
    verdict: Verdict
    said: str

    @property
    def good(self) -> bool:
        """Whether this reader will understand."""
        return self.verdict in {"explained", "replaced", "kept"}


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about the answer beyond single facts and terms.

    ``wrong`` changes what the message says; ``look`` is for the participant to judge.
    """

    weight: Weight
    text: str


@dataclass(frozen=True, slots=True)
class Marking:
    """The marks for one answer.

    ``before`` and ``after`` are the readings of message and answer; ``grade`` is the aim.
    ``hard`` are the answer's longest words, of four syllables or more, and ``long`` its sentences
    of more than 25 words.
    """

    answer: str
    facts: tuple[FactMark, ...]
    terms: tuple[TermMark, ...]
    remarks: tuple[Remark, ...]
    before: Reading
    after: Reading
    grade: int
    hard: tuple[str, ...]
    long: tuple[str, ...]

    @property
    def facts_kept(self) -> int:
        """How many facts are kept."""
        return sum(mark.kept for mark in self.facts)

    @property
    def terms_clear(self) -> int:
        """How many terms this reader will understand."""
        return sum(mark.good for mark in self.terms)

    @property
    def wrong(self) -> bool:
        """Whether the answer says something else than the message."""
        lost = self.facts_kept < len(self.facts)
        return lost or any(remark.weight == "wrong" for remark in self.remarks)
