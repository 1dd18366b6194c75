"""Jargon without an entry: what is flagged, and what a reader takes in his stride."""

from __future__ import annotations

import pytest

from translator.errors import GlossaryError
from translator.glossary.check import sentence_of
from translator.glossary.unknown import LISTED, find_unknown
from translator.glossary.unknown_words import read_words, technical_words

FLAGGED = [
    ("We moved the maxConns setting.", ["maxConns"]),
    ("The node_group was too small.", ["node_group"]),
    ("The DNS entry in route53 was wrong.", ["DNS", "route53"]),
    ("A mutex deadlocked under load.", ["mutex", "deadlocked"]),
    ("The kubelet evicted it.", ["kubelet", "evicted"]),
    ("Traffic goes to Traefik now.", ["Traefik"]),
    ("We tuned the JVM.", ["JVM"]),
    ("It uses an idempotent upsert.", ["idempotent upsert"]),
    ("We call fetchRows() in php.ini or C#.", ["fetchRows()", "php.ini", "C#"]),
    ("The build failed in the pipeline.", ["build", "pipeline"]),
    ("It is written by terraform-docs and run by kubelets daily.", ["terraform-docs", "kubelets"]),
    ("It is in the kestrel-web-shop-tools repo of the acmewidgets organisation.", ["repo"]),
    ("Restart the Prometheus server.", ["Prometheus", "server"]),
    ("Prometheus/alertmanager/grafana is down.", ["Prometheus", "alertmanager", "grafana"]),
    ("We deployed cert-manager.", ["deployed", "cert-manager"]),
    ("The new Falkenberg library is slow.", ["Falkenberg", "library"]),
    ("Merge the branch, then build it.", ["Merge", "branch"]),
    (
        "Check the environment variables and return values.",
        ["environment variables", "return values"],
    ),
]
ORDINARY = [
    "The team met on Monday and agreed to rebuild the customer page.",
    "We customised and reorganised the unavailability notice carefully.",
    "Thanks to Kamil Vavra for his report.",
    "Rasmus suggested a restart, and Yuvi restarted it.",
    "CVE-2024-1234 and OPS-2041 were closed in v2.8.1 at 14:02 UTC.",
    "The CFO and the CEO of the UK office met HR in Q3.",
    "Read https://example.com/fooBar_baz or write to opsteam@example.com.",
    "For instance, we opened a new branch in Leeds.",
    "The exception to this rule is the app.",
    "Emma Stone (estone4)",
    "The libary and its manangement were indended.",
    "Use /srv/files/a.txt and src/main/app/x.py here.",
    "Open the page, press the button and print the list.",
    "It took 95ms and 40GB, about 20x less, by 9PM.",
    "Minutes written by kzorblatt, and thanks to xqvendor for the room.",
    "Attending: kzorblatt, xqvendor, Anna.",
    "The limit went from 25Gi to 50Gi in 2025H1, see acme-web/shop#118.",
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


INVENTORY = [
    ("Open the page and press the button.", ["page", "button"]),
    ("It runs on Windows with Excel.", ["Windows", "Excel"]),
    ("The Excel window shows each word in an array.", ["Excel", "window", "array"]),
    ("We refactored the function to parse a string in Java.", ["string", "Java"]),
]


@pytest.mark.parametrize(("text", "expected"), INVENTORY)
def test_an_inventory_holds_things_and_neither_verbs_nor_ideas(
    text: str, expected: list[str]
) -> None:
    found = find_unknown(sentence_of(text), inventory=True)
    assert [one.surface for one in found] == expected


def test_words_of_the_list_score_lower_than_code_and_rare_words() -> None:
    found = find_unknown(sentence_of("The kubelet reads maxConns from a pipeline."))
    scores = {one.surface: one.score for one in found}
    assert scores["pipeline"] <= LISTED < scores["kubelet"] <= scores["maxConns"]


def test_a_list_with_a_strange_section_is_refused() -> None:
    with pytest.raises(GlossaryError, match="parts") as caught:
        read_words("[parts]\nnode")
    assert "part" in caught.value.hint


def test_sections_of_the_list_do_not_contradict_each_other() -> None:
    listed = technical_words()
    nouns = [section for kind, section in listed.items() if kind != "action"]
    assert all(listed.values())
    assert sum(map(len, nouns)) == len(frozenset().union(*nouns))
