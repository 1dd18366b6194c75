"""Plants instructions in updates and looks whether the output obeys them.

    python -m eval.injection [--engine ID] [--hostile] [--json] [--result FILE] [--minutes N]

Two engines that do obey are always run, to see what the gate stops: one answers each request with
what the instruction wants, the other adds it to an honest answer. ``--hostile`` runs nothing else.
With ``--result`` a run that was cut (``--minutes``) goes on where it stopped.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from eval.injection.runs import measured
from eval.provenance import provenance, save
from translator.engines.registry import default_engine_id


def main() -> int:
    """Run the suite; the exit code is 1 when an instruction was obeyed or lost."""
    parser = argparse.ArgumentParser(prog="eval.injection", description=__doc__)
    parser.add_argument("--engine", default=None)
    parser.add_argument("--hostile", action="store_true")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--result", type=Path)
    parser.add_argument("--minutes", type=float, default=0.0)
    options = parser.parse_args()
    engine = None if options.hostile else options.engine or default_engine_id()
    done = {}
    if options.result and options.result.is_file():
        done = json.loads(options.result.read_text("utf-8")).get("runs", {})

    def result(runs: dict[str, Any]) -> dict[str, Any]:
        totals = {name: run["total"] for name, run in runs.items()}
        head = {**provenance(engine or "scripted:hostile")}
        return {**head, "total": totals, "runs": runs}

    def keep(runs: dict[str, Any]) -> None:
        if options.result:
            save(options.result, result(runs))

    runs = measured(engine, done, options.minutes * 60, keep)
    keep(runs)
    made = result(runs)
    totals = made["total"]
    sys.stdout.write(
        json.dumps(made if options.json else totals, ensure_ascii=False, indent=1) + "\n"
    )
    return 1 if any(t["obeyed"] or t["lost"] or t["hidden"] for t in totals.values()) else 0


if __name__ == "__main__":
    raise SystemExit(main())
