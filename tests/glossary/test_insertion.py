"""The heart: terms put plainly, in sentences that still read as English."""

from __future__ import annotations

import pytest

from translator.glossary.check import sentence_of
from translator.glossary.glossing import plural_phrase
from translator.glossary.insertion import Insertion, insert
from translator.glossary.load import Glossary
from translator.glossary.match import Matcher
from translator.values import TermMatch

PLATFORM = "a system that runs programs on many computers"
ERP = "the system that runs finance and supply"


class Put:
    """Inserts with the small glossary."""

    def __init__(self, small: Glossary, matcher: Matcher) -> None:
        self._small = small
        self._matcher = matcher

    def __call__(
        self, text: str, audience: str = "finance", explained: frozenset[str] = frozenset()
    ) -> Insertion:
        sentence = sentence_of(text)
        found = self._matcher.find(sentence)
        return insert(sentence, found, self._small, audience, explained)


@pytest.fixture
def put(small: Glossary, matcher: Matcher) -> Put:
    return Put(small, matcher)


NOUNS = [
    ("An API is down.", "A connection between systems is down."),
    ("We bought an API.", "We bought a connection between systems."),
    ("APIs are down.", "Connections between systems are down."),
    ("One API failed and 3 APIs were slow.",
     "One connection between systems failed and 3 connections between systems were slow."),
    ("The outage's cost is known.", "The interruption's cost is known."),
    ("The outages' cost is known.", "The interruptions' cost is known."),
    ("An outage report came.", "An interruption report came."),
    ("A long outage hit us.", "A long interruption hit us."),
    ("The outage covers three days.", "The interruption covers three days."),
    ("The datastore is full.", "The data store is full."),
    ("The Acme outage lasted.", "The Acme interruption lasted."),
    ("The checkout outage lasted.", "The checkout interruption lasted."),
]  # fmt: skip
MODIFIERS = [
    ("Two API calls failed.", "Two interface calls failed."),
    ("The CI pipeline failed.", "The automatic-testing pipeline failed."),
    ("An on-prem datastore broke.", "An in-house data store broke."),
    ("Our systems are on-premises.", "Our systems are run at our own site."),
]
UNCOUNTABLE = [
    ("We use a CI.", "We use automatic testing."),
    ("A CI was added.", "Automatic testing was added."),
    ("We use a new CI.", "We use new automatic testing."),
    ("The CIs are slow.", "The automatic testing is slow."),
]
ARTICLES = [
    ("We moved to Kubernetes.", "We moved to the shared platform."),
    ("Kubernetes is down.", "The shared platform is down."),
    ("We use our Kubernetes daily.", "We use our shared platform daily."),
    ("The data outage began, and outage work goes on.",
     "The data interruption began, and interruption work goes on."),
]  # fmt: skip
VERBS = [
    ("We configure Acme Desk in May.", "We set up Acme Desk in May."),
    ("We rolled back the change.", "We undid the change."),
    ("The change was rolled back.", "The change was undone."),
    ("They have not yet rolled back the change.", "They have not yet undone the change."),
    ("She rolls back the change.", "She undoes the change."),
    ("We will roll back tonight.", "We will undo tonight."),
    ("Rolling back the change took an hour.", "Undoing the change took an hour."),
    ("We configured it in May.", "We set it up in May."),
    ("The shop was configured in May.", "The shop was set up in May."),
    ("The deploy failed, so we deploy the fix.", "The release failed, so we release the fix."),
    ("They deployed the deployed version.", "They released the released version."),
]


@pytest.mark.parametrize(("text", "expected"), NOUNS + MODIFIERS + UNCOUNTABLE + ARTICLES + VERBS)
def test_everyday_words_fit_the_sentence(put: Put, text: str, expected: str) -> None:
    assert put(text).text == expected


GLOSSES = [
    ("The ERP is slow.", f"The ERP ({ERP}) is slow."),
    ("The ERP is slow and the ERP is old.", f"The ERP ({ERP}) is slow and the ERP is old."),
    ("Kubernetes 1.29 is out.", f"Kubernetes 1.29 ({PLATFORM}) is out."),
    ("One team (with its ERP) met.", f"One team (with its ERP – {ERP}) met."),
    ('They call it an "ERP" here.', f'They call it an "ERP" ({ERP}) here.'),
    ("Two pods died.", "Two pods (groups of programs that start and stop as one) died."),
]


@pytest.mark.parametrize(("text", "expected"), GLOSSES)
def test_a_gloss_stands_once_and_in_the_right_place(put: Put, text: str, expected: str) -> None:
    assert put(text).text == expected


