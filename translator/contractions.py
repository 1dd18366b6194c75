"""Short forms written out: "won't" is "will not", "we're" is "we are"."""

from __future__ import annotations

import re

Written = tuple[tuple[re.Pattern[str], str], ...]
"""Patterns with what stands for them, to be applied in their order."""


def _compiled(*pairs: tuple[str, str]) -> Written:
    return tuple((re.compile(short, re.IGNORECASE), full) for short, full in pairs)


SURE = _compiled(
    (r"\bwon['’]t\b", "will not"),
    (r"\bcan['’]t\b", "cannot"),
    (r"\bshan['’]t\b", "shall not"),
    (
        r"\b(are|is|was|were|do|does|did|has|have|had|could|would|should|must|might|need)n['’]t\b",
        r"\1 not",
    ),
    (r"\b(\w+)['’]ll\b", r"\1 will"),
    (r"\b(\w+)['’]re\b", r"\1 are"),
    (r"\b(\w+)['’]ve\b", r"\1 have"),
    (r"\b(i)['’]m\b", r"\1 am"),
)
"""Short forms that stand for one thing alone."""

LIKELY = _compiled(
    (r"\b(it|that|there)['’]s (?=(?:a|an|the|not|now|also|still|being|been)\b)", r"\1 is "),
)
"""Where "'s" is hardly "has": sure enough for a text that is read."""

LOOSE = _compiled(
    (r"\bcannot\b", "can not"),
    (r"n['’]t\b", " not"),
    (r"\b(it|he|that|there)['’]s\b", r"\1 is"),
    (r"\bw/o\b", "without"),
    (r"\bw/(?= ?\w)", "with "),
)
"""What else makes two texts comparable, whether or not one would write it so."""
