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
    found = re.search(
        rf"(?:\S+\s+){{{words}}}$", item.where.plain[max(0, item.start - 120) : item.start]
    )
    return max(0, item.start - 120) + found.start() if found else item.start


def with_article(item: Unit, words: str, *, needed: bool = False) -> Edit:
    """Put the article before the term right, or add "the" where a countable noun needs one."""
    previous = item.where.previous
    if previous in {"a", "an"}:
        start = reach(item, 1)
        article = capitalised(lists.indefinite(words), item.where.plain[start:])
        return spread(item, start, f"{article} {_set(item, words)}", words)
    if not needed or determiner(item) or not _wants_article(item):
        return edit(item, words)
    text = f"the {words}"
    return spread(
        item, item.start, capitalised(text, item.surface) if item.where.at_start else text, words
    )


def spread(item: Unit, start: int, text: str, words: str) -> Edit:
    """Put ``text`` in the place of the term and what stands before it from ``start`` on."""
    return Edit(start, item.end, text, "replace", words, "said in everyday words")


def _wants_article(item: Unit) -> bool:
    """Whether a name or an acronym gives way to a noun that cannot stand without an article.

    A common noun without one ("setup", "node down") was written so, and its replacement follows.
    """
    plain, where = item.where.plain, item.where
    if item.surface.islower() or item.capital or is_title(plain):
        return False
    if re.match(r"\s*:", plain[item.end :]) and where.at_start:
        return False
    if len(plain.split()) <= len(item.surface.split()) + 1:
        return False
    if where.previous == "of" and len(where.before) > 1 and where.before[1] in _MEASURES:
        return False
    if not where.previous:
        return True
    return (is_function_word(where.previous) and where.previous not in {"and", "or"}) or (
        kinds(where.previous) == {"VERB"} and not where.previous.endswith("ed")
    )


_MEASURES = frozenset("kind type sort form number piece".split())
