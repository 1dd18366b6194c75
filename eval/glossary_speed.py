"""How long loading and matching take with a large glossary.

    python -m eval.glossary_speed [--concepts N] [--words N] [--json] [--result FILE]

The shipped glossary is filled up with made concepts (two rare words and a variant each) and written
to a folder of its own; the text is made of the glossary's own example sentences and of the made
terms. ``first`` loads from YAML and inflects every name; ``again`` finds both in the cache, as
every later start does. ``match_first`` is the first pass over the text, which also loads the tables
of English word forms; ``match`` is the median of ten further passes. All figures are seconds on the
wall clock, ``cpu`` those of the processor.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import yaml
from wordfreq import top_n_list

from eval.provenance import provenance, save
from translator import resources
from translator.glossary.check import sentence_of
from translator.glossary.layers import BUILT_IN, Layer
from translator.glossary.load import Glossary, load_layers
from translator.glossary.match import Matcher
from translator.values import Sentence

Made = TypeVar("Made")
PASSES = 10


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--concepts", type=int, default=10_000)
    parser.add_argument("--words", type=int, default=10_000)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--result", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch, _caches_in(Path(scratch) / "cache"):
        measured = measure(Path(scratch) / "glossary", options.concepts, options.words)
    result = {**provenance("none"), **measured}
    if options.result:
        save(options.result, result)
    print(json.dumps(result if options.json else measured, indent=1))
    return 0


def measure(folder: Path, concepts: int, words: int) -> dict[str, Any]:
    """Write a glossary of ``concepts`` entries to ``folder`` and time it."""
    _fill(folder, concepts)
    layer = (Layer(BUILT_IN, folder),)
    glossary, first_load = _timed(lambda: load_layers(layer))
    _, first_build = _timed(lambda: Matcher(glossary))
    glossary, load = _timed(lambda: load_layers(layer))
    matcher, build = _timed(lambda: Matcher(glossary))
    text = _text(glossary, words)
    found, match_first = _timed(lambda: _find(matcher, text))
    passes = [_timed(lambda: _find(matcher, text))[1] for _ in range(PASSES)]
    return {
        "concepts": len(glossary.concepts),
        "words": sum(len(sentence.plain.split()) for sentence in text),
        "terms_found": found,
        "first": {"load": first_load, "matcher": first_build},
        "again": {"load": load, "matcher": build},
        "match_first": match_first,
        "match": {
            name: round(statistics.median(one[name] for one in passes), 4)
            for name in ("seconds", "cpu")
        },
    }


def _fill(folder: Path, concepts: int) -> None:
    folder.mkdir(parents=True)
    own = 0
    for path in sorted(resources.folder("glossary").glob("*.yaml")):
        text = path.read_text("utf-8")
        (folder / path.name).write_text(text, encoding="utf-8")
        own += text.count("\n  - id: ")
    draw = random.Random(0)  # noqa: S311 - no secret
    rare = [word for word in top_n_list("en", 60_000)[3000:] if word.isalpha() and len(word) > 3]
    made = []
    for number in range(max(0, concepts - own)):
        one, two = draw.sample(rare, 2)
        made.append(
            {
                "id": f"made-{number}",
                "term": f"{one} {two}",
                "variants": [f"{two} of {one}"],
                "definition": f"A thing with the number {number} that stands for nothing.",
                "gloss": f"thing number {number}",
                "policy": {"default": "gloss"},
            }
        )
    file = {"domain": "made", "concepts": made}
    (folder / "made.yaml").write_text(yaml.safe_dump(file, sort_keys=False), encoding="utf-8")


def _text(glossary: Glossary, words: int) -> list[Sentence]:
    examples = [
        hit if one.hits else f"We moved the {one.term} to another place on Monday."
        for one in glossary.concepts.values()
        for hit in (one.hits or ("",))
    ]
    random.Random(1).shuffle(examples)  # noqa: S311 - no secret
    text: list[Sentence] = []
    while words > 0:
        text.append(sentence_of(examples[len(text) % len(examples)]))
        words -= len(text[-1].plain.split())
    return text


def _find(matcher: Matcher, text: list[Sentence]) -> int:
    return sum(len(matcher.find(sentence)) for sentence in text)


def _timed(made: Callable[[], Made]) -> tuple[Made, dict[str, float]]:
    wall, cpu = time.perf_counter(), time.process_time()
    result = made()
    return result, {
        "seconds": round(time.perf_counter() - wall, 4),
        "cpu": round(time.process_time() - cpu, 4),
    }


@contextmanager
def _caches_in(folder: Path) -> Iterator[None]:
    """Keep the caches of the measurement apart from the user's."""
    before = os.environ.get("XDG_CACHE_HOME")
    os.environ["XDG_CACHE_HOME"] = str(folder)
    try:
        yield
    finally:
        if before is None:
            del os.environ["XDG_CACHE_HOME"]
        else:
            os.environ["XDG_CACHE_HOME"] = before


if __name__ == "__main__":
    raise SystemExit(main())
