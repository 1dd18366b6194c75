"""Whatever the sentence, insertion adds no doubled word, no second article, no lost number."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translator.glossary.check import sentence_of
from translator.glossary.insertion import insert
from translator.glossary.load import Glossary
from translator.glossary.match import Matcher
from translator.glossary.unknown import find_unknown
from translator.glossary.wordlists import indefinite

TERMS = [
    "API", "APIs", "an API", "the API's", "Kubernetes", "CI", "a CI", "CIs", "outage", "outages",
    "datastore", "rolled back", "roll back", "rolling back", "configured", "deploy", "deploys",
    "on-prem", "ERP", "an ERP", "pods", "IT", "PR", "continuous integration (CI)",
]  # fmt: skip
WORDS = [
    "the", "a", "an", "our", "we", "it", "was", "are", "have", "will", "to", "of", "and", "in",
    "data", "store", "platform", "connection", "connections", "system", "automatic", "testing",
    "new", "old", "two", "47", "team", "teams", "failed", "returns", "quickly", "Acme", "Service",
    "(", ")", ",", ".", ";", '"', "v2.8", "between", "systems", "interruption", "back", "up",
]  # fmt: skip
MANY = 300
AUDIENCES = ["finance", "marketing", "customers", "operations", "executives"]


def faults(text: str) -> list[str]:
    """Doubled words, two articles in a row and articles of the wrong sound."""
    tokens = re.findall(r"[\w'’.-]*\w|[^\w\s]", text)
    found = []
    for one, two in pairwise(tokens):
        first, second = one.lower(), two.lower()
        if first == second and first.isalpha():
            found.append(f"{first} {second}")
        if first in {"a", "an", "the"} and second in {"a", "an", "the", "our"}:
            found.append(f"{first} {second}")
        if first in {"a", "an"} and second.isalpha() and first != indefinite(two):
            found.append(f"{first} {second}")
    return found


@settings(max_examples=MANY, deadline=None)
@given(
    st.lists(st.sampled_from(TERMS + WORDS), min_size=1, max_size=14).map(" ".join),
    st.sampled_from(AUDIENCES),
)
def test_insertion_adds_no_fault_of_its_own(
    small: Glossary, matcher: Matcher, text: str, audience: str
) -> None:
    sentence = sentence_of(text)
    done = insert(sentence, matcher.find(sentence), small, audience)
    if not faults(text):
        assert not faults(done.text), done
    for number in re.findall(r"\d[\d.]*", text):
        assert number in done.text
    assert done.text.count("(") - text.count("(") <= 2


@pytest.mark.parametrize(
    "text",
    ["a" * 20000, "a." * 9000, "API" + " " * 20000 + "x", "API " * 3000, "(" * 9000 + " ERP"],
)
def test_endless_words_and_gaps_are_survived(small: Glossary, matcher: Matcher, text: str) -> None:
    sentence = sentence_of(text)
    found = matcher.find(sentence)
    done = insert(sentence, found, small, "finance")
    assert len(done.uses) == text.count("API") + text.count("ERP")
    assert find_unknown(sentence, [(one.plain_start, one.plain_end) for one in found]) == ()
