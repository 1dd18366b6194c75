"""The page in a real browser, over a translator without a model."""

from __future__ import annotations

import json
import re
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from tests.ui.fakes import UPDATE

pytestmark = pytest.mark.browser
Visit = Callable[..., Any]
ALERTS = """<script>window.hit = 1</script> <img src=x onerror="window.hit = 2">
${window.hit = 3} {{constructor}} <svg onload=window.hit=4> API down for 5 min"""


@pytest.fixture(scope="module")
def url(serve: Callable[..., str]) -> str:
    return serve("tests.ui.serve_fake", "--delay", "0.15")


@pytest.fixture(scope="module")
def slow(serve: Callable[..., str]) -> str:
    """Long enough between two sentences for a click, on a busy machine too."""
    return serve("tests.ui.serve_fake", "--delay", "1")


def translate(page: Any, text: str = UPDATE, *readers: str) -> None:
    page.fill("#pb-text textarea", text)
    for reader in readers:
        page.get_by_label(reader, exact=True).check()
    page.click("#pb-translate")


def finished(page: Any, phase: str = "done") -> None:
    page.wait_for_selector(f'.pb-run[data-phase="{phase}"]', timeout=60_000)


def lit(page: Any, inside: str) -> str:
    return "".join(page.locator(f"{inside}.pb-lit").all_text_contents())


def test_terms_and_facts_stand_before_the_first_sentence(url: str, visit: Visit) -> None:
    page = visit(url)
    page.evaluate(
        """() => { window.seen = [];
        new MutationObserver(() => window.seen.push([
          document.querySelectorAll('#pb-source-text .pb-term').length,
          document.querySelectorAll('#pb-facts tbody tr').length,
          document.querySelectorAll('.pb-out').length,
        ])).observe(document.body, {childList: true, subtree: true}); }"""
    )
    translate(page)
    finished(page)
    seen = page.evaluate("window.seen")
    assert any(terms and facts and not sentences for terms, facts, sentences in seen)
    assert {sentences for _, _, sentences in seen} >= {1, 2, 5, 10}


def test_a_sentence_lights_its_source_and_a_source_its_sentence(url: str, visit: Visit) -> None:
    page = visit(url)
    translate(page)
    finished(page)
    sentence = page.locator(".pb-out", has_text="We suspect the new traffic limit")
    source = "We suspect the new rate limiter; rolled back to v4.1.2."
    sentence.hover()
    assert lit(page, "#pb-source-text .pb-seg") == source
    page.mouse.move(2, 2)
    assert lit(page, "#pb-source-text .pb-seg") == ""
    sentence.focus()
    assert lit(page, "#pb-source-text .pb-seg") == source
    page.keyboard.press("Enter")
    page.locator("#pb-translate").focus()
    assert lit(page, "#pb-source-text .pb-seg") == source
    page.keyboard.press("Escape")
    assert lit(page, "#pb-source-text .pb-seg") == ""
    page.locator("#pb-source-text .pb-seg", has_text="test for the").first.click()
    assert "switch to the spare system test" in lit(page, ".pb-out")


def test_the_arrow_keys_walk_the_source_and_light_each_translation(url: str, visit: Visit) -> None:
    page = visit(url)
    translate(page)
    finished(page)
    page.locator("#pb-source-text").focus()
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    assert lit(page, "#pb-source-text .pb-seg").startswith("We suspect")
    assert lit(page, ".pb-out").startswith("We suspect the new traffic limit")
    assert "In the translation: We suspect" in page.locator("#pb-say").text_content()


def test_a_fact_lights_its_words(url: str, visit: Visit) -> None:
    page = visit(url)
    translate(page)
    finished(page)
    page.locator("#pb-facts tbody tr", has_text="31 minutes").hover()
    assert lit(page, "#pb-source-text .pb-seg") == "31 minutes"


def test_a_definition_shows_on_hover_and_on_keyboard_focus(url: str, visit: Visit) -> None:
    page = visit(url)
    translate(page)
    finished(page)
    tip = page.locator("#pb-tip")
    page.locator("#pb-source-text .pb-term", has_text="Failover").hover()
    assert "Moving work to a spare system" in tip.text_content()
    page.mouse.move(2, 2)
    tip.wait_for(state="hidden")
    page.locator("#pb-source-text").focus()
    page.keyboard.press("Tab")
    tip.wait_for(state="visible")
    assert "one program asks another" in tip.text_content()
    page.keyboard.press("Escape")
    tip.wait_for(state="hidden")


