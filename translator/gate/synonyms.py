"""Words of one meaning, from WordNet 3.0 (Princeton University; licence beside the data).

``synonyms.txt.gz`` holds one line a word: ``word|same|near|opposite``. *Same*: the words share a
sense that is the first of one and among the first four of the other, or one is derived from the
other ("migrate", "migration"). *Near*: any shared sense, the next wider or narrower word, similar
adjectives. *Opposite*: direct antonyms, which are in neither. Only words that everyday English uses
(Zipf frequency 3.25 or more; 2.5 for words derived from one another) were taken.

A *same* word licenses a word of the candidate. A *near* word does so only in place of a word of the
source that is gone, one for one: it can reword, but it cannot add. Words that a marker table holds
(certainty, obligation, state, scope and so on) are never judged by synonyms.
"""

from __future__ import annotations

import gzip
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("synonyms.txt.gz")
_NONE: frozenset[str] = frozenset()


@cache
def _lines() -> dict[str, str]:
    lines = gzip.decompress(_FILE.read_bytes()).decode("utf-8").splitlines()
    return {word: rest for word, _, rest in (line.partition("|") for line in lines if line)}


@cache
def same(lemma: str) -> frozenset[str]:
    """Words of the same meaning; phrasal verbs with an underscore ("carry_out")."""
    return _column(lemma, 0)


@cache
def near(lemma: str) -> frozenset[str]:
    """Words of a meaning near by, *same* ones included."""
    return _column(lemma, 0) | _column(lemma, 1)


@cache
def opposite(lemma: str) -> frozenset[str]:
    """Words of the opposite meaning: "not open" is "closed"."""
    return _column(lemma, 2)


def _column(lemma: str, column: int) -> frozenset[str]:
    row = _lines().get(lemma)
    return frozenset(row.split("|")[column].split()) if row else _NONE
