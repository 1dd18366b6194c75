"""The gate against damage: ``python -m eval.mutations [--json] [--show FAMILY] [--result FILE]``.

Prints the share of damage caught, over all and in the worst family, and of faithful sentences
passed (on pairs that nobody tuned on, and on the own pairs). ``--show`` lists what was missed in a
family, ``--sample`` a few mutations of each family to read.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from pathlib import Path

from eval.mutations.suite import mutations, run
from eval.provenance import provenance, save


def main() -> int:
    """Run the suite; the exit code is 0, whatever it finds."""
    parser = argparse.ArgumentParser(prog="python -m eval.mutations", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--show", metavar="FAMILY", help="list what was missed (or 'all')")
    parser.add_argument("--sample", type=int, metavar="N", help="print N mutations of each family")
    parser.add_argument("--result", type=Path, help="write the figures with their provenance")
    options = parser.parse_args()
    if options.show or options.sample:
        _list(options.show, options.sample)
        return 0
    result = run()
    if options.result:
        command = " ".join(["python -m eval.mutations", *sys.argv[1:]])
        save(options.result, {**provenance("none"), "command": command, **result})
    if options.json:
        print(json.dumps(result, ensure_ascii=False, indent=1))
        return 0
    for name, row in result["by_family"].items():
        print(f"{name:20} {row['caught']:4} of {row['n']:4}")
    for name in (
        "caught",
        "worst_family",
        "passed_faithful",
        "passed_own",
        "passed_development",
        "judge_ms",
    ):
        print(f"{name:20} {result[name]}")
    return 0


def _list(show: str | None, sample: int | None) -> None:
    rows: dict[str, list[str]] = {}
    for m in mutations():
        if sample or (show in {"all", m.family} and not m.caught):
            line = f"  {m.pair.given}\n    {m.damaged}\n    {', '.join(m.by) or 'MISSED'}"
            rows.setdefault(m.family, []).append(line)
    for family, lines in rows.items():
        chosen = random.Random(1).sample(lines, min(sample, len(lines))) if sample else lines  # noqa: S311
        print("\n".join([family, *chosen]))


if __name__ == "__main__":
    raise SystemExit(main())
