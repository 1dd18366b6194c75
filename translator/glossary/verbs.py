"""A verb's replacement in the form that stands in the sentence."""

from __future__ import annotations

import re
from dataclasses import replace

from translator.glossary import wordlists as lists
from translator.glossary.articles import with_article
from translator.glossary.edits import Edit, Unit
from translator.glossary.grammar import (
    after_helper,
    in_noun_slot,
    in_verb_slot,
    is_function_word,
    is_head,
    kinds,
    modified_by_noun,
)
from translator.glossary.inflect import Form
from translator.glossary.schema import Replacement


def verb(item: Unit, forms: Replacement) -> Edit | str:
    """The verb in everyday words, or in plain words why that cannot be done here."""
    form = verb_form(item)
    if form is None:
        return "it stands as a noun here"
    words = getattr(forms, form)
    if words is None:
        return "the glossary has no everyday words for this form"
    where = item.where
    if form in {"past", "participle"} and _before_its_noun(item) and len(words.split()) > 1:
        return "it stands right before a noun"
    light = re.match(r"\s+([a-z]+)\b", where.plain[item.end :])
    if light and light[1] in _LIGHT and words.split()[-1] in lists.PARTICLES | {"in", "on"}:
        return _around_pronoun(item, words)
    return with_article(item, words)


def _before_its_noun(item: Unit) -> bool:
    """Whether a participle stands before a noun as an adjective would ("the patched version")."""
    where = item.where
    if not where.next or is_head(where) or after_helper(where):
        return False
    if where.previous.endswith("ly"):
        return not set(where.before[1:2]) & lists.SUBJECTS
    return where.previous in lists.DETERMINERS | lists.PREPOSITIONS or not where.previous


_LIGHT = frozenset("it them him her me us you".split())


def _around_pronoun(item: Unit, words: str) -> Edit:
    """A phrasal verb with its light object inside: "set it up", never "set up it"."""
    verb_word, _, particle = words.rpartition(" ")
    made = with_article(item, f"{verb_word} {item.where.next} {particle}")
    gap = re.match(r"\s+\w+", item.where.plain[item.end :])
    return replace(made, end=item.end + len(gap[0]) if gap else item.end)


def verb_form(item: Unit) -> Form | None:  # noqa: PLR0911
    """Which form of the verb stands here; ``None`` when it is a noun or cannot be told."""
    where, forms = item.where, item.forms
    if forms & {"past", "participle"}:
        if "base" in forms and not after_helper(where):
            slot = where.previous == "to" or where.previous in lists.MODALS
            return "base" if slot else None
        return "participle" if _is_participle(item) else "past"
    if "ing" in forms:
        return None if _is_gerund_noun(item) else "ing"
    only_verb = "NOUN" not in kinds(item.surface.split()[0].lower())
    if "third" in forms:
        takes = where.next in lists.DETERMINERS | lists.PREPOSITIONS | lists.PRONOUNS
        subject = where.previous and not in_noun_slot(where)
        return "third" if only_verb or (takes and subject) else None
    if "base" in forms:
        if in_noun_slot(where):
            return None
        slot = in_verb_slot(where) or where.previous == "to"
        return "base" if slot or (only_verb and " " in item.surface) or only_verb else None
    return None


def _is_participle(item: Unit) -> bool:
    where = item.where
    if "participle" not in item.forms:
        return False
    if "past" not in item.forms or after_helper(where) or in_noun_slot(where):
        return True
    if where.previous in {"not", "yet", "when", "once", "if", "as", "until", "newly", "being"}:
        return True
    return where.next == "by" and where.previous not in lists.SUBJECTS


def _is_gerund_noun(item: Unit) -> bool:
    where = item.where
    if where.previous in lists.DETERMINERS or where.previous.endswith("'s"):
        return True
    if where.next in lists.AUXILIARIES:
        return "NOUN" in kinds(item.surface.split()[0].lower())
    if not where.next or is_function_word(where.next):
        return modified_by_noun(where)
    leads = lists.PREPOSITIONS | lists.BE | lists.CONJUNCTIONS
    return where.previous not in leads and not where.at_start
