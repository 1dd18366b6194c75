"""What was left out, in words that a reader would use."""

from __future__ import annotations

import pytest

from tests.flow import AUDIENCES, UPDATE, audiences, plan, translator
from translator.remarks import summary
from translator.values import LeftOut

TEXT = """\
# Week 9

The shop was closed for 20 minutes on Sunday.

Thanks to all who helped.

More information can be found at https://status.example.com/a1.

Done:

- `db_prod`
- n/a
"""


def said(*reasons: str, audience: str = "finance") -> list[str]:
    return summary([LeftOut(0, 1, reason) for reason in reasons], audiences()[audience])


def test_further_sentences_come_first_with_their_number() -> None:
    found = said(
        "thanks: not what Finance (CFO) decides by", *["beyond the 12 sentences that X gets"] * 3
    )
    assert found == ["3 further sentences, to keep it short", "thanks"]
    assert said("beyond the 12 sentences that X gets") == ["1 further sentence, to keep it short"]


def test_what_nobody_would_miss_is_not_named() -> None:
    assert said("says nothing by itself", "a question, not a statement") == []
    assert said("introduces a list; its words go with the items of the list") == []


@pytest.mark.parametrize("audience", [a for a in AUDIENCES if a != "customers"])
def test_no_line_speaks_of_the_reader_in_the_third_person(audience: str) -> None:
    name = audiences()[audience].name
    for text in (TEXT, UPDATE):
        for words in summary(plan(text, audience).left_out, audiences()[audience]):
            assert name not in words
            assert "decides by" not in words
            assert ";" not in words


def test_each_sentence_that_is_left_out_has_its_words_on_the_page() -> None:
    made = translator().translate(UPDATE, "finance")
    last = made.text.strip().splitlines()[-1]
    assert last == (
        "*Left out on purpose: names of people; names of internal systems; "
        "numbers of security weaknesses; numbers of tickets; thanks.*"
    )


def test_a_reason_without_words_of_its_own_is_said_as_it_is() -> None:
    assert said("speaks to an AI model, not to a reader") == [
        "speaks to an AI model, not to a reader"
    ]
    assert said("thanks", audience="customers") == []
