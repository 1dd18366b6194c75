"""Serving a built page on this machine only, in the project's own dress."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files

import gradio as gr
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from translator.ui import serve
from translator.ui.layout import HEAD, theme


def publish(
    blocks: gr.Blocks,
    port: int,
    *,
    open_browser: bool = False,
    announce: Callable[[str], None] | None = None,
) -> None:
    """Serve a page until interrupted; nothing of it is loaded from or sent to elsewhere.

    Args:
        blocks: the page.
        port: a free port of this machine.
        open_browser: whether to open the page in the user's browser.
        announce: told the page's address once it is served.
    """
    _, url, _ = blocks.launch(
        server_name=serve.HOST,
        server_port=port,
        inbrowser=open_browser,
        share=False,
        quiet=True,
        prevent_thread_lock=True,
        show_error=False,
        footer_links=[],
        run_history=False,
        ssr_mode=False,
        pwa=False,
        mcp_server=False,
        enable_monitoring=False,
        max_file_size="50mb",
        theme=theme(),
        head=HEAD,
        favicon_path=str(files("translator.ui").joinpath("icon.svg")),
        app_kwargs={
            "middleware": [
                Middleware(TrustedHostMiddleware, allowed_hosts=[serve.HOST, "localhost"]),
                Middleware(serve.LocalPage),
            ]
        },
    )
    if announce is not None:
        announce(url)
    blocks.block_thread()
