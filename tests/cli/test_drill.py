"""``plainbridge drill``, as a shell and as a person at a terminal use it."""

from __future__ import annotations

import io
import json
import sys
import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from translator.cli import drill as command
from translator.cli import main

UPDATE = (
    "P1 on Tuesday: the booking API returned 503s for 26 minutes. "
    "The cause is suspected to be connection pool exhaustion in the Kubernetes cluster.\n"
)


@pytest.fixture
def update(tmp_path: Path) -> Path:
    file = tmp_path / "update.md"
    file.write_text(UPDATE)
    return file


def test_cards_go_to_standard_output_and_notes_do_not(run: Run, update: Path) -> None:
    result = run("drill", str(update))
    assert result.code == 0
    assert result.out.startswith("# Flash cards for ")
    assert "Note: The update gives" in result.err
    assert "Note:" not in result.out


def test_the_ending_of_the_file_chooses_the_format(run: Run, update: Path, tmp_path: Path) -> None:
    for name, first in (("a.html", b"<!doctype"), ("a.csv", b"term,"), ("a.json", b"{")):
        assert run("drill", str(update), "--out", str(tmp_path / name)).code == 0
        assert (tmp_path / name).read_bytes().startswith(first)
    assert run("drill", str(update), "--out", str(tmp_path / "a.apkg")).code == 0
    assert "collection.anki2" in zipfile.ZipFile(tmp_path / "a.apkg").namelist()


def test_a_deck_is_not_thrown_at_the_screen(run: Run, update: Path) -> None:
    result = run("drill", str(update), "--format", "anki")
    assert (result.code, result.out) == (2, "")
    assert "--out" in result.err


def test_an_answer_from_a_file_is_marked(run: Run, update: Path, tmp_path: Path) -> None:
    said = tmp_path / "mine.txt"
    said.write_text("On Tuesday the booking API failed for 40 minutes.")
    asked = ("drill", str(update), "--kind", "plain", "--answer", str(said), "-a", "finance")
    result = run(*asked)
    assert result.code == 0
    assert "“26 minutes” is lost or changed" in result.out
    held = json.loads(run(*asked, "--format", "json").out)
    assert held["wrong"] is True
    beyond = run(*asked, "--task", "9")
    assert (beyond.code, beyond.out) == (2, "")
    assert "task 9" in beyond.err


def test_an_answer_needs_the_plain_kind(run: Run, update: Path) -> None:
    result = run("drill", str(update), "--answer", str(update))
    assert result.code == 2
    assert "--kind plain" in result.err


def test_an_update_without_terms_is_refused(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "lunch.md"
    file.write_text("We met on Tuesday and had lunch together in the garden.")
    result = run("drill", str(file))
    assert (result.code, result.out) == (2, "")
    assert "no term of the glossary" in result.err


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def at_terminal(monkeypatch: pytest.MonkeyPatch, said: str, *arguments: str) -> None:
    monkeypatch.setattr(command, "_on_terminal", lambda: True)
    monkeypatch.setattr(sys, "argv", ["plainbridge", "drill", *arguments])
    monkeypatch.setattr(sys, "stdin", Terminal(said))
    with pytest.raises(SystemExit) as end:
        main()
    assert not end.value.code


def test_questions_are_asked_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], update: Path
) -> None:
    at_terminal(monkeypatch, "x\na\n\nb\n", str(update), "--kind", "choice", "-a", "finance")
    said = capsys.readouterr()
    assert "Answer with one of a, b, c, d." in said.err
    assert "Right." in said.err or "No: that is" in said.err
    assert said.out.endswith(" of 2 right.\n")


def test_messages_are_marked_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], update: Path
) -> None:
    at_terminal(
        monkeypatch,
        "The booking system failed.\n...\n",
        str(update),
        "--kind",
        "plain",
        "--audience",
        "finance",
    )
    said = capsys.readouterr()
    assert "Not the same message yet." in said.err
    assert "holds no words" in said.err
    assert said.out == "0 of 1 said plainly, with every fact kept.\n"
