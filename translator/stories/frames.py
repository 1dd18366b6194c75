"""Frames, channels, tones and lengths: the editable files ``prompts/frames`` and ``story.yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, field_validator

from translator import resources
from translator.audiences import Strict, Text
from translator.editable import choose_entry, load_file
from translator.errors import InputError, PromptError
from translator.values import FactKind, UpdateKind

Id = Annotated[str, StringConstraints(pattern=r"^[a-z]+(-[a-z]+)*$")]
Pattern = Annotated[str, StringConstraints(strip_whitespace=True)]
Below = Literal["numbers", "unknowns", "questions"]
Shape = Literal["prose", "talk", "slides", "chat"]


def _checked(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"{pattern!r} is no regular expression: {error}") from error
    return pattern


def _any_finds(patterns: Iterable[str], heading: str) -> bool:
    return any(p and re.search(p, heading, re.IGNORECASE) for p in patterns)


class Role(Strict):
    """What a part of an update can do in a story; ``prompts/story.yaml`` says what a field means.

    ``never`` are values of certainty, obligation or state ("planned") that rule the role out.
    """

    topics: tuple[Text, ...] = ()
    topics_of: dict[UpdateKind, tuple[Text, ...]] = Field(default_factory=dict)
    headings: Pattern = ""
    headings_of: dict[UpdateKind, Pattern] = Field(default_factory=dict)
    words: Pattern = ""
    not_headings: Pattern = ""
    not_headings_of: dict[UpdateKind, Pattern] = Field(default_factory=dict)
    needs: tuple[FactKind, ...] = ()
    never: tuple[Text, ...] = ()

    @field_validator("headings", "words", "not_headings")
    @classmethod
    def _compiles(cls, pattern: str) -> str:
        return _checked(pattern)

    @field_validator("headings_of", "not_headings_of")
    @classmethod
    def _all_compile(cls, patterns: dict[UpdateKind, str]) -> dict[UpdateKind, str]:
        return {kind: _checked(pattern) for kind, pattern in patterns.items()}

    def heads(self, kind: UpdateKind, heading: str) -> bool:
        """Whether what stands under a heading of an update of this kind takes the role."""
        return _any_finds((self.headings, self.headings_of.get(kind, "")), heading)

    def shuts_out(self, kind: UpdateKind, heading: str) -> bool:
        """Whether what stands under a heading of an update of this kind cannot take the role."""
        return _any_finds((self.not_headings, self.not_headings_of.get(kind, "")), heading)

    @cached_property
    def spoken(self) -> re.Pattern[str] | None:
        """``words`` compiled; ``None`` where empty."""
        return re.compile(self.words, re.IGNORECASE) if self.words else None


class Tone(Strict):
    """Which of a frame's openers are taken, shown by examples."""

    id: Id
    name: Text
    about: Text
    examples: Annotated[tuple[Text, ...], Field(min_length=1)]


class Length(Strict):
    """About how many words a story has."""

    id: Id
    name: Text
    words: Annotated[int, Field(ge=40, le=2000)]


class Channel(Strict):
    """Where a story is told; ``outside`` when people outside the company get it."""

    id: Id
    name: Text
    shape: Shape
    opening: str = ""
    closing: str = ""
    subject: bool = False
    outside: bool = False
    length: Id = "medium"
    words_per_minute: Annotated[int, Field(ge=60, le=240)] = 130
    shows: tuple[Below, ...] = ()


class Expected(Strict):
    """What readers expect such an update to say; stated where facts and words are found."""

    ask: Text
    kinds: tuple[UpdateKind, ...]
    facts: tuple[FactKind, ...] = ()
    words: Text

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """``words`` compiled."""
        return re.compile(self.words, re.IGNORECASE)


class Pictures(Strict):
    """Pictures in words; ``change`` takes {before} and {after}, ``share`` {part} and {whole}."""

    change: Text
    share: Text
    moments: Text
    none: Text


