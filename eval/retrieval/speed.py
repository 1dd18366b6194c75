"""How fast the nearest ten of many entries are found, and what the graph misses.

``python -m eval.retrieval.speed --result FILE`` fills an index of the product's kind with 100,000
entries, each with its two rows, and asks it the questions of ``queries.jsonl`` one by one on one
thread. Where other programs keep the machine busy, only the processor time tells how fast the index
is: the clock counts their turns, too. The entries are mixtures of two of the glossary's own rows
with noise, so that they crowd where real ones do; nobody has written 100,000 glosses.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from eval.provenance import provenance, save
from eval.retrieval.__main__ import QUERIES
from eval.retrieval.inputs import read_queries
from eval.retrieval.remembered import Encodes, Remembered
from translator.encoder import Encoder
from translator.glossary.index import SemanticIndex
from translator.glossary.load import load_glossary
from translator.glossary.vectors import VectorFile, build

Rows = NDArray[np.float32]
K = 10


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and save."""
    parser = argparse.ArgumentParser(prog="python -m eval.retrieval.speed", description=__doc__)
    parser.add_argument("--entries", type=int, default=100_000)
    parser.add_argument("--result", type=Path)
    given = parser.parse_args(arguments)
    model = Encoder()
    encoder = Remembered(model)
    asked = encoder.encode([q.query for q in read_queries(QUERIES)])
    rows = _mixtures(_real(encoder), 2 * given.entries)
    figures = _measure(rows, asked, encoder.digest)
    result = provenance("none") | {"encoder": model.model, "entries": given.entries} | figures
    if given.result:
        save(given.result, result)
    print(json.dumps(figures, indent=1))
    return 0


def _real(encoder: Encodes) -> Rows:
    with tempfile.TemporaryDirectory() as folder:
        index = SemanticIndex.of(load_glossary(), encoder, Path(folder))
        return np.concatenate([index.rows(at) for at in range(len(index.entries))])


def _mixtures(real: Rows, count: int) -> Rows:
    random = np.random.default_rng(0)
    one, other = (real[random.integers(len(real), size=count)] for _ in range(2))
    rows = one + np.float32(0.7) * other
    rows += random.standard_normal(rows.shape, dtype=np.float32) * np.float32(
        0.35 / np.sqrt(rows.shape[1])
    )
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return rows


def _measure(rows: Rows, asked: Rows, digest: str) -> dict[str, Any]:
    import faiss  # noqa: PLC0415

    start = time.perf_counter()
    index = build(rows)
    built = time.perf_counter() - start
    exact = faiss.IndexFlatIP(int(rows.shape[1]))
    exact.add(rows)
    faiss.omp_set_num_threads(1)
    with tempfile.TemporaryDirectory() as folder:
        file = VectorFile([str(n) for n in range(len(rows) // 2)], digest, Path(folder))
        file.keep(index)
        del index
        start = time.perf_counter()
        mapped = file.read()
        opened = time.perf_counter() - start
        times, found = _ask(mapped, asked)
        size = file.path.stat().st_size
    exact_times, right = _ask(exact, asked)
    same = [len(set(a) & set(b)) / K for a, b in zip(found, right, strict=True)]
    return {
        "rows": len(rows),
        "questions": len(asked),
        "kind": type(mapped).__name__,
        "milliseconds": times,
        "recall_at_10": round(float(np.mean(same)), 4),
        "exact_milliseconds": exact_times,
        "build_seconds": round(built, 1),
        "open_seconds": round(opened, 2),
        "megabytes_on_disk": round(size / 1e6),
    }


def _ask(index: Any, asked: Rows) -> tuple[dict[str, float], list[list[int]]]:  # noqa: ANN401
    """Milliseconds for a question, by the clock and of processor time, and what was found."""
    clock, processor, found = [], [], []
    for row in asked:
        start, busy = time.perf_counter(), time.thread_time()
        _, places = index.search(row[None, :], K)
        clock.append(1000 * (time.perf_counter() - start))
        processor.append(1000 * (time.thread_time() - busy))
        found.append(places[0].tolist())
    times = {
        "median": np.median(clock),
        "95th": np.percentile(clock, 95),
        "processor_median": np.median(processor),
        "processor_95th": np.percentile(processor, 95),
    }
    return {name: round(float(value), 2) for name, value in times.items()}, found


if __name__ == "__main__":
    sys.exit(main())
