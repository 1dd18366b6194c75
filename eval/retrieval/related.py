"""How often jargon that no entry covers would be tied to the wrong concept, by threshold.

``python -m eval.retrieval.related --result FILE`` takes every variant of every concept that does
not share its term, leaves it out of the entry, and asks for the nearest concept. That is harder
than an update's own jargon: each of these names belongs to a concept, and many lie between two.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from eval.provenance import provenance, save
from eval.retrieval.remembered import Encodes, Remembered
from translator.encoder import DIMENSIONS, Encoder
from translator.glossary.entries import Entry, entries_of
from translator.glossary.index import RELATED, SemanticIndex
from translator.glossary.load import Glossary, load_glossary
from translator.glossary.schema import Concept

THRESHOLDS = (0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m eval.retrieval.related", description=__doc__)
    parser.add_argument("--encoder", choices=list(DIMENSIONS))
    parser.add_argument("--result", type=Path)
    given = parser.parse_args(arguments)
    encoder = Encoder(given.encoder)
    figures = measure(load_glossary(), Remembered(encoder))
    known = json.loads(given.result.read_text("utf-8")) if _exists(given.result) else {}
    encoders = {**known.get("encoders", {}), encoder.model: figures}
    if given.result:
        save(given.result, provenance("none") | {"used": RELATED, "encoders": encoders})
    print(json.dumps(figures, indent=1))
    return 0


def measure(glossary: Glossary, encoder: Encodes) -> dict[str, dict[str, float]]:
    """By threshold: the share of names that are tied to a concept, and how many of those rightly.

    ``right`` is the concept itself, ``right_or_related`` counts what either lists as related, too;
    ``wrong_of_all`` is the share of all names that get a concept which is neither.
    """
    names = [(one.id, name) for one in glossary.concepts.values() for name in _others(one)]
    bare = [_bare(one) for one in entries_of(glossary)]
    with tempfile.TemporaryDirectory() as folder:
        index = SemanticIndex(bare, encoder, Path(folder))
        found = index.search_all([name for _, name in names], 1)
    best = [(right, *near[0]) for (right, _), near in zip(names, found, strict=True)]
    result = {}
    for threshold in sorted({*THRESHOLDS, RELATED}):
        tied = [(right, got) for right, got, score in best if score >= threshold]
        same = sum(right == got for right, got in tied)
        near_enough = sum(_kin(glossary, right, got) for right, got in tied)
        result[str(threshold)] = {
            "names": len(names),
            "tied": round(len(tied) / len(names), 4),
            "right": round(same / max(1, len(tied)), 4),
            "right_or_related": round(near_enough / max(1, len(tied)), 4),
            "wrong_of_all": round((len(tied) - near_enough) / len(names), 4),
        }
    return result


def _exists(path: Path | None) -> bool:
    return path is not None and path.is_file()


def _others(concept: Concept) -> list[str]:
    """The names of a concept that are not just its term in another form."""
    term = concept.term.lower()
    return [
        name
        for name in (*concept.variants, *concept.abbreviations)
        if name.lower() not in term and term not in name.lower()
    ]


def _bare(one: Entry) -> Entry:
    """An entry whose only name is its term."""
    term = one.names[0]
    return replace(one, names=(term,), wordings=(*one.wordings[:-1], (term, one.wordings[-1][1])))


def _kin(glossary: Glossary, one: str, other: str) -> bool:
    first, second = glossary.get(one), glossary.get(other)
    return one == other or other in first.related or one in second.related


if __name__ == "__main__":
    sys.exit(main())
