"""Serves the story page alone over a scripted engine, for the browser's tests."""

from __future__ import annotations

from tests.flow import echo, translator
from tests.ui.served import serve
from translator.engines.base import Request
from translator.ui import stories


def _answers(request: Request) -> str:
    """The note as it is; where another wording is drawn, one that the gate lets through."""
    given = echo(request)
    return given.replace(", and ", ". ", 1) if request.temperature > 0.5 else given


if __name__ == "__main__":
    serve(translator(_answers), {"/": stories.add})
