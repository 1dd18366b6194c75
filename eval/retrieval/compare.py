"""Compares ways to find a concept: encoders, wordings, pooling, words, and how they are joined.

``python -m eval.retrieval.compare --encoder NAME --result FILE`` measures the ways on the
development half of the questions and adds the table to FILE under the encoder's name. What the
product uses is measured on both halves. ``--folder`` takes any sentence-transformers folder instead
of an encoder that Plainbridge knows.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from eval.provenance import provenance, save
from eval.retrieval.__main__ import QUERIES
from eval.retrieval.inputs import Query, read_queries
from eval.retrieval.measures import CUT, rank_of, summary
from eval.retrieval.remembered import Remembered
from translator import weights
from translator.encoder import DIMENSIONS, Encoder
from translator.glossary.entries import Entry, entries_of
from translator.glossary.index import SemanticIndex
from translator.glossary.lexical import Lexical
from translator.glossary.load import Glossary, load_glossary
from translator.glossary.search import Retriever

Scores = NDArray[np.float32]
_MIXES: dict[str, dict[str, float]] = {
    "definition and gloss": {"definition": 1, "gloss": 1},
    "with analogy": {"definition": 1, "gloss": 1, "analogy": 0.5},
    "with analogy and names": {"definition": 1, "gloss": 1, "analogy": 0.5, "names": 0.2},
    "all alike": {"definition": 1, "gloss": 1, "analogy": 1, "names": 1},
}
_CHOSEN = "with analogy and names"


class _Folder:
    """An encoder out of any sentence-transformers folder."""

    def __init__(self, folder: Path) -> None:
        self.model = folder.name
        self.digest = weights.digest(folder / "model.safetensors")
        self._folder = folder
        self._loaded: Any = None

    def encode(self, texts: list[str]) -> Scores:
        """As ``Encoder.encode``."""
        if self._loaded is None:
            with weights.offline():
                from sentence_transformers import SentenceTransformer  # noqa: PLC0415

                self._loaded = SentenceTransformer(str(self._folder), local_files_only=True)
        made = self._loaded.encode(texts, normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(made, dtype=np.float32)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure one encoder and add it to the result."""
    parser = argparse.ArgumentParser(prog="python -m eval.retrieval.compare", description=__doc__)
    parser.add_argument("--encoder", choices=list(DIMENSIONS))
    parser.add_argument("--folder", type=Path, help="a sentence-transformers folder")
    parser.add_argument("--result", type=Path, required=True)
    given = parser.parse_args(arguments)
    chosen = _Folder(given.folder) if given.folder else Encoder(given.encoder)
    encoder = Remembered(chosen)
    glossary, queries = load_glossary(), read_queries(QUERIES)
    table = _table(glossary, [q for q in queries if q.part == "dev"], encoder)
    for part in ("dev", "held"):
        table[f"product, {part}"] = _product(glossary, queries, part, encoder)
    known = json.loads(given.result.read_text("utf-8")) if given.result.is_file() else {}
    encoders = {**known.get("encoders", {}), chosen.model: table}
    result = provenance("none") | {
        "concepts": len(entries_of(glossary)),
        "questions": {part: sum(q.part == part for q in queries) for part in ("dev", "held")},
        "encoders": encoders,
    }
    save(given.result, result)
    print(json.dumps(table, indent=1))
    return 0


def _product(glossary: Glossary, queries: Sequence[Query], part: str, encoder: Any) -> Any:  # noqa: ANN401
    asked = [q for q in queries if q.part == part]
    with tempfile.TemporaryDirectory() as folder:
        retriever = Retriever(SemanticIndex.of(glossary, encoder, Path(folder)))
        found = [[glossary.get(f.id).term for f in retriever.search(q.query, CUT)] for q in asked]
    return summary([rank_of(q.term, names) for q, names in zip(asked, found, strict=True)])


def _table(glossary: Glossary, queries: Sequence[Query], encoder: Any) -> dict[str, Any]:  # noqa: ANN401
    entries = entries_of(glossary)
    terms = [glossary.get(one.id).term for one in entries]
    asked = encoder.encode([q.query for q in queries])
    texts = _texts(glossary, entries)
    fields = {name: encoder.encode(list(rows)) for name, rows in texts.items()}
    cosines = {name: asked @ rows.T for name, rows in fields.items()}
    words = np.stack([Lexical(entries).scores(q.query) for q in queries])
    ways = _ways(fields, cosines, asked, words)
    return {name: _figures(scores, queries, terms) for name, scores in ways}


def _texts(glossary: Glossary, entries: Sequence[Entry]) -> dict[str, list[str]]:
    concepts = [glossary.get(one.id) for one in entries]
    return {
        "definition": [c.definition or c.gloss for c in concepts],
        "gloss": [c.gloss or c.definition for c in concepts],
        "analogy": [c.analogy or c.definition or c.gloss for c in concepts],
        "names": [one.wordings[-1][0] for one in entries],
        "term, gloss and definition in one": [
            f"{c.term}: {c.gloss}. {c.definition}" for c in concepts
        ],
    }


def _ways(
    fields: Mapping[str, Scores], cosines: Mapping[str, Scores], asked: Scores, words: Scores
) -> Iterator[tuple[str, Scores]]:
    for name, scores in cosines.items():
        yield f"{name} alone", scores
    yield (
        "nearest of definition, gloss, analogy",
        np.maximum.reduce([cosines[name] for name in ("definition", "gloss", "analogy")]),
    )
    mixed: dict[str, Scores] = {}
    for name, parts in _MIXES.items():
        rows = sum(np.float32(weight) * fields[field] for field, weight in parts.items())
        assert isinstance(rows, np.ndarray)  # noqa: S101
        mixed[name] = asked @ (rows / np.linalg.norm(rows, axis=1, keepdims=True)).T
        yield f"mean, {name}", mixed[name]
    chosen = np.maximum(mixed[_CHOSEN], cosines["names"])
    yield "mean or names, whichever is nearer", chosen
    yield "BM25 alone", words
    for share in (0.2, 0.4, 0.6, 0.8):
        yield f"sum with {share} × BM25", chosen + np.float32(share) * words
    for k in (10, 60):
        fused = 1 / (k + _ranks(chosen)) + 1 / (k + _ranks(words))
        yield f"reciprocal ranks, k = {k}", fused.astype(np.float32)


def _ranks(scores: Scores) -> NDArray[np.int64]:
    order = np.argsort(-scores, axis=1, kind="stable")
    ranks = np.empty_like(order)
    np.put_along_axis(ranks, order, np.arange(1, scores.shape[1] + 1)[None, :], axis=1)
    return ranks


def _figures(scores: Scores, queries: Sequence[Query], terms: Sequence[str]) -> dict[str, float]:
    best = np.argsort(-scores, axis=1, kind="stable")[:, :CUT]
    ranks = [
        rank_of(q.term, [terms[at] for at in row]) for q, row in zip(queries, best, strict=True)
    ]
    return summary(ranks)


if __name__ == "__main__":
    sys.exit(main())
