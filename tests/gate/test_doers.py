"""Who does a thing stays named and stays the doer."""
# ruff: noqa: E501 - tables of sentences

from __future__ import annotations

import pytest

from translator.gate import Evidence, judge
from translator.gate.doers import check_doers

LEFT_OUT = [
    ("Tariffs fell after the 9 May update applied the night rate to day calls.", "Tariffs fell after the 9 May update. The night rate was applied to day calls."),
    ("The night crew flooded the cellar.", "The cellar was flooded."),
    ("The porter insulted the guests.", "The guests were insulted."),
    ("A vendor erased the tapes on Friday.", "On Friday, the tapes were erased."),
    ("The customs office opened each crate.", "Each crate was opened."),
]  # fmt: skip
BYSTANDER = [
    ("A warehouse clerk shared the gate's code in a letter to 40 tenants.", "A letter to 40 tenants shared the gate's code with a warehouse clerk."),
    ("A driver left the keys in a van.", "A van left the keys with a driver."),
    ("A nurse read the list over the radio.", "A radio read the list to a nurse."),
    ("The courier found the cheque under the mat.", "The mat found the cheque for the courier."),
]  # fmt: skip
BEFORE_NAMED = [
    ("The letter asking for the keys came from our porter's own desk. A form filed on 3 May had been sending copies of all his post abroad.", "A form filed on 3 May had been sending copies of all his post abroad. The letter asking for the keys came from our porter's own desk."),
    ("The hall rents 80 chairs. We use 35, and the term for the rest ended in June.", "We use 35, and the term for the rest ended in June. The hall rents 80 chairs."),
    ("A guard lost the torch on Monday. The police found her badge in the river.", "The police found her badge in the river. A guard lost the torch on Monday."),
]  # fmt: skip
HONEST = [
    ("The night crew flooded the cellar.", "The cellar was flooded by the night crew."),
    ("The night crew flooded the cellar.", "The cellar was flooded when the night crew came."),
    ("The score does not cover the three mills.", "The three mills are not covered by it."),
    ("We erased the tapes on Friday.", "On Friday, the tapes were erased."),
    ("Somebody opened the crate.", "The crate was opened."),
    ("The fault suspected to lie in the valve was found on Monday.", "On Monday, the fault was found that is suspected to lie in the valve."),
    ("Letters were sent to 40 tenants.", "40 tenants were sent letters."),
    ("A driver left the keys in a van.", "In a van, a driver left the keys."),
    ("A nurse read the list over the radio.", "The list was read over the radio by a nurse."),
    ("The courier found the cheque under the mat.", "Under the mat, the courier found the cheque."),
    ("The bank moved the vault to Graz.", "The vault was moved to Graz by the bank."),
    ("The hall rents 80 chairs. We use 35.", "We use 35 chairs. The hall rents 80."),
    ("The ferry left at 9. Its captain blew the horn twice.", "The ferry left at 9. Its captain blew the horn twice."),
    ("The old scales save to a shelf that all can reach. Until they are replaced, weigh no gold.", "Until the old scales are replaced, weigh no gold. They save to a shelf that all can reach."),
    ("The porter was ill. Nobody had his keys.", "The porter was ill, and nobody had his keys."),
    ("Rain closed the pool on Sunday.", "On Sunday, rain closed the pool."),
]  # fmt: skip


@pytest.mark.parametrize(("given", "candidate"), [*LEFT_OUT, *BYSTANDER, *BEFORE_NAMED])
def test_a_doer_left_out_or_moved_is_refused_and_named(given: str, candidate: str) -> None:
    check = check_doers(candidate, given)
    assert not check.passed
    assert "“" in check.detail
    assert check in judge(candidate, Evidence(given, given))


@pytest.mark.parametrize(("given", "candidate"), HONEST)
def test_an_honest_rewording_is_let_through(given: str, candidate: str) -> None:
    assert check_doers(candidate, given).passed


@pytest.mark.parametrize(
    "given", sorted({given for given, _ in [*LEFT_OUT, *BYSTANDER, *BEFORE_NAMED, *HONEST]})
)
def test_a_source_agrees_with_itself(given: str) -> None:
    assert check_doers(given, given).passed
