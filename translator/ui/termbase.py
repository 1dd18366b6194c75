"""The termbase's page: search, edit with a preview, history, exchange, and what is missing."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import gradio as gr

from translator.errors import GlossaryError, PlainbridgeError
from translator.glossary import form
from translator.glossary.candidates import Candidate, coverage, find_candidates
from translator.glossary.check import check
from translator.glossary.concepts import Glossary
from translator.glossary.exchange.applying import apply
from translator.glossary.exchange.entry import entries_of
from translator.glossary.exchange.formats import FORMATS, read_file
from translator.glossary.exchange.preview import Preview, preview
from translator.glossary.match import Matcher
from translator.glossary.proposals import draft, named, propose, reject
from translator.glossary.schema import Concept
from translator.glossary.store import Change, Store, undone_in
from translator.pipeline import Translator
from translator.ui import termbase_show as show
from translator.ui.highlight import esc
from translator.ui.pieces import unchanged
from translator.ui.status import error_box, note_box, unexpected_box
from translator.ui.termbase_layout import PAGE, TermbaseParts, lay_out
from translator.ui.termbase_wiring import wire

_LOG = logging.getLogger(__name__)
_RECENT = 20
Update = dict[Any, Any]
Handler = Callable[..., Update]


@dataclass(slots=True)
class Desk:
    """What one visitor has open: the entry as it was shown, an import, words that wait."""

    entry: Concept | None = None
    found: Preview | None = None
    file: str = ""
    candidates: tuple[Candidate, ...] = ()
    texts: tuple[str, ...] = field(default=())
    reader: str = ""


class TermbasePage:
    """The handlers of the page. Every one that opens or changes an entry reads the layers anew."""

    def __init__(self, translator: Translator) -> None:
        self.translator = translator
        self.names = translator.audiences
        self.parts: TermbaseParts = lay_out(self.names, translator.glossary, Desk())

    def refresh(self, words: str, domain: str, status: str, layer: str, most: int) -> Update:
        """The list and the history anew, as the layers lie on disk now."""
        glossary = Store().glossary()
        if glossary.digest != self.translator.glossary.digest:
            self.translator.use_glossary(glossary)
        return {**self._listed(glossary, words, domain, status, layer, most), **self._history()}

    def search(self, words: str, domain: str, status: str, layer: str) -> Update:
        """The entries that are asked for, from the first on."""
        listed = self._listed(self.translator.glossary, words, domain, status, layer, PAGE)
        return {self.parts.limit: PAGE, **listed}

    def _listed(  # noqa: PLR0913, PLR0917 - the glossary and the page's filters
        self, glossary: Glossary, words: str, domain: str, status: str, layer: str, most: int
    ) -> Update:
        found = [
            one
            for one in glossary.search(words)
            if domain in {"", glossary.domains[one.id]}
            and status in {"", one.status}
            and layer in {"", *glossary.layers(one.id)}
        ]
        return {self.parts.list: show.entries(found, glossary, most)}

    def _history(self) -> Update:
        known = Store().histories()
        undone = {layer: undone_in(records) for layer, records in known.items()}
        found = [(layer, record) for layer, records in known.items() for record in records]
        found.sort(key=lambda one: (one[1].at, one[1].n), reverse=True)
        return {self.parts.history: show.history(found[:_RECENT], undone)}

    def act(self, most: int, desk: Desk, event: gr.EventData) -> Update:
        """Do what a button of the list of entries says."""
        asked = event._data or {}
        if asked.get("what") == "more":
            return {self.parts.limit: most + 2 * PAGE}
        return self.guarded(self.open)(str(asked.get("key")), desk)

    def open(self, concept_id: str, desk: Desk) -> Update:
        """Fill the form with an entry, or empty it for a new one."""
        glossary = Store().glossary()
        desk.entry = glossary.get(concept_id) if concept_id else None
        cells = form.filled(desk.entry)
        if desk.entry is None:
            cells |= {("status", ""): "proposed", ("pos", ""): "noun"}
        told = show.winners(concept_id, glossary) if concept_id else ""
        title = f"Edit “{desk.entry.term}”" if desk.entry else "New entry"
        return {
            **{part: cells[column] for column, part in self.parts.fields.items()},
            **self._previewed(desk.entry, cells),
            self.parts.form: gr.Column(visible=True),
            self.parts.title: f'<h2 tabindex="-1">{esc(title)}</h2>',
            self.parts.winners: told,
            self.parts.withdraw: gr.Button(visible=desk.entry is not None),
            self.parts.message: "",
            self.parts.desk: desk,
        }

    def close(self, desk: Desk) -> Update:
        """Put the form away."""
        desk.entry = None
        return {self.parts.form: gr.Column(visible=False), self.parts.desk: desk}

    def try_out(self, desk: Desk, *cells: str) -> Update:
        """What each reader would be told if the form were saved."""
        return self._previewed(desk.entry, self._cells(cells))

    def _previewed(self, entry: Concept | None, cells: dict[form.Column, str]) -> Update:
        try:
            lines = form.said_to(form.tried(entry, cells), self.names)
        except GlossaryError as error:
            return {self.parts.preview: show.problem(str(error), error.hint)}
        return {self.parts.preview: show.said(lines, self.names)}

    def _cells(self, cells: tuple[str, ...]) -> dict[form.Column, str]:
        return {column: text or "" for column, text in zip(self.parts.fields, cells, strict=True)}

    def save(self, desk: Desk, layer: str, note: str, *cells: str) -> Update:
        """Write what the form changes into a layer, unless someone else has been faster."""
        store = Store()
        fields = form.changes(desk.entry, self._cells(cells))
        if desk.entry is None:
            record = store.add(fields, layer=layer, note=note)
        else:
            if store.glossary().get(desk.entry.id) != desk.entry:
                raise GlossaryError(
                    f"“{desk.entry.term}” has been changed since you opened it.",
                    hint="Copy what you wrote, open the entry again and put it in.",
                )
            record = store.apply([Change(desk.entry.id, fields)], layer=layer, note=note)
        if record is None:
            return {self.parts.message: note_box("Nothing has changed.")}
        concept_id = record.entries[0].id
        glossary = self._use(store)
        found = [f"{one.field}: {one.problem} {one.mend}" for one in check(glossary, {concept_id})]
        said = f"Saved in the {layer} layer as change {record.n}."
        if found:
            said += f" The check says: {' '.join(found[:3])}"
        return {**self.open(concept_id, desk), self.parts.message: note_box(said)}

    def withdraw(self, desk: Desk, layer: str, note: str) -> Update:
        """Take back all that a layer says about the open entry."""
        if desk.entry is None:
            return unchanged()
        store = Store()
        store.remove(desk.entry.id, layer=layer, note=note)
        self._use(store)
        said = note_box(f"The {layer} layer no longer says anything about it. You can undo that.")
        return {**self.close(desk), self.parts.message: said}

    def undo(self, event: gr.EventData) -> Update:
        """Take one change back."""
        return self.guarded(self._undo)(str((event._data or {}).get("key", "")))

    def _undo(self, key: str) -> Update:
        layer, _, number = key.partition(":")
        store = Store()
        made = store.undo(layer=layer, n=int(number))
        self._use(store)
        said = f"Took back change {made.undoes} of the {layer} layer."
        return {self.parts.message: note_box(said), **self._history()}

    def _use(self, store: Store) -> Glossary:
        """Let translations from now on use what was saved."""
        glossary = store.glossary()
        self.translator.use_glossary(glossary)
        return glossary

    def look(self, path: str | None, desk: Desk) -> Update:
        """What a file would change; its copy is deleted at once."""
        if path is None:
            return unchanged()
        file = Path(path)
        try:
            desk.found, desk.file = preview(read_file(file), Store().glossary()), file.name
        finally:
            file.unlink(missing_ok=True)
        return {
            self.parts.imported: show.previewed(desk.found, desk.file),
            self.parts.take: gr.Button(visible=desk.found.can_apply),
            self.parts.leave: gr.Button(visible=True),
            self.parts.message: "",
            self.parts.desk: desk,
        }

    def take_in(self, desk: Desk, layer: str) -> Update:
        """Import what was previewed, whole or not at all."""
        if desk.found is None:
            return unchanged()
        store = Store()
        record = apply(desk.found, store, layer=layer, note=f"import of {desk.file}")
        self._use(store)
        number = f" as change {record.n}" if record else ""
        said = note_box(f"Imported into the {layer} layer{number}. You can take it back as one.")
        return {**self.leave(desk), self.parts.message: said, **self._history()}

    def leave(self, desk: Desk) -> Update:
        """Forget the file that was looked at."""
        desk.found = None
        hidden = {part: gr.Button(visible=False) for part in (self.parts.take, self.parts.leave)}
        return {**hidden, self.parts.imported: "", self.parts.desk: desk}

    def give(self, name: str) -> Update:
        """A file with the whole glossary, all layers together, to be downloaded."""
        chosen = FORMATS[name]
        place = Path(tempfile.mkdtemp(prefix="plainbridge-")) / f"glossary{chosen.endings[0]}"
        place.write_bytes(chosen.write(entries_of(Store().glossary())))
        label = f"Download {place.name} ({place.stat().st_size / 1000:.0f} kB)"
        lacks = f"This format has no place for: {chosen.cannot}." if chosen.cannot else ""
        return {
            self.parts.file: gr.DownloadButton(label, value=str(place), visible=True),
            self.parts.message: note_box(lacks) if lacks else "",
        }

    def measure(self, text: str, reader: str, desk: Desk) -> Update:
        """What in pasted texts no entry covers, and how few entries would go how far."""
        parts = tuple(part for part in text.split("\n---\n") if part.strip())
        desk.texts, desk.reader = parts, reader
        return self._measured(desk)

    def _measured(self, desk: Desk) -> Update:
        if not desk.texts:
            return {self.parts.inbox: "", self.parts.desk: desk}
        glossary = self.translator.glossary
        sheets = {f"text {n}": self.translator.facts(text) for n, text in enumerate(desk.texts, 1)}
        reader = self.translator.audience(desk.reader)
        desk.candidates = find_candidates(sheets, Matcher(glossary), glossary, reader)
        told = show.inbox(desk.candidates, coverage(desk.candidates), len(sheets))
        return {self.parts.inbox: told, self.parts.desk: desk, self.parts.message: ""}

    def settle(self, layer: str, desk: Desk, event: gr.EventData) -> Update:
        """Make a waiting word an entry, or note that it is no term."""
        asked = event._data or {}
        what, term = str(asked.get("what")), str(asked.get("key"))
        return self.guarded(self._settle)(what, term, layer, desk)

    def _settle(self, what: str, term: str, layer: str, desk: Desk) -> Update:
        one = named(desk.candidates, term)
        store = Store()
        if what == "reject":
            reject(one.term, store, layer=layer)
            said = f"“{one.term}” is no term: it is not flagged again."
        else:
            drafted = draft(one, self.translator.engine) if what == "draft" else None
            concept_id = propose(one, store, drafted, layer=layer)
            said = f"“{concept_id}” is proposed; it changes no output until you approve it."
        self._use(store)
        return {**self._measured(desk), self.parts.message: note_box(said), **self._history()}

    def guarded(self, handler: Handler) -> Handler:
        """A handler whose errors are told on the page."""

        def call(*values: Any) -> Update:  # noqa: ANN401 - whatever the components hold
            try:
                return handler(*values)
            except PlainbridgeError as error:
                return {self.parts.message: error_box(error)}
            except Exception:
                _LOG.exception("the termbase's page failed")
                return {self.parts.message: unexpected_box()}

        return call


def add(blocks: gr.Blocks, translator: Translator) -> None:
    """The page's components and what they do. Call it within ``blocks`` or a route of it."""
    page = TermbasePage(translator)
    wire(blocks, page)
