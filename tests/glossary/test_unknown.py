"""Jargon without an entry: what is flagged, and what a reader takes in his stride."""

from __future__ import annotations

import pytest

from translator.glossary.check import sentence_of
from translator.glossary.unknown import find_unknown

FLAGGED = [
    ("We moved the maxConns setting.", ["maxConns"]),
    ("The node_group was too small.", ["node_group"]),
    ("The DNS entry in route53 was wrong.", ["DNS", "route53"]),
    ("A mutex deadlocked under load.", ["mutex deadlocked"]),
    ("The kubelet evicted it.", ["kubelet"]),
    ("Traffic goes to Traefik now.", ["Traefik"]),
    ("We tuned the JVM.", ["JVM"]),
    ("It uses an idempotent upsert.", ["idempotent upsert"]),
]
ORDINARY = [
    "The team met on Monday and agreed to rebuild the customer page.",
    "We customised and reorganised the unavailability notice carefully.",
    "Thanks to Kamil Vavra for his report.",
    "Rasmus suggested a restart, and Yuvi restarted it.",
    "CVE-2024-1234 and OPS-2041 were closed in v2.8.1 at 14:02 UTC.",
    "The CFO and the CEO of the UK office met HR in Q3.",
    "Read https://example.com/fooBar_baz or write to opsteam@example.com.",
    "It took 95ms and 40GB, about 20x less, by 9PM.",
]


@pytest.mark.parametrize(("text", "expected"), FLAGGED)
def test_jargon_is_flagged(text: str, expected: list[str]) -> None:
    found = find_unknown(sentence_of(text))
    assert [one.surface for one in found] == expected
    assert all(one.how == "unknown" and one.concept is None for one in found)
    assert all(text[one.start : one.end] == one.surface and 0 < one.score <= 1 for one in found)


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_words_names_and_identifiers_are_not(text: str) -> None:
    assert find_unknown(sentence_of(text)) == ()


def test_what_the_glossary_explains_is_not_unknown() -> None:
    assert find_unknown(sentence_of("We tuned the JVM."), [(13, 16)]) == ()
