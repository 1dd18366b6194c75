"""What is found in a sentence, and what only looks like it."""

from __future__ import annotations

import pytest

from translator.glossary.check import sentence_of
from translator.glossary.load import Glossary
from translator.glossary.match import Matcher
from translator.values import Sentence

FOUND = [
    ("The APIs are slow.", [("api", "APIs", "exact")]),
    ("The API's keys.", [("api", "API", "exact")]),
    ("An application-programming interface.",
     [("api", "application-programming interface", "variant")]),
    ("We roll-back and rolled back.",
     [("roll-back", "roll-back", "exact"), ("roll-back", "rolled back", "exact")]),
    ("CI/API", [("testing", "CI", "exact"), ("api", "API", "exact")]),
    ("An API-first plan.", [("api", "API", "exact")]),
    ("An outage-related loss.", [("outage", "outage", "exact")]),
    ("the api is down", [("api", "api", "exact")]),
    ("OUTAGE REPORT", [("outage", "OUTAGE", "exact")]),
    ("Outages happen.", [("outage", "Outages", "exact")]),
    ("Ask IT if it is on.", [("it", "IT", "exact")]),
    ("The word “outage” is plain.", [("outage", "outage", "exact")]),
    ("The deploy failed.", [("deployment", "deploy", "acronym")]),
    ("We will deploy the fix.", [("deploy", "deploy", "acronym")]),
]  # fmt: skip
NOT_FOUND = [
    "The rapids are fast.", "A pre-outage check.", "A datastore_v2 name.", "Call api.example.com.",
    "See https://example.com/API/list now.", "Write to outage@example.com.", "Open /etc/API/pod.",
    "Run `kubectl get pod API` now.", "Read pod.yaml first.", "It said \"pod not found: error\".",
    "Use --API=1 here.", "The pod() call.", "CI-2044 is open.", "It is what it is.",
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_terms_are_found_in_their_forms(
    matcher: Matcher, text: str, expected: list[tuple[str, str, str]]
) -> None:
    found = matcher.find(sentence_of(text))
    assert [(one.concept, one.surface, one.how) for one in found] == expected


@pytest.mark.parametrize("text", NOT_FOUND)
def test_code_addresses_and_other_words_are_left_alone(matcher: Matcher, text: str) -> None:
    assert matcher.find(sentence_of(text)) == ()


def test_the_longest_term_wins(matcher: Matcher) -> None:
    found = matcher.find(sentence_of("We use continuous integration."))
    assert [one.concept for one in found] == ["testing"]


def test_spans_point_into_the_update(matcher: Matcher) -> None:
    update = "- **The** `x` API\n  is down"
    plain = "The x API is down"
    offsets = (4, 5, 6, 9, 11, 13, 14, 15, 16, 17, 20, 21, 22, 23, 24, 25, 26)
    (match,) = matcher.find(Sentence(3, 4, len(update), plain, offsets))
    assert update[match.start : match.end] == match.surface == "API"
    assert (match.plain_start, match.plain_end, match.sentence) == (6, 9, 3)


def test_the_words_around_choose_between_two_senses(matcher: Matcher) -> None:
    code = matcher.find(sentence_of("The PR was merged after review by colleagues."))
    press = matcher.find(sentence_of("PR spoke to a journalist."))
    assert [one.concept for one in code] == ["pr-code"]
    assert [one.concept for one in press] == ["pr-press"]
    assert code[0].how == "acronym"


def test_an_undecided_sense_is_not_guessed(matcher: Matcher) -> None:
    assert matcher.find(sentence_of("The PR is on Monday.")) == ()


def test_an_expansion_in_the_text_overrules_the_glossary(matcher: Matcher) -> None:
    text = "The customer inquiry (CI) desk is open."
    assert matcher.find(sentence_of(text)) == ()
    elsewhere = sentence_of("The CI was slow.")
    assert matcher.find(elsewhere, expansions={"CI": "customer inquiry"}) == ()
    assert matcher.find(elsewhere, expansions={"CI": "Continuous Integration"}) != ()


def test_an_empty_glossary_finds_nothing() -> None:
    assert Matcher(Glossary({}, {}, {}, "")).find(sentence_of("The API is down.")) == ()
