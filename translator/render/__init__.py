"""Renders a translation in the format its reader uses. Nothing is decided here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, get_args

from translator.errors import InputError
from translator.render import chat, html, json, markdown, word
from translator.values import Translation

Format = Literal["markdown", "chat", "json", "html"]
FORMATS: tuple[str, ...] = get_args(Format)
ENDINGS = {"markdown": ".md", "chat": ".txt", "json": ".json", "html": ".html"}

FILES = {**ENDINGS, "docx": ".docx"}
"""The formats that a file may have, with their endings: those of text, and Word."""

LOGGED = frozenset({"html", "json"})
"""The formats that show the log of terms, with the hints of ``Translator.related``."""

_RENDERERS: dict[str, Callable[[Translation], str]] = {
    "markdown": markdown.render,
    "chat": chat.render,
    "json": json.render,
    "html": html.render,
}


def render(translation: Translation, fmt: str = "markdown") -> str:
    """The translation as text in ``fmt``, one of ``FORMATS``, ending in one line end.

    Raises:
        InputError: there is no such format.
    """
    try:
        renderer = _RENDERERS[fmt]
    except KeyError:
        raise InputError(
            f"There is no format {fmt!r}.", hint=f"Choose one of {', '.join(FORMATS)}."
        ) from None
    return renderer(translation)


def render_file(translation: Translation, fmt: str) -> bytes:
    """The content of a file in ``fmt``, one of ``FILES``; text is UTF-8.

    Raises:
        InputError: there is no such format.
    """
    if fmt == "docx":
        return word.render(translation)
    return render(translation, fmt).encode()
