"""Words that wait for an entry, from a shell."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Result

Run = Callable[..., Result]
TEXT = "The kubelet failed on Monday. The kubelet was restarted. We tuned maxConns.\n"


@pytest.fixture
def update(tmp_path: Path) -> str:
    path = tmp_path / "update.md"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def test_they_are_listed_with_number_and_sentence(run: Run, update: str) -> None:
    done = run("glossary", "candidates", update, "--audience", "executives")
    assert done.code == 0
    first, second = done.out.splitlines()
    assert first.split()[:2] == ["kubelet", "2×"]
    assert "The kubelet failed on Monday." in first
    assert second.startswith("maxConns")
    assert "2 words without an entry, 3 times" in done.err
    assert run("glossary", "candidates", update, "--limit", "1").out.count("\n") == 1


def test_json_holds_every_place(run: Run, update: str) -> None:
    rows = json.loads(run("glossary", "candidates", update, "--json").out)
    assert [row["term"] for row in rows] == ["kubelet", "maxConns"]
    for row in rows:
        for place in row["occurrences"]:
            assert place["text"] == update
            assert TEXT[place["start"] : place["end"]] == row["term"]


def test_one_is_proposed_and_another_waved_off(run: Run, update: str) -> None:
    proposed = run("glossary", "candidates", update, "--propose", "kubelet", "--no-draft")
    assert (proposed.code, proposed.out) == (0, "kubelet\n")
    assert "plainbridge glossary status kubelet approved" in proposed.err
    assert "status: proposed" in run("glossary", "show", "kubelet").out
    waved = run("glossary", "candidates", update, "--not-a-term", "maxConns")
    assert (waved.code, waved.out) == (0, "maxconns\n")
    left = run("glossary", "candidates", update)
    assert (left.out, left.err) == ("", "Every technical word has an entry.\n")


def test_a_model_that_says_nothing_useful_leaves_the_words_open(run: Run, update: str) -> None:
    done = run(
        *("glossary", "candidates", update, "--propose", "kubelet", "--engine", "scripted:double")
    )
    assert (done.code, done.out) == (0, "kubelet\n")
    shown = run("glossary", "show", "kubelet").out
    assert "nothing that could be used" in shown
    assert "definition" not in shown


@pytest.mark.parametrize(
    ("more", "code", "said"),
    [
        (("--propose", "teapot", "--no-draft"), 3, "'teapot' is no candidate"),
        (("--propose", "kubelet", "--not-a-term", "kubelet"), 2, "cannot be given together"),
        (("--audience", "nobody"), 2, "unknown audience 'nobody'"),
    ],
)
def test_mistakes_are_explained(
    run: Run, update: str, more: tuple[str, ...], code: int, said: str
) -> None:
    done = run("glossary", "candidates", update, *more)
    assert (done.code, done.out) == (code, "")
    assert said in done.err