class Settings(Strict):
    """``prompts/story.yaml``: what all frames share.

    ``neutral_openers`` announce the first part, the second and so on where something stands in it
    by its topic alone.
    """

    roles: dict[str, Role]
    quiet_headings: Text
    tones: Annotated[tuple[Tone, ...], Field(min_length=1)]
    lengths: Annotated[tuple[Length, ...], Field(min_length=1)]
    channels: Annotated[tuple[Channel, ...], Field(min_length=1)]
    expected: tuple[Expected, ...] = ()
    neutral_openers: tuple[dict[str, tuple[Text, ...]], ...]
    silent: Text
    silent_of_several: Text
    missing_of_several: Text
    pictures: Pictures

    @cached_property
    def quiet(self) -> re.Pattern[str]:
        """``quiet_headings`` compiled."""
        return re.compile(self.quiet_headings, re.IGNORECASE)

    def neutral(self, slot: Slot, place: int) -> Slot:
        """A slot whose opener says nothing of what stands in it; ``place`` counts from 0."""
        kept = self.neutral_openers[min(place, len(self.neutral_openers) - 1)]
        return slot.model_copy(update={"openers": kept})

    def channel(self, wanted: str) -> Channel:
        """The channel with an id. Raises ``InputError`` when there is none."""
        return choose_entry({c.id: c for c in self.channels}, wanted, "channel", InputError)

    def length(self, wanted: str) -> Length:
        """The length with an id. Raises ``InputError`` when there is none."""
        return choose_entry({one.id: one for one in self.lengths}, wanted, "length", InputError)

    def tone(self, wanted: str) -> Tone:
        """The tone with an id. Raises ``InputError`` when there is none."""
        return choose_entry({one.id: one for one in self.tones}, wanted, "tone", InputError)


class Slot(Strict):
    """A part of a frame: which roles may fill it, best first, and how it is announced.

    ``needs`` are kinds of facts of which each filling must hold one; ``figure`` asks for one that
    is worth showing large. ``most`` and ``at_least`` count groups of sentences that belong
    together. A slot with ``first`` chooses before the others do.
    """

    name: Id
    label: Text
    roles: Annotated[tuple[Text, ...], Field(min_length=1)]
    needs: tuple[FactKind, ...] = ()
    optional: bool = False
    first: bool = False
    figure: bool = False
    most: Annotated[int, Field(ge=1)] = 99
    at_least: Annotated[int, Field(ge=1)] = 1
    openers: dict[str, tuple[Text, ...]] = Field(default_factory=dict)
    missing: Text


class Frame(Strict):
    """A way to tell: its slots in order, and the kinds of update that it suits (0 to 3).

    ``readers`` are the audiences that it is meant for; all when empty.
    """

    id: Id
    name: Text
    use: Text
    not_for: Text
    kinds: dict[UpdateKind, Annotated[int, Field(ge=0, le=3)]] = Field(default_factory=dict)
    readers: tuple[Id, ...] = ()
    slots: Annotated[tuple[Slot, ...], Field(min_length=2)]


def load_settings(path: Path | None = None) -> Settings:
    """What all frames share.

    Raises:
        PromptError: the file is broken; the message names the field.
    """
    path = path or resources.folder("prompts") / "story.yaml"
    return load_file(path, Settings, PromptError)


def load_frames(settings: Settings, folder: Path | None = None) -> dict[str, Frame]:
    """All frames by id, in the order of their names.

    Raises:
        PromptError: a file is broken, or names a role or tone that ``settings`` has not.
    """
    folder = folder or resources.folder("prompts") / "frames"
    found = [load_file(path, Frame, PromptError) for path in sorted(folder.glob("*.yaml"))]
    if not found:
        raise PromptError(
            f"no frame file in {str(folder)!r}",
            hint="Put one YAML file for each frame there, or unset PLAINBRIDGE_PROMPTS.",
        )
    tones = {tone.id for tone in settings.tones}
    for frame in found:
        for slot in frame.slots:
            unknown = (set(slot.roles) - settings.roles.keys()) | (set(slot.openers) - tones)
            if unknown:
                raise PromptError(
                    f"frame {frame.id!r}, slot {slot.name!r}: unknown {sorted(unknown)}",
                    hint="Roles and tones are those of prompts/story.yaml.",
                )
    return {frame.id: frame for frame in sorted(found, key=lambda f: f.name.lower())}


def choose_frame(frames: Mapping[str, Frame], wanted: str) -> Frame:
    """The frame with an id or name, case aside.

    Raises:
        InputError: there is none; the nearest is named.
    """
    names = {frame.name.lower(): frame for frame in frames.values()}
    if wanted.strip().lower() in names:
        return names[wanted.strip().lower()]
    return choose_entry(frames, wanted, "frame", InputError)
