"""A translation made by hand, with one of everything that a format has to show."""

from __future__ import annotations

from translator.compose import compose_markdown
from translator.values import (
    Check,
    Fact,
    FactSheet,
    LeftOut,
    Masked,
    Question,
    Reading,
    Refused,
    TermUse,
    Timing,
    Translated,
    Translation,
    Update,
)

PASSWORD = "-".join(("hunter2", "and", "more"))
SOURCE = (
    "P1: checkout <b>failed</b> for 47 min, cause suspected & unproven. "
    f"The password was {PASSWORD}. v2.8.1 was rolled back. 🔥"
)


def span(words: str) -> tuple[int, int]:
    """Where ``words`` stand in the source."""
    start = SOURCE.index(words)
    return start, start + len(words)


def fact(number: int, words: str, value: str) -> Fact:
    return Fact(f"F{number}", "duration", words, *span(words), value, 0)


FACTS = (fact(1, "47 min", "47 min"), fact(2, f"was {PASSWORD}", f"={PASSWORD}"))
SENTENCES = (
    Translated(
        "Checkout <b>failed</b> for 47 minutes",
        (span("P1: checkout <b>failed</b> for 47 min"),),
        "repaired",
        ("F1",),
        (Check("numbers", passed=True, detail="47 min"), Check("certainty", passed=True)),
        "What happened",
        (Refused("Checkout died & <i>never</i> came back", (Check("added", passed=False),)),),
    ),
    Translated(
        "The cause is suspected, not proven.",
        (span("cause suspected & unproven."),),
        "kept",
        (),
        (),
        "What happened",
    ),
    Translated("- We went back.", (span("rolled back"),), "model", (), (), "What happened"),
    Translated("One risk: no date.", (), "template", (), (), "Bottom line"),
    Translated("A release is a new version.", (), "context", (), (), "What happened"),
)
QUESTIONS = (
    Question("What did it cost?", None, ()),
    Question("How long?", "47 minutes.", (span("47 min"),)),
)
TERMS = (
    TermUse("p1", "P1", *span("P1"), "exact", "replace", "top priority", "finance reads words"),
    TermUse(
        None, PASSWORD, *span(PASSWORD), "unknown", "gloss", f"{PASSWORD} (a word)", "no entry"
    ),
)


def translation(*, refusal: str | None = None) -> Translation:
    """The translation, or with ``refusal`` one that gave nothing."""
    sentences = () if refusal else SENTENCES
    return Translation(
        sheet=FactSheet(
            Update("0123456789ab", "incident", SOURCE),
            (),
            FACTS,
            (),
            (Masked("password", *span(PASSWORD), "hu…re"),),
        ),
        audience="all-staff",
        engine="scripted:test",
        model="test",
        prompts=("smooth.v1",),
        terms=TERMS,
        sentences=sentences,
        text=""
        if refusal
        else compose_markdown("Status", sentences, QUESTIONS, ["version numbers (no decision)"]),
        left_out=(LeftOut(*span("v2.8.1"), "a version decides nothing"),),
        questions=QUESTIONS,
        source_reading=Reading(12.3, 20),
        output_reading=Reading(6.1, 18),
        timing=Timing(0.1, 1.5, 3.25),
        refusal=refusal,
        notices=("A password was masked.",),
    )
