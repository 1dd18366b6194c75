"""What is said of two things stays said of both."""

from __future__ import annotations

import pytest

from translator.gate.counts import check_counts


@pytest.mark.parametrize(
    ("said", "given"),
    [
        (
            "Only partners will be affected. No build succeeds during the stop.",
            "Only partners will be affected, as no build will succeed during the stop.",
        ),
        (
            "Libraries in various shops leak the key.",
            "Various libraries in various shops leak the key.",
        ),
    ],
)
def test_what_is_said_of_two_things_and_told_of_one_is_refused(said: str, given: str) -> None:
    assert not check_counts(said, given).passed


def test_what_is_told_of_both_passes() -> None:
    given = "Only partners will be affected, as no build will succeed during the stop."
    said = "No build will succeed during the stop, so only partners will be affected."
    assert check_counts(said, given).passed
