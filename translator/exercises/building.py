"""From archetype, names and the update's sentences to an exercise: structure only, no model."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from translator.exercises.filling import Line, fill, headed, used_finds
from translator.exercises.schema import (
    Action,
    AfterActionReport,
    AgendaItem,
    Artefact,
    DecisionPoint,
    Evaluated,
    Exercise,
    How,
    Inject,
    Minutes,
    Objective,
    OpenQuestion,
    Origins,
    Renamed,
    Role,
    Slot,
    Text,
)
from translator.exercises.specs import Archetype, Common, InjectSpec

_KNOWN = {30: 3, 60: 5, 90: 6, 120: 8}  # sentences of the update in the scenario start

_TOGETHER = 3  # sentences read out under one heading


@dataclass(frozen=True, slots=True)
class Stuff:
    """All that an exercise is made of. ``told`` is what the update tells, in its order."""

    archetype: Archetype
    common: Common
    names: dict[str, str]
    slots: dict[str, Text]
    told: tuple[Line, ...]
    concern: Text
    renamed: tuple[Renamed, ...]
    audience: str
    minutes: Minutes
    date: date
    origins: Origins

    def text(self, template: str, how: How = "frame") -> Text:
        """The text of a template."""
        return fill(template, self.slots, self.names, how)

    def fiction(self, template: str) -> Text:
        """The text of a template whose own words are invented."""
        return self.text(template, "fictional")


def build(stuff: Stuff) -> Exercise:
    """The exercise, not yet checked: ``fictional``, ``sharing`` and ``lint`` are empty."""
    archetype, common = stuff.archetype, stuff.common
    agenda = tuple(_agenda(common, stuff.minutes))
    specs = archetype.order(stuff.minutes)
    injects = tuple(
        inject_of(spec, stuff, number, at, minutes)
        for number, (spec, (at, minutes)) in enumerate(
            zip(specs, _times(agenda, common.agendas[stuff.minutes].rounds), strict=True), start=1
        )
    )
    objectives = tuple(
        Objective(f"O{i}", stuff.text(o.text)) for i, o in enumerate(archetype.objectives, start=1)
    )
    return Exercise(
        id=_id(stuff),
        title=stuff.text(archetype.title),
        purpose=stuff.text(archetype.purpose),
        objectives=objectives,
        scope=stuff.text(archetype.scope),
        audience=stuff.audience,
        minutes=stuff.minutes,
        date=stuff.date.isoformat(),
        agenda=agenda,
        roles=tuple(_roles(stuff)),
        start=tuple(_start(stuff)),
        injects=injects,
        questions=questions_of(specs, injects, stuff),
        decisions=decisions_of(specs, injects, stuff),
        hot_wash=tuple(_hot_wash(stuff)),
        report=_report(stuff),
        evaluation=tuple(_evaluation(stuff)),
        ground_rules=tuple(stuff.text(rule) for rule in common.ground_rules),
        opening=Text.of(common.opening.replace("{minutes}", str(stuff.minutes))),
        closing=Text.of(common.closing),
        names=stuff.renamed,
        fictional=(),
        sharing=(),
        lint=(),
        origins=stuff.origins,
    )


def inject_of(spec: InjectSpec, stuff: Stuff, number: int, minute: int, minutes: int) -> Inject:
    """An inject of an archetype in its place of the MSEL; absent roles drop out."""
    cast = stuff.archetype.cast(stuff.minutes)
    shown = spec.artefact
    return Inject(
        key=spec.key,
        number=number,
        minute=minute,
        minutes=minutes,
        title=stuff.fiction(spec.title).text,
        sender=stuff.fiction(spec.sender).text,
        to=tuple(role for role in spec.to if role in cast),
        delivery=spec.delivery,
        text=stuff.fiction(spec.text),
        artefact=None
        if shown is None
        else Artefact(
            shown.kind,
            stuff.fiction(shown.title).text,
            tuple(stuff.fiction(line) for line in shown.lines),
        ),
        expected=stuff.text(spec.expected),
        hint=stuff.text(spec.hint),
        success=stuff.text(spec.success),
        objectives=tuple(f"O{o}" for o in spec.objectives),
        difficulty=spec.difficulty,
        milder=stuff.fiction(spec.milder),
        harder=stuff.fiction(spec.harder),
        spoilers=spec.spoilers,
    )


def questions_of(
    specs: Sequence[InjectSpec], injects: Sequence[Inject], stuff: Stuff
) -> tuple[OpenQuestion, ...]:
    """The discussion question of each inject."""
    return tuple(
        OpenQuestion(
            f"Q{inject.number}", stuff.text(spec.question), inject.objectives, inject.number
        )
        for spec, inject in zip(specs, injects, strict=True)
    )


def decisions_of(
    specs: Sequence[InjectSpec], injects: Sequence[Inject], stuff: Stuff
) -> tuple[DecisionPoint, ...]:
    """The decisions that the injects force."""
    cast = stuff.archetype.cast(stuff.minutes)
    forced = [(s.decision, i) for s, i in zip(specs, injects, strict=True) if s.decision]
    return tuple(
        DecisionPoint(
            id=f"D{place}",
            text=stuff.text(decision.text),
            options=tuple(stuff.text(option) for option in decision.options),
            by=tuple(role for role in decision.by if role in cast),
            inject=inject.number,
            objective=inject.objectives[0],
        )
        for place, (decision, inject) in enumerate(forced, start=1)
    )


def slots_as_kept(slots: Mapping[str, Text], names: Mapping[str, str]) -> tuple[Slot, ...]:
    """What filled the places, as an exercise keeps it."""
    return tuple(
        Slot(name, text)
        for name, text in (
            *slots.items(),
            *((n, Text.of(v, "fictional")) for n, v in names.items()),
        )
    )


def _id(stuff: Stuff) -> str:
    origins = stuff.origins
    parts = (origins.update, origins.concern, origins.archetype, origins.seed, stuff.minutes)
    return hashlib.sha256("\n".join(map(str, parts)).encode()).hexdigest()[:12]


def _agenda(common: Common, minutes: Minutes) -> Iterator[AgendaItem]:
    at = 0
    for place, line in enumerate(common.agendas[minutes].lines, start=1):
        yield AgendaItem(f"A{place}", line.phase, line.title, at, line.minutes)
        at += line.minutes


def _times(agenda: Sequence[AgendaItem], rounds: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Minute and length of each inject: those of one line of play share its time evenly."""
    for line, count in zip((a for a in agenda if a.phase == "play"), rounds, strict=True):
        each = line.minutes // count
        yield from ((line.start + i * each, each) for i in range(count))


