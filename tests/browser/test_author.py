"""The author at work in a real browser: opening, editing and marking."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.browser.test_page import CONTRAST, finished, lit, saved, translate
from tests.ui.fakes import UPDATE

pytestmark = pytest.mark.browser
Visit = Callable[..., Any]
SENTENCE = "P2 on Monday: the invoice connection between systems returned 502s for 31 minutes"


@pytest.fixture(scope="module")
def url(serve: Callable[..., str]) -> str:
    return serve("tests.ui.serve_fake", "--delay", "0.02")


def ready(url: str, visit: Visit, *readers: str, **options: Any) -> Any:
    page = visit(url, **options)
    translate(page, UPDATE, *readers)
    finished(page)
    return page


def row(page: Any, words: str) -> Any:
    return page.locator(".pb-panel:visible .pb-row", has_text=words)


def start_editing(page: Any, words: str) -> Any:
    """Open a sentence's editor by keyboard alone."""
    row(page, words).locator("summary").focus()
    page.keyboard.press("Enter")
    row(page, words).locator("[data-edit]").focus()
    page.keyboard.press("Enter")
    return page.locator(".pb-editor")


def test_a_sentence_opens_by_mouse_and_by_keyboard(url: str, visit: Visit) -> None:
    page = ready(url, visit)
    repaired = row(page, "switch to the spare system")
    repaired.locator("summary").click()
    opened = repaired.locator(".pb-proof-body")
    opened.wait_for(state="visible")
    assert "Failover test for the Postgres cluster passed in staging." in opened.inner_text()
    assert "We know the cause." in opened.inner_text()
    assert "keep “suspect”" in opened.inner_text()
    page.keyboard.press("Space")
    opened.wait_for(state="hidden")
    page.keyboard.press("Enter")
    opened.wait_for(state="visible")


def test_a_wrong_number_is_found_when_the_field_is_left(
    url: str, visit: Visit, tmp_path: Path
) -> None:
    page = ready(url, visit)
    field = start_editing(page, SENTENCE)
    assert page.evaluate("document.activeElement.className") == "pb-editor"
    field.fill(field.input_value().replace("31 minutes", "13 minutes"))
    field.press("Tab")
    found = page.locator(".pb-findings")
    found.wait_for()
    assert "Not confirmed by the source" in found.inner_text()
    assert "take out “13 minutes”" in found.inner_text()
    assert "Edited by you" in page.locator(".pb-row").first.locator("summary").inner_text()
    assert "not accounted for" in page.locator(".pb-ledger").inner_text()
    page.wait_for_function("document.querySelector('#pb-say').textContent.includes('13 minutes')")
    assert page.evaluate("document.activeElement !== document.body")
    _, markdown = saved(page, "Download Markdown, Finance", tmp_path)
    assert "13 minutes" in markdown
    assert "[not confirmed by the source]" in markdown
    _, content = saved(page, "Download JSON, Finance", tmp_path)
    first = json.loads(content)["sentences"][0]
    assert first["how"] == "edited"
    assert any("13 minutes" in c["detail"] for c in first["checks"] if not c["passed"])


def test_a_faithful_edit_passes_and_the_earlier_wording_comes_back(url: str, visit: Visit) -> None:
    page = ready(url, visit)
    field = start_editing(page, SENTENCE)
    field.fill(field.input_value().replace("31 minutes", "31 min"))
    field.press("Enter")
    page.locator(".pb-panel:visible").get_by_text("Your wording passed every check.").wait_for()
    page.get_by_role("button", name="Put back the earlier wording").click()
    row(page, SENTENCE).wait_for()
    assert page.locator(".pb-findings").count() == 0


def test_escape_leaves_the_sentence_as_it_was(url: str, visit: Visit) -> None:
    page = ready(url, visit)
    field = start_editing(page, SENTENCE)
    field.fill("Nothing happened.")
    field.press("Escape")
    page.wait_for_selector(".pb-editor", state="detached")
    assert row(page, SENTENCE).is_visible()
    assert page.evaluate("'edit' in document.activeElement.dataset")
    assert page.locator(".pb-findings").count() == 0


