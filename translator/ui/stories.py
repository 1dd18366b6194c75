"""The story page: choose reader, frame and channel; read, edit, word anew, take away."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import gradio as gr

from translator.documents import read_document
from translator.errors import Cancelled, InputError, PlainbridgeError
from translator.pipeline import Translator
from translator.stories.assembling import with_headline
from translator.stories.inclusive import advise, load_inclusive
from translator.stories.maker import StoryMaker
from translator.stories.review import differences, edited
from translator.stories.several import compare_readers
from translator.stories.values import Story, StoryEvent, StoryPlanned, StoryReady, StorySentence
from translator.ui.highlight import esc
from translator.ui.status import error_box, note_box, unexpected_box
from translator.ui.stories_layout import lay_out
from translator.ui.stories_show import stories_view, under_way

_LOG = logging.getLogger(__name__)
_MOST_PAGES = 200
Update = dict[Any, Any]
Report = tuple[str, str]


@dataclass
class _Shown:
    """The stories of one page: as first made, and as they are now."""

    first: dict[str, Story] = field(default_factory=dict)
    now: dict[str, Story] = field(default_factory=dict)
    seeds: int = 0
    inclusive: bool = True


class StoryPage:
    """The handlers of the page, over one translator."""

    def __init__(self, translator: Translator) -> None:
        self.maker = StoryMaker(translator)
        self.names = translator.audiences
        self.rules = load_inclusive()
        self._shown: dict[str, _Shown] = {}
        self._stops: dict[str, threading.Event] = {}
        self.parts = lay_out(self.maker, self.names)

    def add_files(self, paths: list[str] | None, held: list[Report]) -> Update:
        """Take the texts of files; each file's copy is deleted at once."""
        reports = list(held)
        try:
            for path in map(Path, paths or ()):
                text = path.read_text("utf-8") if path.suffix == ".json" else read_document(path)
                reports.append((path.name, text))
        finally:
            for path in map(Path, paths or ()):
                path.unlink(missing_ok=True)
        return self._listed(reports)

    def remove_files(self) -> Update:
        """Forget the added reports."""
        return self._listed([])

    def _listed(self, reports: list[Report]) -> Update:
        names = "".join(f"<li>{esc(name)}</li>" for name, _ in reports)
        return {
            self.parts.reports: reports,
            self.parts.listed: f"<ul>{names}</ul>" if names else "",
            self.parts.clear: gr.Button(visible=bool(reports)),
            self.parts.message: "",
        }

    def make(  # noqa: PLR0913, PLR0917 - one for each component
        self,
        text: str,
        reports: list[Report],
        readers: list[str],
        frame: str,
        channel: str,
        length: str,
        tone: str,
        inclusive: bool,  # noqa: FBT001 - as Gradio gives it
        request: gr.Request,
    ) -> Iterator[Update]:
        """Tell the story for each reader and show it as it comes."""
        texts = [t for t in (text, *(held for _, held in reports)) if t.strip()]
        ordered = [key for key in self.names if key in readers]
        if not texts or not ordered:
            missing = "Choose at least one reader." if texts else "Paste an update, or add a file."
            yield {self.parts.message: note_box(missing)}
            return
        page = str(request.session_hash)
        stop = threading.Event()
        self._begin(page, stop, inclusive=inclusive)
        yield {
            self.parts.message: "",
            self.parts.view: "",
            self.parts.go: gr.Button("Telling …", interactive=False),
            self.parts.stop: gr.Button(visible=True),
        }
        message = ""
        try:
            for reader in ordered:
                events = self.maker.stream(
                    texts,
                    reader,
                    frame or None,
                    channel=channel,
                    length=length or None,
                    tone=tone,
                    cancel=stop.is_set,
                )
                yield from self._come(page, reader, events)
        except Cancelled:
            message = note_box("Cancelled. What was finished stays below.")
        except PlainbridgeError as error:
            message = error_box(error)
        except Exception:
            _LOG.exception("a story failed")
            message = unexpected_box()
        finally:
            self._stops.pop(page, None)
        yield {
            self.parts.message: message,
            self.parts.view: self._view(page),
            self.parts.go: gr.Button("Tell the story", interactive=True),
            self.parts.stop: gr.Button(visible=False),
        }

    def _begin(self, page: str, stop: threading.Event, *, inclusive: bool) -> None:
        self.cancel_page(page)
        self._stops[page] = stop
        self._shown[page] = _Shown(inclusive=inclusive)
        while len(self._shown) > _MOST_PAGES:
            self._shown.pop(next(iter(self._shown)))

    def _come(self, page: str, reader: str, events: Iterator[StoryEvent]) -> Iterator[Update]:
        planned: StoryPlanned | None = None
        come: dict[int, StorySentence] = {}
        before, name = self._view(page), self.names.get(reader, reader)
        for event in events:
            if isinstance(event, StoryPlanned):
                planned = event
            elif isinstance(event, StoryReady):
                self._shown[page].first[reader] = event.story
                self._shown[page].now[reader] = event.story
                return
            else:
                come[event.position] = event.sentence
            yield {self.parts.view: f"{before}{under_way(planned, come, name)}"}

    def act(self, request: gr.Request, event: gr.EventData) -> Update:
        """An edit, another headline, a part worded anew, or the way back."""
        page, asked = str(request.session_hash), event._data or {}
        shown = self._shown.get(page)
        reader = str(asked.get("reader"))
        if shown is None or reader not in shown.now:
            gone = InputError("The page has no such story any more.", hint="Tell it again.")
            return {self.parts.message: error_box(gone)}
        try:
            shown.now[reader] = self._acted(shown, reader, asked)
        except PlainbridgeError as error:
            return {self.parts.message: error_box(error), self.parts.view: self._view(page)}
        return {self.parts.message: "", self.parts.view: self._view(page)}

    def _acted(self, shown: _Shown, reader: str, asked: dict[str, Any]) -> Story:
        story, text = shown.now[reader], str(asked.get("text", ""))
        match asked.get("what"):
            case "edit":
                return edited(story, int(asked.get("index", -1)), text, self.maker.settings)
            case "headline":
                return with_headline(story, text, self.maker.settings)
            case "again":
                shown.seeds += 1
                return self.maker.again(story, str(asked.get("part")), seed=shown.seeds)
            case _:
                return shown.first[reader]

    def cancel(self, request: gr.Request) -> None:
        """Stop what the page is making; what is finished stays."""
        self.cancel_page(str(request.session_hash))

    def cancel_page(self, page: str) -> None:
        """Stop what a page is making."""
        stop = self._stops.pop(page, None)
        if stop is not None:
            stop.set()

    def leave(self, request: gr.Request) -> None:
        """Forget a page that was closed."""
        self.cancel(request)
        self._shown.pop(str(request.session_hash), None)

    def _view(self, page: str) -> str:
        shown = self._shown.get(page)
        if shown is None or not shown.now:
            return ""
        stories = list(shown.now.values())
        told = [story for story in stories if not story.refusal]
        return stories_view(
            stories,
            self.names,
            advice={
                key: advise(story.text, self.rules) if shown.inclusive else ()
                for key, story in shown.now.items()
            },
            apart=compare_readers(told) if len(told) > 1 else None,
            changes={key: differences(shown.first[key], now) for key, now in shown.now.items()},
        )


