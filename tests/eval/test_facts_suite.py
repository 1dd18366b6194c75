"""The labelled facts: large enough, well formed, and met by what the library finds."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.facts.suite import CASES, KINDS, load, rates, values, wrong_pairs


def test_the_set_is_large_and_covers_every_kind() -> None:
    cases = load()
    assert len(cases.snippets) >= 250
    assert len(cases.same) >= 60
    assert len(cases.different) >= 60
    assert {kind for snippet in cases.snippets for kind, _, _ in snippet.facts} == set(KINDS)
    assert any(not snippet.facts for snippet in cases.snippets)


def test_no_sentence_and_no_pair_stands_twice() -> None:
    cases = load()
    texts = [snippet.text for snippet in cases.snippets]
    assert len(set(texts)) == len(texts)
    pairs = [frozenset(pair) for pair in (*cases.same, *cases.different)]
    assert len(set(pairs)) == len(pairs)


def test_every_pair_is_taken_as_a_reader_would() -> None:
    assert not wrong_pairs(load())


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_found_almost_always_and_almost_never_invented(kind: str) -> None:
    rate = rates(load())[kind]
    assert (rate.precision or 0) >= 0.98
    assert (rate.recall or 0) >= (0.9 if kind == "name" else 0.98)


def test_a_broken_finder_is_seen() -> None:
    cases = load()
    silent = rates(cases, lambda _: [])
    assert all(rate.recall == 0 for rate in silent.values())
    assert len(wrong_pairs(cases, lambda _: [])) == len(cases.same) + len(cases.different)
    assert not values("22%", lambda _: [])


@pytest.mark.parametrize("fact", ["22% percentage", "22% → share", "23% → percentage: 23%"])
def test_a_label_that_does_not_fit_its_sentence_is_refused(tmp_path: Path, fact: str) -> None:
    path = tmp_path / "cases.yaml"
    path.write_text(
        f"snippets:\n- {{text: 'It is 22%.', facts: ['{fact}']}}\nsame: []\ndifferent: []\n",
        "utf-8",
    )
    with pytest.raises(ValueError, match=fact.partition(" ")[0]):
        load(path)
    assert CASES.is_file()
