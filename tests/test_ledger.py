"""The ledger: no fact of an update is lost without being shown as lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.flow import AUDIENCES, UPDATE, echo, translator
from translator.engines.base import Request
from translator.ledger import account, in_words
from translator.values import Accounted, LeftOut, Translation

NESTED = """\
# Platform news

## Accomplishments of Q4 2031

### Search

Search now answers in 2 seconds for every customer, down from 9 seconds last year.

### Booking

Over the last month, all three booking reports were moved to the new platform:

- The daily report by branch is ready for the finance team.
- The weekly report by region is ready for the finance team.
"""


def made(text: str = UPDATE, audience: str = "finance") -> Translation:
    return translator().translate(text, audience)


def of(translation: Translation, words: str) -> Accounted:
    """The account of the first fact with these words."""
    fact = next(f for f in translation.sheet.facts if f.text == words)
    return next(a for a in account(translation).facts if a.fact == fact.id)


@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_fact_is_said_or_left_out_for_a_reason(audience: str) -> None:
    whole = made(audience=audience)
    ledger = account(whole)
    assert [a.fact for a in ledger.facts] == [f.id for f in whole.sheet.facts]
    assert [a for a in ledger.facts if a.fate == "unaccounted"] == []
    assert all(a.reason for a in ledger.facts if a.fate == "left_out")
    assert all(a.sentences or a.reason for a in ledger.facts if a.fate == "said")


def test_the_line_counts_what_became_of_the_facts() -> None:
    whole = made()
    total = len(whole.sheet.facts)
    said = sum(a.fate == "said" for a in account(whole).facts)
    assert in_words(account(whole)) == (
        f"{total} of {total} facts accounted for: {said} said, {total - said} left out on purpose"
    )


def test_a_said_fact_names_a_sentence_that_holds_it() -> None:
    whole = made()
    (position,) = of(whole, "26 minutes").sentences
    assert "26 minutes" in whole.sentences[position].text


def test_a_fact_that_the_sentence_lacks_is_unaccounted_although_it_was_planned() -> None:
    whole = made()
    (position,) = of(whole, "26 minutes").sentences
    wrong = replace(
        whole.sentences[position],
        text=whole.sentences[position].text.replace("26 minutes", "62 minutes"),
    )
    sentences = (*whole.sentences[:position], wrong, *whole.sentences[position + 1 :])
    changed = replace(whole, sentences=sentences)
    lost = of(changed, "26 minutes")
    assert lost.fate == "unaccounted"
    assert lost.reason == "its sentence is told without it"
    assert in_words(account(changed)).endswith(f"not accounted for: {lost.fact}")


def test_a_sentence_that_vanished_without_a_reason_is_unaccounted() -> None:
    whole = made()
    without = replace(whole, sentences=(), left_out=())
    fates = {a.fate for a in account(without).facts if a.reason == "its words stand nowhere"}
    assert fates == {"unaccounted"}


def test_what_the_glossary_or_the_plain_words_say_instead_is_said() -> None:
    whole = made("We identified the error on Monday: the SSO gateway was slow for 20 minutes.")
    assert "found" in whole.text.lower()
    assert of(whole, "identified").fate == "said"


def test_a_number_of_another_sentence_does_not_stand_in_for_a_lost_one() -> None:
    whole = made("The shop was slow for 20 minutes. The archive was slow for 20 minutes.")
    first = next(i for i, s in enumerate(whole.sentences) if "shop" in s.text.lower())
    start, end = whole.sentences[first].sources[0]
    sentences = tuple(s for i, s in enumerate(whole.sentences) if i != first)
    gone = replace(whole, sentences=sentences)
    (one,) = [
        a
        for a, f in zip(account(gone).facts, gone.sheet.facts, strict=True)
        if start <= f.start < end and f.text == "20 minutes"
    ]
    assert one.fate == "unaccounted"


def test_a_ticket_in_passing_is_left_out_with_the_plans_reason() -> None:
    whole = made("The shop was slow for 20 minutes on Monday (see OPS-4711).")
    assert of(whole, "OPS-4711") == Accounted(
        of(whole, "OPS-4711").fact, "left_out", (), "a ticket in passing: not for Finance (CFO)"
    )


def test_a_hidden_secret_is_left_out_and_says_so() -> None:
    whole = made("The door with password=hunter2secret was open for 20 minutes on Monday.")
    hidden = [a for a in account(whole).facts if a.reason.startswith("hidden: ")]
    secret = [f.id for f in whole.sheet.facts if "hunter2secret" in f.text]
    assert [a.fact for a in hidden] == secret
    assert "hunter2secret" not in whole.text


def test_facts_of_headings_and_of_lines_above_lists_reach_the_reader() -> None:
    whole = made(NESTED)
    assert "## Accomplishments of Q4 2031\n\n### Search" in whole.text
    assert of(whole, "Q4 2031").reason == "in the heading"
    assert of(whole, "last month").fate == "said"
    assert of(whole, "three").fate == "said"
    assert in_words(account(whole)).startswith(f"{len(whole.sheet.facts)} of ")


def test_a_ticket_in_a_heading_is_told_in_general_words_to_who_needs_no_number() -> None:
    text = NESTED.replace("### Search", "### Search (tracked in #117)")
    assert of(made(text, "customers"), "#117").reason == "a ticket, named in general words"
    assert of(made(text, "operations"), "#117").reason == "in the heading"


def test_a_title_says_its_facts_and_a_refusal_says_none() -> None:
    whole = made("# Outage of 12 May 2031\n\nThe shop was slow for 20 minutes.")
    assert of(whole, "12 May 2031").reason == "in the title"
    refused = replace(
        whole, sentences=(), title="", left_out=(LeftOut(0, len(whole.sheet.update.text), "no"),)
    )
    assert {a.fate for a in account(refused).facts} == {"left_out"}


def test_an_update_without_facts_says_so() -> None:
    whole = made()
    none = replace(whole, sheet=replace(whole.sheet, facts=()))
    assert in_words(account(none)) == "The update states no facts"


def test_a_model_that_drops_words_cannot_hide_it() -> None:
    """The engine answers with the half of each note; what passes the gate still holds its facts."""

    def half(request: Request) -> str:
        words = echo(request).split()
        return " ".join(words[: len(words) // 2])

    whole = translator(half).translate(UPDATE, "finance")
    assert [a for a in account(whole).facts if a.fate == "unaccounted"] == []
