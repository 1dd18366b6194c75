"""Everyday words that are names of concepts, too: found in technical company, nowhere else."""

from __future__ import annotations

import pytest

from translator.glossary.check import sentence_of
from translator.glossary.concepts import Glossary
from translator.glossary.insertion import insert
from translator.glossary.match import Matcher
from translator.glossary.schema import Concept

ENTRIES = (
    Concept(
        id="software-library",
        term="software library",
        ordinary=("library",),
        definition="Ready-made code that programs use.",
        gloss="a collection of ready-made code that programs use",
    ),
    Concept(
        id="merge-code",
        term="merge code",
        pos="verb",
        ordinary=("merge",),
        definition="To take a change into the shared code.",
        gloss="take a change into the shared code",
    ),
    Concept(
        id="fork",
        term="software fork",
        ordinary=("fork",),
        cues=("repository", "upstream", "maintainer"),
        definition="An own version of somebody else's program.",
        gloss="an own version of somebody else's program",
    ),
)
GLOSSARY = Glossary({one.id: one for one in ENTRIES}, {}, {}, "")
MATCHER = Matcher(GLOSSARY)


def found(text: str, context: str = "") -> list[tuple[str, str | None]]:
    matches = MATCHER.find(sentence_of(text), context=context)
    return [(one.surface, one.concept) for one in matches]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The JavaScript libraries were updated.", [("libraries", "software-library")]),
        ("The backend and the library changed.", [("library", "software-library")]),
        ("The pull request was merged by the backend team.", [("merged", "merge-code")]),
    ],
)
def test_beside_technical_words_it_is_the_concept(
    text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The library closes at five on Friday.",
        "The two companies will merge in May.",
        "Bring a knife and a fork to the party.",
    ],
)
def test_by_itself_it_is_an_everyday_word(text: str) -> None:
    assert not found(text)


def test_cues_must_stand_in_the_sentence_or_in_the_text() -> None:
    text = "The backend uses a fork of it."
    assert not found(text)
    assert found("The backend uses a fork of the upstream API.") == [("fork", "fork")]
    assert not found(text, "Ask the maintainer.")
    assert found(text, "Ask the maintainer of the repository.") == [("fork", "fork")]


def test_it_is_explained_in_the_number_and_form_of_its_sentence() -> None:
    text = "The JavaScript libraries were updated."
    sentence = sentence_of(text)
    made = insert(sentence, MATCHER.find(sentence), GLOSSARY, "executives")
    said = "libraries (collections of ready-made code that programs use)"
    assert made.text == f"The JavaScript {said} were updated."


@pytest.mark.parametrize(
    "text",
    [
        "The tool commits it to the repository of the API.",
        "A service that builds and tests the API.",
        "The API team builds packages every night.",
    ],
)
def test_a_verb_is_not_the_noun_that_is_spelt_alike(text: str) -> None:
    nouns = (
        Concept(id="build", term="software build", ordinary=("build",), definition="D", gloss="g"),
        Concept(id="commit", term="git commit", ordinary=("commit",), definition="D", gloss="g"),
    )
    matcher = Matcher(Glossary({one.id: one for one in nouns}, {}, {}, ""))
    assert not matcher.find(sentence_of(text))
    assert matcher.find(sentence_of("The builds and the last commit of the API failed."))


@pytest.mark.parametrize(
    "text",
    [
        "The backend team has access to libraries of the API.",
        "The API returns libraries that are out of date.",
        "The API team copied the libraries it uses.",
    ],
)
def test_a_plural_after_to_or_before_that_is_a_noun(text: str) -> None:
    assert ("libraries", "software-library") in found(text)


def test_a_word_after_an_article_is_a_noun_though_a_pronoun_follows() -> None:
    noun = Concept(id="fork", term="code fork", ordinary=("fork",), definition="D", gloss="g")
    matcher = Matcher(Glossary({noun.id: noun}, {}, {}, ""))
    assert matcher.find(sentence_of("The API team keeps a copy of the fork it uses."))
