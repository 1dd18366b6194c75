"""The Word file as the CFO opens it: read back by python-docx, and by its parts."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from docx import Document

from tests.flow import UPDATE, translator
from tests.render.made import translation
from translator.render import ENDINGS, FILES, render, render_file
from translator.render.word import LEFT_OUT, SOURCES
from translator.review import NOT_CONFIRMED, edited, with_sentence
from translator.values import Check, Translation


def opened(made: Translation) -> Any:
    return Document(io.BytesIO(render_file(made, "docx")))


def styled(file: Any, style: str) -> list[str]:
    return [p.text for p in file.paragraphs if p.style.name == style]


def test_it_has_a_title_headings_questions_and_what_was_left_out() -> None:
    file = opened(translator().translate(UPDATE))
    assert styled(file, "Title") == ["Weekly status: Booking Platform, week 9"]
    assert styled(file, "Subtitle") == ["For Finance (CFO)"]
    assert styled(file, "Heading 1") == [
        "Highlights", "Risks", "Next", "Words used here", "You will ask", LEFT_OUT, SOURCES,
    ]  # fmt: skip
    (bottom,) = styled(file, "Bottom line")
    assert "26 minutes (10:04-10:30 UTC)" in bottom
    questions, answers = styled(file, "Question"), styled(file, "Answer")
    assert len(questions) == len(answers) >= 3
    assert "Not stated." in answers
    bullets = styled(file, "List Bullet")
    assert any(b.startswith("Moved 9 of 12 nightly jobs") for b in bullets)
    assert "thanks" in bullets


def test_it_says_what_the_text_that_is_sent_says() -> None:
    made = translator().translate(UPDATE)
    file = opened(made)
    words = " ".join(p.text for p in file.paragraphs)
    for sentence in made.sentences:
        assert sentence.text.removeprefix("- ").rstrip(".") in words


def test_each_number_leads_to_the_words_of_the_update() -> None:
    made = translator().translate(UPDATE)
    data = render_file(made, "docx")
    xml = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
    anchors = re.findall(r'w:hyperlink w:anchor="(\w+)"', xml)
    marks = re.findall(r'w:bookmarkStart w:id="\d+" w:name="(\w+)"', xml)
    cited = [s for s in made.sentences if s.sources and s.how != "context"]
    assert anchors == marks == [f"source_{i + 1}" for i in range(len(cited))]
    (table,) = Document(io.BytesIO(data)).tables
    rows = [[cell.text for cell in row.cells] for row in table.rows[1:]]
    assert [row[0] for row in rows] == [str(i + 1) for i in range(len(cited))]
    assert rows[1][1] == "“The cause is suspected to be connection pool exhaustion.”"
    assert rows[1][2] == "Phrased by the language model; every check passed."
    assert table.rows[0]._tr.trPr.xpath("./w:tblHeader")


def test_the_sources_show_a_reader_nothing_that_is_not_theirs() -> None:
    file = opened(translator().translate(UPDATE))
    words = " ".join(cell.text for row in file.tables[0].rows for cell in row.cells)
    assert "[a person] renews the certificate of [an internal host] by 4 May." in words
    whole = render_file(translator().translate(UPDATE), "docx")
    parts = zipfile.ZipFile(io.BytesIO(whole))
    everything = b"".join(parts.read(name) for name in parts.namelist())
    for hidden in (b"lena", b"auth-prod", b"CVE-2031"):
        assert hidden not in everything


def test_the_same_translation_gives_the_same_bytes_at_any_hour(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = translator().translate(UPDATE)
    first = render_file(made, "docx")
    monkeypatch.setattr("time.localtime", lambda *_: (2031, 5, 4, 3, 2, 0, 6, 124, 0))
    assert render_file(made, "docx") == first


def test_a_reader_outside_gets_no_word_of_the_update_itself() -> None:
    made = translator().translate(UPDATE, "customers")
    file = opened(made)
    assert file.tables == []
    assert made.left_out
    assert {LEFT_OUT, SOURCES}.isdisjoint(styled(file, "Heading 1"))
    assert not re.search(r"\.\d+$", styled(file, "Bottom line")[0])


def test_an_edit_that_the_source_does_not_confirm_says_so() -> None:
    by = translator()
    made = edited(
        by.translate("The fix may be deployed by 12 May."), 0, "The fix is done.", by.glossary
    )
    words = " ".join(p.text for p in opened(made).paragraphs)
    assert f"The fix is done [{NOT_CONFIRMED}]." in words


@pytest.mark.parametrize("words", ["a\x00b\x0bc & <w:p/>", "]]>&amp;"])
def test_characters_that_xml_cannot_hold_do_not_break_it(words: str) -> None:
    made = translation()
    odd = with_sentence(
        made, 0, replace(made.sentences[0], text=words, checks=(Check("a", passed=True),))
    )
    text = " ".join(p.text for p in opened(odd).paragraphs)
    assert words.translate(dict.fromkeys((0, 0x0B))) in text


def test_a_refusal_is_said() -> None:
    words = [p.text for p in opened(translation(refusal="No outcome & no date.")).paragraphs]
    assert "Not translated. No outcome & no date." in words


@pytest.mark.parametrize("fmt", ENDINGS)
def test_a_file_of_text_is_what_the_format_says(fmt: str) -> None:
    made = translation()
    assert render_file(made, fmt).decode() == render(made, fmt)
    assert set(FILES) == {*ENDINGS, "docx"}
