"""The after-action report: what was planned, what happened, what is done about it.

Its parts follow HSEEP's after-action report and improvement plan (2020): overview, objectives, what
was observed (strengths, areas for improvement), and actions with an owner and a date. What nobody
wrote down is not made up; the report says that it was not noted.
"""

from __future__ import annotations

from collections.abc import Iterator

from translator.errors import InputError
from translator.exercises.packs.blocks import (
    Block,
    Document,
    Heading,
    Items,
    Para,
    Table,
    say,
    told,
)
from translator.exercises.packs.guides import names_of
from translator.exercises.packs.running import NoteKind, Record, spent
from translator.exercises.packs.timeline import clock
from translator.exercises.schema import Exercise, Text

_NONE: dict[NoteKind, str] = {
    "note": "No note was written down.",
    "decision": "No decision was written down.",
    "strength": "No strength was written down.",
    "improvement": "No improvement was written down.",
}


def after_action(exercise: Exercise, record: Record) -> Document:
    """The report of one run.

    Raises:
        InputError: the record is of another exercise.
    """
    if record.exercise != exercise.id:
        raise InputError(
            f"The record is of exercise {record.exercise!r}, not of {exercise.id!r}.",
            hint="Open the exercise that was run, then write its report.",
        )
    day = record.began or exercise.date
    return Document(
        "after-action-report",
        exercise.title.text,
        f"After-action report · {day}",
        f"{exercise.title.text} · After-action report",
        tuple(_all(exercise, record)),
    )


def _all(exercise: Exercise, record: Record) -> Iterator[Block]:
    yield Heading(1, "Overview")
    yield Para(told(exercise.purpose, marked=False), "lead")
    yield from _overview(exercise, record)
    yield Heading(1, "Objectives")
    yield Items(
        tuple(
            (*say(f"{o.id}  ", bold=True), *told(o.text, marked=False)) for o in exercise.objectives
        )
    )
    yield Heading(1, "What happened")
    yield _events(exercise, record)
    yield from _noted(record)
    yield Heading(1, "Decisions")
    yield from _decisions(record)
    yield from _seen(record, "strength", "Strengths", exercise.report.strengths)
    yield from _seen(record, "improvement", "Areas for improvement", exercise.report.improvements)
    yield Heading(1, "Actions")
    yield from _actions(exercise, record)
    yield Heading(1, "Questions of the hot wash")
    yield Items(tuple(told(q.text, marked=False) for q in exercise.hot_wash))
    yield Para(
        say(
            "Company, people and events of the scenario were invented. This report holds what was "
            "written down during the run, and nothing else."
        ),
        "small",
    )


def _overview(exercise: Exercise, record: Record) -> Iterator[Block]:
    roles = ", ".join(role.title for role in exercise.roles)
    rows = (
        ("Run on", record.began or "not noted"),
        ("Planned", f"{exercise.minutes} minutes"),
        ("Time on the clock", f"{spent(record.seconds)} minutes, pauses left out"),
        ("Injects", f"{len(_numbers(record))} of {len(exercise.injects)} brought in"),
        ("Roles", roles),
    )
    yield Table(
        ("", ""),
        tuple((say(name, bold=True), say(value)) for name, value in rows),
        (0.25, 0.75),
    )


def _numbers(record: Record) -> set[int]:
    return {played.number for played in record.played}


def _events(exercise: Exercise, record: Record) -> Table:
    came = {played.number: played for played in record.played}
    rows = []
    for inject in exercise.injects:
        played = came.get(inject.number)
        rows.append(
            (
                say(str(inject.number)),
                say(clock(inject.minute)),
                say(spent(played.at) if played else "not brought in"),
                say(inject.title),
                say(played.variant if played else ""),
            )
        )
    return Table(
        ("No.", "Planned", "Came at", "Event", "Version"),
        tuple(rows),
        (0.08, 0.13, 0.19, 0.42, 0.18),
    )


def _noted(record: Record) -> Iterator[Block]:
    notes = record.of("note")
    yield Para(say("Notes"), "label")
    if not notes:
        yield Para(say(_NONE["note"]))
        return
    yield Items(
        tuple(
            (
                *say(f"{spent(note.at)}  ", bold=True),
                *say(f"{note.who}: {note.text}" if note.who else note.text),
                *say(f" (inject {note.inject})" if note.inject else ""),
            )
            for note in notes
        )
    )


def _decisions(record: Record) -> Iterator[Block]:
    decisions = record.of("decision")
    if not decisions:
        yield Para(say(_NONE["decision"]))
        return
    yield Table(
        ("Time", "Decision", "By", "After inject"),
        tuple(
            (
                say(spent(one.at)),
                say(one.text),
                say(one.who or "not noted"),
                say(str(one.inject) if one.inject else "before the first"),
            )
            for one in decisions
        ),
        (0.12, 0.5, 0.2, 0.18),
    )


def _seen(record: Record, kind: NoteKind, title: str, watched: tuple[Text, ...]) -> Iterator[Block]:
    found = record.of(kind)
    yield Heading(1, title)
    if found:
        yield Items(
            tuple((*say(f"{spent(n.at)}  ", bold=True), *say(n.text)) for n in found),
        )
    else:
        yield Para(say(_NONE[kind]))
    yield Para(say("It was planned to watch for these; tick what was seen:"), "label")
    yield Items(tuple(told(text, marked=False) for text in watched), "boxes")


def _actions(exercise: Exercise, record: Record) -> Iterator[Block]:
    if record.actions:
        yield Table(
            ("Action", "Owner", "Due"),
            tuple(
                (say(a.text), say(a.owner or "no owner yet"), say(a.due or "no date yet"))
                for a in record.actions
            ),
            (0.58, 0.25, 0.17),
        )
        return
    yield Para(say("No action was agreed in the run. Proposed before it, not yet agreed:"))
    yield Table(
        ("Proposed action", "Proposed owner", "Proposed date"),
        tuple(
            (told(a.text, marked=False), say(names_of(exercise, (a.owner,))), say(a.due))
            for a in exercise.report.actions
        ),
        (0.58, 0.25, 0.17),
    )
