"""Two models' answers side by side, their origin hidden until the verdicts are written.

    python -m eval.finetune.blind pair A.json B.json --out SHEET.jsonl --key KEY.json [--count 100]
    python -m eval.finetune.blind total SHEET.jsonl KEY.json --result FILE

A and B are what ``eval.drafting --save`` kept for the same items. ``pair`` draws items at random
and writes each with the note and two answers, "left" and "right", whose sides are drawn by a coin;
the key says which is which. The reader fills in ``better`` ("left", "right", "equal") and, for each
side, ``left_faithful`` and ``right_faithful`` (true or false), without the key. ``total`` opens the
key and counts; texts stay out of its result.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path
from typing import Any

from eval.provenance import provenance, save


def main() -> int:
    """Pair or count."""
    parser = argparse.ArgumentParser(description=__doc__)
    todo = parser.add_subparsers(dest="todo", required=True)
    pairing = todo.add_parser("pair")
    pairing.add_argument("a", type=Path)
    pairing.add_argument("b", type=Path)
    pairing.add_argument("--out", type=Path, required=True)
    pairing.add_argument("--key", type=Path, required=True)
    pairing.add_argument("--count", type=int, default=100)
    pairing.add_argument("--seed", type=int, default=41)
    counting = todo.add_parser("total")
    counting.add_argument("sheet", type=Path)
    counting.add_argument("key", type=Path)
    counting.add_argument("--result", type=Path, required=True)
    options = parser.parse_args()
    if options.todo == "pair":
        a, b = (json.loads(p.read_text("utf-8")) for p in (options.a, options.b))
        rows, hidden = pair(a["answers"], b["answers"], options.count, options.seed)
        lines = (json.dumps(row, ensure_ascii=False) for row in rows)
        options.out.write_text("\n".join(lines) + "\n", "utf-8")
        key = {"a": a["engine"], "b": b["engine"], "hidden": hidden, "seed": options.seed}
        options.key.write_text(json.dumps(key) + "\n", "utf-8")
        return 0
    sheet = options.sheet.read_text("utf-8").splitlines()
    key = json.loads(options.key.read_text("utf-8"))
    counts = total([json.loads(line) for line in sheet if line.strip()], key)
    save(options.result, {**provenance(key["a"]), "against": key["b"], **counts})
    print(json.dumps(counts))
    return 0


def pair(
    a: list[dict[str, Any]], b: list[dict[str, Any]], count: int, seed: int
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The sheet's rows, and for each which model stands on the left and which sides passed.

    Raises:
        ValueError: the two files are not of the same items.
    """
    if [row["given"] for row in a] != [row["given"] for row in b]:
        raise ValueError("the two files hold answers to different items")
    draw = random.Random(seed)  # noqa: S311
    rows, hidden = [], []
    for at in draw.sample(range(len(a)), min(count, len(a))):
        left = draw.choice("ab")
        one, other = (a[at], b[at]) if left == "a" else (b[at], a[at])
        rows.append(
            {
                "source": a[at]["source"],
                "note": a[at]["given"],
                "left": one["said"],
                "right": other["said"],
                "better": "",
                "left_faithful": None,
                "right_faithful": None,
                "reason": "",
            }
        )
        passed = {"left": one["passed"], "right": other["passed"]}
        hidden.append({"on_the_left": left, "passed": passed})
    return rows, hidden


def total(rows: list[dict[str, Any]], key: dict[str, Any]) -> dict[str, Any]:
    """How often A was better, equal or worse, and the unfaithful answers that the gate passed.

    Raises:
        ValueError: a row has no verdict.
    """
    counts = {"items": len(rows), "better": 0, "equal": 0, "worse": 0}
    unfaithful = {"a": 0, "b": 0}
    slipped = {"a": 0, "b": 0}
    for number, (row, hidden) in enumerate(zip(rows, key["hidden"], strict=True), 1):
        if row["better"] not in {"left", "right", "equal"}:
            raise ValueError(f"row {number}: better is {row['better']!r}")
        first = "left" if hidden["on_the_left"] == "a" else "right"
        verdict = {first: "better", "equal": "equal"}.get(row["better"], "worse")
        counts[verdict] += 1
        for side in ("left", "right"):
            model = "a" if side == first else "b"
            if not row[f"{side}_faithful"]:
                unfaithful[model] += 1
                slipped[model] += hidden["passed"][side]
    return {**counts, "unfaithful": unfaithful, "unfaithful_and_passed": slipped}


if __name__ == "__main__":
    raise SystemExit(main())
