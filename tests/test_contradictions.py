"""Times of an update that cannot all be right are shown to the author."""

from __future__ import annotations

import pytest

from tests.flow import sheet, translator
from translator.contradictions import contradictions

LINES = """\
# Incident with the shop

- First detected {detected}
- Incident declared: {declared}
- Repaired {repaired}
- Resolved {resolved}

The shop was closed for 3 hours.
"""
RIGHT = {
    "detected": "2023-01-04",
    "declared": "2023-01-04 08:56",
    "repaired": "2023-01-04 10:30",
    "resolved": "2023-01-05 10:30",
}


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({}, 0),
        ({"declared": "2022-01-04 08:56"}, 1),
        ({"resolved": "2023-01-04 10:29"}, 1),
        ({"declared": "2022-01-04 08:56", "resolved": "2022-02-01 10:30"}, 2),
        ({"detected": "Monday"}, 0),
    ],
)
def test_a_later_stage_with_an_earlier_time_is_shown(wrong: dict[str, str], told: int) -> None:
    assert len(contradictions(sheet(LINES.format(**RIGHT | wrong)))) == told


def test_two_incidents_in_one_update_are_not_compared() -> None:
    text = LINES.format(**RIGHT) + "- Resolved 2022-01-01 10:00\n"
    assert contradictions(sheet(text)) == ()


def test_the_author_is_told_and_the_reader_is_not() -> None:
    text = LINES.format(**RIGHT | {"resolved": "2023-01-04 10:29"})
    whole = translator().translate(text, "finance")
    (notice,) = [n for n in whole.notices if "contradict" in n]
    assert "“Repaired 2023-01-04 10:30” and “Resolved 2023-01-04 10:29”" in notice
    assert "contradict" not in whole.text
