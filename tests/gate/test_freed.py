"""What a sentence split in two, or turned round, must not set free."""

from __future__ import annotations

import pytest

from translator.gate.freed import check_freed

REFUSED = [
    (
        "The library is checked in many places. These rules are checkable while it runs.",
        "The library is checked in many places for rules that are checkable while it runs.",
    ),
    (
        "Document the open questions with the partners. This document serves as a start.",
        "Document the open questions with the partners to serve as a start.",
    ),
    (
        "If set otherwise by the user, it takes the shared folder.",
        "It takes the shared folder unless set otherwise by the user.",
    ),
    ("No place is free, but it expects some.", "No place is free, but they expect some."),
    ("23:42: The bank has reported a fault.", "23:42: The bank informed of a fault."),
    ("All shops that use it now set a list.", "All shops that use mail now set it as a list."),
    ("When a check runs, it is commonly felt.", "This locking is commonly felt when a check runs."),
]  # fmt: skip
PASSED = [
    ("Two machines run. This cut the wait.", "Two machines run, which cut the wait."),
    (
        "The library is checked for rules that are checkable. This takes an hour.",
        "The library is checked for rules that are checkable, which takes an hour.",
    ),
    ("If the user does not say so, it takes one.", "It takes one unless the user says so."),
    ("They expect places in May.", "They expect places in May."),
    ("23:42: The bank was informed of a fault.", "23:42: The bank informed of a fault."),
    ("Staff often notice this locking.", "This locking is often noticed by staff."),
]  # fmt: skip


@pytest.mark.parametrize(("said", "given"), REFUSED)
def test_what_was_held_in_its_place_stays_there(said: str, given: str) -> None:
    assert not check_freed(said, given).passed


@pytest.mark.parametrize(("said", "given"), PASSED)
def test_a_split_that_says_the_same_passes(said: str, given: str) -> None:
    assert check_freed(said, given).passed, check_freed(said, given).detail
