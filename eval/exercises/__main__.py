"""Exercises of 30 and 120 minutes from each update of a JSONL (``id``, ``kind``, ``text``).

    python -m eval.exercises FILE [--engine ID] [--limit N] [--save DIR] [--result FILE]

Each update gets the archetype that is proposed for it. ``--save DIR`` keeps every exercise, so that
a run that was cut goes on where it stopped. ``--worded DIR`` takes the model's wording from what
``eval.updates --audience all-staff --save DIR`` kept; then no time is measured. The exit code is 1
when anything crashed or was invented, a fact has no source, or the linter objects.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from eval.exercises.measures import measured
from eval.exercises.worded import read_worded
from eval.provenance import provenance, save
from translator.errors import InputError, PlainbridgeError
from translator.exercises.files import to_dict
from translator.exercises.maker import AUDIENCE, ExerciseMaker, Wish
from translator.pipeline import Translator

_DAY = date(2030, 1, 7)  # equal runs give equal exercises
_LENGTHS = (30, 120)
_ZERO = ("invented", "unsourced", "false_quotes", "real_names", "lint")


def main() -> int:
    """Run the measurement."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--engine")
    parser.add_argument("--limit", type=int)
    parser.add_argument("--save", type=Path)
    parser.add_argument("--worded", type=Path)
    parser.add_argument("--result", type=Path)
    options = parser.parse_args()
    lines = options.file.read_text("utf-8").splitlines()
    updates = [json.loads(line) for line in lines if line.strip()][: options.limit]
    maker = ExerciseMaker(Translator.load(options.engine))
    if not options.worded:
        maker.translator.start()
    rows: list[dict[str, Any]] = []
    for update in updates:
        rows += [_row(maker, update, m, options) for m in _LENGTHS]
        print(f"{update['id']}: {len(rows)} exercises", file=sys.stderr)
    total = _total(rows)
    result = {**provenance(maker.translator.engine.id), "total": total, "exercises": rows}
    if options.result:
        save(options.result, result)
    print(json.dumps(total, ensure_ascii=False, indent=1))
    return 1 if total["crashes"] or any(total[name] for name in _ZERO) else 0


def _row(
    maker: ExerciseMaker, update: dict[str, Any], minutes: int, options: argparse.Namespace
) -> dict[str, Any]:
    kept = options.save / f"{update['id']}.{minutes}.json" if options.save else None
    if kept and kept.is_file():
        done: dict[str, Any] = json.loads(kept.read_text("utf-8"))["row"]
        return done
    row: dict[str, Any] = {"id": update["id"], "kind": update.get("kind"), "minutes": minutes}
    wish = Wish(minutes=minutes, date=_DAY)
    exercise = None
    try:
        if options.worded:
            path = options.worded / f"{update['id']}.{AUDIENCE}.json"
            translation = read_worded(path, update["text"], maker.translator)
            exercise = maker.make_from(translation, wish)
        else:
            start = time.perf_counter()
            exercise = maker.make(update["text"], wish)
            row["seconds"] = round(time.perf_counter() - start, 2)
            translation = maker.translator.translate(update["text"], AUDIENCE)
        row |= measured(exercise, translation, maker.translator.glossary)
    except InputError as refusal:
        row |= {"refusal": f"{refusal} {refusal.hint}".strip()}
    except PlainbridgeError as crash:
        row |= {"crash": str(crash)}
    if kept:
        save(kept, {"row": row, "exercise": to_dict(exercise) if exercise else None})
    return row


def _total(rows: list[dict[str, Any]]) -> dict[str, Any]:
    made = [row for row in rows if "archetype" in row]
    origins: Counter[str] = Counter()
    shared: Counter[str] = Counter()
    for row in made:
        origins.update(row["origins"])
        shared.update(row["sharing"])
    first = [r["seconds"] for r in made if r["minutes"] == _LENGTHS[0] and "seconds" in r]
    return {
        "updates": len({row["id"] for row in rows}),
        "exercises": len(made),
        "refusals": sum("refusal" in row for row in rows),
        "crashes": sum("crash" in row for row in rows),
        **{name: sum(row[name] for row in made) for name in _ZERO},
        "archetypes": dict(Counter(r["archetype"] for r in made if r["minutes"] == _LENGTHS[0])),
        "source_sentences": sum(row["source_sentences"] for row in made),
        "origins": dict(origins),
        "with_update_in_injects": sum(row["injects_with_update"] > 0 for row in made),
        "safe_to_share": sum(not row["sharing"] for row in made),
        "sharing": dict(shared),
        "grade_median": _median([row["grade"] for row in made]),
        "seconds_median": _median(first),
        "seconds_worst": max(first, default=None),
    }


def _median(values: list[float]) -> float | None:
    return round(statistics.median(values), 2) if values else None


if __name__ == "__main__":
    raise SystemExit(main())
