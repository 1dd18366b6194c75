"""Sentences that came apart: without their main clause, their object or their describing word.

The words are the source's, but "provided the rain stops, otherwise we wait" says no longer what
happens, "the shed, which we keep painted" told as "we keep painted" no longer what is kept, and
"loads that are incompatible with the lift" told as "loads are with the lift" nothing at all. A code
that only stood behind a thing ("the register KX-12") is no place ("in KX-12"), and a clock time
gains no seconds. And "we agrees" is nobody's sentence.
"""

from __future__ import annotations

import re

from translator.facts.extract import facts_in
from translator.gate.text import Word, plainly, words_of
from translator.gate.words import is_content, sentences, verb_forms
from translator.values import Check

_WHEN = r"If|Provided|Unless|When|While|Once|Until|Though|Although|Because|Since"
_NO_MAIN = (
    re.compile(rf"^(?:{_WHEN})\b[^,;]*, (?:otherwise|or else)\b", re.IGNORECASE),
    re.compile(rf"^({_WHEN})\b[^,;]*\b(?i:\1)\b[^,;]*(?:, that is)?[.!]?$"),
    re.compile(r"^(?:It|They|We|He|She|This|That) to [a-z]+"),
    re.compile(r"^(?:On|In|At|To|For|From|With|By|Of):"),
    re.compile(r"^Too,"),
    re.compile(r",? (?:and so on|and so forth|etc|that is)\.?$", re.IGNORECASE),
)
_WE = re.compile(r"\b(?:we|they|you) (?:(?:also|now|still|already|then) )?([a-z]+)\b", re.I)
_ONE = frozenset("is was has does".split())
_SECONDS = re.compile(r"\b\d{1,2}:\d{2}:\d{2}\b")
_BE_AT = re.compile(
    r"\b(?:is|are|was|were) (with|for|to|of|from|by|on|at|in|through|against)\b", re.IGNORECASE
)
_PLACED = frozenset("via in on at to from into by with for through under of".split())
_BEFORE_NAME = frozenset("the a an our its their ticket issue request number".split())
_RELATIVE = frozenset("which that whom".split())
_POINTING = _RELATIVE | frozenset("what this these those".split())
_OWN = frozenset("we they you i".split())
_HELPERS = frozenset(
    "is are was were be been has have had will shall must should may might could can do does did "
    "would not also still now only".split()
)


def check_broken(candidate: str, given: str) -> Check:
    """Refuse what is no sentence any more, or lost the word that made its sense."""
    ways = (_no_main, _no_object, _undescribed, _code_as_place, _seconds, _disagrees)
    problem = next(filter(None, (way(candidate, given) for way in ways)), "")
    return Check("broken", not problem, problem)


def _no_main(candidate: str, given: str) -> str:
    before = sentences(given)
    for part in sentences(candidate):
        for pattern in _NO_MAIN:
            if pattern.search(part) and not any(pattern.search(old) for old in before):
                return f"no whole sentence: “{part}”"
    return ""


def _no_object(candidate: str, given: str) -> str:
    """“Which we keep painted" told as "we keep painted"."""
    asked, words = words_of(given), words_of(candidate)
    for i, word in enumerate(asked[:-2]):
        if word.lower not in _RELATIVE or asked[i + 1].lower not in _OWN:
            continue
        at = i + 2
        while at < len(asked) - 1 and asked[at].lower in _HELPERS:
            at += 1
        verb, after = asked[at], asked[at + 1] if at + 1 < len(asked) else None
        ends = after is None or after.sentence != word.sentence
        if after is None or ends or after.lower in _PLACED or not verb_forms(verb.text):
            continue
        for j, new in enumerate(words[:-1]):
            same = new.lower == verb.lower and words[j + 1].lower == after.lower
            if same and not _is_relative(words, j):
                return f"say what it is that “{asked[i + 1].text} {verb.text}”"
    return ""


def _is_relative(words: tuple[Word, ...], at: int) -> bool:
    own = [w.lower for w in words[max(0, at - 8) : at] if w.sentence == words[at].sentence]
    return bool(_POINTING & set(own))


def _undescribed(candidate: str, given: str) -> str:
    """“Are incompatible with X" told as "incompatible ones are with X"."""
    plain = plainly(given)
    for found in _BE_AT.finditer(plainly(candidate)):
        link, preposition = found[0].split()[0], found[1]
        if re.search(rf"\b{link} {preposition}\b", plain, re.IGNORECASE):
            continue
        held = re.search(rf"\b{link} ([a-z]+) {preposition}\b", plain, re.IGNORECASE)
        if held and is_content(held[1]) and not verb_forms(held[1]):
            return f"keep “{held[0]}”"
    return ""


def _code_as_place(candidate: str, given: str) -> str:
    was, now = _codes(given), _codes(candidate)
    for code, before in now.items():
        old = was.get(code)
        if before in _PLACED and old and old not in _PLACED | _BEFORE_NAME and old != ":":
            return f"keep “{code}” behind “{old}”"
    return ""


def _codes(text: str) -> dict[str, str]:
    """Each code with the word before it; ":" where it is a label itself or stands first."""
    found = {}
    for kind, value, start, end in facts_in(text):
        before = re.search(r"([\w-]+)[ ]$", text[:start])
        if kind == "identifier":
            label = text[end : end + 1] == ":" or before is None
            found[value] = ":" if label else before[1].lower() if before else ":"
    return found


def _seconds(candidate: str, given: str) -> str:
    found = next((f[0] for f in _SECONDS.finditer(candidate) if f[0] not in given), "")
    return f"“{found}” is more exact than the source" if found else ""


def _disagrees(candidate: str, given: str) -> str:
    """“The team hopes" told as "we hopes"."""
    for found in _WE.finditer(candidate):
        verb = found[1].lower()
        single = verb in _ONE or verb_forms(verb) == {"VBZ"}
        if single and found[0].lower() not in given.lower():
            return f"“{found[0]}” is no English"
    return ""
