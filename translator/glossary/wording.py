"""A term's replacement in the number, form and place that its sentence asks for."""

from __future__ import annotations

import re

from translator.glossary import wordlists as lists
from translator.glossary.edits import Edit, Unit, capitalised
from translator.glossary.glossing import verb_phrase
from translator.glossary.grammar import (
    after_helper,
    in_name,
    in_noun_slot,
    in_verb_slot,
    is_function_word,
    is_head,
    kinds,
    modified_by_noun,
)
from translator.glossary.inflect import Form
from translator.glossary.schema import Replacement

_VERSION_NEXT = re.compile(r"\s+v?\d+(?:\.\d+)*(?:\.x)?\b(?!\s*%)")
_TAIL = lists.PREPOSITIONS | frozenset("that which who whose where when used made to".split())


def replacement(item: Unit) -> Edit | str:
    """The term put into everyday words, or in plain words why that cannot be done here."""
    forms = item.concept.replacement
    if forms is None:
        return "the glossary has no everyday words for it"
    plain = item.where.plain
    rest = plain[item.end :]
    if any(in_name(plain, item.start, item.end)):
        return "it is part of a name"
    if re.match(r"[-‐‑]\w", rest):
        return "it is part of a longer word"
    if _VERSION_NEXT.match(rest) and item.concept.pos == "noun":
        return "a number that belongs to it follows"
    if item.concept.pos == "verb":
        return _verb(item, forms)
    if item.concept.pos == "adjective":
        return _adjective(item, forms)
    return _noun(item, forms)


def head_final(phrase: str) -> bool:
    """Whether a noun phrase ends in its head ("shared platform", not "list of changes")."""
    return not any(word.lower() in _TAIL for word in phrase.split()[1:])


def _edit(item: Unit, text: str, *, start: int | None = None, end: int | None = None) -> Edit:
    begin = item.start if start is None else start
    cover = item.where.plain[begin : item.end]
    reason = "said in everyday words"
    said = text
    if begin == item.start and not item.where.at_start:
        return Edit(begin, end or item.end, text, "replace", said, reason)
    text = capitalised(text, cover) if item.where.at_start or begin < item.start else text
    return Edit(begin, end or item.end, text, "replace", said, reason)


def _noun(item: Unit, forms: Replacement) -> Edit | str:
    where = item.where
    last = item.surface.split()[-1].lower()
    if in_verb_slot(where) and not item.is_plural and "VERB" in kinds(last):
        return "it stands as a verb here"
    if last.endswith("ed") and "VERB" in kinds(last) and "NOUN" not in kinds(last):
        return "it stands as a verb here"
    singular, plural = _bare(forms.singular), _bare(forms.plural)
    possessive = item.possessive
    if not possessive and not is_head(where, is_plural=item.is_plural):
        if forms.modifier is None:
            return "it stands right before another noun"
        return _with_article(item, forms.modifier)
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
        return _with_article(item, modifier)
    return _number(item, forms, words)


def _extend(edit: Edit, end: int) -> Edit:
    return Edit(edit.start, end, edit.text, edit.action, edit.said, edit.reason)


def _bare(words: str | None) -> str:
    return re.sub(r"^(?:an?|the)\s+", "", words or "")


def _number(item: Unit, forms: Replacement, words: str) -> Edit | str:
    """Make determiners and the verb right for a countable or an uncountable replacement."""
    if forms.countable:
        if item.is_plural:
            return _edit(item, words)
        return _with_article(item, words, needed=True)
    if not item.is_plural:
        return _uncountable(item, words)
    before = set(item.where.before[:2])
    if before & lists.NUMBER_WORDS or any(word[:1].isdigit() for word in before):
        return "the everyday words cannot be counted"
    verb = lists.SINGULAR_AGREEMENT.get(item.where.next)
    if verb:
        gap = re.match(r"\s+\S+", item.where.plain[item.end :])
        end = item.end + len(gap[0]) if gap else item.end
        edit = _edit(item, words + " " + verb, end=end)
        return Edit(edit.start, edit.end, edit.text, edit.action, words, edit.reason)
    if item.where.next and not is_function_word(item.where.next):
        return "the verb after it asks for a plural"
    return _edit(item, words)


def _determiner(item: Unit) -> tuple[str, int] | None:
    """The determiner of the term's phrase and how many words before the term it stands."""
    for distance, word in enumerate(item.where.before):
        if word in lists.DETERMINERS or word in lists.NUMBER_WORDS or word[:1].isdigit():
            return word, distance
        if word.endswith(("'s", "s'")):
            return word, distance
        if is_function_word(word) and word not in lists.ADVERBS:
            return None
    return None