def _roles(stuff: Stuff) -> Iterator[Role]:
    for role_id, role in stuff.archetype.cast(stuff.minutes).items():
        brief, private = stuff.fiction(role.brief), stuff.fiction(role.private)
        yield Role(role_id, stuff.names[role_id], role.title, role.side, brief, private)


def _start(stuff: Stuff) -> Iterator[Text]:
    if stuff.concern.text:
        before, _, after = stuff.common.concern.partition("@")
        yield Text.of(before) + stuff.concern + Text.of(after)
    yield from (stuff.fiction(paragraph) for paragraph in stuff.archetype.start)
    known = _known(stuff)
    yield Text.of(stuff.common.known if known else stuff.common.unknown)
    yield from known


def _known(stuff: Stuff) -> tuple[Text, ...]:
    """What everybody knows of the update: not what a role alone knows, unless nothing else is.

    Neighbours under one heading stand together under it, up to three.
    """
    private = used_finds([role.private for role in stuff.archetype.cast(stuff.minutes).values()])
    kept = {stuff.slots[find].trace[0].sources for find in private if find in stuff.slots}
    open_to_all = [line for line in stuff.told if line.text.trace[0].sources not in kept]
    groups: list[list[Line]] = []
    for line in (open_to_all or stuff.told)[: _KNOWN[stuff.minutes]]:
        same = bool(groups) and line.heading != "" and groups[-1][0].heading == line.heading
        if same and len(groups[-1]) < _TOGETHER:
            groups[-1].append(line)
        else:
            groups.append([line])
    return tuple(headed(*group) for group in groups)


def _hot_wash(stuff: Stuff) -> Iterator[OpenQuestion]:
    questions: list[tuple[str, tuple[str, ...]]]
    questions = [(o.question, (f"O{i}",)) for i, o in enumerate(stuff.archetype.objectives, 1)]
    everything = tuple(f"O{i}" for i in range(1, len(questions) + 1))
    questions += [(question, everything) for question in stuff.common.hot_wash]
    for place, (question, objectives) in enumerate(questions, start=1):
        yield OpenQuestion(f"H{place}", stuff.text(question), objectives)


def _report(stuff: Stuff) -> AfterActionReport:
    archetype = stuff.archetype
    return AfterActionReport(
        tuple(stuff.text(text) for text in archetype.strengths),
        tuple(stuff.text(text) for text in archetype.improvements),
        tuple(
            Action(
                id=f"P{place}",
                text=stuff.text(action.text),
                owner=action.owner,
                due=(stuff.date + timedelta(days=action.days)).isoformat(),
                objective=f"O{action.objective}",
            )
            for place, action in enumerate(archetype.actions, start=1)
        ),
    )


def _evaluation(stuff: Stuff) -> Iterator[Evaluated]:
    rated: list[tuple[str, str | None]] = [
        (stuff.common.rated_objective.replace("@", _lower(objective.text)), f"O{i}")
        for i, objective in enumerate(stuff.archetype.objectives, start=1)
    ]
    rated += [(statement, None) for statement in stuff.common.rated]
    for place, (statement, objective_id) in enumerate(rated, start=1):
        yield Evaluated(f"E{place}", stuff.text(statement), objective_id)


def _lower(text: str) -> str:
    return text[0].lower() + text[1:]
