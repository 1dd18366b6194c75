"""A noun's replacement: as head or modifier, counted or not, possessive or not."""

from __future__ import annotations

import re
from dataclasses import replace

from translator.glossary import wordlists as lists
from translator.glossary.articles import determiner, edit, reach, with_article
from translator.glossary.edits import Edit, Unit, capitalised
from translator.glossary.glossing import stands_as_verb
from translator.glossary.grammar import is_function_word, is_head, kinds, modified_by_noun
from translator.glossary.schema import Replacement

_TAIL = lists.PREPOSITIONS | frozenset("that which who whose where when used made to".split())


def head_final(phrase: str) -> bool:
    """Whether a noun phrase ends in its head ("shared platform", not "list of changes")."""
    return not any(word.lower() in _TAIL for word in phrase.split()[1:])


def noun(item: Unit, forms: Replacement) -> Edit | str:  # noqa: PLR0911
    """The noun in everyday words, or in plain words why that cannot be done here."""
    where = item.where
    if stands_as_verb(item):
        return "it stands as a verb here"
    singular, plural = bare(forms.singular), bare(forms.plural)
    possessive = item.possessive
    if not possessive and not is_head(where, is_plural=item.is_plural):
        if forms.modifier is None or item.is_plural:
            return "it stands right before another noun"
        return with_article(item, forms.modifier)
    words = plural if item.is_plural and forms.countable else singular
    if possessive:
        if not head_final(words):
            return "no everyday words fit a possessive here"
        ending = "'" if words.endswith("s") and item.is_plural else "'s"
        done = _number(item, forms, words + ending)
        return _extend(done, item.end + len(possessive)) if isinstance(done, Edit) else done
    if modified_by_noun(where) and not head_final(words):
        modifier = forms.modifier
        if modifier is None or item.is_plural or "NOUN" not in kinds(modifier.split()[-1]):
            return "a noun before it makes one word with it"
        return with_article(item, modifier)
    return _number(item, forms, words)


def _extend(edit: Edit, end: int) -> Edit:
    return replace(edit, end=end)


def bare(words: str | None) -> str:
    """Words without an article before them."""
    return re.sub(r"^(?:an?|the)\s+", "", words or "")


def _number(item: Unit, forms: Replacement, words: str) -> Edit | str:  # noqa: PLR0911
    """Make determiners and the verb right for a countable or an uncountable replacement."""
    if forms.countable:
        if item.is_plural:
            return edit(item, words)
        return with_article(item, words, needed=True)
    if not item.is_plural:
        return _uncountable(item, words)
    before = set(item.where.before[:2])
    if before & lists.NUMBER_WORDS or any(word[:1].isdigit() for word in before):
        return "the everyday words cannot be counted"
    verb = lists.SINGULAR_AGREEMENT.get(item.where.next)
    if verb:
        gap = re.match(r"\s+\S+", item.where.plain[item.end :])
        end = item.end + len(gap[0]) if gap else item.end
        made = edit(item, words + " " + verb, end=end)
        return replace(made, said=words)
    if item.where.next and not is_function_word(item.where.next):
        return "the verb after it asks for a plural"
    return edit(item, words)


def _uncountable(item: Unit, words: str) -> Edit | str:
    found = determiner(item)
    if found is None or found[0] not in {"a", "an"}:
        if found and found[0] in {"each", "every", "another", "one", "either", "neither"}:
            return "the everyday words cannot be counted"
        return edit(item, words)
    start = reach(item, found[1] + 1)
    between = item.where.plain[start : item.start].split(None, 1)
    kept = between[1] if len(between) > 1 else ""
    cover = item.where.plain[start : start + 1]
    return Edit(
        start,
        item.end,
        capitalised(kept + words, cover),
        "replace",
        words,
        "said in everyday words",
    )
