"""Where things stand on the termbase's page, and which event calls which handler."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import gradio as gr

from translator.glossary import form
from translator.glossary.concepts import Glossary
from translator.glossary.exchange.formats import FORMATS
from translator.glossary.layers import PERSONAL, layers
from translator.ui.pieces import piece
from translator.ui.termbase_show import STATUSES

PAGE = 20
_HEAD = (
    '<header class="pb-head"><h1>Glossary</h1><p>The words that everybody here agrees on: what a '
    "term means, what each reader is told, and what must not be said.</p></header>"
)
# A click on a button of a list says what to do with which entry.
_CLICKS = """
element.addEventListener("click", (event) => {
  const button = event.target.closest("[data-do]");
  if (button) trigger("submit", { what: button.dataset.do, key: button.dataset.key ?? "" });
});
"""
_MAP = "one to a line of “reader → words”, separated by |"
_LIST = "separated by |"
_GROUPS: tuple[tuple[str, bool, tuple[tuple[str, str, str, int], ...]], ...] = (
    (
        "Meaning",
        True,
        (
            ("term", "Term", "the name to be used", 1),
            ("definition", "Definition", "at most 25 words, without jargon", 2),
            ("gloss", "Explanation in brackets", "at most 14 words, small, no full stop", 1),
            ("policy", "What is done", f"keep, gloss, replace or forbid; {_MAP}", 1),
            ("glosses", "Explanation for single readers", _MAP, 1),
            ("impact", "Business impact in general", "shown as background only", 2),
            ("analogy", "Comparison", "", 1),
        ),
    ),
    (
        "Names",
        False,
        (
            ("abbreviations", "Abbreviations", f"found as written; {_LIST}", 1),
            ("variants", "Variants", _LIST, 1),
            ("ordinary", "Everyday words", f"found beside technical words only; {_LIST}", 1),
            ("deprecated", "No longer used", "old → new", 1),
            ("forbidden", "Never said", "word → what to say instead", 1),
            ("cues", "Cue words", f"tell it from others of the same name; {_LIST}", 1),
            ("match_case", "Capitals count", "yes or no; empty: for short capitals", 1),
        ),
    ),
    (
        "Examples",
        False,
        (
            ("hits", "The term stands in", "at least two sentences, one to a line", 3),
            ("misses", "It does not stand in", "at least one sentence that looks alike", 2),
        ),
    ),
    (
        "Keeping",
        False,
        (
            ("domain", "Domain", "", 1),
            ("owner", "Owner", "who answers for it", 1),
            ("review_date", "Look at it again", "2027-01-31", 1),
            ("related", "Related entries", f"ids; {_LIST}", 1),
            ("superseded_by", "Superseded by", "the id of the entry that takes its place", 1),
            ("source", "Source", "", 1),
            ("note", "Note", "", 2),
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class TermbaseParts:
    """The page's components, by what they are for."""

    message: Any
    words: Any
    domain: Any
    status: Any
    layer: Any
    list: Any
    limit: Any
    new: Any
    form: Any
    title: Any
    fields: dict[form.Column, Any]
    target: Any
    note: Any
    save: Any
    withdraw: Any
    close: Any
    preview: Any
    winners: Any
    history: Any
    upload: Any
    take: Any
    leave: Any
    imported: Any
    formats: Any
    give: Any
    file: Any
    text: Any
    reader: Any
    measure: Any
    inbox: Any
    desk: Any


def lay_out(names: Mapping[str, str], glossary: Glossary, desk: object) -> TermbaseParts:
    """All components, in the order of the page. Call it within ``gr.Blocks``."""
    style = files("translator.ui").joinpath("termbase.css").read_text(encoding="utf-8")
    used = layers()
    own: list[str] = [layer.name for layer in used if layer.is_writable]
    made: dict[str, Any] = {"desk": gr.State(desk), "limit": gr.State(PAGE)}
    with gr.Column(elem_id="pb-termbase"):
        piece(f"<style>{style}</style>{_HEAD}")
        made["message"] = piece("", "pb-term-message")
        _list(made, glossary, [layer.name for layer in used])
        with gr.Column(elem_classes="pb-card", visible=False, elem_id="pb-term-form") as edit:
            made["form"] = edit
            _form(made, own)
        with gr.Column(elem_classes="pb-card"):
            piece("<h2>What is missing?</h2>")
            _missing(made, names)
        with gr.Column(elem_classes="pb-card"):
            piece("<h2>Who changed what</h2>")
            made["history"] = piece("", "pb-term-history", _CLICKS)
        with gr.Column(elem_classes="pb-card"):
            piece("<h2>Exchange</h2>")
            _exchange(made)
    return TermbaseParts(**made)


