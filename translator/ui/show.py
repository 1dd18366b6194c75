"""One run on one page: what has come so far, the author's edits, and how both are drawn."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import gradio as gr

from translator.errors import PlainbridgeError
from translator.glossary.load import Glossary
from translator.marks import check_marks
from translator.pipeline import Translator
from translator.review import edited, with_sentence
from translator.ui.below import below
from translator.ui.exports import payloads
from translator.ui.facts import fact_table
from translator.ui.layout import Parts
from translator.ui.memory_beside import NOTHING, approve, beside
from translator.ui.output import Payloads, output_pane
from translator.ui.pieces import unchanged
from translator.ui.progress import Part, Phase, Progress
from translator.ui.source import Concepts, source_pane
from translator.ui.status import error_box, run_line
from translator.values import Event, Marks, Translation, TranslationReady

Update = dict[Any, Any]


class Show:
    """A run's progress as updates of the page. ``name`` differs from run to run."""

    def __init__(
        self,
        parts: Parts,
        names: Mapping[str, str],
        concepts: Concepts,
        audiences: tuple[str, ...],
        name: str,
    ) -> None:
        self.parts, self.names, self.concepts, self.name = parts, names, concepts, name
        self.text, self.marks = "", Marks()
        self._message = ""
        self.progress = Progress.begin(audiences)
        self._made: dict[str, Translation] = {}
        self._payloads: dict[str, Payloads] = {}
        self._hinted: set[str] = set()
        self._begun = time.monotonic()
        self._sheet_shown = False
        self._edits = 0
        self._lock = threading.Lock()

    def after(self, event: Event) -> None:
        """Take in what has come."""
        with self._lock:
            self.progress = self.progress.after(event)
            if isinstance(event, TranslationReady):
                self._made[event.translation.audience] = event.translation

    def check(self, marks: Marks) -> None:
        """Refuse marks before the page is cleared for a run.

        Raises:
            InputError: they cannot be followed.
        """
        if self.progress.sheet is not None:
            check_marks(marks, self.progress.sheet)

    def edit(self, audience: str, index: int, text: str | None, glossary: Glossary) -> Update:
        """The author's wording of a sentence; none puts back what stood there at first.

        Raises:
            InputError: there is no such sentence.
        """
        with self._lock:
            first = self._made.get(audience)
            made = self.progress.part(audience).translation if first else None
            if first is None or made is None:
                return unchanged()
            if text is None or not text.strip() or _same(text, first, index):
                made = with_sentence(made, index, first.sentences[index])
                made = first if made.sentences == first.sentences else made
            else:
                made = edited(made, index, text, glossary)
            self.progress = self.progress.reviewed(made)
            self._payloads.pop(audience, None)
        return {self.parts.message: "", **self.redrawn()}

    def remember(self, translator: Translator) -> None:
        """Look up what the memory has for the translations that have become whole."""
        for audience in self._made:
            if self.progress.part(audience).beside is None:
                found = beside(translator, self._made[audience])
                self.progress = self.progress.remembered(audience, found)

    def hint(self, translator: Translator) -> Update:
        """Put the hints into the logs of terms, once; what that changes, drawn anew.

        Raises:
            WeightsError, EngineError: the encoder cannot be loaded.
        """
        todo = [made for audience, made in self._made.items() if audience not in self._hinted]
        found = [(made, translator.related(made).terms) for made in todo]  # takes seconds
        changed = False
        with self._lock:
            for made, terms in found:
                self._hinted.add(made.audience)
                shown = self.progress.part(made.audience).translation
                if shown is not None and terms != made.terms:
                    self._made[made.audience] = replace(made, terms=terms)
                    self.progress = self.progress.reviewed(replace(shown, terms=terms))
                    self._payloads.pop(made.audience, None)
                    changed = True
        return {**self._output(), self.parts.below: self._below()} if changed else {}

    def approve(self, audience: str, index: int, translator: Translator) -> Update:
        """Keep a sentence as it stands on the page.

        Raises:
            InputError: it cannot be approved.
            MemoryFileError: the memory cannot be written.
        """
        with self._lock:
            part = self.progress.part(audience)
            if part.translation is None:
                return unchanged()
            found = approve(translator, part.translation, index, part.beside or NOTHING)
            self.progress = self.progress.remembered(audience, found)
        return {self.parts.message: "", **self.redrawn()}

    def redrawn(self) -> Update:
        """All that an edit changes, drawn anew."""
        self._edits += 1
        return {**self._output(), **self._facts(), self.parts.below: self._below()}

    def begin(self) -> Update:
        """The page before anything has come."""
        parts = self.parts
        return {
            parts.message: "",
            parts.back: gr.Button(visible=False),
            parts.line: run_line(self.progress, self.names, self.name),
            parts.source: "",
            parts.output: "",
            parts.below: "",
            parts.facts: "",
            **self._buttons(),
        }

    def step(self) -> Update:
        """The page after an event."""
        parts, progress = self.parts, self.progress
        line = run_line(progress, self.names, self.name)
        if progress.sheet is not None and not self._sheet_shown:
            self._sheet_shown = True
            return {
                parts.line: line,
                parts.source: source_pane(progress.sheet, self.concepts),
                **self._facts(),
                **self._output(),
            }
        update = {parts.line: line, **self._output()}
        if any(part.translation is not None for part in progress.parts):
            update |= {parts.below: self._below(), **self._facts()}
        return update

    def end(self, phase: Phase, message: str = "") -> Update:
        """The page when nothing more will come."""
        with self._lock:
            if self.under_way:
                self.progress = self.progress.ended(phase, time.monotonic() - self._begun)
                self._message = message or self._message
        return self.whole()

    @property
    def under_way(self) -> bool:
        """Whether more will come."""
        return self.progress.phase in ("reading", "writing")

    def whole(self, *, kept: bool = False) -> Update:
        """All that stands, drawn anew: at the end, or ``kept`` for a page loaded again."""
        parts, progress = self.parts, self.progress
        if progress.sheet is None and not self.under_way and not progress.made:
            return {parts.message: self._message, parts.line: "", **self._buttons()}
        update: Update = {parts.line: run_line(progress, self.names, self.name, kept=kept)}
        if progress.sheet is not None:
            self._sheet_shown = True
            spans = () if self.under_way else progress.spans
            update |= {**self._output(), **self._facts(), parts.below: self._below()}
            update[parts.source] = source_pane(progress.sheet, self.concepts, spans)
        return {**update, parts.message: self._message, **self._buttons()}

    def _buttons(self) -> Update:
        busy, parts = self.under_way, self.parts
        some = self.progress.sheet is not None
        return {
            parts.run: gr.Button("Translating …" if busy else "Translate", interactive=not busy),
            parts.cancel: gr.Button(visible=busy),
            parts.anew: gr.Button(visible=some and not busy),
        }

    def _facts(self) -> Update:
        sheet, parts = self.progress.sheet, self.progress.parts
        if sheet is None:
            return {}
        return {self.parts.facts: fact_table(sheet, parts, self.names, self.marks)}

    def _below(self) -> str:
        return below(self.progress, self.names)

    def _output(self) -> Update:
        for part in self.progress.parts:
            whole = part.translation is not None or self.progress.phase in ("cancelled", "failed")
            if whole and part.audience not in self._payloads:
                self._payloads[part.audience] = self._taken_away(part)
        pane = output_pane(self.progress, self.names, self._payloads, self._edits)
        return {self.parts.output: pane}

    def _taken_away(self, part: Part) -> Payloads:
        """What can be copied and saved; a broken file of the user's must not hide the result."""
        try:
            return payloads(part)
        except PlainbridgeError as error:
            self._message = error_box(error)
            return {}


def _same(text: str, first: Translation, index: int) -> bool:
    if not 0 <= index < len(first.sentences):
        return False
    return " ".join(text.split()) == " ".join(
        first.sentences[index].text.removeprefix("- ").split()
    )
