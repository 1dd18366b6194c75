"""Tasks stay tasks, what holds is not told as over, and honest rewording passes."""
# ruff: noqa: E501 - tables of sentences

from __future__ import annotations

import pytest

from translator.gate.tense import check_tense

BACK_DATED = [
    ("The kiosk cannot read foreign cards.", "The kiosk could not read foreign cards."),
    ("We can't ship before the audit.", "Before the audit we couldn't ship."),
    ("Visitors cannot open the gate.", "Visitors were unable to open the gate."),
    ("Every delivery needs a signature.", "Every delivery needed a signature."),
    ("Nobody needs to sign again.", "Nobody needed to sign again."),
]  # fmt: skip
UNDONE = [
    ("Loading dock: close the gate after each truck.", "Loading dock: the gate was closed after each truck."),
    ("Close the gate after each truck.", "The gate is closed after each truck."),
]  # fmt: skip
HONEST = [
    ("The kiosk cannot read foreign cards.", "Foreign cards cannot be read by the kiosk."),
    ("The kiosk could not read cards on Monday.", "On Monday, the kiosk could not read cards."),
    ("Every delivery needs a signature.", "A signature is needed for every delivery."),
    ("In review: parking rules", "Parking rules are in review."),
    ("Pick-up desk in Turin: keep on weekdays only.", "Keep the pick-up desk in Turin on weekdays only."),
    ("Parking: move finished, old signs gone", "Parking: the move is finished, and the old signs are gone."),
    ("Loading dock: close the gate after each truck.", "At the loading dock, close the gate after each truck."),
]  # fmt: skip


@pytest.mark.parametrize(("given", "candidate"), [*BACK_DATED, *UNDONE])
def test_another_time_is_refused(given: str, candidate: str) -> None:
    assert not check_tense(candidate, given).passed


@pytest.mark.parametrize(("given", "candidate"), HONEST)
def test_the_same_time_passes(given: str, candidate: str) -> None:
    assert check_tense(candidate, given).passed
