"""Serves the pages of exercises and drills over a scripted engine, in a process of its own."""

from __future__ import annotations

from tests.flow import translator
from tests.ui.served import serve
from translator.ui import drills, exercises

if __name__ == "__main__":
    serve(translator(), {"/": exercises.add, "/drills": drills.add})
