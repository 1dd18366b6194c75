"""Serves the termbase's page over a scripted engine and the layers that the environment names."""

from __future__ import annotations

import sys

import gradio as gr

from tests.flow import audiences, echo, topics
from translator.engines.scripted import ScriptedEngine
from translator.glossary.load import load_glossary
from translator.pipeline import Translator
from translator.ui import serve
from translator.ui import termbase as page
from translator.ui.layout import HEAD, theme

if __name__ == "__main__":
    made = Translator(ScriptedEngine(echo), load_glossary(), audiences(), topics())
    with gr.Blocks(title="Glossary", analytics_enabled=False, fill_width=True) as blocks:
        page.add(blocks, made)
    _, url, _ = blocks.launch(
        server_name=serve.HOST,
        server_port=serve.choose_port(None),
        share=False,
        quiet=True,
        prevent_thread_lock=True,
        footer_links=[],
        ssr_mode=False,
        theme=theme(),
        head=HEAD,
    )
    sys.stdout.write(f"{url}\n")
    sys.stdout.flush()
    blocks.block_thread()
