"""Which field a column of somebody else's table means: by name, in any case, by usual synonyms."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from translator.audiences import load_audiences
from translator.glossary.exchange.cells import Column
from translator.glossary.exchange.shapes import PER_READER, shapes

_SYNONYMS: dict[str, str] = {
    "id": "identifier, key, concept id, term id, entry id, code, notation",
    "term": "terms, name, word, preferred term, preferred label, pref label, label, title, "
    "concept, business term, source term, headword, entry, keyword, phrase, jargon",
    "domain": "subject, subject field, category, area, topic, field",
    "status": "state, administrative status, term status, approval",
    "pos": "part of speech, word class",
    "variants": "variant, synonym, synonyms, alternative, alternatives, alternative label, "
    "alt label, alternate terms, also known as, aka, alias, aliases, other names, see also terms",
    "abbreviations": "abbreviation, abbr, acronym, acronyms, short form, initialism",
    "ordinary": "ordinary name, ordinary names, everyday name, everyday names, ambiguous names",
    "deprecated": "deprecated term, deprecated terms, old name, old names, do not use any more",
    "forbidden": "forbidden term, forbidden terms, do not use, avoid, banned, never say",
    "match_case": "case sensitive, case",
    "cues": "cue, cue words, context words",
    "definition": "description, meaning, def, desc, formal definition, explanation in full",
    "gloss": "short explanation, explanation, short definition, plain words, plain english, "
    "plain language, in plain words, in brief, simple definition, layman s terms",
    "analogy": "comparison, like, metaphor",
    "impact": "business impact, why it matters, relevance, business value",
    "related": "related terms, related concepts, see also, cross reference, related id",
    "superseded_by": "replaced by, successor, use instead",
    "owner": "steward, data steward, responsible, contact, maintained by",
    "review_date": "review, next review, review by, valid until, due date",
    "source": "reference, origin, citation",
    "note": "notes, comment, comments, remark, remarks, usage note",
    "hits": "hit, example, examples, example sentence, example sentences, usage, context",
    "misses": "miss, counter example, counter examples, not in, false friends",
}
_PER_READER = {
    "policy": ("policy", "policies", "policy for", "treatment", "treatment for"),
    "glosses": ("glosses", "gloss", "gloss for", "glosses for", "explanation for"),
}
_RECORD = {
    "replacement": ("replacement", "say", "everyday word", "everyday words", "plain word"),
}


@lru_cache(maxsize=1)
def _known() -> dict[str, Column]:
    found: dict[str, Column] = {}
    for name, shape in shapes().items():
        if shape.kind != "record":
            for word in (name, *_SYNONYMS.get(name, "").split(", ")):
                found.setdefault(_key(word), (name, ""))
        for part in shape.parts:
            for word in (name, *_RECORD.get(name, ())):
                found.setdefault(_key(f"{word} {part}"), (name, part))
    found.pop("", None)
    return found


def column(heading: str) -> Column | None:
    """The field, and its part or reader, that a heading means; ``None`` when it is none of ours.

    ``policy.X`` and ``glosses.X`` name the reader X as they stand; in freer wording
    ("Gloss (Finance)") X must be a reader there is.
    """
    plain = heading.strip().lstrip("\ufeff").strip("\"'* ")
    name, _, part = plain.casefold().partition(".")
    if name in PER_READER and part:
        return name, part
    key = _key(plain)
    if key in _known():
        return _known()[key]
    for field, words in _PER_READER.items():
        for word in words:
            if key.startswith(f"{_key(word)} "):
                reader = _reader(key.removeprefix(_key(word)).strip())
                if reader:
                    return field, reader
    return None


def header_at(rows: Sequence[Sequence[str]]) -> int | None:
    """Which of the first rows of a table holds its headings, or ``None``.

    It names a term, and more columns that we know than any row above or below it: titles and
    remarks may stand above the headings.
    """
    best, most = None, 0
    for at, row in enumerate(rows):
        found = {one for one in map(column, row) if one}
        if ({("term", ""), ("id", "")} & found) and len(found) > most:
            best, most = at, len(found)
    return best


def _key(words: str) -> str:
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", words)
    return " ".join(re.sub(r"[^\w]+|_", " ", spaced).casefold().split())


def _reader(words: str) -> str | None:
    return _readers().get(words)


@lru_cache(maxsize=1)
def _readers() -> dict[str, str]:
    found = {"default": "default", "everyone": "default", "all": "default", "others": "default"}
    for one in load_audiences().values():
        found[_key(one.id)] = one.id
        found[_key(one.name)] = one.id
    return found
