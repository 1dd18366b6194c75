"""Serves the story page alone over a scripted engine, for the browser's tests."""

from __future__ import annotations

import sys

import gradio as gr

from tests.flow import echo, translator
from translator.engines.base import Request
from translator.ui import serve
from translator.ui import stories as page
from translator.ui.layout import HEAD, theme


def _answers(request: Request) -> str:
    """The note as it is; where another wording is drawn, one that the gate lets through."""
    given = echo(request)
    return given.replace(", and ", ". ", 1) if request.temperature > 0.5 else given


if __name__ == "__main__":
    with gr.Blocks(title="Stories", analytics_enabled=False, fill_width=True) as blocks:
        page.add(blocks, translator(_answers))
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
