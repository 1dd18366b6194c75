"""Each verb keeps the subject that the source gives it."""
# ruff: noqa: E501 - tables of sentences

from __future__ import annotations

import pytest

from translator.gate.subjects import check_subjects

TAKEN = [
    ("The mayor approved the plan, and the council is still reading the map.", "The mayor and the council approved the plan and are still reading the map."),
    ("The tide may not turn until the bridge has been raised.", "The tide has been raised. The bridge may not turn."),
]  # fmt: skip
KEPT = [
    ("The mayor approved the plan, and the council is still reading the map.", "The council is still reading the map; the plan was approved by the mayor."),
    ("Parcels sent between Saturday and Monday morning may be missing.", "Parcels that were sent between Saturday and Monday morning may be missing."),
    ("The old and the new mill ran; repairs of the old one cost a lot.", "The new mill and the old one ran. The old one's repairs cost a lot."),
    ("The mayor and the council approved the plan.", "The council and the mayor approved the plan."),
]  # fmt: skip


@pytest.mark.parametrize(("given", "candidate"), TAKEN)
def test_a_verb_that_took_another_subject_is_refused(given: str, candidate: str) -> None:
    assert not check_subjects(candidate, given).passed


@pytest.mark.parametrize(("given", "candidate"), [*KEPT, *((given, given) for given, _ in TAKEN)])
def test_the_same_subjects_pass(given: str, candidate: str) -> None:
    check = check_subjects(candidate, given)
    assert check.passed, check.detail


def test_what_comes_after_it_cannot_be_it() -> None:
    given = "It slowed the shop down and kept the queue full for an hour."
    assert not check_subjects("The shop slowed it down, and it kept the queue full.", given).passed
    assert check_subjects("It slowed the shop down. It kept the queue full.", given).passed


def test_it_may_be_named_by_what_stands_before() -> None:
    given = "The release went out on Monday. It slowed the shop down."
    assert check_subjects("The release went out on Monday and slowed the shop.", given).passed
