"""Articles and capitals around words that take a term's place."""

from __future__ import annotations

import re

from translator.glossary import wordlists as lists
from translator.glossary.edits import Edit, Unit, capitalised
from translator.glossary.grammar import is_function_word, is_title, kinds


def edit(item: Unit, text: str, *, end: int | None = None) -> Edit:
    """Put ``text``, with the capitals the term had, in the term's place."""
    said = _set(item, text)
    return Edit(item.start, end or item.end, said, "replace", said, "said in everyday words")


def _set(item: Unit, words: str) -> str:
    """Words with capitals as the term had them: of a title, of a sentence's beginning."""
    if is_title(item.where.plain) and item.surface[:1].isupper():
        parts = words.split(" ")
        return " ".join(part if is_function_word(part) else _upper(part) for part in parts)
    if item.where.at_start or (item.capital and item.concept.pos == "verb"):
        return capitalised(words, item.surface)
    return words


def _upper(word: str) -> str:
    return word[:1].upper() + word[1:]


def determiner(item: Unit) -> tuple[str, int] | None:
    """The determiner of the term's phrase and how many words before the term it stands."""
    for distance, word in enumerate(item.where.before):
        if word in lists.DETERMINERS or word in lists.NUMBER_WORDS or word[:1].isdigit():
            return word, distance
        if word.endswith(("'s", "s'")):
            return word, distance
        if is_function_word(word) and word not in lists.ADVERBS:
            return None
    return None


def reach(item: Unit, words: int) -> int:
    """Where the word begins that stands ``words`` words before the term."""
    found = re.search(rf"(?:\S+\s+){{{words}}}$", item.where.plain[: item.start])
    return found.start() if found else item.start


def with_article(item: Unit, words: str, *, needed: bool = False) -> Edit:
    """Put the article before the term right, or add "the" where a countable noun needs one."""
    previous = item.where.previous
    if previous in {"a", "an"}:
        start = reach(item, 1)
        article = capitalised(lists.indefinite(words), item.where.plain[start:])
        return spread(item, start, f"{article} {_set(item, words)}", words)
    if not needed or determiner(item) or not _wants_article(item):
        return edit(item, words)
    place = _article_place(item)
    if place is None:
        return edit(item, words)
    start = place
    kept = item.where.plain[start : item.start]
    if kept[1:2].islower():
        kept = kept[:1].lower() + kept[1:]
    capital = item.where.plain[start : start + 1].isupper() and _opens(item, start)
    return spread(item, start, f"{'The' if capital else 'the'} {kept}{words}", words)


def spread(item: Unit, start: int, text: str, words: str) -> Edit:
    """Put ``text`` in the place of the term and what stands before it from ``start`` on."""
    return Edit(start, item.end, text, "replace", words, "said in everyday words")


def _opens(item: Unit, start: int) -> bool:
    return start != item.start or item.where.at_start


def _wants_article(item: Unit) -> bool:
    plain, where = item.where.plain, item.where
    if where.previous in {"and", "or"}:
        return False
    if re.match(r"\s*:", plain[item.end :]) and where.at_start:
        return False
    if len(plain.split()) <= len(item.surface.split()) + 1:
        return False
    return not (
        where.previous == "of"
        and len(where.before) > 1
        and where.before[1] in {"kind", "type", "sort", "form", "number", "piece"}
    )


def _article_place(item: Unit) -> int | None:
    """Where "the" goes: before the term, or before the adjectives that belong to it.

    ``None`` where a noun before the term, or a word that may be one, leaves no sure place.
    """
    adjectives = 0
    for word in item.where.before:
        ways = kinds(word)
        if is_function_word(word) or ways == {"VERB"} or word.endswith("ed"):
            break
        if not ways or ways & {"VERB", "NOUN"}:
            return None
        adjectives += 1
    return reach(item, adjectives) if adjectives else item.start
