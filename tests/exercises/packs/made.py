"""An exercise made by hand, small enough to know each word, with everything a pack shows."""

from __future__ import annotations

from dataclasses import replace

from translator.exercises.schema import (
    Action,
    AfterActionReport,
    AgendaItem,
    Artefact,
    DecisionPoint,
    Evaluated,
    Exercise,
    Inject,
    Objective,
    OpenQuestion,
    Origins,
    Renamed,
    Role,
    Text,
    Trace,
)

FACT = "checkout returned errors for 47 minutes"


def fiction(text: str) -> Text:
    return Text.of(text, "fictional")


def fact() -> Text:
    return Text(FACT, (Trace(0, len(FACT), "source", ((10, 49),), ("F1", "F2"), "model"),))


def _inject(number: int, text: str, *, shown: bool) -> Inject:
    return Inject(
        key=f"inject-{number}",
        number=number,
        minute=10 + 8 * (number - 1),
        minutes=8,
        title=f"Surprise number {number}",
        sender=f"Sender {number}",
        to=("comms", "platform"),
        delivery="phone" if number == 1 else "email",
        text=fiction(text + " “") + fact() + fiction("” Please answer."),
        artefact=Artefact("dashboard", f"Board {number}", (fiction(f"Waiting: {60 + number}"),))
        if shown
        else None,
        expected=Text.of(f"Expected answer {number}."),
        hint=Text.of(f"Hint for {number}."),
        success=Text.of(f"Success sign {number}."),
        objectives=("O1",) if number == 1 else ("O1", "O2"),
        difficulty=number,
        milder=fiction(f"Milder words {number}."),
        harder=fiction(f"Harder words {number}."),
    )


def exercise() -> Exercise:
    return Exercise(
        id="0123456789ab",
        title=Text.of("Outage: what do we tell customers?"),
        purpose=Text.of("Practise telling customers about an outage."),
        objectives=(
            Objective("O1", Text.of("Tell known and suspected apart.")),
            Objective("O2", Text.of("Agree on one sender.")),
        ),
        scope=Text.of("In scope: messages to customers."),
        audience="all-staff",
        minutes=30,
        date="2026-12-03",
        agenda=(
            AgendaItem("A1", "opening", "Welcome", 0, 5),
            AgendaItem("A2", "start", "The situation", 5, 5),
            AgendaItem("A3", "play", "Play", 10, 16),
            AgendaItem("A4", "hot wash", "Hot wash", 26, 3),
            AgendaItem("A5", "actions", "Actions", 29, 1),
        ),
        roles=(
            Role(
                "comms",
                "Ingrid Holm",
                "Communications lead",
                "business",
                fiction("Writes to customers."),
                fiction("You have promised a message within 30 minutes."),
            ),
            Role(
                "platform",
                "Kenji Mori",
                "Platform engineer",
                "it",
                fiction("Reads the graphs."),
                fiction("You alone know that the disk is full."),
            ),
        ),
        start=(fiction("The phone rings at Larkfield."), fact()),
        injects=(
            _inject(1, "Callers read our words back:", shown=True),
            _inject(2, "The paper quotes us:", shown=False),
        ),
        questions=(
            OpenQuestion("Q1", Text.of("What can a caller do?"), ("O1",), 1),
            OpenQuestion("Q2", Text.of("Whom do we owe a word?"), ("O2",), 2),
        ),
        decisions=(
            DecisionPoint(
                "D1",
                Text.of("Who speaks?"),
                (Text.of("One person"), Text.of("Each for themselves")),
                ("comms",),
                2,
                "O2",
            ),
        ),
        hot_wash=(
            OpenQuestion("H1", Text.of("Where were we too sure?"), ("O1",)),
            OpenQuestion("H2", Text.of("What slowed us down?"), ("O2",)),
        ),
        report=AfterActionReport(
            (Text.of("One person spoke."),),
            (Text.of("The word fixed was used early."),),
            (Action("P1", Text.of("Write three drafts."), "comms", "2026-12-17", "O1"),),
        ),
        evaluation=(Evaluated("E1", Text.of("I can do this better."), "O1"),),
        ground_rules=(Text.of("We do not test people."),),
        opening=Text.of("Welcome to the room."),
        closing=Text.of("Thank you all."),
        names=(Renamed("organisation", "Realname Ltd", "Larkfield"),),
        fictional=(),
        sharing=(),
        lint=(),
        origins=Origins("abcdef012345", "incident", 640, "", "outage", "it fits", "scripted", 0),
    )


def with_inject(text: str) -> Exercise:
    """The exercise with other words read aloud in its first inject."""
    made = exercise()
    first, *rest = made.injects
    return replace(made, injects=(replace(first, text=fiction(text), title=text), *rest))
