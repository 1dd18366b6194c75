"""The linter's rules on the structure: objectives, roles, injects, agenda, decisions, actions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from translator.exercises.schema import Exercise, Finding, Inject

Rule = Callable[[Exercise], Iterator[Finding]]
BREAK_FROM = 90  # minutes: nobody listens longer without one


def _objective_has_inject(exercise: Exercise) -> Iterator[Finding]:
    served = {o for inject in exercise.injects for o in inject.objectives}
    for objective in exercise.objectives:
        if objective.id not in served:
            yield finding("objective-has-inject", objective.id, "no inject serves it: add one")


def _objective_has_question(exercise: Exercise) -> Iterator[Finding]:
    asked = {q.objectives[0] for q in exercise.hot_wash if len(q.objectives) == 1}
    for objective in exercise.objectives:
        if objective.id not in asked:
            detail = "no question of the hot wash is about it alone: add one"
            yield finding("objective-has-question", objective.id, detail)


def _inject_has_objective(exercise: Exercise) -> Iterator[Finding]:
    known = {objective.id for objective in exercise.objectives}
    for inject in exercise.injects:
        if not inject.objectives or set(inject.objectives) - known:
            detail = f"serves {list(inject.objectives)}: name an objective of this exercise"
            yield finding("inject-has-objective", place(inject), detail)


def _inject_has_addressee(exercise: Exercise) -> Iterator[Finding]:
    known = {role.id for role in exercise.roles}
    for inject in exercise.injects:
        if not inject.to or set(inject.to) - known or not inject.sender.strip():
            detail = f"goes to {list(inject.to)}: name a sender and a role that is played"
            yield finding("inject-has-addressee", place(inject), detail)


def _role_has_inject(exercise: Exercise) -> Iterator[Finding]:
    reached = {role for inject in exercise.injects for role in inject.to}
    for role in exercise.roles:
        if role.id not in reached:
            yield finding("role-has-inject", role.id, "gets no inject: address one to it")


def _both_sides(exercise: Exercise) -> Iterator[Finding]:
    business = sum(role.side == "business" for role in exercise.roles)
    if 2 * business != len(exercise.roles) or not exercise.roles:
        detail = f"{business} of {len(exercise.roles)} roles are business: make the sides even"
        yield finding("both-sides", "roles", detail)
    names = [role.name for role in exercise.roles]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield finding("both-sides", "roles", f"{name!r} plays two roles: give one another name")


def _minutes_add_up(exercise: Exercise) -> Iterator[Finding]:
    at = 0
    for item in exercise.agenda:
        if item.start != at or item.minutes < 1:
            detail = f"starts at minute {item.start}, not {at}: close the gap or the overlap"
            yield finding("minutes-add-up", f"agenda {item.id}", detail)
        at = item.start + item.minutes
    if at != exercise.minutes:
        detail = f"adds up to {at} minutes, not {exercise.minutes}"
        yield finding("minutes-add-up", "agenda", detail)
    for line in (item for item in exercise.agenda if item.phase == "play"):
        inside = [i for i in exercise.injects if line.start <= i.minute < line.start + line.minutes]
        if sum(i.minutes for i in inside) > line.minutes or not inside:
            detail = "holds no inject, or more than its minutes: move one"
            yield finding("minutes-add-up", f"agenda {line.id}", detail)


def _has_break(exercise: Exercise) -> Iterator[Finding]:
    pauses = [item for item in exercise.agenda if item.phase == "break"]
    if exercise.minutes >= BREAK_FROM and not pauses:
        detail = f"{exercise.minutes} minutes without a break: put one in the middle"
        yield finding("has-break", "agenda", detail)


def _in_order(exercise: Exercise) -> Iterator[Finding]:
    """Injects come one after the other, inside the play, numbered from 1."""
    plays = [(a.start, a.start + a.minutes) for a in exercise.agenda if a.phase == "play"]
    free = 0
    for number, inject in enumerate(exercise.injects, start=1):
        end = inject.minute + inject.minutes
        outside = not any(start <= inject.minute and end <= stop for start, stop in plays)
        if inject.number != number or inject.minute < free or outside:
            detail = f"minute {inject.minute}: outside the play, or before the one ahead has ended"
            yield finding("in-order", place(inject), detail)
        free = end


def _difficulty_rises(exercise: Exercise) -> Iterator[Finding]:
    levels = [inject.difficulty for inject in exercise.injects]
    for inject, before in zip(exercise.injects[1:], levels, strict=False):
        if inject.difficulty < before:
            detail = f"is easier ({inject.difficulty}) than the one before ({before}): swap them"
            yield finding("difficulty-rises", place(inject), detail)
    if levels and levels[0] == levels[-1]:
        yield finding("difficulty-rises", "injects", "all are equally hard: begin with an easy one")


def _asks_each_inject(exercise: Exercise) -> Iterator[Finding]:
    asked = {question.inject for question in exercise.questions}
    for inject in exercise.injects:
        if inject.number not in asked:
            yield finding("inject-is-discussed", place(inject), "no question follows it: add one")


def _decides(exercise: Exercise) -> Iterator[Finding]:
    roles = {role.id for role in exercise.roles}
    numbers = {inject.number for inject in exercise.injects}
    if not exercise.decisions:
        yield finding("decides", "decisions", "nobody has to decide anything: force one decision")
    for decision in exercise.decisions:
        known = decision.inject in numbers and decision.by and set(decision.by) <= roles
        if not known or len(decision.options) < 2:
            detail = "needs an inject, somebody who decides, and two options"
            yield finding("decides", decision.id, detail)


def _ends_in_owner_and_date(exercise: Exercise) -> Iterator[Finding]:
    roles = {role.id for role in exercise.roles}
    phases = [item.phase for item in exercise.agenda]
    if "hot wash" not in phases or "actions" not in phases[phases.index("hot wash") :]:
        detail = "the agenda has no actions after the hot wash: add them"
        yield finding("ends-in-owner-and-date", "agenda", detail)
    if not exercise.report.actions:
        detail = "the report proposes no action: add one with owner and date"
        yield finding("ends-in-owner-and-date", "report", detail)
    for action in exercise.report.actions:
        if action.owner not in roles or not _is_after(action.due, exercise.date):
            detail = f"owner {action.owner!r}, due {action.due!r}: name a role and a later date"
            yield finding("ends-in-owner-and-date", action.id, detail)


def _is_after(due: str, day: str) -> bool:
    try:
        return date.fromisoformat(due) > date.fromisoformat(day)
    except ValueError:
        return False


def place(inject: Inject) -> str:
    """What an inject is called in a finding."""
    return f"inject {inject.number}"


def finding(rule: str, where: str, detail: str) -> Finding:
    """A finding."""
    return Finding(rule, where, detail)


STRUCTURE: dict[str, Rule] = {
    "objective-has-inject": _objective_has_inject,
    "objective-has-question": _objective_has_question,
    "inject-has-objective": _inject_has_objective,
    "inject-has-addressee": _inject_has_addressee,
    "role-has-inject": _role_has_inject,
    "both-sides": _both_sides,
    "minutes-add-up": _minutes_add_up,
    "has-break": _has_break,
    "in-order": _in_order,
    "difficulty-rises": _difficulty_rises,
    "inject-is-discussed": _asks_each_inject,
    "decides": _decides,
    "ends-in-owner-and-date": _ends_in_owner_and_date,
}
