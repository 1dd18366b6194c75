"""A story as files: what other programs and reviewers get."""

from __future__ import annotations

import json

import pytest

from tests.flow import translator
from tests.stories.test_stories import INCIDENT
from translator.errors import InputError
from translator.render.story import FORMATS, render_story, story_to_dict
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
