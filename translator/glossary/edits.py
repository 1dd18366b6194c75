"""One possible change at a term, and whether the sentence still reads when it is made."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from translator.glossary import wordlists as lists
from translator.glossary.grammar import Place, place
from translator.glossary.inflect import Form, concept_surfaces
from translator.glossary.schema import Concept
from translator.values import TermAction, TermMatch

_FIRST = re.compile(r"[\w'’-]+")
_LAST = re.compile(r"[\w'’-]+$")


@dataclass(frozen=True, slots=True)
class Edit:
    """Puts ``text`` in the place of ``plain[start:end]``.

    ``said`` is what the reader sees for the term itself, without an article that was put right.
    """

    start: int
    end: int
    text: str
    action: TermAction
    said: str
    reason: str


@dataclass(frozen=True, slots=True)
class Unit:
    """A term in its sentence; ``end`` takes in its own acronym in brackets, if one follows."""

    match: TermMatch
    concept: Concept
    start: int
    end: int
    where: Place
    forms: frozenset[Form]

    @property
    def surface(self) -> str:
        """The words of the term as they stand."""
        return self.where.plain[self.match.plain_start : self.match.plain_end]

    @property
    def is_plural(self) -> bool:
        """Whether the term stands in the plural."""
        return self.forms == {"plural"}

    @property
    def capital(self) -> bool:
        """Whether a word that is written small begins with a capital here."""
        surface = self.surface
        if not surface[:1].isupper() or surface[1:2].isupper():
            return False
        small = surface[0].lower() + surface[1:]
        return any(words in concept_surfaces(self.concept) for words in (small, surface.lower()))

    @property
    def possessive(self) -> str:
        """The possessive ending that follows the term, or an empty string."""
        found = re.match(r"['’]s\b|(?<=s)['’](?=\s)", self.where.plain[self.end : self.end + 3])
        if found:
            return found[0]
        after_s = self.surface.endswith("s") and re.match(
            r"['’](?=\s)", self.where.plain[self.end : self.end + 3]
        )
        return "'" if after_s else ""


def unit(match: TermMatch, concept: Concept, plain: str, end: int) -> Unit:
    """The term of ``match`` with its surroundings."""
    where = place(plain, match.plain_start, end)
    return Unit(match, concept, match.plain_start, end, where, forms_of(concept, match.surface))


def forms_of(concept: Concept, surface: str) -> frozenset[Form]:
    """Which form or forms of the concept a surface is; empty when it is none."""
    wanted = _plain_key(surface)
    known = concept_surfaces(concept)
    exact = known.get(surface)
    if exact is not None:
        return exact[1]
    found = [forms for words, (_, forms) in known.items() if _plain_key(words) == wanted]
    return frozenset().union(*found)


def _plain_key(words: str) -> str:
    return re.sub(r"[\s‐‑-]+", " ", words).lower().replace("’", "'")


def capitalised(text: str, like: str) -> str:
    """``text`` with a capital at its beginning when ``like`` begins with one, or with a digit."""
    if not like[:1].islower() and text[:1].islower():
        return text[:1].upper() + text[1:]
    return text


def reads(before: str, text: str, after: str) -> bool:
    """Whether ``text`` can stand between the two without a doubled word or article.

    Also refused: an article of the wrong sound, and a repeated stem such as "data data store".
    """
    left = _LAST.search(before[-120:].rstrip())
    right = _FIRST.match(after.lstrip(" "))
    words = _FIRST.findall(text)
    if not words:
        return True
    if left and before[-1:].isspace():
        if _same(left[0], words[0]) or _two_determiners(left[0], words[0]):
            return False
        if left[0].lower() in {"a", "an"} and left[0].lower() != lists.indefinite(text):
            return False
    if right and after[:1] == " " and text[-1].isalnum():
        if _same(words[-1], right[0]) or _two_determiners(words[-1], right[0]):
            return False
        if words[-1].lower() in {"a", "an"} and words[-1].lower() != lists.indefinite(after):
            return False
    return not any(_same(one, two) for one, two in pairwise(words))


def without_doubles(before: str, edit: Edit, after: str) -> Edit:
    """The same edit less the words at its ends that stand beside it already.

    For a forbidden term that must go although its replacement repeats its neighbour: "outage
    interruption" becomes "interruption".
    """
    words = edit.text.split(" ")
    left, right = _LAST.search(before[-120:].rstrip()), _FIRST.match(after.lstrip(" "))
    end = edit.end
    if right and after[:1] == " " and _same(_bare_word(words[-1]), right[0]):
        words.pop()
        end += 0 if words else 1
    if left and words and before[-1:].isspace() and _beside(left[0], _bare_word(words[0])):
        words.pop(0)
        end += 0 if words or after[:1] != " " or end > edit.end else 1
    return replace(edit, text=" ".join(words), end=end)


def _beside(left: str, word: str) -> bool:
    return _same(left, word) or _two_determiners(left, word)


def _bare_word(word: str) -> str:
    found = _FIRST.search(word)
    return found[0] if found else word


def _two_determiners(one: str, two: str) -> bool:
    articles = {"a", "an", "the"}
    first, second = one.lower(), two.lower()
    return (first in articles and second in articles | lists.POSSESSIVES | {"no"}) or (
        first in lists.POSSESSIVES | {"this", "these", "those", "each", "every", "no"}
        and second in articles | lists.POSSESSIVES
    )


def _same(one: str, two: str) -> bool:
    first, second = one.lower(), two.lower()
    if first == second:
        return True
    if min(len(first), len(second)) < 4:
        return False
    return first.rstrip("s") == second.rstrip("s")
