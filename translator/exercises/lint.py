"""The linter: rules that a finished exercise keeps, each with what is wrong and how to mend it.

The rules follow what HSEEP asks of a tabletop exercise (objectives, MSEL, hot wash, improvement
plan with owners and dates) and what a facilitator stumbles over: minutes that do not add up, a
question that ends the talk, a sheet that tells what comes next.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from translator.exercises.schema import Exercise, Finding, Inject, Text
from translator.exercises.texts import participant_texts, texts
from translator.reading import reading

Rule = Callable[[Exercise], Iterator[Finding]]
BREAK_FROM = 90  # minutes: nobody listens longer without one
_GIVEN_AWAY = 7  # words in a row that two texts do not share by chance
_WORDS = re.compile(r"[\w’'-]+")
_LAST = re.compile(r"(?:^|[.!:?]\s+)([^.!?]*\?)[”\"')]*\s*$")
_OPEN = re.compile(
    r"(?:^|, (?:and )?|: |^(?:in|at|on|by|for|with|from|to|under|and) )"
    r"(?:what|how|who|whom|whose|which|why|when|where)\b",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    r"(?:is|are|was|were|am|do|does|did|have|has|had|can|could|will|would|shall|should|may|might|"
    r"must|isn['’]t|aren['’]t|don['’]t|didn['’]t|can['’]t)\b",
    re.IGNORECASE,
)
_PLACEHOLDER = re.compile(
    r"[{}<>|]|\[[^\]]*\]|\b(?:TBD|TBC|TODO|FIXME|XXX+|N/A|lorem ipsum)\b|_{3,}|\?{3,}"
    r"|(?<!\w)@(?!\w)"
    r"|\b(?:insert|your) (?:name|company|date|text) here\b",
    re.IGNORECASE,
)


def lint(exercise: Exercise, grade: int) -> tuple[Finding, ...]:
    """All findings, empty when the exercise is finished. ``grade`` is the reader's US school grade.

    The reading level is that of the exercise's own words: what is told from the update was worded
    by the translation, which answers for it.
    """
    found = [finding for rule in RULES.values() for finding in rule(exercise)]
    return (*found, *_reading_level(exercise, grade))


def _objective_has_inject(exercise: Exercise) -> Iterator[Finding]:
    served = {o for inject in exercise.injects for o in inject.objectives}
    for objective in exercise.objectives:
        if objective.id not in served:
            yield _finding("objective-has-inject", objective.id, "no inject serves it: add one")


def _objective_has_question(exercise: Exercise) -> Iterator[Finding]:
    asked = {q.objectives[0] for q in exercise.hot_wash if len(q.objectives) == 1}
    for objective in exercise.objectives:
        if objective.id not in asked:
            detail = "no question of the hot wash is about it alone: add one"
            yield _finding("objective-has-question", objective.id, detail)


def _inject_has_objective(exercise: Exercise) -> Iterator[Finding]:
    known = {objective.id for objective in exercise.objectives}
    for inject in exercise.injects:
        if not inject.objectives or set(inject.objectives) - known:
            detail = f"serves {list(inject.objectives)}: name an objective of this exercise"
            yield _finding("inject-has-objective", _place(inject), detail)


def _inject_has_addressee(exercise: Exercise) -> Iterator[Finding]:
    known = {role.id for role in exercise.roles}
    for inject in exercise.injects:
        if not inject.to or set(inject.to) - known or not inject.sender.strip():
            detail = f"goes to {list(inject.to)}: name a sender and a role that is played"
            yield _finding("inject-has-addressee", _place(inject), detail)


def _role_has_inject(exercise: Exercise) -> Iterator[Finding]:
    reached = {role for inject in exercise.injects for role in inject.to}
    for role in exercise.roles:
        if role.id not in reached:
            yield _finding("role-has-inject", role.id, "gets no inject: address one to it")


def _both_sides(exercise: Exercise) -> Iterator[Finding]:
    business = sum(role.side == "business" for role in exercise.roles)
    if 2 * business != len(exercise.roles) or not exercise.roles:
        detail = f"{business} of {len(exercise.roles)} roles are business: make the sides even"
        yield _finding("both-sides", "roles", detail)
    names = [role.name for role in exercise.roles]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield _finding("both-sides", "roles", f"{name!r} plays two roles: give one another name")


def _minutes_add_up(exercise: Exercise) -> Iterator[Finding]:
    at = 0
    for item in exercise.agenda:
        if item.start != at or item.minutes < 1:
            detail = f"starts at minute {item.start}, not {at}: close the gap or the overlap"
            yield _finding("minutes-add-up", f"agenda {item.id}", detail)
        at = item.start + item.minutes
    if at != exercise.minutes:
        detail = f"adds up to {at} minutes, not {exercise.minutes}"
        yield _finding("minutes-add-up", "agenda", detail)
    for line in (item for item in exercise.agenda if item.phase == "play"):
        inside = [i for i in exercise.injects if line.start <= i.minute < line.start + line.minutes]
        if sum(i.minutes for i in inside) > line.minutes or not inside:
            detail = "holds no inject, or more than its minutes: move one"
            yield _finding("minutes-add-up", f"agenda {line.id}", detail)


def _has_break(exercise: Exercise) -> Iterator[Finding]:
    pauses = [item for item in exercise.agenda if item.phase == "break"]
    if exercise.minutes >= BREAK_FROM and not pauses:
        detail = f"{exercise.minutes} minutes without a break: put one in the middle"
        yield _finding("has-break", "agenda", detail)


def _in_order(exercise: Exercise) -> Iterator[Finding]:
    """Injects come one after the other, inside the play, numbered from 1."""
    plays = [(a.start, a.start + a.minutes) for a in exercise.agenda if a.phase == "play"]
    free = 0
    for number, inject in enumerate(exercise.injects, start=1):
        end = inject.minute + inject.minutes
        outside = not any(start <= inject.minute and end <= stop for start, stop in plays)
        if inject.number != number or inject.minute < free or outside:
            detail = f"minute {inject.minute}: outside the play, or before the one ahead has ended"
            yield _finding("in-order", _place(inject), detail)
        free = end


def _difficulty_rises(exercise: Exercise) -> Iterator[Finding]:
    levels = [inject.difficulty for inject in exercise.injects]
    for inject, before in zip(exercise.injects[1:], levels, strict=False):
        if inject.difficulty < before:
            detail = f"is easier ({inject.difficulty}) than the one before ({before}): swap them"
            yield _finding("difficulty-rises", _place(inject), detail)
    if levels and levels[0] == levels[-1]:
        yield _finding(
            "difficulty-rises", "injects", "all are equally hard: begin with an easy one"
        )


def _questions_are_open(exercise: Exercise) -> Iterator[Finding]:
    for question in (*exercise.questions, *exercise.hot_wash):
        if not is_open(question.text.text):
            detail = f"{question.text.text!r} can be answered by yes or no: ask what, how or who"
            yield _finding("questions-are-open", question.id, detail)


def _asks_each_inject(exercise: Exercise) -> Iterator[Finding]:
    asked = {question.inject for question in exercise.questions}
    for inject in exercise.injects:
        if inject.number not in asked:
            yield _finding("inject-is-discussed", _place(inject), "no question follows it: add one")


def _decides(exercise: Exercise) -> Iterator[Finding]:
    roles = {role.id for role in exercise.roles}
    numbers = {inject.number for inject in exercise.injects}
    if not exercise.decisions:
        yield _finding("decides", "decisions", "nobody has to decide anything: force one decision")
    for decision in exercise.decisions:
        known = decision.inject in numbers and decision.by and set(decision.by) <= roles
        if not known or len(decision.options) < 2:
            detail = "needs an inject, somebody who decides, and two options"
            yield _finding("decides", decision.id, detail)


def _keeps_secrets(exercise: Exercise) -> Iterator[Finding]:
    """What participants get beforehand, and injects ahead, tell nothing of a later inject."""
    visible = list(participant_texts(exercise))
    ahead = [*visible, *((f"agenda {a.id}", Text.of(a.title)) for a in exercise.agenda)]
    for role in exercise.roles:
        yield from _shared(f"{role.id}'s private information", role.private, visible)
    for inject in exercise.injects:
        hidden = [text for path, text in texts(inject) if not path.startswith("objectives")]
        for text in hidden:
            yield from _shared(_place(inject), text, visible)
        for word in inject.spoilers:
            pattern = re.compile(rf"\b{re.escape(word)}\b", re.IGNORECASE)
            for path, text in ahead:
                if pattern.search(own_words(text)):
                    detail = f"{path} says {word!r} too early: take it out"
                    yield _finding("keeps-secrets", _place(inject), detail)
        ahead += [(f"{_place(inject)}", text) for text in _read_out(inject)]


def _ends_in_owner_and_date(exercise: Exercise) -> Iterator[Finding]:
    roles = {role.id for role in exercise.roles}
    phases = [item.phase for item in exercise.agenda]
    if "hot wash" not in phases or "actions" not in phases[phases.index("hot wash") :]:
        detail = "the agenda has no actions after the hot wash: add them"
        yield _finding("ends-in-owner-and-date", "agenda", detail)
    if not exercise.report.actions:
        detail = "the report proposes no action: add one with owner and date"
        yield _finding("ends-in-owner-and-date", "report", detail)
    for action in exercise.report.actions:
        if action.owner not in roles or not _is_after(action.due, exercise.date):
            detail = f"owner {action.owner!r}, due {action.due!r}: name a role and a later date"
            yield _finding("ends-in-owner-and-date", action.id, detail)


def _no_placeholder(exercise: Exercise) -> Iterator[Finding]:
    shown = [(path, own_words(text)) for path, text in texts(exercise)]
    for inject in exercise.injects:
        titles = [inject.title, inject.sender, inject.artefact.title if inject.artefact else ""]
        shown += [(_place(inject), words) for words in titles]
    shown += [(role.id, f"{role.name} {role.title}") for role in exercise.roles]
    shown += [(item.id, item.title) for item in exercise.agenda]
    for path, words in shown:
        if found := _PLACEHOLDER.search(words):
            yield _finding("no-placeholder", path, f"{found[0]!r} is still to be filled in")


def _nothing_is_empty(exercise: Exercise) -> Iterator[Finding]:
    for path, text in texts(exercise):
        if not text.text.strip():
            yield _finding("nothing-is-empty", path, "there is no text: write it")
    parts = {"objectives": exercise.objectives, "roles": exercise.roles, "start": exercise.start,
             "injects": exercise.injects, "hot_wash": exercise.hot_wash,
             "ground_rules": exercise.ground_rules, "evaluation": exercise.evaluation,
             "strengths": exercise.report.strengths,
             "improvements": exercise.report.improvements}  # fmt: skip
    for name, members in parts.items():
        if not members:
            yield _finding("nothing-is-empty", name, "there is none: add one")


def _is_traced(exercise: Exercise) -> Iterator[Finding]:
    for path, text in texts(exercise):
        at = 0
        for place in text.trace:
            sourced = place.how not in {"source", "concern"} or place.sources
            if place.start != at or place.end <= place.start or not sourced:
                detail = f"characters {place.start} to {place.end} do not say where they come from"
                yield _finding("is-traced", path, detail)
            at = place.end
        if at != len(text.text):
            yield _finding("is-traced", path, f"characters from {at} on have no trace")


def _reading_level(exercise: Exercise, grade: int) -> Iterator[Finding]:
    """The words that participants read or hear; lines of dashboards and the like are no prose."""
    heard = [own_words(text) for _, text in participant_texts(exercise)]
    heard += [own_words(role.private) for role in exercise.roles]
    heard += [own_words(t) for i in exercise.injects for t in (i.text, i.milder, i.harder)]
    measured = reading("\n\n".join(words for words in heard if words.strip()))
    if measured.grade > grade:
        detail = f"reads at school grade {measured.grade}, not {grade}: write shorter sentences"
        yield _finding("reading-level", "participants", detail)


def is_open(question: str) -> bool:
    """Whether a question asks for more than yes or no: what, how, who, which, why, when, where."""
    last = _LAST.search(question.strip())
    if not last:
        return False
    asked = last[1].strip(" “\"'")
    return bool(_OPEN.search(asked)) and not _CLOSED.match(asked)


def own_words(text: Text) -> str:
    """The words of a text that do not come from the update or from the concern."""
    return text.words_of("fictional", "frame", "edited")


def _shared(where: str, hidden: Text, visible: list[tuple[str, Text]]) -> Iterator[Finding]:
    runs = _runs(own_words(hidden))
    for path, text in visible:
        both = runs & _runs(own_words(text))
        if both:
            detail = f"{path} gives away “{' '.join(min(both))}”: take it out"
            yield _finding("keeps-secrets", where, detail)


def _runs(words: str) -> set[tuple[str, ...]]:
    found = [word.lower() for word in _WORDS.findall(words)]
    return {tuple(found[i : i + _GIVEN_AWAY]) for i in range(len(found) - _GIVEN_AWAY + 1)}


def _read_out(inject: Inject) -> Iterator[Text]:
    yield inject.text
    if inject.artefact:
        yield Text.of(inject.artefact.title)
        yield from inject.artefact.lines


def _is_after(due: str, day: str) -> bool:
    try:
        return date.fromisoformat(due) > date.fromisoformat(day)
    except ValueError:
        return False


def _place(inject: Inject) -> str:
    return f"inject {inject.number}"


def _finding(rule: str, where: str, detail: str) -> Finding:
    return Finding(rule, where, detail)


RULES: dict[str, Rule] = {
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
    "questions-are-open": _questions_are_open,
    "inject-is-discussed": _asks_each_inject,
    "decides": _decides,
    "keeps-secrets": _keeps_secrets,
    "ends-in-owner-and-date": _ends_in_owner_and_date,
    "no-placeholder": _no_placeholder,
    "nothing-is-empty": _nothing_is_empty,
    "is-traced": _is_traced,
}
