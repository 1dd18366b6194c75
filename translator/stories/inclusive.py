"""Advice on wording that leaves people out, each with its source; it changes nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated

from pydantic import Field, field_validator

from translator import resources
from translator.audiences import Strict, Text
from translator.editable import load_file
from translator.errors import PromptError


class Source(Strict):
    """A guideline that others keep."""

    name: Text
    url: Annotated[str, Field(pattern=r"^https://")]


class Rule(Strict):
    """What to look for, what to say instead, and whose advice it is.

    ``hits`` and ``misses`` test it.
    """

    id: Text
    words: Text
    instead: Annotated[tuple[Text, ...], Field(min_length=1)]
    why: Text
    source: Text
    hits: Annotated[tuple[Text, ...], Field(min_length=1)]
    misses: Annotated[tuple[Text, ...], Field(min_length=1)]

    @field_validator("words")
    @classmethod
    def _compiles(cls, words: str) -> str:
        try:
            re.compile(words)
        except re.error as error:
            raise ValueError(f"{words!r} is no regular expression: {error}") from error
        return words

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """``words`` compiled."""
        return re.compile(self.words, re.IGNORECASE)


class Inclusive(Strict):
    """``prompts/inclusive.yaml``: all rules, and the guidelines that they come from."""

    sources: dict[str, Source]
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Advice:
    """Advice on a place: ``text[start:end] == words``."""

    start: int
    end: int
    words: str
    instead: tuple[str, ...]
    why: str
    source: str
    url: str


def load_inclusive(path: Path | None = None) -> Inclusive:
    """The rules.

    Raises:
        PromptError: the file is broken, or a rule names a source that it has not.
    """
    path = path or resources.folder("prompts") / "inclusive.yaml"
    rules = load_file(path, Inclusive, PromptError)
    for rule in rules.rules:
        if rule.source not in rules.sources:
            raise PromptError(
                f"{path.name}: rule {rule.id!r} names the source {rule.source!r}",
                hint=f"There are: {', '.join(rules.sources)}.",
            )
    return rules


def advise(text: str, rules: Inclusive | None = None) -> tuple[Advice, ...]:
    """Advice on a text, in its order; of two rules for one place the first in the file speaks."""
    rules = rules or load_inclusive()
    found: list[Advice] = []
    for rule in rules.rules:
        source = rules.sources[rule.source]
        for match in rule.pattern.finditer(text):
            if not any(a.start < match.end() and match.start() < a.end for a in found):
                where = (match.start(), match.end(), match[0])
                found.append(Advice(*where, rule.instead, rule.why, source.name, source.url))
    return tuple(sorted(found, key=lambda advice: advice.start))
