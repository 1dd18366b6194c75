"""Acronyms of several meanings: how often the right one is taken, and how often none.

    python -m eval.acronyms [--sentences FILE] [--json] [--result FILE]

``sentences.jsonl`` holds one sentence a line: ``acronym``, ``text``, ``part`` and ``sense``, the id
of the concept meant, or null where a careful reader could not tell. The sentences were written
before the cues in the glossary, by the same author; those of the part "held-out" were not looked at
while the cues were mended. ``fresh.jsonl`` holds sentences written by somebody who saw only the
names of the senses, not their cues. An answer where nobody could tell counts as wrong. The exit
code is 1 when fewer than nine in ten answers are right.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.provenance import provenance, save
from translator.glossary.check import sentence_of
from translator.glossary.load import load_glossary
from translator.glossary.match import Matcher

SENTENCES = Path(__file__).with_name("sentences.jsonl")
BAR = 0.9


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence with its acronym, the concept meant (``None``: open) and the part it is in."""

    acronym: str
    text: str
    sense: str | None
    part: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """A case with the concept that the product took, ``None`` where it asks the author."""

    case: Case
    taken: str | None

    @property
    def right(self) -> bool:
        """Whether the concept meant was taken."""
        return self.taken is not None and self.taken == self.case.sense


def main() -> int:
    """Judge all sentences and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sentences", type=Path, default=SENTENCES)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--result", type=Path)
    options = parser.parse_args()
    measured = measure(cases(options.sentences), Matcher(load_glossary()))
    result = {**provenance("none"), **measured}
    if options.result:
        save(options.result, result)
    print(json.dumps(result if options.json else measured, ensure_ascii=False, indent=1))
    return 0 if measured["all"]["right_of_answered"] >= BAR else 1


def cases(path: Path = SENTENCES) -> list[Case]:
    """The test sentences of a file."""
    rows = (json.loads(line) for line in path.read_text("utf-8").splitlines())
    return [Case(row["acronym"], row["text"], row["sense"], row["part"]) for row in rows]


def measure(found: Sequence[Case], matcher: Matcher) -> dict[str, Any]:
    """Figures over all sentences and over each part, and every wrong answer."""
    outcomes = [Outcome(case, taken(case, matcher)) for case in found]
    names = dict.fromkeys(case.part for case in found)
    parts = {part: [o for o in outcomes if o.case.part == part] for part in names}
    return {
        "acronyms": len({case.acronym for case in found}),
        "all": figures(outcomes),
        **{part: figures(mine) for part, mine in parts.items()},
        "wrong": [
            {"text": o.case.text, "taken": o.taken, "meant": o.case.sense} for o in _wrong(outcomes)
        ],
    }


def taken(case: Case, matcher: Matcher) -> str | None:
    """The concept that the product takes the acronym of a sentence for."""
    for match in matcher.find(sentence_of(case.text)):
        if case.acronym in match.surface.split()[:1] or match.surface.startswith(case.acronym):
            return match.concept
    return None


def figures(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """Counts; ``right_of_answered`` is from 0 to 1, and 0 when nothing was answered."""
    answered = [o for o in outcomes if o.taken is not None]
    right = sum(o.right for o in answered)
    return {
        "sentences": len(outcomes),
        "answered": len(answered),
        "abstained": len(outcomes) - len(answered),
        "right": right,
        "right_of_answered": round(right / len(answered), 4) if answered else 0.0,
        "open_and_left_open": sum(o.taken is None and o.case.sense is None for o in outcomes),
    }


def _wrong(outcomes: Sequence[Outcome]) -> Iterator[Outcome]:
    return (o for o in outcomes if o.taken is not None and not o.right)


if __name__ == "__main__":
    raise SystemExit(main())
