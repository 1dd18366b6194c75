"""The labelled set: sentences with the facts a careful reader finds, and pairs of values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import yaml

from translator.facts.extract import Found, facts_in

CASES = Path(__file__).with_name("cases.yaml")
BOUNDS = frozenset({"at least", "at most", "more than", "less than", "approximate"})
KINDS = (
    *("number", "money", "percentage", "percentage_point", "date", "time", "duration", "range"),
    *("version", "identifier", "quoted", "name", "bound"),
)
Label = tuple[str, str, str]  # kind, value, words
Finder = Callable[[str], Iterable[Found]]


@dataclass(frozen=True, slots=True)
class Snippet:
    """A sentence and every fact in it, in any order; a fact may stand in it twice."""

    text: str
    facts: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Cases:
    """The labelled set."""

    snippets: tuple[Snippet, ...]
    same: tuple[tuple[str, str], ...]
    different: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Rate:
    """Facts of one kind that were found, invented and missed."""

    hits: int
    extra: int
    missed: int

    @property
    def precision(self) -> float | None:
        """Share (0 to 1) of what was found that is right."""
        return self.hits / (self.hits + self.extra) if self.hits + self.extra else None

    @property
    def recall(self) -> float | None:
        """Share (0 to 1) of what is there that was found."""
        return self.hits / (self.hits + self.missed) if self.hits + self.missed else None


def load(path: Path = CASES) -> Cases:
    """Read the set.

    Raises:
        ValueError: a fact is not written ``words → kind: value``, or its words are not in the text.
    """
    whole = yaml.safe_load(path.read_text("utf-8"))
    return Cases(
        tuple(_snippet(row["text"], row["facts"]) for row in whole["snippets"]),
        tuple((str(a), str(b)) for a, b in whole["same"]),
        tuple((str(a), str(b)) for a, b in whole["different"]),
    )


def labels(text: str, find: Finder = facts_in) -> list[Label]:
    """The scored facts of a text: bounds and approximations are one kind, other markers none."""
    found: list[Label] = []
    for kind, value, start, end in find(text):
        shown = "bound" if value in BOUNDS and kind in {"scope", "certainty"} else kind
        if shown in KINDS:
            found.append((shown, value, text[start:end]))
    return found


def values(text: str, find: Finder = facts_in) -> frozenset[tuple[str, str]]:
    """What the gate compares: kinds with values, letter case of names aside."""
    return frozenset((kind, value.lower()) for kind, value, _ in labels(text, find))


def rates(cases: Cases, find: Finder = facts_in) -> dict[str, Rate]:
    """Hits, extras and misses by kind; a hit has the kind, the value and the very words."""
    hits: Counter[str] = Counter()
    extra: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for snippet in cases.snippets:
        got, want = Counter(labels(snippet.text, find)), Counter(snippet.facts)
        for counter, rows in ((hits, got & want), (extra, got - want), (missed, want - got)):
            for (kind, _, _), number in rows.items():
                counter[kind] += number
    return {kind: Rate(hits[kind], extra[kind], missed[kind]) for kind in KINDS}


def wrong(cases: Cases, find: Finder = facts_in) -> list[tuple[str, list[Label], list[Label]]]:
    """Sentences with what was found though it is not there, and what was missed."""
    rows: list[tuple[str, list[Label], list[Label]]] = []
    for snippet in cases.snippets:
        got, want = Counter(labels(snippet.text, find)), Counter(snippet.facts)
        if got != want:
            rows.append((snippet.text, [*(got - want)], [*(want - got)]))
    return rows


def wrong_pairs(cases: Cases, find: Finder = facts_in) -> list[tuple[str, str, str]]:
    """Pairs taken wrongly, as ("same" or "different", one, other)."""
    rows = []
    for one, other in cases.same:
        if not values(one, find) or values(one, find) != values(other, find):
            rows.append(("same", one, other))
    for one, other in cases.different:
        if values(one, find) == values(other, find):
            rows.append(("different", one, other))
    return rows


def _snippet(text: str, facts: Iterable[str]) -> Snippet:
    return Snippet(text, tuple(_label(text, fact) for fact in facts))


def _label(text: str, fact: str) -> Label:
    words, arrow, rest = fact.partition(" → ")
    kind, _, value = rest.partition(": ")
    if not arrow or kind not in KINDS or words not in text:
        raise ValueError(f"{fact!r} does not label {text!r}")
    return kind, value or words, words
