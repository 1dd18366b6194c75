"""Denials stay with their verb, comparisons with their sides, things with their owners."""
# ruff: noqa: E501 - tables of sentences

from __future__ import annotations

import pytest

from translator.gate.compared import check_compared
from translator.gate.denied import check_denied
from translator.gate.owning import check_owning

DENIED = [
    ("A cure has been trialled but not licensed; the maker will sell it in May.", "A cure has not been trialled but licensed; the maker will sell it in May."),
    ("The papers were not stolen; they were misfiled.", "The papers were not stolen or misfiled."),
    ("The list shows boats that left the port, not those inside.", "The list shows boats that did not leave the port and those inside."),
    ("We do not know why the bridge sank.", "We do not know that the bridge sank."),
]  # fmt: skip
STILL_DENIED = [
    ("A cure has been trialled but not licensed.", "A cure has not been licensed, but it has been trialled."),
    ("The papers were not stolen; they were misfiled.", "The papers were misfiled, not stolen."),
    ("We do not know why the bridge sank.", "Why the bridge sank is not known."),
    ("We record who came in, not what they looked at.", "We record who came in. What they looked at we do not record."),
    ("The fund covers tools but not the training.", "The training is not covered by the fund; tools are."),
    ("There is no answer so far; I will ask on Friday.", "So far there is no answer, and I will ask on Friday."),
]  # fmt: skip
TURNED = [
    ("The ferry is slower than the train.", "The train is slower than the ferry."),
    ("Their ferry is slower than ours, so guests wait.", "Our ferry is slower than theirs, so guests wait."),
    ("Rents rose while wages fell.", "Rents fell while wages rose."),
    ("The map was out of date.", "The map was up to date."),
    ("Kennels are out of scope.", "Kennels are within scope."),
]  # fmt: skip
STRAIGHT = [
    ("The ferry is slower than the train.", "Slower than the train is the ferry."),
    ("The ferry is slower than the train.", "The train is faster than the ferry."),
    ("Rents rose while wages fell.", "While wages fell, rents rose."),
    ("The map was out of date.", "The map was not up to date."),
]  # fmt: skip
OWNED = [
    ("Our driver waits; your guests may sit.", "Your driver waits; our guests may sit."),
    ("The baker's oven broke near our shop.", "Our oven broke near the baker's shop."),
]  # fmt: skip
STILL_OWNED = [
    ("The baker's oven broke near our shop.", "Near our shop the oven of the baker broke."),
    ("Users keep their seats.", "You keep your seats."),
]  # fmt: skip


@pytest.mark.parametrize(("given", "candidate"), DENIED)
def test_a_denial_that_passed_on_is_refused(given: str, candidate: str) -> None:
    assert not check_denied(candidate, given).passed
    assert check_denied(given, given).passed


@pytest.mark.parametrize(("given", "candidate"), STILL_DENIED)
def test_a_denial_in_its_place_passes(given: str, candidate: str) -> None:
    check = check_denied(candidate, given)
    assert check.passed, check.detail


@pytest.mark.parametrize(("given", "candidate"), TURNED)
def test_a_comparison_turned_round_is_refused(given: str, candidate: str) -> None:
    assert not check_compared(candidate, given).passed
    assert check_compared(given, given).passed


@pytest.mark.parametrize(("given", "candidate"), STRAIGHT)
def test_a_comparison_in_other_words_passes(given: str, candidate: str) -> None:
    check = check_compared(candidate, given)
    assert check.passed, check.detail


@pytest.mark.parametrize(("given", "candidate"), OWNED)
def test_another_owner_is_refused(given: str, candidate: str) -> None:
    assert not check_owning(candidate, given).passed
    assert check_owning(given, given).passed


@pytest.mark.parametrize(("given", "candidate"), STILL_OWNED)
def test_the_same_owner_passes(given: str, candidate: str) -> None:
    check = check_owning(candidate, given)
    assert check.passed, check.detail


def test_a_word_said_twice_may_be_denied_once() -> None:
    given = "I have asked the bank for the list; no answer so far, will ask again on Friday."
    said = (
        "I have asked the bank for the list. There is no answer so far. I will ask again on Friday."
    )
    assert check_denied(said, given).passed
