"""What a sentence split in two sets free: pronouns, orders, exceptions, descriptions that pick out.

The same: "..., which reduced it" and "This reduced it". Not the same: "for cases that can be
checked" told as "These cases can be checked"; "Document the faults" told with "This document ...";
"unless you say so" told as "if you say so"; "they expect it" told as "it expects it"; "informed of
a fault" told as "has reported a fault"; "This lock is felt" told without the lock.
"""

from __future__ import annotations

import re

from translator.gate.clauses import akin
from translator.gate.parts import AUXILIARY
from translator.gate.text import plainly, words_of
from translator.gate.words import is_order, lemmas, tokens
from translator.values import Check

_POINTED = re.compile(r"(?:^|[.;!?]\s+)(?:These|Those|This|Such) (\w+)\b")
_OPENS_POINTED = re.compile(r"^(?:This|That|These|Those) (\w{4,})\b")
_LIGHT = frozenset(
    "means makes made will would should could can have does work also was were".split()
)
_IF = re.compile(r"\bif\b", re.IGNORECASE)
_TURNS = re.compile(
    r"\b(?:unless|except|not|no|without|nothing|otherwise than|but)\b", re.IGNORECASE
)
_UNLESS = re.compile(r"\bunless\b", re.IGNORECASE)
_SUBJECT = re.compile(r"\b(it|they) (?:\w+ly )?(\w+)\b", re.IGNORECASE)
_TOLD_OF = re.compile(
    r"(?<!has )(?<!have )(?<!had )\b(?:informed|notified|alerted|advised) (?:of|about)\b", re.I
)
_TOLD = re.compile(
    r"\b(?:has|have|had) (?:reported|told|informed|notified|alerted|advised)\b|"
    r"(?<!been )(?<!was )(?<!were )(?<!is )(?<!are )(?<!got )\breported\b",
    re.I,
)
_MADE_INTO = re.compile(r"\b(?:it|them) as (?=[A-Z\w])", re.IGNORECASE)


def check_freed(candidate: str, given: str) -> Check:
    """Refuse what only its own sentence held in its place."""
    ways = (_picked_out, _order_named, _unless, _pronoun, _told_of, _made_into, _subject_gone)
    problem = next(filter(None, (way(candidate, given) for way in ways)), "")
    return Check("freed", not problem, problem)


def _picked_out(candidate: str, given: str) -> str:
    plain = plainly(given)
    for noun in _POINTED.findall(candidate):
        kept = re.search(rf"\b{re.escape(noun)}s? (?:that|who)\b", candidate)
        restricted = re.search(
            rf"\b{re.escape(noun)} (?:that|who) (?:is|are|was|were|can|have|has)\b", plain
        )
        if restricted and not kept:
            return f"keep “{restricted[0]}”: it says which"
    return ""


def _order_named(candidate: str, given: str) -> str:
    words = words_of(given)
    if not words or not words[0].text.isalpha() or not is_order(given):
        return ""
    order = words[0].lower
    if re.search(rf"\b(?:this|that|the) {re.escape(order)}\b", candidate, re.IGNORECASE) and not (
        re.search(rf"\b(?:this|that|the|a|an|of) {re.escape(order)}\b", given, re.IGNORECASE)
    ):
        return f"“{words[0].text}” is a task, not a thing"
    return ""


def _unless(candidate: str, given: str) -> str:
    if not _UNLESS.search(given) or not _IF.search(candidate) or _IF.search(given):
        return ""
    turned = len(_TURNS.findall(candidate)) >= len(_TURNS.findall(given))
    return "" if turned else "keep “unless”"


def _pronoun(candidate: str, given: str) -> str:
    asked = {(one.lower(), min(lemmas(verb))) for one, verb in _SUBJECT.findall(given)}
    for one, verb in _SUBJECT.findall(candidate):
        own, other = one.lower(), "they" if one.lower() == "it" else "it"
        key = min(lemmas(verb))
        if verb.lower() in AUXILIARY:
            continue
        if (other, key) in asked and (own, key) not in asked and other not in _lower(candidate):
            return f"keep “{other}” with “{verb}”"
    return ""


def _lower(text: str) -> set[str]:
    return {word.lower() for word in tokens(text)}


def _told_of(candidate: str, given: str) -> str:
    found = _TOLD_OF.search(given)
    if not found or _TOLD_OF.search(candidate) or not _TOLD.search(candidate):
        return ""
    return f"keep who was “{found[0]}”"


def _made_into(candidate: str, given: str) -> str:
    found = _MADE_INTO.search(given)
    return f"keep “{found[0].strip()}”" if found and "as" not in _lower(candidate) else ""


def _subject_gone(candidate: str, given: str) -> str:
    found = _OPENS_POINTED.search(given)
    if not found or found[1].lower() in _LIGHT or found[1].lower().endswith("ed"):
        return ""
    first = next((word for word in words_of(given) if word.start == found.start(1)), None)
    if first is None or any(akin(first, word) for word in words_of(candidate)):
        return ""
    return f"keep “{found[0]}”" if _SUBJECT.search(candidate) else ""
