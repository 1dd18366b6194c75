"""Fit a probe on SummEdits files, and say what it is worth on files it has not seen.

    python -m eval.summedits.fit FILE… --model NAME --layers N [--save PROBE] [--result FILE]
        [--seconds S]

Each file in turn is left out, a probe is fitted on the others and judged on it: these are the
figures to report. The probe that is saved is fitted on all files. States are kept in
``.cache/summedits/states``, so that a run cut off after ``--seconds`` (exit code 3) goes on.

A word counts as wrong when an edit that made the summary wrong put it there (compared with the
original summary). Half of the weight of the good words lies on those that harmless edits put there,
so that the probe cannot live on telling edited words from others.
"""

from __future__ import annotations

import argparse
import difflib
import hashlib
import json
import re
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from eval.provenance import provenance, save
from eval.summedits.__main__ import read_all, report
from eval.summedits.items import Item, by_document
from eval.summedits.probe import Floats, Probe, highest, rules, standard
from eval.summedits.reader import Reader, Words
from translator.gate.whole import Whole, new_in

_CACHE = Path(".cache/summedits/states")
_RIDGE = 3.0
_PENALTY = 10.0
_FOLDS = 5
_TOKEN = re.compile(r"\w+(?:['’-]\w+)*|[^\w\s]")

Flags = NDArray[np.bool_]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Table:
    """All items and their words: one row a word, the rows of an item together.

    Attributes:
        wrong: an item's label, shape (items,).
        file, doc: the number of its file and of its document, shape (items,).
        rules: what the rules found, shape (items, 3).
        starts: the first row of each item and, last, the number of rows.
        item: the item of each row.
        edited: whether an edit put the word there.
        states: float16 of shape (rows, width).
    """

    wrong: Flags
    file: Ints
    doc: Ints
    rules: Floats
    starts: Ints
    item: Ints
    edited: Flags
    states: NDArray[np.float16]


