"""Two facts set against each other.

The same: "but" for "however", "although" where the source denies, limits or compares. Not the same:
"we wrote it down and it gave us a better understanding" told as "but it gave us …": the source sees
no contrast.
"""

from __future__ import annotations

import re

from translator.gate.text import plainly
from translator.values import Check

_TURNS = re.compile(
    r"\b(?:but|however|although|though|nevertheless|nonetheless|despite|in spite of|even so)\b"
    r"|(?:^|[.;,] )(?:yet|still),? (?=(?:we|it|they|the|this)\b)",
    re.IGNORECASE,
)
# What may set two things against each other without saying "but".
_OPPOSED = re.compile(
    r"\b(?:but|however|although|though|nevertheless|nonetheless|despite|in spite of|even|yet|still|"
    r"whereas|while|whilst|instead|rather|not|no|none|nothing|nobody|never|cannot|only|just|merely|"
    r"except|excluding|apart|unless|otherwise|without|than|against|where|until|unlike|too|"
    r"unable|unavailable|unknown|unclear|other|others|rest|some|most|few|remain\w*|unfortunately|actually|anyway)\b",
    re.IGNORECASE,
)

# Two thoughts side by side: the reader sees the contrast unaided.
_APART = re.compile(r"[;:–—(]|\.\s| - ")
_AND = re.compile(r"\band\b", re.IGNORECASE)


def check_contrast(candidate: str, given: str) -> Check:
    """Refuse a "but" between two things that the source joins with "and"."""
    plain = plainly(given)
    if not _AND.search(plain) or _OPPOSED.search(plain) or _APART.search(given):
        return Check("contrast", passed=True)
    found = _TURNS.search(plainly(candidate))
    detail = f"take out “{found[0].strip(' .;,')}”: the source sees no contrast" if found else ""
    return Check("contrast", not found, detail)
