"""The values of a story. Frozen; offsets are half-open and count characters of their report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from translator.gate import Evidence
from translator.values import Check, FactSheet, Origin, Question, Refused, Span, TermUse, Translated

StoryOrigin = Origin | Literal["frame"]


@dataclass(frozen=True, slots=True)
class Report:
    """One source of a story: an update, or a translation saved before.

    ``index`` counts from 0. ``title`` is what it is called in the story. ``saved`` reports bring
    their sentences along and not their text, so that their sheet holds no passages.
    """

    index: int
    title: str
    sheet: FactSheet
    saved: bool = False
    refusal: str = ""
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StorySentence:
    """A sentence of a story, with its report, its part and its proof.

    ``how`` is ``"frame"`` for framing sentences, which carry no fact and have no sources.
    ``heading`` are the update's own words above it, where they say something; ``paragraph`` counts
    within its slot from 0; a ``listed`` one is a fragment of a list. ``evidence`` is what a new
    wording may draw on, ``glosses`` the explanations that code put into it.
    """

    text: str
    how: StoryOrigin
    slot: str
    report: int | None = None
    sources: tuple[Span, ...] = ()
    facts: tuple[str, ...] = ()
    checks: tuple[Check, ...] = ()
    refused: tuple[Refused, ...] = ()
    heading: str = ""
    paragraph: int = 0
    listed: bool = False
    evidence: Evidence | None = None
    glosses: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class StorySlot:
    """A part of the frame as filled.

    ``facts`` are (report, fact id); ``missing`` is set when it is empty and the frame needs it.
    ``held`` counts its passages, ``loose`` those that stand in it by their topic alone.
    """

    name: str
    label: str
    facts: tuple[tuple[int, str], ...]
    missing: str = ""
    held: int = 0
    loose: int = 0


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline made of one place of a report; ``how`` says of what."""

    text: str
    how: Literal["figures", "sentence", "title"]
    report: int
    sources: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure to show large. ``compared`` is what the update sets it against, empty if nothing.

    ``said`` is the story's own sentence that holds it; ``shape`` how the two stand to each other.
    """

    text: str
    compared: str
    said: str
    report: int
    sources: tuple[Span, ...]
    shape: Literal["change", "share", "alone"] = "alone"


@dataclass(frozen=True, slots=True)
class NotTold:
    """A span of a report that the story does not tell, and why."""

    report: int
    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Choices:
    """How a story was asked for, all by id."""

    audience: str
    frame: str
    channel: str
    length: str
    tone: str
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Story:
    """A true story of one update or several, for one reader.

    ``sentences`` stand in the order of telling, framing sentences among them. Parts that nothing
    fills are in ``slots``; ``words`` are terms with the glossary's explanation, told below the
    story where a sentence would have had several; ``terms`` is the log of terms, each with its
    report. ``text`` is what is sent, as Markdown in the channel's form. ``advice`` says that
    another frame would serve better, empty when none would. ``refusal`` is set, and ``sentences``
    empty, when there is nothing to tell this reader.
    """

    choices: Choices
    frame_name: str
    reports: tuple[Report, ...]
    headlines: tuple[Headline, ...]
    headline: str
    slots: tuple[StorySlot, ...]
    sentences: tuple[StorySentence, ...]
    figures: tuple[Figure, ...]
    unknowns: tuple[str, ...]
    words: tuple[tuple[str, str], ...]
    terms: tuple[tuple[int, TermUse], ...]
    questions: tuple[Question, ...]
    picture: str
    left_out: tuple[NotTold, ...]
    text: str
    engine: str
    model: str
    prompts: tuple[str, ...]
    seconds: float
    advice: str = ""
    refusal: str = ""
    notices: tuple[str, ...] = ()

    @property
    def told(self) -> tuple[StorySentence, ...]:
        """The sentences that speak for the reports: all but framing."""
        return tuple(s for s in self.sentences if s.how != "frame")


@dataclass(frozen=True, slots=True)
class StoryPlanned:
    """The frame is filled; nothing has been worded yet. ``opening`` can be shown at once."""

    frame: str
    headlines: tuple[Headline, ...]
    slots: tuple[StorySlot, ...]
    opening: tuple[StorySentence, ...]
    planned: int
    advice: str


@dataclass(frozen=True, slots=True)
class StorySentenceReady:
    """A sentence stands; ``position`` counts from 0 within ``planned``, in the order of telling."""

    position: int
    planned: int
    sentence: StorySentence


@dataclass(frozen=True, slots=True)
class StoryReady:
    """The whole story."""

    story: Story


StoryEvent = StoryPlanned | StorySentenceReady | StoryReady


def as_translated(sentence: StorySentence) -> Translated:
    """A told sentence as a sentence of a translation, for what compares or asks.

    Raises:
        ValueError: it is a framing sentence.
    """
    if sentence.how == "frame":
        raise ValueError(f"a framing sentence is of no update: {sentence.text!r}")
    return Translated(
        text=sentence.text,
        sources=sentence.sources,
        how=sentence.how,
        facts=sentence.facts,
        checks=sentence.checks,
        section=sentence.heading,
        refused=sentence.refused,
        given=sentence.evidence.given if sentence.evidence else "",
    )
