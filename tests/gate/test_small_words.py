"""Small words that turn a statement: and, or, outside, theirs, they; figures in another's place."""

from __future__ import annotations

import pytest

from translator.gate.alternatives import check_alternatives
from translator.gate.broken import check_broken
from translator.gate.crossed import check_crossed
from translator.gate.figure_roles import check_figure_roles
from translator.gate.focus import check_focus
from translator.gate.links import check_links
from translator.gate.owning import check_owning

OR = "If the river rises or the pumps fail, we leave."
AND = "If the river rises and the pumps fail, we leave."


def test_and_and_or_are_kept() -> None:
    assert not check_alternatives(OR, AND).passed
    assert not check_alternatives(AND, OR).passed
    assert check_alternatives("We leave if the pumps fail and the river rises.", AND).passed


@pytest.mark.parametrize("small", ["not", "never", "can"])
def test_and_and_or_may_change_under_a_denial_or_a_permission(small: str) -> None:
    given = f"You {small} use maps and lists."
    assert check_alternatives(f"You {small} use maps or lists.", given).passed


@pytest.mark.parametrize("wrong", ["We hopes to win.", "Now they is here.", "Here we agrees."])
def test_a_verb_agrees_with_we_and_they(wrong: str) -> None:
    assert not check_broken(wrong, "The team hopes, is here and agrees.").passed
    assert check_broken("We hope to win, and they are here.", "We hope to win.").passed


def test_a_cause_that_is_set_aside_stays_so() -> None:
    given = "It came late because the plan changed twice, not because of missing staff."
    turned = "It came late because of missing staff, not because the plan changed twice."
    assert not check_crossed(turned, given).passed
    said = "Not because of missing staff, but because the plan changed twice, it came late."
    assert check_crossed(said, given).passed


def test_never_before_it_denies_only_what_follows() -> None:
    given = "Run it before the reboot and never after it."
    assert not check_links("After the reboot, and never before it, run it.", given).passed
    assert check_links("Before the reboot, and never after it, run it.", given).passed


def test_nobody_outside_is_not_nobody_inside() -> None:
    given = "Nobody outside payroll can open the folder."
    assert not check_focus("Nobody in payroll can open the folder.", given).passed
    assert check_focus("Only payroll can open the folder.", given).passed


def test_they_are_not_all_where_the_source_picks_some_out() -> None:
    given = "Servers that use the old library are affected."
    assert not check_focus("Servers are affected; they use the old library.", given).passed
    assert check_focus("Servers are affected if they use the old library.", given).passed


def test_ours_is_not_theirs() -> None:
    given = "The bank's interface is slower than ours."
    assert not check_owning("The bank's interface is slower than theirs.", given).passed
    assert check_owning("Ours is faster than the bank's interface.", given).passed


@pytest.mark.parametrize(
    ("said", "given"),
    [
        ("25 of the 9 licences are in use.", "Of 25 licences only 9 are in use."),
        ("It is 99.9% below the 0.7% agreed.", "It is 0.7% below the agreed 99.9%."),
        ("It now takes 14 minutes; it used to be 9.", "It fell from 14 to 9 minutes."),
    ],
)
def test_no_figure_takes_the_place_of_another(said: str, given: str) -> None:
    assert not check_figure_roles(said, given).passed
    assert check_figure_roles(given, given).passed


def test_a_figure_told_the_other_way_round_passes() -> None:
    given = "It fell from 14 to 9 minutes, 0.7% below the agreed 10."
    said = "It used to be 14 minutes and is now 9, 0.7% below 10."
    assert check_figure_roles(said, given).passed
