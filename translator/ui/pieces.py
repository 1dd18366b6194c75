"""A piece of the page that the project writes itself."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

import gradio as gr

from translator.errors import PlainbridgeError
from translator.ui.status import error_box, unexpected_box

_LOG = logging.getLogger(__name__)


def piece(value: str = "", elem_id: str | None = None, script: str | None = None) -> gr.HTML:
    """A component that shows ``value`` as it is: no style of Gradio's, no script but ``script``."""
    return gr.HTML(value, elem_id=elem_id, apply_default_css=False, js_on_load=script)


def unchanged() -> dict[Any, Any]:
    """What a handler gives that changes nothing; for nothing at all Gradio would show an error."""
    nothing: dict[Any, Any] = gr.skip()
    return nothing


def guarded(act: Callable[[], dict[Any, Any]], message: gr.HTML) -> dict[Any, Any]:
    """What a handler does, or what went wrong, said in ``message``; all else stays as it is."""
    try:
        return act()
    except PlainbridgeError as error:
        return {message: error_box(error)}
    except Exception:
        _LOG.exception("a page failed")
        return {message: unexpected_box()}
