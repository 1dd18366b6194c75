"""What a tab was shown outlives the page: loaded again, it is there with its edits."""

from __future__ import annotations

import threading
from types import SimpleNamespace
from typing import Any

import gradio as gr
import pytest

from tests.ui.fakes import UPDATE, FakeTranslator
from tests.ui.test_app import REQUEST, TAB, built, run, shown
from tests.ui.test_author import asked, without_count
from translator.ui.app import Page
from translator.ui.kept import MOST_TABS, Kept
from translator.ui.layout import Parts
from translator.ui.show import Show

AGAIN: Any = SimpleNamespace(session_hash="page-2")


@pytest.fixture
def page() -> Page:
    return built(FakeTranslator())[1]


def resumed(page: Page, tab: str = TAB) -> list[dict[str, Any]]:
    return shown(page, page.resume(tab, AGAIN))


class TestResume:
    def test_a_page_loaded_again_shows_the_last_result(self, page: Page) -> None:
        last = run(page, UPDATE, "finance", "customers")[-1]
        page.leave(REQUEST)
        (update,) = resumed(page)
        for part in ("line", "source", "output", "facts", "below"):
            now = without_count(update[part].replace(" data-kept", ""))
            assert now == without_count(last[part]), part
        assert update["run"].interactive

    def test_edits_are_there_too_and_can_still_be_put_back(self, page: Page) -> None:
        run(page, UPDATE)
        page.edit(REQUEST, asked(audience="finance", index=0, text="All is well."))
        page.leave(REQUEST)
        (update,) = resumed(page)
        assert "All is well." in update["output"]
        back = page.edit(AGAIN, asked(audience="finance", index=0, text=None))
        assert "All is well." not in back[page.parts.output]

    def test_masked_words_stay_masked(self, page: Page) -> None:
        run(page, UPDATE)
        (update,) = resumed(page)
        assert "[person: @n…or]" in update["source"]
        assert "@noor" not in update["source"]

    def test_a_run_goes_on_where_the_page_that_began_it_was_left(self) -> None:
        page = built(FakeTranslator(delay=0.02))[1]
        begun = page.translate(UPDATE, ["finance"], TAB, REQUEST)
        for _ in range(3):
            next(begun)
        del begun
        page.leave(REQUEST)
        updates = resumed(page)
        assert 'data-phase="writing"' in updates[0]["line"]
        assert 'data-phase="done"' in updates[-1]["line"]
        assert updates[-1]["output"].count('class="pb-out') == 10

    def test_what_failed_says_so_again(self, page: Page) -> None:
        run(page, UPDATE + "please fail")
        (update,) = resumed(page)
        assert "did not answer" in update["message"]
        assert update["output"].count('class="pb-out') == 2

    def test_another_tab_gets_nothing_of_it(self, page: Page) -> None:
        run(page, UPDATE)
        assert list(page.resume("", AGAIN)) == [gr.skip()]
        (update,) = resumed(page, "tab-2")
        assert set(update) == {"message"}
        assert "press Translate" in update["message"]

    def test_a_new_start_leaves_nothing(self, page: Page) -> None:
        run(page, UPDATE)
        (update,) = shown(page, iter([page.anew(TAB)]))
        assert all(update[part] == "" for part in ("text", "line", "source", "output", "facts"))
        assert not update["anew"].visible
        (after,) = resumed(page)
        assert "output" not in after

    def test_a_user_who_thinks_again_loses_nothing(self, page: Page) -> None:
        run(page, UPDATE)
        assert page.anew("") == gr.skip()
        assert "output" in resumed(page)[0]


class TestKept:
    def test_a_run_that_nobody_comes_back_for_is_given_up(self, page: Page) -> None:
        given_up = threading.Event()
        kept = Kept(lambda _: given_up.set(), patience=0.01)
        kept.put(TAB, show(page.parts), "page-1")
        kept.leave("page-1")
        assert given_up.wait(10)
        assert kept.get(TAB, "page-2") is not None

    def test_whoever_comes_back_in_time_keeps_it(self, page: Page) -> None:
        kept, before = Kept(lambda _: None, patience=30, keeping=30), timers()
        kept.put(TAB, show(page.parts), "page-1")
        kept.leave("page-1")
        begun = timers() - before
        assert len(begun) == 2
        kept.get(TAB, "page-2")
        assert all(timer.finished.is_set() for timer in begun)

    def test_it_is_forgotten_in_the_end(self, page: Page) -> None:
        kept, before = Kept(lambda _: None, patience=0.01, keeping=0.02), timers()
        kept.put(TAB, show(page.parts), "page-1")
        kept.leave("page-1")
        for timer in timers() - before:
            timer.join(10)
        assert kept.get(TAB, "page-2") is None

    def test_the_tab_longest_unused_makes_room(self, page: Page) -> None:
        kept = Kept(lambda _: None)
        for number in range(MOST_TABS):
            kept.put(f"tab-{number}", show(page.parts), f"page-{number}")
        kept.get("tab-0", "page-0")
        kept.put("one more", show(page.parts), "page")
        assert kept.get("tab-0", "page-0") is not None
        assert kept.get("tab-1", "page-1") is None


def timers() -> set[threading.Timer]:
    return {thread for thread in threading.enumerate() if isinstance(thread, threading.Timer)}


def show(parts: Parts) -> Show:
    return Show(parts, {}, {}, ("finance",), "run-1")
