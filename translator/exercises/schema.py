"""The one schema of an exercise, in the terms of HSEEP (2020) and NIST SP 800-84 (2006).

Every text knows where it comes from: ``Text.trace`` covers it without gaps, and each stretch is
from the update or the concern (with spans and facts), invented for the exercise, or wording that
claims nothing. Spans are half-open and count characters (code points) of the text as given.

Shapes: an exercise holds 2 to 4 objectives, 4 roles in 30 minutes and 6 else (half of them of each
side), 4, 5, 6 or 8 injects in 30, 60, 90 or 120 minutes, one question for each inject, at least one
decision, and a question of the hot wash for each objective and more. Tuples stand in the order in
which they are used.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from pydantic import ConfigDict

from translator.values import Origin, Span

How = Literal["source", "concern", "fictional", "frame", "edited"]
Minutes = Literal[30, 60, 90, 120]
MINUTES: tuple[Minutes, ...] = (30, 60, 90, 120)
Side = Literal["business", "it"]
Delivery = Literal["phone", "email", "chat", "dashboard", "in person", "letter", "news", "ticket"]
Phase = Literal[
    "opening", "roles", "start", "play", "break", "hot wash", "actions", "evaluation", "closing"
]
ArtefactKind = Literal["email", "chat", "dashboard", "document", "post", "table", "letter"]
NameKind = Literal["person", "organisation", "product", "host", "reference", "code"]


class _Value:
    __slots__ = ()
    __pydantic_config__ = ConfigDict(extra="forbid")


@dataclass(frozen=True, slots=True)
class Trace(_Value):
    """Where ``text[start:end]`` of a text comes from.

    ``source``: the update, with ``sources`` in it, the ids of its ``facts`` and how it was worded.
    ``concern``: what the user says worries people. ``fictional``: invented for the exercise.
    ``frame``: wording that claims nothing (questions, rules). ``edited``: the user's own wording.
    """

    start: int
    end: int
    how: How
    sources: tuple[Span, ...] = ()
    facts: tuple[str, ...] = ()
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Text(_Value):
    """A text and where each stretch of it comes from, in order and without gaps."""

    text: str
    trace: tuple[Trace, ...]

    @classmethod
    def of(cls, text: str, how: How = "frame") -> Text:
        """A text that is all of one kind."""
        return cls(text, (Trace(0, len(text), how),) if text else ())

    def __str__(self) -> str:
        return self.text

    def __add__(self, other: Text) -> Text:
        at = len(self.text)
        moved = (replace(t, start=t.start + at, end=t.end + at) for t in other.trace)
        return Text(self.text + other.text, (*self.trace, *moved))

    @property
    def pieces(self) -> Iterator[tuple[str, Trace]]:
        """Each stretch with its trace."""
        return ((self.text[t.start : t.end], t) for t in self.trace)

    def words_of(self, *kinds: How) -> str:
        """The stretches of some kinds alone, each on a line of its own."""
        return "\n".join(piece for piece, trace in self.pieces if trace.how in kinds)


@dataclass(frozen=True, slots=True)
class Objective(_Value):
    """What participants should be able to do afterwards. Ids run "O1", "O2" and on."""

    id: str
    text: Text


@dataclass(frozen=True, slots=True)
class Role(_Value):
    """A part to play. ``name`` is a fictional person, ``title`` the job.

    ``brief`` is for everybody to read, ``private`` for the one who plays the role.
    """

    id: str
    name: str
    title: str
    side: Side
    brief: Text
    private: Text


@dataclass(frozen=True, slots=True)
class AgendaItem(_Value):
    """A line of the agenda. ``start`` and ``minutes`` in minutes from the opening."""

    id: str
    phase: Phase
    title: str
    start: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Artefact(_Value):
    """Something to hand out or show with an inject: an e-mail, a dashboard line, a post."""

    kind: ArtefactKind
    title: str
    lines: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Inject(_Value):
    """One line of the MSEL (master scenario events list).

    ``key`` names it in its archetype, ``number`` counts from 1, ``minute`` from the opening,
    ``minutes`` is the time to play it. ``sender`` is who it comes from in words, ``to`` are role
    ids. ``text`` is read aloud; ``milder`` and ``harder`` may be read in its place. ``difficulty``
    is 1 (easy) to 5. ``spoilers`` are words that must not be met before it is played.
    """

    key: str
    number: int
    minute: int
    minutes: int
    title: str
    sender: str
    to: tuple[str, ...]
    delivery: Delivery
    text: Text
    artefact: Artefact | None
    expected: Text
    hint: Text
    success: Text
    objectives: tuple[str, ...]
    difficulty: int
    milder: Text
    harder: Text
    spoilers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenQuestion(_Value):
    """A question that cannot be answered by yes or no. ``inject`` is the number it follows."""

    id: str
    text: Text
    objectives: tuple[str, ...]
    inject: int | None = None


@dataclass(frozen=True, slots=True)
class DecisionPoint(_Value):
    """A decision to take after inject number ``inject``; ``by`` are the role ids who decide."""

    id: str
    text: Text
    options: tuple[Text, ...]
    by: tuple[str, ...]
    inject: int
    objective: str


@dataclass(frozen=True, slots=True)
class Action(_Value):
    """An action of the improvement plan. ``owner`` is a role id, ``due`` an ISO date."""

    id: str
    text: Text
    owner: str
    due: str
    objective: str


@dataclass(frozen=True, slots=True)
class AfterActionReport(_Value):
    """The report as it stands before the exercise: what to watch for, and actions proposed."""

    strengths: tuple[Text, ...]
    improvements: tuple[Text, ...]
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class Evaluated(_Value):
    """A statement of the evaluation form, rated from 1 (not at all) to 5 (fully)."""

    id: str
    text: Text
    objective: str | None = None


@dataclass(frozen=True, slots=True)
class Renamed(_Value):
    """A name of the update and what the exercise calls it. ``real`` is for the facilitator only."""

    kind: NameKind
    real: str
    fictional: str


@dataclass(frozen=True, slots=True)
class Fictional(_Value):
    """A stretch that was invented: ``where`` is a path such as ``injects[2].text``."""

    where: str
    text: str


@dataclass(frozen=True, slots=True)
class Finding(_Value):
    """Something the linter, or the check for sharing, objects to, where, and how to mend it."""

    rule: str
    where: str
    detail: str


@dataclass(frozen=True, slots=True)
class Slot(_Value):
    """What fills a place of the archetype: a find ("impact") or a name ("company")."""

    name: str
    text: Text


@dataclass(frozen=True, slots=True)
class Origins(_Value):
    """What the exercise was made from; ``update`` is the text's id, ``chars`` its length.

    ``reason`` says why the archetype was chosen. ``slots`` filled its places: with them one inject
    can be made anew without the update.
    """

    update: str
    kind: str
    chars: int
    concern: str
    archetype: str
    reason: str
    engine: str
    seed: int
    slots: tuple[Slot, ...] = ()


@dataclass(frozen=True, slots=True)
class Exercise(_Value):
    """A tabletop exercise, whole. ``date`` is the day it is planned for, an ISO date."""

    id: str
    title: Text
    purpose: Text
    objectives: tuple[Objective, ...]
    scope: Text
    audience: str
    minutes: Minutes
    date: str
    agenda: tuple[AgendaItem, ...]
    roles: tuple[Role, ...]
    start: tuple[Text, ...]
    injects: tuple[Inject, ...]
    questions: tuple[OpenQuestion, ...]
    decisions: tuple[DecisionPoint, ...]
    hot_wash: tuple[OpenQuestion, ...]
    report: AfterActionReport
    evaluation: tuple[Evaluated, ...]
    ground_rules: tuple[Text, ...]
    opening: Text
    closing: Text
    names: tuple[Renamed, ...]
    fictional: tuple[Fictional, ...]
    sharing: tuple[Finding, ...]
    lint: tuple[Finding, ...]
    origins: Origins

    def role(self, role_id: str) -> Role:
        """The role with an id; ``KeyError`` when there is none."""
        for role in self.roles:
            if role.id == role_id:
                return role
        raise KeyError(role_id)

    @property
    def safe_to_share(self) -> bool:
        """Whether the check found nothing that should stay in the team."""
        return not self.sharing
