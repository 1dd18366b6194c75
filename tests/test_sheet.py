"""The fact sheet: what an update says, numbered and pointed at, before any model is asked."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.flow import UPDATE, sheet
from translator.sheet import kind_of


def test_facts_are_numbered_in_the_order_of_the_text() -> None:
    facts = sheet(UPDATE).facts
    assert [fact.id for fact in facts] == [f"F{n}" for n in range(1, len(facts) + 1)]
    assert [fact.sentence for fact in facts] == sorted(fact.sentence for fact in facts)


def test_the_facts_a_business_reader_needs_are_there() -> None:
    found = {(fact.kind, fact.text) for fact in sheet(UPDATE).facts}
    assert {
        ("duration", "26 minutes"),
        ("version", "v5.3.0"),
        ("certainty", "suspected"),
        ("obligation", "should"),
        ("certainty", "may"),
        ("date", "30 June"),
        ("identifier", "CVE-2031-4242"),
    } <= found


def test_nothing_is_read_out_of_code() -> None:
    text = "The shop was closed.\n\n```\nfail P1 99 minutes on 3 May\n```\n"
    made = sheet(text)
    assert "99" not in " ".join(fact.text for fact in made.facts)
    assert not any(term.surface == "P1" for term in made.terms)
    assert any("99 minutes" in sentence.plain for sentence in made.sentences)


def test_an_acronym_that_the_update_spells_out_has_its_own_sense() -> None:
    text = "The Annual Personnel Inquiry (API) starts on 3 May. The API takes 20 minutes."
    assert [t.surface for t in sheet(text).terms if t.concept == "api"] == []


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from(list("aPI 1.\n#-*`|[](é😀\u200f\r%&;<>")), max_size=120))
def test_every_fact_and_term_is_cut_out_of_the_text_as_given(rest: str) -> None:
    text = f"The API failed for 12 minutes. {rest} P1 on Tuesday (see #4711).\n"
    made = sheet(text)
    assert made.update.text == text
    assert all(text[fact.start : fact.end] == fact.text for fact in made.facts)
    spans = {sentence.index: (sentence.start, sentence.end) for sentence in made.sentences}
    for fact in made.facts:
        start, end = spans[fact.sentence]
        assert start <= fact.start < fact.end <= end
    for term in made.terms:
        start, end = spans[term.sentence]
        assert start <= term.start < term.end <= end


def test_the_same_text_has_the_same_id_and_another_text_another() -> None:
    assert sheet(UPDATE) == sheet(UPDATE)
    assert sheet(UPDATE).update.id != sheet(UPDATE + " ").update.id


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Security advisory: CVE-2031-1111 is a vulnerability.", "security_advisory"),
        ("# Postmortem\n\n## Root cause\n\nA full disk. ## Lessons learned", "postmortem"),
        ("## Context\n\nTwo shops.\n\n## Decision\n\nOne.\n\n## Consequences\n\nLess work.", "adr"),
        ("An outage of the shop. The incident is over.", "incident"),
        ("Roadmap: milestones of the next six months.", "roadmap"),
        ("The legacy shop is technical debt: we should refactor it.", "tech_debt"),
        ("# v2.1\n\nRelease notes: what's new in the shop.", "release_notes"),
        ("Weekly progress: the sprint ended.", "status_report"),
        ("The door of the shop is open.", "update"),
    ],
)
def test_the_kind_of_update_is_told_by_its_words(text: str, kind: str) -> None:
    assert kind_of(text) == kind
