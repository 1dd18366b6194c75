"""A supposed thing, a question and a task do not become facts."""
# ruff: noqa: E501 - tables of sentences

from __future__ import annotations

import pytest

from translator.gate import Evidence, judge
from translator.gate.saying import check_saying

SUPPOSED = [
    ("We do admit however that a leak in one of the tanks would flood the hall.", "However, we do admit a leak in one of the tanks. This would flood the hall."),
    ("The board fears that a strike could close the port.", "The board fears a strike. It could close the port."),
    ("They assumed that the old key would open the gate.", "They assumed the old key. It would open the gate."),
    ("The insurer doubts that the fire was caused by heat.", "The insurer doubts the fire. It was caused by heat."),
    ("A driver claimed that the barrier had hit his van.", "A driver claimed the barrier. It had hit his van."),
]  # fmt: skip
POINTED_AT = [
    ("The maker disputes that; a report is due on Friday.", "The maker disputes that a report is due on Friday."),
    ("The union denies that, and the talks were stopped.", "The union denies that the talks were stopped."),
    ("We never promised that. The pool is closed.", "We never promised that the pool is closed."),
]  # fmt: skip
ASKED = [
    ("Radio switched to French by itself? Press 4.", "The radio switched to French by itself. Press 4."),
    ("Did the boiler stop last night? Call the porter.", "The boiler stopped last night. Call the porter."),
    ("Why blue tickets? They began as a test.", "Blue tickets began as a test."),
]  # fmt: skip
TASKS = [
    ("Collect papers needed to extend the lease until May", "Collect papers are needed to extend the lease until May."),
    ("Repair pump required for the cold hall", "Repair pump is required for the cold hall."),
    ("Owner: Buy paint planned for the west wing", "Buy paint is planned for the west wing."),
]  # fmt: skip
HONEST = [
    ("We do admit however that a leak in one of the tanks would flood the hall.", "However, we do admit that a leak in one of the tanks would flood the hall."),
    ("They assumed that the old key would open the gate.", "They assumed the old key would open the gate."),
    ("The board fears that a strike could close the port.", "A strike could close the port, the board fears."),
    ("Tests showed that the seal was worn, so it was changed.", "Tests showed that the seal was worn. It was changed for that reason."),
    ("We found that the lamp had failed.", "The lamp had failed. This is what we found."),
    ("The desk gave you an address for returns that has not existed since May.", "The desk gave you an address for returns. It has not existed since May."),
    ("The maker disputes that; a report is due on Friday.", "The maker disputes that. A report is due on Friday."),
    ("Do not show that; the hall passes all checks but one.", "The hall passes all checks but one. Do not show that one."),
    ("Radio switched to French by itself? Press 4.", "If the radio switched to French by itself, press 4."),
    ("Radio switched to French by itself? Press 4.", "Has the radio switched to French by itself? Press 4."),
    ("Why was the gate shut? The guard was ill.", "The gate was shut because the guard was ill."),
    ("Collect papers needed to extend the lease until May", "Collect the papers that are needed to extend the lease until May."),
    ("Check whether the pump is dry.", "Check whether the pump is dry."),
    ("Repair pump required for the cold hall", "The pump required for the cold hall is to be repaired."),
    ("Make sure the gate is shut before noon.", "Make sure the gate is shut before noon."),
    ("Record that the tide was high.", "Record that the tide was high."),
    ("Order paint; the west wing is dry.", "Order paint. The west wing is dry."),
]  # fmt: skip


@pytest.mark.parametrize(("given", "candidate"), [*SUPPOSED, *POINTED_AT, *ASKED, *TASKS])
def test_what_was_not_stated_is_refused_as_a_fact(given: str, candidate: str) -> None:
    check = check_saying(candidate, given)
    assert not check.passed
    assert "“" in check.detail
    assert check in judge(candidate, Evidence(given, given))


@pytest.mark.parametrize(("given", "candidate"), HONEST)
def test_an_honest_rewording_is_let_through(given: str, candidate: str) -> None:
    assert check_saying(candidate, given).passed


@pytest.mark.parametrize(
    "given", sorted({given for given, _ in [*SUPPOSED, *ASKED, *TASKS, *HONEST]})
)
def test_a_source_agrees_with_itself(given: str) -> None:
    assert check_saying(given, given).passed
