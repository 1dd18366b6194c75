"""Why sentences cannot be told at all, to one reader or to any."""

from __future__ import annotations

import re
from collections.abc import Sequence

from translator.audiences import Audience
from translator.facts.markers import find_markers
from translator.lookup import Lookup, is_code_only, withheld
from translator.values import Passage, Sentence

SAYS_NOTHING = "says nothing by itself"
INTRODUCES = "introduces a list; its words go with the items of the list"
ONLY_NAMES = "only names of code or systems"
QUESTION = "a question, not a statement"
SYMBOLS = "mostly symbols, not sentences"
_IN_THE_AIR = re.compile(r" (?:on|for|with|by|to|from|of|in|at|that|are|is|because|including)$")
_STATUS = re.compile(r"(?:status|state|severity|priority)", re.IGNORECASE)
_QUESTION = re.compile(r"\?\s*$")
_NAME = 4  # words at most that are little more than a name


def lists_of_names(index: Lookup) -> frozenset[str]:
    """The labels of lists that hold little but names of code or systems.

    To tell one of their items and not the others would make it the only one.
    """
    labels: dict[str, list[bool]] = {}
    for passage in index.sheet.passages:
        if passage.kind == "bullet" and passage.label:
            labels.setdefault(passage.label, []).append(_is_bare(passage.sentences[:1], index))
    return frozenset(label for label, bare in labels.items() if sum(bare) > len(bare) / 2)


def why_never(  # noqa: PLR0911 - one reason after another
    passage: Passage,
    sentences: Sequence[Sentence],
    index: Lookup,
    audience: Audience,
    named: frozenset[str],
) -> str:
    """Why a unit cannot be in at all; empty when it can."""
    if passage.kind == "code":
        return passage.label if passage.label != "code" else "code, commands or program output"
    if any(s.index in index.addressed for s in sentences):
        return "speaks to an AI model, not to a reader"
    text = " ".join(s.plain for s in sentences)
    words = re.findall(r"[A-Za-z]{2,}", text)
    found = withheld(sentences, index, audience)
    kept_from = f"names {found}: not for {audience.name}" if found else ""
    if is_status(passage) and words:
        return kept_from
    if len(words) < 2 and not _dated_state(sentences, index):
        return SAYS_NOTHING
    if re.fullmatch(r"\W*(?:n/?a|none|tbd|no)\W*", text, re.I):
        return SAYS_NOTHING
    label = text.rstrip(" :")
    leads = any(p.label == label and p.start > passage.start for p in index.sheet.passages)
    if len(sentences) == 1 and (text.rstrip().endswith(":") or leads):
        told = label in named and len(words) > _NAME and not _IN_THE_AIR.search(label)
        return kept_from if told else INTRODUCES
    if _is_bare(sentences, index) or (passage.label in named and _is_name(sentences, index)):
        return ONLY_NAMES
    if _QUESTION.search(text) and len(sentences) == 1:
        return QUESTION
    dense = sum(map(str.isalpha, text)) >= 0.5 * len(text.replace(" ", ""))
    return kept_from if dense or _dated_state(sentences, index) else SYMBOLS


def _is_bare(sentences: Sequence[Sentence], index: Lookup) -> bool:
    text = " ".join(s.plain for s in sentences)
    return is_code_only(text, sentences, index) and not _dated_state(sentences, index)


def _is_name(sentences: Sequence[Sentence], index: Lookup) -> bool:
    """Whether a name of code stands with at most a few words beside it ("(the old queue)")."""
    text = " ".join(s.plain for s in sentences)
    for fact in (f for s in sentences for f in index.facts.get(s.index, [])):
        if fact.kind == "identifier":
            text = text.replace(fact.text, " ")
    return len(re.findall(r"[A-Za-z]{2,}", text)) <= _NAME


def _dated_state(sentences: Sequence[Sentence], index: Lookup) -> bool:
    """Whether little is said, but how far a thing came and when ("Resolved 2031-05-03 12:27")."""
    kinds = {fact.kind for s in sentences for fact in index.facts.get(s.index, [])}
    return "state" in kinds and bool(kinds & {"date", "time"})


def is_status(passage: Passage) -> bool:
    """Whether one word says much: "Accepted" under "Status", "Login" under "Blocked"."""
    heading = passage.headings[-1] if passage.headings else ""
    short = len(passage.sentences) == 1 and len(passage.sentences[0].plain.split()) <= 3
    if not short or passage.sentences[0].plain.rstrip(".").lower() in {"n/a", "none", "no", "tbd"}:
        return False
    of_state = any(marker.kind == "state" for marker in find_markers(heading))
    return bool(_STATUS.fullmatch(heading.strip())) or (of_state and passage.kind == "bullet")
