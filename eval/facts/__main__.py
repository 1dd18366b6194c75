"""Precision and recall by kind, and the share of pairs whose values compare as they should.

    python -m eval.facts [--json] [--result FILE]

The exit code is 1 when a pair is taken wrongly.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from eval.facts.suite import Cases, load, rates, wrong, wrong_pairs
from eval.provenance import provenance, save


def main() -> int:
    """Score the labelled set and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--result", type=Path)
    options = parser.parse_args()
    cases = load()
    measured = figures(cases)
    result = {**provenance("none"), **measured}
    if options.result:
        save(options.result, result)
    if options.json:
        print(json.dumps(result, ensure_ascii=False, indent=1))
    else:
        _table(measured)
    return 1 if measured["pairs"]["wrong"] else 0


def figures(cases: Cases) -> dict[str, Any]:
    """Everything measured, as plain lists and dicts."""
    by_kind = {
        kind: {
            "facts": rate.hits + rate.missed,
            "precision": _round(rate.precision),
            "recall": _round(rate.recall),
        }
        for kind, rate in rates(cases).items()
    }
    pairs = wrong_pairs(cases)
    number = len(cases.same) + len(cases.different)
    return {
        "snippets": len(cases.snippets),
        "by_kind": by_kind,
        "pairs": {
            "same": len(cases.same),
            "different": len(cases.different),
            "accuracy": _round((number - len(pairs)) / number),
            "wrong": [list(row) for row in pairs],
        },
        "wrong": [
            {"text": text, "extra": extra, "missed": missed} for text, extra, missed in wrong(cases)
        ],
    }


def _table(measured: dict[str, Any]) -> None:
    print(f"{'kind':18}{'facts':>6}{'precision':>11}{'recall':>8}")
    for kind, row in measured["by_kind"].items():
        print(f"{kind:18}{row['facts']:6}{_shown(row['precision']):>11}{_shown(row['recall']):>8}")
    for row in measured["wrong"]:
        print(f"{row['text']!r}: extra {row['extra']}, missed {row['missed']}")
    pairs = measured["pairs"]
    print(f"pairs: {pairs['same']} same, {pairs['different']} different: {pairs['accuracy']}")
    for row in pairs["wrong"]:
        print(*row, sep=" | ")


def _shown(share: float | None) -> str:
    return "-" if share is None else f"{share:.3f}"


def _round(share: float | None) -> float | None:
    return None if share is None else round(share, 4)


if __name__ == "__main__":
    raise SystemExit(main())
