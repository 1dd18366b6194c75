"""Words that wait for an entry: what a reader would stumble over, and what entries would help.

An author sees them with their sentences; each becomes a proposed entry or is noted as no term.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log2

from translator.audiences import Audience
from translator.glossary.acronyms import defined_in
from translator.glossary.load import Glossary
from translator.glossary.match import Matcher
from translator.glossary.unknown import LISTED, find_unknown
from translator.glossary.unknown_words import base_of
from translator.values import FactSheet, Sentence, TermMatch

KNOWS_TECHNICAL_WORDS = 1 / 3
"""A reader for whom the glossary keeps a greater share of its terms needs no help with ordinary
words that are meant technically ("build")."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place: the text's name, the half-open span in that text, and the sentence around it.

    Secrets and personal data that the screen found in the sentence are shown as "…".
    """

    text: str
    start: int
    end: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word or name that no entry covers.

    ``term`` is its base form as written most often; ``score`` from 0 to 1 says how strange it is;
    ``expansion`` what a text itself says that an acronym stands for, else empty.
    """

    term: str
    score: float
    occurrences: tuple[Occurrence, ...]
    expansion: str = ""

    @property
    def texts(self) -> int:
        """In how many of the texts it stands."""
        return len({place.text for place in self.occurrences})

    @property
    def rank(self) -> float:
        """What an entry would be worth: how often and how widely it is met, and how strange."""
        return self.score * (log2(1 + len(self.occurrences)) + log2(self.texts))


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far the fewest entries go.

    ``unexplained`` counts all occurrences. ``steps`` names the entries, the most frequent first,
    each with the share (0 to 1) that it and those before it cover.
    """

    unexplained: int
    steps: tuple[tuple[str, float], ...]

    def entries_for(self, share: float) -> int:
        """The fewest entries that cover ``share`` (0 to 1); all of them where none suffice."""
        enough = (n for n, (_, covered) in enumerate(self.steps, 1) if covered >= share - 1e-9)
        return next(enough, len(self.steps))


def find_candidates(
    sheets: Mapping[str, FactSheet],
    matcher: Matcher,
    glossary: Glossary,
    audience: Audience | None = None,
) -> tuple[Candidate, ...]:
    """The candidates of several texts, the most worthwhile first.

    For an audience, what this reader will probably stumble over: without what the text itself
    explains, and without ordinary technical words where the reader knows those. Without one, an
    inventory of the technical things that the texts name, whoever reads them.
    """
    found: dict[str, list[tuple[TermMatch, Occurrence]]] = {}
    expansions: dict[str, str] = {}
    for name, sheet in sheets.items():
        spelled = {short: said for short, (said, _) in defined_in(sheet.update.text).items()}
        for sentence, match in _unknown(sheet, matcher, inventory=audience is None):
            said = spelled.get(match.surface.removesuffix("s")) or spelled.get(match.surface)
            if audience is not None and (said or not stumbles(match, glossary, audience)):
                continue
            key = base_of(match.surface).casefold()
            expansions.setdefault(key, said or "")
            place = Occurrence(name, match.start, match.end, _shown(sentence, sheet))
            found.setdefault(key, []).append((match, place))
    candidates = (_candidate(places, expansions[key]) for key, places in found.items())
    return tuple(sorted(candidates, key=lambda one: (-one.rank, one.term.casefold())))


def stumbles(match: TermMatch, glossary: Glossary, audience: Audience) -> bool:
    """Whether a reader probably stumbles over jargon that no entry covers."""
    if match.score > LISTED:
        return True
    concepts = glossary.concepts.values()
    kept = sum(one.policy_for(audience.id) == "keep" for one in concepts)
    return kept <= KNOWS_TECHNICAL_WORDS * len(concepts)


def coverage(candidates: Iterable[Candidate]) -> Coverage:
    """How much of what is unexplained each further entry would cover."""
    ordered = sorted(candidates, key=lambda one: (-len(one.occurrences), -one.score, one.term))
    total = sum(len(one.occurrences) for one in ordered)
    steps: list[tuple[str, float]] = []
    covered = 0
    for one in ordered:
        covered += len(one.occurrences)
        steps.append((one.term, covered / total))
    return Coverage(total, tuple(steps))


def _shown(sentence: Sentence, sheet: FactSheet) -> str:
    hidden = [
        (masked.start, masked.end)
        for masked in sheet.masked
        if masked.start < sentence.end and sentence.start < masked.end
    ]
    letters = (
        "\0" if any(start <= place < end for start, end in hidden) else char
        for char, place in zip(sentence.plain, sentence.offsets, strict=True)
    )
    return re.sub("\0+", "…", "".join(letters)) if hidden else sentence.plain


def _unknown(
    sheet: FactSheet, matcher: Matcher, *, inventory: bool
) -> Iterator[tuple[Sentence, TermMatch]]:
    """Unknown jargon with its sentence; screened secrets and personal data are left out."""
    hidden = [(masked.start, masked.end) for masked in sheet.masked]
    for sentence, match in _all_unknown(sheet, matcher, inventory=inventory):
        if not any(start < match.end and match.start < end for start, end in hidden):
            yield sentence, match


def _all_unknown(
    sheet: FactSheet, matcher: Matcher, *, inventory: bool
) -> Iterator[tuple[Sentence, TermMatch]]:
    sentences = sheet.sentences
    if not inventory:
        for match in sheet.terms:
            if match.concept is None:
                yield sentences[match.sentence], match
        return
    known: dict[int, list[tuple[int, int]]] = {}
    for match in sheet.terms:
        if match.concept is not None:
            known.setdefault(match.sentence, []).append((match.plain_start, match.plain_end))
    for passage in sheet.passages:
        if passage.kind == "code":
            continue
        for sentence in passage.sentences:
            spans = (*known.get(sentence.index, ()), *matcher.non_terms(sentence), *sentence.code)
            for match in find_unknown(sentence, spans, inventory=True):
                yield sentence, match


def _candidate(places: Sequence[tuple[TermMatch, Occurrence]], expansion: str) -> Candidate:
    names = Counter(base_of(match.surface) for match, _ in places)
    return Candidate(
        term=max(names, key=lambda name: (names[name], name.islower(), name)),
        score=max(match.score for match, _ in places),
        occurrences=tuple(place for _, place in places),
        expansion=expansion,
    )
