"""A document as blocks, so that Markdown, HTML and Word say the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from translator.exercises.packs.timeline import Timeline
from translator.exercises.schema import Artefact, How, Text

Mark = Literal["plain", "fiction", "source", "edited"]
Style = Literal["body", "lead", "aloud", "label", "small"]
_MARKS: dict[How, Mark] = {
    "source": "source",
    "concern": "source",
    "fictional": "fiction",
    "frame": "plain",
    "edited": "edited",
}


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text; ``mark`` says, in the facilitator's pack, where it comes from."""

    text: str
    mark: Mark = "plain"
    bold: bool = False


Words = tuple[Run, ...]


def say(text: str, *, bold: bool = False) -> Words:
    """Words of our own."""
    return (Run(text, bold=bold),) if text else ()


def told(text: Text, *, marked: bool) -> Words:
    """The words of an exercise, each stretch marked by where it comes from, or all plain."""
    if not marked:
        return say(text.text)
    return tuple(Run(piece, _MARKS[trace.how]) for piece, trace in text.pieces)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is a part of the document. ``new_page`` begins one."""

    level: Literal[1, 2, 3]
    text: str
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph. ``aloud`` is read out word for word, ``label`` stands over something."""

    words: Words
    style: Style = "body"


@dataclass(frozen=True, slots=True)
class Items:
    """A list: bullets, numbers or boxes to tick."""

    items: tuple[Words, ...]
    kind: Literal["bullets", "numbers", "boxes"] = "bullets"


@dataclass(frozen=True, slots=True)
class Table:
    """A table. ``widths`` are shares of the line; ``blank`` rows follow to write in."""

    header: tuple[str, ...]
    rows: tuple[tuple[Words, ...], ...]
    widths: tuple[float, ...]
    blank: int = 0


@dataclass(frozen=True, slots=True)
class Panel:
    """Something shown as it would look: an e-mail, a dashboard line, a post."""

    kind: str
    title: Words
    lines: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """Empty lines to write on."""

    count: int


@dataclass(frozen=True, slots=True)
class Picture:
    """The timeline; ``alt`` says it in words."""

    timeline: Timeline
    alt: str


Block = Heading | Para | Items | Table | Panel | Lines | Picture


@dataclass(frozen=True, slots=True)
class Document:
    """A document to hand out. ``footer`` stands on every page; ``large`` is for cards."""

    name: str
    title: str
    subtitle: str
    footer: str
    blocks: tuple[Block, ...]
    legend: bool = False
    large: bool = False


def panel(artefact: Artefact, *, marked: bool) -> Panel:
    """An artefact of an inject."""
    lines = tuple(told(line, marked=marked) for line in artefact.lines)
    title = (Run(artefact.title, "fiction" if marked else "plain", bold=True),)
    return Panel(artefact.kind, title, lines)
