"""The drills page in a real browser: turn cards, choose meanings, say a message plainly."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.test_exercise_page import UPDATE, Visit, download, url, visit

pytestmark = pytest.mark.browser
__all__ = ["url", "visit"]


def drill(page: Any, kind: str, text: str = UPDATE) -> None:
    page.fill("#pb-dr-update textarea", text)
    page.get_by_label(kind).check()
    page.click("#pb-dr-make")


def opened(url: str, visit: Callable[..., Any]) -> Any:
    return visit(f"{url}drills", "#pb-dr-make")


def test_cards_turn_and_travel_as_a_deck(url: str, visit: Visit) -> None:
    page = opened(url, visit)
    drill(page, "Flash cards")
    page.wait_for_selector(".pb-dr-cards")
    card = page.locator(".pb-dr-cards details").first
    assert not card.locator("p", has_text="highest priority").is_visible()
    card.locator("summary").click()
    assert card.locator("p").last.is_visible()
    deck = download(page, '[data-format="anki"]')
    assert "collection.anki2" in zipfile.ZipFile(io.BytesIO(deck)).namelist()
    assert download(page, '[data-format="markdown"]').startswith(b"# Flash cards")


def test_choices_are_judged_once_and_counted(url: str, visit: Visit) -> None:
    page = opened(url, visit)
    drill(page, "Multiple choice")
    page.wait_for_selector(".pb-dr-choice")
    first, second = page.locator("[data-question]").all()[:2]
    right = int(first.get_attribute("data-right"))
    first.locator("[data-option]").nth(right).click()
    assert first.locator(".pb-dr-said").inner_text() == "Right."
    assert page.locator(".pb-dr-score").inner_text() == "1 of 1 right so far."
    wrong = (int(second.get_attribute("data-right")) + 1) % 4
    second.locator("[data-option]").nth(wrong).click()
    second.locator("[data-option]").nth((wrong + 3) % 4).dispatch_event("click")
    assert second.locator(".pb-dr-said").inner_text() == "Not this one."
    assert page.locator(".pb-dr-score").inner_text() == "1 of 2 right so far."


def test_a_plain_wording_is_marked_beside_what_was_written(url: str, visit: Visit) -> None:
    page = opened(url, visit)
    drill(page, "Say it plainly")
    page.wait_for_selector(".pb-dr-plain")
    task = page.locator('[data-task="0"]')
    other = page.locator('[data-task="1"] textarea')
    other.fill("Not marked yet")
    task.locator("textarea").fill("<b>On Wednesday</b> the order system failed for 40 minutes.")
    task.locator("[data-do=mark]").click()
    task.locator(".pb-dr-marks li").first.wait_for()
    said = task.locator(".pb-dr-marks").inner_text()
    assert said.startswith("Not the same message yet.")
    assert "“38 minutes” is lost or changed" in said
    assert "Added: “40 minutes”." in said
    assert task.locator(".pb-dr-marks b:not([aria-hidden])").count() == 0
    assert other.input_value() == "Not marked yet"
    task.locator("textarea").fill("")
    task.locator("[data-do=mark]").click()
    task.locator(".pb-dr-marks", has_text="The answer is empty.").wait_for()


def test_an_update_without_terms_says_what_is_missing(url: str, visit: Visit) -> None:
    page = opened(url, visit)
    drill(page, "Flash cards", "We met on Tuesday and had lunch together in the garden.")
    page.wait_for_selector("#pb-dr-message .pb-error")
    assert "no term of the glossary" in page.inner_text("#pb-dr-message")


@pytest.mark.parametrize("width", [375, 1366])
def test_nothing_sticks_out(url: str, visit: Visit, width: int) -> None:
    page = visit(f"{url}drills", "#pb-dr-make", viewport={"width": width, "height": 800})
    drill(page, "Say it plainly")
    page.wait_for_selector(".pb-dr-plain")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
