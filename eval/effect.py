"""Unexplained terms in 100 words: in the translation against its update.

    python -m eval.effect TEXTS [--saved DIR] [--audience ID …] [--json] [--result FILE]

TEXTS is a JSONL of updates with ``id`` and ``text``. DIR holds translations as ``python -m
eval.updates … --save DIR`` keeps them. Without it, each update is translated anew by code alone:
terms are treated before any model sees a sentence, so that an engine which repeats its note shows
what the glossary does.

A term is unexplained when the reader will probably stumble over it (``candidates.stumbling``) and
neither a bracket nor the list of words at the end explains it. A text counts a term once, however
often it uses it; ``places`` counts each time. What counts as explained, told apart:

``with_entry``: terms with an entry of the glossary, which a bracket or the list explains.
``labelled``: words from code that the list says to be technical names. They count as explained:
the reader learns that nothing is missed. ``terms_but_labels`` counts them as unexplained.
``named``: names that the list says the update does not explain. They count as unexplained.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from eval.provenance import provenance, save
from translator.audiences import Audience, load_audiences, load_topics
from translator.background import TECHNICAL, UNEXPLAINED
from translator.engines.base import Request
from translator.engines.scripted import ScriptedEngine
from translator.glossary.candidates import heading, stumbling
from translator.glossary.load import Glossary, load_glossary
from translator.glossary.match import Matcher
from translator.pipeline import Translator
from translator.render import render
from translator.sheet import make_sheet

READERS = ("executives", "customers")


@dataclass(frozen=True, slots=True)
class Unexplained:
    """Terms without an explanation: headings with how often, those with an entry, and words.

    ``labelled`` holds what is said to be a technical name and so is not among ``terms``; ``named``
    what is among them and said to be a name that the update does not explain.
    """

    terms: Counter[str]
    with_entry: Counter[str]
    words: int
    labelled: Counter[str] = field(default_factory=Counter)
    named: Counter[str] = field(default_factory=Counter)


class Meter:
    """Counts unexplained terms with one glossary."""

    def __init__(self, glossary: Glossary) -> None:
        self._glossary = glossary
        self._matcher = Matcher(glossary)

    def of_update(self, text: str, reader: Audience) -> Unexplained:
        """What the update leaves unexplained."""
        return self._count(text, reader, frozenset())

    def of_translation(self, made: dict[str, Any], reader: Audience) -> Unexplained:
        """What a translation, in its JSON form, leaves unexplained in the sentences it tells."""
        told = [one["text"] for one in made["sentences"] if one["how"] != "context"]
        lines = [one["text"] for one in made["sentences"] if one["how"] == "context"]
        listed = {line.partition(": ")[0].lower() for line in lines}
        explained = {
            use["concept"]
            for use in made["terms"]
            if use["action"] == "gloss" or use["surface"].lower() in listed
        }
        return self._count("\n\n".join(told), reader, frozenset(explained), *_names(lines))

    def _count(
        self,
        text: str,
        reader: Audience,
        explained: frozenset[str],
        labelled: frozenset[str] = frozenset(),
        named: frozenset[str] = frozenset(),
    ) -> Unexplained:
        found = stumbling(make_sheet(text, self._matcher), self._glossary, reader)
        left = [match for match in found if match.concept not in explained]
        plain = [match for match in left if match.surface not in labelled]
        return Unexplained(
            Counter(heading(match) for match in plain),
            Counter(heading(match) for match in plain if match.concept is not None),
            len(text.split()),
            Counter(heading(match) for match in left if match.surface in labelled),
            Counter(heading(match) for match in plain if match.surface in named),
        )


def _names(lines: Iterable[str]) -> tuple[frozenset[str], frozenset[str]]:
    """What the list of words says to be technical names, and what to be names unexplained."""
    labelled: set[str] = set()
    named: set[str] = set()
    for line in lines:
        first, _, rest = line.removesuffix(".").partition(": ")
        if rest in TECHNICAL:
            labelled.update(first.split(", "))
        elif first == UNEXPLAINED:
            named.update(rest.split(", "))
    return frozenset(labelled), frozenset(named)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--saved", type=Path)
    parser.add_argument("--audience", action="append", default=[])
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--result", type=Path)
    options = parser.parse_args()
    updates = [json.loads(line) for line in options.texts.read_text("utf-8").splitlines()]
    glossary = load_glossary()
    audiences = load_audiences()
    meter = Meter(glossary)
    measured: dict[str, Any] = {}
    engines = set()
    for name in options.audience or READERS:
        pairs = []
        for update, made in _translations(updates, name, options.saved, glossary):
            engines.add(made["engine"])
            if not made["refusal"]:
                before = meter.of_update(update["text"], audiences[name])
                pairs.append((before, meter.of_translation(made, audiences[name])))
        measured[name] = compare(pairs)
    result = {**provenance(", ".join(sorted(engines)) or "none"), **measured}
    if options.result:
        save(options.result, {k: _without_words(v) for k, v in result.items()})
    print(json.dumps(result if options.json else measured, ensure_ascii=False, indent=1))
    return 0


def compare(pairs: Sequence[tuple[Unexplained, Unexplained]]) -> dict[str, Any]:
    """Rates in 100 words before and after, and by which share (0 to 1) they fell."""
    rates: dict[str, Any] = {"updates": len(pairs)}
    for name, number in _COUNTS.items():
        before, after = (
            100
            * sum(number(pair[side]) for pair in pairs)
            / max(1, sum(pair[side].words for pair in pairs))
            for side in (0, 1)
        )
        fell = round(1 - after / before, 4) if before else None
        rates[name] = {"update": round(before, 2), "translation": round(after, 2), "fell": fell}
    left: Counter[str] = sum((after.terms for _, after in pairs), Counter())
    rates["left"] = dict(left.most_common(40))
    return rates


_COUNTS: dict[str, Callable[[Unexplained], int]] = {
    "terms": lambda one: len(one.terms),
    "places": lambda one: one.terms.total(),
    "with_entry": lambda one: len(one.with_entry),
    "terms_but_labels": lambda one: len(one.terms) + len(one.labelled),
    "labelled": lambda one: len(one.labelled),
    "named": lambda one: len(one.named),
}


def _translations(
    updates: Sequence[dict[str, Any]], audience: str, saved: Path | None, glossary: Glossary
) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    if saved is None:
        engine = ScriptedEngine(_repeat)
        translator = Translator(engine, glossary, load_audiences(), load_topics())
        for update in updates:
            yield update, json.loads(render(translator.translate(update["text"], audience), "json"))
        return
    for update in updates:
        path = saved / f"{update['id']}.{audience}.json"
        made = json.loads(path.read_text("utf-8"))["translation"] if path.is_file() else None
        if made:
            yield update, made


def _repeat(request: Request) -> str:
    return request.user.splitlines()[0] if request.user else ""


def _without_words(value: Any) -> Any:  # noqa: ANN401 - a row of a result
    """A row without the terms left, which quote texts that are not ours."""
    return {k: v for k, v in value.items() if k != "left"} if isinstance(value, dict) else value


if __name__ == "__main__":
    raise SystemExit(main())
