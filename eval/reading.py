"""A reading of sentences drawn at random from saved translations, judged by a person.

    python -m eval.reading draw DIR UPDATES.jsonl --out SHEET.jsonl [--count 100] [--seed 31]
    python -m eval.reading total SHEET.jsonl --result FILE

``draw`` takes sentences that a model worded (passed or repaired) from what ``eval.updates --save``
kept, and writes each with its source, an empty verdict and an empty reason. The reader fills in
``verdict`` ("same": says what the source says; "slight": a shade off; "wrong": more, less or other
than the source) and ``reason``. ``total`` counts, and writes the verdicts with a digest in the
place of texts that are not ours to publish.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
from collections import Counter
from pathlib import Path
from typing import Any

from eval.provenance import provenance, save

_VERDICTS = ("same", "slight", "wrong")


def main() -> int:
    """Draw or count; the exit code of ``total`` is 1 when a sentence was judged wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    todo = parser.add_subparsers(dest="todo", required=True)
    drawing = todo.add_parser("draw")
    drawing.add_argument("folder", type=Path)
    drawing.add_argument("updates", type=Path)
    drawing.add_argument("--out", type=Path, required=True)
    drawing.add_argument("--count", type=int, default=100)
    drawing.add_argument("--seed", type=int, default=31)
    counting = todo.add_parser("total")
    counting.add_argument("sheet", type=Path)
    counting.add_argument("--result", type=Path, required=True)
    options = parser.parse_args()
    if options.todo == "draw":
        rows = draw(options.folder, options.updates, options.count, options.seed)
        lines = (json.dumps(row, ensure_ascii=False) for row in rows)
        options.out.write_text("\n".join(lines) + "\n", "utf-8")
        print(f"{len(rows)} sentences in {options.out}")
        return 0
    sheet = options.sheet.read_text("utf-8").splitlines()
    result = total([json.loads(line) for line in sheet if line.strip()])
    save(options.result, {**provenance("none"), **result})
    print(json.dumps(result["verdicts"]))
    return 1 if result["verdicts"]["wrong"] else 0


def draw(folder: Path, updates: Path, count: int, seed: int) -> list[dict[str, Any]]:
    """``count`` distinct sentences of the model with their sources, in random order."""
    lines = updates.read_text("utf-8").splitlines()
    texts = {row["id"]: row["text"] for row in map(json.loads, filter(str.strip, lines))}
    rows: dict[str, dict[str, Any]] = {}
    for path in sorted(folder.glob("*.json")):
        translation = json.loads(path.read_text("utf-8"))["translation"]
        if translation is None:
            continue
        update, _, audience = path.stem.rpartition(".")
        for sentence in translation["sentences"]:
            if sentence["how"] in {"model", "repaired"}:
                rows.setdefault(
                    sentence["text"],
                    {
                        "update": update,
                        "audience": audience,
                        "spans": sentence["sources"],
                        "how": sentence["how"],
                        "section": sentence.get("section", ""),
                        "source": " | ".join(texts[update][a:b] for a, b in sentence["sources"]),
                        "sentence": sentence["text"],
                        "verdict": "",
                        "reason": "",
                    },
                )
    chosen = random.Random(seed).sample(sorted(rows), min(count, len(rows)))  # noqa: S311
    return [rows[text] for text in chosen]


def total(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Counts by verdict, and each row without the words of others.

    Raises:
        ValueError: a row has no verdict, or an unknown one.
    """
    for number, row in enumerate(rows, 1):
        if row["verdict"] not in _VERDICTS:
            raise ValueError(f"row {number}: verdict {row['verdict']!r} is none of {_VERDICTS}")
    counts = Counter(row["verdict"] for row in rows)
    return {
        "sentences": len(rows),
        "verdicts": {verdict: counts[verdict] for verdict in _VERDICTS},
        "rows": [
            {
                **{key: row[key] for key in ("update", "audience", "spans", "how")},
                "sentence_sha256": hashlib.sha256(row["sentence"].encode()).hexdigest()[:16],
                "verdict": row["verdict"],
                "reason": row["reason"],
            }
            for row in rows
        ],
    }


if __name__ == "__main__":
    raise SystemExit(main())
