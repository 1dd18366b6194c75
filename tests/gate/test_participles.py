"""What "-ing" forms say gives no order and has not begun by itself."""

from __future__ import annotations

import pytest

from translator.gate.links import check_links
from translator.gate.participles import check_participles

ROLL_OUT = "The new mail comes to the offices floor by floor, starting with volunteers."
TRIAL = "Nobody objected; trial for three months starting in June."


@pytest.mark.parametrize(
    ("said", "given"),
    [
        ("The new mail comes to the offices floor by floor. Start with volunteers.", ROLL_OUT),
        ("Nobody objected. The trial for three months started in June.", TRIAL),
    ],
)
def test_an_order_or_a_past_made_of_an_ing_form_is_refused(said: str, given: str) -> None:
    assert not check_participles(said, given).passed


@pytest.mark.parametrize(
    ("said", "given"),
    [
        ("It starts with volunteers: the new mail comes floor by floor.", ROLL_OUT),
        ("Nobody objected. The trial starts in June and takes three months.", TRIAL),
        ("The copy started at 9:00.", "The copy was starting at 9:00."),
        ("Start with volunteers.", "Please start with volunteers, starting today."),
    ],
)
def test_the_same_said_as_a_statement_passes(said: str, given: str) -> None:
    assert check_participles(said, given).passed


WORK = "Only the build team is affected, as no build will succeed during the maintenance."


def test_a_word_of_the_cause_is_not_what_was_caused() -> None:
    said = "Only the build team is affected. The maintenance is caused by no build succeeding."
    assert not check_links(said, WORK).passed
    assert check_links(WORK.replace(", as", " because"), WORK).passed