AS_THEY_ARE = [
    ("We use Azure Kubernetes Service.", "name"),
    ("Our Kubernetes-based jobs stopped.", "longer word"),
    ("The ERP's data is safe.", "possessive"),
    ("The pods (see the list) died.", "bracket"),
    ("The ERP (see below for its owner and the price) is slow.", "bracket"),
    ("A team (its ERP is old) met.", "brackets"),
    ("The ERP, which is the system that runs finance, is slow.", "explains it right here"),
    ("Enterprise resource planning (ERP) is slow.", "explains it right here"),
    ("We call Kubernetes, a system for running programs, every day.", "explains it right here"),
    ("A manually configured shop opened.", "part the verb"),
    ('He wrote "the ERP team is slow" to us.', "quotation"),
]


@pytest.mark.parametrize(("text", "reason"), AS_THEY_ARE)
def test_a_term_without_room_stands_as_it_is_with_the_reason(
    put: Put, text: str, reason: str
) -> None:
    done = put(text)
    assert done.text == text
    assert reason in done.uses[0].reason
    assert done.uses[0].action == "keep"


def test_an_explained_term_is_not_explained_again(put: Put) -> None:
    first = put("The ERP is slow.")
    again = put("The ERP is old.", explained=first.explained)
    assert first.explained == {"erp"}
    assert first.glosses == (ERP,)
    assert again.text == "The ERP is old."
    assert "explained earlier" in again.uses[0].reason


def test_no_sentence_gets_more_than_two_glosses(put: Put) -> None:
    done = put("The ERP failed, then a pod died, and IT met.")
    assert done.text.count("(") == 2
    assert [use.action for use in done.uses] == ["gloss", "gloss", "keep"]
    assert "too many" in done.uses[2].reason


def test_readers_who_use_the_word_keep_it(put: Put) -> None:
    done = put("The API is down.", "operations")
    assert done.text == "The API is down."
    assert done.uses[0].action == "keep"


FORBIDDEN = [
    "The ERP is slow.", "An ERP failed.", "Its ERP's data is safe.", "The ERP team met.",
    "We like our ERP-based work.", "A note (with its ERP) came.", "ERPs failed.",
    "Enterprise resource planning (ERP) is slow.", "Acme ERP Cloud is an ERP.",
    'They said "ERP" twice.', "The ERP, the ERP and an ERP met.",
]  # fmt: skip


@pytest.mark.parametrize("text", FORBIDDEN)
def test_a_forbidden_term_never_appears(put: Put, text: str) -> None:
    done = put(text, "customers")
    assert "ERP" not in done.text
    assert "resource planning" not in done.text
    assert {use.action for use in done.uses} <= {"forbid", "none"}


def test_a_forbidden_term_reads_well(put: Put) -> None:
    assert put("An ERP failed.", "customers").text == (
        "The system that runs finance and supply failed."
    )
    assert put("The ERP team met.", "customers").text == "The system team met."


def test_a_likeness_in_meaning_never_changes_words(small: Glossary) -> None:
    text = "The ledger thing is slow."
    match = TermMatch("erp", "ledger thing", 4, 16, "semantic", 0, 4, 16, 0.9)
    done = insert(sentence_of(text), [match], small, "customers")
    assert done.text == text
    assert done.uses[0].action == "none"


def test_each_use_points_to_its_words_in_the_source(put: Put) -> None:
    text = "An API failed after the outage; ask IT."
    for use in put(text).uses:
        assert text[use.start : use.end] == use.surface
        assert use.said
        assert use.reason


def test_words_that_would_stand_twice_are_not_put(put: Put) -> None:
    assert "data data store" not in put("The data datastore grew.").text
    assert "automatic automatic" not in put("An automatic CI was added.").text


def test_verbs_before_their_noun_keep_to_one_word(put: Put) -> None:
    assert "set up shop" not in put("A manually configured shop opened.").text


@pytest.mark.parametrize(
    ("one", "several"),
    [
        ("a version tried on a few", "versions tried on a few"),
        ("a computer simulated in software", "computers simulated in software"),
        ("an attack we order on ourselves", "attacks we order on ourselves"),
        ("a text format often used for settings", "text formats often used for settings"),
        ("a widely used set of practices", "widely used sets of practices"),
        ("a contract not to tell", "contracts not to tell"),
        ("a cloud based service", "cloud based services"),
        ("a trained model", "trained models"),
    ],
)
def test_a_gloss_of_several_things_puts_the_noun_into_the_plural(one: str, several: str) -> None:
    assert plural_phrase(one) == several
