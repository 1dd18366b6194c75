"""A "which" keeps its noun, an "-ing" of the past its time; other wordings of both pass."""

from __future__ import annotations

import pytest

from translator.gate import Evidence, judge
from translator.gate.hanging import check_hanging

BENT = [
    (
        "The run failed because an update was sent with the change which broke the menu.",
        "The run failed because an update was sent with the change. This update broke the menu.",
    ),
    (
        "The new valve was fitted on Monday, stopping two lines.",
        "The new valve was fitted on Monday. This stops two lines.",
    ),
    (
        "The new valve was fitted with two pipes, breaking the seal.",
        "The new valve was fitted with two pipes. These pipes break the seal.",
    ),
    (
        "As a clerk I need the transfer fault mended.",
        "As a clerk, I need the fault that has been mended for transfer.",
    ),
]
KEPT = [
    (
        "As a clerk I need the transfer fault mended.",
        "As a clerk, I need the transfer fault to be mended.",
    ),
    (
        "We need the report that was sent in May.",
        "The report that was sent in May is needed.",
    ),
    (
        "The run failed because an update was sent with the change which broke the menu.",
        "The run failed because an update was sent with the change. This change broke the menu.",
    ),
    (
        "We sent an update to the branch which broke the menu.",
        "We sent an update to the branch. This update broke the menu.",
    ),
    (
        "The new valve was fitted on Monday, stopping two lines.",
        "The new valve was fitted on Monday. This stopped two lines.",
    ),
    (
        "The new valve is fitted on Mondays, stopping two lines.",
        "The new valve is fitted on Mondays. This stops two lines.",
    ),
    (
        "The run failed, meaning the change did not take effect.",
        "The run failed. This means that the change did not take effect.",
    ),
]


@pytest.mark.parametrize(("given", "said"), BENT)
def test_what_hangs_on_another_thing_or_time_is_refused(given: str, said: str) -> None:
    failed = [check.name for check in judge(said, Evidence(given, given)) if not check.passed]
    assert "hanging" in failed


@pytest.mark.parametrize(("given", "said"), KEPT)
def test_what_hangs_where_it_did_passes(given: str, said: str) -> None:
    assert check_hanging(said, given).detail == ""
