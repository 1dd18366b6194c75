"""What a text says and its source nowhere does is found; what the source carries is let be."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator.gate.whole import Whole, new_in, spelled_numbers

SOURCE = (
    "On Tuesday checkout returned errors for 47 minutes. The artificial intelligence pilot costs "
    "twelve and a half euros a seat. Twenty five machines run at 60 %. The fix is not scheduled "
    "yet. Maria Silva renews the certificate by 28 November."
)

CARRIED = [
    "Checkout returned errors for 47 minutes on Tuesday.",
    "Checkout returned errors for forty-seven minutes.",
    "The AI pilot costs 12.50 euros a seat.",
    "25 machines run at 60 percent.",
    "Silva will renew the certificate by November 28.",
    "Is the fix scheduled? Not yet.",
    "An entirely different wording of common words is no finding here.",
]
NEW = [
    ("Checkout returned errors for 74 minutes.", "figure", "74"),
    ("Checkout returned errors for 47 hours.", "figure", "47 hours"),
    ("It costs 12.50 dollars a seat.", "figure", "12.50"),
    ("15 machines run at 60%.", "figure", "15"),
    ("25 machines run at 80%.", "figure", "80%"),
    ("Maria renews the certificate by 29 November.", "date or time", "29 November"),
    ("Yesterday Maria Santos called.", "name", "Santos"),
    ("The VPN pilot costs 12.50 euros a seat.", "name", "VPN"),
    ("Errors on Tuesday only.", "exclusion", "only"),
    ("How did 99 customers fare?", "figure", "99"),
    ("# 48 minutes of errors\n\nCheckout is back.", "figure", "48 minutes"),
]


@pytest.mark.parametrize("text", CARRIED)
def test_what_the_source_carries_is_let_be(text: str) -> None:
    assert new_in(text, SOURCE) == ()


@pytest.mark.parametrize(("text", "kind", "quoted"), NEW)
def test_what_the_source_lacks_is_found_in_its_place(text: str, kind: str, quoted: str) -> None:
    found = [new for new in new_in(text, SOURCE) if new.kind == kind]
    assert any(quoted in new.text or new.text in quoted for new in found)
    assert all(text[new.start : new.end] == new.text for new in found)


def test_a_negation_needs_one_in_the_source() -> None:
    assert [new.kind for new in new_in("It was not fixed.", "It was fixed.")] == ["negation"]
    assert new_in("It was not fixed.", "It was never fixed.") == ()


def test_a_source_read_once_gives_the_same_findings() -> None:
    whole = Whole.of(SOURCE)
    for text, _, _ in NEW:
        assert new_in(text, whole) == new_in(text, SOURCE)


@pytest.mark.parametrize("text", [SOURCE, "", "7 of 9 jobs failed; 3 % by 4 May (CVE-2021-44228)."])
def test_a_source_says_nothing_new_to_itself(text: str) -> None:
    assert new_in(text, text) == ()


@given(st.text(max_size=200))
def test_no_text_breaks_it_and_spans_hold(text: str) -> None:
    for new in new_in(text, SOURCE):
        assert text[new.start : new.end] == new.text


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("twelve and a half euros", "12.5"),
        ("two hundred and five", "205"),
        ("three million four hundred thousand", "3400000"),
        ("fifty-five", "55"),
        ("nineteen", "19"),
    ],
)
def test_numbers_in_words_are_read_whole(words: str, value: str) -> None:
    assert spelled_numbers(words) == (Decimal(value),)


def test_numbers_side_by_side_stay_apart() -> None:
    assert spelled_numbers("one or two, twenty and thirty") == tuple(map(Decimal, (1, 2, 20, 30)))
