"""The memory's page: review, approve, retire, search, compare, import and export."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import gradio as gr

from translator.errors import PlainbridgeError
from translator.memory.book import Memory
from translator.memory.exchange import preview as exchange
from translator.memory.forms import form_of, slots_in
from translator.memory.values import State
from translator.memory.versions import Versions
from translator.pipeline import Translator
from translator.ui import memory_show as show
from translator.ui.pieces import piece, unchanged
from translator.ui.status import error_box, note_box, unexpected_box

_LOG = logging.getLogger(__name__)
_PAGE = 50
_ALL = ""
_HEAD = (
    '<header class="pb-head"><h1>Memory</h1><p>Sentences that someone approved. The same words '
    "with other numbers and dates are said the same way again; every check is made again, too.</p>"
    "</header>"
)
# A click on a button of the list says what to do with which pair.
_CLICKS = """
element.addEventListener("click", (event) => {
  const button = event.target.closest("[data-do]");
  if (button) trigger("submit", { what: button.dataset.do, pair: Number(button.dataset.id ?? 0) });
});
"""
Update = dict[Any, Any]
Handler = Callable[..., Update]


class MemoryPage:
    """The handlers of the page, over one translator's memory and glossary."""

    def __init__(self, translator: Translator) -> None:
        self.translator = translator
        self.memory: Memory = translator.memory or Memory()
        self.names = translator.audiences
        self._lay_out()

    def _lay_out(self) -> None:
        style = files("translator.ui").joinpath("memory.css").read_text(encoding="utf-8")
        readers = [("All readers", _ALL), *((name, key) for key, name in self.names.items())]
        with gr.Column(elem_id="pb-memory"):
            piece(f"<style>{style}</style>{_HEAD}")
            self.message = piece("", "pb-memory-message")
            with gr.Column(elem_classes="pb-card"):
                self.summary = piece("", "pb-memory-summary")
                with gr.Row(elem_classes="pb-row-of"):
                    self.words = gr.Textbox(label="Search", elem_id="pb-memory-search", scale=3)
                    self.state = gr.Dropdown(
                        [("Any state", _ALL), *((v[1], k) for k, v in show.STATES.items())],
                        value=_ALL,
                        label="State",
                        elem_id="pb-memory-state",
                    )
                    self.reader = gr.Dropdown(
                        readers, value=_ALL, label="Reader", elem_id="pb-memory-reader"
                    )
                    self.undo = gr.Button(
                        "Take back the last change", size="sm", elem_id="pb-memory-undo"
                    )
                self.list = piece("", "pb-memory-list", _CLICKS)
                self.limit = gr.State(_PAGE)
            with gr.Column(elem_classes="pb-card"):
                piece("<h2>What does the memory have for a sentence?</h2>")
                with gr.Row(elem_classes="pb-row-of"):
                    self.sentence = gr.Textbox(
                        label="A sentence as IT would write it",
                        elem_id="pb-memory-sentence",
                        scale=3,
                    )
                    self.asker = gr.Dropdown(
                        readers[1:],
                        value=next(iter(self.names)),
                        label="For",
                        elem_id="pb-memory-asker",
                    )
                self.matches = piece("", "pb-memory-matches")
            with gr.Column(elem_classes="pb-card"):
                piece("<h2>Exchange</h2>")
                with gr.Row(elem_classes="pb-row-of"):
                    self.upload = gr.UploadButton(
                        "Import TMX or CSV",
                        file_types=[".tmx", ".csv", ".tsv"],
                        size="sm",
                        elem_id="pb-memory-import",
                    )
                    self.add = gr.Button(
                        "Add these", size="sm", visible=False, elem_id="pb-memory-add"
                    )
                    self.discard = gr.Button(
                        "Leave it", size="sm", visible=False, elem_id="pb-memory-discard"
                    )
                    self.to_tmx = gr.Button("Export as TMX", size="sm", elem_id="pb-memory-tmx")
                    self.to_csv = gr.Button("Export as CSV", size="sm", elem_id="pb-memory-csv")
                    self.file = gr.DownloadButton(
                        "Download", size="sm", visible=False, elem_id="pb-memory-file"
                    )
                self.preview = piece("", "pb-memory-preview")
                self.found = gr.State(None)

    def refresh(self, words: str, state: str, reader: str, limit: int) -> Update:
        """The list anew, with the pairs marked whose glossary entries have changed."""
        marked = self.memory.sync(Versions(self.translator.glossary))
        told = (
            {self.message: note_box(f"{marked} need a review: the glossary has changed.")}
            if marked
            else {}
        )
        return {**told, **self._listed(words, state, reader, limit)}

    def search(self, words: str, state: str, reader: str) -> Update:
        """The pairs that are asked for, from the first on."""
        return {self.limit: _PAGE, **self._listed(words, state, reader, _PAGE)}

    def act(self, words: str, state: str, reader: str, limit: int, event: gr.EventData) -> Update:
        """Do what a button of the list says."""
        asked = event._data or {}
        what, pair = str(asked.get("what")), int(asked.get("pair", 0))
        return self.guarded(self._do)(what, pair, words, state, reader, limit)

    def _do(  # noqa: PLR0913, PLR0917 - the button and the page's filters
        self, what: str, pair: int, words: str, state: str, reader: str, limit: int
    ) -> Update:
        said = ""
        if what == "more":
            limit += _PAGE
        elif what == "approve":
            self.memory.approve_again([pair], Versions(self.translator.glossary))
            said = note_box("Approved: it is said again from now on.")
        elif what == "retire":
            self.memory.retire([pair])
            said = note_box("Retired: it is no longer said. You can take that back.")
        listed = self._listed(words, state, reader, limit)
        return {self.message: said, self.limit: limit, **listed}

    def take_back(self, words: str, state: str, reader: str, limit: int) -> Update:
        """Undo the last change that a person made."""
        undone = self.memory.undo()
        listed = self.refresh(words, state, reader, limit)
        return {**listed, self.message: note_box(f"Taken back: {undone}.")}

    def compare(self, sentence: str, reader: str) -> Update:
        """What the memory has for a sentence."""
        if not sentence.strip():
            return {self.matches: ""}
        asked = form_of(sentence, slots_in(sentence)).text
        exact, near = self.memory.exact(reader, asked), self.memory.near(reader, asked, 5)
        return {self.matches: show.matches(asked, exact, near)}

    def look(self, path: str | None, reader: str) -> Update:
        """What a file would bring; its copy is deleted at once."""
        if path is None:
            return unchanged()
        file = Path(path)
        try:
            found = exchange.preview(file, self.memory, tuple(self.names), reader)
        finally:
            file.unlink(missing_ok=True)
        label = f"Add {len(found.new)}" + (", without the refused" if found.refused else "")
        return {
            self.preview: show.previewed(found),
            self.found: found,
            self.add: gr.Button(label, visible=bool(found.new)),
            self.discard: gr.Button(visible=True),
            self.message: "",
        }

    def take_in(
        self,
        found: exchange.Preview | None,
        words: str,
        state: str,
        reader: str,
        limit: int,
    ) -> Update:
        """Add what was previewed."""
        if found is None:
            return unchanged()
        added = exchange.apply(found, self.memory, without_refused=True)
        listed = self.refresh(words, state, reader, limit)
        said = note_box(f"Imported {added} of {found.name}. You can take that back as a whole.")
        return {**listed, **self.put_aside(), self.message: said}

    def put_aside(self) -> Update:
        """Forget the file that was looked at."""
        return {
            self.preview: "",
            self.found: None,
            self.add: gr.Button(visible=False),
            self.discard: gr.Button(visible=False),
        }

    def give(self, ending: str) -> Update:
        """A file with the whole memory, to be downloaded."""
        place = Path(tempfile.mkdtemp(prefix="plainbridge-")) / f"memory{ending}"
        with place.open("w", encoding="utf-8", newline="") as stream:
            for piece in exchange.export(place, self.memory):
                stream.write(piece)
        size = place.stat().st_size / 1000
        label = f"Download memory{ending} ({size:.0f} kB)"
        return {self.file: gr.DownloadButton(label, value=str(place), visible=True)}

    def guarded(self, handler: Handler) -> Handler:
        """A handler whose errors are told on the page."""

        def call(*values: Any) -> Update:  # noqa: ANN401 - whatever the components hold
            try:
                return handler(*values)
            except PlainbridgeError as error:
                return {self.message: error_box(error)}
            except Exception:
                _LOG.exception("the memory's page failed")
                return {self.message: unexpected_box()}

        return call

    def _listed(self, words: str, state: str, reader: str, limit: int) -> Update:
        known: dict[str, State] = {key: key for key in show.STATES}
        found = self.memory.pairs(
            words, audience=reader or None, state=known.get(state), limit=limit + 1
        )
        stats = self.memory.stats()
        listed = show.pair_list(found[:limit], self.names, more=len(found) > limit)
        return {
            self.summary: show.summary(stats, self.names),
            self.list: listed if stats.states else "",
        }


