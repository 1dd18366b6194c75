"""The glossary that comes with the program keeps its own promises."""

from __future__ import annotations

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


@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_example_still_reads_after_insertion(shipped: Glossary, audience: str) -> None:
    matcher = Matcher(shipped)
    for concept in shipped.concepts.values():
        for text in concept.hits:
            sentence = sentence_of(text)
            done = insert(sentence, matcher.find(sentence), shipped, audience)
            assert set(faults(done.text)) <= set(faults(text)), (concept.id, done.text)
