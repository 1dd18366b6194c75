"""What fills the box: a file, the example, or the text that stood there before."""

from __future__ import annotations

import logging
from pathlib import Path

import gradio as gr

from translator import resources
from translator.documents import read_document
from translator.errors import PlainbridgeError
from translator.ui.layout import Parts
from translator.ui.pieces import unchanged
from translator.ui.show import Update
from translator.ui.status import error_box, note_box, unexpected_box

_LOG = logging.getLogger(__name__)
EXAMPLE = resources.folder("examples") / "status_report.md"


class Filling:
    """The handlers of the box for the update."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts

    def upload(self, path: str | None, text: str) -> Update:
        """Put a file's text into the box; the file's copy is deleted at once."""
        if path is None:
            return unchanged()
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
