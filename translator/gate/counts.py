"""What a note says twice of two things is said of both.

The same: "will be moved, and will be checked" with "will" once more or in other accepted words. Not
the same: "is affected, as no build will succeed" without the second "will", which leaves one of two
things as certain or as wide as it never was.
"""

from __future__ import annotations

from collections import Counter

from translator.facts.extract import facts_in
from translator.gate.paraphrases import FREE, kept, said_otherwise
from translator.gate.text import plainly
from translator.values import Check, FactKind

_SAID_OF_EACH: frozenset[FactKind] = frozenset({"certainty", "scope"})


def check_counts(candidate: str, given: str) -> Check:
    """Refuse a certainty or scope that stands twice in the note and once in the answer."""
    asked, said = _tally(given), _tally(candidate)
    lost = [
        value
        for (kind, value), count in asked.items()
        if count > 1
        and 0 < said[kind, value] < count
        and (kind, value) not in FREE
        and value != "both"
        and not said_otherwise(kind, value, candidate)
        and not kept(kind, value, candidate, given)
    ]
    detail = f"keep “{lost[0]}” as often as the source says it" if lost else ""
    return Check("counts", not lost, detail)


def _tally(text: str) -> Counter[tuple[FactKind, str]]:
    return Counter(
        (kind, value) for kind, value, *_ in facts_in(plainly(text)) if kind in _SAID_OF_EACH
    )
