"""Whether several readers were told the same: one fact, one value, one degree of certainty.

Two readers may get other words for a term, other sentences of an update, fewer identifiers and
names; of a sentence that both get, neither may hear a figure, a date, a bound or a "may" that the
other does not. Explanations in brackets stand aside, and so does what a term brings with it ("P95",
which one reader keeps and another has replaced by "95 in 100").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from translator.facts.extract import facts_in
from translator.values import FactKind, Span, Translated, Translation

_KINDS: frozenset[FactKind] = frozenset(
    {
        *("number", "money", "percentage", "percentage_point", "date", "time", "duration"),
        *("range", "version", "certainty", "obligation", "negation", "state", "direction"),
        *("condition", "scope"),
    }
)
_OF_UPDATE = frozenset({"memory", "model", "repaired", "replaced", "kept"})
_Value = tuple[FactKind, str]


@dataclass(frozen=True, slots=True)
class Said:
    """What one reader was told of a stretch of the source."""

    audience: str
    text: str


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A fact that some readers were told and others, of the same source sentences, were not.

    Attributes:
        sources: half-open spans of the update, in order.
        kind: the family of the fact.
        value: its normal form.
        told: what those readers got in whose words it is.
        untold: what those got in whose words it is not.
    """

    sources: tuple[Span, ...]
    kind: FactKind
    value: str
    told: tuple[Said, ...]
    untold: tuple[Said, ...]


def disagreements(translations: Sequence[Translation]) -> tuple[Disagreement, ...]:
    """Where translations of one fact sheet disagree, in the order of the source.

    Readers are compared where they got the same sentences of the source; a sentence that only one
    of them got cannot disagree with anything.

    Raises:
        ValueError: the translations are of two updates.
    """
    updates = {t.sheet.update.id for t in translations}
    if len(updates) > 1:
        raise ValueError(f"translations of {len(updates)} updates: {', '.join(sorted(updates))}")
    found: list[Disagreement] = []
    for group in _groups(translations):
        heard = [h for t in translations if (h := _heard(t, group)) is not None]
        heard.sort(key=lambda h: h.sources)
        for sources, alike in groupby(heard, key=lambda h: h.sources):
            found += _compare(sources, list(alike), _of_terms(translations, sources))
    return tuple(sorted(found, key=lambda d: (d.sources, d.kind, d.value)))


@dataclass(frozen=True, slots=True)
class _Heard:
    sources: tuple[Span, ...]
    said: Said
    values: frozenset[_Value]


def _groups(translations: Iterable[Translation]) -> list[frozenset[Span]]:
    """Spans of the source, put together where some reader got them in one sentence."""
    groups: list[set[Span]] = []
    for translation in translations:
        for sentence in _spoken(translation):
            spans = set(sentence.sources)
            touched = [group for group in groups if group & spans]
            groups = [group for group in groups if not group & spans]
            groups.append(spans.union(*touched))
    return [frozenset(group) for group in sorted(groups, key=min)]


def _spoken(translation: Translation) -> Iterator[Translated]:
    yield from (s for s in translation.sentences if s.how in _OF_UPDATE and s.sources)


def _heard(translation: Translation, group: frozenset[Span]) -> _Heard | None:
    sentences = [s for s in _spoken(translation) if group & set(s.sources)]
    if not sentences:
        return None
    text = " ".join(s.text.removeprefix("- ") for s in sentences)
    sources = tuple(sorted({span for s in sentences for span in s.sources}))
    bare = _without_explanations(text, translation)
    values = frozenset((f[0], f[1]) for f in facts_in(bare) if f[0] in _KINDS)
    return _Heard(sources, Said(translation.audience, text), values)


def _without_explanations(text: str, translation: Translation) -> str:
    for use in translation.terms:
        _, opened, rest = use.said.partition(" (")
        if use.action == "gloss" and opened:
            text = text.replace(f" ({rest}", "")
    return text


def _of_terms(translations: Iterable[Translation], sources: tuple[Span, ...]) -> frozenset[_Value]:
    """What the terms of these sentences and the words put in their place say by themselves."""
    wordings = {
        wording
        for translation in translations
        for use in translation.terms
        if any(start <= use.start < end for start, end in sources)
        for wording in (use.surface, use.said)
    }
    return frozenset((f[0], f[1]) for wording in wordings for f in facts_in(wording))


def _compare(
    sources: tuple[Span, ...], heard: Sequence[_Heard], aside: frozenset[_Value]
) -> Iterator[Disagreement]:
    everything = frozenset[_Value]().union(*(h.values for h in heard)) - aside
    for kind, value in sorted(everything):
        told = tuple(h.said for h in heard if (kind, value) in h.values)
        untold = tuple(h.said for h in heard if (kind, value) not in h.values)
        if untold:
            yield Disagreement(sources, kind, value, told, untold)
