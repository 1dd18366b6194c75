"""The sheet by sentence: facts, unknown jargon, and what a reader may not be told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from translator.audiences import Audience
from translator.glossary.unknown import LISTED
from translator.screen.cover import withheld as screened
from translator.screen.instructions import addressed_sentences
from translator.values import Fact, FactSheet, Sentence

CODE_KINDS = {
    "path": re.compile(
        r"(?:^|[^\w])/?[\w.@-]+/[\w./@*-]+$"
        r"|\.(?:js|ts|py|rs|php|go|css|scss|ya?ml|json|tf)$"
    ),
    "call": re.compile(r"::|\(\)|^\w*_\w+$|^--?\w"),
    "ticket": re.compile(r"#\d+$|^[A-Z][A-Z0-9]+-\d+$"),
}
_NAMES = {"path": "files or code", "call": "code"}


@dataclass(frozen=True, slots=True)
class Lookup:
    """The sheet by sentence: facts, and how many strange words no entry of the glossary covers.

    An ordinary word that is meant technically ("build") makes no sentence look like code.
    """

    sheet: FactSheet
    title: str
    facts: dict[int, list[Fact]]
    jargon: dict[int, int]
    addressed: frozenset[int]


def look_up(sheet: FactSheet) -> Lookup:
    """The lookup of a sheet."""
    facts: dict[int, list[Fact]] = {}
    for fact in sheet.facts:
        facts.setdefault(fact.sentence, []).append(fact)
    jargon: dict[int, int] = {}
    for term in sheet.terms:
        strange = term.concept is None and term.score > LISTED
        jargon[term.sentence] = jargon.get(term.sentence, 0) + strange
    return Lookup(sheet, title_of(sheet), facts, jargon, addressed_sentences(sheet))


def title_of(sheet: FactSheet) -> str:
    """The update's own title; empty when it has none."""
    levels = [passage.level for passage in sheet.passages if passage.kind == "heading"]
    for position, passage in enumerate(sheet.passages):
        alone = position == 0 and levels.count(passage.level) == 1
        if passage.kind == "heading" and (passage.level == 1 or alone):
            addressed = passage.sentences[0].index in addressed_sentences(sheet)
            return "" if addressed else passage.sentences[0].plain
    return ""


def withheld(sentences: Sequence[Sentence], index: Lookup, audience: Audience) -> str:
    """What sentences name that this reader may not get, in words; empty when nothing."""
    found = screened(sentences, index.sheet, audience)
    if found:
        return found
    for sentence in sentences:
        for fact in index.facts.get(sentence.index, []):
            for kind, name in _NAMES.items():
                if (
                    fact.kind == "identifier"
                    and kind in audience.withholds
                    and CODE_KINDS[kind].search(fact.text)
                ):
                    return name
    return ""


def is_code_only(text: str, sentences: Sequence[Sentence], index: Lookup) -> bool:
    """Whether hardly a word is left of a text beside the names of code."""
    for sentence in sentences:
        for fact in index.facts.get(sentence.index, []):
            if fact.kind == "identifier":
                text = text.replace(index.sheet.update.text[fact.start : fact.end], " ")
    return len(re.findall(r"[A-Za-z]{2,}", text)) < 2
