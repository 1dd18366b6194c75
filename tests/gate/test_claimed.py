"""What was a label, a wish or a place in the source is no claim."""

from __future__ import annotations

import pytest

from translator.gate.claimed import check_claimed

REFUSED = [
    ("It was identified. The pod failed twice.", "Identified: the pod failed twice."),
    (
        "All doors should have a lock. There is a camera that watches it.",
        "All doors should have a lock, and a camera that watches it.",
    ),
    ("There is a second site in Malmö.", "We plan to open a second site in Malmö."),
    ("The cache in the index was emptied.", "The cache and the index were emptied."),
    ("The incident was the interface.", "The incident on Friday began in the interface."),
    (
        "The incident on Friday was the bank interface, which failed for 3 minutes.",
        "Incident on Friday: the bank interface failed for 3 minutes.",
    ),
]
PASSED = [
    ("On Friday the interface failed.", "Incident on Friday: the interface failed."),
    ("The incident was the failed interface.", "Incident: the failed interface."),
    ("It was identified twice.", "It was identified twice."),
    ("Open: who signs. It is open who pays.", "Open: who signs, who pays."),
    ("There is a plan to open a second site.", "We plan to open a second site."),
    ("If there is a camera, it should watch the door.", "A camera, if any, should watch the door."),
    ("The interface is a bridge to the bank.", "The interface (a bridge to the bank) is down."),
    ("The cache in the index was emptied.", "The index's cache was emptied."),
    ("The incident was a fault of the interface.", "The incident: a fault of the interface."),
]


@pytest.mark.parametrize(("said", "given"), REFUSED)
def test_a_claim_that_the_source_does_not_make_is_refused(said: str, given: str) -> None:
    assert not check_claimed(said, given).passed


@pytest.mark.parametrize(("said", "given"), PASSED)
def test_what_the_source_does_claim_passes(said: str, given: str) -> None:
    assert check_claimed(said, given).passed, check_claimed(said, given).detail


def test_what_should_be_done_is_no_thing_that_is_done() -> None:
    given = "Functions should be described by contracts, and verified that these are enough."
    said = "Functions should be described. The verified condition is that these are enough."
    assert not check_claimed(said, given).passed


def test_what_was_done_may_be_told_of_the_thing() -> None:
    given = "The server was migrated on Monday and is watched."
    assert check_claimed("The migrated server is watched since Monday.", given).passed
