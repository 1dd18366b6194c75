"""Drills made from an update: which terms, in which sentence, with which wrong answers."""

from __future__ import annotations

from random import Random

import pytest

from tests.flow import UPDATE, audiences, glossary, sheet
from translator.drills import make_drill
from translator.drills.wrong import apart, wrong_answers
from translator.errors import InputError

FINANCE = audiences()["finance"]


def test_each_concept_of_the_update_gets_one_card_in_its_sentence() -> None:
    drill = make_drill(sheet(UPDATE), glossary(), FINANCE, "cards", 30)
    by_id = {card.concept: card for card in drill.cards}
    assert len(by_id) == len(drill.cards)
    api = by_id["api"]
    assert api.context.surface == "API"
    assert api.context.text.startswith("P1 on Tuesday: the booking API returned 503s")
    start, end = api.context.source
    assert "booking API returned" in UPDATE[start:end]
    assert api.meaning == glossary().get("api").gloss_for("finance")


def test_words_that_the_reader_uses_anyway_come_last() -> None:
    text = "The service desk says that the Kubernetes cluster and the data warehouse were down."
    drill = make_drill(sheet(text), glossary(), FINANCE, "cards", 30)
    keeps = [glossary().get(c.concept).policy_for("finance") == "keep" for c in drill.cards]
    assert keeps == sorted(keeps)
    assert True in keeps


def test_hosts_people_and_open_weaknesses_do_not_travel_with_a_drill() -> None:
    for kind in ("cards", "choice", "plain"):
        drill = make_drill(sheet(UPDATE), glossary(), FINANCE, kind, 30)
        for hidden in ("auth-prod-03", "@lena", "CVE-2031-4242"):
            assert hidden not in repr(drill)


def test_jargon_without_an_entry_is_named_as_left_out() -> None:
    text = "The frobnicator_v2 service lost its API key, and the API was down for 5 minutes."
    drill = make_drill(sheet(text), glossary(), FINANCE, "cards", 30)
    assert any("frobnicator_v2" in notice for notice in drill.notices)
    assert any("not 30" in notice for notice in drill.notices)


def test_the_seed_decides_and_nothing_else_does() -> None:
    def made(seed: int) -> object:
        return make_drill(sheet(UPDATE), glossary(), FINANCE, "choice", 6, seed)

    assert made(1) == made(1)
    assert made(1) != made(2)


def test_the_right_answer_is_not_always_in_one_place() -> None:
    places = {
        one.right
        for seed in range(4)
        for one in make_drill(sheet(UPDATE), glossary(), FINANCE, "choice", 10, seed).choices
    }
    assert places == {0, 1, 2, 3}


def test_four_different_meanings_of_which_one_is_right() -> None:
    for one in make_drill(sheet(UPDATE), glossary(), FINANCE, "choice", 20).choices:
        meanings = [option.meaning for option in one.options]
        assert len(set(meanings)) == 4
        assert one.options[one.right].concept == one.card.concept
        assert one.options[one.right].meaning == one.card.meaning


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("api", "api-gateway"),  # the wider term: its meaning would be true of the narrower one
        ("database", "data-store"),  # "an organised store of information" is a data store
        ("vulnerability", "exploit-noun"),  # the one is explained by the other
        ("exploit-noun", "exploit-verb"),  # one name
        ("ingress-controller", "traefik"),  # the one is a make of the other; both direct requests
    ],
)
def test_a_meaning_that_would_be_right_as_well_is_no_wrong_answer(one: str, other: str) -> None:
    concepts = glossary()
    assert not apart(concepts.get(one), concepts.get(other), FINANCE)
    assert not apart(concepts.get(other), concepts.get(one), FINANCE)


def test_no_question_gives_its_answer_away_by_repeating_the_word() -> None:
    text = "A new attack vector in the database lets people read the backup of the API."
    choices = make_drill(sheet(text), glossary(), FINANCE, "choice", 20).choices
    asked = {one.card.concept for one in choices}
    assert "attack-vector" not in asked  # "a way in which a system could be attacked"
    assert "database" in asked


