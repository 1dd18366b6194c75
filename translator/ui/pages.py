"""The pages beside the translation, in the order of the navigation."""

from __future__ import annotations

import gradio as gr

from translator.pipeline import Translator
from translator.ui import drills, exercises, memory, stories, termbase

HOME = "Translate"
_PAGES = (
    ("Stories", "/stories", stories.add),
    ("Exercises", "/exercises", exercises.add),
    ("Drills", "/drills", drills.add),
    ("Glossary", "/glossary", termbase.add),
    ("Memory", "/memory", memory.add),
)


def add_pages(blocks: gr.Blocks, translator: Translator) -> None:
    """Each page at an address of its own, all in the navigation."""
    for name, path, add in _PAGES:
        with blocks.route(name, path):
            gr.Navbar(main_page_name=HOME)
            add(blocks, translator)
