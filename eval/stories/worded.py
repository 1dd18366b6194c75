"""Wordings that a model gave before, taken from translations saved by ``eval.updates --save``.

A story words each sentence exactly as the translation does. Where a translation of the same update
by the same engine was saved, its wording is offered to the gate again in the place of the model;
what the gate then refuses, and every sentence that no saved translation holds, the model words.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from translator.audiences import Audience
from translator.engines.base import Cancel, Completion, Engine, Request, never
from translator.gate import judge, passes
from translator.passages import lead
from translator.pipeline import Translator
from translator.stories.frames import load_settings
from translator.stories.material import groups_of
from translator.stories.values import Report
from translator.stories.wording import Wording
from translator.values import Span


class Worded:
    """An engine that asks another only for what was never worded; it counts both."""

    def __init__(self, inner: Engine) -> None:
        self.inner = inner
        self.id, self.model = inner.id, inner.model
        self.known: dict[str, str] = {}
        self.reused, self.asked = 0, 0

    def start(self) -> None:
        """Nothing is loaded before it is needed."""

    def complete(
        self, requests: Sequence[Request], *, seed: int = 0, cancel: Cancel = never
    ) -> Iterator[Completion]:
        """Known wordings at once, the rest from the other engine."""
        left: list[int] = []
        for index, request in enumerate(requests):
            note = request.user.splitlines()[0] if request.user else ""
            if request.temperature == 0 and note in self.known:
                self.reused += 1
                yield Completion(index, self.known[note], complete=True)
            else:
                left.append(index)
        if left:
            self.asked += len(left)
            self.inner.start()
            inner = self.inner.complete([requests[i] for i in left], seed=seed, cancel=cancel)
            for done in inner:
                yield Completion(left[done.index], done.text, done.complete)

    def close(self) -> None:
        """Free the other engine."""
        self.inner.close()

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
                if passes(judge(candidate, one.evidence)):
                    self.known[one.evidence.given] = candidate
                    break


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
