"""Acronyms that a text spells out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator.glossary.acronyms import defined_in

DEFINED = [
    ("We use Continuous Integration (CI) now.", {"CI": "Continuous Integration"}),
    ("Our CI (continuous integration) is slow.", {"CI": "continuous integration"}),
    ("The Total Cost of Ownership (TCO) fell.", {"TCO": "Total Cost of Ownership"}),
    ("All Service Level Agreements (SLAs) hold.", {"SLA": "Service Level Agreements"}),
    ("They extract, transform, load (ETL) it.", {"ETL": "extract, transform, load"}),
    ("Use role-based access control (RBAC).", {"RBAC": "role-based access control"}),
]


@pytest.mark.parametrize(("text", "expected"), DEFINED)
def test_expansions_are_found_where_the_initials_fit(text: str, expected: dict[str, str]) -> None:
    found = defined_in(text)
    assert {name: words for name, (words, _) in found.items()} == expected


@pytest.mark.parametrize(
    "text", ["The large team (IT) met.", "The API (see below) is down.", "We met (A)."]
)
def test_other_brackets_define_nothing(text: str) -> None:
    assert defined_in(text) == {}


def test_the_first_expansion_counts() -> None:
    text = "Change Index (CI) rose; continuous integration (CI) ran."
    assert defined_in(text)["CI"][0] == "Change Index"


@given(st.text(alphabet="aAbBcC ()-,.'", max_size=60))
def test_spans_hold_the_expansion(text: str) -> None:
    for words, (start, end) in defined_in(text).values():
        assert text[start:end] == words
