"""“Only”, "all" and descriptions keep their reach."""
# ruff: noqa: E501 - tables of sentences

from __future__ import annotations

import pytest

from translator.gate.focus import check_focus

OTHER = [
    ("Only the porters can open the gate.", "The porters can only open the gate."),
    ("Only the porters can open the gate.", "The porters are the ones that can open the gate."),
    ("Every barrel leaks.", "Almost every barrel leaks."),
    ("The harvest is stored in Lille.", "Part of the harvest is stored in Lille."),
    ("Four lamps are mended; the other six wait.", "Four lamps are mended; the first six wait."),
    ("We have not sold any seats.", "We have not sold all seats."),
    ("Boats that use old engines are banned.", "Boats use old engines and are banned."),
    ("Parcels sent by rail are late.", "Parcels are sent by rail and late."),
    ("The game crashed on tablets that run version 4.", "The game crashed on tablets, which run version 4."),
]  # fmt: skip
SAME = [
    ("Only the porters can open the gate.", "The gate can be opened only by the porters."),
    ("Only the porters can open the gate.", "The porters are the only ones that can open the gate."),
    ("Only the porters can open the gate.", "Nobody but the porters can open the gate."),
    ("Almost all barrels leak.", "Nearly every barrel leaks."),
    ("The figures exclude gifts.", "Gifts are not part of the figures."),
    ("Boats that use old engines are banned.", "If boats use old engines, they are banned."),
    ("Boats that use old engines are banned.", "Boats using old engines are banned."),
    ("Two guests who saw the fire left.", "Two guests saw the fire and left."),
    ("We have not sold any seats.", "No seats have been sold."),
]  # fmt: skip


@pytest.mark.parametrize(("given", "candidate"), OTHER)
def test_another_reach_is_refused(given: str, candidate: str) -> None:
    assert not check_focus(candidate, given).passed


@pytest.mark.parametrize(("given", "candidate"), [*SAME, *((g, g) for g, _ in OTHER)])
def test_the_same_reach_in_other_words_passes(given: str, candidate: str) -> None:
    check = check_focus(candidate, given)
    assert check.passed, check.detail
