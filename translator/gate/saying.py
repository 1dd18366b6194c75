"""How a thing is said: as a supposed one, as a question, as a task.

"We admit that a leak would flood the hall" tells of no leak, and "the maker disputes that; a report
is due" does not dispute the report. A question is not a statement, and a task ("get the papers
needed for the visa") not a report ("get the papers is needed").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from translator.gate.text import Word, plainly, words_of
from translator.gate.words import is_content, is_order, lemmas, sentences, verb_forms
from translator.values import Check

_HELPERS = frozenset(
    "is are was were be been has have had will shall must should may might could would can do does "
    "did not".split()
)
_BEFORE_VERB = _HELPERS | frozenset("we they i you to never also".split())
_BETWEEN = frozenset("however also now still therefore".split())
_NEAR = 3
_ASKS = re.compile(r"\b(?:if|whether|ask\w*|question\w*|in case|should you)\b", re.IGNORECASE)
_ANSWERS = re.compile(r"\b(?:because|since|due to|reason|why)\b|(?:^|, )as\b", re.IGNORECASE)
_CLAUSE = re.compile(
    r"[.;,:](?=\s|$)|\b(?:that|which|who|if|whether|when|until|before|after|how|what|where|once|"
    r"while|because|so|unless|and|but|as|than|sure)\b",
    re.IGNORECASE,
)
_FINITE = re.compile(r"\b(?:is|are|was|were|has|will|must|have been)\b")


def check_saying(candidate: str, given: str) -> Check:
    """What is supposed, asked or asked for does not become a fact."""
    ways = (_supposed, _pointed_at, _asked, _task)
    problem = next(filter(None, (way(candidate, given) for way in ways)), "")
    return Check("saying", not problem, problem)


def _supposed(candidate: str, given: str) -> str:
    """“Admit that a leak would flood it" told as "admit a leak. It would flood it"."""
    words = words_of(candidate)
    for verb, inner in _contents_of(given):
        holding = [i for i, word in enumerate(words) if _same(word, verb)]
        held = [word for word in words if _same(word, inner)]
        if len(holding) != 1 or not held:
            continue
        at = holding[0]
        kept = any(word.lower == "that" for word in words[at + 1 : at + 1 + _NEAR])
        if not kept and all(word.sentence > words[at].sentence for word in held):
            return f"keep “{verb.text} that … {inner.text}”"
    return ""


def _contents_of(text: str) -> Iterator[tuple[Word, Word]]:
    """Each verb before a "that", and the verb of what it says."""
    words, plain = words_of(text), plainly(text)
    for i, word in enumerate(words):
        verb = _holder(words, i)
        if verb is None or _is_end(plain, word):
            continue
        said = [w for w in words[i + 1 :] if w.sentence == word.sentence]
        if said and said[0].lower in _HELPERS:
            continue
        for j, inner in enumerate(said[1:], start=1):
            if said[j - 1].lower in _HELPERS and is_content(inner.text) and verb_forms(inner.text):
                yield verb, inner
                break


def _holder(words: Sequence[Word], i: int) -> Word | None:
    """The verb that a "that" follows; ``None`` where it follows a noun or is none."""
    j = i - 1
    while j > 0 and (words[j].lower in _BETWEEN or words[j].lower.endswith("ly")):
        j -= 1
    if words[i].lower != "that" or j < 0 or not is_content(words[j].text):
        return None
    forms = verb_forms(words[j].text)
    before = words[j - 1].lower if j else ""
    is_verb = bool(forms) and ("VBD" in forms or "VBZ" in forms or before in _BEFORE_VERB)
    return words[j] if is_verb else None


def _is_end(plain: str, word: Word) -> bool:
    return word.end >= len(plain) or plain[word.end] in ".;,:"


def _same(one: Word, other: Word) -> bool:
    return bool(lemmas(one.text) & lemmas(other.text))


def _pointed_at(candidate: str, given: str) -> str:
    """“Disputes that; a report is due" told as "disputes that a report is due"."""
    asked, words = words_of(given), words_of(candidate)
    plain = plainly(candidate)
    for i, word in enumerate(asked):
        verb = _holder(asked, i)
        if verb is None or not _is_end(plainly(given), word):
            continue
        for one, that, after in zip(words, words[1:], words[2:], strict=False):
            beside = not plain[that.end : after.start].strip() and one.sentence == after.sentence
            if one.lower == verb.lower and that.lower == "that" and beside:
                rest = [w for w in words if w.start >= after.start and w.sentence == one.sentence]
                if any(w.lower in _HELPERS for w in rest):
                    return f"end the thought after “{verb.text} that”"
    return ""


def _asked(candidate: str, given: str) -> str:
    questions = [part for part in sentences(given) if part.rstrip().endswith("?")]
    if not questions or candidate.count("?") >= len(questions) or _ASKS.search(candidate):
        return ""
    if any(part.lower().startswith("why") for part in questions) and _ANSWERS.search(candidate):
        return ""
    return f"keep the question “{questions[0]}”"


def _task(candidate: str, given: str) -> str:
    """A finite verb after a task, which had none."""
    plain = plainly(given).rpartition(": ")[2]
    verb = re.match(r"[A-Za-z]+\b", plain)
    if verb is None or not is_order(given) or "VB" not in verb_forms(verb[0]):
        return ""
    if _FINITE.search(_first(plain)):
        return ""
    for part in sentences(plainly(candidate)):
        found = _FINITE.search(_first(part))
        if part.lower().startswith(f"{verb[0].lower()} ") and found:
            return f"take out “{found[0]}”: “{verb[0]} …” is a task"
    return ""


def _first(text: str) -> str:
    return _CLAUSE.split(text, maxsplit=1)[0]
