"""No "but" between two things that the source only puts side by side."""

from __future__ import annotations

import pytest

from translator.gate.contrast import check_contrast

NOTE = "We followed a template, and we ultimately found that it gave us a better understanding."


@pytest.mark.parametrize(
    "said",
    [
        "We followed a template. But ultimately, we found that it gave us a better understanding.",
        "We followed a template; however, we ultimately found a better understanding.",
        "Although we followed a template, we ultimately found that we understood it better.",
    ],
)
def test_a_contrast_that_nobody_states_is_refused(said: str) -> None:
    found = check_contrast(said, NOTE)
    assert not found.passed
    assert "the source sees no contrast" in found.detail


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (NOTE, "We followed a template. Ultimately, we found that it gave us more."),
        ("The login works; the search does not.", "The login works, but the search does not."),
        ("Parcels are late, only letters came.", "Parcels are late, but letters came."),
        (
            "The first was closed while the second is open.",
            "The second is open, but not the first.",
        ),
    ],
)
def test_a_contrast_that_the_source_has_stays(given: str, said: str) -> None:
    assert check_contrast(said, given).passed
