"""What an entry's status and the kind of a name change in what is found."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from translator.glossary.check import sentence_of
from translator.glossary.load import Glossary, join
from translator.glossary.match import Matcher
from translator.glossary.schema import GlossaryFile

QUEUE: dict[str, Any] = {
    "id": "queue",
    "term": "message queue",
    "abbreviations": ["MQ"],
    "deprecated": {"event pipe": "message queue"},
    "forbidden": {"slave pipe": "message queue"},
    "definition": "A line in which work waits until a program takes it.",
    "gloss": "a line in which work waits",
    "analogy": "Like a row of letter trays.",
    "hits": ["The message queue is full.", "The MQ is full."],
    "misses": ["The mq file."],
}


def glossary(*entries: dict[str, Any]) -> Glossary:
    file = GlossaryFile.model_validate({"domain": "Test", "concepts": list(entries)})
    return join([(Path("test.yaml"), file)])


def found(made: Glossary, text: str) -> list[str]:
    return [match.surface for match in Matcher(made).find(sentence_of(text))]


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("The MQ is full.", "MQ"),
        ("Two MQs are full.", "MQs"),
        ("Both event pipes are full.", "event pipes"),
        ("The slave pipe is full.", "slave pipe"),
    ],
)
def test_abbreviations_and_names_not_to_be_used_are_found(text: str, surface: str) -> None:
    assert found(glossary(QUEUE), text) == [surface]


def test_an_abbreviation_needs_its_capitals() -> None:
    word = {**QUEUE, "abbreviations": ["SO"], "hits": []}
    assert found(glossary(word), "So we met, and so it went.") == []
    assert found(glossary(word), "The SO is full.") == ["SO"]


@pytest.mark.parametrize("status", ["proposed", "deprecated"])
def test_a_proposed_and_a_deprecated_entry_are_found(status: str) -> None:
    assert found(glossary({**QUEUE, "status": status}), "The MQ is full.") == ["MQ"]


def test_a_non_term_is_never_reported_nor_any_part_of_it() -> None:
    name = {"id": "blue-queue", "term": "Blue Message Queue", "status": "non-term"}
    made = glossary(QUEUE, name)
    text = "The Blue Message Queue band played; the message queue is full."
    assert found(made, text) == ["message queue"]
    (span,) = Matcher(made).non_terms(sentence_of(text))
    assert text[slice(*span)] == "Blue Message Queue"


def test_a_non_term_wins_over_an_entry_with_the_same_name() -> None:
    assert found(glossary(QUEUE, {"id": "mq", "term": "MQ", "status": "non-term"}), "The MQ.") == []
