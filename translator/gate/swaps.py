"""Two things exchanged: figures, dates, names, places, states, or who does what to whom.

The words near each other in the source are compared with those near each other in the candidate.
When the candidate would come clearly closer to the source if two of its words changed places, they
have been exchanged. The order of clauses, and active or passive, change nothing here, since
nearness has no direction; who does a thing and to whom is compared apart, with the passive turned.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from itertools import combinations

from translator.facts.extract import facts_in
from translator.gate.content import alike, keys_of
from translator.gate.text import plainly, words_of
from translator.gate.words import is_content, verb_forms
from translator.values import Check

_FIGURES = frozenset(
    "number money percentage percentage_point duration range date time version identifier".split()
)
_REACH = 3
_MARGIN = 1.0

Unit = tuple[str, str, int, int]  # key, kind, sentence, clause
Near = dict[frozenset[str], float]


@lru_cache(maxsize=2048)
def units_of(text: str) -> tuple[Unit, ...]:
    """The content words and figures of a text in order; a figure is one unit with its value."""
    plain, words = plainly(text), words_of(text)
    figures = [(s, e, f"{v}".lower()) for k, v, s, e in facts_in(plain) if k in _FIGURES]
    found: list[tuple[int, Unit]] = []
    for start, end, value in figures:
        at = next((w for w in words if w.end > start), None)
        if at is not None:
            found.append((start, (f"#{value}", "figure", at.sentence, at.clause)))
    for word in words:
        if is_content(word.text) and not any(s <= word.start < e for s, e, _ in figures):
            forms = verb_forms(word.text)
            kind = "verb" if forms else "noun"
            found.append((word.start, (word.lower, kind, word.sentence, word.clause)))
    return tuple(unit for _, unit in sorted(found, key=lambda f: f[0]))


def check_swaps(candidate: str, given: str) -> Check:
    """Each figure, name and thing stays with what stood beside it."""
    asked = units_of(given)
    names = _names(asked, units_of(candidate))
    said = [(names.get(u[0], u[0]), *u[1:]) for u in units_of(candidate)]
    before, after = _nearness(asked), _nearness(said)
    shared = {u[0] for u in said} & {u[0] for u in asked}
    kinds = {u[0]: u[1] for u in asked}
    worst, pair = 0.0, ("", "")
    around: dict[str, dict[str, float]] = defaultdict(dict)
    for both, weight in after.items():
        if len(both) == 2:
            a, b = both
            around[a][b] = around[b][a] = weight
    for a, b in combinations(sorted(shared), 2):
        if (kinds[a] == "figure") != (kinds[b] == "figure"):
            continue
        gain = _gain(a, b, around, before)
        if gain > worst:
            worst, pair = gain, (a, b)
    if worst >= _MARGIN:
        a, b = (name.removeprefix("#") for name in pair)
        return Check("places", passed=False, detail=f"“{a}” and “{b}” have changed places")
    return Check("places", passed=True)


def gain_of(candidate: str, given: str) -> float:
    """For tuning: the most that one exchange would bring the candidate closer."""
    asked = units_of(given)
    names = _names(asked, units_of(candidate))
    said = [(names.get(u[0], u[0]), *u[1:]) for u in units_of(candidate)]
    before, after = _nearness(asked), _nearness(said)
    shared = {u[0] for u in said} & {u[0] for u in asked}
    kinds = {u[0]: u[1] for u in asked}
    around: dict[str, dict[str, float]] = defaultdict(dict)
    for both, weight in after.items():
        if len(both) == 2:
            a, b = both
            around[a][b] = around[b][a] = weight
    return max(
        (
            _gain(a, b, around, before)
            for a, b in combinations(sorted(shared), 2)
            if (kinds[a] == "figure") == (kinds[b] == "figure")
        ),
        default=0.0,
    )


def _gain(a: str, b: str, around: dict[str, dict[str, float]], before: Near) -> float:
    gain = 0.0
    for one, other in ((a, b), (b, a)):
        for third, weight in around[one].items():
            if third in (a, b):
                continue
            gain += weight * (
                before.get(frozenset((other, third)), 0.0)
                - before.get(frozenset((one, third)), 0.0)
            )
    return gain


def _nearness(units: tuple[Unit, ...] | list[Unit]) -> Near:
    near: Near = {}
    for i, (key, _, sentence, clause) in enumerate(units):
        for distance in range(1, _REACH + 1):
            if i + distance >= len(units):
                break
            other, _, its_sentence, its_clause = units[i + distance]
            if its_sentence != sentence:
                break
            weight = 1 / distance * (1.0 if its_clause == clause else 0.4)
            pair = frozenset((key, other))
            near[pair] = max(near.get(pair, 0.0), weight)
    return near


def _names(asked: tuple[Unit, ...], said: tuple[Unit, ...]) -> dict[str, str]:
    """For each unit of the candidate the unit of the source that it stands for."""
    known = {u[0] for u in asked}
    names: dict[str, str] = {}
    for key, kind, *_ in said:
        if key in known or kind == "figure" or key in names:
            continue
        kin = alike(keys_of(key))
        for other in asked:
            if other[1] != "figure" and keys_of(other[0]) & kin:
                names[key] = other[0]
                break
    return names
