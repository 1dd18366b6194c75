"""A piece of the page that the project writes itself."""

from __future__ import annotations

import gradio as gr


def piece(value: str = "", elem_id: str | None = None, script: str | None = None) -> gr.HTML:
    """A component that shows ``value`` as it is: no style of Gradio's, no script but ``script``."""
    return gr.HTML(value, elem_id=elem_id, apply_default_css=False, js_on_load=script)
