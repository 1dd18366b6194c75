"""How well the jargon finder does.

    python -m eval.jargon FILE [--texts TEXTS] [--json] [--result FILE]

FILE is in SoftNER's format. Precision, recall and F1 are those of the inventory of technical
things, as ``plainbridge glossary candidates`` lists it without an audience: that is what SoftNER's
annotators marked. ``reader`` has the same figures for what an executive is told of, ``simple`` for
rare or shaped words alone. Nothing was trained on SoftNER; its development split was read while the
sections of ``technical_words.txt`` were chosen, so another split may come out lower.

TEXTS is a JSONL of updates with the key ``text``; those that ``marks.jsonl`` knows by their digest
are compared with the marks.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from eval.jargon.marks import compare
from eval.jargon.softner import Post, rare_or_shaped, read, score
from eval.provenance import provenance, save
from translator.audiences import load_audiences
from translator.glossary.candidates import things
from translator.glossary.check import sentence_of
from translator.glossary.load import Glossary, load_glossary
from translator.glossary.match import Matcher
from translator.glossary.unknown import find_unknown

READER = "executives"


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--result", type=Path)
    options = parser.parse_args()
    glossary = load_glossary()
    matcher = Matcher(glossary)
    measured = softner(list(read(options.file)), glossary, matcher)
    if options.texts:
        lines = options.texts.read_text("utf-8").splitlines()
        texts = [json.loads(line)["text"] for line in lines if line.strip()]
        measured["updates"] = compare(texts, matcher, glossary, load_audiences())
    if options.result:
        save(options.result, {**provenance("none"), **measured})
    if options.json:
        print(json.dumps(measured, indent=1))
    else:
        for name, value in measured.items():
            print(f"{name}: {value}")
    return 0


def softner(posts: list[Post], glossary: Glossary, matcher: Matcher) -> dict[str, Any]:
    """The figures on SoftNER's sentences."""

    def listed(text: str) -> list[tuple[int, int]]:
        sentence = sentence_of(text)
        found = things(sentence, matcher.find(sentence), matcher)
        return [(match.plain_start, match.plain_end) for match in found]

    def told(text: str) -> list[tuple[int, int]]:
        sentence = sentence_of(text)
        terms = matcher.find(sentence)
        spans = [(match.plain_start, match.plain_end) for match in terms]
        flagged = [m for m in terms if _explained(m.concept or "", glossary)]
        found = (*flagged, *find_unknown(sentence, (*spans, *matcher.non_terms(sentence))))
        return [(match.plain_start, match.plain_end) for match in found]

    return {
        **score(posts, listed).rounded(),
        "sentences": len(posts),
        "entities": sum(len(post.gold) for post in posts),
        "reader": score(posts, told).rounded(),
        "simple": score(posts, rare_or_shaped).rounded(),
    }


def _explained(concept: str, glossary: Glossary) -> bool:
    return glossary.get(concept).policy_for(READER) != "keep"


if __name__ == "__main__":
    raise SystemExit(main())
