"""What an archetype file holds, and what all of them share; whether it can be played."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from translator.audiences import Strict, Text
from translator.exercises.schema import ArtefactKind, Delivery, Minutes, Phase, Side
from translator.values import FactKind, UpdateKind

Id = Annotated[str, StringConstraints(pattern=r"^[a-z]+([-_][a-z]+)*$")]
ROLES, CORE = 6, 4
PLAYED = (4, 5, 6, 8)  # injects in 30, 60, 90 and 120 minutes
SPARE = 5


def _compiles(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"{pattern!r} is no regular expression: {error}") from error
    return pattern


Pattern = Annotated[str, AfterValidator(_compiles)]


class When(Strict):
    """What makes an archetype fit: kinds of update, and words of the update or the concern.

    One with ``any_update`` can be played with every update; it stands in where no other one fits.
    """

    kinds: tuple[UpdateKind, ...] = ()
    any_update: bool = False
    words: Annotated[Text, AfterValidator(_compiles)]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """``words`` compiled."""
        return re.compile(rf"\b(?:{self.words})\b", re.IGNORECASE)


class ObjectiveSpec(Strict):
    """An objective and its question in the hot wash."""

    text: Text
    question: Text


class RoleSpec(Strict):
    """A role; ``core`` ones are played in 30 minutes, too."""

    title: Text
    side: Side
    core: bool = False
    brief: Text
    private: Text


class ArtefactSpec(Strict):
    """Something to hand out with an inject."""

    kind: ArtefactKind
    title: Text
    lines: Annotated[tuple[Text, ...], Field(min_length=1)]


class DecisionSpec(Strict):
    """A decision to force after an inject."""

    text: Text
    options: Annotated[tuple[Text, ...], Field(min_length=2)]
    by: Annotated[tuple[Id, ...], Field(min_length=1)]


class InjectSpec(Strict):
    """An inject. ``priority`` 1 is played in 30 minutes, 2 from 60, 3 from 90, 4 in 120.

    One of priority 5 is a spare: it is played only in the place of another one.
    """

    key: Id
    title: Text
    sender: Text
    to: Annotated[tuple[Id, ...], Field(min_length=1)]
    delivery: Delivery
    priority: Annotated[int, Field(ge=1, le=5)]
    difficulty: Annotated[int, Field(ge=1, le=5)]
    objectives: Annotated[tuple[Annotated[int, Field(ge=1)], ...], Field(min_length=1)]
    text: Text
    artefact: ArtefactSpec | None = None
    expected: Text
    hint: Text
    success: Text
    milder: Text
    harder: Text
    question: Text
    decision: DecisionSpec | None = None
    spoilers: tuple[Text, ...] = ()


class ActionSpec(Strict):
    """An action of the improvement plan, due ``days`` after the exercise."""

    text: Text
    owner: Id
    days: Annotated[int, Field(ge=1, le=365)]
    objective: Annotated[int, Field(ge=1)]


class Archetype(Strict):
    """A scenario that can be filled from an update; ``roles`` by id."""

    id: Id
    name: Text
    summary: Text
    when: When
    title: Text
    purpose: Text
    scope: Text
    objectives: Annotated[tuple[ObjectiveSpec, ...], Field(min_length=2, max_length=4)]
    roles: dict[Id, RoleSpec]
    start: Annotated[tuple[Text, ...], Field(min_length=1)]
    injects: tuple[InjectSpec, ...]
    strengths: Annotated[tuple[Text, ...], Field(min_length=2)]
    improvements: Annotated[tuple[Text, ...], Field(min_length=2)]
    actions: Annotated[tuple[ActionSpec, ...], Field(min_length=2)]

    @model_validator(mode="after")
    def _playable(self) -> Archetype:
        """Whether every version, from 30 minutes on, can be played."""
        problems = list(_problems(self))
        if problems:
            raise ValueError("; ".join(problems))
        return self

    def cast(self, minutes: Minutes) -> dict[str, RoleSpec]:
        """The roles played in a version."""
        return {i: r for i, r in self.roles.items() if r.core or minutes > 30}

    def order(self, minutes: Minutes) -> tuple[InjectSpec, ...]:
        """The injects played in a version, in their order."""
        most = minutes // 30
        return tuple(inject for inject in self.injects if inject.priority <= most)


class Find(Strict):
    """What a sentence of the update must hold to fill a place.

    One of ``topics`` (of ``topics.yaml``) by its words or heading, one of the kinds in ``facts``,
    and ``words``; each only where given. ``avoid`` are words that it may not have, ``prefer`` words
    that make it fit better. With ``term`` it holds a technical term, known to the glossary or not.
    A ``fresh`` find takes no sentence that fills another place or is hard to say aloud; the finds
    choose in the order of the file.
    """

    topics: tuple[str, ...] = ()
    facts: tuple[FactKind, ...] = ()
    words: Pattern = ""
    avoid: Pattern = ""
    prefer: Pattern = ""
    term: bool = False
    fresh: bool = False


class Line(Strict):
    """A line of an agenda."""

    phase: Phase
    title: Text
    minutes: Annotated[int, Field(ge=1, le=60)]


class Agenda(Strict):
    """The agenda of one version; ``rounds`` are the injects of each line of play, in order."""

    lines: tuple[Line, ...]
    rounds: tuple[int, ...]


class Common(Strict):
    """What all exercises share: agendas, rules, words at both ends, finds and fictional names."""

    agendas: dict[Minutes, Agenda]
    ground_rules: tuple[Text, ...]
    opening: Text
    closing: Text
    known: Text
    unknown: Text
    concern: Text
    hot_wash: Annotated[tuple[Text, ...], Field(min_length=1)]
    rated: tuple[Text, ...]
    rated_objective: Text
    finds: dict[Id, Find]
    people: tuple[tuple[Text, ...], ...]
    nouns: dict[Id, tuple[Text, ...]]
    products: tuple[Text, ...]


def _problems(archetype: Archetype) -> Iterator[str]:
    yield from _role_problems(archetype)
    yield from _inject_problems(archetype)
    known = set(range(1, len(archetype.objectives) + 1))
    served = {o for inject in archetype.order(30) for o in inject.objectives}
    if served != known or {o for i in archetype.injects for o in i.objectives} - known:
        yield "every objective needs an inject of priority 1, and every inject a known objective"
    owners = {action.owner for action in archetype.actions}
    if not owners <= set(archetype.cast(30)) or {a.objective for a in archetype.actions} - known:
        yield "actions need a core role as owner and a known objective"


def _role_problems(archetype: Archetype) -> Iterator[str]:
    lengths: tuple[tuple[Minutes, int], ...] = ((30, CORE), (60, ROLES))
    for minutes, wanted in lengths:
        playing = archetype.cast(minutes)
        business = sum(role.side == "business" for role in playing.values())
        if len(playing) != wanted or 2 * business != wanted:
            yield f"{wanted} roles are needed in {minutes} minutes, half business and half IT"
        reached = {role for inject in archetype.order(minutes) for role in inject.to}
        if set(playing) - reached:
            yield f"{sorted(set(playing) - reached)} get no inject in {minutes} minutes"


def _inject_problems(archetype: Archetype) -> Iterator[str]:
    lengths: tuple[Minutes, ...] = (30, 60, 90, 120)
    if [len(archetype.order(m)) for m in lengths] != list(PLAYED):
        yield f"{PLAYED} injects are needed in {lengths} minutes, by their priority"
    levels = [inject.difficulty for inject in archetype.injects if inject.priority <= SPARE - 1]
    if levels != sorted(levels):
        yield "difficulty must not fall from one inject to the next"
    if not any(inject.decision for inject in archetype.order(30)):
        yield "30 minutes need a decision"
    core = set(archetype.cast(30))
    for inject in archetype.injects:
        by = set(inject.decision.by) if inject.decision else set()
        if unknown := (set(inject.to) | by) - set(archetype.roles):
            yield f"{inject.key}: there is no role {sorted(unknown)}"
        if inject.priority == 1 and not (core & set(inject.to) and (not by or core & by)):
            yield f"{inject.key}: 30 minutes need a core role to get it and to decide"
