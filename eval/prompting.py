"""Ways of asking the model for one sentence, judged by the same gate.

    python -m eval.prompting FILE [--engine ID] [--items N] [--json] [--result FILE]

Draws sentences from a JSONL of updates (``text``) with a fixed seed, asks for each once, greedily,
in each way, and prints the share that the gate passes, the share of the passed text's 8-word runs
that are copied, and how many were returned unchanged.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from eval.measures import ngrams
from eval.provenance import provenance, save
from translator.drafting import tidy
from translator.engines.base import Engine, Request
from translator.engines.registry import create, default_engine_id
from translator.gate import Evidence, judge, passes
from translator.passages import parse
from translator.plain import plain_words
from translator.prompts import load_prompt

_PLAIN = (
    "You rewrite notes from an IT team in plain, everyday English for business readers. Say "
    "exactly what the note says: the same numbers, names, dates, conditions, doubts. Add no "
    "reason, opinion or promise. Answer with one or two sentences and nothing else."
)
_SMOOTH = (
    "Make this note from an IT team clear, complete sentences. Change as little as possible. Keep "
    "every number, name, date, condition and word of doubt. Add nothing."
)


def ways() -> dict[str, Any]:
    """Each way as a function from a note to (what the gate compares with, request)."""
    draft = load_prompt("draft.v1")
    listed = "\n\n".join(f"Note: {asked}\nText: {said}" for asked, said in draft.examples)

    def asked(system: str) -> Any:  # noqa: ANN401
        return lambda note: (note, Request(system, f"Note: {note}", max_tokens=150))

    return {
        "rewrite in plain language, no examples": asked(_PLAIN),
        "smooth, change as little as possible, no examples": asked(_SMOOTH),
        "examples listed in the system turn": asked(f"{draft.system}\n\n{listed}"),
        "examples as earlier turns": lambda note: (note, draft.request(max_tokens=150, note=note)),
        "plain words by code first, examples as earlier turns": lambda note: (
            plain_words(note),
            draft.request(max_tokens=150, note=plain_words(note)),
        ),
    }


def main() -> int:
    """Measure all ways on the same sentences."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--engine", default=default_engine_id())
    parser.add_argument("--items", type=int, default=40)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--result", type=Path)
    options = parser.parse_args()
    notes = _notes(options.file, options.items)
    engine = create(options.engine)
    engine.start()
    figures = {name: _measure(engine, notes, way) for name, way in ways().items()}
    result = {**provenance(engine.id), "sentences": len(notes), "ways": figures}
    if options.result:
        save(options.result, result)
    print(json.dumps(result if options.json else figures, indent=1, ensure_ascii=False))
    return 0


def _notes(path: Path, count: int) -> list[str]:
    draw = random.Random(5)  # noqa: S311 - a sample, not a secret
    notes: list[str] = []
    for line in path.read_text("utf-8").splitlines():
        passages = parse(json.loads(line)["text"])
        own = [
            s.plain
            for p in passages
            if p.kind in {"paragraph", "bullet", "row"}
            for s in p.sentences
            if 4 < len(s.plain.split()) < 60
        ]
        notes += draw.sample(own, min(2, len(own)))
    draw.shuffle(notes)
    return notes[:count]


def _measure(engine: Engine, notes: list[str], way: Any) -> dict[str, Any]:  # noqa: ANN401
    asked = [way(note) for note in notes]
    start = time.perf_counter()
    answers = {c.index: c.text for c in engine.complete([request for _, request in asked])}
    seconds = time.perf_counter() - start
    passed, unchanged, runs, copies = 0, 0, 0, 0
    failed: Counter[str] = Counter()
    for index, (given, _) in enumerate(asked):
        candidate = tidy(answers[index])
        checks = judge(candidate, Evidence(notes[index], given))
        failed.update(c.name for c in checks if not c.passed)
        if passes(checks):
            passed += 1
            unchanged += candidate == tidy(notes[index])
            known = set(ngrams(notes[index]))
            runs += len(ngrams(candidate))
            copies += sum(run in known for run in ngrams(candidate))
    print(f"{passed} of {len(notes)}", file=sys.stderr)
    return {
        "passed": round(passed / len(notes), 3),
        "copied": round(copies / runs, 3) if runs else None,
        "unchanged": unchanged,
        "seconds": round(seconds, 1),
        "failed_checks": dict(failed.most_common()),
    }


if __name__ == "__main__":
    raise SystemExit(main())
