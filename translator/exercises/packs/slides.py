"""The slide deck for the room: what may be shown, inject by inject, with notes for the speaker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

from translator.exercises.packs.guides import DELIVERIES, SIDES, names_of, under_title
from translator.exercises.packs.slide_parts import Deck
from translator.exercises.packs.timeline import clock, timeline
from translator.exercises.schema import Exercise, Inject

_READABLE = 520  # characters on a slide


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide. ``big`` is read aloud; ``small`` are further lines; ``notes`` are not shown."""

    kicker: str
    title: str
    big: str = ""
    lines: tuple[str, ...] = ()
    panel: tuple[str, ...] = ()
    notes: str = ""
    picture: bool = False
    numbered: bool = False


def render(exercise: Exercise) -> bytes:
    """The deck as the bytes of a ``.pptx`` file, 16 by 9."""
    deck = Deck(exercise.title.text)
    deck.cover(exercise.title.text, under_title(exercise), exercise.purpose.text)
    for slide in slides(exercise):
        drawn = timeline(exercise, injects=False) if slide.picture else None
        deck.add(
            slide.kicker,
            slide.title,
            big=slide.big,
            lines=slide.lines,
            panel=slide.panel,
            notes=slide.notes,
            drawn=drawn,
            numbered=slide.numbered,
        )
    out = BytesIO()
    deck.save(out)
    return out.getvalue()


def slides(exercise: Exercise) -> Iterator[Slide]:
    """The slides after the cover, in the order of the exercise."""
    yield Slide(
        "Why we are here",
        "What we want to be able to do",
        lines=tuple(o.text.text for o in exercise.objectives),
        notes=exercise.opening.text,
        numbered=True,
    )
    yield Slide(
        "Time",
        "How the time is used",
        lines=tuple(f"{clock(a.start)}  {a.title} ({a.minutes} min)" for a in exercise.agenda),
        picture=True,
    )
    yield Slide(
        "Together", "Ground rules", lines=tuple(rule.text for rule in exercise.ground_rules)
    )
    yield Slide(
        "At the table",
        "Roles",
        lines=tuple(f"{r.title} ({SIDES[r.side]}): {r.brief.text}" for r in exercise.roles),
        notes="Each player reads the own card now. Nobody reads another's.",
    )
    for place, lines in enumerate(_apart([text.text for text in exercise.start])):
        title = "The situation, continued" if place else "The situation"
        yield Slide("Read aloud", title, lines=lines)
    for inject in exercise.injects:
        yield from _inject(exercise, inject)
    yield Slide(
        "Stop the clock",
        "Hot wash",
        lines=tuple(question.text.text for question in exercise.hot_wash),
        notes="Strengths first. "
        + " ".join(text.text for text in exercise.report.strengths)
        + " Then: "
        + " ".join(text.text for text in exercise.report.improvements),
    )
    yield Slide(
        "Before we leave",
        "Actions with an owner and a date",
        lines=("What will we do?", "Who does it?", "By which date?", "How will we know?"),
        notes="Proposed: "
        + " ".join(
            f"{a.text.text} ({names_of(exercise, (a.owner,))}, {a.due})"
            for a in exercise.report.actions
        ),
    )
    yield Slide("Thank you", "Closing words", big=exercise.closing.text)


def _apart(lines: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Lines in portions that can be read from the back of a room."""
    held: list[str] = []
    for line in lines:
        if held and sum(map(len, held)) + len(line) > _READABLE:
            yield tuple(held)
            held = []
        held.append(line)
    if held:
        yield tuple(held)


def _inject(exercise: Exercise, inject: Inject) -> Iterator[Slide]:
    shown = inject.artefact
    yield Slide(
        f"Inject {inject.number} · {clock(inject.minute)}",
        f"{inject.sender}, {DELIVERIES[inject.delivery]}",
        big=inject.text.text,
        lines=(f"To: {names_of(exercise, inject.to)}",),
        panel=(shown.title, *(line.text for line in shown.lines)) if shown else (),
        notes=_notes(inject),
    )
    asked = [q.text.text for q in exercise.questions if q.inject == inject.number]
    if asked:
        yield Slide("Talk about it", " ".join(asked))
    for decision in exercise.decisions:
        if decision.inject == inject.number:
            yield Slide(
                f"Decide now · {names_of(exercise, decision.by)}",
                decision.text.text,
                lines=tuple(option.text for option in decision.options),
                notes="Who decides, what, and who is told? Write it down with its time.",
            )


def _notes(inject: Inject) -> str:
    parts = (
        ("Expected", inject.expected),
        ("Success sign", inject.success),
        ("Hint if stuck", inject.hint),
        ("Milder", inject.milder),
        ("Harder", inject.harder),
    )
    return "\n".join(f"{name}: {text.text}" for name, text in parts)
