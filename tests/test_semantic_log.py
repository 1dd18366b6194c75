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
    """An index that finds one concept near one word; it is made in the background."""

    def __init__(self, *, is_ready: bool = True) -> None:
        self.is_ready = is_ready

    def build_in_background(self) -> None:
        self.is_ready = True

    def search_all(self, texts: list[str], k: int) -> list[list[tuple[str, float]]]:
        return [[("monitoring", 0.9)] if text == "zabbixer" else [] for text in texts]


def made(semantic: Any) -> Translator:
    return Translator(
        ScriptedEngine(lambda request: request.user),
        load_glossary(),
        load_audiences(),
        load_topics(),
        semantic=cast("SemanticIndex | None", semantic),
    )


def translation(semantic: Any) -> Any:
    return made(semantic).translate(UPDATE, "finance")


def test_the_log_names_the_nearest_concept() -> None:
    (use,) = [use for use in translation(Nearest()).terms if use.surface == "zabbixer"]
    assert (use.concept, use.how) == ("monitoring", "semantic")
    assert "monitoring (0.90)" in use.reason


def test_no_word_of_the_translation_changes_for_it() -> None:
    assert translation(Nearest()).text == translation(None).text


def test_a_translation_does_not_wait_for_an_index_that_is_not_ready() -> None:
    index = Nearest(is_ready=False)
    translator = made(index)
    assert not [u for u in translator.translate(UPDATE).terms if u.how == "semantic"]
    translator.start()
    assert [u for u in translator.translate(UPDATE).terms if u.how == "semantic"]
