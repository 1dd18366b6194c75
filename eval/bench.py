"""Speed and memory on this machine, beside the same weights prompted once for the whole text.

    python -m eval.bench [--engine ID] [--runs N] [--json] [--result FILE]

Each figure comes from a fresh process, so that nothing is warm that a user would find cold. "one
prompt" is what a user gets from a chat window: the same model and library, asked for the whole
text.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import psutil

from eval.measures import body, copied
from eval.provenance import provenance, save
from translator.engines.base import Request
from translator.engines.registry import create, default_engine_id
from translator.pipeline import Translator
from translator.values import SentenceReady, SheetReady, TranslationReady

SAMPLE = Path(__file__).resolve().parent.parent / "examples" / "status_report.md"
_CHAT = (
    "Rewrite this IT update in plain business language for a chief financial officer. Explain or "
    "avoid technical terms. Keep every number, date and uncertainty. Do not add anything."
)


def main() -> int:
    """Run all measurements and print them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engine", default=default_engine_id())
    parser.add_argument("--file", type=Path, default=SAMPLE)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--result", type=Path)
    parser.add_argument("--one", choices=("flow", "prompt", "import"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(_ONE[options.one](options.engine, options.file.read_text("utf-8"))))
        return 0
    rows: dict[str, list[dict[str, float]]] = {"import": [], "flow": [], "prompt": []}
    for _ in range(options.runs):
        for name, found in rows.items():
            found.append(_child(name, options.engine, options.file))
    figures = {name: _medians(found) for name, found in rows.items()}
    ratio = figures["flow"]["total_seconds"] / figures["prompt"]["total_seconds"]
    result = {
        **provenance(options.engine),
        "sample_words": len(options.file.read_text("utf-8").split()),
        "runs": options.runs,
        "median": figures,
        "flow_over_one_prompt": round(ratio, 2),
    }
    if options.result:
        save(options.result, result)
    print(json.dumps(result if options.json else {**figures, "ratio": ratio}, indent=1))
    return 0


def _flow(engine: str, text: str) -> dict[str, float]:
    start = time.perf_counter()
    translator = Translator.load(engine)
    translator.start()
    translator.facts("The team moved the service to the new server on Monday.")
    ready = time.perf_counter()
    figures = {"engine_ready_seconds": ready - start}
    for event in translator.stream(text, ["finance"]):
        passed = time.perf_counter() - ready
        if isinstance(event, SheetReady):
            figures["facts_seconds"] = passed
        elif isinstance(event, SentenceReady):
            figures.setdefault("first_sentence_seconds", passed)
        elif isinstance(event, TranslationReady):
            figures["total_seconds"] = passed
            share = copied(body(event.translation), text)
            figures["copied"] = share if share is not None else 0.0
    figures["peak_memory_gb"] = _peak()
    return figures


def _prompt(engine: str, text: str) -> dict[str, float]:
    model = create(engine)
    model.start()
    ready = time.perf_counter()
    answer = next(iter(model.complete([Request(_CHAT, text, max_tokens=700)])))
    return {
        "total_seconds": time.perf_counter() - ready,
        "copied": copied(answer.text, text) or 0.0,
        "peak_memory_gb": _peak(),
    }


def _import(engine: str, text: str) -> dict[str, float]:
    code = "import time; s=time.perf_counter(); import translator; print(time.perf_counter()-s)"
    done = subprocess.run(  # noqa: S603 - our own interpreter and words
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    return {"seconds": float(done.stdout)}


def _peak() -> float:
    memory = psutil.Process().memory_info()
    peak = getattr(memory, "peak_wset", None)
    if peak is None:
        import resource  # noqa: PLC0415 - there is none on Windows

        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return float(peak) / 1e9


def _child(name: str, engine: str, path: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "eval.bench", "--one", name, "--engine", engine]
    done = subprocess.run(  # noqa: S603 - our own interpreter and words
        [*command, "--file", str(path)], capture_output=True, text=True, check=True
    )
    found: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def _medians(found: list[dict[str, float]]) -> dict[str, float]:
    return {key: round(statistics.median(row[key] for row in found), 3) for key in found[0]}


_ONE: dict[str, Any] = {"flow": _flow, "prompt": _prompt, "import": _import}

if __name__ == "__main__":
    raise SystemExit(main())
