"""Serves the app and the memory's page, each on a port of its own, over a scripted engine."""

from __future__ import annotations

import argparse
from pathlib import Path

from tests.flow import audiences, echo, glossary, topics
from tests.memory.flow import changed
from tests.ui.served import announce, serve
from translator.engines.scripted import ScriptedEngine
from translator.memory.book import Memory
from translator.pipeline import Translator
from translator.ui import memory
from translator.ui.app import launch


def _translator(path: Path, gloss: str | None) -> Translator:
    words = changed(glossary(), "kubernetes", gloss=gloss) if gloss else glossary()
    return Translator(ScriptedEngine(echo), words, audiences(), topics(), memory=Memory(path))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("memory", type=Path)
    parser.add_argument("--app", action="store_true")
    parser.add_argument("--gloss")
    given = parser.parse_args()
    made = _translator(given.memory, given.gloss)
    if given.app:
        launch(made, announce=announce)
    else:
        serve(made, {"/": memory.add})
