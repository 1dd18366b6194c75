"""The same quantity in two shapes has one value; two different quantities never have."""

from __future__ import annotations

import pytest

from translator.facts.extract import extract, facts_in
from translator.facts.quantities import find_quantities
from translator.passages import parse

SAME = [
    ("120K users", "120,000 users"),
    ("120 thousand users", "one hundred and twenty thousand users"),
    ("$4.2 million", "$4,200,000"),
    ("$4.2 million", "USD 4.2m"),
    ("22%", "22 percent"),
    ("3 Dec", "December 3rd"),
    ("Dec. 3", "3 December"),
    ("3 Dec 2025", "2025-12-03"),
    ("28/11/2025", "28 Nov 2025"),
    ("2 hours", "120 minutes"),
    ("90 minutes", "an hour and a half"),
    ("a quarter of an hour", "15 min"),
    ("673h 34m", "673 hours and 34 minutes"),
    ("at 2:49 pm UTC", "at 14:49 UTC"),
    ("14:49: restarted", "at 14:49 restarted"),
    ("2025-03-17 14:49: restarted", "2025-03-17 14:49 – restarted"),
    ("twelve teams", "12 teams"),
    ("a dozen teams", "12 teams"),
    ("half of them", "50% of them"),
    ("a quarter of them", "25% of them"),
    ("twice as fast", "two times as fast"),
    ("the third attempt", "the 3rd attempt"),
    ("1,200 rps", "1,200 requests per second"),
    ("5–7 days", "between 5 and 7 days"),
    ("from 210 to 95 min", "95 minutes, down from 210"),
    ("under 5 days", "below 5 days"),
    ("fewer than 5 sites", "less than 5 sites"),
    ("500+ sites", "at least 500 sites"),
    ("no more than 5 days", "up to 5 days"),
    ("$18k/month", "$18,000 per month"),
]
DIFFERENT = [
    ("0.1%", "0.1 percentage points"),
    ("$4.2 million", "$4.2 billion"),
    ("$5", "€5"),
    ("14:02 UTC", "14:02 CET"),
    ("14:02 +02:00", "14:02 CEST"),
    ("3 Dec", "3 Dec 2025"),
    ("120 minutes", "120 seconds"),
    ("24 hours", "1 day"),
    ("5 working days", "5 days"),
    ("5 GB", "5 GiB"),
    ("100 Mbit/s", "100 MB/s"),
    ("next Tuesday", "Tuesday"),
    ("Q2", "Q3"),
    ("a third of them", "33% of them"),
    ("1,234,567 rows", "1.2 million rows"),
    ("from 210 to 95 min", "from 95 to 210 min"),
    ("at least 5 days", "more than 5 days"),
    ("about 5 days", "5 days"),
]


def values(text: str) -> set[tuple[str, str]]:
    return {(q.kind, q.value) for q in find_quantities(text)}


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
        ("Maria renews it", "name", "Maria"),
        ("Upgraded Kafka on Monday", "name", "Kafka"),
        ("still on Python 2.7", "version", "2.7"),
        ("PostgreSQL 13.9 -> 15.4", "version", "15.4"),
        ("the API returned 503s", "identifier", "503s"),
        ("users saw 404 errors", "identifier", "404 errors"),
        ("we replaced 500 laptops", "number", "500"),
    ],
)
def test_kinds(text: str, kind: str, surface: str) -> None:
    assert (kind, surface) in {(f[0], text[f[2] : f[3]]) for f in facts_in(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Our 24/7 desk keeps a 3-2-1 backup.",
        "It speaks IPv6, h2 and S3.",
        "The new one failed and no one noticed.",
        "A third party hosts it for the first-line team.",
        "The live-1 cluster is up.",
        "It may march on.",
        "Enable 2FA on 5G routers.",
    ],
)
def test_words_of_it_that_only_look_like_quantities(text: str) -> None:
    figures = {"number", "duration", "date", "range", "percentage", "time", "money"}
    assert not [f for f in facts_in(text) if f[0] in figures]


def test_a_span_of_time_licenses_how_long_it_lasted() -> None:
    span = {f[:2] for f in facts_in("errors from 14:02-14:49 UTC")}
    assert {("time", "14:02 UTC"), ("time", "14:49 UTC"), ("duration", "47 min")} <= span
    assert ("duration", "47 min") in values("began at 14:02 UTC and ended at 14:49 UTC")
    assert ("duration", "30 min") in values("from 23:50 to 00:20")
    assert "duration" not in {kind for kind, _ in values("from 14:02 UTC to 14:49 CET")}


def test_bounds_count_only_beside_a_number() -> None:
    assert not [f for f in facts_in("over the coming weeks") if f[0] == "scope"]
    assert [f[1] for f in facts_in("over 30 %") if f[0] == "scope"] == ["more than"]
    assert [f[1] for f in facts_in("over thirty users") if f[0] == "scope"] == ["more than"]


def test_a_bound_is_no_negation_and_no_comparison() -> None:
    assert {f[:2] for f in facts_in("no fewer than 5 sites")} == {
        ("number", "5"),
        ("scope", "at least"),
    }


def test_an_arrow_is_no_bound() -> None:
    assert "scope" not in {f[0] for f in facts_in("tickets: 412 -> 287")}


def test_a_unit_is_no_request() -> None:
    assert "obligation" not in {f[0] for f in facts_in("it serves 900 requests per second")}
    assert "obligation" in {f[0] for f in facts_in("Legal requests 2 more weeks")}


def test_the_figures_of_a_table_are_found_where_they_stand() -> None:
    text = "| Quarter | Cost | Uptime |\n|---|---|---|\n| Q3 | **$40k** | 99.95% |\n"
    sentences = [s for p in parse(text) for s in p.sentences]
    found = {(f.kind, f.value, f.text) for f in extract(text, sentences)}
    assert {
        ("date", "Q3", "Q3"),
        ("money", "USD 40000", "$40k"),
        ("percentage", "99.95%", "99.95%"),
    } <= found


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "text", ["a-" * 2000, "a@" * 2000, "Ab-" * 1500, "1." * 2000, "5 - " * 800]
)
def test_no_paste_accident_holds_the_reader_up(text: str) -> None:
    # Patterns that try every start against every end take minutes here; the time limit of the
    # test is what fails then.
    assert all(end <= len(text) for _, _, _, end in facts_in(text))
