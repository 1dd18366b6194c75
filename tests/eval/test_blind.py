"""The blind comparison: origins hidden in the sheet, found again in the count."""

from __future__ import annotations

from typing import Any

import pytest

from eval.finetune.blind import pair, total


def answers(who: str, *, passed: bool) -> list[dict[str, Any]]:
    return [
        {"source": f"s{n}", "given": f"g{n}", "said": f"{who} {n}", "passed": passed}
        for n in range(40)
    ]


def test_a_reader_who_always_prefers_one_model_is_counted_for_it() -> None:
    rows, hidden = pair(answers("A", passed=True), answers("B", passed=False), 20, seed=1)
    assert {one["on_the_left"] for one in hidden} == {"a", "b"}
    for row in rows:
        assert "passed" not in row
        left_is_a = row["left"].startswith("A")
        row["better"] = "left" if left_is_a else "right"
        row["left_faithful"], row["right_faithful"] = not left_is_a, left_is_a
    counts = total(rows, {"hidden": hidden})
    assert (counts["better"], counts["equal"], counts["worse"]) == (20, 0, 0)
    assert counts["unfaithful"] == {"a": 20, "b": 0}
    assert counts["unfaithful_and_passed"] == {"a": 20, "b": 0}


def test_a_row_without_verdict_is_no_verdict() -> None:
    rows, hidden = pair(answers("A", passed=True), answers("B", passed=True), 3, seed=1)
    with pytest.raises(ValueError, match="row 1"):
        total(rows, {"hidden": hidden})


def test_answers_to_different_items_are_not_compared() -> None:
    with pytest.raises(ValueError, match="different items"):
        pair(answers("A", passed=True), answers("B", passed=True)[1:], 3, seed=1)
