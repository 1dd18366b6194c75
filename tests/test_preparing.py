"""What code does to an item before any model sees it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.flow import AUDIENCES, audiences, echo, glossary, prepared, topics
from translator.engines.scripted import ScriptedEngine
from translator.pipeline import Translator
from translator.preparing import explain
from translator.screen.general import HIDDEN


def notes(text: str, audience: str = "finance") -> list[str]:
    return [item.evidence.given for item in prepared(text, audience)]


def dropped(text: str, audience: str) -> dict[str, str]:
    return {
        text[out.start : out.end]: out.reason
        for item in prepared(text, audience)
        for out in item.left_out
    }


def test_terms_are_said_in_everyday_words_and_may_not_come_back() -> None:
    (item,) = prepared("The P1 on Tuesday was closed after 20 minutes for all customers.")
    assert "highest-priority incident" in item.evidence.given
    assert "P1" not in item.evidence.given
    assert "P1" in item.evidence.forbidden
    assert item.evidence.source.startswith("The P1")


def test_a_term_that_only_the_label_holds_is_not_asked_of_the_model() -> None:
    (item,) = prepared("DNS resolver: negative answers are cached for 30 s at most.", "operations")
    assert item.lead == "DNS resolver"
    assert item.evidence.terms == ()
    assert item.glosses == (("DNS", "(the network's address book)"),)


def test_operations_keep_their_words() -> None:
    text = "The P1 on Tuesday was closed after 20 minutes for all customers."
    assert notes(text, "operations") == [text]


def test_an_explanation_stays_out_of_the_models_hands_and_is_put_back_once() -> None:
    text = "The move to Kubernetes is finished. Kubernetes cost 300 EUR a month in May."
    first, second = prepared(text)
    assert "(" not in first.evidence.given
    assert first.evidence.terms == ("Kubernetes",)
    assert second.glosses == ()
    back = explain("Kubernetes: the move to Kubernetes is finished.", first.glosses)
    assert back.startswith("Kubernetes (software that ")
    assert back.count("(") == 1


def test_an_explanation_that_already_stands_there_is_not_doubled() -> None:
    said = "The API (a door for programs) failed."
    assert explain(said, [("API", "(a door for programs)")]) == said


@given(st.sampled_from(["API", "C++", "node.js", "P95"]), st.text(alphabet="ab .,(", max_size=20))
def test_explaining_only_adds(term: str, rest: str) -> None:
    said = f"{term} {rest}"
    explained = explain(said, [(term, "(words)")])
    assert explained.replace(" (words)", "", 1) == said


CASES = [
    ("The shop was slow for 20 minutes (see #4711).", "see #4711", "ticket"),
    ("OPS-12 The archive moved to Dublin on 3 May.", "OPS-12", "ticket"),
    (
        "The archive moved on 3 May (https://wiki.example.com/a).",
        "https://wiki.example.com/a",
        "url",
    ),
    ("The archive moved to Dublin on 3 May (@noor).", "@noor", "handle"),
    ("The archive moved to Dublin on 3 May (a1b2c3d).", "a1b2c3d", "hash"),
]


@pytest.mark.parametrize(("text", "surface", "kind"), CASES)
def test_what_is_named_in_passing_goes_and_is_listed(text: str, surface: str, kind: str) -> None:
    (note,) = notes(text)
    assert surface not in note
    assert "()" not in note
    assert note.endswith(".")
    assert dropped(text, "finance") == {surface: f"a {kind} in passing: not for Finance (CFO)"}


@pytest.mark.parametrize(("text", "surface", "kind"), CASES[:4])
def test_operations_keep_it(text: str, surface: str, kind: str) -> None:
    assert surface in prepared(text, "operations")[0].given, kind
    assert dropped(text, "operations") == {}


def test_a_ticket_that_carries_the_sentence_stays() -> None:
    text = "The fix for OPS-12 was paid with 300 EUR on 3 May."
    assert notes(text) == [text]


SECRETS = [
    ("The key AKIAABCDEFGHIJKLMNOP was used for 20 minutes on Monday.", "AKIAABCDEFGHIJKLMNOP"),
    ("The door with password=hunter2secret was open for 20 minutes.", "hunter2secret"),
    ("Everybody can write to jo.lee@firm.example until 3 May.", "jo.lee@firm.example"),
]


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize(("text", "secret"), SECRETS)
def test_secrets_reach_neither_reader_nor_engine(text: str, secret: str, audience: str) -> None:
    whole = f"The shop was closed for 20 minutes on Sunday.\n\n{text}"
    engine = ScriptedEngine(echo)
    found = Translator(engine, glossary(), audiences(), topics()).translate(whole, audience)
    assert secret not in found.text
    assert not any(secret in request.user for request in engine.history)
    withheld = any(secret in whole[out.start : out.end] for out in found.left_out)
    assert (HIDDEN in found.text) is not withheld
    assert any("found: see what is masked" in notice for notice in found.notices)


def test_a_checkbox_says_whether_it_is_done() -> None:
    assert notes("- [x] Renew the contract with Acme\n- [ ] Move the archive to Dublin\n") == [
        "Done: Renew the contract with Acme",
        "Move the archive to Dublin",
    ]


def test_the_state_above_a_fragment_goes_before_it_and_counts_as_evidence() -> None:
    text = "# Week 9\n\nThe shop was closed on Monday.\n\n## Blocked\n\n- PDF export\n- Staff login"
    found = [item for item in prepared(text) if item.evidence.label]
    assert [item.evidence.given for item in found] == [
        "Blocked: PDF export",
        "Blocked: Staff login",
    ]
    assert {item.evidence.label for item in found} == {"Blocked"}


def test_a_ticket_in_front_and_how_a_line_came_about_stay_out_of_the_models_hands() -> None:
    said = [
        (item.lead, item.evidence.given)
        for item in prepared(
            "#519 As a clerk, I want two screens.\n\nIdentified: the pod restarted at 9:00.\n\n"
            "GPT-4 answers letters since May.",
            "operations",
        )
    ]
    assert said == [
        ("#519", "As a clerk, I want two screens."),
        ("Identified", "The pod restarted at 9:00."),
        ("", "GPT-4 answers letters since May."),
    ]
    assert notes("GPT-4 answers letters since May.") == ["GPT-4 answers letters since May."]


def test_official_words_become_everyday_ones_but_names_stay() -> None:
    assert notes("We won't utilise the tool “Utilise Now” prior to 3 May.") == [
        "We will not use the tool “Utilise Now” before 3 May."
    ]


PRIYA = "- @priya to renew the contract by 18 June."


@pytest.mark.parametrize(
    ("text", "audience", "said"),
    [
        (PRIYA, "operations", "@priya is to renew the contract by 18 June."),
        (PRIYA, "finance", "A named person is to renew the contract by 18 June."),
        ("- @jo and @kim to pay by 3 May.", "operations", "@jo and @kim are to pay by 3 May."),
        ("- Team to ask the vendor by 3 May", "finance", "Team is to ask the vendor by 3 May"),
    ],
)
def test_a_task_without_its_verb_becomes_a_sentence(text: str, audience: str, said: str) -> None:
    assert notes(text, audience) == [said]
    made = Translator(ScriptedEngine(echo), glossary(), audiences(), topics())
    sentence = made.translate(text, audience).sentences[0]
    assert sentence.how == "model"


@pytest.mark.parametrize(
    "text",
    [
        "- The team wants to renew the contract by 18 June.",
        "- Support to our customers was paused on 3 May.",
        "- Ready to pay the bill of 300 EUR by 3 May",
        "- Steps to pay the bill of 300 EUR by 3 May",
    ],
)
def test_what_is_no_task_gets_no_verb(text: str) -> None:
    assert not any(" is to " in note for note in notes(text))


def test_the_bare_name_of_a_link_goes_with_the_link() -> None:
    text = "The exception is the archive in Bonn ([reference](https://x.example/1)) until 3 May."
    assert notes(text) == ["The exception is the archive in Bonn until 3 May."]
    glued = "- Memory of the shop raised to 60Gi[PR #105](https://x.example/1)"
    assert "PR" not in notes(glued)[0]


def test_no_explanation_is_put_into_another() -> None:
    glosses = (("Jenkins", "(software that builds and tests code)"), ("builds", "(what it makes)"))
    said = explain("Only Jenkins users wait; builds are slow.", glosses)
    assert said == (
        "Only Jenkins (software that builds and tests code) users wait; "
        "builds (what it makes) are slow."
    )
