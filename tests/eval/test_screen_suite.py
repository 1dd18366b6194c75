"""The measurement of the screen: that it holds its bars, and that it notices what it is for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.screen import __main__ as suite
from eval.screen import measures
from eval.screen.heldout import HELD_OUT
from eval.screen.plant import PLANTED, Case, cases, read
from eval.screen.secondheld import SECOND

TEXTS = [update["text"] for update in read(None)]


def test_two_hundred_values_of_twenty_kinds_are_planted_whole() -> None:
    made = list(cases(TEXTS))
    assert len(made) >= 200
    kinds = [case.kind for case in made]
    assert len(set(kinds)) >= 20
    assert {kinds.count(kind) for kind in kinds} == {10}
    assert all(case.text[case.start : case.end] == case.value for case in made)
    assert len({case.sentence for case in made}) == len(made)


@pytest.mark.parametrize(("planted", "seed"), [(PLANTED, 7), (HELD_OUT, 11), (SECOND, 13)])
def test_at_least_98_in_100_are_found(planted: tuple[tuple[str, str, str], ...], seed: int) -> None:
    result = measures.found(cases(TEXTS, planted, seed))
    missed = {k: n for k, n in result["by_kind"].items() if len(set(n.split(" of "))) > 1}
    assert result["share"] >= suite.FOUND_AT_LEAST, missed


def test_every_planted_sentence_is_found_by_itself_too() -> None:
    """A rule must not hang on words that only the text around happens to hold."""
    missed = []
    for kind, carrier, value in (*PLANTED, *HELD_OUT, *SECOND):
        text = carrier.replace("{}", value)
        start = carrier.index("{}")
        case = Case(kind, value, text, text, start, start + len(value))
        if not measures.covers(case, (span for _, span in measures.finds(text))):
            missed.append(text)
    assert missed == []


def test_half_a_value_is_not_found() -> None:
    case = Case("host", "web01", "web01", "web01", 0, 5)
    assert measures.covers(case, [(0, 3), (3, 5)])
    assert not measures.covers(case, [(0, 4)])


def test_an_alarm_that_nobody_judged_counts_as_false() -> None:
    update = {"id": "x", "text": "Ask @maria about the errors, please, or wait until Friday."}
    result = measures.alarms([update])
    assert result["not_judged"] == 1
    assert result["false"] == {"handle": 1}
    assert result["false_per_1000_words"] == 100.0
    assert measures.alarms(read(None))["false_per_1000_words"] < suite.FALSE_AT_MOST


SAMPLE = PLANTED[::12]


def test_nothing_leaks_and_operations_see_what_they_need() -> None:
    result = measures.leaks(list(cases(TEXTS, SAMPLE)))
    assert result["where"] == {}
    assert result["shown_where_allowed"]["operations"] > 0
    assert not result["shown_where_allowed"].get("customers")


def test_a_leak_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """With operations held to the rule for outsiders, what they see must count."""
    monkeypatch.setattr(measures, "OPERATIONS", frozenset())
    result = measures.leaks([c for c in cases(TEXTS, PLANTED) if c.kind == "handle"][:3])
    assert result["text"] >= 1
    assert result["engine"] >= 1
    assert all("operations" in where for where in result["where"])


def test_the_command_writes_its_result(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    real = measures.leaks
    monkeypatch.setattr(suite, "leaks", lambda made: real(made[:1]))
    out = tmp_path / "screen.json"
    monkeypatch.setattr("sys.argv", ["screen", "--json", "--result", str(out)])
    assert suite.main() == 0
    written = json.loads(out.read_text("utf-8"))
    assert written == json.loads(capsys.readouterr().out)
    assert written["command"].startswith("python -m eval.screen")
    assert written["found"]["planted"] == len(PLANTED)
    assert set(written["milliseconds_for_600_words"]) == {"median", "longest"}
