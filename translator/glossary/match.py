"""Finds the glossary's terms in a sentence: longest first, then leftmost, never inside code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import ahocorasick

from translator.glossary.acronyms import defined_in
from translator.glossary.grammar import in_quotation, is_function_word, kinds
from translator.glossary.inflect import Form, concept_surfaces
from translator.glossary.load import Glossary
from translator.glossary.protected import protected_spans
from translator.glossary.schema import Concept
from translator.glossary.senses import choose
from translator.values import Sentence, Span, TermHow, TermMatch

_DASHES = "‐‑-"
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


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    readings: tuple[Reading, ...]


class Matcher:
    """Finds terms of one glossary. Built once; ``find`` changes nothing and may run in threads."""

    def __init__(self, glossary: Glossary) -> None:
        self._concepts: Mapping[str, Concept] = glossary.concepts
        self._has_non_terms = any(
            concept.status == "non-term" for concept in glossary.concepts.values()
        )
        self._automaton = ahocorasick.Automaton()
        readings: dict[str, list[Reading]] = {}
        for concept in glossary.concepts.values():
            for reading in _readings(concept):
                key = _fold(reading.declared)[0]
                readings.setdefault(key, []).append(reading)
        self._shared = {
            key: tuple(dict.fromkeys(way.concept for way in ways))
            for key, ways in readings.items()
            if len({way.concept for way in ways}) > 1
        }
        for key, ways in readings.items():
            self._automaton.add_word(key, (len(key), tuple(ways)))
        if readings:
            self._automaton.make_automaton()

    def find(
        self, sentence: Sentence, *, expansions: Mapping[str, str] | None = None
    ) -> tuple[TermMatch, ...]:
        """The terms of ``sentence.plain`` from left to right; they never overlap.

        A surface that several concepts share is given to the one whose explanation has more words
        in common with the sentence; when that does not decide, it is not reported at all.
        What an entry with the status ``non-term`` names is not reported, nor any part of it.
        ``expansions`` are acronyms that the update spells out elsewhere (``acronyms.defined_in``):
        one that stands for something else than the concept does is not reported either.
        """
        plain = sentence.plain
        spelled = {name: words for name, (words, _) in defined_in(plain).items()}
        spelled = {**(expansions or {}), **spelled}
        found: list[TermMatch] = []
        for hit in self._select(plain):
            chosen = self._choose(hit, plain)
            if chosen is None or self._concepts[chosen.concept].status == "non-term":
                continue
            if self._means_other(chosen, plain[hit.start : hit.end], spelled):
                continue
            start, end = sentence.span_of(hit.start, hit.end)
            found.append(
                TermMatch(
                    concept=chosen.concept,
                    surface=plain[hit.start : hit.end],
                    start=start,
                    end=end,
                    how=_how(chosen, hit),
                    sentence=sentence.index,
                    plain_start=hit.start,
                    plain_end=hit.end,
                )
            )
        return tuple(found)

    def non_terms(self, sentence: Sentence) -> tuple[Span, ...]:
        """Half-open spans of ``sentence.plain`` that an entry says are no jargon."""
        if not self._has_non_terms:
            return ()
        plain = sentence.plain
        found = ((hit, self._choose(hit, plain)) for hit in self._select(plain))
        return tuple(
            (hit.start, hit.end)
            for hit, chosen in found
            if chosen is not None and self._concepts[chosen.concept].status == "non-term"
        )

    def _means_other(self, chosen: Reading, surface: str, spelled: Mapping[str, str]) -> bool:
        words = spelled.get(surface) or spelled.get(surface.removesuffix("s"))
        if words is None:
            return False
        concept = self._concepts[chosen.concept]
        names = [fold(name) for name in concept.names if not name.isupper()]
        said = fold(words).removesuffix("s")
        return bool(names) and not any(name in said or said in name for name in names)

    def shared_by(self, concept_id: str) -> dict[str, tuple[str, ...]]:
        """Folded surfaces that a concept shares with others, with the ids of all that do."""
        return {surface: ids for surface, ids in self._shared.items() if concept_id in ids}

    def _select(self, plain: str) -> list[_Hit]:
        guarded = protected_spans(plain)
        closed = bytearray(len(plain))
        for start, end in guarded:
            closed[start:end] = b"\1" * (end - start)
        hits = [hit for hit in self._hits(plain) if not any(closed[hit.start : hit.end])]
        hits.sort(key=lambda hit: (hit.start - hit.end, hit.start))
        taken: list[_Hit] = []
        used = bytearray(len(plain))
        for hit in hits:
            if not any(used[hit.start : hit.end]):
                taken.append(hit)
                used[hit.start : hit.end] = b"\1" * (hit.end - hit.start)
        return sorted(taken, key=lambda hit: hit.start)

    def _hits(self, plain: str) -> Iterator[_Hit]:
        if not len(self._automaton):
            return
        folded, places = _fold(plain)
        for last, (length, ways) in self._automaton.iter(folded):
            start, end = places[last - length + 1], places[last] + 1
            if not _bordered(plain, start, end):
                continue
            fitting = tuple(way for way in ways if _case_fits(way, plain, start, end))
            if fitting:
                yield _Hit(start, end, fitting)

    def _choose(self, hit: _Hit, plain: str) -> Reading | None:
        ids = {reading.concept for reading in hit.readings}
        for reading in hit.readings:
            if len(ids) == 1 or self._concepts[reading.concept].status == "non-term":
                return reading
        winner = choose([self._concepts[i] for i in sorted(ids)], plain, hit.start, hit.end)
        if winner is None:
            return None
        return next(reading for reading in hit.readings if reading.concept == winner)


def _readings(concept: Concept) -> Iterator[Reading]:
    for surface, (declared, forms) in concept_surfaces(concept).items():
        exact = surface != surface.lower() and (
            concept.case_sensitive
            or declared in concept.abbreviations
            or (concept.match_case is None and declared.isupper() and len(declared) <= 5)
        )
        small = concept.match_case is None and " " not in surface
        yield Reading(concept.id, surface, exact, small, declared != concept.term, forms)


def _how(reading: Reading, hit: _Hit) -> TermHow:
    if len({way.concept for way in hit.readings}) > 1:
        return "acronym"
    return "variant" if reading.variant else "exact"


def fold(text: str) -> str:
    """The form in which surfaces are compared: lower case, hyphens and spaces as one space."""
    return _fold(text)[0]


def _fold(text: str) -> tuple[str, list[int]]:
    """Lower the case and turn hyphens and runs of white space into one space.

    The list says for each character of the result where in ``text`` it came from.
    """
    folded: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        if char in _DASHES or char.isspace():
            if folded and folded[-1] == " " and char.isspace():
                continue
            char = " "  # noqa: PLW2901
        elif char == "’":
            char = "'"  # noqa: PLW2901
        lower = char.lower()
        folded.append(lower if len(lower) == 1 else char)
        places.append(place)
    return "".join(folded), places


def _case_fits(reading: Reading, plain: str, start: int, end: int) -> bool:
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
    return re.sub(rf"[\s{_DASHES}]+", " ", text)


def _bordered(plain: str, start: int, end: int) -> bool:
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
