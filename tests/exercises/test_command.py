"""``plainbridge exercise`` and ``plainbridge archetypes``, as a shell would see them."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import Result, Run, run
from tests.exercises.made import CONCERN
from tests.flow import UPDATE, translator
from translator.exercises.files import from_json
from translator.pipeline import Translator

__all__ = ["Result", "run"]


@pytest.fixture(autouse=True)
def loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Translator, "load", classmethod(lambda _cls, _engine=None: translator()))


@pytest.fixture
def update(tmp_path: Path) -> Path:
    path = tmp_path / "update.md"
    path.write_text(UPDATE, "utf-8")
    return path


def test_the_guide_alone_is_on_standard_output(run: Run, update: Path) -> None:
    result = run("exercise", str(update), "--archetype", "outage", "--minutes", "30")
    assert result.code == 0
    assert result.out.startswith("# Outage: what do we tell customers?")
    assert "Linter: no findings." in result.err
    assert "chosen by you" in result.err


def test_a_concern_needs_no_file(run: Run) -> None:
    result = run("exercise", "--concern", CONCERN, "--format", "json")
    made = from_json(result.out)
    assert made.origins.archetype == "ai-adoption"
    assert json.loads(result.out)["lint"] == []
    assert "the concern speaks of" in result.err


def test_standard_input_is_an_update(run: Run) -> None:
    result = run("exercise", "-", "-f", "json", "--date", "2030-02-01", stdin=UPDATE.encode())
    assert from_json(result.out).date == "2030-02-01"


def test_a_folder_gets_all_packs(run: Run, update: Path, tmp_path: Path) -> None:
    result = run("exercise", str(update), "--out", str(tmp_path / "packs"))
    assert result.out == ""
    names = {p.relative_to(tmp_path / "packs").as_posix() for p in tmp_path.rglob("packs/*/*")}
    assert {"facilitator/exercise.json", "participants/participants.docx"} <= names


def test_a_zip_and_single_files_are_told_by_their_ending(
    run: Run, update: Path, tmp_path: Path
) -> None:
    for name in ("all.zip", "deck.pptx", "guide.docx", "msel.csv", "msel.xlsx", "guide.html"):
        assert run("exercise", str(update), "-m", "30", "-o", str(tmp_path / name)).code == 0
        assert (tmp_path / name).stat().st_size > 500
    assert "facilitator/msel.csv" in zipfile.ZipFile(tmp_path / "all.zip").namelist()


def test_a_saved_exercise_gets_another_inject_and_keeps_the_rest(
    run: Run, update: Path, tmp_path: Path
) -> None:
    saved = tmp_path / "exercise.json"
    run("exercise", str(update), "--archetype", "outage", "-o", str(saved))
    before = from_json(saved.read_text("utf-8"))
    after = from_json(run("exercise", str(saved), "--reroll", "3", "-f", "json").out)
    assert after.injects[2] != before.injects[2]
    assert after.injects[:2] == before.injects[:2]
    assert after.names == before.names


def test_a_name_is_called_what_the_user_says(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "update.md"
    path.write_text("The incident on Monday: Vexholm failed for 3 hours. Vexholm is back.", "utf-8")
    made = from_json(run("exercise", str(path), "--rename", "Vexholm=Acorn", "-f", "json").out)
    assert [(n.real, n.fictional) for n in made.names] == [("Vexholm", "Acorn")]
    kept = from_json(run("exercise", str(path), "--real-names", "-f", "json").out)
    assert kept.names == ()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((), "nothing to make an exercise from"),
        (("--concern", CONCERN, "--minutes", "45"), "45 minutes"),
        (("--concern", CONCERN, "--archetype", "outrage"), "outrage"),
        (("--concern", CONCERN, "--audience", "martians"), "martians"),
        (("--concern", CONCERN, "--date", "tomorrow"), "tomorrow"),
        (("--concern", CONCERN, "--rename", "Vexholm"), "Vexholm"),
        (("--concern", CONCERN, "--format", "docx"), "docx"),
        (("--concern", CONCERN, "--out", "exercise.mp3"), "mp3"),
        (("--concern", CONCERN, "--out", "/nowhere/at/all"), "nowhere"),
        (("--concern", CONCERN, "--reroll", "12"), "no inject 12"),
        (("missing.json",), "missing.json"),
    ],
)
def test_what_cannot_be_done_says_so_and_what_to_do(
    run: Run, options: tuple[str, ...], said: str
) -> None:
    result = run("exercise", *options)
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert "→" in result.err


def test_archetypes_are_listed_with_what_they_are_about(run: Run) -> None:
    result = run("archetypes")
    assert len(result.out.splitlines()) >= 14
    assert "An outage is told to customers" in result.out
