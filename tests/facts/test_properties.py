"""What holds for every text: spans, no overlaps, and number formats that all mean one number."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from translator.facts.extract import extract, facts_in, forget
from translator.facts.found import plain_decimal
from translator.facts.quantities import find_quantities
from translator.passages import parse

_PIECES = st.sampled_from(
    "5 7 95 2,000 1.5 14:02 14:49 UTC am pm % $ € GB min h days weeks k m million half a an the of "
    "hour and to - – / ( ) , . + ~ at least under than no more fewer one two twenty third 2025 Dec "
    "3 Q2 v2.8.1 Python HTTP 503 errors INC-1234 “x y” ' Maria Acme per second requests -> next "
    "Tuesday quarter every not yet may 0 00 : ; \u202f é 😀".split(" ")
)
TEXTS = st.one_of(
    st.text(max_size=120),
    st.lists(_PIECES, max_size=24).map(" ".join),
    st.lists(_PIECES, max_size=24).map("".join),
)


@settings(deadline=None)
@given(TEXTS)
def test_spans_lie_in_the_text_and_hold_something(text: str) -> None:
    for _, value, start, end in facts_in(text):
        assert 0 <= start < end <= len(text)
        assert value


@settings(deadline=None)
@given(TEXTS)
def test_facts_of_one_family_never_overlap(text: str) -> None:
    families: dict[str, list[tuple[int, int]]] = {}
    for kind, _, start, end in facts_in(text):
        if kind in {"number", "money", "percentage", "percentage_point", "date", "time", "range",
                    "duration", "version", "identifier", "quoted", "name"}:  # fmt: skip
            families.setdefault(kind, []).append((start, end))
    for spans in families.values():
        assert all(before[1] <= after[0] for before, after in pairwise(sorted(spans)))


@settings(deadline=None)
@given(TEXTS)
def test_the_same_text_has_the_same_facts(text: str) -> None:
    first = facts_in(text)
    forget()
    assert facts_in(text) == first


@settings(deadline=None)
@given(TEXTS)
def test_the_words_of_a_fact_stand_in_the_update(text: str) -> None:
    sentences = [s for p in parse(text) for s in p.sentences]
    for fact in extract(text, sentences):
        assert text[fact.start : fact.end] == fact.text


@settings(deadline=None)
@given(st.integers(0, 10**12))
def test_thousands_separators_change_nothing(number: int) -> None:
    shapes = {f"{number} users", f"{number:,} users", f"{number:,} users".replace(",", "\u202f")}
    found = {
        q.value for shape in shapes for q in find_quantities(f"about {shape}") if q.kind == "number"
    }
    assert found == {str(number)}


@settings(deadline=None)
@given(st.decimals(0, 10**6, places=3), st.sampled_from(["k", "M", "bn", " million"]))
def test_a_magnitude_is_a_multiplication(number: Decimal, suffix: str) -> None:
    scale = {"k": 10**3, "M": 10**6, "bn": 10**9, " million": 10**6}[suffix]
    found = [q.value for q in find_quantities(f"${number}{suffix}") if q.kind == "money"]
    assert found == [f"USD {plain_decimal(number * scale)}"]


@settings(deadline=None)
@given(st.integers(0, 23), st.integers(0, 59))
def test_twelve_and_twenty_four_hours_are_one_time(hour: int, minute: int) -> None:
    half = f"{(hour - 1) % 12 + 1}:{minute:02} {'pm' if hour >= 12 else 'am'}"
    whole = f"{hour:02}:{minute:02}"
    assert [q.value for q in find_quantities(half)] == [q.value for q in find_quantities(whole)]


@settings(deadline=None)
@given(st.integers(1, 5000), st.sampled_from(["hours", "minutes", "seconds"]))
def test_a_length_on_the_clock_has_one_value(count: int, unit: str) -> None:
    seconds = count * {"hours": 3600, "minutes": 60, "seconds": 1}[unit]
    found = [q.value for q in find_quantities(f"for {count} {unit}") if q.kind == "duration"]
    same = [q.value for q in find_quantities(f"for {seconds} seconds") if q.kind == "duration"]
    assert found == same
