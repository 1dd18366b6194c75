"""How often a sentence is linked to the wrong objective, and how often to the right one.

``python -m eval.retrieval.objectives --result FILE`` matches the sentences of ``objectives.jsonl``
(each with the objective it serves, or none) with ``examples/objectives.yaml``.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from eval.provenance import provenance, save
from eval.retrieval.remembered import Remembered
from translator.encoder import Encoder
from translator.objectives import SERVES, Matcher, load_objectives

ITEMS = Path(__file__).with_name("objectives.jsonl")
OBJECTIVES = Path(__file__).resolve().parents[2] / "examples" / "objectives.yaml"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        prog="python -m eval.retrieval.objectives", description=__doc__
    )
    parser.add_argument("--result", type=Path)
    given = parser.parse_args(arguments)
    encoder = Encoder()
    matcher = Matcher(load_objectives(OBJECTIVES), Remembered(encoder))
    items = [json.loads(line) for line in ITEMS.read_text("utf-8").splitlines()]
    found = [_asked(matcher, item) for item in items]
    figures = {
        part: {str(at): _at(at, [f for f in found if f["part"] == part]) for at in _thresholds()}
        for part in ("dev", "held")
    }
    result = provenance("none") | {"encoder": encoder.model, "used": SERVES, "parts": figures}
    if given.result:
        save(given.result, result)
    for one in sorted(found, key=lambda one: -float(one["score"])):
        mark = " " if one["found"] == one["right"] else "x" if one["right"] else "!"
        print(f"{one['score']:.2f} {mark} {one['found']} ({one['right']}): {one['text']}")
    print(json.dumps(figures, indent=1))
    return 0


def _thresholds() -> list[float]:
    return sorted({SERVES, *(at / 100 for at in range(25, 60, 5))})


def _asked(matcher: Matcher, item: dict[str, Any]) -> dict[str, Any]:
    near = matcher.nearest(item["text"])
    objective, _, score = near if near else (None, "", 0.0)
    return {
        "text": item["text"],
        "part": item["part"],
        "right": item["objective"],
        "found": objective.id if objective else None,
        "score": score,
    }


def _at(threshold: float, found: Sequence[dict[str, Any]]) -> dict[str, int]:
    """Links that are right, links that are wrong, sentences, and those that serve something."""
    linked = [one for one in found if one["score"] >= threshold]
    return {
        "right": sum(one["found"] == one["right"] for one in linked),
        "wrong": sum(one["found"] != one["right"] for one in linked),
        "sentences": len(found),
        "serving": sum(one["right"] is not None for one in found),
    }


if __name__ == "__main__":
    sys.exit(main())
