"""Readers and topics: the editable files in ``prompts/audiences`` and ``prompts/topics.yaml``."""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from translator import resources
from translator.editable import choose_entry, load_file, to_id
from translator.errors import AudienceError
from translator.values import FactKind, UpdateKind

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Dropped = Literal["ticket", "handle", "url", "hash"]
Withheld = Literal["host", "ip", "email", "phone", "handle", "path", "call", "cve", "ticket"]


class Strict(BaseModel):
    """Unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Ask(Strict):
    """A question this reader asks, with the facts and words that would answer it.

    A sentence that matches ``unless`` is no answer. ``statement``: only what is or was answers, no
    order, wish or forecast. ``tasks_under``: an order under such a heading answers, too.
    ``latest``: of several dated answers the last in time is given, else the first. ``moot`` is
    another question of this reader whose answer makes this one idle. ``kinds`` are the kinds of
    update after which it is asked; all when empty. ``after`` are words that such an update must
    hold somewhere: a debt whose "root cause" is named is no outage.
    """

    ask: Text
    facts: tuple[FactKind, ...] = ()
    words: str = ""
    unless: str = ""
    statement: bool = False
    tasks_under: str = ""
    latest: bool = False
    moot: str = ""
    after: str = ""
    kinds: tuple[UpdateKind, ...] = ()

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """``words`` compiled."""
        return re.compile(self.words, re.IGNORECASE)

    @cached_property
    def avoids(self) -> re.Pattern[str] | None:
        """``unless`` compiled; ``None`` when empty."""
        return re.compile(self.unless, re.IGNORECASE) if self.unless else None

    @cached_property
    def tasks(self) -> re.Pattern[str] | None:
        """``tasks_under`` compiled; ``None`` when empty."""
        return re.compile(self.tasks_under, re.IGNORECASE) if self.tasks_under else None


class Audience(Strict):
    """One reader. ``grade`` is the US school grade aimed at; ``sentences`` the length at most."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z]+(-[a-z]+)*$")]
    name: Text
    reader: Text
    decides: Text
    cares_about: tuple[Text, ...]
    knows: tuple[Text, ...]
    order: int = 100
    outside: bool = False
    grade: Annotated[int, Field(ge=4, le=18)]
    sentences: Annotated[int, Field(ge=3, le=40)]
    drops: tuple[Dropped, ...] = ()
    withholds: tuple[Withheld, ...] = ()
    topics: dict[str, float]
    facts: dict[FactKind, float] = Field(default_factory=dict)
    identifiers: float = 0.0
    questions: tuple[Ask, ...] = ()


class Topic(Strict):
    """What a sentence can be about, and the heading that it stands under."""

    id: Text
    section: Text
    headings: str = ""
    words: str = ""

    @cached_property
    def heading_pattern(self) -> re.Pattern[str] | None:
        """``headings`` compiled; ``None`` when empty."""
        return re.compile(self.headings, re.IGNORECASE) if self.headings else None

    @cached_property
    def word_pattern(self) -> re.Pattern[str] | None:
        """``words`` compiled; ``None`` when empty."""
        return re.compile(self.words, re.IGNORECASE) if self.words else None


class Topics(Strict):
    """All topics, the order of their sections, and the one for everything else.

    ``over`` finds sentences which say that what went wrong is over.
    """

    topics: tuple[Topic, ...]
    order: tuple[str, ...]
    other: str
    over: str = ""

    @cached_property
    def _over(self) -> re.Pattern[str] | None:
        return re.compile(self.over, re.IGNORECASE) if self.over else None

    def says_over(self, plain: str) -> bool:
        """Whether a sentence says that it is over."""
        return bool(self._over and self._over.search(plain))

    def get(self, topic_id: str) -> Topic:
        """The topic with an id."""
        return next(t for t in self.topics if t.id == topic_id)


def load_audiences(folder: Path | None = None) -> dict[str, Audience]:
    """All audiences by id, by their ``order`` and then their names.

    Raises:
        AudienceError: a file is broken; the message names file and field.
    """
    folder = folder or resources.folder("prompts") / "audiences"
    found = [load_file(path, Audience, AudienceError) for path in sorted(folder.glob("*.yaml"))]
    if not found:
        raise AudienceError(
            f"no audience file in {str(folder)!r}",
            hint="Put one YAML file for each reader there, or unset PLAINBRIDGE_PROMPTS.",
        )
    return {a.id: a for a in sorted(found, key=lambda a: (a.order, a.id))}


def load_topics(path: Path | None = None) -> Topics:
    """The topics.

    Raises:
        AudienceError: the file is broken.
    """
    path = path or resources.folder("prompts") / "topics.yaml"
    return load_file(path, Topics, AudienceError)


def choose(audiences: dict[str, Audience], wanted: str) -> Audience:
    """The audience with an id or a name, case aside.

    Raises:
        AudienceError: there is none; the nearest is named.
    """
    names = {a.name.lower(): a for a in audiences.values()}
    if wanted.strip().lower() in names and to_id(wanted) not in audiences:
        return names[wanted.strip().lower()]
    return choose_entry(audiences, wanted, "audience", AudienceError)
