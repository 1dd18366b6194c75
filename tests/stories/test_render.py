"""A story as files: what other programs and reviewers get."""

from __future__ import annotations

import io
import json

import docx
import pytest

from tests.flow import translator
from tests.stories.test_shape import SPRINT
from tests.stories.test_stories import EXAMPLE, INCIDENT
from translator.errors import InputError
from translator.render.story import FORMATS, render_story, render_story_file, story_to_dict
from translator.stories.maker import StoryMaker

HOSTILE = INCIDENT.replace("the queue", "the <script>alert(1)</script> queue")


def test_json_keeps_its_contract() -> None:
    story = StoryMaker(translator()).make(INCIDENT, "executives", "challenge-action-result")
    whole = json.loads(render_story(story, "json"))
    assert {"frame", "headline_options", "slots", "sentences", "unknowns", "questions"} <= set(
        whole
    )
    facts = {fact["id"] for fact in whole["reports"][0]["facts"]}
    for slot in whole["slots"]:
        assert set(slot["facts"]) <= facts
        assert slot["text"] is None or slot["text"]
    for sentence in whole["sentences"]:
        assert (sentence["how"] == "frame") == (not sentence["sources"])
        for start, end in sentence["sources"]:
            assert INCIDENT[start:end].strip()


def test_a_missing_part_has_no_text_and_says_so() -> None:
    thin = "The search page was slow on Tuesday for 20 minutes. Customers were shown errors."
    story = StoryMaker(translator()).make(thin, "executives", "progress-plans-problems")
    (plans,) = [s for s in story_to_dict(story)["slots"] if s["name"] == "plans"]
    assert plans["text"] is None
    assert plans["missing"]


def test_html_escapes_what_the_update_brings_and_marks_framing() -> None:
    page = render_story(StoryMaker(translator()).make(HOSTILE, "executives"), "html")
    assert "<script" not in page
    assert "It announces a part" in page or "announces a part" in page
    assert "2,300 customers" in page


def test_markdown_parts_what_is_sent_from_what_is_not() -> None:
    story = StoryMaker(translator()).make(INCIDENT, "executives")
    sent, _, author = render_story(story, "markdown").partition("\n---\n")
    assert sent.strip() == story.text.strip()
    assert story.picture in author.replace("\\", "")


def test_a_refused_story_says_why_in_every_format() -> None:
    thanks = "Many thanks to everybody who helped us with this over the weekend!"
    story = StoryMaker(translator()).make(thanks, "customers")
    for fmt in FORMATS:
        assert "Nothing in this update can be told" in render_story(story, fmt)
    with pytest.raises(InputError, match="'opera'"):
        render_story(story, "opera")


def words_of(data: bytes) -> list[tuple[str, str]]:
    file = docx.Document(io.BytesIO(data))
    return [(p.style.name, p.text) for p in file.paragraphs]


def test_a_word_file_holds_what_is_sent_with_its_sources_at_the_end() -> None:
    story = StoryMaker(translator()).make(INCIDENT, "executives", "challenge-action-result")
    data = render_story_file(story, "docx")
    rows = words_of(data)
    assert rows[0] == ("Title", story.headline)
    text = "\n".join(words for _, words in rows)
    for sentence in story.told:
        assert sentence.text.rstrip(".") in text
    cells = [row.cells[1].text for row in docx.Document(io.BytesIO(data)).tables[0].rows[1:]]
    assert len(cells) == len(story.told)
    assert any("2,300 customers had to try again" in cell for cell in cells)
    assert story.picture not in text


def test_a_word_file_for_people_outside_quotes_no_update() -> None:
    story = StoryMaker(translator()).make(INCIDENT, "customers", channel="press")
    file = docx.Document(io.BytesIO(render_story_file(story, "docx")))
    assert not file.tables
    assert "2,300 customers" in "\n".join(p.text for p in file.paragraphs)


def test_a_talk_in_word_carries_its_minutes() -> None:
    story = StoryMaker(translator()).make([INCIDENT, EXAMPLE], "executives", channel="talk")
    rows = words_of(render_story_file(story, "docx"))
    headings = [words for style, words in rows if style == "Heading 1"]
    assert headings[0].startswith("0:0")
    assert any(words.startswith("[1]") or "[1] " in words for _, words in rows)
    assert "minutes at 130 words a minute" in render_story(story)


def test_a_long_list_in_word_stands_as_bullets_under_its_count() -> None:
    story = StoryMaker(translator()).make(SPRINT, "all-staff", "progress-plans-problems")
    rows = words_of(render_story_file(story, "docx"))
    at = next(i for i, (_, words) in enumerate(rows) if "Six entries, among them:" in words)
    assert [style for style, _ in rows[at + 1 : at + 4]] == ["List Bullet"] * 3
