"""What a reload and a change of page keep, and what the pages are called."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.ui.fakes import UPDATE

pytestmark = pytest.mark.browser
Visit = Callable[..., Any]
BOX = "#pb-text textarea"


@pytest.fixture(scope="module")
def url(serve: Callable[..., str]) -> str:
    return serve("tests.ui.serve_fake")


def holds(page: Any, box: str, text: str) -> None:
    page.wait_for_function(
        "([box, text]) => document.querySelector(box)?.value === text", arg=[box, text]
    )


def test_a_reload_keeps_the_update_and_its_readers(url: str, visit: Visit) -> None:
    page = visit(url)
    page.fill(BOX, UPDATE)
    page.get_by_label("Customers", exact=True).check()
    page.get_by_label("Finance", exact=True).uncheck()
    page.reload()
    holds(page, BOX, UPDATE)
    page.wait_for_selector('#pb-audiences input[name="customers"]:checked')
    page.click("#pb-translate")
    page.wait_for_selector('.pb-run[data-phase="done"]')
    assert page.locator("#pb-run-title").inner_text() == "Ready for Customers"


def test_the_other_pages_find_the_update_and_give_it_back(url: str, visit: Visit) -> None:
    page = visit(url)
    page.fill(BOX, UPDATE)
    for name, box in (
        ("Stories", "#pb-st-text textarea"),
        ("Exercises", "#pb-ex-update textarea"),
        ("Drills", "#pb-dr-update textarea"),
    ):
        page.get_by_role("link", name=name, exact=True).click()
        holds(page, box, UPDATE)
    page.fill("#pb-dr-update textarea", "The API was down for 5 minutes on Monday.")
    page.get_by_role("link", name="Memory", exact=True).click()
    page.wait_for_function("document.title === 'Memory · Plainbridge'")
    page.get_by_role("link", name="Translate", exact=True).click()
    holds(page, BOX, "The API was down for 5 minutes on Monday.")


def test_an_emptied_box_stays_empty_and_a_new_tab_begins_anew(url: str, visit: Visit) -> None:
    page = visit(url)
    page.fill(BOX, UPDATE)
    other = visit(url)
    assert other.input_value(BOX) == ""
    page.fill(BOX, "")
    page.reload()
    page.wait_for_selector(".pb-engine")
    assert page.input_value(BOX) == ""


def test_a_first_visitor_sees_what_comes_out_until_there_is_a_result(
    url: str, visit: Visit
) -> None:
    page = visit(url)
    sample = page.locator("#pb-sample")
    assert "What the CFO reads" in sample.text_content()
    assert sample.is_visible()
    page.fill(BOX, UPDATE)
    page.click("#pb-translate")
    page.wait_for_selector('.pb-run[data-phase="done"]')
    assert not sample.is_visible()
    page.wait_for_function("document.title === 'Ready · Plainbridge'")


def test_leaving_asks_first_where_the_author_has_edited(url: str, visit: Visit) -> None:
    page = visit(url)
    asked: list[str] = []

    def leave(dialog: Any) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", leave)
    page.fill(BOX, UPDATE)
    page.click("#pb-translate")
    page.wait_for_selector('.pb-run[data-phase="done"]')
    page.reload()
    holds(page, BOX, UPDATE)
    assert asked == []
    page.click("#pb-translate")
    page.wait_for_selector('.pb-run[data-phase="done"]')
    page.locator(".pb-proof summary").nth(1).click()
    page.locator("[data-edit]").nth(1).click()
    page.locator(".pb-editor").fill("The invoice API was down for 31 minutes on Monday.")
    page.locator(".pb-editor").press("Enter")
    page.wait_for_selector('.pb-row[data-how="edited"]')
    page.reload()
    assert asked == ["beforeunload"]
