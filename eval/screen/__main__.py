"""How well the screen works: planted values found, false alarms, leaks, speed.

    python -m eval.screen [FILE] [--json] [--result FILE]

FILE is a JSONL of updates (``id``, ``text``) in which the values are planted, and on which false
alarms are counted; without it the few texts of this package are used. The exit code is 1 when a bar
is missed: 98 % found, fewer than 2 false alarms in 1,000 words, no leak.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from eval.provenance import provenance, save
from eval.screen.heldout import HELD_OUT
from eval.screen.measures import alarms, found, leaks, milliseconds
from eval.screen.plant import PLANTED, cases, read
from eval.screen.secondheld import SECOND

FOUND_AT_LEAST = 0.98
FALSE_AT_MOST = 2.0
# What each set gave when it was measured for the first time, before a rule was changed by it.
FIRST_MEASURED = {
    "found": "116 of 240, with the rules that were there before",
    "found_held_out": "104 of 120",
    "found_held_out_second": "67 of 72",
}


def main() -> int:
    """Run the measurement."""
    parser = argparse.ArgumentParser(prog="python -m eval.screen", description=__doc__)
    parser.add_argument("file", type=Path, nargs="?")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--result", type=Path)
    options = parser.parse_args()
    updates = read(options.file)
    texts = [update["text"] for update in updates]
    own = [update["text"] for update in read(None)]
    result: dict[str, Any] = {
        **provenance("scripted"),
        "command": " ".join(["python -m eval.screen", *sys.argv[1:]]),
        "found": found(cases(texts)),
        "found_held_out": found(cases(texts, HELD_OUT, seed=11)),
        "found_held_out_second": found(cases(texts, SECOND, seed=13)),
        "first_measured": FIRST_MEASURED,
        "alarms": alarms(updates),
        "leaks": leaks(list(cases(own, (*PLANTED, *HELD_OUT, *SECOND)))),
        "milliseconds_for_600_words": milliseconds(texts),
    }
    if options.result:
        save(options.result, result)
    print(json.dumps(result, ensure_ascii=False, indent=1) if options.json else _lines(result))
    return 0 if _passes(result) else 1


def _passes(result: dict[str, Any]) -> bool:
    leaked = result["leaks"]
    return (
        result["found"]["share"] >= FOUND_AT_LEAST
        and result["alarms"]["false_per_1000_words"] < FALSE_AT_MOST
        and not leaked["text"] + leaked["pages"] + leaked["engine"]
    )


def _lines(result: dict[str, Any]) -> str:
    lines = []
    for name in ("found", "found_held_out", "found_held_out_second"):
        one = result[name]
        lines.append(f"{name}: {one['found']} of {one['planted']} ({one['share']:.1%})")
        lines += [
            f"  {kind}: {n}"
            for kind, n in one["by_kind"].items()
            if name == "found" or n.split(" of ")[0] != n.split(" of ")[1]
        ]
    alarm, leaked = result["alarms"], result["leaks"]
    lines += [
        f"false alarms: {alarm['false_per_1000_words']} in 1,000 words of {alarm['words']:,} "
        f"(false {alarm['false']}, true {alarm['true']}, not judged {alarm['not_judged']})",
        f"leaks in {leaked['translations']} translations: {leaked['text']} in texts, "
        f"{leaked['pages']} in JSON and HTML, {leaked['engine']} to the engine",
        *(f"  {where}: {n}" for where, n in leaked["where"].items()),
        f"shown where allowed: {leaked['shown_where_allowed']}",
        f"milliseconds for 600 words: {result['milliseconds_for_600_words']}",
        "passes" if _passes(result) else "MISSED",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    raise SystemExit(main())
