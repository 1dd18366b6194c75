"""The linter passes every good exercise, and finds each rule that is broken once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import product

import pytest

from tests.exercises.made import CONCERN, DAY, maker, outage
from tests.flow import UPDATE
from translator.exercises.lint import RULES, is_open, lint
from translator.exercises.maker import Wish
from translator.exercises.schema import MINUTES, Exercise, Inject, Text, Trace

GRADE = 8
Break = Callable[[Exercise], Exercise]


def _injects(exercise: Exercise, place: int, /, **changes: object) -> Exercise:
    changed = replace(exercise.injects[place - 1], **changes)  # type: ignore[arg-type]
    injects = list(exercise.injects)
    injects[place - 1] = changed
    return replace(exercise, injects=tuple(injects))


def _only(exercise: Exercise, objective: str) -> Exercise:
    injects = tuple(replace(i, objectives=(objective,)) for i in exercise.injects)
    return replace(exercise, injects=injects)


def _to_one(exercise: Exercise) -> Exercise:
    first = exercise.roles[0].id
    return replace(exercise, injects=tuple(replace(i, to=(first,)) for i in exercise.injects))


def _agenda(exercise: Exercise, place: int, **changes: object) -> Exercise:
    agenda = list(exercise.agenda)
    agenda[place] = replace(agenda[place], **changes)  # type: ignore[arg-type]
    return replace(exercise, agenda=tuple(agenda))


def _without_break(exercise: Exercise) -> Exercise:
    agenda = tuple(
        replace(item, phase="hot wash") if item.phase == "break" else item
        for item in exercise.agenda
    )
    return replace(exercise, agenda=agenda)


def _action(exercise: Exercise, **changes: str) -> Exercise:
    first, *rest = exercise.report.actions
    actions = (replace(first, **changes), *rest)  # type: ignore[arg-type]
    return replace(exercise, report=replace(exercise.report, actions=actions))


def _question(exercise: Exercise, words: str) -> Exercise:
    first, *rest = exercise.questions
    return replace(exercise, questions=(replace(first, text=Text.of(words)), *rest))


def _decision(exercise: Exercise, **changes: object) -> Exercise:
    first, *rest = exercise.decisions
    return replace(exercise, decisions=(replace(first, **changes), *rest))  # type: ignore[arg-type]


def _side(exercise: Exercise) -> Exercise:
    first, *rest = exercise.roles
    return replace(exercise, roles=(replace(first, side="it"), *rest))


def _later(exercise: Exercise) -> Inject:
    return exercise.injects[3]


HARD = (
    "Notwithstanding the aforementioned organisational interdependencies, participating "
    "representatives unconditionally acknowledge responsibility regarding the communication of "
    "operationally significant developments, irrespective of considerations that institutional "
    "counterparts may subsequently characterise as insufficiently substantiated. "
)
BREAKS: list[tuple[str, Break]] = [
    ("objective-has-inject", lambda e: _only(e, "O1")),
    ("objective-has-question", lambda e: replace(e, hot_wash=e.hot_wash[1:])),
    ("inject-has-objective", lambda e: _injects(e, 2, objectives=())),
    ("inject-has-objective", lambda e: _injects(e, 2, objectives=("O9",))),
    ("inject-has-addressee", lambda e: _injects(e, 2, to=())),
    ("inject-has-addressee", lambda e: _injects(e, 2, to=("nobody",))),
    ("inject-has-addressee", lambda e: _injects(e, 2, sender=" ")),
    ("role-has-inject", _to_one),
    ("both-sides", _side),
    (
        "both-sides",
        lambda e: replace(e, roles=(*e.roles[:-1], replace(e.roles[-1], name=e.roles[0].name))),
    ),
    ("minutes-add-up", lambda e: _agenda(e, 0, minutes=e.agenda[0].minutes + 1)),
    ("minutes-add-up", lambda e: replace(e, agenda=e.agenda[:-1])),
    ("minutes-add-up", lambda e: _injects(e, 2, minutes=50)),
    ("has-break", _without_break),
    ("in-order", lambda e: _injects(e, 2, minute=e.injects[0].minute)),
    ("in-order", lambda e: _injects(e, 2, minute=1)),
    ("in-order", lambda e: _injects(e, 2, number=7)),
    ("difficulty-rises", lambda e: _injects(e, 1, difficulty=5)),
    (
        "difficulty-rises",
        lambda e: replace(e, injects=tuple(replace(i, difficulty=3) for i in e.injects)),
    ),
    ("questions-are-open", lambda e: _question(e, "Did you tell the customers?")),
    ("questions-are-open", lambda e: _question(e, "Think about what you told them.")),
    ("inject-is-discussed", lambda e: replace(e, questions=e.questions[:-1])),
    ("decides", lambda e: replace(e, decisions=())),
    ("decides", lambda e: _decision(e, options=e.decisions[0].options[:1])),
    ("decides", lambda e: _decision(e, by=("nobody",))),
    ("decides", lambda e: _decision(e, inject=99)),
    (
        "keeps-secrets",
        lambda e: replace(e, opening=Text.of(f"Soon you hear: {_later(e).text.text}")),
    ),
    (
        "keeps-secrets",
        lambda e: replace(e, start=(*e.start, Text.of("Was it an attack?", "fictional"))),
    ),
    ("keeps-secrets", lambda e: replace(e, scope=e.roles[0].private)),
    ("keeps-secrets", lambda e: _agenda(e, 3, title="Play: the journalist calls")),
    (
        "keeps-secrets",
        lambda e: _injects(e, 1, text=Text.of("A journalist will call.", "fictional")),
    ),
    ("ends-in-owner-and-date", lambda e: _action(e, owner="somebody")),
    ("ends-in-owner-and-date", lambda e: _action(e, due="soon")),
    ("ends-in-owner-and-date", lambda e: _action(e, due="2029-01-01")),
    ("ends-in-owner-and-date", lambda e: replace(e, report=replace(e.report, actions=()))),
    ("ends-in-owner-and-date", lambda e: _agenda(e, -3, phase="play")),
    ("no-placeholder", lambda e: replace(e, closing=Text.of("Thank you, [name]."))),
    ("no-placeholder", lambda e: replace(e, scope=Text.of("In scope: TBD."))),
    ("no-placeholder", lambda e: _injects(e, 1, text=Text.of("Call {customer} now.", "fictional"))),
    ("no-placeholder", lambda e: _injects(e, 1, title="XXX")),
    ("nothing-is-empty", lambda e: _injects(e, 1, hint=Text.of(""))),
    ("nothing-is-empty", lambda e: replace(e, ground_rules=())),
    ("is-traced", lambda e: replace(e, scope=replace(e.scope, trace=()))),
    ("is-traced", lambda e: replace(e, title=Text("Known", (Trace(0, 5, "source"),)))),
    ("reading-level", lambda e: replace(e, opening=Text.of(HARD * 30))),
]


@pytest.mark.parametrize("minutes", MINUTES)
def test_a_good_exercise_has_no_finding(minutes: int) -> None:
    assert lint(outage(minutes), GRADE) == ()
    assert outage(minutes).lint == ()


@pytest.mark.parametrize(
    ("rule", "break_it"), BREAKS, ids=[f"{r}-{i}" for i, (r, _) in enumerate(BREAKS)]
)
def test_a_rule_that_is_broken_once_is_found(rule: str, break_it: Break) -> None:
    found = lint(break_it(outage(120)), GRADE)
    assert rule in {finding.rule for finding in found}
    assert all(finding.where and finding.detail for finding in found)


def test_every_rule_is_broken_at_least_once() -> None:
    assert {rule for rule, _ in BREAKS} == set(RULES) | {"reading-level"}


@pytest.mark.slow
@pytest.mark.parametrize("archetype", sorted(maker().archetypes))
def test_every_archetype_passes_in_every_length_with_an_update_and_without(archetype: str) -> None:
    for minutes, text in product(MINUTES, (UPDATE, "")):
        made = maker().make(text, Wish(CONCERN, archetype, minutes, date=DAY))
        assert made.lint == ()


@pytest.mark.parametrize(
    "question",
    [
        "What do you tell them?",
        "If nobody knows, who decides?",
        "You have two facts. Which one comes first?",
        "Who may say so, and on what ground?",
        "In whose name do we speak?",
    ],
)
def test_questions_that_ask_for_more_than_yes_or_no_are_open(question: str) -> None:
    assert is_open(question)


@pytest.mark.parametrize(
    "question",
    [
        "Is it over?",
        "Do you know what happened?",
        "Could we have known?",
        "Tell us why.",
        "Why not.",
    ],
)
def test_questions_that_yes_or_no_would_end_are_not_open(question: str) -> None:
    assert not is_open(question)
