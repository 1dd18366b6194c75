"""Text made to keep a search busy: every rule must end in time that grows with the text alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translator.screen import screen
from translator.screen.references import find_tickets

SEEDS = [
    "a-", "a.", "1 ", "(1)", "aA1", "password is ", "@a", "-----BEGIN PRIVATE KEY-----", "`",
    "http://", "deadbeef:", "contact Aa Bb and ", "x at ", "1 Aa Aa ", "?key=", "mysql -", "db-1-",
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.timeout(120)
@pytest.mark.parametrize("seed", SEEDS)
def test_two_megabytes_end(seed: str) -> None:
    text = (seed * (2_000_000 // len(seed) + 1))[:2_000_000]
    assert all(m.end <= len(text) for m in screen(text))
    assert all(end <= len(text) for _, end in find_tickets(text))


@pytest.mark.timeout(60)
@pytest.mark.parametrize("seed", SEEDS)
def test_a_hundred_kilobytes_end(seed: str) -> None:
    text = seed * (100_000 // len(seed))
    assert all(m.end <= len(text) for m in screen(text))


PIECE = st.sampled_from(
    "password is Winter2031!x |@maria|web01|10.20.30.40|CVE-2031-4242|+44 20 7946 0958| |. |\n|: |"
    "contact |Priya Nair|DOB 1984-03-12|4111 1111 1111 1111|jo@firm.example|https://x.example/|`|**|"
    "221B Example Street, London NW1 6XE|token=|AKIA|\u200f|é|/home/tbaker|#4711".split("|")
)


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECE, max_size=20).map("".join))
def test_finds_are_apart_inside_the_text_and_the_same_each_time(text: str) -> None:
    found = screen(text)
    assert found == screen(text)
    end = 0
    for masked in found:
        assert end <= masked.start < masked.end <= len(text)
        assert masked.hint != text[masked.start : masked.end]
        end = masked.end
