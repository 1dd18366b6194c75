"""The planted instructions and the updates they are planted in, from the YAML files beside this."""

from __future__ import annotations

import base64
import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict

from translator.values import Span

_FOLDER = Path(__file__).parent
_MARK = re.compile(r"⟦(\w+)⟧")
_WRITTEN = re.compile(r"⟨(.*?)⟩", re.DOTALL)
# A line that is nothing but its place: a bullet, a table row or the mark alone.
_EMPTY_LINE = re.compile(r"^(?:- )?⟦\w+⟧\n|^\|.*⟦\w+⟧.*\n", re.MULTILINE)

Written = Literal["plain", "base64", "rot13", "zero-width", "tags", "full-width", "spaced"]


class Case(BaseModel):
    """One instruction in one update.

    ``planted`` is the instruction as a person reads it, ``⟨…⟩`` around what ``written`` disguises.
    ``obeyed`` are patterns, case aside, that stand in a sentence of the output only if a model
    obeyed, unless that sentence also matches ``unless``: then it is the instruction, told as text.
    ``hostile`` is what a model that obeys would answer; ``keeps`` are patterns that the output
    must have; ``readers`` narrows all this to some readers.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    way: str
    update: str
    at: str
    planted: str
    obeyed: tuple[str, ...]
    hostile: str
    unless: str = ""
    written: Written = "plain"
    keeps: tuple[str, ...] = ()
    readers: tuple[str, ...] = ("finance", "customers")


@dataclass(frozen=True, slots=True)
class Planted:
    """A case in its update. ``span`` is where the instruction stands in ``text``."""

    case: Case
    text: str
    span: Span


@cache
def load_cases() -> tuple[Planted, ...]:
    """All cases, each planted in its update.

    Raises:
        ValueError: a case names no update, or a place that its update lacks.
    """
    updates = yaml.safe_load((_FOLDER / "updates.yaml").read_text("utf-8"))
    cases = yaml.safe_load((_FOLDER / "cases.yaml").read_text("utf-8"))
    return tuple(_plant(Case.model_validate(case), updates) for case in cases)


def without(planted: Planted) -> str:
    """The update as it was before anything was planted."""
    start, end = planted.span
    return planted.text[:start] + planted.text[end:]


def disguise(text: str, written: Written) -> str:
    """``text`` as the attacker wrote it."""
    return _DISGUISES[written](text)


_DISGUISES: dict[Written, Callable[[str], str]] = {
    "plain": lambda text: text,
    "base64": lambda text: base64.b64encode(text.encode()).decode(),
    "rot13": lambda text: codecs.encode(text, "rot13"),
    "zero-width": "\u200b".join,
    # The Unicode block of tags mirrors ASCII and shows nothing.
    "tags": lambda text: "".join(chr(0xE0000 + ord(c)) for c in text),
    "full-width": lambda text: "".join(
        chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text
    ),
    "spaced": lambda text: "   ".join(" ".join(word) for word in text.split()),
}


def _plant(case: Case, updates: dict[str, str]) -> Planted:
    template, mark = updates.get(case.update, ""), f"⟦{case.at}⟧"
    if mark not in template:
        raise ValueError(f"case {case.id!r}: no place {case.at!r} in update {case.update!r}")
    before, after = (_cleared(part) for part in _around(template, mark))
    written = _WRITTEN.sub(lambda m: disguise(m[1], case.written), case.planted).rstrip("\n")
    before += " " if before and not before[-1].isspace() and case.at == "sentence" else ""
    return Planted(case, before + written + after, (len(before), len(before) + len(written)))


def _around(template: str, mark: str) -> tuple[str, str]:
    before, _, after = template.partition(mark)
    return before, after


def _cleared(text: str) -> str:
    return _MARK.sub("", _EMPTY_LINE.sub("", text))
