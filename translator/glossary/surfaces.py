"""The written forms of a concept, and where in a text one of them may stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from translator.glossary.grammar import in_quotation, is_function_word, kinds
from translator.glossary.inflect import Form, concept_surfaces
from translator.glossary.schema import Concept

DASHES = "‐‑-"
_ONE_SPACE = str.maketrans({**dict.fromkeys(DASHES, " "), "’": "'"})
_SPACES = re.compile(rf"[\s{DASHES}]+")
_JOINED_BEFORE = re.compile(r"[\w@#$\\]$|[\w.][.]$|\w[-‐‑]$|\w['’]$")
_JOINED_AFTER = re.compile(r"[\w+#@]|[.][\w/]|\(\)|=\S")
_HYPHENED = re.compile(r"[-‐‑](\w+)")
_GAPS = re.compile(r"[^\S ]|  ")
_SUFFIXES = frozenset(
    """based related driven only first side level wide specific ready enabled compatible free like
    style aware backed managed hosted native heavy facing capable""".split()
)


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a surface: a form of a term or variant of a concept."""

    concept: str
    declared: str
    exact_case: bool
    small_too: bool
    variant: bool
    forms: frozenset[Form]


def readings(concept: Concept) -> Iterator[Reading]:
    """Every way to read a concept's names in any text: one for each written form."""
    for surface, (declared, forms) in concept_surfaces(concept).items():
        if declared in concept.ordinary:
            continue
        exact = surface != surface.lower() and (
            concept.case_sensitive
            or declared in concept.abbreviations
            or (concept.match_case is None and declared.isupper() and len(declared) <= 5)
        )
        small = concept.match_case is None and " " not in surface
        yield Reading(concept.id, surface, exact, small, declared != concept.term, forms)


def case_fits(reading: Reading, plain: str, start: int, end: int) -> bool:
    """Whether ``plain[start:end]`` is written as the reading asks for ("IT" against "it")."""
    surface = plain[start:end]
    if surface == reading.declared:
        return True
    if not reading.exact_case:
        return _acronyms_fit(reading.declared, surface)
    if _spaced(surface) == _spaced(reading.declared):
        return True
    small = reading.small_too and surface.islower() and _is_no_word(surface)
    return small and not in_quotation(plain[:start])


def _is_no_word(surface: str) -> bool:
    """Whether small letters cannot be mistaken for an English word ("api", but not "it")."""
    return len(surface) >= 3 and not kinds(surface) and not is_function_word(surface)


def _acronyms_fit(declared: str, surface: str) -> bool:
    """Whether acronyms in a longer term are in capitals or small ("DR test", not "Dr Test")."""
    if declared.islower():
        return True
    pairs = zip(_spaced(declared).split(" "), _spaced(surface).split(" "), strict=False)
    return all(
        two in {one, one.lower()} for one, two in pairs if len(one) > 1 and one.isupper()
    ) or (len(declared.split()) == 1)


def _spaced(text: str) -> str:
    return _SPACES.sub(" ", text)


def bordered(plain: str, start: int, end: int) -> bool:
    """Whether ``plain[start:end]`` stands alone as a word would.

    A slash is a border ("CI/CD"); a hyphen is none on the left ("self-service"), and one on the
    right only when what follows makes no other word of it ("API-first", "cache-related").
    """
    if (
        start
        and plain[start - 1] != " "
        and _JOINED_BEFORE.search(plain[max(0, start - 2) : start])
    ):
        return False
    if plain[end : end + 1] in {"", " "}:
        return True
    after = plain[end : end + 40]
    if _JOINED_AFTER.match(after):
        return False
    joined = _HYPHENED.match(after)
    if joined is None:
        return True
    capitals = any(char.isupper() for char in plain[start:end])
    return joined[1].lower() in _SUFFIXES or (capitals and joined[1].isalpha())


def fold(text: str) -> str:
    """The form in which surfaces are compared: lower case, hyphens and spaces as one space."""
    return fold_with_places(text)[0]


def fold_with_places(text: str) -> tuple[str, Sequence[int]]:
    """``fold`` with, for each character of the result, where in ``text`` it came from."""
    lower = text.lower()
    if len(lower) != len(text):  # a few capitals become two characters
        lower = "".join(small if len(small := char.lower()) == 1 else char for char in text)
    plain = lower.translate(_ONE_SPACE)
    if _GAPS.search(plain):
        return _without_gaps(lower)
    return plain, range(len(plain))


def _without_gaps(text: str) -> tuple[str, list[int]]:
    folded: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        if char.isspace() and folded and folded[-1] == " ":
            continue
        folded.append(" " if char.isspace() else char.translate(_ONE_SPACE))
        places.append(place)
    return "".join(folded), places