def test_two_edits_one_after_the_other_are_both_kept(url: str, visit: Visit) -> None:
    page = ready(url, visit)
    field = start_editing(page, "Root cause not confirmed yet")
    field.fill("Root cause confirmed.")
    page.locator("#pb-run-title").click()
    page.locator(".pb-findings").first.wait_for()
    field = start_editing(page, "Production test planned")
    field.fill("Production test passed.")
    field.press("Enter")
    page.wait_for_function("document.querySelectorAll('.pb-findings').length === 2")
    assert row(page, "Root cause confirmed.").is_visible()
    assert row(page, "Production test passed.").is_visible()


def test_a_fact_leads_to_its_sentence_also_of_another_reader(url: str, visit: Visit) -> None:
    page = ready(url, visit, "Customers")
    fact = page.locator("#pb-facts tbody tr", has_text="31 minutes").first
    fact.locator('[data-reader="customers"]').click()
    assert page.locator(".pb-panel:visible").get_attribute("data-audience") == "customers"
    assert lit(page, ".pb-panel:visible .pb-out").startswith("P2 on Monday")
    assert page.evaluate("document.activeElement.className").startswith("pb-out")


def test_a_fact_marked_leave_out_is_gone_after_running_again(url: str, visit: Visit) -> None:
    page = ready(url, visit)
    again = page.locator("[data-again]")
    assert again.is_disabled()
    fact = page.locator("#pb-facts tbody tr", has_text="15%").first
    fact.get_by_role("button", name="is left out").click()
    assert again.inner_text() == "Run again with 1 mark"
    again.click()
    page.wait_for_selector(".pb-facts >> text=Left out by the author")
    finished(page)
    assert row(page, "15%").count() == 0
    pressed = page.locator('#pb-facts [aria-pressed="true"]')
    assert pressed.count() == 1
    assert "is left out" in pressed.get_attribute("aria-label")
    assert page.locator("[data-again]").is_disabled()
    pressed.click()
    page.locator("[data-again]").click()
    page.wait_for_selector(".pb-facts >> text=Left out by the author", state="detached")
    finished(page)
    row(page, "15%").wait_for()


def test_two_marks_on_one_sentence_are_refused_in_sight_and_nothing_is_lost(
    url: str, visit: Visit
) -> None:
    page = ready(url, visit)
    page.locator('[data-mark="must"]').nth(2).click()
    page.locator('[data-mark="leave_out"]').nth(3).click()
    page.locator("[data-again]").click()
    page.wait_for_selector("[role=alert]")
    assert "both stand in one sentence" in page.inner_text("[role=alert]")
    page.wait_for_function("document.querySelector('#pb-message').getBoundingClientRect().top >= 0")
    assert page.locator(".pb-panel .pb-out").count() == 10
    assert page.locator('#pb-facts [aria-pressed="true"]').count() == 2


def test_marks_are_not_used_for_a_text_that_changed(url: str, visit: Visit) -> None:
    page = ready(url, visit)
    page.locator('[data-mark="leave_out"]').nth(3).click()
    page.fill("#pb-text textarea", UPDATE + "One more line.")
    page.locator("[data-again]").click()
    page.get_by_text("Your text has changed since these facts were read").wait_for()
    assert page.locator(".pb-panel .pb-out").count() == 10


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_what_an_author_sees_stands_out_and_fits(
    url: str, visit: Visit, width: int, scheme: str
) -> None:
    page = ready(
        url, visit, "Customers", viewport={"width": width, "height": 900}, color_scheme=scheme
    )
    for words, edit in (
        (SENTENCE, "Nothing happened."),
        ("Root cause not confirmed yet", "The root cause is not confirmed yet."),
    ):
        before = page.locator(".pb-findings").count()
        field = start_editing(page, words)
        field.fill(edit)
        field.press("Enter")
        page.wait_for_function(f"document.querySelectorAll('.pb-findings').length > {before}")
    page.locator('[data-mark="leave_out"]').nth(3).click()
    page.locator('[data-mark="must"]').last.click()
    page.evaluate("document.querySelectorAll('details').forEach((d) => (d.open = true))")
    page.wait_for_timeout(500)
    assert page.evaluate(CONTRAST) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
