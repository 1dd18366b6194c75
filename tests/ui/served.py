"""Serves pages for the browser's tests, as the app serves its own."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping

import gradio as gr

from translator.pipeline import Translator
from translator.ui.publish import publish
from translator.ui.serve import choose_port

Add = Callable[[gr.Blocks, Translator], None]


def announce(url: str) -> None:
    """The address as the first line of the output: the tests wait for it."""
    sys.stdout.write(f"{url}\n")
    sys.stdout.flush()


def serve(translator: Translator, pages: Mapping[str, Add]) -> None:
    """Serve pages by their paths, the first one at the root, on a free port."""
    (_, first), *others = pages.items()
    with gr.Blocks(title="Plainbridge", analytics_enabled=False, fill_width=True) as blocks:
        first(blocks, translator)
    for path, add in others:
        with blocks.route(path.strip("/"), path):
            add(blocks, translator)
    publish(blocks, choose_port(None), announce=announce)
