"""General words in the place of a value, chosen so that the sentence still reads well."""

from __future__ import annotations

import re
from dataclasses import dataclass

from translator.screen.titles import beside_a_title

HIDDEN = "[hidden]"
_WORDS = {
    "host": ("an internal system", "internal systems"),
    "ip": ("an internal address", "internal addresses"),
    "cve": ("a security weakness", "security weaknesses"),
    "ticket": ("a ticket", "tickets"),
    "handle": ("a named person", "named people"),
    "person": ("a named person", "named people"),
}
# Nouns that say what the value is; with one of them the value can simply go.
_NOUNS = {
    "host": r"host|server|node|machine|instance|vm|box|pod|broker|router|switch|gateway|database"
    r"|cluster|replica|proxy|site|page",
    "ip": r"(?:ip )?address|ip|subnet|network|range|gateway|host|server|node|device|probe|endpoint"
    r"|machine",
    "cve": r"vulnerability|weakness|flaw|issue|bug",
    "ticket": r"ticket|case|issue|change|incident|bug|task|story|request|pull request"
    r"|merge request|pr|mr|work item|problem|defect|proposal|rfc|epic",
    "username": r"user|account|user ?name|user ?id|login",
}
_DETERMINED = r"\b(?:the|a|an|our|this|that|your|their|its|his|her|each|every|one|another)\s+"
_NEAR = r"(?!(?:on|in|at|of|from|to|by|for|with|via|is|was|are|were|and|or|that|which)\b)[\w-]+"
_FREE = re.compile(  # where a noun without an article begins a phrase
    r"(?:^|[.!?:;,(–-]\s*|\b(?:on|in|at|of|from|to|by|for|with|via|over|behind|under|and|or"
    r"|because of"
    r"|see|is|was|are|were|has|had|restarted|closes?|reboot(?:ed)?|patch(?:ed)?|into|onto"
    r"|against)\s+)$",
    re.IGNORECASE,
)
_ADJECTIVE = (
    r"(?:(?:old|new|other|second|first|third|last|next|primary|secondary|main|internal|remote"
    r"|local|same"
    r"|affected|failed|broken|current|previous|former|backup|standby|public|private|central|single"
    r"|vulnerable|critical|whole)\s+)"
)
_AFTER_DETERMINER = re.compile(rf"{_DETERMINED}{_ADJECTIVE}?$", re.IGNORECASE)
_APPOSITION = re.compile(
    r",\s*(?:(?:on|at|see|the)\s+)?(?:host|server|node|machine|ip|address|ticket|case|issue)?\s*$",
    re.IGNORECASE,
)
_LAST = re.compile(r"['\"`]?[.;]?\s*$")
_COLON = re.compile(r"\s*[:–-]\s+(?=\w)")
_FOLLOWER = re.compile(r"\s+(?:host|server|node|database|cluster|machine|gateway|system)\b")
_MEND = re.compile(r"\s+(?:backport|patch|fix|upgrade|update|advisory|scan)(?:e?s)?\b")
_OPENED = re.compile(
    r"\s*[(\[](?:(?:cc|by|h/t|see|host|on|ip|ticket|issue|via|from|contact|owner|user|thanks "
    r"to|(?:tracked|described|discussed|proposed|fixed|closed|done) (?:in|by|at|under|as)):?\s+)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Edit:
    """``plain[start:end]`` becomes ``text``."""

    start: int
    end: int
    text: str


def is_known(kind: str) -> bool:
    """Whether there are general words for values of a kind."""
    return kind in _WORDS or kind in _NOUNS


def hidden(plain: str, start: int, end: int) -> Edit:
    """The value covered; in brackets it goes with them."""
    return _in_brackets(plain, start, end) or Edit(start, end, HIDDEN)


def said(kind: str, plain: str, start: int, end: int, *, several: bool = False) -> Edit:
    """General words for ``plain[start:end]``, one value or (``several``) a list of them."""
    edit = (
        _in_brackets(plain, start, end)
        or _apart(kind, plain, start, end)
        or _with_noun(kind, plain[:start], start, end)
    )
    if edit:
        return edit
    if kind == "username":
        return Edit(start, end, HIDDEN)
    before, words = plain[:start], _WORDS[kind][several]
    if not several and _AFTER_DETERMINER.search(before) and kind in {"host", "ip", "cve", "ticket"}:
        words = words.partition(" ")[2]
        if kind == "host" and _FOLLOWER.match(plain, end):
            words = "internal"
    if kind == "cve" and _MEND.match(plain, end):
        words = "security"
    return Edit(start, end, _capital(words) if _opens(before) else words)


def _apart(kind: str, plain: str, start: int, end: int) -> Edit | None:
    """A value that the sentence stands without: ", host web01." at its end, "INC-1: " in front."""
    before, after = plain[:start], plain[end:]
    if kind in {"handle", "person"}:
        return None
    titled = beside_a_title(plain, start, end) if kind == "ticket" else None
    if titled:
        return Edit(*titled, "")
    apposed = _APPOSITION.search(before) if _LAST.match(after) else None
    if apposed:
        return Edit(apposed.start(), end, "")
    colon = None if before.strip() else _COLON.match(after)
    if colon:
        return Edit(start, end + colon.end(), "")
    # Part of a path or a command: words would not stand there.
    inner = before[-1:] in {"/", "\\", "="} or after[:1] in {"@", "/", "\\"}
    return Edit(start, end, HIDDEN) if kind == "username" and inner else None


def _in_brackets(plain: str, start: int, end: int) -> Edit | None:
    opened = _OPENED.search(plain[:start])
    if opened and plain[end : end + 1] in (")", "]"):
        return Edit(opened.start(), end + 1, "")
    return None


def _with_noun(kind: str, before: str, start: int, end: int) -> Edit | None:
    nouns = _NOUNS.get(kind)
    found = (
        re.search(rf"\b({nouns})(s?)[:\s]\s*[\"'`*#]*$", before, re.IGNORECASE) if nouns else None
    )
    if not found:
        return None
    ahead = before[: found.start()]
    if found[2] or re.search(rf"{_DETERMINED}(?:{_NEAR}\s+){{0,2}}$", ahead, re.IGNORECASE):
        return Edit(found.end(2), end, "")
    if _FREE.search(ahead):
        noun = found[1] if found[1].isupper() else found[1].lower()
        words = f"an internal {noun}" if kind in {"host", "ip"} else f"{_article(noun)} {noun}"
        return Edit(found.start(), end, _capital(words) if _opens(ahead) else words)
    return Edit(found.end(2), end, "")


def _article(noun: str) -> str:
    return "an" if noun[0] in "aeio" or noun in {"MR", "RFC"} else "a"


def _opens(before: str) -> bool:
    return not before.strip(" \"'“(*-•>") or bool(re.search(r"[.!?]\s+$", before))


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]
