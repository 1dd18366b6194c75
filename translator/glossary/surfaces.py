"""The written forms of a concept, and where in a text one of them may stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from translator.glossary.grammar import in_quotation, is_function_word, kinds
from translator.glossary.inflect import Form, concept_surfaces
from translator.glossary.schema import Concept

DASHES = "‐‑-"
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
    """Every way to read a concept's names in a text: one for each written form."""
    for surface, (declared, forms) in concept_surfaces(concept).items():
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
    pairs = zip(_spaced(declared).split(" "), _spaced(surface).split(" "), strict=False)
    return all(
        two in {one, one.lower()} for one, two in pairs if len(one) > 1 and one.isupper()
    ) or (len(declared.split()) == 1)


def _spaced(text: str) -> str:
    return re.sub(rf"[\s{DASHES}]+", " ", text)


def bordered(plain: str, start: int, end: int) -> bool:
    """Whether ``plain[start:end]`` stands alone as a word would.

    A slash is a border ("CI/CD"); a hyphen is none on the left ("self-service"), and one on the
    right only when what follows makes no other word of it ("API-first", "cache-related").
    """
    before = plain[max(0, start - 2) : start]
    after = plain[end : end + 40]
    if re.search(r"[\w@#$\\]$|[\w.][.]$|\w[-‐‑]$|\w['’]$", before):
        return False
    if re.match(r"[\w+#@]|[.][\w/]|\(\)|=\S", after):
        return False
    joined = re.match(r"[-‐‑](\w+)", after)
    if joined is None:
        return True
    capitals = any(char.isupper() for char in plain[start:end])
    return joined[1].lower() in _SUFFIXES or (capitals and joined[1].isalpha())
