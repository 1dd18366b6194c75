"""How long an exercise takes: FILE is JSON Lines of updates (``id``, ``kind``, ``text``).

    python -m eval.exercises.timing FILE [--engine ID] [--minutes 60] [--result FILE]

The longest update of each kind is taken. Timed is the whole exercise, checks included, with the
engine loaded and nothing worded before; beside it the files of it as one archive. The exit code is
1 when one took more than 60 seconds.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from pathlib import Path
from typing import Any

from eval.provenance import provenance, save
from translator.exercises.maker import ExerciseMaker, ExerciseReady, Wish
from translator.exercises.packs import zipped
from translator.pipeline import Translator

_BAR = 60.0  # seconds on two cores


def main() -> int:
    """Run the measurement."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--engine")
    parser.add_argument("--minutes", type=int, default=60)
    parser.add_argument("--result", type=Path)
    options = parser.parse_args()
    lines = options.file.read_text("utf-8").splitlines()
    longest: dict[str, dict[str, Any]] = {}
    for update in (json.loads(line) for line in lines if line.strip()):
        known = longest.get(update["kind"])
        if known is None or len(update["text"]) > len(known["text"]):
            longest[update["kind"]] = update
    translator = Translator.load(options.engine)
    start = time.perf_counter()
    translator.start()
    ready = time.perf_counter() - start
    maker = ExerciseMaker(translator)
    rows = [_row(maker, update, options.minutes) for update in longest.values()]
    seconds = [row["seconds"] for row in rows]
    total = {
        "exercises": len(rows),
        "engine_ready_seconds": round(ready, 2),
        "bar_seconds": _BAR,
        "within_bar": sum(s <= _BAR for s in seconds),
        "seconds_median": round(statistics.median(seconds), 2),
        "seconds_worst": max(seconds),
        "first_step_worst": max(row["first_step"] for row in rows),
        "archive_worst": max(row["archive_seconds"] for row in rows),
    }
    if options.result:
        save(options.result, {**provenance(translator.engine.id), "total": total, "rows": rows})
    print(json.dumps(total, indent=1))
    return int(max(seconds) > _BAR)


def _row(maker: ExerciseMaker, update: dict[str, Any], minutes: int) -> dict[str, Any]:
    start = time.perf_counter()
    first = 0.0
    for event in maker.stream(update["text"], Wish(minutes=minutes)):
        first = first or time.perf_counter() - start
        if isinstance(event, ExerciseReady):
            exercise = event.exercise
    done = time.perf_counter() - start
    zipped(exercise)
    packed = time.perf_counter() - start - done
    print(f"{update['id']}: {done:.1f} s", file=sys.stderr)
    return {
        "id": update["id"],
        "kind": update["kind"],
        "words": len(update["text"].split()),
        "seconds": round(done, 2),
        "first_step": round(first, 3),
        "archive_seconds": round(packed, 2),
    }


if __name__ == "__main__":
    raise SystemExit(main())
