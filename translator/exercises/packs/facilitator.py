"""The facilitator's pack: everything, with what is invented marked as such."""

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
    Run,
    Table,
    Words,
    panel,
    say,
    told,
)
from translator.exercises.packs.guides import DELIVERIES, SIDES, agenda, names_of, under_title
from translator.exercises.packs.timeline import clock, in_words, timeline
from translator.exercises.schema import Exercise, Inject, OpenQuestion, Text
from translator.exercises.texts import texts

_BEFORE = (
    "Read the whole pack once, and every inject aloud. Change words that you would not say.",
    "Print: a participant pack for each person, the role cards on one side only, the inject cards, "
    "and this pack for you.",
    "Give each role card to one person. With more people than roles, let two share one.",
    "Ask one person to write down decisions with their time. Put a clock where all can see it.",
)
_DURING = (
    "Start the clock. Read the opening words, the ground rules and the situation.",
    "Bring in each inject at its minute, as its line says: read it out, or hand over the card.",
    "Stuck? Give the hint. Too easy? Read the harder version. Too hard? The milder one.",
    "Ask the question of each inject before the next one comes. Press for a decision where one is "
    "due: who decides, what, and who is told.",
    "Running late? Leave out the inject with the highest number that no decision hangs on.",
)
_AFTER = (
    "Hot wash at once, while it is fresh. Strengths first.",
    "End with actions that have an owner and a date, read out to the room.",
    "Collect the evaluation forms. Send the after-action report within two days.",
)

_SAFE = "Safe to share outside the team: no real name, secret or personal datum was found."
_SAFE_BUT = (
    "Participant pack, cards and slides are safe to share outside the team: no real name, secret "
    "or personal datum was found in them. This pack is not: its last page holds the real names."
)


def facilitator(exercise: Exercise) -> Document:
    """The facilitator's pack."""
    return Document(
        "facilitator",
        exercise.title.text,
        f"Facilitator pack · {under_title(exercise)}",
        f"{exercise.title.text} · Facilitator pack: not for participants",
        tuple(_all(exercise)),
        legend=True,
    )


def _all(exercise: Exercise) -> Iterator[Block]:
    yield Para(_told(exercise.purpose), "lead")
    yield from _state(exercise)
    yield Heading(1, "How to run it")
    for name, steps in (("Before", _BEFORE), ("During", _DURING), ("Afterwards", _AFTER)):
        yield Para(say(name), "label")
        yield Items(tuple(say(step) for step in steps), "boxes")
    yield Heading(1, "Objectives and scope")
    yield Items(tuple((*say(f"{o.id}  ", bold=True), *_told(o.text)) for o in exercise.objectives))
    yield Para(_told(exercise.scope))
    yield Heading(1, "Time")
    yield Picture(timeline(exercise, injects=True), in_words(exercise, injects=True))
    yield agenda(exercise)
    yield from _roles(exercise)
    yield Heading(1, "Opening: read aloud", new_page=True)
    yield Para(_told(exercise.opening), "aloud")
    yield Para(say("Ground rules"), "label")
    yield Items(tuple(_told(rule) for rule in exercise.ground_rules))
    yield Para(say("The situation"), "label")
    yield from (Para(_told(text), "aloud") for text in exercise.start)
    yield from _msel(exercise)
    for inject in exercise.injects:
        yield from _inject(exercise, inject)
    yield Heading(1, "Decision log", new_page=True)
    yield Table(("Time", "Decision", "Who", "Who is told"), (), (0.1, 0.45, 0.2, 0.25), blank=10)
    yield Heading(1, "Hot wash")
    for question in exercise.hot_wash:
        yield from _asked(question)
    yield from _report(exercise)
    yield Para(say("Evaluation form, in the participant pack: rated from 1 to 5"), "label")
    yield Items(tuple(_told(stated.text) for stated in exercise.evaluation))
    yield Heading(1, "Closing words: read aloud")
    yield Para(_told(exercise.closing), "aloud")
    yield from _truth(exercise)


def _state(exercise: Exercise) -> Iterator[Block]:
    """Whether the exercise is finished, and whether it may leave the team."""
    if exercise.sharing:
        yield Para(say("Not safe to share outside the team yet:", bold=True))
        yield Items(tuple(say(f"{f.where}: {f.detail}") for f in exercise.sharing))
    else:
        yield Para(say(_SAFE_BUT if exercise.names else _SAFE))
    if exercise.lint:
        yield Para(say("The linter still objects:", bold=True))
        yield Items(tuple(say(f"{f.where}: {f.detail} ({f.rule})") for f in exercise.lint))
    else:
        yield Para(say("The linter finds nothing to object to."))


def _roles(exercise: Exercise) -> Iterator[Block]:
    yield Heading(1, "Roles")
    yield Table(
        ("Role", "Side", "Everybody knows", "Only the player knows"),
        tuple(
            (
                (*say(r.title, bold=True), Run(f" · {r.name}", "fiction")),
                say(SIDES[r.side]),
                _told(r.brief),
                _told(r.private),
            )
            for r in exercise.roles
        ),
        (0.2, 0.13, 0.28, 0.39),
    )


