"""The measures of stories: what they count, and that they can find something."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from eval.stories.__main__ import measured
from eval.stories.blind import total
from eval.stories.worded import Worded
from tests.flow import echo, translator
from tests.stories.test_stories import INCIDENT
from translator.engines.base import Request
from translator.engines.scripted import ScriptedEngine
from translator.stories.maker import StoryMaker


def test_a_faithful_story_counts_nothing_and_a_forged_one_is_found() -> None:
    made = translator()
    story = StoryMaker(made).make(INCIDENT, "executives")
    clean = measured(story, made)
    assert [clean[k] for k in ("invented", "quotes", "money", "without_source")] == [0, 0, 0, 0]
    first = next(i for i, s in enumerate(story.sentences) if s.how != "frame")
    forged = replace(
        story.sentences[first],
        text="Anna Schmidt said “we are proud”: it cost $9,999 and 777 people.",
        sources=(),
    )
    lied = replace(
        story,
        sentences=(*story.sentences[:first], forged, *story.sentences[first + 1 :]),
    )
    found = measured(lied, made)
    assert found["invented"] >= 2
    assert found["quotes"] == 1
    assert found["money"] == 1
    assert found["without_source"] == 1


def test_answers_are_kept_and_not_asked_for_twice(tmp_path: Path) -> None:
    book = tmp_path / "book.jsonl"
    inner = ScriptedEngine(echo)
    asked = [Request("s", "One."), Request("s", "Two.")]
    first = Worded(inner, ("e", "m"), book)
    assert sorted(c.text for c in first.complete(asked)) == ["One.", "Two."]
    again = Worded(None, ("e", "m"), book)
    assert sorted(c.text for c in again.complete(asked)) == ["One.", "Two."]
    assert not again.wanted
    assert [c.text for c in again.complete([Request("s", "Three.")])] == [""]
    assert len(again.wanted) == 1


def test_the_comparison_opens_its_key_only_on_judged_pairs() -> None:
    row = {"code": "a", "id": "x", "audience": "sales", "frame": "pyramid", "why": "",
           "true_first": 2, "true_second": 0, "better": "first"}  # fmt: skip
    found = total([row], {"a": "first"})
    assert found["ours_better"] == 1
    assert found["wholly_true"] == {"ours": 1, "one_prompt": 0}
    assert total([row], {"a": "second"})["one_prompt_better"] == 1
    with pytest.raises(ValueError, match="better ''"):
        total([{**row, "better": ""}], {"a": "first"})
