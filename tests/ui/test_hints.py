"""The hints of the log come after the translation stands, and never in the way of anything."""

from __future__ import annotations

from typing import Any

import gradio as gr
import pytest

from tests.ui.fakes import NEAREST, UPDATE, FakeTranslator
from tests.ui.test_app import REQUEST, TAB, built, run, shown
from tests.ui.test_author import asked, without_count
from translator.errors import WeightsError
from translator.ui.app import Page
from translator.values import Translation


class Hinting(FakeTranslator):
    """Keeps what it was asked, and lets something happen meanwhile."""

    def __init__(self) -> None:
        super().__init__()
        self.related_to: list[str] = []
        self.meanwhile: Any = None

    def related(self, translation: Translation) -> Translation:
        self.related_to.append(translation.audience)
        if self.meanwhile is not None:
            self.meanwhile()
        return super().related(translation)


@pytest.fixture
def fake() -> Hinting:
    return Hinting()


@pytest.fixture
def page(fake: Hinting) -> Page:
    return built(fake)[1]


def hinted(page: Page) -> dict[str, Any]:
    (update,) = shown(page, iter([page.hint(TAB, REQUEST)]))
    return update


def test_the_translation_stands_before_any_hint_is_looked_for(page: Page, fake: Hinting) -> None:
    last = run(page, UPDATE, "finance", "customers")[-1]
    assert fake.related_to == []
    assert NEAREST not in last["below"]
    update = hinted(page)
    assert fake.related_to == ["finance", "customers"]
    assert update["below"].count(NEAREST) == 4
    assert update["output"].count(NEAREST) == last["output"].count("No entry.") > 0  # what is saved


def test_hints_are_looked_for_once_and_are_there_after_a_reload(page: Page, fake: Hinting) -> None:
    run(page, UPDATE)
    hinted(page)
    assert hinted(page) == gr.skip()
    assert len(fake.related_to) == 1
    (update,) = shown(page, page.resume(TAB, REQUEST))
    assert NEAREST in update["below"]


def test_an_edit_made_meanwhile_is_kept_and_can_be_put_back(page: Page, fake: Hinting) -> None:
    before = run(page, UPDATE)[-1]["output"]
    fake.meanwhile = lambda: page.edit(
        REQUEST, asked(audience="finance", index=0, text="All is well.")
    )
    assert "All is well." in hinted(page)["output"]
    back = page.edit(REQUEST, asked(audience="finance", index=0, text=None))
    said = without_count(back[page.parts.output]).replace(NEAREST, "No entry.")
    assert said == without_count(before)


def test_hints_of_a_run_that_was_followed_by_another_change_nothing(
    page: Page, fake: Hinting
) -> None:
    run(page, UPDATE)
    fake.meanwhile = lambda: run(page, UPDATE)
    assert hinted(page) == gr.skip()


def test_without_a_result_there_is_nothing_to_hint_at(page: Page, fake: Hinting) -> None:
    assert hinted(page) == gr.skip()
    run(page, "")
    assert hinted(page) == gr.skip()
    assert fake.related_to == []


def test_an_encoder_that_cannot_be_loaded_leaves_the_translation_alone(
    page: Page, fake: Hinting
) -> None:
    def broken() -> None:
        raise WeightsError("The encoder is damaged.", hint="Fetch it again.")

    run(page, UPDATE)
    fake.meanwhile = broken
    update = hinted(page)
    assert set(update) == {"message"}
    assert "The encoder is damaged. Fetch it again." in update["message"]