def main(arguments: Sequence[str] | None = None) -> int:
    """Read, fit, judge; 3 when the time was up before all states were read."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--model", required=True)
    parser.add_argument("--layers", type=int, required=True)
    parser.add_argument("--save", type=Path)
    parser.add_argument("--result", type=Path)
    parser.add_argument("--seconds", type=float, default=float("inf"))
    options = parser.parse_args(arguments)
    files = read_all(options.files)
    stop = time.monotonic() + options.seconds
    table = tabulate(files, options.model, options.layers, stop)
    if table is None:
        return 3
    flagged: dict[str, list[bool]] = {}
    for number, name in enumerate(files):
        probe = fit(table, np.flatnonzero(table.file != number), options.model, options.layers)
        chosen = np.flatnonzero(table.file == number)
        flagged[name] = [bool(p > 0.5) for p in probabilities(probe, table, chosen)]
    result = {
        "what": "each file judged by a probe fitted on the others",
        "model": options.model,
        "layers": options.layers,
        **report(files, flagged),
    }
    print(json.dumps(result, indent=1))
    if options.result:
        save(options.result, {**provenance("none"), **result})
    if options.save:
        fit(table, np.arange(len(table.wrong)), options.model, options.layers).save(options.save)
    return 0


def tabulate(files: dict[str, list[Item]], model: str, layers: int, stop: float) -> Table | None:
    """All states, from the cache or read now; ``None`` when ``stop`` has passed."""
    reader: Reader | None = None
    wrong, file, doc, ruled, lengths, edited, states = [], [], [], [], [], [], []
    documents = 0
    for number, items in enumerate(files.values()):
        for text, positions in by_document(items).items():
            summaries = [items[i].summary for i in positions]
            place = _CACHE / f"{model}-{layers}" / f"{_digest(text, summaries)}.npz"
            if not place.is_file():
                if time.monotonic() > stop:
                    return None
                reader = reader or Reader(model, layers)
                _keep(place, reader.read(text, summaries))
                print(f"{documents + 1} documents read", file=sys.stderr)
            whole = Whole.of(text)
            for position, words in zip(positions, _kept(place), strict=True):
                item = items[position]
                wrong.append(item.wrong)
                file.append(number)
                doc.append(documents)
                ruled.append(rules(new_in(item.summary, whole)))
                lengths.append(len(words.spans))
                edited.append(_edited(item, words.spans))
                states.append(words.states)
            documents += 1
    return Table(
        np.array(wrong),
        np.array(file),
        np.array(doc),
        np.array(ruled, np.float32),
        np.concatenate([[0], np.cumsum(lengths)]),
        np.repeat(np.arange(len(lengths)), lengths),
        np.concatenate(edited),
        np.concatenate(states),
    )


def fit(table: Table, chosen: Ints, model: str, layers: int) -> Probe:
    """A probe of the items ``chosen``.

    The regression sees scores of words by directions fitted without their own document.
    """
    sample = table.states[np.isin(table.item, chosen)][::7].astype(np.float32)
    centre = sample.mean(axis=0).astype(np.float16).astype(np.float32)
    scale = (sample.std(axis=0) + 1e-3).astype(np.float16).astype(np.float32)
    features = np.zeros((len(chosen), 6), np.float32)
    features[:, 5] = 1.0
    features[:, :3] = table.rules[chosen]
    turn = np.unique(table.doc[chosen], return_inverse=True)[1] % _FOLDS
    for fold in range(_FOLDS):
        direction = _direction(table, chosen[turn != fold], centre, scale)
        for row in np.flatnonzero(turn == fold):
            features[row, 3:5] = highest(_suspicion(table, chosen[row], centre, scale, direction))
    coefficients = _logistic(features, table.wrong[chosen])
    direction = _direction(table, chosen, centre, scale)
    return Probe(model, layers, centre, scale, direction, coefficients)


def probabilities(probe: Probe, table: Table, chosen: Ints) -> list[float]:
    """That each of the items is wrong."""
    found = []
    for item in chosen:
        words = _suspicion(table, item, probe.centre, probe.scale, probe.direction)
        features = np.array([*table.rules[item], *highest(words), 1.0], np.float32)
        found.append(float(1 / (1 + np.exp(-(features @ probe.coefficients)))))
    return found


def _suspicion(table: Table, item: int, centre: Floats, scale: Floats, direction: Floats) -> Floats:
    rows = slice(int(table.starts[item]), int(table.starts[item + 1]))
    return np.asarray(standard(table.states[rows], centre, scale) @ direction, np.float32)


def _direction(table: Table, chosen: Ints, centre: Floats, scale: Floats) -> Floats:
    """Ridge regression of "wrong" on the states, both sides of equal weight."""
    rows = np.flatnonzero(np.isin(table.item, chosen))
    wrong = table.wrong[table.item[rows]]
    edited = table.edited[rows]
    bad, harmless, untouched = wrong & edited, ~wrong & edited, ~edited
    weight = np.zeros(len(rows), np.float32)
    weight[bad] = 1 / max(1, bad.sum())
    weight[harmless] = 0.5 / max(1, harmless.sum())
    weight[untouched] = 0.5 / max(1, untouched.sum())
    states = standard(table.states[rows], centre, scale)
    total = weight.sum()
    states -= (weight @ states) / total
    aim = bad - (weight @ bad) / total
    gram = (states * weight[:, None]).T @ states
    gram[np.diag_indices_from(gram)] += _RIDGE * np.trace(gram) / len(gram)
    return np.asarray(np.linalg.solve(gram, states.T @ (weight * aim)), np.float32)


def _logistic(features: Floats, wrong: Flags) -> Floats:
    """Logistic regression by Newton's method, both classes of equal weight, lightly penalised."""
    spread = features.std(axis=0)
    spread[spread == 0] = 1.0
    scaled = features.astype(np.float64) / spread
    weight = np.where(wrong, 0.5 / max(1, wrong.sum()), 0.5 / max(1, (~wrong).sum())) * len(wrong)
    penalty = np.full(features.shape[1], _PENALTY)
    penalty[-1] = 1e-6
    found = np.zeros(features.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-(scaled @ found)))
        slope = scaled.T @ (weight * (wrong - chance)) - penalty * found
        curve = (scaled * (weight * chance * (1 - chance))[:, None]).T @ scaled + np.diag(penalty)
        found += np.linalg.solve(curve, slope)
    return np.asarray(found / spread, np.float32)


def _edited(item: Item, spans: Sequence[tuple[int, int]]) -> Flags:
    """Which words the original summary does not have in their place, or next to a gap."""
    before = [found[0].lower() for found in _TOKEN.finditer(item.original.strip())]
    after = list(_TOKEN.finditer(item.summary))
    match = difflib.SequenceMatcher(
        None, before, [found[0].lower() for found in after], autojunk=False
    )
    touched = np.zeros(len(item.summary) + 1, np.bool_)
    for kind, _, _, first, last in match.get_opcodes():
        if kind in {"replace", "insert"}:
            touched[after[first].start() : after[last - 1].end()] = True
        elif kind == "delete" and first < len(after):
            touched[after[first].start() : after[first].end()] = True
    return np.array([bool(touched[a:b].any()) for a, b in spans], np.bool_)


def _digest(text: str, summaries: Sequence[str]) -> str:
    return hashlib.sha256("\x00".join([text, *summaries]).encode()).hexdigest()[:16]


def _keep(place: Path, found: Sequence[Words]) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    scratch = place.with_suffix(".part.npz")
    np.savez(
        scratch,
        spans=np.array([span for words in found for span in words.spans]),
        lengths=np.array([len(words.spans) for words in found]),
        states=np.concatenate([words.states for words in found]),
    )
    scratch.replace(place)


def _kept(place: Path) -> list[Words]:
    with np.load(place) as kept:
        ends = np.cumsum(kept["lengths"])
        spans, states = kept["spans"], kept["states"]
    found = []
    for first, last in zip([0, *ends[:-1]], ends, strict=True):
        pairs = tuple((int(a), int(b)) for a, b in spans[first:last])
        found.append(Words(pairs, states[first:last]))
    return found


if __name__ == "__main__":
    raise SystemExit(main())
