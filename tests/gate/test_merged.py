"""Two statements made one."""

from __future__ import annotations

import pytest

from translator.gate.merged import check_merged

REFUSED = [
    (
        "The change was rolled back on the shop and on the app.",
        "The change was rolled back on the shop and kept on the app.",
    ),
    (
        "The older and the newer lift are out of service.",
        "The older lift is out of service, and the newer one stops only at floor 2.",
    ),
    (
        "Exports to the tax office and invoices to customers stopped in May.",
        "Exports to the tax office stopped in May, while invoices to customers were sent on time.",
    ),
    (
        "Sensors in the store and those in the yard report every 5 minutes.",
        "Sensors in the store report every 5 minutes; those in the yard report once a day.",
    ),
    (
        "The pilot cuts waiting time for 40 callers by a third.",
        "The pilot cuts waiting time by a third; so far 40 callers have volunteered.",
    ),
]  # fmt: skip
PASSED = [
    (
        "The scanners and the tills were moved in March.",
        "The scanners were moved in March; the tills were moved in March as well.",
    ),
    ("They use names, flags and codes.", "They use names and codes, and also flags."),
    (
        "The portal expects nine digits in tax numbers and rejects theirs.",
        "The portal rejects their tax numbers; the portal expects nine digits.",
    ),
    (
        "We permit sharing of names and orders.",
        "We do not stop names and orders from being shared; we permit sharing.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("said", "given"), REFUSED)
def test_a_thing_keeps_its_own_verb(said: str, given: str) -> None:
    assert not check_merged(said, given).passed


@pytest.mark.parametrize(("said", "given"), PASSED)
def test_things_that_share_a_verb_may_be_joined(said: str, given: str) -> None:
    assert check_merged(said, given).passed, check_merged(said, given).detail
