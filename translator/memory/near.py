"""Fuzzy matches: approved sentences that are nearly the same, for the author to look at.

Candidates share a rare word with the sentence (SQLite FTS5 with Porter's stemmer, ranked by BM25),
and are then compared with it word for word. Common words find half of the memory and are left out
of the search; they count in the comparison.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Literal

from translator.memory import rows
from translator.memory.forms import names_in, normal
from translator.memory.values import Near

AT_LEAST = 0.6
_WORD = re.compile(r"\w+")
_TOKEN = re.compile(r"\{[a-z]+\d+\}|\w+(?:['’-]\w+)*|[^\w\s]")
_WORDS_ASKED = 6
_ENOUGH = 3  # rare words; with fewer, common ones are asked for two by two
_PAIRED = 4
_EVERYWHERE = 8000  # and beyond this it is left out altogether
_COMMON = 1000  # pairs with a word; beyond that it says little and costs much
_FOUND = 420  # the same sentence may be there for each of seven readers
_CANDIDATES = 60
_SMALL = frozenset(
    "a an and are as at be been but by for from had has have if in is it its no not of on or our "
    "so than that the their then there these they this to was we were when which will with".split()
)
_COUNT = "SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT ?)"

Edit = Literal["same", "gone", "new"]


def near(
    connection: sqlite3.Connection, audience: str, source: str, limit: int
) -> tuple[Near, ...]:
    """Approved pairs of this reader whose source is like a form, the nearest first."""
    asked = _telling(connection, source)
    if not asked:
        return ()
    match = f"{{source}} : ({' OR '.join(asked)})"
    # The rank is settled among the words alone, before a row of the pairs is read.
    ranked = "SELECT rowid, rank AS place FROM words WHERE words MATCH ? ORDER BY rank LIMIT ?"
    query = (
        f"SELECT pair.* FROM ({ranked}) AS best JOIN pair ON pair.id = best.rowid "  # noqa: S608
        "WHERE audience = ? AND state = 'approved' ORDER BY place LIMIT ?"
    )
    found = list(connection.execute(query, (match, _FOUND, audience, _CANDIDATES)))
    mine = _tokens(source)
    scored = [(likeness(mine, _tokens(row["source"])), row) for row in found]
    best = sorted((s for s in scored if s[0] >= AT_LEAST), key=lambda s: -s[0])[:limit]
    pairs = rows.pairs_of(connection, [row for _, row in best])
    return tuple(Near(pair, score) for (score, _), pair in zip(best, pairs, strict=True))


def likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """How alike two lists of words are, from 0 to 1: twice the longest common order, over all."""
    from rapidfuzz.distance import LCSseq  # noqa: PLC0415 - needed only where sentences are compared

    total = len(one) + len(other)
    return 2 * LCSseq.similarity(one, other) / total if total else 0.0


def difference(old: str, new: str) -> tuple[tuple[Edit, str], ...]:
    """What turns one form into another, as runs of text: the same, gone, new."""
    runs: list[tuple[Edit, str]] = []
    matcher = SequenceMatcher(a=_tokens(old), b=_tokens(new), autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            runs.append(("same", _run(new, c, d)))
            continue
        if b > a:
            runs.append(("gone", _run(old, a, b)))
        if d > c:
            runs.append(("new", _run(new, c, d)))
    return tuple(runs)


def _run(form: str, first: int, last: int) -> str:
    """The text from one word to another, as it is written."""
    found = list(_TOKEN.finditer(form))[first:last]
    return form[found[0].start() : found[-1].end()]


def all_of(words: str) -> str:
    """A query for pairs that hold every word, the last one perhaps unfinished; empty for none."""
    found = [f'"{word}"' for word in _WORD.findall(words)]
    return " ".join([*found[:-1], f"{found[-1]} *"]) if found else ""


def _tokens(form: str) -> list[str]:
    """Words to compare: numbered placeholders of one kind are the same word."""
    return [
        re.sub(r"\d+(?=\}$)", "", t) if t.startswith("{") else t.lower()
        for t in _TOKEN.findall(form)
    ]


def _telling(connection: sqlite3.Connection, source: str) -> list[str]:
    """Queries for the rarest words of a form that the memory knows; of common ones for pairs."""
    own = {*names_in(source), *_SMALL}
    words = dict.fromkeys(w.lower() for w in _WORD.findall(normal(source)) if w.lower() not in own)
    counts = {word: _count(connection, word, _COMMON) for word in words}
    rare = sorted((count, word) for word, count in counts.items() if 0 < count < _COMMON)
    asked = [f'"{word}"' for _, word in rare[:_WORDS_ASKED]]
    if len(asked) < _ENOUGH:
        common = {w: _count(connection, w, _EVERYWHERE) for w, n in counts.items() if n == _COMMON}
        known = sorted((n, word) for word, n in common.items() if n < _EVERYWHERE)
        pairs = pairwise(word for _, word in known[:_PAIRED])
        asked += [f'("{one}" AND "{two}")' for one, two in pairs]
    return asked


def _count(connection: sqlite3.Connection, word: str, at_most: int) -> int:
    """How many sources have a word, counted no further than ``at_most``."""
    row = connection.execute(_COUNT, (f'{{source}} : "{word}"', at_most)).fetchone()
    return int(row[0])
