"""Serves the app and the memory's page, each on a port of its own, over a scripted engine."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import gradio as gr

from tests.flow import audiences, echo, glossary, topics
from tests.memory.flow import changed
from translator.engines.scripted import ScriptedEngine
from translator.memory.book import Memory
from translator.pipeline import Translator
from translator.ui import memory as page
from translator.ui import serve
from translator.ui.app import launch
from translator.ui.layout import HEAD, theme


def _announce(url: str) -> None:
    sys.stdout.write(f"{url}\n")
    sys.stdout.flush()


def _translator(path: Path, gloss: str | None) -> Translator:
    words = changed(glossary(), "kubernetes", gloss=gloss) if gloss else glossary()
    return Translator(ScriptedEngine(echo), words, audiences(), topics(), memory=Memory(path))


def _page(translator: Translator) -> None:
    with gr.Blocks(title="Memory", analytics_enabled=False, fill_width=True) as blocks:
        page.add(blocks, translator)
    port = serve.choose_port(None)
    _, url, _ = blocks.launch(
        server_name=serve.HOST,
        server_port=port,
        share=False,
        quiet=True,
        prevent_thread_lock=True,
        footer_links=[],
        ssr_mode=False,
        theme=theme(),
        head=HEAD,
    )
    _announce(url)
    blocks.block_thread()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("memory", type=Path)
    parser.add_argument("--app", action="store_true")
    parser.add_argument("--gloss")
    given = parser.parse_args()
    made = _translator(given.memory, given.gloss)
    if given.app:
        launch(made, announce=_announce)
    else:
        _page(made)
