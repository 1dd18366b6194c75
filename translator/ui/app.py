"""Builds the page and serves it. The wiring only: every piece of HTML is made elsewhere."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

import gradio as gr
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from translator import resources
from translator.documents import read_document
from translator.errors import Cancelled, PlainbridgeError
from translator.glossary.schema import Concept
from translator.pipeline import Translator
from translator.ui import serve
from translator.ui.below import below
from translator.ui.exports import payloads
from translator.ui.layout import HEAD, Parts, lay_out, theme
from translator.ui.loading import Loading, engine_line
from translator.ui.output import output_pane
from translator.ui.progress import Phase, Progress
from translator.ui.runs import Run, Runs
from translator.ui.source import fact_table, source_pane
from translator.ui.status import error_box, note_box, run_line, unexpected_box

_LOG = logging.getLogger(__name__)
EXAMPLE = resources.folder("examples") / "status_report.md"
Update = dict[Any, Any]


class Page:
    """The handlers of one built page, over one translator."""

    def __init__(self, translator: Translator, concepts: Mapping[str, Concept] | None) -> None:
        self.translator = translator
        self.concepts = translator.glossary.concepts if concepts is None else concepts
        self.names = translator.audiences
        self.loading = Loading(translator)
        self.runs = Runs()
        self.parts: Parts = lay_out(self.names, has_example=EXAMPLE.is_file())
        self._count = 0

    def engine(self) -> tuple[str, Any]:
        """The status line, and the timer that refreshes it, switched off once it is settled."""
        state = self.loading.state
        return engine_line(state, self.translator.engine.id), gr.Timer(
            active=state.phase == "loading"
        )

    def translate(self, text: str, audiences: list[str], request: gr.Request) -> Iterator[Update]:
        """Run the pipeline and show what comes, as it comes."""
        if not audiences:
            yield {self.parts.message: note_box("Choose at least one reader.")}
            return
        ordered = tuple(a for a in self.names if a in audiences)
        self._count += 1
        show = _Show(self, Progress.begin(ordered), f"run-{self._count}")
        yield show.begin()
        page = str(request.session_hash)
        run = self.runs.begin(page, lambda: Run(self.translator, text, ordered))
        try:
            for event in run:
                show.progress = show.progress.after(event)
                yield show.step()
            yield show.end("done")
        except Cancelled:
            yield show.end("cancelled")
        except PlainbridgeError as error:
            yield show.end("failed", error_box(error))
        except Exception:
            _LOG.exception("a translation failed")
            yield show.end("failed", unexpected_box())
        finally:
            run.cancel()
            self.runs.end(page, run)

    def cancel(self, request: gr.Request) -> None:
        """Stop the page's run; its own handler then says what is kept."""
        self.runs.cancel(str(request.session_hash))

    def upload(self, path: str | None, text: str) -> Update:
        """Put a file's text into the box; the file's copy is deleted at once."""
        if path is None:
            return {}
        file = Path(path)
        try:
            return self.fill(read_document(file), text, f"Read {file.name}.")
        except PlainbridgeError as error:
            return {self.parts.message: error_box(error)}
        except Exception:
            _LOG.exception("a file could not be read")
            return {self.parts.message: unexpected_box()}
        finally:
            file.unlink(missing_ok=True)

    def example(self, text: str) -> Update:
        """Put the example into the box."""
        return self.fill(EXAMPLE.read_text(encoding="utf-8"), text, "This is an invented update.")

    def fill(self, new: str, old: str, said: str) -> Update:
        """New text for the box, with a way back to the old one."""
        parts = self.parts
        replaced = bool(old.strip()) and old != new
        note = f"{said} It took the place of the text that was there." if replaced else said
        return {
            parts.text: new,
            parts.message: note_box(note),
            parts.earlier: old if replaced else "",
            parts.back: gr.Button(visible=replaced),
        }

    def put_back(self, earlier: str) -> Update:
        """Bring the earlier text back."""
        return {
            self.parts.text: earlier,
            self.parts.message: "",
            self.parts.back: gr.Button(visible=False),
        }