def test_a_product_is_asked_for_among_products() -> None:
    right = glossary().get("kibana")
    names = 0
    for seed in range(5):
        found = wrong_answers(right, glossary(), FINANCE, 3, Random(seed))  # noqa: S311
        names += sum(one.term[0].isupper() for one in found)
    assert names >= 12  # of 15


def test_no_answer_stands_out_by_its_form() -> None:
    text = "Users authenticate, and then we configure the API for them within 5 minutes."
    choices = make_drill(sheet(text), glossary(), FINANCE, "choice", 20).choices
    assert {"authenticate", "configure"} <= {one.card.concept for one in choices}
    assert not any(o.meaning.startswith("to ") for one in choices for o in one.options)


def test_a_term_that_stands_alone_is_not_drilled() -> None:
    with pytest.raises(InputError, match="nothing for a drill"):
        make_drill(sheet("## Table of the shop\n\nURL\n"), glossary(), FINANCE, "cards")


def test_a_message_asks_for_each_term_once_and_holds_no_list_of_files() -> None:
    text = """\
# Incident

- The test cluster was deleted, and the live cluster lost 3 nodes of the cluster by mistake.
- Removed src/canvas.js, src/canvas.scss and tests/canvas.test.js from the API of the shop now.
"""
    found = make_drill(sheet(text), glossary(), FINANCE, "plain").tasks
    assert [task.message[:8] for task in found] == ["The test"]
    assert [term.concept for term in found[0].terms].count("cluster") == 1


def test_wrong_answers_are_near_and_of_the_same_part_of_speech() -> None:
    concepts = glossary()
    right = concepts.get("memory-leak")
    near = 0
    for seed in range(5):
        found = wrong_answers(right, concepts, FINANCE, 3, Random(seed))  # noqa: S311
        assert {one.pos for one in found} == {"noun"}
        near += sum(concepts.domains[one.id] == concepts.domains[right.id] for one in found)
    assert near >= 10  # of 15


def test_concepts_of_every_domain_have_three_wrong_answers() -> None:
    concepts = glossary()
    short = [
        one.id
        for one in list(concepts.concepts.values())[::9]
        if len(wrong_answers(one, concepts, FINANCE, 3, Random(0))) < 3  # noqa: S311
    ]
    assert short == []


def test_a_message_holds_facts_and_words_to_explain_and_stands_alone() -> None:
    drill = make_drill(sheet(UPDATE), glossary(), FINANCE, "plain", 20)
    assert drill.tasks
    for task in drill.tasks:
        assert task.facts
        assert any(term.explain for term in task.terms)
        assert not task.message.startswith("It ")
        for fact in task.facts:
            assert task.message[fact.start : fact.end] == fact.text
        for term in task.terms:
            assert task.message[term.start : term.end] == term.surface


def test_a_range_is_one_fact_and_a_term_is_none() -> None:
    drill = make_drill(sheet(UPDATE), glossary(), FINANCE, "plain", 20)
    task = next(t for t in drill.tasks if "26 minutes" in t.message)
    said = [fact.text for fact in task.facts]
    assert "10:04-10:30 UTC" in said
    assert "10:04" not in said
    assert "API" not in said


@pytest.mark.parametrize("count", [0, -3, 101])
def test_a_count_out_of_range_is_refused_with_the_number(count: int) -> None:
    with pytest.raises(InputError, match=str(count)):
        make_drill(sheet(UPDATE), glossary(), FINANCE, "cards", count)


def test_an_update_without_a_term_says_so() -> None:
    with pytest.raises(InputError, match="no term of the glossary") as caught:
        make_drill(sheet("We met on Tuesday and had lunch."), glossary(), FINANCE)
    assert "glossary" in caught.value.hint


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(InputError, match="quiz"):
        make_drill(sheet(UPDATE), glossary(), FINANCE, "quiz")  # type: ignore[arg-type]
