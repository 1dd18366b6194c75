"""Where things stand on the story page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import gradio as gr

from translator.stories.maker import StoryMaker
from translator.ui.layout import FILE_TYPES
from translator.ui.pieces import piece

_HERE = files("translator.ui")
_STYLE = _HERE.joinpath("stories.css").read_text(encoding="utf-8")
_SCRIPT = _HERE.joinpath("stories.js").read_text(encoding="utf-8")
_HEAD = (
    '<header class="pb-head"><h1>Stories</h1><p>A true story of one update or several, for one '
    "reader or several. What the update does not say stays unsaid, and is listed.</p></header>"
)
_BEST = "The frame that fits best"


@dataclass(frozen=True, slots=True)
class Parts:
    """The page's components, by what they are for."""

    text: Any
    reports: Any
    upload: Any
    clear: Any
    listed: Any
    readers: Any
    frame: Any
    channel: Any
    length: Any
    tone: Any
    inclusive: Any
    go: Any
    stop: Any
    message: Any
    view: Any


def lay_out(maker: StoryMaker, names: Mapping[str, str]) -> Parts:
    """All components, in the order of the page. Call it within ``gr.Blocks``."""
    settings = maker.settings
    frames = [(_BEST, ""), *((f.name, f.id) for f in maker.frames.values())]
    with gr.Column(elem_id="pb-stories"):
        piece(f"<style>{_STYLE}</style>{_HEAD}", "pb-st-masthead")
        with gr.Column(elem_classes="pb-card"):
            text = gr.Textbox(
                label="Your IT update, or a translation saved as JSON",
                placeholder="Paste an update …",
                lines=8,
                max_lines=18,
                elem_id="pb-st-text",
            )
            reports = gr.State([])
            with gr.Row():
                upload = gr.UploadButton(
                    "Add reports from files",
                    file_types=[*FILE_TYPES, ".json"],
                    file_count="multiple",
                    size="sm",
                    elem_id="pb-st-upload",
                )
                clear = gr.Button("Remove the added reports", size="sm", visible=False)
            listed = piece("", "pb-st-reports")
            readers = gr.CheckboxGroup(
                choices=[(name, key) for key, name in names.items()],
                value=["all-staff"] if "all-staff" in names else list(names)[:1],
                label="Who will read it?",
                elem_id="pb-st-readers",
            )
            with gr.Row():
                frame = gr.Dropdown(frames, value="", label="Frame", elem_id="pb-st-frame")
                channel = gr.Dropdown(
                    [(c.name, c.id) for c in settings.channels],
                    value=settings.channels[0].id,
                    label="Channel",
                    elem_id="pb-st-channel",
                )
                length = gr.Dropdown(
                    [("As the channel needs", ""), *((o.name, o.id) for o in settings.lengths)],
                    value="",
                    label="Length",
                    elem_id="pb-st-length",
                )
                tone = gr.Dropdown(
                    [(f"{t.name}: “{t.examples[0]}”", t.id) for t in settings.tones],
                    value=settings.tones[0].id,
                    label="Tone",
                    elem_id="pb-st-tone",
                )
            inclusive = gr.Checkbox(
                value=True,
                label="Advise on wording that leaves people out",
                elem_id="pb-st-inclusive",
            )
            with gr.Row():
                go = gr.Button("Tell the story", variant="primary", elem_id="pb-st-go")
                stop = gr.Button("Cancel", visible=False, elem_id="pb-st-cancel")
        message = piece("", "pb-st-message")
        view = piece("", "pb-st-view", _SCRIPT)
    return Parts(
        text=text,
        reports=reports,
        upload=upload,
        clear=clear,
        listed=listed,
        readers=readers,
        frame=frame,
        channel=channel,
        length=length,
        tone=tone,
        inclusive=inclusive,
        go=go,
        stop=stop,
        message=message,
        view=view,
    )
