"""When, where and under which condition: each stays with its own verb."""
# ruff: noqa: E501 - tables of sentences

from __future__ import annotations

import pytest

from translator.gate.circumstances import check_circumstances
from translator.gate.parts import parts

MOVED = [
    ("If the mayor agrees before 3 May, we can repave the square in July.", "If the mayor agrees, we can repave the square in July, before 3 May."),
    ("The landlord told us on Friday that the boiler had burst.", "The landlord told us that the boiler had burst on Friday."),
    ("Nobody may enter the vault, and the guards cannot open it after midnight.", "Nobody may enter the vault after midnight, and the guards cannot open it."),
    ("The ferry was cancelled from 07:00 to 09:00; 30 guests waited and 6 went home.", "The ferry was cancelled; from 07:00 to 09:00, 30 guests waited and 6 went home."),
    ("Guests are held until the doctor has come; crews leave at once.", "Guests are held, and crews leave at once until the doctor has come."),
    ("The stall opens when the bell rings.", "The bell rings when the stall opens."),
    ("Since the repair in June, the lift stops twice a day; the stairs are unaffected.", "The lift stops twice a day; since the repair in June, the stairs are unaffected."),
]  # fmt: skip
FREED = [
    ("Fees are paid when the form is stamped, the photo is attached and the desk is open.", "Fees are paid when the form is stamped; the photo is attached and the desk is open."),
    ("If the pump stalls, the valve closes.", "The pump stalls. The valve closes."),
]  # fmt: skip
SAME = [
    ("If the mayor agrees before 3 May, we can repave the square in July.", "We can repave the square in July if the mayor agrees before 3 May."),
    ("The landlord told us on Friday that the boiler had burst.", "On Friday the landlord told us that the boiler had burst."),
    ("The museum excludes guests who came after 1 May.", "Guests who came after 1 May are excluded by the museum."),
    ("If the pump stalls, the valve closes.", "The valve closes when the pump stalls."),
    ("If the pump stalls, the valve closes.", "The pump stalls in some cases. Then the valve closes."),
    ("The rule will be read again in November, when we know its cost.", "In November, when we know its cost, the rule will be read again."),
    ("The clerk stamped the form and filed it on Monday.", "On Monday the clerk stamped the form and filed it."),
    ("Parts will be common to most halls, for example, hang the lamps.", "Parts will be common to most halls. For example, hang the lamps."),
]  # fmt: skip


@pytest.mark.parametrize(("given", "candidate"), MOVED + FREED)
def test_what_passed_to_another_verb_or_became_a_fact_is_refused(
    given: str, candidate: str
) -> None:
    assert not check_circumstances(candidate, given).passed


@pytest.mark.parametrize(("given", "candidate"), [*SAME, *((g, g) for g, _ in MOVED + FREED)])
def test_another_order_of_the_same_passes(given: str, candidate: str) -> None:
    check = check_circumstances(candidate, given)
    assert check.passed, check.detail


def test_a_description_ends_where_the_main_verb_begins() -> None:
    found = parts("In spring, drivers who joined after 1 May are trained, unless it snows.")
    assert [(p.marker, p.head.text) for p in found] == [
        ("who", "joined"),
        ("", "trained"),
        ("unless", "snows"),
    ]
    assert "spring" in {word.text for word in found[1].words}