def _reach(item: Unit, words: int) -> int:
    """Where the word begins that stands ``words`` words before the term."""
    pattern = r"(?:\S+\s+){%d}$" % words
    found = re.search(pattern, item.where.plain[: item.start])
    return found.start() if found else item.start


def _uncountable(item: Unit, words: str) -> Edit | str:
    found = _determiner(item)
    if found is None or found[0] not in {"a", "an"}:
        if found and found[0] in {"each", "every", "another", "one", "either", "neither"}:
            return "the everyday words cannot be counted"
        return _edit(item, words)
    start = _reach(item, found[1] + 1)
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


def _with_article(item: Unit, words: str, *, needed: bool = False) -> Edit | str:
    """Put the article before the term right, or add "the" where a countable noun needs one."""
    previous = item.where.previous
    if previous in {"a", "an"}:
        start = _reach(item, 1)
        article = capitalised(lists.indefinite(words), item.where.plain[start:])
        return Edit(
            start, item.end, f"{article} {words}", "replace", words, "said in everyday words"
        )
    if not needed or _determiner(item) or not _wants_article(item):
        return _edit(item, words)
    start = _article_place(item)
    if start is None:
        return "everyday words would need an article here"
    kept = item.where.plain[start : item.start]
    text = f"the {kept}{words}"
    if start < item.start and kept[:1].isupper():
        text = f"the {kept[:1].lower()}{kept[1:]}{words}"
    capital = item.where.plain[start : start + 1].isupper() and _opens(item, start)
    text = text[:1].upper() + text[1:] if capital else text
    return Edit(start, item.end, text, "replace", words, "said in everyday words")


def _opens(item: Unit, start: int) -> bool:
    return start != item.start or item.where.at_start


def _wants_article(item: Unit) -> bool:
    plain, where = item.where.plain, item.where
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
    """Where "the" goes: before the term, or before the adjectives that belong to it."""
    adjectives = 0
    for word in item.where.before:
        ways = kinds(word)
        if is_function_word(word) or "VERB" in ways:
            break
        if ways and ways <= {"ADJ", "NOUN", "ADV"}:
            adjectives += 1
        else:
            return None
    return _reach(item, adjectives) if adjectives else item.start


def _verb(item: Unit, forms: Replacement) -> Edit | str:
    form = verb_form(item)
    if form is None:
        return "it stands as a noun here"
    words = getattr(forms, form)
    if words is None:
        return "the glossary has no everyday words for this form"
    where = item.where
    adjectival = (
        form == "participle"
        and where.next
        and not is_head(where)
        and (where.previous in lists.DETERMINERS or not where.previous)
    )
    if adjectival and len(words.split()) > 1:
        return "it stands right before a noun"
    return _with_article(item, words)


def verb_form(item: Unit) -> Form | None:
    """Which form of the verb stands here; ``None`` when it is a noun or cannot be told."""
    where, forms = item.where, item.forms
    if forms & {"past", "participle"} and not in_verb_slot(where):
        if "base" in forms and not after_helper(where):
            return None
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
        return _with_article(item, forms.modifier)
    if attributive and not head_final(word):
        return "it stands right before a noun"
    return _with_article(item, word)


def forced(item: Unit, audience: str) -> Edit:
    """Words that keep a forbidden term out of the sentence where no replacement fits."""
    forms, plain = item.concept.replacement, item.where.plain
    words = _forced_words(item, forms) or _gloss_words(item, audience)
    ending = item.possessive
    start, end = item.start, item.end + len(ending)
    text = words + ("'s" if ending else "")
    if re.match(r"[-‐‑]\w", plain[end:]):
        text = text.replace(" ", "-")
    if item.where.previous in {"a", "an", "the"} and re.match(r"(?:an?|the)\s", words):
        start = _reach(item, 1)
    elif item.where.previous in {"a", "an"}:
        start = _reach(item, 1)
        text = f"{lists.indefinite(text)} {text}"
    text = capitalised(text, plain[start:]) if item.where.at_start or start < item.start else text
    return Edit(start, end, text, "forbid", words, "this reader must not meet the term")


def _forced_words(item: Unit, forms: Replacement | None) -> str | None:
    if forms is None:
        return None
    if item.concept.pos == "verb":
        form = verb_form(item) or next(iter(sorted(item.forms)), "base")
        return getattr(forms, form, None) or forms.base
    if item.concept.pos == "adjective":
        return forms.modifier or forms.word
    if item.where.next and not is_head(item.where, is_plural=item.is_plural):
        return forms.modifier or _bare(forms.singular)
    return _bare(forms.plural) if item.is_plural and forms.plural else _bare(forms.singular)


def _gloss_words(item: Unit, audience: str) -> str:
    words = item.concept.gloss_for(audience)
    return verb_phrase(words, item) if item.concept.pos == "verb" else words
