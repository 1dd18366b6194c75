"""The same quantity in two shapes has one value; two different quantities never have."""

from __future__ import annotations

import pytest

from translator.facts.extract import facts_in
from translator.facts.quantities import find_quantities

SAME = [
    ("120K users", "120,000 users"),
    ("$4.2 million", "$4,200,000"),
    ("22%", "22 percent"),
    ("3 Dec", "December 3rd"),
    ("3 Dec 2025", "2025-12-03"),
    ("2 hours", "120 minutes"),
    ("673h 34m", "673 hours and 34 minutes"),
    ("at 2:49 pm UTC", "at 14:49 UTC"),
    ("v2.8.1", "version 2.8.1"),
    ("twelve teams", "12 teams"),
    ("half of them", "50% of them"),
]
DIFFERENT = [
    ("0.1%", "0.1 percentage points"),
    ("$4.2 million", "$4.2 billion"),
    ("$5", "€5"),
    ("14:02 UTC", "14:02 CET"),
    ("3 Dec", "3 Dec 2025"),
    ("v2.8.1", "v2.8.2"),
    ("120 minutes", "120 seconds"),
    ("next Tuesday", "Tuesday"),
    ("Q2", "Q3"),
]


def values(text: str) -> set[str]:
    return {q.value for q in find_quantities(text)}


@pytest.mark.parametrize(("one", "other"), SAME)
def test_same(one: str, other: str) -> None:
    assert values(one) == values(other) != set()


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different(one: str, other: str) -> None:
    assert values(one) != values(other)


@pytest.mark.parametrize(
    ("text", "kind", "surface"),
    [
        ("it may fail in May 2020", "certainty", "may"),
        ("it may fail in May 2020", "date", "May 2020"),
        ("back under 0.1%", "scope", "under"),
        ("not yet scheduled", "negation", "not yet"),
        ("see CVE-2020-26297", "identifier", "CVE-2020-26297"),
        ("call insert_many now", "identifier", "insert_many"),
        ("the error “disk full” came back", "quoted", "disk full"),
        ("then Google Cloud failed", "name", "Google Cloud"),
    ],
)
def test_kinds(text: str, kind: str, surface: str) -> None:
    assert (kind, surface) in {(f[0], text[f[2] : f[3]]) for f in facts_in(text)}


def test_bounds_count_only_before_a_number() -> None:
    assert not [f for f in facts_in("over the coming weeks") if f[0] == "scope"]
    assert [f[1] for f in facts_in("over 30 %") if f[0] == "scope"] == ["more than"]


def test_http_status_is_no_duration() -> None:
    assert "duration" not in {f[0] for f in facts_in("the API returned 503s")}
