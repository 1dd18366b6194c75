"""The page over the real pipeline: with a scripted engine, and with a real small model."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from translator.compose import BOTTOM_LINE
from translator.ui.output import as_read

pytestmark = pytest.mark.browser
EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "status_report.md"
SMALL = "llamacpp:smollm2-135m"


def translate_example(page: Any, folder: Path) -> dict[str, Any]:
    """Translate the example for the first reader and read the JSON that can be downloaded."""
    page.wait_for_selector('.pb-engine[data-phase="ready"]', timeout=300_000)
    page.click("#pb-example")
    page.wait_for_function("document.querySelector('textarea').value.length > 100")
    page.click("#pb-translate")
    page.wait_for_selector("#pb-source-text .pb-term")
    page.wait_for_selector('.pb-run[data-phase="done"]', timeout=500_000)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download JSON").click()
    waiting.value.save_as(folder / "made.json")
    made: dict[str, Any] = json.loads((folder / "made.json").read_text(encoding="utf-8"))
    return made


def in_order(sentences: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """By section, in the order of each one's first sentence, the bottom line first."""
    sections = list(dict.fromkeys(sentence["section"] for sentence in sentences))
    sections.sort(key=lambda section: section != BOTTOM_LINE)
    return sorted(sentences, key=lambda sentence: sections.index(sentence["section"]))


def check_page(page: Any, made: dict[str, Any]) -> None:
    """Every sentence of the download is on the page, in its order, and lights its own source."""
    shown = page.locator(".pb-out")
    assert shown.all_text_contents() == [
        as_read(sentence["text"]) for sentence in in_order(made["sentences"])
    ]
    update = page.locator("#pb-source-text")
    assert "suspected to be a memory leak" in update.text_content()
    first = page.locator(".pb-out[data-src]").first
    first.focus()
    start, end = (int(n) for n in first.get_attribute("data-src").split(",")[0].split("-"))
    source = EXAMPLE.read_text(encoding="utf-8")[start:end]
    lit = "".join(page.locator("#pb-source-text .pb-seg.pb-lit").all_text_contents())
    assert source in lit


def test_the_pipeline_with_a_scripted_engine(
    serve: Callable[..., str], visit: Callable[..., Any], tmp_path: Path
) -> None:
    page = visit(serve("tests.ui.serve_real", "--engine", "scripted:echo"))
    made = translate_example(page, tmp_path)
    check_page(page, made)
    assert page.locator(".pb-questions dt").count() > 0


@pytest.mark.weights
def test_the_pipeline_with_a_small_model(
    serve: Callable[..., str], visit: Callable[..., Any], tmp_path: Path
) -> None:
    page = visit(serve("tests.ui.serve_real", "--engine", SMALL))
    made = translate_example(page, tmp_path)
    check_page(page, made)
    assert SMALL in json.dumps(made)
    assert SMALL in page.inner_text("#pb-engine")
