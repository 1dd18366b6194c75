"""What the author can do with a translation: edit a sentence, mark facts and run again."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any

import pytest

from tests.ui.fakes import UPDATE, FakeTranslator
from tests.ui.test_app import REQUEST, TAB, built, run, shown
from translator.ui.app import Page
from translator.values import Marks


@pytest.fixture
def fake() -> FakeTranslator:
    return FakeTranslator()


@pytest.fixture
def page(fake: FakeTranslator) -> Page:
    return built(fake)[1]


def asked(**data: Any) -> Any:
    return SimpleNamespace(_data={"tab": TAB, **data})


class TestEdit:
    def test_an_edit_is_checked_and_goes_into_what_can_be_taken_away(self, page: Page) -> None:
        run(page, UPDATE)
        wrong = "P2 on Monday: the invoice API returned 502s for 13 minutes."
        (update,) = shown(
            page, iter([page.edit(REQUEST, asked(audience="finance", index=0, text=wrong))])
        )
        assert "Not confirmed by the source" in update["output"]
        assert "take out “13 minutes”" in update["output"]
        assert "13 minutes [not confirmed by the source]." in update["output"]
        assert "Not accounted for" in update["facts"]

    def test_no_words_put_the_earlier_wording_back(self, page: Page) -> None:
        before = run(page, UPDATE)[-1]["output"]
        for text in (None, "  "):
            page.edit(REQUEST, asked(audience="finance", index=0, text="All is well."))
            back = page.edit(REQUEST, asked(audience="finance", index=0, text=text))
            assert without_count(back[page.parts.output]) == without_count(before)

    def test_typing_the_first_wording_again_is_no_edit(self, page: Page) -> None:
        before = run(page, UPDATE)[-1]["output"]
        page.edit(REQUEST, asked(audience="finance", index=2, text="All is well."))
        back = page.edit(
            REQUEST, asked(audience="finance", index=2, text="Root cause  not confirmed yet.")
        )
        assert without_count(back[page.parts.output]) == without_count(before)

    def test_one_readers_edit_leaves_the_others_alone(self, page: Page) -> None:
        run(page, UPDATE, "finance", "customers")
        update = page.edit(REQUEST, asked(audience="customers", index=0, text="All is well."))
        finance, _, customers = update[page.parts.output].partition('id="pb-panel-customers"')
        assert "All is well." not in finance
        assert "All is well." in customers

    def test_a_sentence_that_cannot_be_edited_says_so(self, page: Page) -> None:
        run(page, UPDATE)
        update = page.edit(REQUEST, asked(audience="finance", index=7, text="All is well."))
        assert "background from the glossary" in update[page.parts.message]

    def test_an_edit_of_what_is_gone_says_so(self, page: Page) -> None:
        update = page.edit(REQUEST, asked(audience="finance", index=0, text="All is well."))
        assert "press Translate" in update[page.parts.message]


def without_count(pane: str) -> str:
    return re.sub(r'data-edits="\d+"', "", pane)


class TestAgain:
    def test_the_marks_go_to_the_translator_and_back_to_the_page(
        self, page: Page, fake: FakeTranslator
    ) -> None:
        run(page, UPDATE)
        out = next(f.id for f in fake.facts(UPDATE).facts if f.text == "15%")
        event = asked(must=[], leave_out=[out])
        updates = shown(page, page.again(UPDATE, ["finance"], REQUEST, event))
        assert fake.marks[-1] == Marks(leave_out=(out,))
        assert "15%" not in updates[-1]["output"].partition("pb-actions")[0]
        assert "Left out by the author" in updates[-1]["facts"]

    def test_marks_of_another_text_are_not_used(self, page: Page, fake: FakeTranslator) -> None:
        run(page, UPDATE)
        event = asked(must=["F1"], leave_out=[])
        (update,) = shown(page, page.again(UPDATE + "More.", ["finance"], REQUEST, event))
        assert "Your text has changed" in update["message"]
        assert len(fake.asked) == 1

    def test_marks_that_cannot_be_followed_leave_the_page_as_it_is(
        self, page: Page, fake: FakeTranslator
    ) -> None:
        run(page, UPDATE)
        event = asked(must=["F3"], leave_out=["F4"])
        (update,) = shown(page, page.again(UPDATE, ["finance"], REQUEST, event))
        assert set(update) == {"message"}
        assert "both stand in one sentence" in update["message"]
        assert len(fake.asked) == 1
