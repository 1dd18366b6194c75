"""The exercise page: make, edit, take another inject, run, and hand out."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from importlib.resources import files
from typing import Any

import gradio as gr

from translator.errors import Cancelled, InputError, PlainbridgeError
from translator.exercises.files import from_json
from translator.exercises.maker import AUDIENCE, ExerciseMaker, ExerciseReady, Step, Wish
from translator.exercises.packs import file_of, report_files, zipped
from translator.exercises.packs.running import read_record
from translator.exercises.schema import MINUTES, Exercise
from translator.pipeline import Translator
from translator.ui.exercises_show import exercise_view, parcel
from translator.ui.highlight import esc
from translator.ui.pieces import guarded, piece
from translator.ui.status import error_box, note_box, unexpected_box

_LOG = logging.getLogger(__name__)
_HERE = files("translator.ui")
_STYLE = _HERE.joinpath("exercises.css").read_text(encoding="utf-8")
_SCRIPT = _HERE.joinpath("exercises.js").read_text(encoding="utf-8")
_RUN = _HERE.joinpath("exercises_run.js").read_text(encoding="utf-8")
PARCEL_SCRIPT = """
watch("value", () => {
  for (const one of element.querySelectorAll("[data-bytes]")) {
    const bytes = Uint8Array.from(atob(one.dataset.bytes), (char) => char.charCodeAt(0));
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([bytes]));
    link.download = one.dataset.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }
});
"""
_HEAD = (
    '<header class="pb-head"><h1>Exercise</h1><p>A scenario to play this afternoon, made from your '
    "update or from a worry. Facts stay facts, and what is invented is marked.</p></header>"
)
_CHOOSE = "The best fitting one"
Update = dict[Any, Any]


class ExercisePage:
    """The handlers of the page, over one translator. Each visitor has one exercise at a time."""

    def __init__(self, translator: Translator) -> None:
        self.maker = ExerciseMaker(translator)
        self._made: dict[str, Exercise] = {}
        self._stops: dict[str, threading.Event] = {}
        self._given = 0
        self._lay_out(translator)

    def _lay_out(self, translator: Translator) -> None:
        scenarios = [(a.name, a.id) for a in self.maker.archetypes.values()]
        readers = [(name, key) for key, name in translator.audiences.items()]
        with gr.Column(elem_id="pb-exercises"):
            notices = "".join(note_box(notice) for notice in self.maker.notices)
            piece(f"<style>{_STYLE}</style>{_HEAD}{notices}", "pb-ex-masthead")
            with gr.Column(elem_classes=["pb-ex-card", "pb-ex-form"]):
                self.text = gr.Textbox(
                    label="Your IT update",
                    placeholder="Paste an update …",
                    lines=6,
                    max_lines=16,
                    elem_id="pb-ex-update",
                )
                self.concern = gr.Textbox(
                    label="Or a worry, in a sentence",
                    placeholder="People fear that the AI pilot will cost jobs.",
                    elem_id="pb-ex-concern",
                )
                with gr.Row(elem_classes="pb-ex-wish"):
                    self.archetype = gr.Dropdown(
                        [(_CHOOSE, ""), *scenarios],
                        value="",
                        label="Scenario",
                        elem_id="pb-ex-archetype",
                    )
                    self.reader = gr.Dropdown(
                        readers, value=AUDIENCE, label="Played by", elem_id="pb-ex-reader"
                    )
                    self.minutes = gr.Radio(
                        list(MINUTES), value=60, label="Minutes", elem_id="pb-ex-minutes"
                    )
                with gr.Row(elem_classes="pb-ex-go"):
                    self.go = gr.Button(
                        "Make the exercise", variant="primary", elem_id="pb-ex-make"
                    )
                    self.cancel = gr.Button("Cancel", visible=False, elem_id="pb-ex-cancel")
            self.message = piece("", "pb-ex-message")
            self.view = piece("", "pb-ex-view", f"{_RUN}\n{_SCRIPT}")
            self.parcel = piece("", "pb-ex-parcel", PARCEL_SCRIPT)

    def make(  # noqa: PLR0913, PLR0917 - what the form holds
        self,
        text: str,
        concern: str,
        archetype: str | None,
        reader: str,
        minutes: int,
        request: gr.Request,
    ) -> Iterator[Update]:
        """Make an exercise, saying each step; a cancelled one leaves the page as it was."""
        page, stop = str(request.session_hash), threading.Event()
        self.stop(request)
        self._stops[page] = stop
        wish = Wish(
            concern=concern, archetype=archetype or "", minutes=int(minutes), audience=reader
        )
        yield self._busy(Step("Beginning"))
        try:
            for event in self.maker.stream(text, wish, cancel=stop.is_set):
                if isinstance(event, ExerciseReady):
                    yield {**self._shown(page, event.exercise), **self._idle("")}
                else:
                    yield self._busy(event)
        except Cancelled:
            yield self._idle(note_box("Cancelled. What you typed is still there."))
        except PlainbridgeError as error:
            yield self._idle(error_box(error))
        except Exception:
            _LOG.exception("an exercise could not be made")
            yield self._idle(unexpected_box())

    def stop(self, request: gr.Request) -> None:
        """Stop making."""
        stop = self._stops.get(str(request.session_hash))
        if stop is not None:
            stop.set()

    def act(self, request: gr.Request, event: gr.EventData) -> Update:
        """Do what a button of the exercise, or the page's script, asks for."""
        asked: dict[str, Any] = event._data or {}
        known: dict[str, Callable[[str, dict[str, Any]], Update]] = {
            "restore": self._restore,
            "forget": self._forget,
            "edit": self._edit,
            "reroll": self._reroll,
            "give": self._give,
            "report": self._report,
        }
        return guarded(
            lambda: known[str(asked.get("what"))](str(request.session_hash), asked), self.message
        )

    def leave(self, request: gr.Request) -> None:
        """Forget a page that was closed; its browser still has the exercise."""
        self.stop(request)
        self._made.pop(str(request.session_hash), None)
        self._stops.pop(str(request.session_hash), None)

    def _restore(self, page: str, asked: dict[str, Any]) -> Update:
        return self._shown(page, self.maker.finish(from_json(str(asked.get("exercise")))))

    def _forget(self, page: str, _asked: dict[str, Any]) -> Update:
        self._made.pop(page, None)
        return {self.view: "", self.message: note_box("Forgotten, here and in this browser.")}

    def _edit(self, page: str, asked: dict[str, Any]) -> Update:
        words = str(asked.get("text", ""))
        if not words.strip():
            raise InputError("The text cannot be empty.", hint="Write what is to be said instead.")
        made = self.maker.edit(self._of(page), str(asked.get("place")), words)
        return self._shown(page, made)

    def _reroll(self, page: str, asked: dict[str, Any]) -> Update:
        before = self._of(page)
        number = int(asked.get("number", 0))
        for seed in range(8):
            made = self.maker.reroll(before, number, seed=int(asked.get("seed", 0)) + seed)
            if made.injects != before.injects:
                break
        said = f"Inject {number} is another one; all else is as it was."
        return {**self._shown(page, made), self.message: note_box(said)}

    def _give(self, page: str, asked: dict[str, Any]) -> Update:
        made, path = self._of(page), str(asked.get("file"))
        if path == "zip":
            return self._handed({"exercise.zip": zipped(made)})
        return self._handed({path.rpartition("/")[2]: file_of(made, path)})

    def _report(self, page: str, asked: dict[str, Any]) -> Update:
        found = report_files(self._of(page), read_record(str(asked.get("record"))))
        ending = str(asked.get("ending"))
        return self._handed({n: data for n, data in found.items() if n.endswith(ending)})

    def _handed(self, found: dict[str, bytes]) -> Update:
        self._given += 1  # so that the same file can be asked for twice
        return {self.parcel: f'<b data-given="{self._given}"></b>{parcel(found)}', self.message: ""}

    def _of(self, page: str) -> Exercise:
        try:
            return self._made[page]
        except KeyError:
            raise InputError(
                "The page has no exercise any more.", hint="Reload it, or make the exercise again."
            ) from None

    def _shown(self, page: str, exercise: Exercise) -> Update:
        self._made[page] = exercise
        return {self.view: exercise_view(exercise), self.message: ""}

    def _busy(self, step: Step) -> Update:
        done = f": {step.done} of {step.total}" if step.total else ""
        words = f"{esc(step.name)}{done} …"
        return {
            self.message: f'<div class="pb-message" role="status" data-busy><p>{words}</p>'
            '<div class="pb-bar" role="progressbar" aria-label="Progress"><i></i></div></div>',
            self.go: gr.Button(interactive=False),
            self.cancel: gr.Button(visible=True),
        }

    def _idle(self, message: str) -> Update:
        return {
            self.message: message,
            self.go: gr.Button(interactive=True),
            self.cancel: gr.Button(visible=False),
        }


def add(blocks: gr.Blocks, translator: Translator) -> None:
    """The page's components and what they do. Call it within ``blocks`` or a route of it."""
    try:
        page = ExercisePage(translator)
    except PlainbridgeError as error:  # a broken scenario: the other pages work all the same
        piece(f"<style>{_STYLE}</style>{_HEAD}{error_box(error)}", "pb-ex-masthead")
        return
    quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
    page.go.click(
        page.make,
        inputs=[page.text, page.concern, page.archetype, page.reader, page.minutes],
        outputs=[page.message, page.view, page.go, page.cancel],
        concurrency_limit=4,
        **quiet,
    )
    page.cancel.click(page.stop, queue=False, **quiet)
    page.view.submit(
        page.act,
        outputs=[page.message, page.view, page.parcel],
        trigger_mode="multiple",
        **quiet,
    )
    blocks.unload(page.leave)
