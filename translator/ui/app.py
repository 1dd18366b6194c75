"""Builds the pages and serves them. The wiring only: every piece of HTML is made elsewhere."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import gradio as gr

from translator import resources
from translator.documents import read_document
from translator.errors import Cancelled, PlainbridgeError
from translator.glossary.schema import Concept
from translator.pipeline import Translator
from translator.ui import serve
from translator.ui.layout import Parts, lay_out
from translator.ui.loading import Loading, engine_line
from translator.ui.pages import HOME, add_pages
from translator.ui.publish import publish
from translator.ui.runs import Run, Runs
from translator.ui.show import Show, Update
from translator.ui.status import error_box, note_box, unexpected_box
from translator.values import Marks

_LOG = logging.getLogger(__name__)
EXAMPLE = resources.folder("examples") / "status_report.md"
NO_MARKS = Marks()


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
        self._shown: dict[str, Show] = {}

    def engine(self) -> tuple[str, Any]:
        """The status line, and the timer that refreshes it, switched off once it is settled."""
        state = self.loading.state
        return engine_line(state, self.translator.engine.id), gr.Timer(
            active=state.phase == "loading"
        )

    def translate(
        self,
        text: str,
        audiences: list[str],
        request: gr.Request,
        marks: Marks = NO_MARKS,
    ) -> Iterator[Update]:
        """Run the pipeline and show what comes, as it comes."""
        if not audiences:
            yield {self.parts.message: note_box("Choose at least one reader.")}
            return
        ordered = tuple(a for a in self.names if a in audiences)
        self._count += 1
        page = str(request.session_hash)
        show = Show(self.parts, self.names, self.concepts, ordered, f"run-{self._count}")
        show.text, show.marks = text, marks
        self._shown[page] = show
        yield show.begin()
        run = self.runs.begin(page, lambda: Run(self.translator, text, ordered, marks))
        try:
            for event in run:
                show.after(event)
                show.remember(self.translator)
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

    def again(
        self, text: str, audiences: list[str], request: gr.Request, event: gr.EventData
    ) -> Iterator[Update]:
        """Run once more with the author's marks on facts."""
        show = self._shown.get(str(request.session_hash))
        if show is None or show.text != text:
            said = "Your text has changed since these facts were read: translate it, then mark."
            yield {self.parts.message: note_box(said)}
            return
        asked = event._data or {}
        must, out = (tuple(map(str, asked.get(key, ()))) for key in ("must", "leave_out"))
        try:
            show.check(Marks(must, out))
        except PlainbridgeError as error:
            yield {self.parts.message: error_box(error)}
            return
        yield from self.translate(text, audiences, request, Marks(must, out))

    def edit(self, request: gr.Request, event: gr.EventData) -> Update:
        """Hold the author's wording against the update, and show both; no words put it back."""
        show = self._shown.get(str(request.session_hash))
        if show is None:
            return {}
        asked = event._data or {}
        audience, index = str(asked.get("audience")), int(asked.get("index", -1))
        try:
            return show.edit(audience, index, asked.get("text"), self.translator.glossary)
        except PlainbridgeError as error:
            return {self.parts.message: error_box(error), **show.redrawn()}

    def approve(self, request: gr.Request, event: gr.EventData) -> Update:
        """Keep a sentence, as it stands on the page, in the memory."""
        show = self._shown.get(str(request.session_hash))
        if show is None:
            return {}
        asked = event._data or {}
        try:
            audience, index = str(asked.get("audience")), int(asked.get("index", -1))
            return show.approve(audience, index, self.translator)
        except PlainbridgeError as error:
            return {self.parts.message: error_box(error), **show.redrawn()}

    def cancel(self, request: gr.Request) -> None:
        """Stop the page's run; its own handler then says what is kept."""
        self.runs.cancel(str(request.session_hash))

    def leave(self, request: gr.Request) -> None:
        """Forget a page that was closed."""
        self.cancel(request)
        self._shown.pop(str(request.session_hash), None)

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


def build(
    translator: Translator, concepts: Mapping[str, Concept] | None = None
) -> tuple[gr.Blocks, Page]:
    """The page over a translator, and its handlers. ``concepts`` are for the definitions."""
    with gr.Blocks(title="Plainbridge", analytics_enabled=False, fill_width=True) as blocks:
        gr.Navbar(main_page_name=HOME)
        page = Page(translator, concepts)
        _wire(blocks, page)
    add_pages(blocks, translator)
    return blocks, page


def _wire(blocks: gr.Blocks, page: Page) -> None:
    parts = page.parts
    quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
    filled = [parts.text, parts.message, parts.earlier, parts.back]
    blocks.load(page.engine, outputs=[parts.engine, parts.timer], queue=False, **quiet)
    blocks.load(
        None,
        inputs=[parts.audiences],
        outputs=[parts.audiences],
        js="(chosen) => [window.plainbridgeReaders(chosen)]",
        **quiet,
    )
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
    parts.wire.edit(
        page.edit,
        outputs=parts.reviewed,
        trigger_mode="multiple",
        concurrency_limit=1,
        **quiet,
    )
    parts.wire.submit(
        page.approve,
        outputs=parts.reviewed,
        trigger_mode="multiple",
        concurrency_limit=1,
        **quiet,
    )
    parts.wire.apply(
        page.again,
        inputs=[parts.text, parts.audiences],
        outputs=parts.shown,
        concurrency_limit=8,
        **quiet,
    )
    blocks.unload(page.leave)


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
    publish(blocks, chosen, open_browser=open_browser, announce=announce)
