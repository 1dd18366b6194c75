"""Jargon that no entry covers is related to the nearest concept in the log, and only there."""

from __future__ import annotations

from typing import Any, cast

from translator.audiences import load_audiences, load_topics
from translator.engines.scripted import ScriptedEngine
from translator.glossary.index import SemanticIndex
from translator.glossary.load import load_glossary
from translator.pipeline import Translator

UPDATE = "The zabbixer was down for 20 minutes on Monday, and the team restarted it at noon."


class Nearest:
    """An index that finds one concept near one word."""

    def search_all(self, texts: list[str], k: int) -> list[list[tuple[str, float]]]:
        return [[("monitoring", 0.9)] if text == "zabbixer" else [] for text in texts]


def translation(semantic: Any) -> Any:
    engine = ScriptedEngine(lambda request: request.user)
    return Translator(
        engine,
        load_glossary(),
        load_audiences(),
        load_topics(),
        semantic=cast("SemanticIndex | None", semantic),
    ).translate(UPDATE, "finance")


def test_the_log_names_the_nearest_concept() -> None:
    (use,) = [use for use in translation(Nearest()).terms if use.surface == "zabbixer"]
    assert (use.concept, use.how) == ("monitoring", "semantic")
    assert "monitoring (0.90)" in use.reason


def test_no_word_of_the_translation_changes_for_it() -> None:
    assert translation(Nearest()).text == translation(None).text
