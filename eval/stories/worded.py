"""Wordings that a model gave before, taken from translations saved by ``eval.updates --save``.

A story words each sentence exactly as the translation does. Where a translation of the same update
by the same engine was saved, its wording is offered to the gate again in the place of the model;
what the gate then refuses, and every sentence that no saved translation holds, the model words:

    python -m eval.stories.worded WANTED.jsonl --book BOOK.jsonl [--seconds S] [--engine ID]

WANTED is what ``python -m eval.stories … --book BOOK --wanted WANTED`` found to be unanswered.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from translator.audiences import Audience
from translator.engines.base import Cancel, Completion, Engine, Request, never
from translator.engines.registry import create, default_engine_id
from translator.gate import judge, passes
from translator.passages import lead
from translator.pipeline import Translator
from translator.stories.frames import load_settings
from translator.stories.grouping import groups_of
from translator.stories.values import Report
from translator.stories.wording import Wording
from translator.values import Span

_BATCH = 16


class Worded:
    """An engine that knows answers given before, and asks another for the rest.

    Answers lie in ``book``, a JSONL of request digests and texts. Without another engine what is
    unknown gets an empty answer, which the gate refuses, and is written to ``wanted``: so that the
    model can be asked for all of it in one go, by ``ask``.
    """

    def __init__(self, inner: Engine | None, engine: tuple[str, str], book: Path) -> None:
        self.inner, self.book = inner, book
        self.id, self.model = engine
        self.known: dict[str, str] = {}
        self.answers = _read(book)
        self.wanted: dict[str, Request] = {}
        self._unanswered: set[str] = set()

    def start(self) -> None:
        """Nothing is loaded before it is needed."""

    def complete(
        self, requests: Sequence[Request], *, seed: int = 0, cancel: Cancel = never
    ) -> Iterator[Completion]:
        """Known answers at once, the rest from the other engine."""
        left: list[int] = []
        for index, request in enumerate(requests):
            note = request.user.splitlines()[0] if request.user else ""
            answer = self.answers.get(digest(request))
            if answer is None and request.temperature == 0:
                answer = self.known.get(note)
            if answer is None and self.inner is None:
                self._want(request, note)
                answer = ""
            if answer is None:
                left.append(index)
            else:
                yield Completion(index, answer, complete=True)
        if left and self.inner is not None:
            yield from self._asked(self.inner, requests, left, seed, cancel)

    def _want(self, request: Request, note: str) -> None:
        """A repair is wanted only of what the model has been asked before."""
        first = request.temperature == 0 and "\n" not in request.user
        if first:
            self._unanswered.add(note)
        if first or note not in self._unanswered:
            self.wanted[digest(request)] = request

    def _asked(
        self,
        inner: Engine,
        requests: Sequence[Request],
        left: Sequence[int],
        seed: int,
        cancel: Cancel,
    ) -> Iterator[Completion]:
        inner.start()
        with self.book.open("a", encoding="utf-8") as book:
            for done in inner.complete([requests[i] for i in left], seed=seed, cancel=cancel):
                index = left[done.index]
                text = done.text if done.complete else ""
                self.answers[digest(requests[index])] = text
                book.write(json.dumps([digest(requests[index]), text], ensure_ascii=False) + "\n")
                book.flush()
                yield Completion(index, done.text, done.complete)

    def close(self) -> None:
        """Free the other engine."""
        if self.inner is not None:
            self.inner.close()

    def save_wanted(self, path: Path) -> None:
        """Write the requests that have no answer yet."""
        rows = (json.dumps(asdict(request), ensure_ascii=False) for request in self.wanted.values())
        path.write_text("".join(f"{row}\n" for row in rows), "utf-8")

    def learn(
        self, translator: Translator, text: str, audience: Audience, update: str, folder: Path
    ) -> None:
        """Take in what saved translations of one update say, as far as the gate lets it pass."""
        said = _said(update, folder, self.id)
        report = Report(0, "", translator.facts(text))
        groups, _, _ = groups_of(report, audience, translator.topics)
        items = tuple(item for group in groups for item in group.items)
        for one in Wording(translator, load_settings()).prepare(report, items, audience):
            span = (one.item.sentence.start, one.item.sentence.end)
            for candidate in said[span]:
                if one.lead and candidate.startswith(f"{one.lead}:"):
                    continue  # code puts the label in front
                if passes(judge(candidate, one.evidence)):
                    self.known[one.evidence.given] = candidate
                    break


def digest(request: Request) -> str:
    """What names a request: its words and how they are drawn."""
    named = f"{request.system}\0{request.user}\0{request.temperature}\0{request.max_tokens}"
    return hashlib.sha256(named.encode()).hexdigest()[:24]


def _read(book: Path) -> dict[str, str]:
    if not book.is_file():
        return {}
    lines = book.read_text("utf-8").splitlines()
    return dict(json.loads(line) for line in lines if line.strip())


def main() -> int:
    """Ask the model for what a run wanted; the exit code is 3 when time ran out before the end."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("wanted", type=Path)
    parser.add_argument("--book", type=Path, required=True)
    parser.add_argument("--seconds", type=float, default=300)
    parser.add_argument("--engine")
    options = parser.parse_args()
    engine = create(options.engine or default_engine_id())
    worded = Worded(engine, (engine.id, engine.model), options.book)
    rows = [json.loads(line) for line in options.wanted.read_text("utf-8").splitlines()]
    examples = [tuple((asked, said) for asked, said in row.pop("examples")) for row in rows]
    requests = [
        Request(**{**row, "stop": tuple(row["stop"]), "examples": pairs})
        for row, pairs in zip(rows, examples, strict=True)
    ]
    left = [r for r in requests if digest(r) not in worded.answers]
    end = time.perf_counter() + options.seconds
    while left and time.perf_counter() < end:
        batch, left = left[:_BATCH], left[_BATCH:]
        for _ in worded.complete(batch):
            pass
        print(f"{len(left)} left", flush=True)
    engine.close()
    return 3 if left else 0


def _said(update: str, folder: Path, engine: str) -> dict[Span, list[str]]:
    """The model's wordings by place, without explanations and labels, over all readers."""
    found: dict[Span, list[str]] = defaultdict(list)
    for path in sorted(folder.glob(f"{update}.*.json")):
        whole = json.loads(path.read_text("utf-8")).get("translation")
        if not whole or whole["engine"] != engine:
            continue
        for sentence in whole["sentences"]:
            if sentence["how"] in {"model", "repaired"} and len(sentence["sources"]) == 1:
                text = _bare(sentence["text"].removeprefix("- "), whole)
                start, end = sentence["sources"][0]
                found[start, end] += [text, lead(text)[1]]
    return found


def _bare(text: str, whole: dict[str, Any]) -> str:
    for term in whole["terms"]:
        _, opened, rest = term["said"].partition(" (")
        if term["action"] == "gloss" and opened:
            text = text.replace(f" ({rest}", "")
    return text


if __name__ == "__main__":
    raise SystemExit(main())
