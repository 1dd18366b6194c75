"""The jargon finder on SoftNER (Tabassum et al. 2020): software entities in Stack Overflow posts.

A file has one token a line with its tag in the second column, and an empty line between sentences.
Spans are compared untyped and exactly. Left out are code blocks and values, as gold and where the
finder marks nothing but tokens of one; and the lines that are no text of anybody: question numbers,
addresses, and what stands in the place of omitted output.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from wordfreq import zipf_frequency

Tokens = tuple[int, int]
Find = Callable[[str], list[tuple[int, int]]]

_LEFT_OUT = frozenset({"Code_Block", "Value"})
_NO_TEXT = re.compile(r"Question_|Answer_to|https?:|OP_BLOCK|CODE_BLOCK")
_NO_SPACE_BEFORE = re.compile(r"[.,;:!?)\]}]+|n't|'(?:s|re|ve|ll|m|d)")
_SHAPE = re.compile(r"[a-z][A-Z]|_|\d[A-Za-z]|[A-Za-z]\d|[a-z]\.[A-Za-z]|\(\)|^\.\w|^[A-Z]{2,}$")
_WORD = re.compile(r"""[^\s(){}\[\],;:!?"']+?(?=\.?(?:[\s(){}\[\],;:!?"']|$))""")
RARE = 3.5


@dataclass(frozen=True, slots=True)
class Post:
    """A sentence: its text, where each token stands in it, and each token's type ("" outside).

    ``gold`` holds the entities as half-open spans of tokens, code blocks and values left out.
    """

    text: str
    places: tuple[tuple[int, int], ...]
    types: tuple[str, ...]
    gold: frozenset[Tokens]


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of spans: found and right, found and wrong, missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """Share of the found spans that are right, 0 to 1."""
        return self.right / (self.right + self.wrong) if self.right else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold spans that were found, 0 to 1."""
        return self.right / (self.right + self.missed) if self.right else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def rounded(self) -> dict[str, float]:
        """The three figures with four digits."""
        return {name: round(getattr(self, name), 4) for name in ("precision", "recall", "f1")}


def read(path: Path) -> Iterator[Post]:
    """The sentences of a file in SoftNER's format."""
    rows: list[tuple[str, str]] = []
    for line in (*path.read_text("utf-8").splitlines(), ""):
        cells = line.split("\t")
        if len(cells) > 1 and cells[0]:
            rows.append((cells[0], cells[1]))
            continue
        if rows and not _NO_TEXT.match(rows[0][0]):
            yield _post(rows)
        rows = []


def score(posts: list[Post], find: Find) -> Score:
    """Compare the spans of characters that ``find`` gives for a text with the gold spans."""
    right = wrong = missed = 0
    for post in posts:
        found = {span for start, end in find(post.text) if (span := _tokens(post, start, end))}
        right += len(found & post.gold)
        wrong += len(found - post.gold)
        missed += len(post.gold - found)
    return Score(right, wrong, missed)


def rare_or_shaped(text: str) -> list[tuple[int, int]]:
    """The simple way, to compare with: each rare word by itself, and each shaped like code."""
    words = ((found[0], *found.span()) for found in _WORD.finditer(text))
    return [
        (start, end)
        for word, start, end in words
        if re.search(r"[A-Za-z]{2}", word)
        and not word.startswith("http")
        and (_SHAPE.search(word) or zipf_frequency(word.lower(), "en") < RARE)
    ]


def _post(rows: list[tuple[str, str]]) -> Post:
    text = ""
    places = []
    for word, _ in rows:
        if text and not _NO_SPACE_BEFORE.fullmatch(word) and text[-1] not in "([{":
            text += " "
        places.append((len(text), len(text) + len(word)))
        text += word
    tags = [tag for _, tag in rows]
    return Post(text, tuple(places), tuple(tag[2:] for tag in tags), frozenset(_gold(tags)))


def _gold(tags: list[str]) -> Iterator[Tokens]:
    start: int | None = None
    for index, tag in enumerate([*tags, "O"]):
        if start is not None and not (tag[:2] == "I-" and tag[2:] == tags[start][2:]):
            if tags[start][2:] not in _LEFT_OUT:
                yield start, index
            start = None
        if start is None and tag != "O":
            start = index


def _tokens(post: Post, start: int, end: int) -> Tokens | None:
    covered = [i for i, (first, last) in enumerate(post.places) if first < end and start < last]
    if not covered or all(post.types[i] in _LEFT_OUT for i in covered):
        return None
    return covered[0], covered[-1] + 1
