"""Damage every pair in every way, and count what the gate stops and what it lets pass."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from eval.mutations import clauses, figures, wordings
from eval.mutations.leaks import leaks
from eval.mutations.pairs import (
    Pair,
    development_pairs,
    held_out_pairs,
    own_pairs,
    read_yaml,
)
from translator.gate import Evidence, judge, passes
from translator.values import Check

_PER_PAIR = 2
_SEED = 20
Maker = Callable[[str], Iterator[str]]

MAKERS: dict[str, Maker] = {
    "number": figures.number,
    "unit": figures.unit,
    "date, zone, time": figures.date,
    "percentage point": figures.percentage_point,
    "bound": figures.bound,
    "baseline": figures.baseline,
    "verbatim": figures.verbatim,
    "swapped numbers": figures.swapped_numbers,
    "negation": wordings.negation,
    "obligation": wordings.obligation,
    "certainty": wordings.certainty,
    "environment": wordings.environment,
    "state": wordings.state,
    "scope": wordings.scope,
    "owner": wordings.owner,
    "direction": wordings.direction,
    "tense": wordings.tense,
    "cause": wordings.cause,
    "condition": wordings.condition,
    "lost part": clauses.lost,
    "acronym": clauses.acronym,
    "swapped things": clauses.swapped_things,
    **{
        f"added {kind}": partial(clauses.added, kind)
        for kind in (
            "reason", "praise", "advice", "consequence", "feeling", "promise", "one word",
        )
    },
}  # fmt: skip
_STATED = frozenset({"tense"})
BY_HAND_FILE: str | None = "by_hand.yaml"
FRESH_FILES: tuple[str, ...] = ("fresh.yaml", "fresh_later.yaml", "fresh_third.yaml")


@dataclass(frozen=True, slots=True)
class Mutation:
    """One damaged sentence, and the checks that it fails and the sound one does not."""

    family: str
    pair: Pair
    damaged: str
    by: tuple[str, ...]

    @property
    def caught(self) -> bool:
        """Whether a check failed that the undamaged sentence passes."""
        return bool(self.by)


def mutations() -> Iterator[Mutation]:
    """Every mutation of the own pairs, except leaks; at most two a family and pair."""
    pairs = own_pairs()
    sound = {pair.id: _failed(judge(pair.sentence, pair.evidence)) for pair in pairs}
    for pair in pairs:
        for family, maker in MAKERS.items():
            chance = random.Random(f"{_SEED} {pair.id} {family}")  # noqa: S311 - a sample, no secret
            found = sorted({d for d in maker(pair.sentence) if _is_other(d, pair)})
            if family in _STATED:
                found = [d for d in found if _changes_stated(d, pair)]
            for damaged in chance.sample(found, min(_PER_PAIR, len(found))):
                yield Mutation(family, pair, damaged, _new(damaged, pair.evidence, sound[pair.id]))
    yield from _by_hand({pair.id[:-1]: pair for pair in reversed(pairs)}, sound)
    yield from fresh()


def fresh(*files: str) -> Iterator[Mutation]:
    """Damage written by hand on sources of its own; of all ``FRESH_FILES`` where none is named."""
    for name in files or FRESH_FILES:
        for number, row in enumerate(read_yaml(name)):
            source, sentence = row["source"], row["sentence"]
            pair = Pair(f"{name}-{number}", "executives", source, source, sentence)
            sound = _failed(judge(sentence, pair.evidence))
            for family, worded in row["damaged"].items():
                for damaged in worded:
                    yield Mutation(family, pair, damaged, _new(damaged, pair.evidence, sound))


def run() -> dict[str, Any]:
    """The figures of the whole suite; shares from 0 to 1."""
    found = list(mutations())
    counts: dict[str, Counter[str]] = {}
    for mutation in found:
        row = counts.setdefault(mutation.family, Counter())
        row["n"] += 1
        row["caught"] += mutation.caught
    row = counts.setdefault("leak", Counter())
    for _, _, caught, _ in leaks():
        row["n"] += 1
        row["caught"] += caught
    own, held_out = own_pairs(), held_out_pairs()
    shares = {name: row["caught"] / row["n"] for name, row in counts.items()}
    total = sum(row["n"] for row in counts.values())
    return {
        "caught": round(sum(row["caught"] for row in counts.values()) / total, 4),
        "worst_family": round(min(shares.values()), 4),
        "passed_faithful": _passed(held_out),
        "passed_own": _passed(own),
        "passed_development": _passed(development_pairs()),
        "mutations": total,
        "pairs": len(own),
        "pairs_held_out": len(held_out),
        "by_family": {
            name: {"n": row["n"], "caught": row["caught"]}
            for name, row in sorted(counts.items(), key=lambda c: shares[c[0]])
        },
        "decided_elsewhere": {"leak": "screen, planning and preparing, then the gate"},
        "judge_ms": round(_milliseconds(own), 2),
    }


def _by_hand(pairs: dict[str, Pair], sound: dict[str, frozenset[str]]) -> Iterator[Mutation]:
    by_hand = read_yaml(BY_HAND_FILE) if BY_HAND_FILE else {}
    for family, rows in by_hand.items():
        for row in rows:
            if "id" in row:
                pair = pairs[row["id"]]
            else:
                pair = Pair(family, "executives", row["source"], row["source"], row["sentence"])
                sound = {**sound, family: _failed(judge(pair.sentence, pair.evidence))}
            damaged = row["damaged"]
            yield Mutation(family, pair, damaged, _new(damaged, pair.evidence, sound[pair.id]))


def _changes_stated(damaged: str, pair: Pair) -> bool:
    """Whether the words that went, and the word after them, stand in the source, too.

    "Our decision is" for "we decided" may as well be "was": only what the source states can be
    damaged by a change of tense.
    """
    before, after = pair.sentence.split(), damaged.split()
    same = next((i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), 0)
    gone = " ".join(before[same : same + 2]).strip(".,;:").lower()
    return gone in pair.given.lower()


def _is_other(damaged: str, pair: Pair) -> bool:
    said = damaged.lower().strip(" .")
    return said not in {pair.sentence.lower().strip(" ."), pair.given.lower().strip(" .")}


def _new(damaged: str, evidence: Evidence, sound: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(_failed(judge(damaged, evidence)) - sound))


def _failed(checks: Iterable[Check]) -> frozenset[str]:
    return frozenset(check.name for check in checks if not check.passed)


def _passed(pairs: tuple[Pair, ...]) -> float | None:
    if not pairs:
        return None
    return round(sum(passes(judge(p.sentence, p.evidence)) for p in pairs) / len(pairs), 4)


def _milliseconds(pairs: tuple[Pair, ...]) -> float:
    """What judging a sentence of about 25 words costs once the tables are loaded."""
    long = [p for p in pairs if 18 <= len(p.sentence.split()) <= 32]
    start = time.perf_counter()
    for i, pair in enumerate(long):
        # Another number each time, so that nothing is answered from a cache.
        judge(f"{pair.sentence.rstrip('.')} {i + 7}.", pair.evidence)
    return (time.perf_counter() - start) / max(1, len(long)) * 1000
