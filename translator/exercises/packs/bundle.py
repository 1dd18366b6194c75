"""All files of an exercise, one by one or together."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO

from translator.errors import InputError
from translator.exercises.files import to_json
from translator.exercises.packs import guides, markdown, msel, page, slides, word
from translator.exercises.packs.blocks import Document
from translator.exercises.packs.facilitator import facilitator
from translator.exercises.packs.report import after_action
from translator.exercises.packs.running import Record
from translator.exercises.packs.timeline import in_words, timeline, to_svg
from translator.exercises.schema import Exercise

_DOCUMENTS: dict[str, Callable[[Exercise], Document]] = {
    "facilitator": facilitator,
    "participants": guides.participants,
    "role-cards": guides.role_cards,
    "inject-cards": guides.inject_cards,
}
_TEXTS: dict[str, Callable[[Document], bytes]] = {
    ".md": lambda document: markdown.render(document).encode(),
    ".html": lambda document: page.render(document).encode(),
    ".docx": word.render,
}


def _written(name: str, ending: str) -> Callable[[Exercise], bytes]:
    return lambda exercise: _TEXTS[ending](_DOCUMENTS[name](exercise))


def _picture(exercise: Exercise) -> bytes:
    drawn = timeline(exercise, injects=True)
    return to_svg(drawn, in_words(exercise, injects=True)).encode()


def _quiet_picture(exercise: Exercise) -> bytes:
    drawn = timeline(exercise, injects=False)
    return to_svg(drawn, in_words(exercise, injects=False)).encode()


# Where Markdown looks for its picture: each pack has a folder, so that none shows another's.
FILES: dict[str, Callable[[Exercise], bytes]] = {
    "facilitator/facilitator.md": _written("facilitator", ".md"),
    "facilitator/facilitator.html": _written("facilitator", ".html"),
    "facilitator/facilitator.docx": _written("facilitator", ".docx"),
    "facilitator/slides.pptx": slides.render,
    "facilitator/msel.csv": msel.as_csv,
    "facilitator/msel.xlsx": msel.as_xlsx,
    "facilitator/timeline.svg": _picture,
    "facilitator/exercise.json": lambda exercise: to_json(exercise).encode(),
    "cards/role-cards.md": _written("role-cards", ".md"),
    "cards/role-cards.html": _written("role-cards", ".html"),
    "cards/role-cards.docx": _written("role-cards", ".docx"),
    "cards/inject-cards.md": _written("inject-cards", ".md"),
    "cards/inject-cards.html": _written("inject-cards", ".html"),
    "cards/inject-cards.docx": _written("inject-cards", ".docx"),
    "participants/participants.md": _written("participants", ".md"),
    "participants/participants.html": _written("participants", ".html"),
    "participants/participants.docx": _written("participants", ".docx"),
    "participants/timeline.svg": _quiet_picture,
}
"""The files by path: what only the facilitator may see, cards to hand out, what all get."""


def file_of(exercise: Exercise, path: str) -> bytes:
    """One file of an exercise.

    Raises:
        InputError: there is no such file.
    """
    try:
        return FILES[path](exercise)
    except KeyError:
        raise InputError(
            f"An exercise has no file {path!r}.", hint=f"Choose one of {', '.join(FILES)}."
        ) from None


def bundle(exercise: Exercise) -> dict[str, bytes]:
    """All files by their path."""
    return {path: made(exercise) for path, made in FILES.items()}


def report_files(exercise: Exercise, record: Record) -> dict[str, bytes]:
    """The after-action report of a run, as Markdown, a page and a Word file.

    Raises:
        InputError: the record is of another exercise.
    """
    document = after_action(exercise, record)
    return {f"{document.name}{ending}": made(document) for ending, made in _TEXTS.items()}


def zipped(exercise: Exercise) -> bytes:
    """All files in one archive; equal exercises give archives with equal names and sizes."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in bundle(exercise).items():
            archive.writestr(path, data)
    return out.getvalue()
