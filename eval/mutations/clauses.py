"""Damage to whole parts: lost, added, exchanged, and short forms read in another sense."""
# ruff: noqa: E501 - tables of words

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from eval.mutations.pairs import read_yaml
from translator.gate.words import is_content, tokens, verb_forms

_SENSES = {
    "SLA": "sales lead agreement", "VPN": "virtual product number", "ERP": "emergency response plan",
    "CRM": "change request management", "PCI": "personal client information", "VAT": "value assessment test",
    "CVE": "customer value estimate", "LDAP": "local data access plan", "P1": "phase 1", "UTC": "updated time code",
    "CET": "customer engagement team", "AI": "account information", "GB": "Great Britain", "TB": "test bench",
    "Q1": "question 1", "Q2": "quality level 2", "Q3": "queue 3", "Wi-Fi": "wired fibre", "PDF": "project data file",
}  # fmt: skip
_THING = (
    r"\b(?:Lyon|Porto|Spain|Italy|Oslo|Bergen|Windows|macOS|Norway|Denmark|Vienna|Leeds|Acme|Maria|CET|UTC|April|March|"
    r"May|June|August|October|January|Monday|Thursday|Saturday|staging|production|backup|index|refunds|sales|customers|"
    r"suppliers|contracts|records|accounts|employees|tickets|backups|logs|type|size|phone|desk|server|disk|rule|port|"
    r"queue|import|patch|fix|errors|orders|mailboxes|licences|routers|offices|dashboard|upgrade|provider|fault|supplier|"
    r"price|mail|archive|findings|servers|kernel|pilot|vendor|report|tenants|assistant|person|tool|time|crash|users)\b"
)


def lost(text: str) -> Iterator[str]:
    """A clause gone."""
    for found in re.finditer(
        r"[,;:] [^,;:]+(?=[.,;])|\. [A-Z][^.]+(?=\.$)| and [^,;.]+(?=[.,;])", text
    ):
        if _weight(found[0]) >= 2 and _weight(text) - _weight(found[0]) >= 2:
            yield text[: found.start()] + text[found.end() :]
    for found in re.finditer(r"^[^,;.]+[,;.] (?=\w)", text):
        rest = text[found.end() :]
        if _weight(found[0]) >= 2 and _weight(rest) >= 2:
            yield rest[:1].upper() + rest[1:]
    for found in re.finditer(
        r" (?:because|since|after|before|until|who|which|that|for|by|with|from|in|on) [^,;.]+\.$",
        text,
    ):
        if _weight(found[0]) >= 2 and _weight(text) - _weight(found[0]) >= 2:
            yield text[: found.start()] + "."


def added(kind: str, text: str) -> Iterator[str]:
    """One of the additions of ``additions.yaml``, at the end or inside."""
    for phrase in _additions()[kind]:
        if phrase.startswith(","):
            yield f"{text.rstrip('.')}{phrase}."
        elif phrase[0].isupper():
            yield f"{text} {phrase}"
            yield f"{phrase} {text}"
        elif kind == "one word":
            yield from _inside(phrase, text)
        else:
            yield f"{text.rstrip('.')}, {phrase}."


def acronym(text: str) -> Iterator[str]:
    """A short form spelled out in a sense that it does not have here."""
    for short, sense in _SENSES.items():
        for found in re.finditer(rf"\b{short}\b", text):
            yield text[: found.start()] + sense + text[found.end() :]
            yield f"{text[: found.end()]} ({sense}){text[found.end() :]}"


def swapped_things(text: str) -> Iterator[str]:
    """Two things exchanged that are not just listed side by side."""
    things = list(re.finditer(_THING, text))
    for i, one in enumerate(things):
        for two in things[i + 1 :]:
            between = text[one.end() : two.start()].strip()
            listed = between in {"and", "or", ",", "to", "of", "for", "'s", ""} or one[0] == two[0]
            if not listed:
                yield (
                    text[: one.start()]
                    + two[0]
                    + text[one.end() : two.start()]
                    + one[0]
                    + text[two.end() :]
                )


def _inside(word: str, text: str) -> Iterator[str]:
    if word.endswith("ly"):
        for found in re.finditer(r"\b[a-z]+\b", text):
            if "VBN" in verb_forms(found[0]) and is_content(found[0]):
                yield f"{text[: found.start()]}{word} {text[found.start() :]}"
    else:
        for found in re.finditer(r"\b[Tt]he (?=[a-z])", text):
            yield f"{text[: found.end()]}{word} {text[found.end() :]}"


@cache
def _additions() -> dict[str, list[str]]:
    return dict(read_yaml("additions.yaml"))


def _weight(text: str) -> int:
    return sum(is_content(word) for word in tokens(text))
