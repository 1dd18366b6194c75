"""Claims built from next to nothing: a short sentence added, a state made of a noun.

"A ticket was opened." after a note that only names a ticket, and "Values are updated." of the note
"values update", hold hardly a word that the source lacks, and claim what it does not.
"""

from __future__ import annotations

import re

from translator.gate.content import alike, keys_of
from translator.gate.words import is_content, is_order, related, sentences, stem, tokens, verb_forms
from translator.values import Check

_SHORT = 3
_WEIGHS = frozenset(
    "critical serious severe important significant impressive excellent crucial essential vital "
    "outstanding remarkable dramatic successfully easily quickly significantly unfortunately "
    "fortunately severely seriously greatly dramatically hugely smoothly professionally "
    "impressively remarkably sadly luckily effortlessly seamlessly".split()
)
_STATE = re.compile(r"\b(?:is|are|was|were|has been|have been) ([a-z]+ed)\b")
_WE_USED = re.compile(r"\b(?:before|after|while|when)\b[^.;]*, (?:we|they) used\b", re.IGNORECASE)
_USE = re.compile(r"\bus(?:e[ds]?|ing)\b", re.IGNORECASE)
_WHEN = re.compile(r"\b(?:when|if|once|until|unless|after|before)\b[^.]*$", re.IGNORECASE)
_FINITE = re.compile(
    r"(?<![\w-])(?:is|are|was|were|be|been|has|have|had|do|does|did|can|could|will|would|shall|"
    r"should|may|might|must|[a-z]+ed|(?:we|i|they|you|it|he|she) [a-z]+)\b",
    re.IGNORECASE,
)


def check_unfounded(candidate: str, given: str) -> Check:
    """Refuse a short sentence of mostly new words, and a state that a noun does not say."""
    problem = _short_claim(candidate, given) or _state_of_noun(candidate, given)
    problem = problem or _weighed(candidate, given) or _used(candidate, given)
    return Check("unfounded", not problem, problem)


def _short_claim(candidate: str, given: str) -> str:
    parts = sentences(candidate)
    if len(parts) < 2:
        return ""
    known = {form for word in tokens(given) for form in related(word)}
    stems = {stem(word) for word in tokens(given) if len(word) > 5}
    for part in parts:
        words = [w for w in tokens(part) if is_content(w)]
        founded = [w for w in words if related(w) & known or stem(w) in stems]
        if 0 < len(words) <= _SHORT and len(founded) <= len(words) / 2:
            return f"take out “{part}”: the source does not say it"
    return ""


def _used(candidate: str, given: str) -> str:
    """“Before we mended it through the console" told as "before we mended it, we used …"."""
    found = _WE_USED.search(candidate)
    if found and not _USE.search(given):
        return f"take out “{found[0]}”: the source does not say what came first"
    return ""


def _weighed(candidate: str, given: str) -> str:
    """A word that only weighs or praises, where the source has none of its meaning."""
    known = {form for word in tokens(given) for form in alike(keys_of(word.lower()))}
    bases = {form.removesuffix("ly") for form in known}
    for word in tokens(candidate):
        lower = word.lower()
        base = lower.removesuffix("ly")
        if lower in _WEIGHS and lower not in known and not {base, f"{base}ful"} & bases:
            return f"take out “{word}”: the source does not weigh it"
    return ""


def _state_of_noun(candidate: str, given: str) -> str:
    if _FINITE.search(given) or is_order(given):
        return ""
    written = {word.lower() for word in tokens(given)}
    for found in _STATE.finditer(candidate):
        if _WHEN.search(candidate[: found.start()]):
            continue
        bases = {w for w in written if "VB" in verb_forms(w)}
        noun = next((w for w in bases if related(w) & related(found[1])), "")
        if noun and found[1] not in written:
            return f"“{found[0]}” states what “{noun}” only names"
    return ""
