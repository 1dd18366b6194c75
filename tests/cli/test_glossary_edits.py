"""Editing the termbase from a shell."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Result

Run = Callable[..., Result]
BASE = """
domain: testing
concepts:
  - id: widget
    term: widget
    variants: [gizmo]
    definition: A part that does one thing.
    gloss: a small part
    analogy: Like a cog in a clock.
    policy: {default: gloss}
    hits: [The widget broke., Two widgets broke.]
    misses: [The window broke.]
"""


@pytest.fixture(autouse=True)
def team(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("base", "team"):
        (tmp_path / name).mkdir()
    (tmp_path / "base" / "testing.yaml").write_text(BASE, encoding="utf-8")
    monkeypatch.setenv("PLAINBRIDGE_GLOSSARY", str(tmp_path / "base"))
    monkeypatch.setenv("PLAINBRIDGE_GLOSSARY_TEAM", str(tmp_path / "team"))
    monkeypatch.setenv("PLAINBRIDGE_AUTHOR", "Ann")
    return tmp_path / "team"


def test_an_edit_is_written_shown_with_its_layer_and_undone(run: Run, team: Path) -> None:
    done = run(
        *("glossary", "edit", "gizmo", "--layer", "team", "--set", "gloss=a tiny part"),
        *("--set", "policy.finance=keep", "--set", "variants+=doodad", "--note", "clearer"),
    )
    assert (done.code, done.err) == (0, "")
    assert done.out == "Changed widget in the team layer (change 1).\n"
    assert "variants: [gizmo, doodad]" in (team / "testing.yaml").read_text(encoding="utf-8")
    shown = run("glossary", "show", "widget").out
    assert "gloss: a tiny part  [team over built-in]" in shown
    assert "definition: A part that does one thing.\n" in shown
    assert "widget" in run("glossary", "list", "--layer", "team").out
    told = run("glossary", "history").out
    assert "Ann  change: clearer" in told
    assert "widget, gloss: nothing → a tiny part" in told
    assert run("glossary", "undo", "--layer", "team").out == (
        "Took back change 1 of the team layer.\n"
    )
    assert "a small part\n" in run("glossary", "show", "widget").out
    assert run("glossary", "undo", "--layer", "team").code == 3


def test_a_new_entry_is_proposed_and_what_the_check_finds_is_said(run: Run) -> None:
    added = run("glossary", "add", "sprocket", "--set", "gloss=A small wheel.")
    assert added.out == "Added sprocket in the personal layer (change 1).\n"
    assert "sprocket, gloss: 'A small wheel.' ends with a sign." in added.err
    assert "sprocket" in run("glossary", "list", "--status", "proposed").out
    refused = run("glossary", "status", "sprocket", "approved")
    assert refused.code == 3
    assert "field 'definition': is missing" in refused.err


def test_a_word_that_is_no_term_is_remembered(run: Run) -> None:
    assert run("glossary", "status", "Blue Owl", "non-term").out == (
        "Added blue-owl in the personal layer (change 1).\n"
    )
    assert "blue-owl  Blue Owl  general  (non-term)" in run("glossary", "list").out
    assert "already" in run("glossary", "status", "blue owl", "non-term").err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("edit", "widget"), "--set"),
        (("edit", "widget", "--set", "gloss"), "which value"),
        (("edit", "widget", "--set", "glos=x"), "'gloss'"),
        (("edit", "widget", "--set", "replacement.plurel=x"), "plural"),
        (("edit", "widgit", "--set", "gloss=x"), "'widget'"),
        (("edit", "widget", "--set", "gloss=x", "--layer", "built-in"), "built-in"),
        (("edit", "widget", "--set", "gloss=x", "--layer", "organisation"), "In use:"),
        (("edit", "widget", "--set", "gloss=" + "x " * 15), "15 words"),
        (("add", "widget"), "already"),
        (("layers", "--use", "nobody=."), "organisation"),
        (("undo", "7"), "change 7"),
    ],
)
def test_what_cannot_be_done_is_said_with_the_mend(
    run: Run, arguments: tuple[str, ...], said: str
) -> None:
    result = run("glossary", *arguments)
    assert (result.code, result.out) == (3, "")
    assert said in result.err
    assert "→" in result.err


def test_clear_reset_and_remove_differ(run: Run) -> None:
    run("glossary", "edit", "widget", "--clear", "analogy", "--set", "owner=Bo")
    assert "analogy" not in run("glossary", "show", "widget").out
    run("glossary", "edit", "widget", "--reset", "analogy")
    shown = run("glossary", "show", "widget").out
    assert "analogy: Like a cog" in shown
    assert "owner: Bo  [personal]" in shown
    run("glossary", "edit", "widget", "--remove")
    assert "Bo" not in run("glossary", "show", "widget").out


def test_layers_are_listed_and_placed(run: Run, tmp_path: Path) -> None:
    (tmp_path / "firm").mkdir()
    listed = run("glossary", "layers", "--use", f"organisation={tmp_path / 'firm'}").out
    assert [line.split()[0] for line in listed.splitlines()] == [
        "built-in",
        "organisation",
        "team",
        "personal",
    ]
    assert "1 entries" in listed.splitlines()[0]
