"""What is done in order to do something else stays a purpose.

"We are adding logic to evaluate the list" does not say that we evaluate it. So a verb that the
source has only as an infinitive ("to evaluate … and concatenate …") may not stand as a plain
present statement about somebody.
"""

from __future__ import annotations

import re

from translator.gate.words import lemmas, verb_forms
from translator.values import Check

_STATED = re.compile(
    r"(?:^|[.;:] |, and |, )(We|They|It|I|You|This|These) ([a-z]+)\b", re.IGNORECASE
)
_AIM = re.compile(r"\bto (?:\w+ly )?([a-z]+)\b")
_AND_ALSO = re.compile(r"(?: [\w'’-]+){0,12}?(?:,| and| or) ([a-z]+)\b")
_LIGHT = frozenset(
    "is are was were has have had do does did am can could will would shall should may might must "
    "need needs want wants mean means make makes let lets give gives".split()
)


def check_purpose(candidate: str, given: str) -> Check:
    """Refuse a purpose that has become a statement."""
    aimed = {form for verb in _infinitives(given) for form in lemmas(verb)}
    for found in _STATED.finditer(candidate):
        subject, verb = found[1], found[2]
        present = verb_forms(verb) & {"VBP", "VBZ"}
        if not present or verb in _LIGHT or not lemmas(verb) & aimed:
            continue
        if not _stated(verb, given):
            return Check(
                "purpose",
                passed=False,
                detail=f"“{subject} {verb}” states what the source only aims at; say “to {verb}”",
            )
    return Check("purpose", passed=True)


def _infinitives(given: str) -> list[str]:
    found = []
    for aim in _AIM.finditer(given):
        if "VB" in verb_forms(aim[1]):
            also = _AND_ALSO.match(given, aim.end())
            found += [aim[1], *([also[1]] if also else [])]
    return found


def _stated(verb: str, given: str) -> bool:
    """Whether the source has the verb as a statement, too."""
    forms = lemmas(verb)
    for word in re.finditer(r"([\w'’-]+) ([a-z]+)\b", given):
        if forms & lemmas(word[2]) and word[1].lower() not in {"to", "and", "or"}:
            return True
    return False
