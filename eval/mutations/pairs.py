"""The faithful pairs: a source and what a careful editor made of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from translator.gate import Evidence

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Pair:
    """``sentence`` says what ``source`` says; ``given`` is the source in plain words."""

    id: str
    reader: str
    source: str
    given: str
    sentence: str

    @property
    def evidence(self) -> Evidence:
        """What the gate compares the sentence with."""
        return Evidence(self.source, self.given)


def own_pairs() -> tuple[Pair, ...]:
    """The pairs that the gate was tuned on, each with its two rewordings."""
    return tuple(_pairs(HERE / "pairs.yaml"))


def development_pairs() -> tuple[Pair, ...]:
    """Free rewordings, written before the gate judged any, that its tables were then widened on."""
    return tuple(_pairs(HERE / "rewrites.yaml"))


def held_out_pairs() -> tuple[Pair, ...]:
    """Pairs by another hand that nobody tuned on; empty where the file is not there."""
    files = sorted(p for p in HERE.glob("held_out.*") if p.suffix in {".yaml", ".yml", ".jsonl"})
    return tuple(pair for file in files for pair in _pairs(file))


def read_yaml(name: str) -> Any:  # noqa: ANN401 - data of several shapes
    """A data file of this package."""
    return yaml.safe_load((HERE / name).read_text("utf-8"))


def _pairs(file: Path) -> Iterator[Pair]:
    text = file.read_text("utf-8")
    if file.suffix == ".jsonl":
        rows = [json.loads(line) for line in text.splitlines() if line.strip()]
    else:
        rows = yaml.safe_load(text)
        rows = rows.get("pairs", rows) if isinstance(rows, dict) else rows
    for number, row in enumerate(rows):
        worded = [row[key] for key in ("sentence", "again", "rewrite", "target") if key in row]
        worded += row.get("sentences", [])
        for turn, sentence in enumerate(worded):
            yield Pair(
                f"{row.get('id', number)}{'ab'[turn] if turn < 2 else turn}",
                str(row.get("reader", row.get("audience", "executives"))),
                row["source"],
                row.get("given") or row["source"],
                sentence,
            )
