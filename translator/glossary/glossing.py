"""A gloss in brackets after a term: where it may stand and how it is worded there."""

from __future__ import annotations

import re

from translator.glossary import wordlists as lists
from translator.glossary.edits import Edit, Unit
from translator.glossary.grammar import (
    after_helper,
    before,
    in_name,
    in_noun_slot,
    in_quotation,
    in_verb_slot,
    is_title,
    kinds,
)
from translator.glossary.inflect import Form, plural, verb_forms

_VERSION = re.compile(r"\s+v?\d+(?:\.\d+)*(?:\.x)?(?![\w%]|[.,]\d)")
_EXPLAINED = re.compile(
    r"\s*[,–—-]?\s*(?:which (?:is|are|was|were|runs?|handles?|stores?|lets?)\b|that is\b|i\.e\.|"
    r"meaning\b|in other words)|\s*[,–—]\s*(?:an?|the|our)\s+(?:[\w'’-]+\s+){1,11}?[\w'’-]+[,.–—]"
)
_AFTER_NOUN = frozenset("not often still always we you they it".split())
_PARTICIPLES = frozenset("given sent found known taken seen done built made held kept sold".split())
_BRACKET = re.compile(r"\s*\(([^()]*)\)")
_END_OF_NOUN = (lists.PREPOSITIONS | lists.CONJUNCTIONS - {"and", "or", "&"}) | frozenset(
    "that which who whose used made kept built to where when".split()
)


def explained_here(item: Unit) -> bool:
    """Whether the source explains the term right after it: in a bracket or "which is …"."""
    plain, end = item.where.plain, item.end
    if _BRACKET.match(plain[end : end + 240]):
        return explained_after(plain, end)
    return end > item.match.plain_end or explained_after(plain, end)


def explained_after(plain: str, end: int) -> bool:
    """Whether what follows the term that ends at ``end`` explains it."""
    rest = plain[end : end + 240]
    bracket = _BRACKET.match(rest)
    if bracket:
        return len(bracket[1].split()) >= 2 and not re.match(r"(?:see|e\.g\.|#|\d)", bracket[1])
    return _EXPLAINED.match(rest) is not None


def gloss(item: Unit, audience: str) -> Edit | str:
    """The term with its gloss, or in plain words why none can stand here."""
    plain, end = item.where.plain, item.end
    why = _no_room(item)
    if why:
        return why
    version = _VERSION.match(plain, end)
    end = version.end() if version else end
    if in_quotation(plain[: item.start]):
        if plain[item.start - 1] not in _OPENING or plain[end : end + 1] not in _CLOSING:
            return "it stands inside a quotation"
        end += 1
    words = worded(item, audience)
    shown = plain[item.start : end]
    if _depth(plain[: item.start]) > 0:
        if not re.match(r"\s*\)", plain[end:]):
            return "it stands inside brackets"
        text = f"{shown} – {words}"
    else:
        text = f"{shown} ({words})"
    return Edit(item.start, end, text, "gloss", text, "explained at its first use")


def _no_room(item: Unit) -> str | None:  # noqa: PLR0911
    plain = item.where.plain
    if is_title(plain):
        return "a heading has no room for an explanation"
    if item.concept.pos == "noun" and stands_as_verb(item):
        return "it stands as a verb here"
    if item.concept.pos == "verb" and _has_object(item):
        return "it would part the verb from its object"
    if item.possessive:
        return "an explanation cannot stand inside a possessive"
    rest = plain[item.end : item.end + 240]
    if re.match(r"[-‐‑/]\w", rest) or re.search(r"\w[/‐‑-]$", before(plain, item.start)):
        return "it is part of a longer word"
    if in_name(plain, item.start, item.end)[1]:
        return "it is part of a longer name"
    if re.match(r"\s*[(\[]", rest):
        return "a bracket follows it already"
    return None


def _has_object(item: Unit) -> bool:
    word = item.where.next
    loose = lists.PREPOSITIONS | lists.CONJUNCTIONS | lists.ADVERBS | lists.AUXILIARIES
    return bool(word) and word not in loose and not word.endswith("ly")


