"""Other injects in the place of one: the archetype's unused ones, then other wordings of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from translator.exercises.building import Stuff, decisions_of, inject_of, questions_of
from translator.exercises.schema import Exercise, Inject, Text
from translator.exercises.specs import Archetype, Common, InjectSpec


def alternatives(
    exercise: Exercise, number: int, archetype: Archetype, common: Common
) -> Iterator[Exercise]:
    """Exercises that differ in one inject, its question and its decision; not yet checked."""
    stuff = _stuff(exercise, archetype, common)
    used = {inject.key for inject in exercise.injects}
    old = exercise.injects[number - 1]
    for spec in archetype.injects:
        if spec.key not in used:
            yield _with_spec(exercise, old, spec, stuff)
    yield _with(exercise, replace(old, text=old.harder, harder=old.text))
    yield _with(exercise, replace(old, text=old.milder, milder=old.text))


def _with_spec(exercise: Exercise, old: Inject, spec: InjectSpec, stuff: Stuff) -> Exercise:
    new = inject_of(spec, stuff, old.number, old.minute, old.minutes)
    (asked,) = questions_of([spec], [new], stuff)
    decided = decisions_of([spec], [new], stuff)
    decisions = sorted(
        (*(d for d in exercise.decisions if d.inject != old.number), *decided),
        key=lambda d: d.inject,
    )
    return replace(
        _with(exercise, new),
        questions=tuple(asked if q.inject == old.number else q for q in exercise.questions),
        decisions=tuple(replace(d, id=f"D{i}") for i, d in enumerate(decisions, start=1)),
    )


def _with(exercise: Exercise, new: Inject) -> Exercise:
    injects = tuple(new if i.number == new.number else i for i in exercise.injects)
    return replace(exercise, injects=injects)


def _stuff(exercise: Exercise, archetype: Archetype, common: Common) -> Stuff:
    """What the exercise was made of, as far as an inject needs it."""
    kept = {slot.name: slot.text for slot in exercise.origins.slots}
    named = set(archetype.roles) | set(common.nouns)
    return Stuff(
        archetype=archetype,
        common=common,
        names={name: text.text for name, text in kept.items() if name in named},
        slots={name: text for name, text in kept.items() if name not in named},
        told=(),
        concern=Text.of(""),
        renamed=exercise.names,
        audience=exercise.audience,
        minutes=exercise.minutes,
        date=date.fromisoformat(exercise.date),
        origins=exercise.origins,
    )