def test_cancel_keeps_what_was_made_and_the_text(slow: str, visit: Visit) -> None:
    page = visit(slow)
    translate(page)
    page.wait_for_selector(".pb-out >> nth=1")
    page.click("#pb-cancel")
    finished(page, "cancelled")
    made = page.locator(".pb-out").count()
    assert 2 <= made < 10
    assert f"{made} sentences had been made and are kept below" in page.inner_text(".pb-run")
    assert page.locator(".pb-wait").count() == 0
    assert page.input_value("#pb-text textarea") == UPDATE
    page.click("#pb-translate")
    finished(page)
    assert page.locator(".pb-out").count() == 10


def test_hints_come_into_the_log_and_what_is_saved_and_disturb_nothing(
    url: str, visit: Visit, tmp_path: Path
) -> None:
    page = visit(url)
    translate(page)
    finished(page)
    log = page.locator('[data-key="finance-terms"]')
    log.locator("summary").click()
    log.get_by_text("nearest in meaning: service level").first.wait_for()
    assert log.get_attribute("open") is not None
    assert "nearest in meaning: service level" in saved(page, "Download HTML", tmp_path)[1]
    translate(page)  # the button is free again
    finished(page)


def test_each_reader_has_a_tab_that_arrow_keys_turn(url: str, visit: Visit) -> None:
    page = visit(url)
    translate(page, UPDATE, "Customers")
    finished(page)
    assert page.locator("[role=tab]").all_text_contents() == ["Finance ready", "Customers ready"]
    assert page.locator(".pb-below:visible h2").first.inner_text() == "What Finance will ask next"
    page.locator("[role=tab]").first.focus()
    page.keyboard.press("ArrowRight")
    assert page.locator("[role=tab][aria-selected=true]").inner_text().startswith("Customers")
    assert page.locator(".pb-panel:visible").get_attribute("data-audience") == "customers"
    assert page.locator(".pb-below:visible h2").first.inner_text() == "What Customers will ask next"


def saved(page: Any, button: str, folder: Path) -> tuple[str, str]:
    """The name and the content of the file that a button saves."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).click()
    name = waiting.value.suggested_filename
    waiting.value.save_as(folder / name)
    return name, (folder / name).read_text(encoding="utf-8")


def test_downloads_hold_the_translation(url: str, visit: Visit, tmp_path: Path) -> None:
    page = visit(url)
    translate(page)
    finished(page)
    sentence = "We suspect the new traffic limit; rolled back to v4.1.2."
    name, markdown = saved(page, "Download Markdown, Finance", tmp_path)
    assert name == "plainbridge-finance.md"
    assert sentence in markdown
    name, html = saved(page, "Download HTML, Finance", tmp_path)
    assert name == "plainbridge-finance.html"
    assert sentence in html
    name, content = saved(page, "Download JSON, Finance", tmp_path)
    assert name == "plainbridge-finance.json"
    assert sentence in [made["text"] for made in json.loads(content)["sentences"]]


def test_copying_puts_the_translation_on_the_clipboard(url: str, visit: Visit) -> None:
    page = visit(url, permissions=["clipboard-read", "clipboard-write"])
    translate(page)
    finished(page)
    page.get_by_role("button", name="Copy text, Finance").click()
    page.get_by_text("Copied").first.wait_for()
    assert "We suspect the new traffic limit" in page.evaluate("navigator.clipboard.readText()")


def test_a_word_file_fills_the_box(url: str, visit: Visit, tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("The invoice API returned errors for 31 minutes.")
    document.add_paragraph("We suspect the new rate limiter.")
    path = tmp_path / "update.docx"
    document.save(str(path))
    page = visit(url)
    page.fill("#pb-text textarea", "words of my own")
    page.locator("#pb-input input[type=file]").set_input_files(str(path))
    page.wait_for_selector("#pb-message .pb-message")
    assert "The invoice API returned errors for 31 minutes." in page.input_value("textarea")
    page.click("#pb-back")
    page.wait_for_function("document.querySelector('textarea').value === 'words of my own'")


def test_text_that_is_markup_stays_text(url: str, visit: Visit) -> None:
    page = visit(url)
    translate(page, ALERTS)
    finished(page)
    page.locator(".pb-out").first.hover()
    page.locator("#pb-source-text .pb-term").first.hover()
    assert page.evaluate("window.hit") is None
    assert page.locator("#pb-source-text").text_content() == ALERTS
    assert page.locator("#pb-output img, #pb-source-text img, #pb-output svg").count() == 0


def test_an_error_says_what_to_do_and_the_text_stays(url: str, visit: Visit) -> None:
    page = visit(url)
    translate(page, UPDATE + "please fail")
    page.wait_for_selector("[role=alert]")
    assert "did not answer" in page.inner_text("[role=alert]")
    assert "Restart it." in page.inner_text("[role=alert]")
    assert page.input_value("#pb-text textarea") == UPDATE + "please fail"
    page.wait_for_selector("#pb-translate:not([disabled])")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1366])
def test_nothing_scrolls_sideways(url: str, visit: Visit, width: int, scheme: str) -> None:
    page = visit(url, viewport={"width": width, "height": 844}, color_scheme=scheme)
    long_word = "\n- host " + "a" * 300 + ".internal.example"
    translate(page, UPDATE + long_word, "Customers", "All staff")
    finished(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


CONTRAST = """() => {
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const rgb = (color) => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1); return [...canvas.getImageData(0, 0, 1, 1).data]; };
  const light = ([r, g, b]) => { const f = [r, g, b].map((v) => { v /= 255;
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; });
    return 0.2126 * f[0] + 0.7152 * f[1] + 0.0722 * f[2]; };
  const behind = (e) => { for (; e; e = e.parentElement) {
    const c = rgb(getComputedStyle(e).backgroundColor); if (c[3] === 255) return c; }
    return [255, 255, 255]; };
  const bad = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const e = node.parentElement;
    if (!node.textContent.trim() || !e.checkVisibility({checkOpacity: true})) continue;
    if (e.closest('.pb-sr, script, style, .pb-skip, svg')) continue;
    const [a, b] = [light(rgb(getComputedStyle(e).color)), light(behind(e))].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < 4.5) bad.push([ratio.toFixed(2), e.className, node.textContent.slice(0, 40)]);
  }
  return bad; }"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(url: str, visit: Visit, scheme: str) -> None:
    page = visit(url, color_scheme=scheme)
    translate(page, UPDATE + "please fail", "Customers")
    page.wait_for_selector("[role=alert]")
    page.wait_for_timeout(500)
    assert page.evaluate(CONTRAST) == []
    translate(page, UPDATE)
    page.wait_for_selector(".pb-out")
    page.wait_for_timeout(500)
    assert page.evaluate(CONTRAST) == []
    finished(page)
    page.evaluate("document.querySelectorAll('details').forEach((d) => (d.open = true))")
    page.locator(".pb-out").first.hover()
    page.wait_for_timeout(500)
    assert page.evaluate(CONTRAST) == []