def stands_as_verb(item: Unit) -> bool:
    """Whether the surface of a noun stands where only a verb can ("we cache the answers")."""
    last = item.surface.split()[-1].lower()
    ways = kinds(last)
    if last.endswith("ed") and "VERB" in ways and "NOUN" not in ways:
        return True
    return not item.is_plural and "VERB" in ways and in_verb_slot(item.where)


_OPENING, _CLOSING = frozenset('"“'), frozenset('"”')


def _depth(before: str) -> int:
    return before.count("(") + before.count("[") - before.count(")") - before.count("]")


def worded(item: Unit, audience: str) -> str:
    """The gloss in the number of a noun or the form of a verb."""
    words = item.concept.gloss_for(audience)
    if item.concept.pos == "noun" and item.is_plural:
        return plural_phrase(words)
    if item.concept.pos == "verb":
        return verb_phrase(words, item)
    return words


def verb_phrase(words: str, item: Unit) -> str:
    """A phrase that begins with a verb, put into the form the surface has."""
    first, gap, rest = words.removeprefix("to ").partition(" ")
    lemma = _lemma(first)
    forms = item.forms
    if lemma is None or not forms:
        return words
    if forms & {"past", "participle"} and not forms & {"base"}:
        where = item.where
        passive = after_helper(where) or in_noun_slot(where) or where.previous.endswith("ly")
        form: Form = "participle" if "past" not in forms or passive else "past"
    elif in_noun_slot(item.where):
        form = "ing"
    else:
        form = next((one for one in ("third", "ing") if one in forms), "base")
    return min(verb_forms(lemma)[form]) + gap + rest


def _lemma(word: str) -> str | None:
    if "VERB" not in kinds(word):
        return None
    from lemminflect import getLemma  # noqa: PLC0415

    return str(getLemma(word, "VERB")[0])


def plural_phrase(words: str) -> str:
    """``"a program that runs"`` as ``"programs that run"``; other phrases as they are."""
    match = re.match(r"(?:an?)\s+(.+)$", words)
    if match is None:
        return words
    parts = match[1].split(" ")
    head = next((i for i in range(len(parts)) if _ends_noun(parts, i)), len(parts))
    if head == 0:
        return words
    for last in (i - 1 for i in range(1, head + 1) if i == head or parts[i] in {"or", "and"}):
        comma = "," if parts[last].endswith(",") else ""
        parts[last] = plural(parts[last].rstrip(",")) + comma
    _agree(parts, head)
    kept = (part for i, part in enumerate(parts) if i >= head or part not in {"a", "an"})
    return " ".join(kept)


def _ends_noun(parts: list[str], i: int) -> bool:
    """Whether the noun is whole before ``parts[i]``: "a version | tried on", "a set | of"."""
    word = parts[i]
    if not any(kinds(part.rstrip(",")) != {"ADV"} for part in parts[:i]):
        return i == 0 and word in _END_OF_NOUN and word != "used"
    if word in _END_OF_NOUN or word in _AFTER_NOUN:
        return True
    following = parts[i + 1] if i + 1 < len(parts) else ""
    participle = "VERB" in kinds(word) and (word.endswith("ed") or word in _PARTICIPLES)
    return participle and following in lists.PREPOSITIONS


def _agree(parts: list[str], head: int) -> None:
    """Put the verbs of the head's relative clause into the plural, in place."""
    clause = next(
        (i for i in range(head, len(parts)) if parts[i] in {"that", "which", "who"}), None
    )
    if clause is None or (clause > head and not parts[clause - 1].endswith("s")):
        return
    for verb in (clause + 1, clause + 3):
        linked = verb == clause + 1 or parts[verb - 1 : verb] in (["and"], ["or"])
        if verb < len(parts) and linked:
            parts[verb] = _plural_verb(parts[verb])


def _plural_verb(word: str) -> str:
    known = {"is": "are", "was": "were", "has": "have", "does": "do"}
    if word in known:
        return known[word]
    return (_lemma(word) or word) if word.endswith("s") else word