class _Show:
    """One run's progress as updates of the page."""

    def __init__(self, page: Page, progress: Progress, name: str) -> None:
        self.page, self.progress, self.name = page, progress, name
        self._payloads: dict[str, Mapping[str, tuple[str, str]]] = {}
        self._begun = time.monotonic()
        self._sheet_shown = False

    def begin(self) -> Update:
        parts = self.page.parts
        return {
            parts.message: "",
            parts.back: gr.Button(visible=False),
            parts.line: run_line(self.progress, self.page.names, self.name),
            parts.source: "",
            parts.output: "",
            parts.below: "",
            parts.facts: "",
            parts.run: gr.Button("Translating …", interactive=False),
            parts.cancel: gr.Button(visible=True),
        }

    def step(self) -> Update:
        page, progress = self.page, self.progress
        if progress.sheet is not None and not self._sheet_shown:
            self._sheet_shown = True
            return {
                page.parts.line: run_line(progress, page.names, self.name),
                page.parts.source: source_pane(progress.sheet, page.concepts),
                page.parts.facts: fact_table(progress.sheet),
                page.parts.output: output_pane(progress, page.names, self._payloads),
            }
        update = {page.parts.line: run_line(progress, page.names, self.name), **self._output()}
        if any(part.translation is not None for part in progress.parts):
            update[page.parts.below] = below(progress, page.names)
        return update

    def _output(self) -> Update:
        for part in self.progress.parts:
            whole = part.translation is not None or self.progress.phase in ("cancelled", "failed")
            if whole and part.audience not in self._payloads:
                self._payloads[part.audience] = payloads(part)
        return {self.page.parts.output: output_pane(self.progress, self.page.names, self._payloads)}

    def end(self, phase: Phase, message: str = "") -> Update:
        page, parts = self.page, self.page.parts
        self.progress = self.progress.ended(phase, time.monotonic() - self._begun)
        update: Update = {
            parts.message: message,
            parts.run: gr.Button("Translate", interactive=True),
            parts.cancel: gr.Button(visible=False),
        }
        if phase == "failed" and not self.progress.made and self.progress.sheet is None:
            return {**update, parts.line: ""}
        update[parts.line] = run_line(self.progress, page.names, self.name)
        if self.progress.sheet is not None:
            update |= self._output()
            spans = self.progress.spans
            update[parts.source] = source_pane(self.progress.sheet, page.concepts, spans)
        return update


def build(
    translator: Translator, concepts: Mapping[str, Concept] | None = None
) -> tuple[gr.Blocks, Page]:
    """The page over a translator, and its handlers. ``concepts`` are for the definitions."""
    with gr.Blocks(title="Plainbridge", analytics_enabled=False, fill_width=True) as blocks:
        page = Page(translator, concepts)
        _wire(blocks, page)
    return blocks, page


def _wire(blocks: gr.Blocks, page: Page) -> None:
    parts = page.parts
    quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
    filled = [parts.text, parts.message, parts.earlier, parts.back]
    blocks.load(page.engine, outputs=[parts.engine, parts.timer], queue=False, **quiet)
    parts.timer.tick(page.engine, outputs=[parts.engine, parts.timer], queue=False, **quiet)
    parts.run.click(
        page.translate,
        inputs=[parts.text, parts.audiences],
        outputs=parts.shown,
        concurrency_limit=8,
        **quiet,
    )
    parts.cancel.click(page.cancel, queue=False, **quiet)
    parts.upload.upload(page.upload, inputs=[parts.upload, parts.text], outputs=filled, **quiet)
    parts.example.click(page.example, inputs=[parts.text], outputs=filled, queue=False, **quiet)
    parts.back.click(page.put_back, inputs=[parts.earlier], outputs=filled, queue=False, **quiet)
    blocks.unload(page.cancel)


def launch(
    translator: Translator,
    port: int | None = None,
    *,
    concepts: Mapping[str, Concept] | None = None,
    open_browser: bool = False,
    announce: Callable[[str], None] | None = None,
) -> None:
    """Serve the page on this machine until interrupted.

    Args:
        translator: what translates; its engine is loaded in the background at once.
        port: the port to use; ``None`` takes the first free one from 7860 on.
        concepts: the concepts by id that definitions come from; the translator's own by default.
        open_browser: whether to open the page in the user's browser.
        announce: told the page's address once it is served.

    Raises:
        PortError: the port is in use.
    """
    chosen = serve.choose_port(port)
    blocks, page = build(translator, concepts)
    page.loading.begin()
    _, url, _ = blocks.launch(
        server_name=serve.HOST,
        server_port=chosen,
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
