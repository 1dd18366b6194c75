"""``plainbridge memory`` as a shell runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run, run
from tests.flow import UPDATE

__all__ = ["run"]
READ_TWICE = "Moved {number1} of {number2} nightly jobs to Kubernetes."


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A folder with an update, and a memory of its own."""
    monkeypatch.setenv("PLAINBRIDGE_MEMORY", str(tmp_path / "memory.sqlite3"))
    monkeypatch.setenv("PLAINBRIDGE_ENGINE", "scripted:double")
    monkeypatch.setenv("PLAINBRIDGE_AUTHOR", "ann")
    monkeypatch.chdir(tmp_path)
    Path("update.md").write_text(UPDATE, encoding="utf-8")
    return tmp_path


def saved(run: Run, *options: str) -> None:
    made = run("translate", "update.md", "--format", "json", "--out", "brief.json", *options)
    assert made.code == 0, made.err


def test_approve_then_the_next_update_says_it_again(run: Run, place: Path) -> None:
    saved(run)
    made = run("memory", "approve", "brief.json", "--update", "update.md")
    assert made.code == 0
    assert READ_TWICE in made.out
    assert made.err.endswith("for finance.\n")
    Path("update.md").write_text(UPDATE.replace("9 of 12", "11 of 12"), encoding="utf-8")
    again = run("translate", "update.md", "--format", "json")
    sentences = json.loads(again.out)["sentences"]
    assert {s["how"] for s in sentences if s["how"] != "context"} == {"memory"}
    assert "Moved 11 of 12 nightly jobs" in again.out
    checks = [check for s in sentences for check in s["checks"] if check["name"] == "memory"]
    assert all(check["detail"].startswith("approved by ann on ") for check in checks)


def test_one_sentence_is_approved_by_its_number(run: Run, place: Path) -> None:
    saved(run)
    made = run("memory", "approve", "brief.json", "-u", "update.md", "--sentence", "4")
    assert made.out == f"1  {READ_TWICE}\n"
    assert run("memory", "approve", "brief.json", "-u", "update.md", "-s", "99").code == 2


def test_the_update_must_be_the_one_that_was_translated(run: Run, place: Path) -> None:
    saved(run)
    Path("other.md").write_text(f"{UPDATE}\nOne more line of text here.\n", encoding="utf-8")
    made = run("memory", "approve", "brief.json", "--update", "other.md")
    assert (made.code, made.out) == (2, "")
    assert "made from update" in made.err
    broken = run("memory", "approve", "update.md", "--update", "update.md")
    assert broken.code == 2
    assert "no translation saved as JSON" in broken.err
    assert "--format json" in broken.err


def test_a_json_edited_by_hand_does_not_pass_the_gate(run: Run, place: Path) -> None:
    saved(run)
    text = Path("brief.json").read_text(encoding="utf-8")
    Path("brief.json").write_text(text.replace("9 of 12", "12 of 12"), encoding="utf-8")
    made = run("memory", "approve", "brief.json", "-u", "update.md", "-s", "4")
    assert made.code == 2
    assert "12" in made.err
    assert "does not confirm" in made.err


def test_of_several_readers_one_is_named(run: Run, place: Path) -> None:
    saved(run, "-a", "finance", "-a", "sales")
    made = run("memory", "approve", "brief.json", "-u", "update.md")
    assert made.code == 2
    assert "finance, sales" in made.err
    assert run("memory", "approve", "brief.json", "-u", "update.md", "-a", "sales").code == 0
    assert "for sales" in run("memory", "stats").out


def test_list_search_retire_and_undo(run: Run, place: Path) -> None:
    saved(run)
    run("memory", "approve", "brief.json", "-u", "update.md")
    found = run("memory", "search", "nightly", "jobs")
    assert f"target: {READ_TWICE}" in found.out
    (pair,) = json.loads(run("memory", "search", "nightly", "-f", "json").out)
    assert pair["wording"]["source"] == READ_TWICE
    assert run("memory", "retire", str(pair["id"])).err == "Retired 1 pair.\n"
    assert "retired by hand" in run("memory", "list", "--state", "retired").out
    undone = run("memory", "undo")
    assert undone.err.startswith("Taken back: 1 pair retired by ann")
    assert run("memory", "list", "--state", "retired").out == ""
    run("memory", "retire", str(pair["id"]))
    assert run("memory", "reapprove", str(pair["id"])).code == 0
    assert run("memory", "retire", "999").code == 2
    few = run("memory", "list", "--limit", "2")
    assert few.out.count("source:") == 2
    assert "--limit" in few.err


@pytest.mark.parametrize("ending", ["tmx", "csv"])
def test_export_and_import_with_a_preview_first(
    run: Run, place: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    saved(run)
    run("memory", "approve", "brief.json", "-u", "update.md")
    before = run("memory", "list", "-f", "json").out
    assert run("memory", "export", f"all.{ending}").err == f"Wrote all.{ending}\n"
    monkeypatch.setenv("PLAINBRIDGE_MEMORY", str(place / "other.sqlite3"))
    shown = run("memory", "import", f"all.{ending}")
    assert shown.code == 0
    assert "New: 11\n" in shown.out
    assert READ_TWICE in shown.out
    assert "--apply" in shown.err
    assert run("memory", "list").out == ""
    assert "Imported 11 pairs." in run("memory", "import", f"all.{ending}", "--apply").err
    after = json.loads(run("memory", "list", "-f", "json").out)
    assert [p["wording"] for p in after] == [p["wording"] for p in json.loads(before)]


def test_a_file_with_refused_pairs_says_which(run: Run, place: Path) -> None:
    Path("pairs.csv").write_text(
        "source,target\nThe shop was shut.,It was closed.\nEmpty.,\n", encoding="utf-8"
    )
    made = run("memory", "import", "pairs.csv", "-a", "sales")
    assert made.code == 2
    assert "line 3: source or target is empty" in made.out
    assert run("memory", "import", "pairs.csv", "-a", "sales", "--apply").code == 2
    whole = run("memory", "import", "pairs.csv", "-a", "sales", "--apply", "--without-refused")
    assert "Imported 1 pair." in whole.err


def test_an_empty_memory_is_no_error(run: Run, place: Path) -> None:
    assert run("memory", "list").code == 0
    assert "said so far" in run("memory", "stats").out
    undone = run("memory", "undo")
    assert undone.code == 2
    assert "no change to take back" in undone.err
    assert not (place / "memory.sqlite3").exists()


def test_a_broken_file_is_said_without_a_traceback(run: Run, place: Path) -> None:
    (place / "memory.sqlite3").write_bytes(b"no database at all, but longer than a header" * 99)
    made = run("memory", "list")
    assert made.code == 3
    assert "cannot be used" in made.err
    assert "move the file away" in made.err
    assert "Traceback" not in made.err
