"""How long the memory needs to find an approved sentence among many.

    python -m eval.memory_speed --result eval/results/memory_speed.json

The pairs are made of the glossary's own example sentences, each for many invented systems and
teams, all for one reader: the hardest case, since most pairs share most of their words with
thousands of others. Asked are sentences that the memory has (exact), the same with one to three
words changed, added or lost (near), and sentences it has nothing like (strange). Each figure is the
time of one question in milliseconds, the file on disk and warm; ``cpu`` is the processor's time,
which other work on the machine does not stretch. The bar is 20 ms; the exit code is 1 when the
processor's p95 of any kind of question is above it.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from eval.provenance import provenance, save
from translator.glossary.load import load_glossary
from translator.memory.book import Memory
from translator.memory.values import Pair, Wording

READER = "finance"
PAIRS = 100_000
QUESTIONS = 300
BAR = 20.0  # milliseconds
SYSTEMS = (
    "booking billing payroll warehouse invoice portal checkout archive search mail identity "
    "reporting customer partner mobile branch claims treasury shipping returns catalogue pricing "
    "contract lending deposit settlement tax audit stock loyalty travel"
).split()
TEAMS = "Lisbon Oslo Porto Turin Ghent Aarhus Basel Cork Graz Leeds".split()
STRANGE = (
    "Zebras quietly photograph {number1} marble staircases beneath the opera house.",
    "Every violinist borrowed an umbrella on {weekday1} from the lighthouse keeper.",
)


def sources() -> list[str]:
    """As many different source sentences as asked for."""
    hits = [hit for one in load_glossary().concepts.values() for hit in one.hits]
    made = []
    for team in TEAMS:
        for system in SYSTEMS:
            for hit in hits:
                made.append(f"For the {system} system in {team}, {hit[0].lower()}{hit[1:]}")
                if len(made) == PAIRS:
                    return made
    return made


def changed(source: str, draw: random.Random) -> str:
    """A sentence with one to three of its words changed, added or lost."""
    words = source.split()
    for _ in range(draw.randint(1, 3)):
        place = draw.randrange(1, len(words))
        what = draw.choice(("change", "add", "lose"))
        if what == "lose" and len(words) > 4:
            words.pop(place)
        elif what == "add":
            words.insert(place, draw.choice(("also", "again", "partly", "briefly")))
        else:
            words[place] = draw.choice(("nearly", "outage", "release", "another"))
    return " ".join(words)


def timed(ask: Callable[[str], Sequence[object]], questions: Sequence[str]) -> dict[str, float]:
    """Milliseconds a question, on the wall clock and of the processor; the share that found any."""
    wall: list[float] = []
    cpu: list[float] = []
    found = 0
    for question in questions:
        start, busy = time.perf_counter(), time.thread_time()
        found += bool(ask(question))
        cpu.append((time.thread_time() - busy) * 1000)
        wall.append((time.perf_counter() - start) * 1000)
    return {
        "median_ms": round(statistics.median(wall), 2),
        "p95_ms": round(_share(wall, 0.95), 2),
        "cpu_median_ms": round(statistics.median(cpu), 2),
        "cpu_p95_ms": round(_share(cpu, 0.95), 2),
        "cpu_max_ms": round(max(cpu), 2),
        "found": round(found / len(questions), 3),
    }


def _share(times: Sequence[float], share: float) -> float:
    return sorted(times)[int(len(times) * share)]


def measure(folder: Path) -> dict[str, Any]:
    """Fill a memory in ``folder`` and ask it."""
    draw = random.Random(7)  # noqa: S311 - a sample, no secret
    known = sources()
    memory = Memory(folder / "memory.sqlite3")
    when = "2026-01-01T00:00:00+00:00"
    start = time.perf_counter()
    memory.add(
        [
            Pair(0, Wording(READER, source, f"Said plainly: {source}"), "approved", "x", when, when)
            for source in known
        ]
    )
    filling = time.perf_counter() - start
    asked = draw.sample(known, QUESTIONS)
    memory.near(READER, known[0])

    def exact(question: str) -> Sequence[object]:
        return memory.exact(READER, question)

    def near(question: str) -> Sequence[object]:
        return memory.near(READER, question)

    result = {
        "pairs": sum(memory.stats().states.values()),
        "questions": QUESTIONS,
        "filling_s": round(filling, 1),
        "file_mb": round(memory.path.stat().st_size / 1e6, 1),
        "exact": timed(exact, asked),
        "near": timed(near, [changed(source, draw) for source in asked]),
        "strange": timed(near, STRANGE * (QUESTIONS // 2)),
    }
    memory.close()
    return result


def main() -> int:
    """Measure, print, and keep the result where asked to."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--result", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = measure(Path(folder))
    for name, value in found.items():
        print(f"{name}: {value}")
    if given.result:
        save(given.result, {**provenance("none"), "bar_ms": BAR, **found})
    slowest = max(found[name]["cpu_p95_ms"] for name in ("exact", "near", "strange"))
    return 1 if slowest > BAR else 0


if __name__ == "__main__":
    raise SystemExit(main())
