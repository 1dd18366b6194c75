"""The forms a term takes in running text, and which form a surface is."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from translator.glossary.schema import Concept, PartOfSpeech

Form = Literal["singular", "plural", "base", "third", "past", "participle", "ing", "word"]

_VOWEL = "aeiou"
_TAGS: tuple[tuple[Form, str], ...] = (
    ("third", "VBZ"),
    ("past", "VBD"),
    ("participle", "VBN"),
    ("ing", "VBG"),
)


def plural(noun: str) -> str:
    """The plural of a noun or noun phrase, by its last word: ``"API"`` gives ``"APIs"``."""
    head, last = _split_last(noun)
    if not last or not last[-1].isalnum():
        return noun
    if re.search(r"[A-Z0-9]$", last):
        return head + last + "s"
    return head + _plural_word(last)


@lru_cache(maxsize=4096)
def _plural_word(word: str) -> str:
    from lemminflect import getInflection  # noqa: PLC0415  (its tables take a while to load)

    found = getInflection(word, "NNS", inflect_oov=False)
    if found:
        return str(found[0])
    lower = word.lower()
    if lower.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if lower.endswith("y") and len(word) > 1 and lower[-2] not in _VOWEL:
        return word[:-1] + "ies"
    return word + "s"


def is_plural(noun: str) -> bool:
    """Whether a noun phrase is written in the plural already ("virtual machines")."""
    from lemminflect import getLemma  # noqa: PLC0415

    last = _split_last(noun)[1]
    if not last.islower() or not last.endswith("s"):
        return False
    lemma = getLemma(last, "NOUN", lemmatize_oov=False)
    return bool(lemma) and last not in lemma


def verb_forms(verb: str) -> dict[Form, frozenset[str]]:
    """All forms of a verb or phrasal verb, by its first word: ``"rolled back"``."""
    first, gap, rest = _split_verb(verb)
    forms = _verb_word(first)
    return {form: frozenset(word + gap + rest for word in words) for form, words in forms.items()}


def _split_verb(verb: str) -> tuple[str, str, str]:
    """The word to inflect, what joins it to the rest, and the rest."""
    match = re.match(r"([^\s-]+)([\s-])(.+)$", verb)
    if match is None:
        return verb, "", ""
    return match[1], match[2], match[3]


@lru_cache(maxsize=4096)
def _verb_word(word: str) -> dict[Form, frozenset[str]]:
    from lemminflect import getInflection  # noqa: PLC0415

    forms: dict[Form, frozenset[str]] = {"base": frozenset((word,))}
    for form, tag in _TAGS:
        found = getInflection(word.lower(), tag) or (word,)
        forms[form] = frozenset(map(str, found))
    return forms


def _split_last(phrase: str) -> tuple[str, str]:
    cut = max(phrase.rfind(" "), phrase.rfind("-")) + 1
    return phrase[:cut], phrase[cut:]


def surfaces(words: str, pos: PartOfSpeech) -> dict[str, frozenset[Form]]:
    """Every written form of ``words`` as a part of speech, with the form or forms it may be."""
    if pos == "adjective":
        return {words: frozenset[Form](("word",))}
    forms: dict[Form, frozenset[str]]
    if pos == "noun" and is_plural(words):
        forms = {"plural": frozenset((words,))}
    elif pos == "noun":
        forms = {"singular": frozenset((words,)), "plural": frozenset((plural(words),))}
    else:
        forms = verb_forms(words)
    found: dict[str, set[Form]] = {}
    for form, written in forms.items():
        for surface in written:
            found.setdefault(surface, set()).add(form)
    return {surface: frozenset(names) for surface, names in found.items()}


def concept_surfaces(concept: Concept) -> dict[str, tuple[str, frozenset[Form]]]:
    """Every surface of a concept, with the name it is a form of and which form it is.

    Names that are not to be used are among them: they must be found to be put right.

    A plural that an author lists as a variant of its own singular stays a plural.
    """
    found: dict[str, tuple[str, frozenset[Form]]] = {}
    for words in (*concept.names, *concept.ordinary, *concept.avoided):
        for surface, forms in surfaces(words, concept.pos).items():
            if surface in found and surface != words:
                known, before = found[surface]
                derived = forms - {"singular"}
                found[surface] = (known, derived if before == {"singular"} else before | forms)
            else:
                found.setdefault(surface, (words, forms))
    return found
