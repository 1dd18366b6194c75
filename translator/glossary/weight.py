"""How likely a reader stumbles over a term, to choose among more than a sentence can explain."""

from __future__ import annotations

import re

from translator.glossary.schema import Concept
from translator.glossary.unknown_rarity import frequency, score

NAME = 0.5
"""What a product's name weighs against another word: it can be read past ("PostgreSQL 11")."""
MATTERS = 0.15
"""What it adds that an entry says why the concept matters to a business."""
_NAME = re.compile(r"[A-Z][\w.+#]*[a-z]")


def weight(surface: str, concept: Concept) -> float:
    """From 0 up: the rarity of its rarest word (0.05 to 1, by wordfreq), as a name or a word."""
    words = re.findall(r"[A-Za-z][\w'’]*", surface.lower())
    rarity = max((score(frequency(word)) for word in words), default=1.0)
    share = NAME if _is_name(concept) else 1.0
    return round(share * rarity + (MATTERS if concept.impact else 0.0), 4)


def _is_name(concept: Concept) -> bool:
    """Whether an entry's own name is written as a name: "Docker", but not "EOL" or "pod"."""
    first = concept.term.split()[0]
    return concept.pos == "noun" and bool(_NAME.match(first)) and not first.isupper()