def add(blocks: gr.Blocks, translator: Translator) -> None:
    """The page's components and what they do. Call it within ``blocks`` or a route of it."""
    page = StoryPage(translator)
    quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
    listed = [page.parts.reports, page.parts.listed, page.parts.clear, page.parts.message]
    page.parts.upload.upload(
        _guarded(page, page.add_files),
        inputs=[page.parts.upload, page.parts.reports],
        outputs=listed,
        **quiet,
    )
    page.parts.clear.click(page.remove_files, outputs=listed, **quiet)
    page.parts.go.click(
        page.make,
        inputs=[
            page.parts.text,
            page.parts.reports,
            page.parts.readers,
            page.parts.frame,
            page.parts.channel,
            page.parts.length,
            page.parts.tone,
            page.parts.inclusive,
        ],
        outputs=[page.parts.message, page.parts.view, page.parts.go, page.parts.stop],
        concurrency_limit=4,
        **quiet,
    )
    page.parts.stop.click(page.cancel, queue=False, **quiet)
    page.parts.view.submit(
        page.act, outputs=[page.parts.message, page.parts.view], trigger_mode="multiple", **quiet
    )
    blocks.unload(page.leave)


def _guarded(page: StoryPage, handler: Callable[..., Update]) -> Callable[..., Update]:
    """A handler whose errors are told on the page."""

    def call(paths: list[str] | None, held: list[Report]) -> Update:
        try:
            return handler(paths, held)
        except PlainbridgeError as error:
            return {page.parts.message: error_box(error)}
        except Exception:
            _LOG.exception("a report could not be read")
            return {page.parts.message: unexpected_box()}

    return call
