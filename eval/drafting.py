"""The drafting step alone: one item, one greedy answer, judged by the gate.

    python -m eval.drafting FILE [--engine ID] [--prompt ID] [--sample N] [--json] [--result FILE]

FILE is a JSONL of items (``source``, ``context``, ``audience`` or ``reader``) or of whole updates
(``text``), whose planned sentences are then the items, for every reader. Terms are found and
treated by the flow. Prints the share whose first answer passes, the share of technical terms that
stay unexplained, the median length against the source, and seconds. ``--save FILE`` keeps the
answers; ``--answers FILE…`` judges kept ones by the gate of today, and asks no engine.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.measures import ngrams
from eval.provenance import provenance, save
from translator.audiences import load_audiences, load_topics
from translator.drafting import Drafter, tidy
from translator.engines.registry import create, default_engine_id
from translator.gate import Evidence, judge, passes
from translator.glossary.load import load_glossary
from translator.glossary.match import Matcher
from translator.planning import make_plan
from translator.preparing import Prepared, explain, prepare
from translator.prompts import load_prompt
from translator.sheet import make_sheet
from translator.values import Item, Plan


@dataclass(frozen=True, slots=True)
class Task:
    """One item as the flow hands it to the engine: its sentences together."""

    source: str
    evidence: Evidence
    glosses: tuple[tuple[str, str], ...]
    terms: int
    unexplained: int


def main() -> int:
    """Measure one engine with one prompt."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--engine", default=default_engine_id())
    parser.add_argument("--prompt", help="the engine's own by default")
    parser.add_argument("--sample", type=int, help="so many items, drawn with --seed")
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--result", type=Path)
    parser.add_argument("--save", type=Path)
    parser.add_argument("--answers", type=Path, nargs="+", metavar="FILE")
    options = parser.parse_args()
    lines = options.file.read_text("utf-8").splitlines()
    tasks = read([json.loads(line) for line in lines if line.strip()])
    if options.sample and options.sample < len(tasks):
        tasks = random.Random(options.seed).sample(tasks, options.sample)  # noqa: S311
    if options.answers:
        runs = [judged_again(tasks, path) for path in options.answers]
        if options.result:
            save(options.result, {**provenance("none"), "runs": runs})
        print(json.dumps(runs, indent=1, ensure_ascii=False))
        return 0
    engine = create(options.engine)
    engine.start()
    prompt = load_prompt(options.prompt) if options.prompt else Drafter.of(engine).draft
    requests = [
        prompt.request(max_tokens=32 + 3 * len(t.evidence.given.split()), note=t.evidence.given)
        for t in tasks
    ]
    start = time.perf_counter()
    answers = {c.index: c.text for c in engine.complete(requests)}
    seconds = time.perf_counter() - start
    engine.close()
    texts = [tidy(answers[i]) for i in range(len(tasks))]
    figures = {**measured(tasks, texts), "seconds": round(seconds, 1)}
    result = {**provenance(options.engine), "prompt": prompt.id, **figures}
    if options.save:
        kept = [
            {
                "source": task.source,
                "given": task.evidence.given,
                "said": said,
                "passed": passes(judge(said, task.evidence)),
            }
            for task, said in zip(tasks, texts, strict=True)
        ]
        about = {"engine": options.engine, "prompt": prompt.id, "seconds": round(seconds, 1)}
        save(options.save, {**about, "answers": kept})
    if options.result:
        save(options.result, result)
    print(json.dumps(result if options.json else figures, indent=1, ensure_ascii=False))
    return 0


def judged_again(tasks: Sequence[Task], path: Path) -> dict[str, Any]:
    """The figures of kept answers by today's gate; those to notes that changed since are left out.

    Raises:
        ValueError: hardly a note is as it was.
    """
    kept = json.loads(path.read_text("utf-8"))
    said = {answer["given"]: answer["said"] for answer in kept["answers"]}
    same = [task for task in tasks if task.evidence.given in said]
    if len(same) < 0.9 * len(said):
        raise ValueError(f"{path}: only {len(same)} of {len(said)} notes are as they were")
    about = {key: kept[key] for key in ("engine", "prompt", "seconds") if key in kept}
    return {**about, **measured(same, [said[task.evidence.given] for task in same])}


def read(rows: Sequence[dict[str, Any]]) -> list[Task]:
    """Rows as tasks, through the flow's own parsing, terms and plain words."""
    glossary, audiences = load_glossary(), load_audiences()
    matcher = Matcher(glossary)
    topics = load_topics()
    tasks: dict[str, Task] = {}
    for row in rows:
        if "text" in row:
            sheet = make_sheet(row["text"], matcher)
            for audience in audiences.values():
                plan = make_plan(sheet, audience, topics)
                for one in prepare(plan, sheet, glossary, audience):
                    task = _task(one.evidence.source, one.evidence.label, (one,))
                    tasks.setdefault(task.evidence.given, task)
        else:
            audience = audiences[row.get("audience") or row["reader"]]
            sheet = make_sheet(row["source"], matcher)
            items = tuple(Item(s, "") for p in sheet.passages for s in p.sentences)
            prepared = tuple(prepare(Plan("", items, ()), sheet, glossary, audience))
            tasks[f"{audience.id} {row['source']}"] = _task(
                row["source"], row.get("context", ""), prepared
            )
    return list(tasks.values())


def _task(source: str, label: str, prepared: tuple[Prepared, ...]) -> Task:
    given = " ".join(p.evidence.given for p in prepared)
    uses = [use for p in prepared for use in p.uses]
    return Task(
        source,
        Evidence(
            source=" ".join(p.evidence.source for p in prepared),
            given=given,
            label=label,
            terms=tuple(term for p in prepared for term in p.evidence.terms),
            forbidden=tuple(term for p in prepared for term in p.evidence.forbidden),
        ),
        tuple(gloss for p in prepared for gloss in p.glosses),
        len(uses),
        sum(use.concept is None or use.action == "none" for use in uses),
    )


def measured(tasks: Sequence[Task], texts: Sequence[str]) -> dict[str, Any]:
    """The figures of a set of first answers."""
    passed, copies, runs = 0, 0, 0
    failed: Counter[str] = Counter()
    lengths = []
    bare = 0
    for task, text in zip(tasks, texts, strict=True):
        checks = judge(text, task.evidence)
        passed += passes(checks)
        failed.update(check.name for check in checks if not check.passed)
        lengths.append(len(text.split()) / max(1, len(task.source.split())))
        known = set(ngrams(task.source))
        runs += len(ngrams(text))
        copies += sum(run in known for run in ngrams(text))
        shown = explain(text, task.glosses)
        bare += task.unexplained + sum(bracket not in shown for _, bracket in task.glosses)
    terms = sum(task.terms for task in tasks)
    return {
        "items": len(tasks),
        "first_try_pass": round(passed / len(tasks), 4) if tasks else None,
        "unexplained_terms": round(bare / terms, 4) if terms else None,
        "length_ratio": round(statistics.median(lengths), 3) if lengths else None,
        "copied": round(copies / runs, 4) if runs else None,
        "failed_checks": dict(failed.most_common()),
    }


if __name__ == "__main__":
    raise SystemExit(main())
