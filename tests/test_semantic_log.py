"""Jargon that no entry covers is related to the nearest concept in the log, and only there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from translator.audiences import load_audiences, load_topics
from translator.engines.scripted import ScriptedEngine
from translator.glossary.index import SemanticIndex
from translator.glossary.load import load_glossary
from translator.pipeline import Translator
from translator.values import Translation

UPDATE = "The zabbixer was down for 20 minutes on Monday, and the team restarted it at noon."


class Nearest:
    """An index that finds one concept near one word; it is made in the background."""

    def __init__(self, *, is_ready: bool = True) -> None:
        self.is_ready = is_ready
        self.asked: list[list[str]] = []

    def build_in_background(self) -> None:
        self.is_ready = True

    def search_all(self, texts: list[str], k: int) -> list[list[tuple[str, float]]]:
        self.asked.append(texts)
        return [[("monitoring", 0.9)] if text == "zabbixer" else [] for text in texts]


class Counting:
    """An encoder to which all texts mean the same, and which counts how often it was asked."""

    digest = "0" * 64

    def __init__(self) -> None:
        self.calls = 0

    def encode(self, texts: list[str]) -> NDArray[np.float32]:
        self.calls += 1
        return np.full((len(texts), 4), 0.5, dtype=np.float32)


def made(semantic: Any) -> Translator:
    return Translator(
        ScriptedEngine(lambda request: request.user),
        load_glossary(),
        load_audiences(),
        load_topics(),
        semantic=cast("SemanticIndex | None", semantic),
    )


def related(semantic: Any) -> Translation:
    translator = made(semantic)
    return translator.related(translator.translate(UPDATE, "finance"))


def guessed(translation: Translation) -> list[str]:
    return [use.surface for use in translation.terms if use.how == "semantic"]


def test_the_log_names_the_nearest_concept() -> None:
    (use,) = [use for use in related(Nearest()).terms if use.surface == "zabbixer"]
    assert (use.concept, use.how) == ("monitoring", "semantic")
    assert "monitoring (0.90)" in use.reason


def test_nothing_else_changes_for_it() -> None:
    translator = made(Nearest())
    plain = translator.translate(UPDATE)
    hinted = translator.related(plain)
    assert hinted != plain
    assert replace(hinted, terms=plain.terms) == plain
    assert [(u.surface, u.said, u.action) for u in hinted.terms] == [
        (u.surface, u.said, u.action) for u in plain.terms
    ]


def test_a_translation_asks_no_index() -> None:
    index = Nearest()
    made(index).translate(UPDATE)
    assert index.asked == []


def test_only_jargon_of_the_log_is_asked_for() -> None:
    index = Nearest()
    related(index)
    assert [text for texts in index.asked for text in texts] == ["zabbixer"]


def test_without_an_index_the_log_stays_as_it_is() -> None:
    assert not guessed(related(None))
    assert not guessed(related(Nearest(is_ready=False)))


def test_hints_can_be_asked_for_twice() -> None:
    translator = made(Nearest())
    once = translator.related(translator.translate(UPDATE))
    assert translator.related(once) == once


def test_an_index_that_is_out_of_date_is_made_while_the_engine_starts() -> None:
    translator = made(Nearest(is_ready=False))
    translator.start()
    assert guessed(translator.related(translator.translate(UPDATE))) == ["zabbixer"]


def test_starting_and_translating_load_no_encoder_when_the_index_is_ready(tmp_path: Path) -> None:
    first, second = Counting(), Counting()
    SemanticIndex.of(load_glossary(), first, tmp_path).build()
    translator = made(SemanticIndex.of(load_glossary(), second, tmp_path))
    translator.start()
    translation = translator.translate(UPDATE)
    assert (first.calls, second.calls) == (1, 0)
    translator.related(translation)
    assert second.calls == 1
