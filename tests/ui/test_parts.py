"""What a reader sees in each part of the page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import get_args

import pytest

from tests.ui.fakes import CONCEPTS, NAMES, UPDATE, FakeTranslator, sheet_of
from translator.errors import EngineError, InputError
from translator.render.words import ACTIONS, HOW
from translator.ui.below import below, left_out, questions, term_log
from translator.ui.exports import payloads, plain_text
from translator.ui.facts import fact_table
from translator.ui.loading import State, engine_line
from translator.ui.output import output_pane
from translator.ui.progress import Part, Progress, origins_in_words
from translator.ui.source import count, source_pane, visible_words
from translator.ui.status import error_box, run_line
from translator.ui.words import FACTS, ORIGINS
from translator.values import (
    Event,
    FactKind,
    LeftOut,
    Origin,
    SentenceReady,
    SheetReady,
    TermAction,
    TermHow,
    TranslationReady,
)


def events(text: str = UPDATE, *audiences: str) -> list[Event]:
    return list(FakeTranslator().stream(text, audiences or ("finance",)))


def progress_after(happened: Sequence[Event], *audiences: str) -> Progress:
    progress = Progress.begin(audiences or ("finance",))
    for event in happened:
        progress = progress.after(event)
    return progress


def plain(markup: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", markup))


class TestSource:
    def test_a_term_can_be_reached_by_keyboard_and_is_described_by_its_definition(self) -> None:
        pane = source_pane(sheet_of(UPDATE), CONCEPTS)
        term = re.search(r'<span class="pb-term"[^>]*aria-label="rate limiter[^>]*>', pane)
        assert term is not None
        assert 'tabindex="0"' in term.group()
        tip = re.search(r'aria-describedby="([^"]+)"', term.group())
        assert tip is not None
        assert f'<div id="{tip.group(1)}" hidden>' in pane
        assert "A rule that slows callers down" in pane

    def test_a_word_that_the_glossary_lacks_is_marked_and_says_so(self) -> None:
        pane = source_pane(sheet_of(UPDATE), CONCEPTS)
        assert 'class="pb-term pb-unknown"' in pane
        assert "The glossary has no entry for this word" in pane

    def test_the_counts_of_what_was_found_are_told(self) -> None:
        found = plain(source_pane(sheet_of(UPDATE), CONCEPTS))
        assert "8 technical terms · 43 facts · 2 unknown words" in found
        assert "1 sensitive detail" in found

    def test_a_secret_shows_its_kind_and_hint_only(self) -> None:
        sheet = sheet_of(UPDATE)
        everything = source_pane(sheet, CONCEPTS) + fact_table(sheet)
        assert "@noor" not in everything
        assert "[person: @n…or]" in everything

    def test_a_fact_that_covers_a_secret_hides_it_in_the_table_too(self) -> None:
        sheet = sheet_of(UPDATE)
        at = UPDATE.index("@noor")
        leak = replace(sheet.facts[0], id="F99", text="@noor", start=at, end=at + 5, value="noor")
        table = fact_table(replace(sheet, facts=(leak,)))
        assert "noor" not in table
        assert "[person]" in table

    def test_words_around_a_secret_stay(self) -> None:
        sheet = sheet_of("ask @maria now, or @li")
        assert visible_words(sheet, 6, 14) == "[person] now"
        assert visible_words(sheet, 0, len(sheet.update.text)) == "ask [person] now, or [person]"

    def test_each_fact_is_linked_to_its_words(self) -> None:
        sheet = sheet_of(UPDATE)
        table = fact_table(sheet)
        for fact in sheet.facts:
            assert f'data-src="{fact.start}-{fact.end}"' in table

    def test_a_text_without_facts_says_so(self) -> None:
        assert "were found" in fact_table(sheet_of("Hello there"))

    def test_markup_in_a_text_reaches_no_part_of_the_page_unescaped(self) -> None:
        attack = "<script>alert(1)</script> <img src=x onerror=alert(1)> API down for 5 min"
        happened = events(attack)
        progress = progress_after(happened).ended("done", 1.0)
        assert progress.sheet is not None
        taken = {part.audience: payloads(part) for part in progress.parts}
        page = (
            source_pane(progress.sheet, CONCEPTS, progress.spans)
            + fact_table(progress.sheet)
            + output_pane(progress, NAMES, taken)
            + below(progress, NAMES)
        )
        assert "<script" not in page
        assert "<img" not in page
        assert "&lt;script&gt;" in page


class TestProgress:
    def test_sentences_stand_in_their_order_though_they_come_in_another(self) -> None:
        happened = events()
        sheet, sentences = happened[0], [e for e in happened if isinstance(e, SentenceReady)]
        progress = progress_after([sheet, sentences[2], sentences[0]])
        assert [s.text for s in progress.part("finance").ordered] == [
            sentences[0].sentence.text,
            sentences[2].sentence.text,
        ]

    def test_a_gap_is_shown_as_a_waiting_line_between_the_sentences(self) -> None:
        happened = events()
        sentences = [e for e in happened if isinstance(e, SentenceReady)]
        pane = output_pane(progress_after([happened[0], sentences[0], sentences[2]]), NAMES, {})
        order = re.findall(r'class="pb-row( pb-wait)?"', pane)
        assert order[:3] == ["", " pb-wait", ""]
        assert len(order) == sentences[0].planned

    def test_a_cancelled_run_keeps_what_was_made_and_waits_for_nothing(self) -> None:
        happened = [e for e in events() if not isinstance(e, TranslationReady)][:4]
        progress = progress_after(happened).ended("cancelled", 2.0)
        pane = output_pane(progress, NAMES, {p.audience: payloads(p) for p in progress.parts})
        assert "pb-wait" not in pane
        assert pane.count('class="pb-row"') == 3
        assert 'data-copy="text"' in pane
        line = plain(run_line(progress, NAMES, "run-1"))
        assert "Cancelled" in line
        assert "3 sentences had been made and are kept below." in line

    def test_a_cancelled_run_without_a_sentence_says_that_nothing_was_made(self) -> None:
        progress = progress_after(events()[:1]).ended("cancelled", 0.1)
        assert "No sentence had been made yet" in run_line(progress, NAMES, "run-1")

    def test_a_finished_run_tells_how_its_sentences_came_about(self) -> None:
        progress = progress_after(events()).ended("done", 7.4)
        line = plain(run_line(progress, NAMES, "run-1"))
        assert "Ready for Finance" in line
        assert "10 sentences in 7 s: 3 model" in line

    def test_progress_counts_each_audience_the_same(self) -> None:
        happened = events(UPDATE, "finance", "sales")
        half = [e for e in happened if getattr(e, "audience", "finance") != "sales"]
        half = [e for e in half if isinstance(e, SheetReady | SentenceReady)]
        assert progress_after(half, "finance", "sales").share == pytest.approx(0.5)

    def test_a_sentence_for_an_audience_that_nobody_asked_for_is_an_error(self) -> None:
        with pytest.raises(KeyError, match="sales"):
            progress_after(events(UPDATE, "sales"), "finance")


class TestOutput:
    def test_every_sentence_says_in_words_how_it_came_about(self) -> None:
        pane = output_pane(progress_after(events()).ended("done", 1), NAMES, {})
        rows = re.findall(r'data-how="(\w+)".*?<summary>(.*?)</summary>', pane)
        assert len(rows) == 10
        for how, summary in rows:
            assert ORIGINS[how][1] in plain(summary)

    def test_a_sentence_with_a_source_can_be_reached_and_carries_its_spans(self) -> None:
        progress = progress_after(events()).ended("done", 1)
        pane = output_pane(progress, NAMES, {})
        for sentence in progress.part("finance").ordered:
            spans = ",".join(f"{a}-{b}" for a, b in sentence.sources)
            link = f'role="button" tabindex="0" data-src="{spans}"'
            assert (link in pane) == bool(spans)

    def test_sections_stand_together_and_the_bottom_line_first(self) -> None:
        happened = [e for e in events() if isinstance(e, SentenceReady)][:4]
        sections = ("Risks", "Progress", "Bottom line", "Risks")
        moved = [
            replace(event, sentence=replace(event.sentence, section=section, text=f"- Line {n}"))
            for n, (event, section) in enumerate(zip(happened, sections, strict=True))
        ]
        progress = progress_after([events()[0], *moved]).ended("cancelled", 1)
        pane = output_pane(progress, NAMES, {})
        assert re.findall(r"<h3>(.*?)</h3>", pane) == ["Bottom line", "Risks", "Progress"]
        assert re.findall(r"Line \d", plain(pane)) == ["Line 2", "Line 0", "Line 3", "Line 1"]
        assert "- Line" not in pane

    def test_a_refused_draft_is_shown_with_the_check_that_it_failed(self) -> None:
        pane = plain(output_pane(progress_after(events()).ended("done", 1), NAMES, {}))
        assert "The model had written We know the cause." in pane
        assert "“suspect” became “know”" in pane

    def test_several_readers_get_a_tab_each_and_one_reader_gets_none(self) -> None:
        two = output_pane(
            progress_after(events(UPDATE, "finance", "sales"), "finance", "sales"), NAMES, {}
        )
        assert re.findall(r'data-tab="(\w+)"', two) == ["finance", "sales"]
        assert "data-tab" not in output_pane(progress_after(events()), NAMES, {})

    def test_the_reading_grade_is_told_from_source_to_output(self) -> None:
        pane = plain(output_pane(progress_after(events()).ended("done", 1), NAMES, {}))
        assert "Reading grade 13.4 → to 8.2" in pane

    def test_a_refusal_stands_where_the_translation_would(self) -> None:
        progress = progress_after(events("# Only a heading")).ended("done", 0.1)
        assert "Not translated. The update states nothing" in plain(
            output_pane(progress, NAMES, {})
        )
        assert "Nothing to translate" in run_line(progress, NAMES, "run-1")

    def test_a_finished_translation_can_be_taken_away_in_each_format(self) -> None:
        part = progress_after(events()).part("finance")
        taken = payloads(part)
        assert taken["markdown"][0] == "plainbridge-finance.md"
        assert taken["json"][0] == "plainbridge-finance.json"
        assert taken["html"][0] == "plainbridge-finance.html"
        assert part.translation is not None
        assert taken["text"][1] == part.translation.text

    def test_an_unfinished_one_as_text_under_its_headings(self) -> None:
        happened = [e for e in events() if isinstance(e, SentenceReady)][:3]
        text = plain_text(tuple(e.sentence for e in happened))
        assert text.startswith("The short version\n\n")
        assert text.count("What happened") == 1
        assert payloads(Part("finance")) == {}


class TestBelow:
    def test_an_open_question_says_that_the_update_does_not_state_it(self) -> None:
        made = progress_after(events()).part("finance").translation
        assert made is not None
        shown = plain(questions(made.questions))
        assert "What did the errors cost us? Not stated in the update" in shown
        assert "How long did it last? 31 minutes." in shown

    def test_what_was_left_out_is_quoted_with_its_reason(self) -> None:
        sheet = sheet_of(UPDATE)
        at = UPDATE.index("Cert for")
        shown = plain(left_out((LeftOut(at, at + 40, "Operations only."),), sheet))
        assert "Cert for pay-gw-02.internal.example" in shown
        assert "Operations only." in shown

    def test_the_log_says_what_was_done_with_each_term_and_why(self) -> None:
        made = progress_after(events()).part("finance").translation
        assert made is not None
        shown = plain(term_log(made.terms, made.sheet))
        assert "rate limiter traffic limit replaced Finance does not use this word." in shown

    def test_a_secret_in_what_was_left_out_stays_hidden(self) -> None:
        assert "@noor" not in below(progress_after(events()), NAMES)

    @pytest.mark.parametrize(
        ("shown", "words"),
        [
            (questions(()), "No questions"),
            (left_out((), sheet_of("x")), "Nothing was left out"),
            (term_log((), sheet_of("x")), "No technical terms"),
        ],
    )
    def test_nothing_to_list_is_said(self, shown: str, words: str) -> None:
        assert words in shown


class TestWords:
    def test_there_are_words_for_every_kind_of_value(self) -> None:
        assert set(ORIGINS) == set(get_args(Origin))
        assert set(ACTIONS) == set(get_args(TermAction))
        assert set(HOW) == set(get_args(TermHow))
        assert set(FACTS) == set(get_args(FactKind))

    def test_no_two_origins_share_a_sign_or_a_label(self) -> None:
        assert len({sign for sign, _ in ORIGINS.values()}) == len(ORIGINS)
        assert len({label for _, label in ORIGINS.values()}) == len(ORIGINS)

    def test_one_is_singular(self) -> None:
        assert [count(1, "term"), count(2, "term"), count(0, "fact")] == [
            "1 term",
            "2 terms",
            "0 facts",
        ]

    def test_origins_are_counted(self) -> None:
        assert origins_in_words(progress_after(events()).part("finance").ordered).startswith(
            "3 model"
        )

    def test_a_message_begins_with_a_capital_but_a_file_keeps_its_name(self) -> None:
        assert "<strong>Bin.md" not in error_box(InputError("bin.md holds binary data"))
        assert "<strong>The text is empty.<" in error_box(InputError("the text is empty"))

    def test_an_error_shows_its_hint_escaped_and_whether_to_try_again(self) -> None:
        box = error_box(EngineError("no answer from '<x>'", hint="Restart <it>.", retry=True))
        assert "<x>" not in box
        assert "No answer from &#x27;&lt;x&gt;&#x27;." in box
        assert "Restart &lt;it&gt;. Trying again may help." in box

    @pytest.mark.parametrize(
        ("state", "words"),
        [
            (State("loading"), "Loading the model"),
            (State("ready"), "ready on this machine"),
            (State("failed", "weights missing", "Run plainbridge weights."), "Run plainbridge"),
        ],
    )
    def test_the_status_line_says_how_far_the_model_is(self, state: State, words: str) -> None:
        line = engine_line(state, "fake:<1>")
        assert words in line
        assert "fake:&lt;1&gt;" in line