def _msel(exercise: Exercise) -> Iterator[Block]:
    yield Heading(1, "Master scenario events list (MSEL)", new_page=True)
    yield Table(
        ("No.", "Time", "Event", "From", "To", "How", "Serves", "Level"),
        tuple(
            (
                say(str(i.number)),
                say(clock(i.minute)),
                say(i.title, bold=True),
                say(i.sender),
                say(names_of(exercise, i.to)),
                say(DELIVERIES[i.delivery]),
                say(", ".join(i.objectives)),
                say(f"{i.difficulty}/5"),
            )
            for i in exercise.injects
        ),
        (0.06, 0.08, 0.2, 0.16, 0.2, 0.11, 0.11, 0.08),
    )


def _inject(exercise: Exercise, inject: Inject) -> Iterator[Block]:
    yield Heading(
        1, f"Inject {inject.number} · {clock(inject.minute)} · {inject.title}", new_page=True
    )
    serves = ", ".join(inject.objectives)
    yield Para(
        say(
            f"From {inject.sender}, {DELIVERIES[inject.delivery]}, to "
            f"{names_of(exercise, inject.to)}. {inject.minutes} minutes. Serves {serves}."
        )
    )
    yield Para(say("Read aloud"), "label")
    yield Para(_told(inject.text), "aloud")
    if inject.artefact:
        yield panel(inject.artefact, marked=True)
    for name, text in (
        ("Expected", inject.expected),
        ("Success sign", inject.success),
        ("Hint if stuck", inject.hint),
        ("Milder: read in its place", inject.milder),
        ("Harder: read in its place", inject.harder),
    ):
        yield Para(say(name), "label")
        yield Para(_told(text))
    for question in exercise.questions:
        if question.inject == inject.number:
            yield Para(say("Ask"), "label")
            yield Para(_told(question.text))
    for decision in exercise.decisions:
        if decision.inject == inject.number:
            yield Para(say(f"Decision due, by {names_of(exercise, decision.by)}"), "label")
            yield Para(_told(decision.text))
            yield Items(tuple(_told(option) for option in decision.options), "boxes")
    yield Para(say("Seen and heard"), "label")
    decides = any(decision.inject == inject.number for decision in exercise.decisions)
    yield Lines(3 - decides - (inject.artefact is not None))  # so that an inject stays on its page


def _asked(question: OpenQuestion) -> Iterator[Block]:
    yield Para((*_told(question.text), *say(f"  ({', '.join(question.objectives)})")), "label")
    yield Lines(2)


def _report(exercise: Exercise) -> Iterator[Block]:
    report = exercise.report
    yield Heading(1, "After-action report: to fill in", new_page=True)
    for name, watched in (
        ("Strengths to watch for", report.strengths),
        ("Improvements to watch for", report.improvements),
    ):
        yield Para(say(name), "label")
        yield Items(tuple(_told(text) for text in watched), "boxes")
        yield Lines(3)
    yield Para(say("Actions: proposed, to be agreed in the room"), "label")
    yield Table(
        ("Action", "Owner", "Due", "Serves"),
        tuple(
            (_told(a.text), say(names_of(exercise, (a.owner,))), say(a.due), say(a.objective))
            for a in report.actions
        ),
        (0.5, 0.22, 0.15, 0.13),
        blank=3,
    )


def _truth(exercise: Exercise) -> Iterator[Block]:
    """What comes from the update, what was invented, and what stands for which name."""
    yield Heading(1, "Fact and fiction", new_page=True)
    origins = exercise.origins
    made = f"an update of {origins.chars} characters ({origins.update})" if origins.update else ""
    concern = f"the concern “{origins.concern}”" if origins.concern else ""
    yield Para(
        say(
            f"Made from {' and '.join(filter(None, (made, concern)))}, with the scenario "
            f"“{origins.archetype}” ({origins.reason})."
        )
    )
    rows = tuple(dict.fromkeys(_facts(exercise)))
    if rows:
        yield Para(say("From the update: true, and not to be changed"), "label")
        yield Table(("Words", "Facts", "Characters"), rows, (0.66, 0.17, 0.17))
    if exercise.names:
        yield Para(say("Names: never read out the left column"), "label")
        yield Table(
            ("In the update", "In the exercise", "Kind"),
            tuple((say(n.real), say(n.fictional), say(n.kind)) for n in exercise.names),
            (0.4, 0.4, 0.2),
        )
    yield Para(
        say(
            "All else is invented or is wording that claims nothing: "
            f"{len(exercise.fictional)} stretches are marked as fiction above."
        )
    )


def _facts(exercise: Exercise) -> Iterator[tuple[Words, ...]]:
    for _, text in texts(exercise):
        for piece, trace in text.pieces:
            if trace.how in {"source", "concern"}:
                where = ", ".join(f"{start}–{end}" for start, end in trace.sources)
                yield (
                    (Run(piece.strip(), "source"),),
                    say(", ".join(trace.facts) or "none"),
                    say(where),
                )


def _told(text: Text) -> Words:
    return told(text, marked=True)
