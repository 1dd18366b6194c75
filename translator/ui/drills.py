"""The drills page: practise the terms of the update just read."""

from __future__ import annotations

import logging
from importlib.resources import files
from typing import Any

import gradio as gr

from translator.audiences import choose, load_audiences
from translator.drills import KINDS, Drill, make_drill, mark_answer
from translator.drills.anki import to_anki
from translator.drills.shown import ENDINGS, show
from translator.errors import InputError, PlainbridgeError
from translator.pipeline import Translator
from translator.ui.drills_show import drill_view, marks_view, trouble_view
from translator.ui.exercises import PARCEL_SCRIPT
from translator.ui.exercises_show import parcel
from translator.ui.pieces import guarded, piece
from translator.ui.status import error_box, unexpected_box

_LOG = logging.getLogger(__name__)
_HERE = files("translator.ui")
_STYLE = _HERE.joinpath("drills.css").read_text(encoding="utf-8")
_SCRIPT = _HERE.joinpath("drills.js").read_text(encoding="utf-8")
_HEAD = (
    '<header class="pb-head"><h1>Drills</h1><p>Practise the terms of an update: turn cards, choose '
    "meanings, say a message plainly. What a term means comes from the glossary.</p></header>"
)
_KINDS = [("Flash cards", "cards"), ("Multiple choice", "choice"), ("Say it plainly", "plain")]
_READER = "all-staff"
Update = dict[Any, Any]


class DrillPage:
    """The handlers of the page. Each visitor has one drill at a time."""

    def __init__(self, translator: Translator) -> None:
        self.translator = translator
        self._made: dict[str, Drill] = {}
        self._count = 0
        self._lay_out()

    def _lay_out(self) -> None:
        readers = [(name, key) for key, name in self.translator.audiences.items()]
        with gr.Column(elem_id="pb-drills"):
            piece(f"<style>{_STYLE}</style>{_HEAD}", "pb-dr-masthead")
            with gr.Column(elem_classes="pb-dr-form"):
                self.text = gr.Textbox(
                    label="The IT update",
                    placeholder="Paste an update …",
                    lines=6,
                    max_lines=16,
                    elem_id="pb-dr-update",
                )
                with gr.Row(elem_classes="pb-dr-wish"):
                    self.kind = gr.Radio(
                        _KINDS, value="cards", label="What to practise with", elem_id="pb-dr-kind"
                    )
                    self.reader = gr.Dropdown(
                        readers, value=_READER, label="Who will read it", elem_id="pb-dr-reader"
                    )
                    self.number = gr.Number(
                        10, label="How many", minimum=1, maximum=100, precision=0
                    )
                self.go = gr.Button("Make the drill", variant="primary", elem_id="pb-dr-make")
            self.message = piece("", "pb-dr-message")
            self.view = piece("", "pb-dr-view", _SCRIPT)
            self.marks = piece("", "pb-dr-marks", _PLACE)
            self.parcel = piece("", "pb-dr-parcel", PARCEL_SCRIPT)

    def make(
        self, text: str, kind: str, reader: str, number: float | None, request: gr.Request
    ) -> Update:
        """Make a drill; another one of the same update draws other answers."""
        try:
            sheet = self.translator.facts(text)
            audience = choose(load_audiences(), reader)
            chosen = next(one for one in KINDS if one == kind)
            made = make_drill(
                sheet,
                self.translator.glossary,
                audience,
                chosen,
                int(number or 10),
                self._count,
            )
        except PlainbridgeError as error:
            return {self.message: error_box(error), self.view: ""}
        except Exception:
            _LOG.exception("a drill could not be made")
            return {self.message: unexpected_box(), self.view: ""}
        self._count += 1
        self._made[str(request.session_hash)] = made
        return {self.message: "", self.view: drill_view(made, str(self._count))}

    def act(self, request: gr.Request, event: gr.EventData) -> Update:
        """Mark an answer, or hand out a file."""
        asked: dict[str, Any] = event._data or {}
        return guarded(
            lambda: self._acted(self._made.get(str(request.session_hash)), asked), self.message
        )

    def _acted(self, made: Drill | None, asked: dict[str, Any]) -> Update:
        if made is None:
            raise InputError("The page has no drill any more.", hint="Make it again.")
        if asked.get("what") == "give":
            return self._give(made, str(asked.get("format")))
        return self._mark(made, int(asked.get("task", -1)), str(asked.get("text", "")))

    def leave(self, request: gr.Request) -> None:
        """Forget a page that was closed."""
        self._made.pop(str(request.session_hash), None)

    def _mark(self, made: Drill, index: int, answer: str) -> Update:
        if not 0 <= index < len(made.tasks):
            raise InputError(f"There is no message {index + 1}.", hint="Reload the page.")
        self._count += 1
        audience = choose(load_audiences(), made.audience)
        try:
            marking = mark_answer(made.tasks[index], answer, self.translator.glossary, audience)
        except InputError as error:
            said = trouble_view(index, str(error), error.hint, self._count)
            return {self.marks: said, self.message: ""}
        return {self.marks: marks_view(index, marking, self._count), self.message: ""}

    def _give(self, made: Drill, fmt: str) -> Update:
        self._count += 1  # so that the same file can be asked for twice
        data = to_anki(made) if fmt == "anki" else show(made, fmt).encode()
        name = f"drill-{made.kind}{ENDINGS[fmt]}"
        return {self.parcel: f'<b data-given="{self._count}"></b>{parcel({name: data})}'}


_PLACE = """
watch("value", () => {
  const marked = element.querySelector("[data-marked]");
  const place = marked && document.querySelector(
    `#pb-dr-view [data-task="${marked.dataset.marked}"] .pb-dr-marks`);
  if (place) place.replaceChildren(...[...marked.childNodes].map((node) => node.cloneNode(true)));
});
"""


def add(blocks: gr.Blocks, translator: Translator) -> None:
    """The page's components and what they do. Call it within ``blocks`` or a route of it."""
    page = DrillPage(translator)
    quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
    page.go.click(
        page.make,
        inputs=[page.text, page.kind, page.reader, page.number],
        outputs=[page.message, page.view],
        **quiet,
    )
    page.view.submit(
        page.act,
        outputs=[page.message, page.marks, page.parcel],
        trigger_mode="multiple",
        **quiet,
    )
    blocks.unload(page.leave)
