"""Every sentence of a candidate says something that the others do not.

A model that adds a claim often builds it from words that the source does hold ("The cause is
suspected to be a full disk. The cause is a full disk."), which no comparison of words notices. So
of two or more sentences each must carry a content word of the source, or none, that no other
carries. Sentences that carry none at all are judged by the other checks.
"""

from __future__ import annotations

from translator.gate.words import is_content, lemmas, sentences, tokens
from translator.values import Check


def check_repeats(candidate: str, given: str) -> Check:
    """Refuse a sentence whose words of the source all stand in the other sentences, too."""
    known = _words(given)
    parts = [(part, _words(part) & known) for part in sentences(candidate)]
    for index, (part, words) in enumerate(parts):
        others = set().union(*(w for i, (_, w) in enumerate(parts) if i != index))
        if len(parts) > 1 and words and words <= others:
            return Check(
                "repeats",
                passed=False,
                detail=f"take out “{part}”: it says again what another sentence says",
            )
    return Check("repeats", passed=True)


def _words(text: str) -> set[str]:
    found: set[str] = set()
    for word in tokens(text):
        if is_content(word) or word[0].isdigit():
            found |= lemmas(word)
    return found
