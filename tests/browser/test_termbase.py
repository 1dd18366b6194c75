"""The termbase's page in a real browser: search, edit with a preview, undo, exchange, gaps."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from translator.glossary.layers import Layer, layers
from translator.glossary.store import Store

pytestmark = pytest.mark.browser
PATIENCE = 90_000  # milliseconds
LIST = "#pb-term-list .pb-entry"


def field(name: str) -> str:
    return f"#pb-f-{name} textarea, #pb-f-{name} input"


@pytest.fixture
def page(
    serve: Callable[..., str], chromium: Any, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Any]:
    monkeypatch.setenv("PLAINBRIDGE_AUTHOR", "Ann <b>")
    url = serve("tests.browser.serve_termbase")
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.goto(url)
    opened.wait_for_selector(LIST)
    yield opened
    context.close()
    assert errors == []


def write(page: Any, name: str, words: str) -> None:
    """Take out what stands in a field and type something else, as a person would."""
    place = page.locator(field(name))
    place.fill("")
    if words:
        place.press_sequentially(words)
    place.press("Tab")


def search(page: Any, words: str, expected: str) -> None:
    page.locator("#pb-term-search textarea, #pb-term-search input").press_sequentially(words)
    page.wait_for_function(
        "([list, words]) => document.querySelector(list)?.innerText.includes(words)",
        arg=[LIST, expected],
        timeout=PATIENCE,
    )


def told(page: Any, place: str, words: str) -> None:
    page.wait_for_function(
        "([place, words]) => document.querySelector(place)?.innerText.includes(words)",
        arg=[place, words],
        timeout=PATIENCE,
    )


def personal() -> Layer:
    return layers()[-1]


def test_an_entry_is_found_tried_out_saved_and_taken_back(page: Any) -> None:
    search(page, "API gatew", "API gateway")
    assert page.locator(LIST).count() < 20
    page.locator('[data-id="api-gateway"] [data-do="edit"]').press("Enter")
    told(page, "#pb-term-form", "Edit “API gateway”")
    write(page, "gloss", "one shared door for programs")
    told(page, "#pb-term-preview", "(one shared door for programs)")
    assert page.locator("#pb-term-preview tr").count() == 7
    page.fill("#pb-term-note textarea, #pb-term-note input", "shorter")
    page.click("#pb-term-save")
    told(page, "#pb-term-message", "Saved in the personal layer as change 1")
    told(page, "#pb-term-winners", "gloss: personal, over built-in")
    told(page, "#pb-term-history", "Ann <b>")
    told(page, "#pb-term-list", "one shared door")
    assert Store().glossary().get("api-gateway").gloss == "one shared door for programs"
    page.get_by_role("button", name="Take back change 1 of the personal layer").click()
    told(page, "#pb-term-message", "Took back change 1")
    told(page, "#pb-term-history", "taken back")
    assert Store().glossary().get("api-gateway").gloss != "one shared door for programs"


def test_what_is_not_valid_is_said_at_once_and_not_saved(page: Any) -> None:
    page.click("#pb-term-new")
    told(page, "#pb-term-form", "New entry")
    write(page, "term", "zorblax")
    write(page, "definition", "A small part.")
    write(page, "gloss", "word " * 15)
    told(page, "#pb-term-preview", "15 words; 14 at most")
    page.click("#pb-term-save")
    told(page, "#pb-term-message", "15 words; 14 at most")
    assert personal().files() == []
    write(page, "gloss", "")
    page.click("#pb-term-save")
    told(page, "#pb-term-message", "Saved in the personal layer")
    assert Store().glossary().get("zorblax").status == "proposed"


def test_somebody_elses_change_is_not_overwritten(page: Any) -> None:
    search(page, "ransomw", "ransomware")
    page.locator('[data-id="ransomware"] [data-do="edit"]').click()
    told(page, "#pb-term-form", "Edit “ransomware”")
    Store().change("ransomware", {"owner": "Bo"})
    write(page, "gloss", "software that locks data for money")
    page.click("#pb-term-save")
    told(page, "#pb-term-message", "has been changed since you opened it")
    assert Store().glossary().get("ransomware").owner == "Bo"


def test_gaps_are_measured_and_settled(page: Any) -> None:
    first = "The Zorblax node was moved to quuxdb. The quuxdb file was lost."
    text = f"{first}\n---\nWe use the new quuxdb file now."
    page.fill("#pb-term-text textarea", text)
    page.click("#pb-term-measure")
    told(page, "#pb-term-inbox", "would cover 80 %")
    assert re.search(r"left unexplained in 2 texts", page.locator("#pb-term-inbox").inner_text())
    assert page.locator(".pb-chart").get_attribute("aria-label")
    page.get_by_role("button", name="quuxdb is not a term").click()
    told(page, "#pb-term-message", "“quuxdb” is no term")
    page.wait_for_selector('[data-candidate="quuxdb"]', state="detached")
    assert Store().glossary().one("quuxdb").status == "non-term"


def test_a_file_is_looked_at_and_imported_as_one_change(page: Any, tmp_path: Path) -> None:
    file = tmp_path / "terms.csv"
    file.write_text("term,definition,gloss\nzorblax,A small part.,a small part\n", encoding="utf-8")
    with page.expect_file_chooser() as chooser:
        page.click("#pb-term-import")
    chooser.value.set_files([file])
    told(page, "#pb-term-imported", "1 new, 0 changed")
    page.click("#pb-term-take")
    told(page, "#pb-term-message", "Imported into the personal layer as change 1")
    assert Store().glossary().one("zorblax").gloss == "a small part"
    page.click("#pb-term-export")
    page.wait_for_selector("#pb-term-file:visible")
