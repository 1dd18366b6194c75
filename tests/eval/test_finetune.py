"""The training items: whole, passed by the gate, and never on both sides of the split."""

from __future__ import annotations

import random

import pytest
from rapidfuzz import fuzz, process

from eval.finetune.growing import grow
from eval.finetune.items import Item, load

TRAIN, VALIDATION, TEST = load("train"), load("validation"), load("test")
ITEMS = (*TRAIN, *VALIDATION, *TEST)


def test_there_are_enough_of_many_kinds() -> None:
    assert len(TRAIN) + len(VALIDATION) >= 800
    assert len(TEST) >= 120
    assert len({item.domain for item in ITEMS}) >= 12
    assert len({item.kind for item in ITEMS}) == 8
    assert len({item.id for item in ITEMS}) == len(ITEMS)


def test_the_gate_passes_every_target() -> None:
    refused = {item.id: [c.detail for c in item.findings()] for item in ITEMS if item.findings()}
    assert refused == {}


@pytest.mark.parametrize("kept_apart", [VALIDATION, TEST], ids=["validation", "test"])
def test_nothing_trained_on_looks_like_what_is_kept_apart(kept_apart: list[Item]) -> None:
    scores = process.cdist(
        [item.given for item in kept_apart],
        [item.given for item in TRAIN],
        scorer=fuzz.token_sort_ratio,
        score_cutoff=85,
    )
    assert not scores.any()


def test_grown_items_change_figures_on_both_sides_and_pass() -> None:
    draw = random.Random(3)  # noqa: S311
    grown = [(item, new) for item in TRAIN[::25] for new in grow(item, 2, draw)]
    assert len(grown) > len(TRAIN[::25])
    for item, new in grown:
        assert new.given != item.given
        assert new.findings() == ()
