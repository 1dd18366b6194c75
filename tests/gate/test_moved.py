"""What passed from one statement to another."""

from __future__ import annotations

import pytest

from translator.gate.moved import check_moved

REFUSED = [
    (
        "Prices are kept in the shop every ten minutes, and stock levels are read from the ledger.",
        "Prices are kept in the shop, and stock levels are read from the ledger every ten minutes.",
    ),
    (
        "By Friday the new phones reach the branches. Write to Jonas.",
        "The new phones reach the branches. Write to Jonas by Friday.",
    ),
    (
        "We suspect that a leak slowed the gallery; the wall damaged the lamps.",
        "A leak slowed the gallery; we suspect that the wall damaged the lamps.",
    ),
    (
        "Anna's team only runs the gateway; Omar's staff watch its rules.",
        "Anna's team runs the gateway; Omar's staff only watch its rules.",
    ),
    (
        "The parser, which was written in 2015, rejects dates; the importer accepts them.",
        "The parser rejects dates; the importer, which was written in 2015, accepts them.",
    ),
]
PASSED = [
    (
        "Stock levels are read from the ledger every ten minutes, and the shop keeps prices.",
        "The shop keeps prices, and stock levels are read from the ledger every ten minutes.",
    ),
    (
        "Tell reception when a stranger enters the bicycle cellar. Old door cards may open it.",
        "Old door cards may open the bicycle cellar. Tell reception when a stranger enters there.",
    ),
    (
        "The self-test was muted by R. Okonjo on 3 May, during the repaint. This was no cause.",
        "No cause: the self-test was muted on 3 May by R. Okonjo during the repaint.",
    ),
    (
        "Backups have to be kept for 90 days. After 30 days, logs may be deleted.",
        "Backups must be kept for 90 days; logs may be deleted after 30.",
    ),
    (
        "The importer accepts dates. The parser, written in 2015, rejects them.",
        "The importer accepts dates; the parser, which was written in 2015, rejects them.",
    ),
]


@pytest.mark.parametrize(("said", "given"), REFUSED)
def test_what_belongs_to_one_statement_stays_there(said: str, given: str) -> None:
    assert not check_moved(said, given).passed


@pytest.mark.parametrize(("said", "given"), PASSED)
def test_another_order_of_the_same_statements_passes(said: str, given: str) -> None:
    assert check_moved(said, given).passed, check_moved(said, given).detail
