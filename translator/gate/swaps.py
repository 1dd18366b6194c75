"""Two things exchanged: figures, dates, names, places, states, or who does what to whom.

The words near each other in the source are compared with those near each other in the candidate.
When the candidate would come clearly closer to the source if two of its words changed places, they
have been exchanged. The order of clauses, and active or passive, change nothing here, since
nearness has no direction; who does a thing and to whom is compared apart, with the passive turned.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from translator.facts.extract import facts_in
from translator.gate.content import alike, keys_of
from translator.gate.text import plainly, words_of
from translator.gate.wordlists import NEUTRAL
from translator.gate.words import is_content, lemmas, verb_forms
from translator.values import Check

_FIGURES = frozenset(
    "number money percentage percentage_point duration range date time version identifier".split()
)


@dataclass(frozen=True, slots=True)
class Scale:
    """How far "near" reaches, what another clause counts, and when an exchange is told.

    ``same`` is added for words of one clause; ``kept`` is how much the words that stay together
    weigh against those that crossed. The margins let the faithful pairs of ``eval.mutations`` pass.
    """

    reach: int
    same: float
    other: float
    kept: float
    margin: float


_SCALES = (Scale(3, 0.0, 0.2, 1.5, 0.75), Scale(8, 0.5, 0.0, 1.2, 1.5))

_SORTS = {"date": "date", "time": "date", "percentage": "share", "percentage_point": "share"}
Unit = tuple[str, str, int, int]  # key, kind, sentence, clause
Near = dict[str, dict[str, float]]


@lru_cache(maxsize=2048)
def units_of(text: str) -> tuple[Unit, ...]:
    """The content words and figures of a text in order; a figure is one unit with its value."""
    plain, words = plainly(text), words_of(text)
    figures = [(s, e, k, v.lower()) for k, v, s, e in facts_in(plain) if k in _FIGURES]
    found: list[tuple[int, Unit]] = []
    for start, _, sort, value in figures:
        at = next((w for w in words if w.end > start), None)
        if at is not None:
            found.append((start, (f"#{value}", _SORTS.get(sort, "figure"), at.sentence, at.clause)))
    for word in words:
        if lemmas(word.text) & NEUTRAL:
            continue
        if is_content(word.text) and not any(s <= word.start < e for s, e, *_ in figures):
            forms = verb_forms(word.text)
            kind = "verb" if forms else "noun"
            found.append((word.start, (word.lower, kind, word.sentence, word.clause)))
    return tuple(unit for _, unit in sorted(found, key=lambda f: f[0]))


def check_swaps(candidate: str, given: str) -> Check:
    """Each figure, name and thing stays with what stood beside it."""
    for scale in _SCALES:
        worst, pair = exchange(candidate, given, scale)
        if worst >= scale.margin:
            a, b = (name.removeprefix("#") for name in pair)
            return Check("places", passed=False, detail=f"“{a}” and “{b}” have changed places")
    return Check("places", passed=True)


def exchange(candidate: str, given: str, scale: Scale) -> tuple[float, tuple[str, str]]:
    """The pair whose exchange would bring the candidate closest to the source, and by how much."""
    asked = units_of(given)
    names = _names(asked, units_of(candidate))
    said = [(names.get(u[0], u[0]), *u[1:]) for u in units_of(candidate)]
    before, after = _nearness(asked, scale), _nearness(said, scale)
    kinds = {u[0]: u[1] for u in asked}
    shared = sorted({u[0] for u in said} & set(kinds))
    worst, pair = 0.0, ("", "")
    for a, b in combinations(shared, 2):
        if kinds[a] != kinds[b] and not {kinds[a], kinds[b]} <= {"noun", "verb"}:
            continue
        gain = _gain(a, b, after, before, scale.kept)
        if gain > worst:
            worst, pair = gain, (a, b)
    return worst, pair


def _gain(a: str, b: str, after: Near, before: Near, keeps: float) -> float:
    """What stands near ``a`` now and stood near ``b`` before, less what is near its own still."""
    crossed = kept = 0.0
    empty: dict[str, float] = {}
    for one, other in ((a, b), (b, a)):
        own, others = before.get(one, empty), before.get(other, empty)
        for third, weight in after.get(one, empty).items():
            if third not in (a, b):
                kept += min(weight, own.get(third, 0.0))
                crossed += min(weight, others.get(third, 0.0))
    return crossed - keeps * kept


def _nearness(units: Sequence[Unit], scale: Scale) -> Near:
    near: Near = defaultdict(dict)
    for i, (key, _, sentence, clause) in enumerate(units):
        for distance, (other, _, its_sentence, its_clause) in enumerate(
            units[i + 1 : i + 1 + scale.reach], start=1
        ):
            if its_sentence != sentence:
                break
            same = its_clause == clause
            weight = 1 / distance + scale.same if same else scale.other / distance
            if weight > near[key].get(other, 0.0):
                near[key][other] = near[other][key] = weight
    return near


def _names(asked: Sequence[Unit], said: Sequence[Unit]) -> dict[str, str]:
    """For each unit of the candidate the unit of the source that it stands for."""
    known = {u[0] for u in asked}
    names: dict[str, str] = {}
    for key, *_ in said:
        if key in known or key.startswith("#") or key in names:
            continue
        kin = alike(keys_of(key))
        for other in asked:
            if not other[0].startswith("#") and keys_of(other[0]) & kin:
                names[key] = other[0]
                break
    return names
