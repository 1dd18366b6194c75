"""Of more terms than a sentence can explain, those are that a reader will stumble over."""

from __future__ import annotations

import pytest

from translator.glossary.check import sentence_of
from translator.glossary.insertion import Insertion, insert
from translator.glossary.load import load_glossary
from translator.glossary.match import Matcher
from translator.glossary.weight import weight

GLOSSARY = load_glossary()
MATCHER = Matcher(GLOSSARY)


def done(text: str) -> Insertion:
    sentence = sentence_of(text)
    found = MATCHER.find(sentence, context="We may lose vendor support for this version.")
    return insert(sentence, found, GLOSSARY, "finance")


def test_what_a_sentence_turns_on_is_explained_rather_than_the_name_of_a_product() -> None:
    made = done("The staging database still runs on PostgreSQL 11, which is EOL.")
    explained = {use.surface for use in made.uses if use.action == "gloss"}
    assert explained == {"staging", "EOL"}
    left = next(use for use in made.uses if use.surface == "PostgreSQL")
    assert left.action == "keep"
    assert "one explanation too many" in left.reason


def test_with_room_for_all_a_name_is_explained_too() -> None:
    made = done("The archive still runs on PostgreSQL 11, which is EOL.")
    assert {use.surface for use in made.uses if use.action == "gloss"} == {"PostgreSQL", "EOL"}


def test_what_is_not_chosen_is_explained_where_it_comes_again() -> None:
    first = done("The staging database still runs on PostgreSQL 11, which is EOL.")
    assert "postgres" not in first.explained
    sentence = sentence_of("PostgreSQL is replaced in May.")
    later = insert(sentence, MATCHER.find(sentence), GLOSSARY, "finance", first.explained)
    assert later.text.startswith("PostgreSQL (")


@pytest.mark.parametrize(
    ("heavy", "light"),
    [
        (("EOL", "end-of-life"), ("PostgreSQL", "postgres")),
        (("EOL", "end-of-life"), ("end of life", "end-of-life")),
        (("failover", "failover"), ("Docker", "docker")),
        (("idempotency", "idempotency"), ("API", "api")),
    ],
)
def test_a_rare_word_weighs_more_than_a_name_or_a_common_word(
    heavy: tuple[str, str], light: tuple[str, str]
) -> None:
    one, other = (weight(surface, GLOSSARY.get(entry)) for surface, entry in (heavy, light))
    assert one > other
