"""Serves the pages of exercises and drills over a scripted engine, in a process of its own."""

from __future__ import annotations

import sys

import gradio as gr

from tests.flow import translator
from translator.ui import drills, exercises, serve
from translator.ui.layout import HEAD, theme


def _served() -> gr.Blocks:
    with gr.Blocks(title="Plainbridge", analytics_enabled=False, fill_width=True) as blocks:
        engine = translator()
        exercises.add(blocks, engine)
    with blocks.route("Drills", "/drills"):
        drills.add(blocks, engine)
    return blocks


if __name__ == "__main__":
    served = _served()
    _, url, _ = served.launch(
        server_name=serve.HOST,
        server_port=serve.choose_port(None),
        quiet=True,
        prevent_thread_lock=True,
        theme=theme(),
        head=HEAD,
        ssr_mode=False,
        footer_links=[],
    )
    sys.stdout.write(f"{url}\n")
    sys.stdout.flush()
    served.block_thread()
