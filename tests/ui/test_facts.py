"""The fact table, the proof of a sentence, and what an author's edit shows."""

from __future__ import annotations

import re
from dataclasses import replace

from tests.ui.fakes import CONCEPTS, NAMES, UPDATE, FakeTranslator, sheet_of
from tests.ui.test_parts import events, plain, progress_after
from translator.glossary.load import Glossary
from translator.review import edited
from translator.ui.facts import fact_table, ledger_line
from translator.ui.output import output_pane
from translator.ui.progress import Progress
from translator.values import Check, Marks, Refused, Translation, TranslationReady

GLOSSARY = Glossary(CONCEPTS, {}, {}, "")


def finished(*audiences: str, marks: Marks | None = None) -> Progress:
    readers = audiences or ("finance",)
    happened = FakeTranslator().stream(UPDATE, readers, marks=marks or Marks())
    return progress_after(list(happened), *readers)


def table(progress: Progress, marks: Marks | None = None) -> str:
    assert progress.sheet is not None
    return fact_table(progress.sheet, progress.parts, NAMES, marks or Marks())


def row(markup: str, fact: str) -> str:
    found = re.search(rf'<tr[^>]*data-fact-row="{fact}".*?</tr>', markup)
    assert found is not None
    return found[0]


def fact(words: str) -> str:
    return next(f.id for f in sheet_of(UPDATE).facts if f.text == words)


def translation(progress: Progress) -> Translation:
    made = progress.parts[0].translation
    assert made is not None
    return made


class TestTable:
    def test_each_reader_has_a_column_that_links_to_the_sentence(self) -> None:
        markup = table(finished("finance", "customers"))
        for name in ("Finance", "Customers"):
            assert f'<th scope="col">{name}</th>' in markup
        one = row(markup, fact("31 minutes"))
        for reader in ("finance", "customers"):
            assert f'data-goto="{reader}-0"' in one

    def test_what_was_left_out_says_why(self) -> None:
        one = plain(row(table(finished()), fact("2 April")))
        assert "Left out: A task for operations; this reader decides nothing by it." in one

    def test_a_fact_of_the_title_says_so(self) -> None:
        assert "in the title" in row(table(finished()), fact("9 March"))

    def test_a_lost_fact_is_shown_as_lost(self) -> None:
        one = row(table(finished()), fact("30 June"))
        assert "Not accounted for" in one
        assert "pb-failed" in one

    def test_before_a_translation_is_whole_its_column_waits(self) -> None:
        early = progress_after(events(UPDATE)[:2])
        assert "…" in plain(row(table(early), fact("31 minutes")))
        assert "Not accounted for" not in table(early)

    def test_a_refused_translation_has_no_fates(self) -> None:
        progress = finished()
        refused = replace(translation(progress), refusal="It says nothing.")
        markup = table(progress.reviewed(refused))
        assert "Not translated" in row(markup, fact("31 minutes"))

    def test_marks_are_pressed_and_named(self) -> None:
        marks = Marks(must=(fact("31 minutes"),), leave_out=(fact("15%"),))
        markup = table(finished(marks=marks), marks)
        must, out = row(markup, fact("31 minutes")), row(markup, fact("15%"))
        name = fact("31 minutes")
        assert f'aria-pressed="true" aria-label="{name} must be said"' in must
        assert f'aria-pressed="false" aria-label="{name} is left out"' in must
        assert f'aria-pressed="true" aria-label="{fact("15%")} is left out"' in out
        assert "Left out by the author" in out

    def test_markup_in_facts_is_shown_as_text(self) -> None:
        text = 'Run "<img src=x>" failed for 3 minutes.'
        assert "<img" not in fact_table(sheet_of(text))


class TestLedger:
    def test_the_line_stands_over_each_translation_and_leads_to_the_table(self) -> None:
        progress = finished("finance", "customers")
        pane = output_pane(progress, NAMES, {})
        assert pane.count('class="pb-ledger') == 2
        assert 'href="#pb-facts-title"' in pane
        assert re.search(r"\d+ of 43 facts accounted for: \d+ said, 5 left out", plain(pane))

    def test_a_loss_is_told_apart(self) -> None:
        progress = finished()
        lost = ledger_line(progress.parts[0].ledger)
        assert "pb-lost" in lost
        assert f"not accounted for: {fact('should')}" in plain(lost) or "F3" in lost
        whole = progress.parts[0].ledger
        good = replace(whole, facts=tuple(a for a in whole.facts if a.fate != "unaccounted"))
        assert "pb-lost" not in ledger_line(good)


