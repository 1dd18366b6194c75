"""The screen: secrets, personal data and internal addresses, found before anything is drafted.

Which kinds may reach which audience is the planner's to decide, with one exception that is nobody's
to decide: what is in ``SECRETS`` reaches no reader at all.
"""

from __future__ import annotations

import re

from translator.screen.rules import RULES
from translator.values import Masked

SECRETS = frozenset({"private key", "token", "password", "secret"})
PERSONAL = frozenset({"email", "phone", "iban", "card", "ssn"})
INTERNAL = frozenset({"host", "ip"})

_LINK = re.compile(r"\b(?:https?|ftp|ssh|git)://[^\s<>\"')\]]+", re.IGNORECASE)


def screen(text: str) -> tuple[Masked, ...]:
    """What must not travel further unseen, in the order of the text, never overlapping.

    ``kind`` is one of ``SECRETS``, ``PERSONAL`` or ``INTERNAL``; the span holds the value alone (of
    ``password=hunter2`` the last seven characters). Of overlapping finds the secret wins over the
    personal datum, and that over the address. Web addresses, versions, commit ids and times are
    none of these.
    """
    links = tuple(m.span() for m in _LINK.finditer(text))
    taken: list[Masked] = []
    free = bytearray(len(text))
    for rule in RULES:
        for start, end in rule.finds(text, links):
            if any(free[start:end]):
                continue
            free[start:end] = b"\1" * (end - start)
            taken.append(Masked(rule.kind, start, end, hint(text[start:end])))
    return tuple(sorted(taken, key=lambda m: m.start))


def hint(value: str) -> str:
    """Enough for its author to find the value again: two characters at each end, fewer if short."""
    if len(value) >= 12:
        return f"{value[:2]}…{value[-2:]}"
    return f"{value[:1]}…" if len(value) >= 4 else "…"
