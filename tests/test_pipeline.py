"""The whole flow, from a pasted text to a translation, with an engine that changes nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.flow import AUDIENCES, UPDATE, echo, translator
from translator.engines.base import Request
from translator.errors import AudienceError, Cancelled, InputError
from translator.render import render
from translator.values import (
    SentenceReady,
    SheetReady,
    Timing,
    Translation,
    TranslationReady,
)

ODD = (
    "Booking was \u200fclosed\u200e 😀 for 20 minutes.\r\n\r\n- P1 on Tuesday: the API failed for "
    "12 minutes (see #4711).\r\n- [x] Renewed by Zoë for 30 €.\r\n\r\n"
    "Thanks to all 👩‍💻 who helped.\r\n"
)
GERMAN = (
    "Am Montag war der Buchungsdienst für zwanzig Minuten nicht erreichbar. Die Ursache wird noch "
    "gesucht, und wir haben die vorige Fassung wieder eingespielt. Daten gingen nicht verloren."
)
WITH_NUL = (
    "Booking was closed for 20 minutes.\n\n- P1 on Tuesday: the API\x00 failed for 12 minutes."
)
PARAGRAPH = " ".join(f"The branch in city {i} was offline for {i + 2} minutes." for i in range(500))
TABLE = "# Failed imports\n\n| File | What | Cost |\n|---|---|---|\n" + "".join(
    f"| {i} | The import of file {i} failed for customers | {i + 10} EUR |\n" for i in range(500)
)


def slices(made: Translation) -> dict[str, list[tuple[str, str]]]:
    """What each span of a translation cuts out of the text as given, beside what it should."""
    text = made.sheet.update.text
    return {
        "facts": [(text[f.start : f.end], f.text) for f in made.sheet.facts],
        "terms": [(text[t.start : t.end], t.surface) for t in made.sheet.terms],
        "uses": [(text[u.start : u.end], u.surface) for u in made.terms],
    }


def test_only_readers_inside_are_told_what_was_left_out() -> None:
    text = f"{UPDATE}\n\nCVE-2026-1234 is not patched yet in the booking database."
    inside, outside = (translator().translate(text, a) for a in ("executives", "customers"))
    assert inside.left_out
    assert outside.left_out
    assert "Left out on purpose" in inside.text
    assert "Left out on purpose" not in outside.text


@pytest.mark.parametrize("audience", AUDIENCES)
def test_each_audience_gets_its_own_translation(audience: str) -> None:
    made = translator().translate(UPDATE, audience)
    assert made.audience == audience
    assert made.refusal is None
    assert made.text.startswith("# Weekly status: Booking Platform, week 9\n\n**")
    assert "26 minutes (10:04-10:30 UTC)" in made.text
    assert "suspected" in made.text
    assert made.left_out
    assert made.engine == "scripted:double"
    assert made.prompts == ("draft.v1", "repair.v1")


def test_what_is_hidden_from_customers_stands_in_no_part_of_their_text() -> None:
    made = translator().translate(UPDATE, "customers")
    for inside in ("auth-prod-03", "@lena", "CVE-2031-4242", "OPS-4711"):
        assert inside not in made.text
        assert inside in translator().translate(UPDATE, "operations").text


@pytest.mark.parametrize("text", [UPDATE, ODD], ids=["plain", "odd"])
@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_span_points_into_the_text_as_given(text: str, audience: str) -> None:
    made = translator().translate(text, audience)
    assert made.sheet.update.text == text
    for found in slices(made).values():
        assert found
        assert all(cut == said for cut, said in found)
    ends = {(s.start, s.end) for s in made.sheet.sentences}
    for sentence in made.sentences:
        assert set(sentence.sources) <= ends or sentence.how == "context"
    for out in made.left_out:
        assert 0 <= out.start < out.end <= len(text)
    dropped = {text[out.start : out.end] for out in made.left_out}
    assert any(piece.startswith("Thanks to ") for piece in dropped)


def test_a_nul_moves_no_span() -> None:
    made = translator().translate(WITH_NUL)
    assert all(cut == said for found in slices(made).values() for cut, said in found)


def test_half_a_character_is_shown_as_broken_and_moves_nothing() -> None:
    text = "Booking \ud800 was closed for 20 minutes on Monday."
    made = translator().translate(text)
    assert made.sheet.update.text == text.replace("\ud800", "\ufffd")
    assert [f.text for f in made.sheet.facts if f.kind == "duration"] == ["20 minutes"]


def test_events_come_sheet_first_then_sentences_then_the_whole_for_each_reader() -> None:
    events = list(translator().stream(UPDATE, ["finance", "customers"]))
    assert isinstance(events[0], SheetReady)
    assert sum(isinstance(event, SheetReady) for event in events) == 1
    order = [
        (event.audience, "sentence")
        if isinstance(event, SentenceReady)
        else (event.translation.audience, "whole")
        for event in events[1:]
        if isinstance(event, SentenceReady | TranslationReady)
    ]
    runs = list(dict.fromkeys(order))
    assert runs == [
        ("finance", "sentence"),
        ("finance", "whole"),
        ("customers", "sentence"),
        ("customers", "whole"),
    ]


def test_the_sentences_of_the_stream_are_those_of_the_whole() -> None:
    events = list(translator().stream(UPDATE, ["sales"]))
    ready = sorted(
        (event for event in events if isinstance(event, SentenceReady)), key=lambda e: e.position
    )
    whole = next(e.translation for e in events if isinstance(e, TranslationReady))
    made = [s for s in whole.sentences if s.how != "context"]
    assert [event.sentence for event in ready] == made
    assert {event.planned for event in ready} == {len(made)}


def test_no_model_is_asked_before_the_sheet_is_out() -> None:
    def never(request: Request) -> str:
        raise AssertionError(request)

    first = next(translator(never).stream(UPDATE, ["finance"]))
    assert isinstance(first, SheetReady)
    assert translator(never).facts(UPDATE) == first.sheet


def test_cancelling_ends_the_stream_and_leaves_what_came() -> None:
    came: list[object] = []
    stream = translator().stream(UPDATE, ["finance", "sales"], cancel=lambda: len(came) >= 3)
    came += [next(stream) for _ in range(3)]
    with pytest.raises(Cancelled):
        next(stream)
    assert [type(event) for event in came] == [SheetReady, SentenceReady, SentenceReady]


def test_times_are_in_order_and_only_times_differ_between_runs() -> None:
    one, two = (translator().translate(UPDATE, "finance", seed=7) for _ in range(2))
    assert 0 < one.timing.facts <= one.timing.first_sentence <= one.timing.total
    zero = Timing(0.0, 0.0, 0.0)
    assert replace(one, timing=zero) == replace(two, timing=zero)


@pytest.mark.parametrize("audience", ["finance", "operations", "customers"])
@pytest.mark.parametrize("text", [TABLE, PARAGRAPH], ids=["500 rows", "5,000 words"])
def test_a_very_long_update_becomes_a_short_text_that_accounts_for_the_rest(
    text: str, audience: str
) -> None:
    made = translator().translate(text, audience)
    sentences = [s for s in made.sheet.sentences if not s.plain.startswith("Failed imports")]
    assert len(sentences) == 500
    said = {s.sources[0] for s in made.sentences if s.how != "context"}
    left = {(out.start, out.end) for out in made.left_out}
    assert 0 < len(said) <= 20
    assert said | left == {(s.start, s.end) for s in sentences}


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("", "empty"),
        ("Server down", "2 words"),
        ("`a_b` `c_d` https://x.example/a_b/c_d/e_f `g_h` `i_j`", "only code"),
        (GERMAN, "German"),
    ],
)
def test_a_thin_input_is_refused_with_what_is_missing(text: str, missing: str) -> None:
    with pytest.raises(InputError, match=missing) as caught:
        translator().translate(text)
    assert caught.value.hint


@pytest.mark.parametrize(
    "text",
    [
        "Thanks to everybody who helped with this.",
        "# A title of more than five words",
        "Is it done? Is it not done yet?",
    ],
)
def test_an_update_that_tells_nothing_gets_a_refusal_and_no_text(text: str) -> None:
    made = translator().translate(text, "customers")
    assert made.refusal is not None
    assert "Customers" in made.refusal
    assert "Add a sentence" in made.refusal
    assert (made.sentences, made.text, made.questions) == ((), "", ())


def test_an_unknown_audience_names_the_nearest_before_any_work() -> None:
    with pytest.raises(AudienceError, match="finanse") as caught:
        next(translator().stream("", ["finanse"]))
    assert "'finance'" in caught.value.hint
    assert "all-staff" in caught.value.hint


@pytest.mark.parametrize(
    "name", ["finance", " Finance ", "Finance (CFO)", "ALL STAFF", "all_staff"]
)
def test_an_audience_goes_by_its_id_or_its_name(name: str) -> None:
    assert translator().translate(UPDATE, name).audience in {"finance", "all-staff"}


@pytest.mark.parametrize("form", ["markdown", "html", "json", "chat"])
def test_every_form_can_show_it(form: str) -> None:
    shown = render(translator(echo).translate(UPDATE, "sales"), form)
    assert "26 minutes" in shown