class TestProof:
    def test_a_sentence_opens_to_its_words_checks_and_what_was_refused(self) -> None:
        pane = output_pane(finished(), NAMES, {})
        found = re.search(r'<div class="pb-row" data-how="repaired".*?</details>', pane)
        assert found is not None
        words = plain(found[0])
        assert "Your words - Failover test for the Postgres cluster passed in staging." in words
        assert "2 of 2 checks passed numbers, certainty" in words
        assert "The model had written We know the cause." in words
        assert "“suspect” became “know”; keep “suspect”" in words

    def test_a_secret_stays_hidden_among_the_source_words(self) -> None:
        progress = finished()
        made = translation(progress)
        span = next(s for s in made.sheet.sentences if "@noor" in s.plain)
        leaky = replace(made.sentences[0], sources=((span.start, span.end),))
        changed = replace(made, sentences=(leaky, *made.sentences[1:]))
        assert "@noor" not in output_pane(progress.reviewed(changed), NAMES, {})

    def test_background_cannot_be_edited_and_sentences_can(self) -> None:
        made = translation(finished())
        pane = output_pane(finished(), NAMES, {})
        for index, sentence in enumerate(made.sentences):
            assert (f'data-edit="finance-{index}"' in pane) == (sentence.how != "context")

    def test_a_sentence_cannot_be_edited_before_the_whole_is_there(self) -> None:
        early = progress_after(events(UPDATE)[:3])
        assert "pb-out" in output_pane(early, NAMES, {})
        assert 'data-edit="' not in output_pane(early, NAMES, {})


class TestEdited:
    def test_a_wrong_number_shows_its_finding_and_the_way_back(self) -> None:
        progress = finished()
        made = translation(progress)
        wrong = made.sentences[0].text.replace("31 minutes", "13 minutes")
        pane = output_pane(progress.reviewed(edited(made, 0, wrong, GLOSSARY)), NAMES, {})
        words = plain(pane)
        assert "13 minutes" in words
        assert "Edited by you" in words
        assert "Not confirmed by the source" in words
        assert "take out “13 minutes”" in words
        assert 'data-undo="finance-0"' in pane

    def test_a_faithful_edit_is_said_to_have_passed(self) -> None:
        progress = finished()
        made = translation(progress)
        good = made.sentences[0].text.replace("31 minutes", "31 min")
        pane = output_pane(progress.reviewed(edited(made, 0, good, GLOSSARY)), NAMES, {})
        assert "Your wording passed every check." in plain(pane)
        assert "Not confirmed" not in plain(pane)


class TestNotices:
    def test_what_holds_for_all_readers_is_said_once(self) -> None:
        progress = finished("finance", "customers")
        pane = plain(output_pane(progress, NAMES, {}))
        assert pane.count("One name was hidden.") == 1
        assert "Before you send" in pane

    def test_what_holds_for_one_reader_stands_with_that_reader(self) -> None:
        progress = finished("finance", "customers")
        made = translation(progress)
        own = replace(made, notices=(*made.notices, "F3 must be said, but <b>."))
        pane = output_pane(progress.reviewed(own), NAMES, {})
        panel = pane[pane.index('id="pb-panel-finance"') : pane.index('id="pb-panel-customers"')]
        assert "F3 must be said, but &lt;b&gt;." in panel
        assert pane.count("F3 must be said") == 1


def test_a_refused_candidate_of_a_kept_sentence_is_shown_with_its_reason() -> None:
    progress = finished()
    made = translation(progress)
    failed = Check("numbers", passed=False, detail="keep “31 minutes”")
    kept = replace(made.sentences[0], how="kept", refused=(Refused("It took hours.", (failed,)),))
    changed = replace(made, sentences=(kept, *made.sentences[1:]))
    words = plain(output_pane(progress.after(TranslationReady(changed)), NAMES, {}))
    assert "The model had written It took hours." in words
    assert "numbers: keep “31 minutes”" in words
