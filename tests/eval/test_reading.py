"""A reading is drawn the same way twice, and its result publishes verdicts, not other's words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.reading import draw, total

TEXT = "Rolled back. The shop is open."


def saved(folder: Path) -> tuple[Path, Path]:
    sentences = [
        {"text": f"The shop {i} is open.", "sources": [[13, 30]], "how": how}
        for i, how in enumerate(["model", "repaired", "kept", "model"])
    ]
    translations = folder / "saved"
    translations.mkdir()
    row = {"row": {}, "translation": {"sentences": sentences}}
    (translations / "a-1.finance.json").write_text(json.dumps(row), "utf-8")
    updates = folder / "updates.jsonl"
    updates.write_text(json.dumps({"id": "a-1", "text": TEXT}), "utf-8")
    return translations, updates


def test_only_what_a_model_worded_is_drawn_and_always_the_same(tmp_path: Path) -> None:
    where = saved(tmp_path)
    rows = draw(*where, count=2, seed=3)
    assert rows == draw(*where, count=2, seed=3)
    assert {row["source"] for row in rows} == {"The shop is open."}
    assert len(draw(*where, count=9, seed=3)) == 3


def test_the_result_counts_verdicts_and_holds_no_text(tmp_path: Path) -> None:
    rows = draw(*saved(tmp_path), count=3, seed=3)
    for row, verdict in zip(rows, ["same", "slight", "wrong"], strict=True):
        row["verdict"] = verdict
    result = total(rows)
    assert result["verdicts"] == {"same": 1, "slight": 1, "wrong": 1}
    assert "shop" not in json.dumps(result)


def test_a_sentence_without_verdict_stops_the_count(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="row 1"):
        total(draw(*saved(tmp_path), count=1, seed=3))
