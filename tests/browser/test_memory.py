"""The memory's page in a real browser: what is approved is seen, changed, exchanged."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.browser.test_page import finished, translate
from tests.flow import UPDATE
from tests.memory.flow import approve, translator, wording
from translator.memory.book import Memory

pytestmark = pytest.mark.browser
Start = Callable[..., Any]
Visit = Callable[..., Any]
LIST = "#pb-memory-list .pb-pair"
LATER = UPDATE.replace("Moved 9 of 12 nightly jobs", "Moved 10 of 12 weekly jobs").replace(
    "80 to 35", "35 to 20"
)


@pytest.fixture
def start(serve: Callable[..., str], chromium: Any, tmp_path: Path) -> Any:
    """Open the page over a memory with a translation's sentences in it."""
    by, _ = translator(tmp_path)
    approve(by, by.translate(UPDATE))
    contexts = []
    errors: list[str] = []

    def begin(*options: str, width: int = 1366) -> Any:
        url = serve("tests.ui.serve_memory", str(tmp_path / "memory.sqlite3"), *options)
        context = chromium.new_context(viewport={"width": width, "height": 850})
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(url)
        page.wait_for_selector(LIST)
        return page

    yield begin
    for context in contexts:
        context.close()
    assert errors == []


def test_pairs_are_found_retired_and_brought_back(start: Start, tmp_path: Path) -> None:
    page = start()
    assert page.locator(LIST).count() == 11
    page.fill("#pb-memory-search textarea, #pb-memory-search input", "nightly jobs")
    page.wait_for_function(f"document.querySelectorAll({LIST!r}).length === 1")
    found = page.locator(LIST)
    assert "Moved number 1 of number 2 nightly jobs" in found.inner_text().replace("\xa0", " ")
    found.get_by_role("button", name="Retire").press("Enter")
    page.wait_for_selector(f'{LIST}[data-state="retired"]')
    assert "no longer said" in page.locator("#pb-memory-message").inner_text()
    assert Memory(tmp_path / "memory.sqlite3").pairs(state="retired")
    page.click("#pb-memory-undo")
    page.wait_for_selector(f'{LIST}[data-state="approved"]')
    assert "Taken back: 1 pair retired" in page.locator("#pb-memory-message").inner_text()


def test_a_changed_entry_is_named_and_its_pair_approved_again(start: Start) -> None:
    page = start("--gloss", "a herd of programs")
    waiting = page.locator(f'{LIST}[data-state="review"]')
    assert waiting.count() == 1
    said = waiting.inner_text()
    assert "explanation was “software that runs programs across many machines”" in said
    assert "is “a herd of programs”" in said
    assert "1 need a review" in page.locator("#pb-memory-message").inner_text()
    waiting.get_by_role("button", name="Approve").click()
    page.wait_for_function(f"!document.querySelector({LIST + '[data-state=review]'!r})")
    assert "11 approved, 0 needs review" in page.locator("#pb-memory-summary").inner_text()


def test_what_differs_from_an_approved_sentence_is_shown(start: Start) -> None:
    page = start()
    page.fill(
        "#pb-memory-sentence textarea, #pb-memory-sentence input",
        "Moved 3 of 7 weekly jobs to Kubernetes.",
    )
    page.keyboard.press("Enter")
    match = page.locator("#pb-memory-matches .pb-pair").first
    match.wait_for()
    assert match.locator("del").inner_text().endswith("nightly")
    assert match.locator("ins").inner_text().endswith("weekly")
    assert "% alike" in match.inner_text()


@pytest.mark.parametrize("ending", ["tmx", "csv"])
def test_the_memory_goes_out_and_a_file_comes_in(start: Start, tmp_path: Path, ending: str) -> None:
    page = start()
    page.click(f"#pb-memory-{ending}")
    button = page.locator("#pb-memory-file")
    button.wait_for(state="visible")
    with page.expect_download() as caught:
        button.click()
    saved = tmp_path / f"back.{ending}"
    caught.value.save_as(saved)
    memory = Memory(tmp_path / "memory.sqlite3")
    memory.approve([wording("The {number1} lifts stood still.", "{number1} lifts were out.")])
    assert len(memory.pairs()) == 12
    more = tmp_path / "more.csv"
    more.write_text(
        "audience,source,target\nfinance,The shop was shut.,It was closed.\nfinance,Empty,\n",
        encoding="utf-8",
    )
    for file, new in ((saved, 0), (more, 1)):
        page.locator("#pb-memory input[type=file]").set_input_files(str(file))
        page.locator("#pb-memory-preview", has_text=f"{file.name}: {new} new").wait_for()
    assert "line 3: source or target is empty" in page.locator("#pb-memory-preview").inner_text()
    assert len(memory.pairs()) == 12
    page.click("#pb-memory-add")
    page.locator("#pb-memory-message", has_text="Imported 1 of more.csv").wait_for()
    (added,) = memory.pairs(state="review")
    assert added.wording.target == "It was closed."


def test_markup_in_a_pair_stays_text(start: Start, tmp_path: Path) -> None:
    Memory(tmp_path / "memory.sqlite3").approve(
        [wording("<img src=x onerror='window.hit=1'> ${window.hit=2}", "<script>hit()</script>")]
    )
    page = start()
    assert "<script>hit()</script>" in page.locator(LIST).first.inner_text()
    assert page.evaluate("window.hit") is None


def test_the_page_fits_a_phone(start: Start) -> None:
    page = start(width=390)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.locator(LIST).first.get_by_role("button", name="Retire").is_visible()


def row(page: Any, words: str) -> Any:
    return page.locator(".pb-panel:visible .pb-row", has_text=words)


def test_a_sentence_is_approved_where_it_stands_and_said_again(
    serve: Callable[..., str], visit: Visit, tmp_path: Path
) -> None:
    """By keyboard alone; then a like sentence gets the wording offered, with what differs."""
    path = tmp_path / "memory.sqlite3"
    page = visit(serve("tests.ui.serve_memory", str(path), "--app"))
    translate(page, UPDATE)
    finished(page)
    for words in ("Run time is down", "nightly jobs"):
        row(page, words).locator("summary").focus()
        page.keyboard.press("Enter")
        row(page, words).locator("[data-approve]").focus()
        page.keyboard.press("Enter")
        row(page, words).locator(".pb-kept").wait_for()
    assert page.locator("#pb-say").inner_text().startswith("Approved: the same words")
    assert len(Memory(path).pairs()) == 2

    translate(page, LATER)
    page.wait_for_selector('.pb-run[data-run="run-2"][data-phase="done"]')
    known = row(page, "Run time is down from 35 to 20 minutes")
    assert "Memory" in known.locator("summary").inner_text()
    known.locator("summary").click()
    assert "Approved by" in known.locator(".pb-kept").inner_text()

    like = row(page, "weekly jobs")
    assert "Model" in like.locator("summary").inner_text()
    like.locator("summary").click()
    offer = like.locator(".pb-near")
    assert offer.locator("del").inner_text().endswith("nightly")
    assert offer.locator("ins").inner_text().endswith("weekly")
    offer.locator("[data-use]").click()
    found = page.locator(".pb-findings")
    found.wait_for()
    assert "Not confirmed by the source" in found.inner_text()
    assert "10 of 12 nightly jobs" in page.locator(".pb-row[data-how=edited]").inner_text()
    page.locator(".pb-row[data-how=edited] [data-approve]").click()
    page.locator("#pb-message .pb-error").wait_for()
    assert "does not confirm" in page.locator("#pb-message").inner_text()
    assert len(Memory(path).pairs()) == 2
