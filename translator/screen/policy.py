"""Which finds of the screen may reach which reader; the audience files decide (``withholds``).

For a reader outside the company a sentence that holds what they may not see is left out as a
whole, since even "an internal system" tells them what they were not meant to know. A reader inside
gets the sentence with general words in the value's place. Secrets, and personal data other than
names, reach nobody; they are hidden, and from readers outside their sentence is, too.
"""

from __future__ import annotations

from typing import Literal

from translator.audiences import Audience
from translator.screen import PERSONAL, SECRETS

Verdict = Literal["show", "say", "hide", "leave out"]

# Names of accounts and people follow the rule for handles.
_KEYS = {"person": "handle", "username": "handle"}
_SAID = frozenset({"handle", "person", "username", "host", "ip", "cve", "ticket"})
NAMES = {
    "host": "an internal host",
    "ip": "an internal address",
    "cve": "a vulnerability by its number",
    "ticket": "a ticket",
    "handle": "a person",
    "person": "a person",
    "username": "a person's account",
    "iban": "a personal datum (bank account)",
    "card": "a personal datum (payment card)",
}


def verdict(kind: str, audience: Audience) -> Verdict:
    """What is done with a find of the screen for one reader.

    ``show``: it stays. ``say``: general words take its place. ``hide``: it is covered. ``leave
    out``: its sentence goes.
    """
    if kind not in _SAID:
        return "leave out" if audience.outside else "hide"
    if _KEYS.get(kind, kind) not in audience.withholds:
        return "show"
    # A ticket's number tells an outsider nothing: its sentence need not go.
    return "leave out" if audience.outside and kind != "ticket" else "say"


def name_of(kind: str) -> str:
    """What a find is called in a reason for people."""
    if kind in SECRETS:
        return "a secret"
    return NAMES.get(kind) or f"a personal datum ({kind})" if kind in PERSONAL else NAMES[kind]
