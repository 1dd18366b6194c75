"""Things keep to their clause, their side of the verb and their neighbours; honest rewording passes.

The sentences were written for these rules, and are none of the mutation suite's.
"""
# ruff: noqa: E501 - tables of sentences

from __future__ import annotations

import pytest

from translator.gate.crossed import check_crossed
from translator.gate.neighbours import check_neighbours
from translator.gate.sides import check_sides
from translator.values import Check

CROSSED = [
    ("The scanner flags the parcels; a clerk opens them.", "A clerk flags the parcels; the scanner opens them."),
    ("Lisbon ships on Mondays and Riga ships on Fridays.", "Riga ships on Mondays and Lisbon ships on Fridays."),
    ("Invoices are kept for 10 years; chats may be erased after 2.", "Invoices are kept for 2 years; chats may be erased after 10."),
    ("The lift was repaired on Tuesday, but the door still sticks.", "The door was repaired on Tuesday, but the lift still sticks."),
    ("We renamed 80 folders; 5 could not be renamed because they were open.", "We could not rename 80 folders; 5 were renamed because they were open."),
    ("The budget was agreed in May but the contract has not been signed.", "The budget was not agreed in May, but the contract has been signed."),
    ("The old scanner reads barcodes, while the new camera reads faces.", "The new camera reads barcodes, while the old scanner reads faces."),
    ("Travel requests go to Anna; hardware orders go to Piotr.", "Hardware orders go to Anna; travel requests go to Piotr."),
    ("Floor 2 has heating again; the basement is still cold.", "The basement has heating again; floor 2 is still cold."),
    ("Orders placed before noon ship today, and later orders ship tomorrow.", "Later orders ship today, and orders placed before noon ship tomorrow."),
    ("The trial cost 4,000 euros and saved 90 hours.", "The trial saved 4,000 euros and cost 90 hours."),
]  # fmt: skip
TURNED = [
    ("The courier delivered the parcel.", "The parcel delivered the courier."),
    ("The auditors inspect the warehouses every spring.", "The warehouses inspect the auditors every spring."),
    ("Suppliers are rated every quarter by the buyers.", "Suppliers rate the buyers every quarter."),
    ("The launch depends on the survey.", "The survey depends on the launch."),
    ("The sensor was calibrated on the bench.", "The bench was calibrated on the sensor."),
    ("Three printers in Oslo failed.", "Three Oslo in printers failed."),
    ("The council blocked the tunnel.", "The council was blocked by the tunnel."),
    ("The customer cancelled the courier.", "The courier cancelled the customer."),
    ("Two guests in Porto reported a leak.", "Two guests in a leak reported Porto."),
    ("Rates come from the bank.", "The bank comes from rates."),
    ("Ida's crew takes the night shift over from Borg Ltd.", "The night shift passes from Ida's crew to Borg Ltd."),
    ("Do not clean the filter while the pump is running hot.", "Do not clean the pump while the filter is running hot."),
]  # fmt: skip
MISPLACED = [
    ("Retired drivers still hold valid badges.", "Retired badges still hold valid drivers."),
    ("Ten rural shops got the fast scanners.", "Ten rural scanners got the fast shops."),
    ("We looked at a second depot (too far) and night shifts (too dear).", "We looked at night shifts (too far) and a second depot (too dear)."),
    ("Prices come from the catalogue rather than from the invoice.", "Prices come from the invoice rather than from the catalogue."),
    ("Staff use the badge instead of the key.", "Staff use the key instead of the badge."),
    ("Power draw in the cold hall peaked, and leaks appeared.", "The hall of the cold draw peaked in power, and leaks appeared."),
]  # fmt: skip
HONEST = [
    ("The scanner flags the parcels; a clerk opens them.", "A clerk opens the parcels that the scanner flags."),
    ("Lisbon ships on Mondays and Riga ships on Fridays.", "Riga ships on Fridays, and Lisbon on Mondays."),
    ("Invoices are kept for 10 years; chats may be erased after 2.", "Chats may be erased after 2 years. Invoices are kept for 10 years."),
    ("The lift was repaired on Tuesday, but the door still sticks.", "The door still sticks, although the lift was repaired on Tuesday."),
    ("We renamed 80 folders; 5 could not be renamed because they were open.", "80 folders were renamed. Because they were open, 5 could not be renamed."),
    ("The budget was agreed in May but the contract has not been signed.", "The contract has not been signed, though the budget was agreed in May."),
    ("We will decide between renting and buying the vans.", "Whether to rent the vans or to buy them will be decided."),
    ("The price was taken from the list and not from the contract.", "The price was taken not from the contract but from the list."),
    ("The courier delivered the parcel.", "The parcel was delivered by the courier."),
    ("The auditors inspect the warehouses every spring.", "Every spring, the warehouses are inspected by the auditors."),
    ("The launch was delayed by 2 weeks.", "It was by 2 weeks that the launch was delayed."),
    ("The launch depends on the survey.", "Whether we launch depends on the survey."),
    ("Letters were sent to 40 tenants.", "40 tenants were sent letters."),
    ("The sensor was calibrated on the bench.", "On the bench, the sensor was calibrated."),
    ("Three printers in Oslo failed.", "In Oslo, three printers failed."),
    ("Retired drivers still hold valid badges.", "Drivers who have retired still hold badges that are valid."),
    ("Ten rural shops got the fast scanners.", "The fast scanners went to ten rural shops."),
    ("Disk usage on the archive server grew.", "The archive server's disk usage grew."),
    ("We looked at a second depot (too far) and night shifts (too dear).", "Night shifts (too dear) and a second depot (too far) were looked at."),
    ("Prices come from the catalogue rather than from the invoice.", "Instead of coming from the invoice, prices come from the catalogue."),
    ("Staff use the badge instead of the key.", "Rather than the key, staff use the badge."),
    ("The board reviews the plan and approves the budget.", "The budget is approved, and the plan reviewed, by the board."),
    ("Two guests in Porto reported a leak.", "A leak was reported by two guests in Porto."),
    ("Ida's crew takes the night shift over from Borg Ltd.", "The night shift passes from Borg Ltd to Ida's crew."),
    ("Do not clean the filter while the pump is hot.", "While the pump is hot, the filter must not be cleaned."),
    ("Entries for April are open until the ledger has been closed.", "The entries for April stay open until the closing of the ledger."),
    ("Maria's team takes the night desk over from Acme.", "The night desk passes from Acme to Maria's team."),
]  # fmt: skip


def findings(candidate: str, given: str) -> list[Check]:
    checks = (check_crossed, check_sides, check_neighbours)
    return [one for one in (check(candidate, given) for check in checks) if not one.passed]


@pytest.mark.parametrize(("given", "candidate"), [*CROSSED, *TURNED, *MISPLACED])
def test_what_changed_places_is_refused_and_named(given: str, candidate: str) -> None:
    found = findings(candidate, given)
    assert found
    assert all("“" in one.detail for one in found)


@pytest.mark.parametrize(("given", "candidate"), HONEST)
def test_an_honest_rewording_is_let_through(given: str, candidate: str) -> None:
    assert findings(candidate, given) == []


@pytest.mark.parametrize("given", sorted({given for given, _ in [*CROSSED, *TURNED, *MISPLACED]}))
def test_a_source_agrees_with_itself(given: str) -> None:
    assert findings(given, given) == []
