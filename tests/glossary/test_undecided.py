"""Acronyms of several meanings: decided by the words around, by the update, or asked about."""

from __future__ import annotations

import pytest

from eval.acronyms.__main__ import cases, measure
from tests.flow import glossary, matcher, sheet, translator
from translator.glossary.check import sentence_of
from translator.glossary.undecided import open_acronyms

DECIDED = [
    ("The CI was red, so nobody could merge.", "CI", "ci"),
    ("Every CI in the CMDB has an owner.", "CI", "configuration-item"),
    ("Finance cannot pay the invoice without a PO number.", "PO", "purchase-order"),
    ("The PO refined the backlog for the sprint.", "PO", "product-owner"),
    ("Both MRs were merged after review.", "MRs", "pull-request"),
]


def _concepts(text: str, surface: str) -> list[str | None]:
    return [t.concept for t in sheet(text).terms if t.surface == surface]


def _questions(text: str) -> tuple[str, ...]:
    return open_acronyms(sheet(text), matcher(), glossary())


@pytest.mark.parametrize(("text", "acronym", "concept"), DECIDED)
def test_the_words_around_decide(text: str, acronym: str, concept: str) -> None:
    assert _concepts(text, acronym) == [concept]
    assert _questions(text) == ()


def test_what_nothing_decides_is_asked_and_not_guessed() -> None:
    text = "The PO is still missing."
    assert glossary().get("purchase-order").term == "purchase order"
    assert _concepts(text, "PO") in ([], [None])
    (question,) = _questions(text)
    assert question.startswith("PO: ")
    assert "product owner" in question
    assert "purchase order" in question


def test_it_is_asked_once_and_never_about_code() -> None:
    assert len(_questions("The PO is still missing. The PO is late.")) == 1
    assert _questions("We ran `PO` again.\n\n```\nThe PO is late.\n```") == ()


def test_another_sentence_of_the_update_decides() -> None:
    text = "The PO is still missing. Without it, finance pays no invoice of this supplier."
    assert _concepts(text, "PO") == ["purchase-order"]
    assert _questions(text) == ()


def test_the_full_name_anywhere_decides() -> None:
    text = "The PO is late. We sent a purchase order in May."
    assert _concepts(text, "PO") == ["purchase-order"]


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("The purchase order (PO) is with the team. The PO is late.", "purchase-order"),
        ("PO (product owner) and finance met about the invoice. The PO left.", "product-owner"),
    ],
)
def test_what_the_update_spells_out_wins_over_every_cue(text: str, concept: str) -> None:
    assert set(_concepts(text, "PO")) == {concept}
    assert _questions(text) == ()


def test_an_expansion_that_no_entry_has_is_neither_guessed_nor_asked() -> None:
    text = "The parents' organisation (PO) met. The PO approved the invoice of the supplier."
    assert not set(_concepts(text, "PO")) & {"purchase-order", "product-owner"}
    assert _questions(text) == ()


def test_the_author_gets_the_question_with_the_translation() -> None:
    made = translator().translate("The payment run failed on Monday. The PO is still missing.")
    assert any(notice.startswith("PO: ") for notice in made.notices)


def test_small_letters_and_longer_words_are_no_acronym() -> None:
    assert matcher().undecided(sentence_of("The po-boy and a POd were there.")) == ()


def test_nine_in_ten_answers_are_right_in_each_part() -> None:
    measured = measure(cases(), matcher())
    assert measured["acronyms"] >= 40
    for part in ("tuning", "held-out", "later"):
        assert measured[part]["right_of_answered"] >= 0.9, part
    assert measured["all"]["open_and_left_open"] >= 10
