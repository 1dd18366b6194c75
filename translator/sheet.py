"""From text to fact sheet: parse, screen, facts, terms. No model is involved."""

from __future__ import annotations

import hashlib
import re

from translator.facts.extract import extract
from translator.glossary.acronyms import defined_in
from translator.glossary.match import Matcher
from translator.glossary.unknown import find_unknown
from translator.passages import parse
from translator.screen import screen
from translator.values import FactSheet, Passage, Span, TermMatch, Update, UpdateKind

_KINDS: tuple[tuple[UpdateKind, str], ...] = (
    (
        "security_advisory",
        r"security advisor|vulnerab|\bC[VW]E-\d|\bexploit|\bXSS\b|buffer overflow|\battacker"
        r"|side.channel|path traversal|arbitrary (?:code|file)|denial of service|dereferenc",
    ),
    ("postmortem", r"post-?mortem|five whys|contributing factors|lessons learned|root cause"),
    ("adr", r"^#+ *(?:decision|consequences)\b|architecture decision|^## Context\b"),
    ("incident", r"\bincident|\boutage|\bdowntime|maintenance window|service disruption"),
    ("roadmap", r"roadmap|next six months|next 6 months|project goal|milestones?\b"),
    ("tech_debt", r"tech(?:nical)? debt|workaround|legacy|refactor"),
    (
        "release_notes",
        r"release notes|what.s (?:new|in)|\bnew release|point release|changelog|^#+ *v?\d+\.\d+",
    ),
    ("status_report", r"status report|sprint|weekly|this (?:week|month|quarter)|minutes|progress"),
)


def make_sheet(text: str, matcher: Matcher) -> FactSheet:
    """The fact sheet of a text as given."""
    passages = parse(text)
    spoken = [s for p in passages if p.kind != "code" for s in p.sentences]
    return FactSheet(
        update=Update(
            hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:12], kind_of(text), text
        ),
        passages=passages,
        facts=extract(text, spoken),
        terms=_terms(text, passages, matcher),
        masked=screen(text),
    )


def kind_of(text: str) -> UpdateKind:
    """The kind of update whose cues occur most; ``"update"`` when none does.

    A cue in the title counts four times: it says what the whole is, the others what is in it.
    """
    title = next((line for line in text.splitlines() if line.strip()), "")
    counts = {kind: _cues(cues, text) + 3 * _cues(cues, title) for kind, cues in _KINDS}
    best = max(counts, key=lambda kind: counts[kind])
    return best if counts[best] else "update"


def _cues(cues: str, text: str) -> int:
    return len(re.findall(cues, text, re.IGNORECASE | re.MULTILINE))


def _terms(text: str, passages: tuple[Passage, ...], matcher: Matcher) -> tuple[TermMatch, ...]:
    expansions = {acronym: said for acronym, (said, _) in defined_in(text).items()}
    found: list[TermMatch] = []
    for passage in passages:
        if passage.kind == "code":
            continue
        for sentence in passage.sentences:
            known = tuple(
                match
                for match in matcher.find(sentence, expansions=expansions, context=text)
                if not _inside(match, sentence.code)
            )
            spans = (
                *((m.plain_start, m.plain_end) for m in known),
                *matcher.non_terms(sentence),
                *sentence.code,
            )
            found += sorted((*known, *find_unknown(sentence, spans)), key=lambda m: m.plain_start)
    return tuple(found)


def _inside(match: TermMatch, code: tuple[Span, ...]) -> bool:
    return any(start < match.plain_end and match.plain_start < end for start, end in code)
