"""Builds the pages and serves them. The wiring only: every piece of HTML is made elsewhere."""

from __future__ import annotations

import itertools
import logging
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import gradio as gr

from translator.errors import Cancelled, PlainbridgeError
from translator.glossary.schema import Concept
from translator.pipeline import Translator
from translator.ui import serve
from translator.ui.filling import EXAMPLE, Filling
from translator.ui.kept import Kept
from translator.ui.layout import Parts, lay_out
from translator.ui.loading import Loading, engine_line
from translator.ui.pages import HOME, add_pages
from translator.ui.pieces import unchanged
from translator.ui.publish import publish
from translator.ui.runs import Run, Runs
from translator.ui.show import Show, Update
from translator.ui.status import error_box, note_box, unexpected_box
from translator.values import Marks

_LOG = logging.getLogger(__name__)
NO_MARKS = Marks()
GONE = (
    "The result that stood here is gone: Plainbridge was stopped, or hours have passed. "
    "Your update is still in the box; press Translate."
)
_TAB = "window.plainbridgeTab"


class Page:
    """The handlers of one built page, over one translator."""

    def __init__(self, translator: Translator, concepts: Mapping[str, Concept] | None) -> None:
        self.translator = translator
        self.concepts = translator.glossary.concepts if concepts is None else concepts
        self.names = translator.audiences
        self.loading = Loading(translator)
        self.runs = Runs()
        self.parts: Parts = lay_out(self.names, has_example=EXAMPLE.is_file())
        self.filling = Filling(self.parts)
        self.kept = Kept(self.runs.cancel)
        self._count = itertools.count(1)

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
        tab: str,
        request: gr.Request,
        marks: Marks = NO_MARKS,
    ) -> Iterator[Update]:
        """Run the pipeline and show what comes, as it comes; ``tab`` names the browser's tab."""
        if not audiences:
            yield {self.parts.message: note_box("Choose at least one reader.")}
            return
        ordered = tuple(a for a in self.names if a in audiences)
        show = Show(self.parts, self.names, self.concepts, ordered, f"run-{next(self._count)}")
        show.text, show.marks = text, marks
        self.kept.put(tab, show, str(request.session_hash))
        yield show.begin()
        run = self.runs.begin(tab, lambda: Run(self.translator, text, ordered, marks))
        yield from self._follow(show, run, tab)

    def _follow(self, show: Show, run: Run, tab: str) -> Iterator[Update]:
        """Show what comes. Where nobody looks any more the run goes on for a while."""
        try:
            for event in run:
                show.after(event)
                show.remember(self.translator)
                yield show.step()
            last = show.end("done")
        except Cancelled:
            last = show.end("cancelled")
        except PlainbridgeError as error:
            last = show.end("failed", error_box(error))
        except Exception:
            _LOG.exception("a translation failed")
            last = show.end("failed", unexpected_box())
        self.runs.end(tab, run)
        yield last

    def resume(self, tab: str, request: gr.Request) -> Iterator[Update]:
        """What the tab was shown last, for a page that was loaded anew."""
        if not tab:
            yield unchanged()  # a handler that yields nothing empties every component
            return
        show = self.kept.get(tab, str(request.session_hash))
        if show is None:
            yield {self.parts.message: note_box(GONE)}
            return
        run = self.runs.get(tab)
        yield show.whole(kept=True)
        if run is not None and show.under_way:
            yield from self._follow(show, run, tab)

    def hint(self, tab: str, request: gr.Request) -> Update:
        """The hints of the log of terms, looked up while the translation can be read already."""
        show = self.kept.get(tab, str(request.session_hash))
        if show is None or show.under_way:
            return unchanged()
        try:
            found = show.hint(self.translator)
        except PlainbridgeError as error:
            said = f"The log of terms names no nearest entries. {error} {error.hint}"
            found = {self.parts.message: note_box(said)}
        return found if found and self.kept.has(tab, show) else unchanged()

    def anew(self, tab: str) -> Update:
        """Throw away the tab's text and all that was made of it; without a tab, nothing."""
        if not tab:
            return unchanged()
        self.runs.cancel(tab)
        self.kept.forget(tab)
        empty: Update = dict.fromkeys(self.parts.emptied, "")
        buttons = {
            self.parts.run: gr.Button("Translate", interactive=True),
            self.parts.cancel: gr.Button(visible=False),
            self.parts.anew: gr.Button(visible=False),
            self.parts.back: gr.Button(visible=False),
        }
        return {**empty, **buttons, self.parts.message: note_box("Text and result are gone.")}

    def again(
        self, text: str, audiences: list[str], request: gr.Request, event: gr.EventData
    ) -> Iterator[Update]:
        """Run once more with the author's marks on facts."""
        asked = event._data or {}
        tab = str(asked.get("tab"))
        show = self.kept.get(tab, str(request.session_hash))
        if show is None or show.text != text:
            said = "Your text has changed since these facts were read: translate it, then mark."
            yield {self.parts.message: note_box(said)}
            return
        must, out = (tuple(map(str, asked.get(key, ()))) for key in ("must", "leave_out"))
        try:
            show.check(Marks(must, out))
        except PlainbridgeError as error:
            yield {self.parts.message: error_box(error)}
            return
        yield from self.translate(text, audiences, tab, request, Marks(must, out))

    def edit(self, request: gr.Request, event: gr.EventData) -> Update:
        """Hold the author's wording against the update, and show both; no words put it back."""
        asked = event._data or {}

        def act(show: Show, audience: str, index: int) -> Update:
            return show.edit(audience, index, asked.get("text"), self.translator.glossary)

        return self._changed(request, asked, act)

    def approve(self, request: gr.Request, event: gr.EventData) -> Update:
        """Keep a sentence, as it stands on the page, in the memory."""

        def act(show: Show, audience: str, index: int) -> Update:
            return show.approve(audience, index, self.translator)

        return self._changed(request, event._data or {}, act)

    def _changed(
        self, request: gr.Request, asked: Mapping[str, Any], act: Callable[..., Update]
    ) -> Update:
        show = self.kept.get(str(asked.get("tab")), str(request.session_hash))
        if show is None:
            return {self.parts.message: note_box(GONE)}
        try:
            return act(show, str(asked.get("audience")), int(asked.get("index", -1)))
        except PlainbridgeError as error:
            return {self.parts.message: error_box(error), **show.redrawn()}

    def cancel(self, tab: str) -> None:
        """Stop the tab's run; its own handler then says what is kept."""
        self.runs.cancel(tab)

    def leave(self, request: gr.Request) -> None:
        """A page was left: its result waits for a while."""
        self.kept.leave(str(request.session_hash))


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
    resumed = blocks.load(
        page.resume, inputs=[parts.tab], outputs=parts.shown, js=f"() => [{_TAB}()]", **quiet
    )
    parts.timer.tick(page.engine, outputs=[parts.engine, parts.timer], queue=False, **quiet)
    ran = parts.run.click(
        page.translate,
        inputs=[parts.text, parts.audiences, parts.tab],
        outputs=parts.shown,
        js=f"(text, readers) => [text, readers, {_TAB}(true)]",
        concurrency_limit=8,
        **quiet,
    )
    parts.cancel.click(
        page.cancel, inputs=[parts.tab], js=f"() => [{_TAB}()]", queue=False, **quiet
    )
    parts.anew.click(
        page.anew,
        inputs=[parts.tab],
        outputs=parts.emptied,
        js="() => [window.plainbridgeAnew()]",
        queue=False,
        **quiet,
    )
    parts.upload.upload(
        page.filling.upload, inputs=[parts.upload, parts.text], outputs=filled, **quiet
    )
    parts.example.click(
        page.filling.example, inputs=[parts.text], outputs=filled, queue=False, **quiet
    )
    parts.back.click(
        page.filling.put_back, inputs=[parts.earlier], outputs=filled, queue=False, **quiet
    )
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
    again = parts.wire.apply(
        page.again,
        inputs=[parts.text, parts.audiences],
        outputs=parts.shown,
        concurrency_limit=8,
        **quiet,
    )
    hinted = [parts.message, parts.output, parts.below]
    for event in (resumed, ran, again):
        event.then(page.hint, [parts.tab], hinted, js=f"() => [{_TAB}()]", **quiet)
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
