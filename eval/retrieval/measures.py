"""Where the right concept stands among those found: accuracy at 1, 5 and 10, and MRR at 10."""

from __future__ import annotations

from collections.abc import Sequence

CUT = 10


def rank_of(right: str, found: Sequence[str]) -> int | None:
    """The place of the right term among those found, from 1; ``None`` beyond the tenth.

    Terms are compared without regard to case, for two people rarely agree on it.
    """
    names = [name.casefold() for name in found[:CUT]]
    return names.index(right.casefold()) + 1 if right.casefold() in names else None


def summary(ranks: Sequence[int | None]) -> dict[str, float]:
    """``acc1``, ``acc5``, ``acc10`` and ``mrr10`` of the ranks, each from 0 to 1."""
    count = max(1, len(ranks))
    found = [rank for rank in ranks if rank is not None]
    within = {f"acc{k}": sum(rank <= k for rank in found) / count for k in (1, 5, CUT)}
    mrr = sum(1 / rank for rank in found) / count
    return {name: round(value, 4) for name, value in (within | {"mrr10": mrr}).items()}
