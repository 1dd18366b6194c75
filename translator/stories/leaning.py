"""Which sentences lean on the one before them, so that they say something else without it."""

from __future__ import annotations

import re

from translator.units import ANAPHORA

_NEAR = 60  # characters in which a sentence says what it is about
_BACK = re.compile(
    r"\b(?:it|they|them|these|those|this|such|both|also|another|(?:since|until|by) then|"
    r"(?:following|after|once) that|the (?:others?|same|rest|latter|former|remaining)|"
    r"the (?:first|second|third|last|final) (?:one|option|approach|alternative)|option \d)\b|"
    r"(?:^|[,;:] |\b(?:and|but) )that (?:is|was|has|will|can|does|did|means)\b",
    re.IGNORECASE,
)
_EXPLETIVE = re.compile(
    r"^It(?: is|['’]s| was| has been) (?:\w+ )?(?:that|to|\w+ed that)\b", re.IGNORECASE
)
# "This sprint" and "this document" point at where they stand, not at a sentence before.
_HERE = re.compile(
    r"\bthis (?:\w+ )?(?:week|month|quarter|year|sprint|cycle|period|release|version|post|update|"
    r"report|document|page|section|advisory|incident|goal|proposal|project|roadmap|RFC|ADR|"
    r"entry)\b",
    re.IGNORECASE,
)


def points_back(plain: str) -> bool:
    """Whether a sentence speaks of what one before it has named ("The other 6", "It")."""
    if _EXPLETIVE.match(plain):
        return False
    own = _HERE.sub("·", plain)
    return bool(ANAPHORA.match(own) or _BACK.search(own[:_NEAR]))
