"""Finds the glossary's terms in a sentence: longest first, then leftmost, never inside code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import ahocorasick

from translator.glossary.acronyms import defined_in
from translator.glossary.load import Glossary
from translator.glossary.ordinary import OrdinaryNames
from translator.glossary.protected import protected_spans
from translator.glossary.readings import read, written_readings
from translator.glossary.schema import Concept
from translator.glossary.senses import choose
from translator.glossary.surfaces import Reading, bordered, case_fits, fold, fold_with_places
from translator.values import Sentence, Span, TermHow, TermMatch


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
        self._written = tuple(written_readings(glossary.concepts.values()).items())
        self._ordinary = OrdinaryNames(glossary.concepts.values())
        self._automaton = ahocorasick.Automaton()
        for index, (surface, _) in enumerate(self._written):
            self._automaton.add_word(surface, (len(surface), index))
        if self._written:
            self._automaton.make_automaton()
        self._ways: dict[int, tuple[Reading, ...]] = {}
        self._shared: dict[str, tuple[str, ...]] | None = None

    def find(
        self,
        sentence: Sentence,
        *,
        expansions: Mapping[str, str] | None = None,
        context: str = "",
    ) -> tuple[TermMatch, ...]:
        """The terms of ``sentence.plain`` from left to right; they never overlap.

        A surface that several concepts share is given to the one that the words around speak for
        (``senses.choose``); when they do not decide, it is not reported at all, see ``undecided``.
        What an entry with the status ``non-term`` names is not reported, nor any part of it.

        Args:
            sentence: where to look.
            expansions: acronyms that the update spells out elsewhere (``acronyms.defined_in``);
                one that stands for something else than the concept does is not reported either.
            context: the text of the whole update, whose words decide where the sentence's do not.
        """
        plain = sentence.plain
        found: list[TermMatch] = []
        taken: list[Span] = []
        for hit, chosen in self._resolved(plain, expansions or {}, context):
            taken.append((hit.start, hit.end))
            if chosen is None or self._concepts[chosen.concept].status == "non-term":
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
        found += self._ordinary.find(sentence, taken, context)
        return tuple(sorted(found, key=lambda match: match.plain_start))

    def undecided(
        self,
        sentence: Sentence,
        *,
        expansions: Mapping[str, str] | None = None,
        context: str = "",
    ) -> tuple[tuple[Span, tuple[str, ...]], ...]:
        """Acronyms of several concepts that nothing decides: half-open spans of ``plain``, ids.

        The arguments are those of ``find``. An acronym that the update spells out is not undecided.
        """
        plain = sentence.plain
        spelled = _spelled(plain, expansions or {})
        return tuple(
            ((hit.start, hit.end), tuple(dict.fromkeys(way.concept for way in hit.readings)))
            for hit, chosen in self._resolved(plain, expansions or {}, context)
            if chosen is None
            and sum(char.isupper() for char in plain[hit.start : hit.end]) > 1
            and _expansion(plain[hit.start : hit.end], spelled) is None
        )

    def _resolved(
        self, plain: str, expansions: Mapping[str, str], context: str
    ) -> Iterator[tuple[_Hit, Reading | None]]:
        spelled = _spelled(plain, expansions)
        for hit in self._select(plain):
            words = _expansion(plain[hit.start : hit.end], spelled)
            if words is None:
                yield hit, self._choose(hit, plain, context)
            else:
                yield hit, self._spelled_out(hit, plain, words)

    def _spelled_out(self, hit: _Hit, plain: str, words: str) -> Reading | None:
        """The reading that the update's own expansion names, if any does."""
        said = [one for one in hit.readings if self._stands_for(one, words)]
        return self._choose(_Hit(hit.start, hit.end, tuple(said)), plain, "") if said else None

    def _stands_for(self, reading: Reading, words: str) -> bool:
        names = [fold(name) for name in self._concepts[reading.concept].names if not name.isupper()]
        said = fold(words).removesuffix("s")
        return not names or any(name in said or said in name for name in names)

    def non_terms(self, sentence: Sentence) -> tuple[Span, ...]:
        """Half-open spans of ``sentence.plain`` that an entry says are no jargon."""
        if not self._has_non_terms:
            return ()
        plain = sentence.plain
        found = ((hit, self._choose(hit, plain, "")) for hit in self._select(plain))
        return tuple(
            (hit.start, hit.end)
            for hit, chosen in found
            if chosen is not None and self._concepts[chosen.concept].status == "non-term"
        )

    def shared_by(self, concept_id: str) -> dict[str, tuple[str, ...]]:
        """Folded surfaces that a concept shares with others, with the ids of all that do."""
        if self._shared is None:
            every = (
                (surface, dict.fromkeys(way.concept for way in self._readings(index)))
                for index, (surface, _) in enumerate(self._written)
            )
            self._shared = {key: tuple(ids) for key, ids in every if len(ids) > 1}
        return {surface: ids for surface, ids in self._shared.items() if concept_id in ids}

    def _readings(self, index: int) -> tuple[Reading, ...]:
        found = self._ways.get(index)
        if found is None:
            found = self._ways[index] = read(self._written[index][1])
        return found

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
        folded, places = fold_with_places(plain)
        for last, (length, index) in self._automaton.iter(folded):
            start, end = places[last - length + 1], places[last] + 1
            if not bordered(plain, start, end):
                continue
            ways = self._readings(index)
            fitting = tuple(way for way in ways if case_fits(way, plain, start, end))
            if fitting:
                yield _Hit(start, end, fitting)

    def _choose(self, hit: _Hit, plain: str, context: str) -> Reading | None:
        ids = {reading.concept for reading in hit.readings}
        for reading in hit.readings:
            if len(ids) == 1 or self._concepts[reading.concept].status == "non-term":
                return reading
        rivals = [self._concepts[i] for i in sorted(ids)]
        winner = choose(rivals, plain, hit.start, hit.end, context)
        if winner is None:
            return None
        return next(reading for reading in hit.readings if reading.concept == winner)


def _spelled(plain: str, expansions: Mapping[str, str]) -> dict[str, str]:
    here = {name: words for name, (words, _) in defined_in(plain).items()}
    return {**expansions, **here}


def _expansion(surface: str, spelled: Mapping[str, str]) -> str | None:
    return spelled.get(surface) or spelled.get(surface.removesuffix("s"))


def _how(reading: Reading, hit: _Hit) -> TermHow:
    if len({way.concept for way in hit.readings}) > 1:
        return "acronym"
    return "variant" if reading.variant else "exact"
