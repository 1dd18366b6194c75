"""Where things stand on the page: components, theme, style sheet and script."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import gradio as gr

from translator.ui.pieces import piece
from translator.ui.sample import sample

FILE_TYPES = [".md", ".txt", ".docx", ".pdf", ".html", ".eml"]
_HERE = files("translator.ui")
HEAD = f"<style>{_HERE.joinpath('style.css').read_text(encoding='utf-8')}</style>" + "".join(
    f"<script>{_HERE.joinpath(script).read_text(encoding='utf-8')}</script>"
    for script in ("page.js", "keep.js")
)
_SANS = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "sans-serif")
_MONO = ("ui-monospace", "SFMono-Regular", "Menlo", "Consolas", "monospace")
_MASTHEAD = (
    '<a class="pb-skip" href="#pb-text">Skip to the update</a>'
    '<header class="pb-head"><h1>Plainbridge</h1><p>IT updates in business language. '
    "Nothing added, nothing made more certain, every sentence traced to its source. "
    "All on this machine.</p></header>"
)
# What the page's script asks of the server: checks of an edit, a run with the author's marks, and
# to keep a sentence in the memory.
_WIRE = """
document.addEventListener("plainbridge-edit", (event) => trigger("edit", event.detail));
document.addEventListener("plainbridge-again", (event) => trigger("apply", event.detail));
document.addEventListener("plainbridge-approve", (event) => trigger("submit", event.detail));
"""


@dataclass(frozen=True, slots=True)
class Parts:
    """The page's components, by what they are for."""

    engine: Any
    timer: Any
    tab: Any
    text: Any
    audiences: Any
    upload: Any
    example: Any
    back: Any
    earlier: Any
    run: Any
    cancel: Any
    anew: Any
    message: Any
    line: Any
    source: Any
    output: Any
    below: Any
    facts: Any
    wire: Any

    @property
    def shown(self) -> list[Any]:
        """What a run changes."""
        return [
            self.message,
            self.back,
            self.line,
            self.source,
            self.output,
            self.below,
            self.facts,
            self.run,
            self.cancel,
            self.anew,
        ]

    @property
    def emptied(self) -> list[Any]:
        """What a new start changes."""
        return [*self.shown, self.text, self.earlier]

    @property
    def reviewed(self) -> list[Any]:
        """What an edit of the author changes."""
        return [self.message, self.source, self.output, self.below, self.facts]


def theme() -> gr.themes.Base:
    """System fonts only: no font is fetched from anywhere."""
    return gr.themes.Base(
        primary_hue="teal",
        neutral_hue="stone",
        font=[gr.themes.Font(name) for name in _SANS],
        font_mono=[gr.themes.Font(name) for name in _MONO],
    )


def lay_out(names: Mapping[str, str], *, has_example: bool) -> Parts:
    """All components, in the order of the page. Call it within ``gr.Blocks``."""
    with gr.Row(elem_id="pb-top"):
        piece(_MASTHEAD, "pb-masthead")
        engine = piece(elem_id="pb-engine")
    timer = gr.Timer(1.0)
    earlier = gr.State("")
    tab = gr.Textbox(visible=False)
    with gr.Column(elem_id="pb-input"):
        text = gr.Textbox(
            label="Your IT update",
            placeholder="Paste a status report, incident note, release note, roadmap …",
            lines=7,
            max_lines=24,
            elem_id="pb-text",
            autofocus=True,
        )
        with gr.Row(elem_id="pb-fill"):
            upload = gr.UploadButton(
                "Open a file",
                file_types=FILE_TYPES,
                file_count="single",
                size="sm",
                elem_id="pb-upload",
            )
            example = gr.Button(
                "Try an example", size="sm", visible=has_example, elem_id="pb-example"
            )
            back = gr.Button(
                "Put the earlier text back", size="sm", visible=False, elem_id="pb-back"
            )
            piece(f"<p>{' '.join(FILE_TYPES)}</p>", "pb-types")
        audiences = gr.CheckboxGroup(
            choices=[(name, audience) for audience, name in names.items()],
            value=list(names)[:1],
            label="Who will read it?",
            elem_id="pb-audiences",
        )
        with gr.Row(elem_id="pb-go"):
            run = gr.Button("Translate", variant="primary", elem_id="pb-translate")
            piece("<p>or press <kbd>Ctrl</kbd> + <kbd>Enter</kbd> in the text</p>", "pb-keys")
    message = piece(elem_id="pb-message")
    piece(sample(), "pb-sample")
    with gr.Row(elem_id="pb-progress"):
        line = piece(elem_id="pb-line")
        cancel = gr.Button("Cancel", visible=False, elem_id="pb-cancel")
        anew = gr.Button("Start anew", visible=False, elem_id="pb-anew")
    with gr.Row(elem_id="pb-columns"):
        source, output = piece(elem_id="pb-source"), piece(elem_id="pb-output")
    facts, below = piece(elem_id="pb-facts"), piece(elem_id="pb-below")
    wire = piece("", "pb-wire", _WIRE)
    return Parts(
        engine=engine,
        timer=timer,
        tab=tab,
        text=text,
        audiences=audiences,
        upload=upload,
        example=example,
        back=back,
        earlier=earlier,
        run=run,
        cancel=cancel,
        anew=anew,
        message=message,
        line=line,
        source=source,
        output=output,
        below=below,
        facts=facts,
        wire=wire,
    )
