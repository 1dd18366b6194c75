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
from translator.glossary.glossing import explained_after
from translator.glossary.load import Glossary
from translator.glossary.match import Matcher
from translator.glossary.unknown import LISTED, find_unknown
from translator.glossary.unknown_words import INVENTORY, READERS, base_of, kind_of
from translator.values import FactSheet, Sentence, TermMatch

KNOWS_TECHNICAL_WORDS = 1 / 3
"""A reader for whom the glossary keeps a greater share of its terms needs no help with ordinary
words that are meant technically ("build")."""
_CALL = re.compile(r"::|\(\)$")


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
        spelled = _spelled(sheet)
        matches = (
            inventory(sheet, matcher) if audience is None else stumbling(sheet, glossary, audience)
        )
        for match in _visible(matches, sheet):
            if match.concept is not None:
                continue
            key = heading(match)
            expansions.setdefault(key, _expansion(match.surface, spelled))
            shown = _shown(sheet.sentences[match.sentence], sheet)
            found.setdefault(key, []).append(
                (match, Occurrence(name, match.start, match.end, shown))
            )
    candidates = (_candidate(places, expansions[key]) for key, places in found.items())
    return tuple(sorted(candidates, key=lambda one: (-one.rank, one.term.casefold())))


def stumbling(sheet: FactSheet, glossary: Glossary, audience: Audience) -> Iterator[TermMatch]:
    """The places where this reader will probably stumble: terms to explain and unknown jargon.

    Not a term that the text itself explains where it stands, nor a call of code ("open()"), which
    nobody writes an entry for.
    """
    spelled = _spelled(sheet)
    plain = {sentence.index: sentence.plain for sentence in sheet.sentences}
    for match in sheet.terms:
        if explained_after(plain[match.sentence], match.plain_end) or _CALL.search(match.surface):
            continue
        if match.concept is not None:
            if glossary.get(match.concept).policy_for(audience.id) != "keep":
                yield match
        elif not _expansion(match.surface, spelled) and stumbles(match, glossary, audience):
            yield match


def inventory(sheet: FactSheet, matcher: Matcher) -> Iterator[TermMatch]:
    """The technical things that a text names, known or not, whoever reads it."""
    for passage in sheet.passages:
        if passage.kind == "code":
            continue
        for sentence in passage.sentences:
            known = [match for match in sheet.terms if match.sentence == sentence.index]
            yield from things(sentence, [one for one in known if one.concept is not None], matcher)


def things(
    sentence: Sentence, known: Sequence[TermMatch], matcher: Matcher
) -> tuple[TermMatch, ...]:
    """The technical things that a sentence names; ``known`` are its terms with an entry."""
    spans = [(match.plain_start, match.plain_end) for match in known]
    closed = (*spans, *matcher.non_terms(sentence), *sentence.code)
    named = (match for match in known if not _is_idea(match.surface))
    return (*named, *find_unknown(sentence, closed, inventory=True))


def _is_idea(surface: str) -> bool:
    """Whether a word is one of those that name no thing: "merge", "function"."""
    kind = kind_of(surface) or kind_of(surface, verb=True)
    return " " not in surface and kind in READERS - INVENTORY


def heading(match: TermMatch) -> str:
    """What a place is counted under: its concept, or the base form of its words."""
    return match.concept or base_of(match.surface).casefold()


def stumbles(match: TermMatch, glossary: Glossary, audience: Audience) -> bool:
    """Whether a reader probably stumbles over jargon that no entry covers."""
    return match.score > LISTED or not knows_technical_words(glossary, audience)


def knows_technical_words(glossary: Glossary, audience: Audience) -> bool:
    """Whether the glossary keeps so many of its terms for a reader that ordinary ones are known."""
    concepts = glossary.concepts.values()
    kept = sum(one.policy_for(audience.id) == "keep" for one in concepts)
    return kept > KNOWS_TECHNICAL_WORDS * len(concepts)


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


def _visible(matches: Iterable[TermMatch], sheet: FactSheet) -> Iterator[TermMatch]:
    """Without what the screen found: secrets and personal data need no entry."""
    hidden = [(masked.start, masked.end) for masked in sheet.masked]
    for match in matches:
        if not any(start < match.end and match.start < end for start, end in hidden):
            yield match


def _spelled(sheet: FactSheet) -> dict[str, str]:
    return {short: said for short, (said, _) in defined_in(sheet.update.text).items()}


def _expansion(surface: str, spelled: Mapping[str, str]) -> str:
    return spelled.get(surface) or spelled.get(surface.removesuffix("s")) or ""


def _candidate(places: Sequence[tuple[TermMatch, Occurrence]], expansion: str) -> Candidate:
    names = Counter(base_of(match.surface) for match, _ in places)
    return Candidate(
        term=max(names, key=lambda name: (names[name], name.islower(), name)),
        score=max(match.score for match, _ in places),
        occurrences=tuple(place for _, place in places),
        expansion=expansion,
    )
