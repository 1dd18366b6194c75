"""What a sentence must look like, whatever it says."""

from __future__ import annotations

import re

from translator.gate.words import sentences, tokens
from translator.values import Check

_ABOUT_ITSELF = re.compile(
    r"\b(?:here (?:is|are)|rewritten|rewrite|the note|this note|as an ai|i (?:cannot|can't|am)|"
    r"sure[,!]|certainly|plain language|the (?:above|sentence|text|passage|bullet)|assistant|"
    r"in other words|in summary|overall,)",
    re.IGNORECASE,
)
_FRAGMENT = re.compile(
    r"[.!?] (To|So that|Which|Whereas|Because|Until|Even though|Although|Though|If|While|Unless) "
    r"[^,.;]*(?:$|[.!?](?=$| [A-Z]))"
)
_ARTICLE = re.compile(r"\b[Aa] [aeio](?!ne\b|nce\b|u)\w")
_DOUBLE = re.compile(r"(?<![\w-])([A-Za-z][\w'’]*) \1(?![\w-])", re.IGNORECASE)
_ALONE = re.compile(r"[.!?] \([a-z]\w*")
_MARKUP = re.compile(r"\*\*|^#|^\s*[-*] |```|<\|", re.MULTILINE)


def check_form(candidate: str, given: str) -> Check:
    """Length, markup, talk about the task, and words said twice.

    A candidate may have 0.5 to 2 times the words of what it was given (plus six, for short
    bullets).
    """
    words, asked = len(tokens(candidate)), len(tokens(given))
    problem = ""
    if not candidate.strip():
        problem = "empty"
    elif words > 2 * asked + 6:
        problem = f"{words} words where the source has {asked}"
    elif words < 0.5 * asked:
        problem = f"only {words} words where the source has {asked}"
    elif (found := _ABOUT_ITSELF.search(candidate)) and found[0].lower() not in given.lower():
        problem = f"speaks about the task: “{found[0]}”"
    elif (found := _MARKUP.search(candidate)) and found[0] not in given:
        problem = f"markup: “{found[0]}”"
    elif repeated := _repeated(candidate, given):
        problem = f"says “{repeated}” twice"
    elif found := _FRAGMENT.search(candidate):
        problem = f"no whole sentence: “{found[1]} …”"
    elif (found := _ARTICLE.search(candidate)) and found[0] not in given:
        problem = f"say “an”, not “{found[0]} …”"
    elif (found := _ALONE.search(candidate)) and found[0] not in given:
        problem = f"keep the brackets inside their sentence: “{found[0]} …”"
    elif candidate.count("(") != candidate.count(")"):
        problem = "an unclosed bracket"
    return Check("form", not problem, problem)


def _repeated(candidate: str, given: str) -> str:
    before = " ".join(w.lower() for w in tokens(given))
    for found in _DOUBLE.finditer(candidate):
        double = f"{found[1]} {found[1]}".lower()
        if found[1].lower() not in {"that", "had"} and double not in before:
            return double
    seen: set[str] = set()
    for part in sentences(candidate):
        words = [w.lower() for w in tokens(part)]
        for i in range(len(words) - 3):
            run = " ".join(words[i : i + 4])
            if run in seen and before.count(run) < 2:
                return run
            seen.add(run)
    return ""
