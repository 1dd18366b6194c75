"""The screen: secrets, personal data and internal names, found before anything is drafted.

Which kinds may reach which reader is the audience files' to decide (``policy``), with one exception
that is nobody's to decide: what is in ``SECRETS`` reaches no reader at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from translator.screen.addresses import ADDRESS_RULES
from translator.screen.names import find_names
from translator.screen.numbers import NUMBER_RULES
from translator.screen.people import PEOPLE_RULES
from translator.screen.references import find_open_weaknesses
from translator.screen.secrets import SECRET_RULES
from translator.values import Masked, Span

SECRETS = frozenset({"private key", "token", "password", "secret", "access code"})
PERSONAL = frozenset(
    {
        "email",
        "phone",
        "iban",
        "card",
        "national number",
        "birth date",
        "postal address",
        "person",
        "handle",
        "username",
    }
)
INTERNAL = frozenset({"host", "ip", "cve"})

_LINK = re.compile(r"\b(?:https?|ftp|ssh|git)://[^\s<>\"')\]]+", re.IGNORECASE)
_CODE = re.compile(r"^(?:```|~~~)[^\n]*\n.*?(?:^(?:```|~~~)[ \t]*$|\Z)|`[^`\n]+`", re.M | re.S)
_NOT_IN_CODE = frozenset({"handle", "person"})
_RULES = (*SECRET_RULES, *NUMBER_RULES, *PEOPLE_RULES, *ADDRESS_RULES)


def screen(text: str) -> tuple[Masked, ...]:
    """What must not travel further unseen, in the order of the text, never overlapping.

    ``kind`` is one of ``SECRETS``, ``PERSONAL`` or ``INTERNAL``; the span holds the value alone (of
    ``password=hunter2`` the last seven characters). Of overlapping finds the secret wins over the
    personal datum, and that over the address. Web addresses, versions, commit ids and times are
    none of these; handles and names do not count inside code. Ticket numbers harm nobody by
    themselves: ``references.find_tickets`` finds them for the readers who do not get them.
    """
    taken: list[Masked] = []
    free = bytearray(len(text))
    code = bytearray(len(text))
    for found in _CODE.finditer(text):
        code[found.start() : found.end()] = b"\1" * (found.end() - found.start())
    for kind, (start, end) in _finds(text):
        if any(free[start:end]) or (kind in _NOT_IN_CODE and code[start]):
            continue
        free[start:end] = b"\1" * (end - start)
        taken.append(Masked(kind, start, end, hint(text[start:end])))
    return tuple(sorted(taken, key=lambda m: m.start))


def _finds(text: str) -> Iterator[tuple[str, Span]]:
    links = tuple(m.span() for m in _LINK.finditer(text))
    lower = text.lower()
    for rule in _RULES:
        for span in rule.finds(text, lower, links):
            yield rule.kind, span
    yield from (("person", span) for span in find_names(text))
    yield from (("cve", span) for span in find_open_weaknesses(text))


def hint(value: str) -> str:
    """Enough for its author to find the value again: two characters at each end, fewer if short."""
    if len(value) >= 12:
        return f"{value[:2]}…{value[-2:]}"
    return f"{value[:1]}…" if len(value) >= 4 else "…"
