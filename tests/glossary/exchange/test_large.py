"""A hundred thousand rows: read, compared, with progress, every row accounted for."""

from __future__ import annotations

import io

import pytest

from tests.glossary.exchange import kit
from translator.glossary.exchange.csvs import read_csv
from translator.glossary.exchange.preview import preview

ROWS = 100_000


@pytest.mark.slow
def test_a_hundred_thousand_rows_are_read_and_compared_with_progress() -> None:
    out = io.StringIO()
    out.write("id,term,definition,synonyms,related\n")
    for n in range(ROWS):
        related = f"t{n - 1}" if n else ""
        definition = "word " * 26 if n % 1000 == 999 else f"Thing {n}."
        out.write(f"t{n},Term {n},{definition},name {n} | other {n},{related}\n")
    heard: list[tuple[int, int, str]] = []
    found = preview(
        read_csv(out.getvalue().encode(), "large.csv", lambda *told: heard.append(told)),
        kit.glossary({"id": "t5", "term": "Term 5", "definition": "Thing 5."}),
        lambda *told: heard.append(told),
    )
    assert (len(found.new), len(found.changed), len(found.refused)) == (ROWS - 101, 1, 100)
    assert found.refused[0].place == "row 1001"
    reading = [done for done, _, now in heard if now.startswith("Reading")]
    comparing = [(done, total) for done, total, now in heard if now.startswith("Comparing")]
    assert reading == list(range(1000, ROWS + 1, 1000))
    assert comparing == [(done, ROWS) for done in range(1000, ROWS + 1, 1000)]
