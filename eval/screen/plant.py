"""Plants values at sentence positions of updates, the same way every time."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.screen.personal import PERSONAL
from eval.screen.secrets import SECRETS, Planted

PLANTED: tuple[Planted, ...] = SECRETS + PERSONAL
# After the end of a sentence within a line, or between two lines of text.
_POSITION = re.compile(r"(?<=[a-z][.!]) (?=[A-Z])|(?<=[.!?])\n(?=\S)|\n\n(?=\w)")


@dataclass(frozen=True, slots=True)
class Case:
    """A text with one value planted: ``text[start:end] == value``."""

    kind: str
    value: str
    sentence: str
    text: str
    start: int
    end: int


def cases(
    texts: Sequence[str], planted: Sequence[Planted] = PLANTED, seed: int = 7
) -> Iterator[Case]:
    """One case for each planted value, its text and its position drawn from the seed."""
    draw = random.Random(seed)  # noqa: S311 - a repeatable draw, no secret
    for kind, carrier, value in planted:
        text = draw.choice(texts)
        places = [m.span() for m in _POSITION.finditer(text)] or [(len(text), len(text))]
        start, end = draw.choice(places)
        block = carrier.startswith(("|", "- ")) or "\n" in carrier
        gap = "\n\n" if block or text[start:end] == "\n\n" else text[start:end] or " "
        head = text[:start] + gap
        at = len(head) + carrier.index("{}")
        sentence = carrier.replace("{}", value)
        yield Case(kind, value, sentence, f"{head}{sentence}{gap}{text[end:]}", at, at + len(value))


def read(path: Path | None) -> list[dict[str, str]]:
    """The updates of a JSONL file (``id``, ``text``); without one, those of this package."""
    path = path or Path(__file__).with_name("texts.jsonl")
    lines = path.read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]
