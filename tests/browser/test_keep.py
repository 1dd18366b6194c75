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
    page.wait_for_timeout(1000)
    assert page.locator("#pb-translate").inner_text() == "Translate"
    sample = page.locator("#pb-sample")
    assert "What the CFO reads" in sample.text_content()
    assert sample.is_visible()
    page.fill(BOX, UPDATE)
    page.click("#pb-translate")
    page.wait_for_selector('.pb-run[data-phase="done"]')
    assert not sample.is_visible()
    page.wait_for_function("document.title === 'Ready · Plainbridge'")


def translated(page: Any) -> None:
    page.fill(BOX, UPDATE)
    page.click("#pb-translate")
    page.wait_for_selector('.pb-run[data-phase="done"]')


def edit(page: Any) -> None:
    page.locator(".pb-proof summary").nth(1).click()
    page.locator("[data-edit]").nth(1).click()
    page.locator(".pb-editor").fill("The invoice API was down for 31 minutes on Monday.")
    page.locator(".pb-editor").press("Enter")
    page.wait_for_selector('.pb-row[data-how="edited"]')


def test_a_reload_shows_the_result_with_its_edits_which_can_be_put_back(
    url: str, visit: Visit
) -> None:
    page = visit(url)
    page.on("dialog", lambda dialog: dialog.accept())
    translated(page)
    edit(page)
    before = page.locator(".pb-out").all_text_contents()
    page.reload()
    page.wait_for_selector('.pb-run[data-phase="done"]')
    assert page.locator(".pb-out").all_text_contents() == before
    assert page.locator("#pb-source-text .pb-masked").inner_text() == "[person: @n…or]"
    page.locator("[data-undo]").click()
    page.wait_for_selector('.pb-row[data-how="edited"]', state="detached")


def test_marks_on_facts_and_a_new_run_work_after_a_reload(url: str, visit: Visit) -> None:
    page = visit(url)
    translated(page)
    row = page.locator("#pb-facts tbody tr", has_text="15%")
    row.get_by_role("button", name="is left out").click()
    page.locator("[data-again]").click()
    page.wait_for_function("!document.querySelector('#pb-output').innerText.includes('15%')")
    page.wait_for_selector('.pb-run[data-phase="done"]')
    page.reload()
    page.wait_for_selector('.pb-run[data-phase="done"]')
    page.wait_for_function("document.querySelector('textarea').value !== ''")
    assert page.get_by_role("button", name="is left out", pressed=True).count() == 1
    row.get_by_role("button", name="is left out").click()
    page.locator("[data-again]").click()
    page.wait_for_function("document.querySelector('#pb-output').innerText.includes('15%')")


def test_another_page_and_back_finds_the_run_that_went_on(
    serve: Callable[..., str], visit: Visit
) -> None:
    page = visit(serve("tests.ui.serve_fake", "--delay", "0.4"))
    page.fill(BOX, UPDATE)
    page.click("#pb-translate")
    page.wait_for_selector(".pb-out")
    page.get_by_role("link", name="Glossary", exact=True).click()
    page.wait_for_function("document.title === 'Glossary · Plainbridge'")
    page.get_by_role("link", name="Translate", exact=True).click()
    page.wait_for_selector('.pb-run[data-phase="done"]', timeout=60_000)
    assert page.locator(".pb-out").count() == 10


def test_a_new_start_asks_where_there_are_edits_and_then_leaves_nothing(
    url: str, visit: Visit
) -> None:
    page = visit(url)
    answers = [False, True]
    page.on("dialog", lambda d: d.accept() if answers.pop(0) else d.dismiss())
    translated(page)
    edit(page)
    assert page.locator("#pb-anew").inner_text() == "Start anew"
    page.click("#pb-anew")
    assert page.locator(".pb-out").count() == 10
    page.click("#pb-anew")
    page.wait_for_selector(".pb-out", state="detached")
    assert page.input_value(BOX) == ""
    assert page.locator("#pb-sample").is_visible()
    page.reload()
    page.wait_for_selector(".pb-engine")
    assert page.input_value(BOX) == ""
    assert page.locator(".pb-out").count() == 0
    assert answers == []
    translated(page)
    assert page.locator(".pb-out").count() == 10


def test_leaving_asks_first_where_the_author_has_edited(url: str, visit: Visit) -> None:
    page = visit(url)
    asked: list[str] = []

    def leave(dialog: Any) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", leave)
    translated(page)
    page.reload()
    page.wait_for_selector('.pb-run[data-phase="done"]')
    assert asked == []
    edit(page)
    page.get_by_role("link", name="Stories", exact=True).click()
    page.wait_for_function("document.title === 'Stories · Plainbridge'")
    assert asked == []
    page.get_by_role("link", name="Translate", exact=True).click()
    page.wait_for_selector('.pb-row[data-how="edited"]')
    page.reload()
    assert asked == ["beforeunload"]