def _list(made: dict[str, Any], glossary: Glossary, used: list[str]) -> None:
    domains = sorted(set(glossary.domains.values()), key=str.casefold)
    with gr.Column(elem_classes="pb-card"):
        with gr.Row(elem_classes="pb-row-of"):
            made["words"] = gr.Textbox(label="Search", elem_id="pb-term-search", scale=3)
            made["domain"] = _choice("Domain", domains, "pb-term-domain")
            made["status"] = _choice("Status", list(STATUSES), "pb-term-status")
            made["layer"] = _choice("Layer", used, "pb-term-layer")
            made["new"] = gr.Button("New entry", size="sm", elem_id="pb-term-new")
        made["list"] = piece("", "pb-term-list", _CLICKS)


def _choice(label: str, choices: list[str], elem_id: str) -> Any:  # noqa: ANN401 - gradio's
    every = [("All", ""), *((one, one) for one in choices)]
    return gr.Dropdown(every, value="", label=label, elem_id=elem_id)


def _form(made: dict[str, Any], own: list[str]) -> None:
    fields: dict[form.Column, Any] = {}
    made["title"] = piece("")
    with gr.Row(elem_classes="pb-row-of"):
        fields["status", ""] = gr.Dropdown(list(STATUSES), label="Status", elem_id="pb-f-status")
        fields["pos", ""] = gr.Dropdown(["noun", "verb", "adjective"], label="Part of speech")
    for title, is_open, rows in _GROUPS:
        with gr.Accordion(title, open=is_open):
            for name, label, info, lines in rows:
                fields[name, ""] = _text(name, label, info, lines)
        if title == "Meaning":
            made["preview"] = piece("", "pb-term-preview")
    with gr.Accordion("Everyday words that stand in for it", open=False):
        fields["replacement", "countable"] = _text("countable", "Countable", "yes or no", 1)
        for column in form.REPLACEMENT:
            fields[column] = _text(column[1], column[1].capitalize(), "", 1)
    made["fields"] = {column: fields[column] for column in form.FIELDS}
    piece("<h3>Which layer says what</h3>")
    made["winners"] = piece("", "pb-term-winners")
    with gr.Row(elem_classes="pb-row-of"):
        start = PERSONAL if PERSONAL in own else own[0]
        made["target"] = gr.Dropdown(own, value=start, label="Write to", elem_id="pb-term-target")
        made["note"] = gr.Textbox(label="Why", elem_id="pb-term-note", scale=3)
        made["save"] = gr.Button("Save", size="sm", elem_id="pb-term-save")
        made["withdraw"] = gr.Button("Take back this layer's words", size="sm")
        made["close"] = gr.Button("Close", size="sm", elem_id="pb-term-close")


def _text(name: str, label: str, info: str, lines: int) -> Any:  # noqa: ANN401 - gradio's
    return gr.Textbox(label=label, info=info or None, lines=lines, elem_id=f"pb-f-{name}")


def _missing(made: dict[str, Any], names: Mapping[str, str]) -> None:
    made["text"] = gr.Textbox(
        label="Reports, with a line of --- between them",
        lines=5,
        max_lines=16,
        elem_id="pb-term-text",
    )
    with gr.Row(elem_classes="pb-row-of"):
        readers = [(name, key) for key, name in names.items()]
        made["reader"] = gr.Dropdown(readers, value=next(iter(names)), label="Who will read them?")
        made["measure"] = gr.Button("Look for gaps", size="sm", elem_id="pb-term-measure")
    made["inbox"] = piece("", "pb-term-inbox", _CLICKS)


def _exchange(made: dict[str, Any]) -> None:
    endings = [ending for one in FORMATS.values() for ending in one.endings]
    with gr.Row(elem_classes="pb-row-of"):
        made["upload"] = gr.UploadButton(
            "Look at a file to import", file_types=endings, size="sm", elem_id="pb-term-import"
        )
        made["take"] = gr.Button("Import it", size="sm", visible=False, elem_id="pb-term-take")
        made["leave"] = gr.Button("Leave it", size="sm", visible=False)
        made["formats"] = gr.Dropdown(list(FORMATS), value="xlsx", label="Format")
        made["give"] = gr.Button("Export", size="sm", elem_id="pb-term-export")
        made["file"] = gr.DownloadButton(
            "Download", size="sm", visible=False, elem_id="pb-term-file"
        )
    made["imported"] = piece("", "pb-term-imported")
