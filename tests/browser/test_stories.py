"""The story page in a real browser: tell, edit, word anew, choose, take away."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.stories.test_stories import EXAMPLE, INCIDENT

pytestmark = pytest.mark.browser
expect.set_options(timeout=60_000)  # a busy machine is slow, not wrong


@pytest.fixture(scope="module")
def address(serve: Callable[..., str]) -> str:
    return serve("tests.browser.serve_stories")


@pytest.fixture
def page(address: str, chromium: Any) -> Iterator[Any]:
    context = chromium.new_context(viewport={"width": 1366, "height": 850}, accept_downloads=True)
    errors: list[str] = []
    opened = context.new_page()
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.goto(address)
    opened.wait_for_selector("#pb-st-text textarea")
    yield opened
    context.close()
    assert errors == []


def tell(page: Any, text: str = INCIDENT, readers: tuple[str, ...] = ()) -> Any:
    page.fill("#pb-st-text textarea", text)
    for reader in readers:
        page.get_by_role("checkbox", name=reader).check()
    page.click("#pb-st-go")
    panel = page.locator(".pb-st").first
    expect(panel.locator("h2")).not_to_be_empty()
    expect(page.locator("#pb-st-go")).to_have_text("Tell the story")
    return panel


def test_a_story_is_told_with_the_source_behind_each_sentence(page: Any) -> None:
    panel = tell(page)
    expect(panel).to_contain_text("2,300 customers")
    sentence = panel.locator("details", has_text="2,300 customers").first
    sentence.locator("summary").click()
    expect(sentence.locator("blockquote")).to_contain_text("about 2,300 customers had to try again")


def test_an_edit_that_says_more_is_marked_and_can_be_taken_back(page: Any) -> None:
    panel = tell(page)
    sentence = panel.locator("details", has_text="suspected").first
    sentence.locator("summary").click()
    sentence.locator("textarea").fill("The cause is a full disk on the queue.")
    sentence.get_by_role("button", name="Check and keep").click()
    expect(panel.locator("summary .pb-st-bad")).to_contain_text("not confirmed by the source")
    expect(panel).to_contain_text("Changed since the first version")
    panel.get_by_role("button", name="Back to the first version").click()
    expect(panel.locator("summary .pb-st-bad")).to_have_count(0)
    expect(panel).to_contain_text("suspected")


def test_an_edit_that_says_the_same_passes(page: Any) -> None:
    panel = tell(page)
    sentence = panel.locator("details", has_text="suspected").first
    sentence.locator("summary").click()
    sentence.locator("textarea").fill("A full disk on the queue is suspected to be the cause.")
    sentence.get_by_role("button", name="Check and keep").click()
    expect(panel.locator("ins").first).to_contain_text("A full disk on the queue is suspected")
    expect(panel.locator("summary .pb-st-bad")).to_have_count(0)


def test_one_part_is_worded_anew(page: Any) -> None:
    panel = tell(page)
    before = panel.locator("details summary").all_inner_texts()
    panel.get_by_role("button", name="Word this part anew").last.click()
    expect(panel).to_contain_text("Changed since the first version")
    after = panel.locator("details summary").all_inner_texts()
    assert len(before) == len(after)
    assert before[0] == after[0]


def test_another_headline_is_chosen(page: Any) -> None:
    panel = tell(page)
    expect(panel.locator("select option")).not_to_have_count(0)
    options = panel.locator("select option").all_inner_texts()
    panel.locator("select").select_option(options[-1])
    expect(panel.locator("h2")).to_have_text(options[-1])


def test_readers_stand_side_by_side_and_are_compared(page: Any) -> None:
    tell(page, readers=("Executives", "Customers"))
    expect(page.locator(".pb-st")).to_have_count(3)
    expect(page.locator("#pb-st-view")).to_contain_text("hear the same values")


def test_the_story_is_taken_away_in_each_format(page: Any) -> None:
    panel = tell(page)
    for label, check in (("Markdown", "# "), ("HTML", "<!doctype html>"), ("Chat", "*")):
        with page.expect_download() as download:
            panel.get_by_role("button", name=label, exact=True).click()
        text = Path(download.value.path()).read_text("utf-8")
        assert text.startswith(check)
        assert "2,300 customers" in text.replace("\\", "")
    with page.expect_download() as download:
        panel.get_by_role("button", name="JSON", exact=True).click()
    whole = json.loads(Path(download.value.path()).read_text("utf-8"))
    assert whole["audience"] == "all-staff"
    assert any(s["how"] == "frame" for s in whole["sentences"])


def test_reports_from_files_become_one_story(page: Any, tmp_path: Path) -> None:
    path = tmp_path / "status.md"
    path.write_text(EXAMPLE, "utf-8")
    page.fill("#pb-st-text textarea", INCIDENT)
    with page.expect_file_chooser() as chooser:
        page.click("#pb-st-upload")
    chooser.value.set_files([path])
    expect(page.locator("#pb-st-reports")).to_contain_text("status.md")
    panel = tell(page)
    expect(panel).to_contain_text(re.compile(r"\[1\]"))
    expect(panel).to_contain_text(re.compile(r"\[2\]"))


def test_markup_in_an_update_stays_text(page: Any) -> None:
    hostile = INCIDENT.replace("the queue", "the <img src=x onerror=alert(1)> queue")
    panel = tell(page, hostile)
    assert panel.locator("img").count() == 0


def test_nothing_is_asked_of_an_empty_page(page: Any) -> None:
    page.click("#pb-st-go")
    expect(page.locator("#pb-st-message")).to_contain_text("Paste an update")


def test_the_page_fits_a_telephone_and_a_dark_room(address: str, chromium: Any) -> None:
    context = chromium.new_context(
        viewport={"width": 390, "height": 800}, color_scheme="dark", accept_downloads=True
    )
    opened = context.new_page()
    opened.goto(address)
    opened.wait_for_selector("#pb-st-text textarea")
    tell(opened)
    width = opened.evaluate("document.documentElement.scrollWidth")
    assert width <= 391
    context.close()
