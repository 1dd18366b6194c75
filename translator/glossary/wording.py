"""A term's replacement in the number, form and place that its sentence asks for."""

from __future__ import annotations

import re

from translator.glossary import wordlists as lists
from translator.glossary.articles import reach, with_article
from translator.glossary.edits import Edit, Unit, capitalised
from translator.glossary.glossing import worded
from translator.glossary.grammar import in_name, in_quotation, is_head, is_title
from translator.glossary.nouns import bare, head_final, noun
from translator.glossary.schema import Replacement
from translator.glossary.verbs import verb, verb_form

_VERSION_NEXT = re.compile(r"\s+v?\d+(?:\.\d+)*(?:\.x)?\b(?!\s*%)")


def replacement(item: Unit) -> Edit | str:  # noqa: PLR0911
    """The term put into everyday words, or in plain words why that cannot be done here."""
    forms = item.concept.replacement
    if forms is None:
        return "the glossary has no everyday words for it"
    plain = item.where.plain
    rest = plain[item.end : item.end + 240]
    if any(in_name(plain, item.start, item.end)):
        return "it is part of a name"
    if re.match(r"[-‐‑]\w", rest):
        return "it is part of a longer word"
    if in_quotation(plain[: item.start]):
        return "it stands inside a quotation"
    named = item.capital and not item.where.at_start and not is_title(plain)
    if named and item.concept.pos == "noun":
        return "it is written like a name"
    if _VERSION_NEXT.match(rest) and item.concept.pos == "noun":
        return "a number that belongs to it follows"
    if item.concept.pos == "verb":
        return verb(item, forms)
    if item.concept.pos == "adjective":
        return _adjective(item, forms)
    return noun(item, forms)


def _adjective(item: Unit, forms: Replacement) -> Edit | str:
    word = forms.word
    if word is None:
        return "the glossary has no everyday words for it"
    where = item.where
    attributive = bool(where.next) and not is_head(where)
    if not attributive and (
        where.previous in lists.DETERMINERS or where.previous in lists.PREPOSITIONS - {"as"}
    ):
        return "it stands as a noun here"
    if attributive and forms.modifier:
        return with_article(item, forms.modifier)
    if attributive and not head_final(word):
        return "it stands right before a noun"
    return with_article(item, word)


def forced(item: Unit, audience: str) -> tuple[Edit, Edit]:
    """Words that keep a forbidden term out of the sentence where no replacement fits.

    The second way leaves the words before the term alone, for where they are changed already.
    """
    plain, previous = item.where.plain, item.where.previous
    words = _forced_words(item, item.concept.replacement) or _gloss_words(item, audience)
    ending = "'s" if item.possessive else ""
    end = item.end + len(item.possessive)
    if re.match(r"[-‐‑]\w", plain[end:]):
        words = re.sub(r"\s(?:that|which|who|for|of|to)\s.*", "", bare(words)).replace(" ", "-")
    if previous in lists.DETERMINERS - {"a", "an", "the"}:
        words = bare(words)
    text = words + ending
    plainly = _forced_edit(item, item.start, end, bare(text) if previous else text)
    if previous not in {"a", "an", "the"}:
        return _forced_edit(item, item.start, end, text), plainly
    if not re.match(r"(?:an?|the)\s", text):
        article = "the" if previous == "the" else lists.indefinite(text)
        text = f"{article} {text}"
    return _forced_edit(item, reach(item, 1), end, text), plainly


def _forced_edit(item: Unit, start: int, end: int, text: str) -> Edit:
    starts = item.where.at_start or start < item.start
    shown = capitalised(text, item.where.plain[start:]) if starts else text
    return Edit(start, end, shown, "forbid", text, "this reader must not meet the term")


def _forced_words(item: Unit, forms: Replacement | None) -> str | None:
    if forms is None:
        return None
    if item.concept.pos == "verb":
        names = [str(form) for form in (verb_form(item), *sorted(item.forms)) if form]
        found = (getattr(forms, name) for name in names)
        return next((words for words in found if words), forms.base)
    if item.concept.pos == "adjective":
        return forms.modifier or forms.word
    if item.where.next and not is_head(item.where, is_plural=item.is_plural):
        return forms.modifier or bare(forms.singular)
    return bare(forms.plural) if item.is_plural and forms.plural else bare(forms.singular)


def _gloss_words(item: Unit, audience: str) -> str:
    """The gloss, or before another noun only the words that name what it is."""
    if item.concept.pos == "noun" and item.where.next and not is_head(item.where):
        return bare(
            re.split(r"\s(?:that|which|who|for|of|to)\s", item.concept.gloss_for(audience))[0]
        )
    return worded(item, audience)
