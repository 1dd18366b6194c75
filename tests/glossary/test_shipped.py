"""The glossary that comes with the program keeps its own promises."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from translator.glossary.check import check, sentence_of
from translator.glossary.insertion import insert
from translator.glossary.load import Glossary, load_glossary
from translator.glossary.match import Matcher

from .test_insertion_properties import faults

AUDIENCES = ["finance", "sales", "marketing", "operations", "executives", "customers", "all-staff"]


@pytest.fixture(scope="module")
def shipped() -> Glossary:
    return load_glossary()


def test_every_entry_passes_the_check(shipped: Glossary) -> None:
    assert [str(finding) for finding in check(shipped)] == []


def test_there_are_600_concepts_in_the_twelve_fields_and_200_acronyms(shipped: Glossary) -> None:
    approved = [one for one in shipped.concepts.values() if one.status == "approved"]
    assert len(approved) >= 600
    names = {name for one in approved for name in one.names}
    acronyms = {name.rstrip("s") for name in names if re.fullmatch(r"(?:[A-Z]\d*){2,6}s?", name)}
    assert len(acronyms) >= 200
    fields = {"infrastructure", "networking", "delivery", "architecture", "data", "security",
              "artificial intelligence", "service management", "quality and testing",
              "enterprise applications", "IT finance", "roles and governance"}  # fmt: skip
    counts = Counter(shipped.domains.values())
    assert {field: counts[field] for field in fields if counts[field] < 15} == {}


@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_gloss_for_a_reader_can_be_said_to_that_reader(
    shipped: Glossary, audience: str
) -> None:
    for concept in shipped.concepts.values():
        own = concept.glosses.get(audience)
        assert own != concept.gloss, concept.id
        assert own is None or concept.policy_for(audience) != "keep", concept.id


@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_example_still_reads_after_insertion(shipped: Glossary, audience: str) -> None:
    matcher = Matcher(shipped)
    for concept in shipped.concepts.values():
        for text in concept.hits:
            sentence = sentence_of(text)
            done = insert(sentence, matcher.find(sentence), shipped, audience)
            assert set(faults(done.text)) <= set(faults(text)), (concept.id, done.text)
