"""Runs the command line in this process, as a shell would, over a translator made by hand."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import pytest

from tests.render.made import translation
from translator import pipeline
from translator.cli import main
from translator.documents import check_text
from translator.values import (
    Event,
    FactSheet,
    Marks,
    SentenceReady,
    SheetReady,
    Translation,
    TranslationReady,
)

UPDATE = "Checkout returned errors for 47 minutes on Tuesday; the cause is suspected.\n"


@dataclass(frozen=True)
class Result:
    """What a shell would see."""

    code: int
    out: str
    err: str


class FakeTranslator:
    """Says the same translation for every audience, and keeps what it was asked."""

    engines: list[str | None]
    asked: list[tuple[str, tuple[str, ...], int]]
    marks: list[Marks]
    error: BaseException | None = None
    unrelated: Exception | None = None
    refusals: dict[str, str]

    @classmethod
    def load(cls, engine: str | None = None) -> FakeTranslator:
        cls.engines.append(engine)
        return cls()

    def facts(self, text: str) -> FactSheet:
        self.asked.append((text, (), 0))
        return translation().sheet

    def stream(
        self, text: str, audiences: Sequence[str], *, seed: int = 0, marks: Marks
    ) -> Iterator[Event]:
        self.marks.append(marks)
        self.asked.append((check_text(text), tuple(audiences), seed))
        if self.error is not None:
            raise self.error
        yield SheetReady(translation().sheet)
        for audience in reversed(audiences):  # events may come in any order
            made = translation(refusal=self.refusals.get(audience))
            for position, sentence in enumerate(made.sentences):
                yield SentenceReady(audience, position, len(made.sentences), sentence)
            yield TranslationReady(replace(made, audience=audience))

    def related(self, made: Translation) -> Translation:
        if self.unrelated is not None:
            raise self.unrelated
        terms = (replace(use, reason="nearest in meaning: this") for use in made.terms)
        return replace(made, terms=tuple(terms))


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> type[FakeTranslator]:
    class Fake(FakeTranslator):
        engines: list[str | None] = []  # noqa: RUF012 - fresh for each test
        asked: list[tuple[str, tuple[str, ...], int]] = []  # noqa: RUF012
        marks: list[Marks] = []  # noqa: RUF012
        refusals: dict[str, str] = {}  # noqa: RUF012
        error: BaseException | None = None
        unrelated: Exception | None = None

    monkeypatch.setattr(pipeline, "Translator", Fake)
    return Fake


class Run(Protocol):
    def __call__(self, *arguments: str, stdin: bytes = b"") -> Result: ...


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: str, stdin: bytes = b"") -> Result:
        monkeypatch.setattr(sys, "argv", ["plainbridge", *arguments])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        monkeypatch.setenv("COLUMNS", "200")
        try:
            main()
            code = 0
        except SystemExit as end:
            code = int(end.code or 0)
        said = capsys.readouterr()
        return Result(code, said.out, said.err)

    return call


__all__ = ["UPDATE", "FakeTranslator", "Result", "Run"]
