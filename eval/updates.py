"""The whole flow over a JSONL of updates (``id``, ``kind``, ``text``).

    python -m eval.updates FILE --audience finance [--audience …] [--engine ID] [--limit N] [--json]

Prints, for each update and in total, sentences by origin, refusals, findings on the final text and
seconds. ``--save DIR`` keeps every translation as JSON; ``--result FILE`` writes the totals with
their provenance. A run that was cut goes on where it stopped when ``--save`` is given again.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from eval.measures import body, copied, invented, surer
from eval.provenance import provenance, save
from translator.errors import InputError, PlainbridgeError
from translator.ledger import account
from translator.pipeline import Translator
from translator.render import render
from translator.values import Translation


def main() -> int:
    """Run the measurement; the exit code is 1 when something was invented or crashed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--audience", action="append", default=[])
    parser.add_argument("--engine")
    parser.add_argument("--limit", type=int)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--save", type=Path)
    parser.add_argument("--result", type=Path)
    options = parser.parse_args()
    lines = options.file.read_text("utf-8").splitlines()
    updates = [json.loads(line) for line in lines if line.strip()][: options.limit]
    translator = Translator.load(options.engine)
    translator.start()
    audiences = options.audience or list(translator.audiences)
    rows: list[dict[str, Any]] = []
    for update in updates:
        rows += _update(translator, update, audiences, options.save)
        print(f"{update['id']}: {len(rows)} translations", file=sys.stderr)
    total = _total(rows)
    head = provenance(translator.engine.id)
    result = {**head, "total": total, "updates": rows}
    if options.result:
        save(options.result, {**head, "total": total, "updates": [_published(r) for r in rows]})
    print(json.dumps(result if options.json else total, ensure_ascii=False, indent=1))
    return 1 if total["crashes"] or total["invented"] else 0


def _update(
    translator: Translator, update: dict[str, Any], audiences: list[str], keep: Path | None
) -> list[dict[str, Any]]:
    rows = []
    for audience in audiences:
        kept = keep / f"{update['id']}.{audience}.json" if keep else None
        if kept and kept.is_file():
            rows.append(json.loads(kept.read_text("utf-8"))["row"])
            continue
        row = {"id": update["id"], "kind": update.get("kind"), "audience": audience}
        start = time.perf_counter()
        try:
            translation = translator.translate(update["text"], audience)
        except InputError as refusal:
            row |= {"refusal": f"{refusal} {refusal.hint}".strip()}
            translation = None
        except PlainbridgeError as crash:
            row |= {"crash": str(crash)}
            translation = None
        if translation:
            row |= _measured(translation, translator)
        row["seconds"] = round(time.perf_counter() - start, 3)
        rows.append(row)
        if kept:
            whole = json.loads(render(translation, "json")) if translation else None
            save(kept, {"row": row, "translation": whole})
    return rows


def _published(row: dict[str, Any]) -> dict[str, Any]:
    """A row with counts in the place of findings, which quote texts that are not ours."""
    quoting: dict[str, Any] = {key: len(row[key]) for key in ("invented", "surer") if key in row}
    return {**row, **quoting}


def _measured(translation: Translation, translator: Translator) -> dict[str, Any]:
    source = translation.sheet.update.text
    planned = [s for s in translation.sentences if s.how != "context"]
    given = {s.text for s in planned}
    return {
        "refusal": translation.refusal,
        "empty": not translation.refusal and not translation.text.strip(),
        "origins": dict(Counter(s.how for s in planned)),
        "sentences": len(given),
        "copied": copied(body(translation), source),
        "invented": invented(translation, translator.glossary),
        "ledger": dict(Counter(fact.fate for fact in account(translation).facts)),
        "surer": surer(translation),
        "refused_candidates": sum(len(s.refused) for s in planned),
        "failed_checks": dict(
            Counter(c.name for s in planned for r in s.refused for c in r.checks if not c.passed)
        ),
        "grade": [translation.source_reading.grade, translation.output_reading.grade],
        "words": [translation.source_reading.words, translation.output_reading.words],
        "first_sentence": round(translation.timing.first_sentence, 3),
    }


def _total(rows: list[dict[str, Any]]) -> dict[str, Any]:
    origins: Counter[str] = Counter()
    failed: Counter[str] = Counter()
    for row in rows:
        origins.update(row.get("origins", {}))
        failed.update(row.get("failed_checks", {}))
    planned = sum(origins.values())
    by_model = origins["model"] + origins["repaired"]
    shares = [row["copied"] for row in rows if row.get("copied") is not None]
    return {
        "translations": len(rows),
        "refusals": sum(bool(row.get("refusal")) for row in rows),
        "crashes": sum("crash" in row for row in rows),
        "empty": sum(bool(row.get("empty")) for row in rows),
        "planned_sentences": planned,
        "origins": dict(origins),
        "from_model": round(by_model / planned, 4) if planned else None,
        "copied_median": round(statistics.median(shares), 4) if shares else None,
        "invented": sum(len(row.get("invented", ())) for row in rows),
        "surer": sum(len(row.get("surer", ())) for row in rows),
        "ledger": dict(sum((Counter(row.get("ledger", {})) for row in rows), Counter())),
        "failed_checks": dict(failed.most_common()),
        "seconds": round(sum(row["seconds"] for row in rows), 1),
        "seconds_median": round(statistics.median(r["seconds"] for r in rows), 2) if rows else None,
    }


if __name__ == "__main__":
    raise SystemExit(main())
