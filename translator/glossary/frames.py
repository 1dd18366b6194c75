"""Sentence frames that show whether an entry's words can stand in any sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from translator.glossary import wordlists as lists
from translator.glossary.edits import unit
from translator.glossary.glossing import plural_phrase
from translator.glossary.grammar import is_function_word, kinds
from translator.glossary.inflect import Form, plural, verb_forms
from translator.glossary.schema import Concept, Replacement
from translator.glossary.wording import replacement
from translator.values import TermMatch

Problem = tuple[str, str, str]

_NOUN_FRAMES: tuple[tuple[str, Form], ...] = (
    ("The {} failed.", "singular"),
    ("We need a {} by May.", "singular"),
    ("{} failed on Monday.", "singular"),
    ("We moved to {} in May.", "singular"),
    ("The {}'s owner agreed.", "singular"),
    ("The {} budget grew.", "singular"),
    ("The {} were slow.", "plural"),
    ("We closed two {} in May.", "plural"),
)
_VERB_FRAMES: tuple[tuple[str, Form], ...] = (
    ("We will {} the shop in May.", "base"),
    ("The team {} the shop every week.", "third"),
    ("We {} the shop in May.", "past"),
    ("The team has {} the shop.", "participle"),
    ("We are {} the shop.", "ing"),
)
_ADJECTIVE_FRAMES: tuple[tuple[str, Form], ...] = (
    ("The shop is {}.", "word"),
    ("This is a {} shop.", "word"),
)
_TAIL = lists.PREPOSITIONS | frozenset("that which who whose where when used made".split())


def prose_problems(text: str) -> Iterator[str]:
    """What is wrong with the English of a text: articles and doubled words."""
    words = re.findall(r"[\w'’/-]+|[^\w\s]", text)
    for one, two in pairwise(words):
        first, second = one.lower(), two.lower()
        if first == second and first.isalpha() and first not in {"had", "that"}:
            yield f"the word {one!r} stands twice in {text!r}"
        if first in {"a", "an"} and second[:1].isalnum():
            if second in {"a", "an", "the"}:
                yield f"two articles in {text!r}"
            elif first != lists.indefinite(two):
                yield f"{one!r} before {two!r} in {text!r}"
        if first == "the" and second in {"a", "an", "the"}:
            yield f"two articles in {text!r}"


def form_problems(concept: Concept) -> Iterator[Problem]:
    """What is wrong with the forms of a replacement, by themselves."""
    forms = concept.replacement
    if forms is None:
        return
    for name, words in _given(forms):
        if re.match(r"(?:an?|the)\s", words, re.IGNORECASE):
            yield _at(name), f"{words!r} begins with an article.", "Leave the article out."
        if words.endswith((".", ",", ";")):
            yield _at(name), f"{words!r} ends with a sign.", "Leave it out."
        if words[:1].isupper() and words[1:2].islower() and is_common(words.split()[0]):
            yield _at(name), f"{words!r} begins with a capital.", "Write it small."
    if concept.pos == "noun" and forms.countable and forms.singular and forms.plural:
        yield from _noun_forms(forms.singular, forms.plural)
    if concept.pos == "verb" and forms.base:
        yield from _verb_forms(forms.base, forms)


def _given(forms: Replacement) -> Iterator[tuple[str, str]]:
    for name, value in forms:
        if isinstance(value, str):
            yield name, value


def _at(name: str) -> str:
    return f"replacement.{name}"


def is_common(word: str) -> bool:
    """Whether a word is an everyday one, so that it needs no capital."""
    return bool(kinds(word.lower())) or is_function_word(word.lower())


def _noun_forms(singular: str, given: str) -> Iterator[Problem]:
    words = singular.split(" ")
    head = next((i for i, word in enumerate(words) if i and word in _TAIL), len(words))
    start, rest = " ".join(words[:head]), words[head:]
    expected = {" ".join([plural(start), *rest]), plural(singular)}
    if given == singular:
        yield _at("plural"), f"{given!r} is the singular.", f"Write {min(expected)!r}."
    elif given not in expected and not _irregular(singular, given):
        yield (
            _at("plural"),
            f"{given!r} is no plural of {singular!r}.",
            f"Write {min(expected)!r}, or set countable: false.",
        )


def _irregular(singular: str, given: str) -> bool:
    """Whether only the endings of words differ, as in "people in charge" or "lists of names"."""
    if given.endswith(" of " + singular):
        return True
    one, two = singular.split(), given.split()
    return len(one) == len(two) and all(a[:2] == b[:2] for a, b in zip(one, two, strict=True))


def _verb_forms(base: str, forms: Replacement) -> Iterator[Problem]:
    first, _, _ = base.partition(" ")
    expected = verb_forms(first)
    for name, possible in expected.items():
        words = getattr(forms, name)
        if words and words.split(" ")[0] not in possible:
            yield (
                _at(name),
                f"{words!r} is not that form of {base!r}.",
                f"Begin it with {min(possible)!r}.",
            )


def plural_problems(concept: Concept) -> Iterator[Problem]:
    """What goes wrong when a gloss explains several of a thing."""
    if concept.pos != "noun":
        return
    glosses = {f"glosses.{who}": text for who, text in concept.glosses.items()}
    for field, text in {"gloss": concept.gloss, **glosses}.items():
        said = plural_phrase(text)
        for before, after in zip(text.split()[1:], said.split(), strict=False):
            word = before.strip(",")
            if after.strip(",") == plural(word) != word and not _is_singular_noun(word.lower()):
                mend = "Put a noun right before what tells more of it."
                yield field, f"{word!r} becomes {after!r} in the plural: {said!r}.", mend


def _is_singular_noun(word: str) -> bool:
    from lemminflect import getLemma  # noqa: PLC0415

    return not kinds(word) or ("NOUN" in kinds(word) and getLemma(word, "NOUN")[0] == word)


def frame_problems(concept: Concept) -> Iterator[Problem]:
    """What goes wrong when the replacement is put into plain sentences."""
    if concept.replacement is None:
        return
    for sentence, start, end in _framed(concept):
        match = TermMatch(concept.id, sentence[start:end], start, end, "exact", 0, start, end)
        edit = replacement(unit(match, concept, sentence, end))
        if isinstance(edit, str):
            continue
        said = sentence[: edit.start] + edit.text + sentence[edit.end :]
        for problem in prose_problems(said):
            yield "replacement", f"{problem}.", "Choose words that fit any sentence."
        if said[:1].islower():
            yield "replacement", f"no capital at the beginning of {said!r}.", "Begin with a letter."


def _framed(concept: Concept) -> Iterator[tuple[str, int, int]]:
    frames = {"noun": _NOUN_FRAMES, "verb": _VERB_FRAMES, "adjective": _ADJECTIVE_FRAMES}
    for frame, form in frames[concept.pos]:
        words = _in_form(concept, form)
        start = frame.index("{")
        if start == 0:
            words = words[:1].upper() + words[1:]
        sentence = frame.format(words)
        if re.search(r"\ba $", sentence[:start]) and lists.indefinite(words) == "an":
            sentence = sentence[: start - 1] + "n " + sentence[start:]
            start += 1
        yield sentence, start, start + len(words)


def _in_form(concept: Concept, form: Form) -> str:
    if concept.pos == "verb":
        return min(verb_forms(concept.term)[form])
    return plural(concept.term) if form == "plural" else concept.term