def add(blocks: gr.Blocks, translator: Translator) -> None:
    """The page's components and what they do. Call it within ``blocks`` or a route of it."""
    page = MemoryPage(translator)
    asked = [page.words, page.state, page.reader]
    listed = [page.message, page.summary, page.list, page.limit]
    previewed = [page.preview, page.found, page.add, page.discard]
    quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}

    def on(
        event: Callable[..., Any], handler: Handler, inputs: list[Any], outputs: list[Any]
    ) -> None:
        event(page.guarded(handler), inputs=inputs, outputs=[*outputs], **quiet)

    on(blocks.load, page.refresh, [*asked, page.limit], listed)
    for component in asked:
        on(component.change, page.search, asked, listed)
    on(page.undo.click, page.take_back, [*asked, page.limit], listed)
    for event in (page.sentence.submit, page.sentence.blur, page.asker.change):
        on(event, page.compare, [page.sentence, page.asker], [page.message, page.matches])
    on(page.upload.upload, page.look, [page.upload, page.asker], [page.message, *previewed])
    on(page.add.click, page.take_in, [page.found, *asked, page.limit], [*listed, *previewed])
    on(page.discard.click, page.put_aside, [], [page.message, *previewed])
    for button, ending in ((page.to_tmx, ".tmx"), (page.to_csv, ".csv")):
        on(button.click, lambda ending=ending: page.give(ending), [], [page.message, page.file])
    page.list.submit(
        page.act, inputs=[*asked, page.limit], outputs=listed, trigger_mode="multiple", **quiet
    )
