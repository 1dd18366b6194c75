"""Serves the termbase's page over a scripted engine and the layers that the environment names."""

from __future__ import annotations

from tests.flow import audiences, echo, topics
from tests.ui.served import serve
from translator.engines.scripted import ScriptedEngine
from translator.glossary.load import load_glossary
from translator.pipeline import Translator
from translator.ui import termbase

if __name__ == "__main__":
    made = Translator(ScriptedEngine(echo), load_glossary(), audiences(), topics())
    serve(made, {"/": termbase.add})
