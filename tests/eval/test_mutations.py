"""The mutation suite counts honestly, and its damage is damage."""

from __future__ import annotations

import json
import re
from collections import Counter

import pytest

from eval.mutations import suite
from eval.mutations.__main__ import main
from eval.mutations.leaks import leaks
from eval.mutations.pairs import Pair, own_pairs, read_yaml
from translator.gate import Evidence, judge, passes


def test_there_are_enough_pairs_of_enough_kinds() -> None:
    pairs = own_pairs()
    sources = {pair.source for pair in pairs}
    kinds = {re.sub(r"-\d+[ab\d]*$", "", pair.id) for pair in pairs}
    assert len(sources) >= 120
    assert len(kinds) >= 12
    assert all(pair.sentence != pair.given for pair in pairs)


def test_no_two_pairs_share_an_id() -> None:
    counts = Counter(pair.id for pair in own_pairs())
    assert max(counts.values()) == 1


def test_damage_by_hand_names_pairs_that_exist() -> None:
    ids = {pair.id[:-1] for pair in own_pairs()}
    rows = [row for rows in read_yaml("by_hand.yaml").values() for row in rows]
    assert {row["id"] for row in rows if "id" in row} <= ids


def test_damage_on_sources_of_its_own_differs_from_its_sound_sentence_and_from_all_other() -> None:
    rows = list(suite.fresh())
    assert len(rows) >= 200
    for row in rows:
        assert row.damaged not in {row.pair.source, row.pair.sentence}
        assert passes(judge(row.pair.sentence, row.pair.evidence)), row.pair.sentence
    assert max(Counter((row.family, row.damaged) for row in rows).values()) == 1


@pytest.mark.parametrize("family", suite.MAKERS)
def test_every_maker_changes_the_sentence_and_finds_enough_to_damage(family: str) -> None:
    maker = suite.MAKERS[family]
    made = [(p, d) for p in own_pairs() for d in set(maker(p.sentence)) if suite._is_other(d, p)]
    assert len(made) >= 20
    assert all(damaged != pair.sentence and damaged.strip() for pair, damaged in made)


def test_a_mutation_is_not_caught_for_what_the_sound_sentence_fails_already() -> None:
    evidence = Evidence("The run took 95 minutes.", "The run took 95 minutes.")
    broken = "The run took 96 minutes."
    sound = suite._failed(judge(broken, evidence))
    assert suite._new("The run took 97 minutes.", evidence, sound) == ()
    assert suite._new("The run took 97 minutes.", evidence, frozenset()) == ("numbers",)


def test_samples_are_the_same_each_time() -> None:
    pair = own_pairs()[0]
    first = sorted(suite.MAKERS["number"](pair.sentence))
    assert first == sorted(suite.MAKERS["number"](pair.sentence))


def test_nothing_that_customers_must_not_meet_comes_through() -> None:
    missed = [secret for secret, _, caught, _ in leaks() if not caught]
    assert len(missed) <= 1, missed


@pytest.mark.parametrize(
    "kind", ["reason", "praise", "advice", "consequence", "feeling", "promise"]
)
def test_an_addition_is_refused_whatever_its_kind(kind: str) -> None:
    pair = Pair("x", "finance", "The import took 3 hours.", "The import took 3 hours.", "")
    added = list(suite.MAKERS[f"added {kind}"]("The import took 3 hours."))
    missed = [text for text in added if passes(judge(text, pair.evidence))]
    assert not missed


def test_the_command_prints_what_was_asked_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    few = own_pairs()[:2]
    monkeypatch.setattr(suite, "own_pairs", lambda: few)
    monkeypatch.setattr(suite, "held_out_pairs", tuple)
    monkeypatch.setattr(suite, "BY_HAND_FILE", None)
    monkeypatch.setattr(suite, "FRESH_FILES", ())
    monkeypatch.setattr("sys.argv", ["eval.mutations", "--json"])
    assert main() == 0
    result = json.loads(capsys.readouterr().out)
    assert {"caught", "worst_family", "passed_faithful", "by_family", "pairs"} <= result.keys()
    assert result["passed_faithful"] is None
    assert 0 <= result["worst_family"] <= result["caught"] <= 1
