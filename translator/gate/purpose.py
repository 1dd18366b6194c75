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
_AIM = re.compile(r"\bto ((?:\w+ly )?[a-z]+)((?: [\w'’-]+){0,12}?(?:,| and| or) [a-z]+)?")
_LIGHT = frozenset("is are was were has have had do does did am can could will would shall should "
                   "may might must need needs want wants mean means make makes let lets give gives".split())  # fmt: skip


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
    for run in _AIM.finditer(given):
        first = run[1].split()[-1]
        if "VB" in verb_forms(first):
            found.append(first)
            if run[2]:
                found.append(run[2].split()[-1])
    return found


def _stated(verb: str, given: str) -> bool:
    """Whether the source has the verb as a statement, too."""
    forms = lemmas(verb)
    for word in re.finditer(r"([\w'’-]+) ([a-z]+)\b", given):
        if forms & lemmas(word[2]) and word[1].lower() not in {"to", "and", "or"}:
            return True
    return False
