"""What an entry's status and the kind of a name change in what is found."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from translator.glossary.check import sentence_of
from translator.glossary.insertion import insert
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


LIST: dict[str, Any] = {
    "id": "allow-list",
    "term": "allow list",
    "deprecated": {"safe list": "allow list"},
    "forbidden": {"whitelist": "allow list"},
    "definition": "A list of what is let in.",
    "gloss": "the names that are let in",
    "policy": {"default": "gloss", "operations": "keep"},
    "hits": ["The allow list grew.", "Two allow lists."],
    "misses": ["A list."],
}


def said(made: Glossary, text: str, audience: str = "operations") -> str:
    sentence = sentence_of(text)
    return insert(sentence, Matcher(made).find(sentence), made, audience).text


@pytest.mark.parametrize(
    ("text", "audience", "expected"),
    [
        ("The whitelist grew.", "operations", "The allow list grew."),
        ("We keep a whitelist.", "operations", "We keep an allow list."),
        ("Whitelists help.", "operations", "Allow lists help."),
        ("Two safe lists grew.", "operations", "Two allow lists grew."),
        ("The allow list grew.", "operations", "The allow list grew."),
        ("We keep a whitelist.", "sales", "We keep an allow list (the names that are let in)."),
        ('It is called "safe list" there.', "operations", 'It is called "safe list" there.'),
        ("Ask for Acme Safe List Manager.", "operations", "Ask for Acme Safe List Manager."),
        ('It is called "whitelist" there.', "operations", 'It is called "allow list" there.'),
    ],
)
def test_the_name_to_be_used_is_said(text: str, audience: str, expected: str) -> None:
    assert said(glossary(LIST), text, audience) == expected


def test_a_verb_not_to_be_used_gives_way_in_its_form() -> None:
    verb = {**LIST, "id": "allow", "term": "allow", "pos": "verb", "deprecated": {},
            "forbidden": {"whitelist": "allow"}, "gloss": "to let something in"}  # fmt: skip
    made = glossary(verb)
    assert said(made, "We whitelisted the sender.") == "We allowed the sender."
    assert said(made, "We are whitelisting two senders.") == "We are allowing two senders."


def test_a_superseded_concept_speaks_with_the_words_of_its_successor() -> None:
    old = {**QUEUE, "status": "deprecated", "superseded_by": "allow-list"}
    made = glossary(old, LIST)
    assert said(made, "We have a message queue.") == "We have an allow list."
    assert said(made, "Two MQs are full.", "sales") == (
        "Two allow lists (the names that are let in) are full."
    )


def test_a_proposed_entry_changes_no_word_and_says_so() -> None:
    made = glossary({**LIST, "status": "proposed"})
    sentence = sentence_of("We keep a whitelist and an allow list.")
    done = insert(sentence, Matcher(made).find(sentence), made, "sales")
    assert done.text == "We keep a whitelist and an allow list."
    assert {(use.action, use.reason) for use in done.uses} == {
        ("none", "its entry is a proposal that nobody has approved yet")
    }
