"""The exercise page in a real browser: make, edit, take another inject, run, and open the files."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from pptx import Presentation

from translator.exercises.packs import FILES

pytestmark = pytest.mark.browser
Visit = Callable[..., Any]
ROOT = Path(__file__).resolve().parents[2]
UPDATE = (ROOT / "examples" / "status_report.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def url(serve: Callable[..., str]) -> str:
    return serve("tests.browser.serve_exercises")


@pytest.fixture
def visit(chromium: Any) -> Any:
    """Open a page; at the end no request may have left this machine, and no script have failed."""
    contexts: list[Any] = []
    asked: list[str] = []
    errors: list[str] = []

    def start(url: str, ready: str = "#pb-ex-make", **options: Any) -> Any:
        context = chromium.new_context(
            **{"viewport": {"width": 1366, "height": 850}, "accept_downloads": True, **options}
        )
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(url)
        page.wait_for_selector(ready)
        return page

    yield start
    for context in contexts:
        context.close()
    here = ("http://127.0.0.1:", "data:", "blob:http://127.0.0.1:")
    assert [one for one in asked if not one.startswith(here)] == []
    assert errors == []


def make(page: Any, text: str = UPDATE, concern: str = "") -> None:
    page.fill("#pb-ex-update textarea", text)
    page.fill("#pb-ex-concern textarea, #pb-ex-concern input", concern)
    page.click("#pb-ex-make")
    page.wait_for_selector(".pb-ex", timeout=60_000)


def injects(page: Any) -> list[str]:
    found: list[str] = page.locator("[data-inject] .pb-ex-aloud > p").all_text_contents()
    return found


def download(page: Any, selector: str) -> bytes:
    with page.expect_download(timeout=60_000) as started:
        page.click(selector)
    data: bytes = Path(started.value.path()).read_bytes()
    return data


def words(data: bytes) -> str:
    file = docx.Document(io.BytesIO(data))
    found = [p.text for p in file.paragraphs]
    found += [cell.text for t in file.tables for row in t.rows for cell in row.cells]
    return "\n".join(found)


def test_made_from_an_update_it_is_checked_and_says_what_is_invented(
    url: str, visit: Visit
) -> None:
    page = visit(url)
    make(page)
    assert len(injects(page)) == 5
    assert page.locator("[data-check=lint].pb-ex-good").count() == 1
    assert page.locator("[data-check=sharing]").count() == 1
    told = page.locator(".pb-ex-source").all_text_contents()
    assert any("14 of 20 reports" in one or "38 minutes" in one for one in told)
    assert page.locator(".pb-ex-fiction").count() > 10
    assert "gw-prod-02" not in page.inner_text("#pb-ex-view")


def test_a_worry_is_enough_and_nothing_is_too_little(url: str, visit: Visit) -> None:
    page = visit(url)
    page.click("#pb-ex-make")
    page.wait_for_selector("#pb-ex-message .pb-error")
    assert "neither an update nor a concern" in page.inner_text("#pb-ex-message")
    page.fill(
        "#pb-ex-concern textarea, #pb-ex-concern input",
        "People fear <b>the AI pilot</b> will cost jobs.",
    )
    page.click("#pb-ex-make")
    page.wait_for_selector(".pb-ex", timeout=60_000)
    assert page.locator("#pb-ex-view b").count() == 0
    assert injects(page)


def test_an_edit_is_the_users_own_and_all_else_is_kept(url: str, visit: Visit) -> None:
    page = visit(url)
    make(page)
    before = injects(page)
    first = '[data-path="injects[0].text"]'
    page.click(f"{first} [data-do=edit]")
    page.fill(f"{first} textarea", "The board meets in an hour. <i>What</i> do I say?")
    page.click(f"{first} [data-save]")
    page.wait_for_selector(f"{first} .pb-ex-edited")
    after = injects(page)
    assert after[0] == "The board meets in an hour. <i>What</i> do I say?"
    assert after[1:] == before[1:]


def test_an_edit_that_breaks_a_rule_is_told(url: str, visit: Visit) -> None:
    page = visit(url)
    make(page)
    first = '[data-path="injects[0].text"]'
    page.click(f"{first} [data-do=edit]")
    page.fill(f"{first} textarea", "Call TODO and say [insert words here].")
    page.click(f"{first} [data-save]")
    page.wait_for_selector("[data-check=lint].pb-ex-bad")
    assert "no-placeholder" in page.inner_text("[data-check=lint]")


def test_another_inject_takes_the_place_of_one_and_the_rest_stays(url: str, visit: Visit) -> None:
    page = visit(url)
    make(page)
    before = injects(page)
    page.click('[data-do=reroll][data-number="2"]')
    page.wait_for_selector("#pb-ex-message :text('Inject 2 is another one')")
    after = injects(page)
    assert after[1] != before[1]
    assert [*after[:1], *after[2:]] == [*before[:1], *before[2:]]
    assert page.locator("[data-check=lint].pb-ex-good").count() == 1


def test_a_reload_keeps_the_exercise_and_forgetting_forgets_it(url: str, visit: Visit) -> None:
    page = visit(url)
    make(page)
    before = injects(page)
    page.reload()
    page.wait_for_selector(".pb-ex", timeout=30_000)
    assert injects(page) == before
    page.click("[data-do=forget]")
    page.wait_for_selector(".pb-ex", state="detached")
    page.reload()
    page.wait_for_selector("#pb-ex-make")
    page.wait_for_timeout(1500)
    assert page.locator(".pb-ex").count() == 0
    assert page.evaluate("localStorage.getItem('plainbridge.exercise')") is None


def test_the_files_hold_what_the_page_shows(url: str, visit: Visit) -> None:
    page = visit(url)
    make(page)
    shown = injects(page)
    with zipfile.ZipFile(io.BytesIO(download(page, '[data-path="zip"]'))) as archive:
        assert set(archive.namelist()) == set(FILES)
        pack = words(archive.read("facilitator/facilitator.docx"))
        shared = words(archive.read("participants/participants.docx"))
        slides = Presentation(io.BytesIO(archive.read("facilitator/slides.pptx")))
        rows = archive.read("facilitator/msel.csv").decode("utf-8-sig")
    assert all(text in pack for text in shown)
    assert not any(text in shared for text in shown)
    wall = [s.text_frame.text for slide in slides.slides for s in slide.shapes if s.has_text_frame]
    assert all(text in wall for text in shown)
    table = list(csv.DictReader(io.StringIO(rows)))
    assert [row["Text to read aloud"].lstrip("'") for row in table] == shown
    alone = download(page, '[data-path="facilitator/slides.pptx"]')
    assert len(Presentation(io.BytesIO(alone)).slides) == len(slides.slides)


def test_a_run_survives_a_reload_and_ends_in_a_report(url: str, visit: Visit) -> None:
    page = visit(url)
    make(page)
    first = injects(page)[0]
    page.click("[data-do=run]")
    assert page.locator(".pb-run-aloud").inner_text() == first
    assert "is due in 12:00" in page.inner_text(".pb-run-next")
    page.click("[data-run=toggle]")
    for _ in range(13):
        page.get_by_label("One minute on").click()
    page.wait_for_selector(".pb-run-due")
    page.click("[data-run=play]")
    page.get_by_label("What it is", exact=True).select_option("decision")
    page.get_by_label("Who", exact=True).fill("Sales director")
    page.fill(".pb-run-notes textarea", "We say <b>nothing</b> before noon.")
    page.click("[data-run=write]")
    page.get_by_label("What it is", exact=True).select_option("action")
    page.fill(".pb-run-notes textarea", "Write three drafts")
    page.get_by_label("Due", exact=True).fill("17 December")
    page.click("[data-run=write]")
    page.fill(".pb-run-notes textarea", "Half a thought")
    page.click("[data-run=next]")
    page.click('[data-variant="harder"]')
    harder = page.locator(".pb-run-aloud").inner_text()
    page.click("[data-run=play]")
    page.reload()
    page.wait_for_selector(".pb-run-clock", timeout=30_000)
    assert re.match(r"13:\d\d of 60:00", page.inner_text(".pb-run-clock"))
    assert page.locator(".pb-run-aloud").inner_text() == harder
    assert page.locator(".pb-run-notes textarea").input_value() == "Half a thought"
    log = page.inner_text(".pb-run-log")
    assert "Sales director: We say <b>nothing</b> before noon." in log
    report = words(download(page, "[data-run=docx]"))
    for said in (
        "We say <b>nothing</b> before noon.",
        "Sales director",
        "Write three drafts",
        "17 December",
        "harder",
        "2 of 5 brought in",
        "13:0",
    ):
        assert said in report
    assert "Half a thought" not in report
    text = download(page, "[data-run=md]").decode()
    assert "We say \\<b\\>nothing\\</b\\> before noon." in text


def test_the_clock_stands_still_in_a_pause_and_the_way_out_keeps_all(
    url: str, visit: Visit
) -> None:
    page = visit(url)
    make(page)
    page.click("[data-do=run]")
    page.get_by_label("One minute on").click()
    page.get_by_label("One minute on").click()
    assert page.inner_text(".pb-run-clock").startswith("2:00")
    page.wait_for_timeout(1300)
    assert page.inner_text(".pb-run-clock").startswith("2:00")
    page.get_by_label("Jump to an inject").select_option("3")
    assert "Inject 4 of 5" in page.inner_text(".pb-run-kicker")
    page.click("[data-run=leave]")
    assert page.locator("[data-do=run]").is_visible()
    page.click("[data-do=run]")
    assert "Inject 4 of 5" in page.inner_text(".pb-run-kicker")
    assert page.inner_text(".pb-run-clock").startswith("2:00")


@pytest.mark.parametrize("width", [375, 1366])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_sticks_out_narrow_or_wide_light_or_dark(
    url: str, visit: Visit, width: int, scheme: str
) -> None:
    page = visit(
        f"{url}?__theme={scheme}", viewport={"width": width, "height": 800}, color_scheme=scheme
    )
    make(page)
    wide = "document.documentElement.scrollWidth <= window.innerWidth"
    assert page.evaluate(wide)
    page.click("[data-do=run]")
    assert page.evaluate(wide)
