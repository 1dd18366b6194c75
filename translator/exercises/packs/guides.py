"""The documents that participants get: their pack, role cards and inject cards."""

from __future__ import annotations

from collections.abc import Iterator

from translator.exercises.packs.blocks import (
    Block,
    Document,
    Heading,
    Items,
    Lines,
    Para,
    Picture,
    Table,
    panel,
    say,
    told,
)
from translator.exercises.packs.timeline import clock, in_words, timeline
from translator.exercises.schema import Exercise, Inject, Role, Side

SIDES: dict[Side, str] = {"business": "Business", "it": "IT"}
DELIVERIES = {
    "phone": "by phone",
    "email": "by e-mail",
    "chat": "by chat",
    "dashboard": "on the dashboard",
    "in person": "in person",
    "letter": "by letter",
    "news": "in the news",
    "ticket": "as a ticket",
}
_SCALE = ("1", "2", "3", "4", "5")


def names_of(exercise: Exercise, roles: tuple[str, ...]) -> str:
    """The titles of some roles, for people."""
    known = {role.id: role.title for role in exercise.roles}
    return ", ".join(known.get(role, role) for role in roles)


def under_title(exercise: Exercise) -> str:
    """What stands under every title."""
    return f"Tabletop exercise · {exercise.minutes} minutes · {exercise.date}"


def participants(exercise: Exercise) -> Document:
    """What everybody may read before the play: no inject, no private word, no expected answer."""
    return Document(
        "participants",
        exercise.title.text,
        f"Participant pack · {under_title(exercise)}",
        f"{exercise.title.text} · Participant pack",
        tuple(_participants(exercise)),
    )


def _participants(exercise: Exercise) -> Iterator[Block]:
    yield Para(told(exercise.purpose, marked=False), "lead")
    yield Heading(1, "What we want to be able to do")
    yield Items(tuple(told(o.text, marked=False) for o in exercise.objectives), "numbers")
    yield Para(told(exercise.scope, marked=False))
    yield Heading(1, "How the time is used")
    yield Picture(timeline(exercise, injects=False), in_words(exercise, injects=False))
    yield agenda(exercise)
    yield Heading(1, "Ground rules")
    yield Items(tuple(told(rule, marked=False) for rule in exercise.ground_rules))
    yield Heading(1, "Who is at the table")
    yield Table(
        ("Role", "Played as", "Side", "What everybody knows about it"),
        tuple(
            (say(r.title, bold=True), say(r.name), say(SIDES[r.side]), told(r.brief, marked=False))
            for r in exercise.roles
        ),
        (0.24, 0.18, 0.12, 0.46),
    )
    yield Para(say("Your own card tells you more. Keep it to yourself until somebody asks."))
    yield Heading(1, "The situation")
    yield from (Para(told(text, marked=False)) for text in exercise.start)
    yield Heading(1, "What we know, suspect and do not know", new_page=True)
    yield Table(("Known", "Suspected", "Not known"), (), (1 / 3, 1 / 3, 1 / 3), blank=9)
    yield Heading(1, "Afterwards: hot wash", new_page=True)
    for question in exercise.hot_wash:
        yield Para(told(question.text, marked=False), "label")
        yield Lines(2)
    yield Heading(1, "Evaluation form")
    yield Para(say("Tick one box in each line: 1 is not at all, 5 is fully."))
    boxes = tuple(say("☐") for _ in _SCALE)
    yield Table(
        ("Statement", *_SCALE),
        tuple((told(e.text, marked=False), *boxes) for e in exercise.evaluation),
        (0.65, 0.07, 0.07, 0.07, 0.07, 0.07),
    )
    yield Para(say("What should we do differently next time?"), "label")
    yield Lines(3)


def agenda(exercise: Exercise) -> Table:
    """The agenda, in minutes from the opening."""
    return Table(
        ("From", "Minutes", "What"),
        tuple((say(clock(a.start)), say(str(a.minutes)), say(a.title)) for a in exercise.agenda),
        (0.15, 0.15, 0.7),
    )


def role_cards(exercise: Exercise) -> Document:
    """One page for each role, to be handed to its player alone."""
    cards = [
        Para(
            say("Print on one side. Give each page after this one to one person, and to no other.")
        ),
        Table(
            ("Role", "Played as", "Side"),
            tuple((say(r.title), say(r.name), say(SIDES[r.side])) for r in exercise.roles),
            (0.5, 0.3, 0.2),
        ),
        *(block for role in exercise.roles for block in _role(role)),
    ]
    return Document(
        "role-cards",
        exercise.title.text,
        f"Role cards · {under_title(exercise)}",
        "Role card: for you alone",
        tuple(cards),
        large=True,
    )


def _role(role: Role) -> Iterator[Block]:
    yield Heading(1, role.title, new_page=True)
    yield Para(say(f"You are {role.name}. Side of the table: {SIDES[role.side]}."), "lead")
    yield Para(say("What everybody knows about you"), "label")
    yield Para(told(role.brief, marked=False))
    yield Para(say("What only you know"), "label")
    yield Para(told(role.private, marked=False), "aloud")
    yield Para(say("Your notes"), "label")
    yield Lines(5)


def inject_cards(exercise: Exercise) -> Document:
    """One page for each inject: handed out, or read aloud, when its minute has come."""
    overview = Table(
        ("No.", "Time", "From", "To"),
        tuple(
            (say(str(i.number)), say(clock(i.minute)), say(i.sender), say(names_of(exercise, i.to)))
            for i in exercise.injects
        ),
        (0.1, 0.12, 0.38, 0.4),
    )
    cards = [
        Para(
            say("Print on one side. Each page after this one is a card: bring it in at its time.")
        ),
        overview,
        *(block for inject in exercise.injects for block in _card(exercise, inject)),
    ]
    return Document(
        "inject-cards",
        exercise.title.text,
        f"Inject cards · {under_title(exercise)} · Facilitator: one card at a time",
        "Inject card: hand out when its minute has come",
        tuple(cards),
        large=True,
    )


def _card(exercise: Exercise, inject: Inject) -> Iterator[Block]:
    yield Heading(1, f"Inject {inject.number} · {clock(inject.minute)}", new_page=True)
    yield Para(say(f"From: {inject.sender}, {DELIVERIES[inject.delivery]}"), "lead")
    yield Para(say(f"To: {names_of(exercise, inject.to)}"), "lead")
    yield Para(told(inject.text, marked=False), "aloud")
    if inject.artefact:
        yield panel(inject.artefact, marked=False)