def test_who_asks_for_less_motion_gets_none(url: str, visit: Visit) -> None:
    page = visit(url, reduced_motion="reduce")
    translate(page)
    page.wait_for_selector(".pb-wait p")
    moving = page.evaluate(
        "document.getAnimations().filter((a) => a.playState === 'running').length"
    )
    assert moving == 0


def test_ctrl_enter_in_the_text_translates(url: str, visit: Visit) -> None:
    page = visit(url)
    page.fill("#pb-text textarea", UPDATE)
    page.press("#pb-text textarea", "Control+Enter")
    finished(page)
    assert page.locator(".pb-out").count() == 10


def test_focus_goes_to_the_results_and_is_visible_on_every_stop(url: str, visit: Visit) -> None:
    page = visit(url)
    translate(page)
    assert page.evaluate("document.activeElement.id") in ("pb-run-title", "pb-translate")
    finished(page)
    assert page.evaluate("document.activeElement.id") == "pb-run-title"
    bare = []
    for _ in range(40):
        page.keyboard.press("Tab")
        bare += page.evaluate(
            """() => { const e = document.activeElement; const label = e.closest('label') ?? e;
            const drawn = [e, label].some((x) => getComputedStyle(x).outlineStyle !== 'none');
            return drawn || e === document.body ? [] : [e.outerHTML.slice(0, 80)]; }"""
        )
    assert bare == []


def test_the_model_is_said_to_load_while_the_page_is_already_there(
    serve: Callable[..., str], visit: Visit
) -> None:
    page = visit(serve("tests.ui.serve_fake", "--load", "6"))
    assert "Loading the model" in page.inner_text("#pb-engine")
    page.wait_for_selector('.pb-engine[data-phase="ready"]', timeout=30_000)
    assert "ready on this machine" in page.inner_text("#pb-engine")


def test_the_served_page_names_no_other_site(url: str) -> None:
    with urllib.request.urlopen(url, timeout=20) as answer:  # noqa: S310
        html = answer.read().decode()
        policy = answer.headers["content-security-policy"]
    found = set(re.findall(r"https?://[^\s\"'\\<>)]+", html))
    assert {site for site in found if not site.startswith(url.rstrip("/"))} == set()
    assert "connect-src 'self'" in policy


def test_another_name_for_this_machine_is_refused(url: str) -> None:
    request = urllib.request.Request(url, headers={"Host": "evil.example"})  # noqa: S310
    with pytest.raises(urllib.error.HTTPError, match="400"):
        urllib.request.urlopen(request, timeout=20)  # noqa: S310
