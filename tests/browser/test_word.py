"""The Word file as the page hands it out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from tests.browser.test_page import finished, translate

pytestmark = pytest.mark.browser


def test_the_word_file_opens_and_says_what_the_page_says(
    serve: Callable[..., str], visit: Callable[..., Any], tmp_path: Path
) -> None:
    page = visit(serve("tests.ui.serve_fake"))
    translate(page)
    finished(page)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download Word, Finance").click()
    assert waiting.value.suggested_filename == "plainbridge-finance.docx"
    file = tmp_path / "brief.docx"
    waiting.value.save_as(file)
    words = " ".join(p.text for p in Document(str(file)).paragraphs)
    assert "returned 502s for 31 minutes" in words
    assert "For Finance" in words
