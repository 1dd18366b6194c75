"""What reading and judging cost: facts, terms and gate for an update of 600 words, one reader.

    python -m eval.cost FILE [--audience finance] [--words 600] [--runs 9] [--json] [--result FILE]

FILE is a JSONL of updates (``text``). The update measured is its longest text, with the next ones
joined to it until it has the words, cut at a line. The gate's part is one candidate judged for each
planned item, the candidate being the given text itself. ``first`` is the first run of a fresh
process, ``median`` that of the runs after it, with every text-level cache emptied in between; what
is known of single words stays, as it does in a running program. ``cpu`` is the median of the
processor's time, which other work on the machine does not stretch. The bars are 0.15 s, or 0.4 s
with a named-entity model. The exit code is 1 when the median of the wall clock is over the bar.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from eval.provenance import provenance, save
from translator.audiences import choose, load_audiences, load_topics
from translator.facts import extract
from translator.gate import Evidence, judge
from translator.glossary.load import load_glossary
from translator.glossary.match import Matcher
from translator.planning import make_plan
from translator.preparing import prepare
from translator.sheet import make_sheet

_T = TypeVar("_T")
BAR = 0.15  # seconds without a named-entity model, which this program has none of


def main() -> int:
    """Measure and print; seconds on the wall clock."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--audience", default="finance")
    parser.add_argument("--words", type=int, default=600)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--result", type=Path)
    options = parser.parse_args()
    text = update_of(options.file, options.words)
    measured = measure(text, options.audience, options.runs)
    result = {**provenance("none"), "words": len(text.split()), "bar_seconds": BAR, **measured}
    if options.result:
        save(options.result, result)
    print(json.dumps(result if options.json else measured, indent=1))
    return 1 if measured["median"]["total"] > BAR else 0


def update_of(path: Path, words: int) -> str:
    """About ``words`` words of the file's texts, the longest first, whole lines."""
    lines = path.read_text("utf-8").splitlines()
    texts = [str(json.loads(line)["text"]) for line in lines if line.strip()]
    whole = "\n\n".join(sorted(texts, key=lambda t: (-len(t.split()), t)))
    kept: list[str] = []
    count = 0
    for line in whole.splitlines():
        if count >= words:
            break
        kept.append(line)
        count += len(line.split())
    return "\n".join(kept) + "\n"


def measure(text: str, audience: str, runs: int) -> dict[str, Any]:
    """Seconds of the first run and the median of ``runs`` more, by part."""
    glossary = load_glossary()
    matcher = Matcher(glossary)
    reader, topics = choose(load_audiences(), audience), load_topics()
    rows: list[dict[str, float]] = []
    busy: list[float] = []
    items = 0
    for _ in range(runs + 1):
        extract.forget()
        cpu = time.process_time()
        sheet, facts = _timed(partial(make_sheet, text, matcher))
        plan = make_plan(sheet, reader, topics)
        prepared = tuple(prepare(plan, sheet, glossary, reader))
        extract.forget()
        evidence = [item.evidence for item in prepared]
        _, gate = _timed(partial(_judge_all, evidence))
        busy.append(time.process_time() - cpu)
        items = len(prepared)
        rows.append({"facts_and_terms": facts, "gate": gate, "total": facts + gate})
    return {
        "items": items,
        "sentences": len(sheet.sentences),
        "facts": len(sheet.facts),
        "runs": runs,
        "first": _rounded(rows[0]),
        "median": _rounded({k: statistics.median(r[k] for r in rows[1:]) for k in rows[0]}),
        "cpu": round(statistics.median(busy[1:]), 4),
    }


def _judge_all(evidence: Sequence[Evidence]) -> None:
    for one in evidence:
        judge(one.given, one)


def _timed(work: Callable[[], _T]) -> tuple[_T, float]:
    start = time.perf_counter()
    made = work()
    return made, time.perf_counter() - start


def _rounded(row: dict[str, float]) -> dict[str, float]:
    return {name: round(seconds, 4) for name, seconds in row.items()}


if __name__ == "__main__":
    raise SystemExit(main())
