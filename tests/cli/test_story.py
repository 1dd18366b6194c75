"""`plainbridge story` and `plainbridge frames`, as they are typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.flow import UPDATE, translator
from tests.stories.test_stories import INCIDENT
from translator.cli import main
from translator.pipeline import Translator


@pytest.fixture(autouse=True)
def scripted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Translator, "load", classmethod(lambda _cls, _engine=None: translator()))


@pytest.fixture
def update(tmp_path: Path) -> Path:
    path = tmp_path / "incident.md"
    path.write_text(INCIDENT, "utf-8")
    return path


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr("sys.argv", ["plainbridge", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    return int(ended.value.code or 0)


def test_the_story_goes_to_standard_output_and_remarks_to_standard_error(
    update: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code = run(monkeypatch, "story", str(update), "--frame", "pyramid", "-a", "executives")
    out, err = capsys.readouterr()
    assert code == 0
    assert out.startswith("# ")
    assert "For you, not for sending" in out
    assert "Pyramid (answer first)" in err
    assert "sentences from the source" in err


def test_several_readers_get_a_file_each_and_are_compared(
    update: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    target = tmp_path / "story.html"
    code = run(
        monkeypatch, "story", str(update), "-a", "executives", "-a", "customers",
        "-f", "html", "-o", str(target),
    )  # fmt: skip
    assert code == 0
    assert (tmp_path / "story.executives.html").read_text("utf-8").startswith("<!doctype html>")
    assert (tmp_path / "story.customers.html").is_file()
    assert "hear the same values" in capsys.readouterr().err


def test_several_updates_become_one_story_as_json(
    update: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    other = tmp_path / "status.md"
    other.write_text(UPDATE, "utf-8")
    code = run(monkeypatch, "story", str(update), str(other), "-a", "executives", "-f", "json")
    whole = json.loads(capsys.readouterr().out)
    assert code == 0
    assert [report["number"] for report in whole["reports"]] == [1, 2]
    told = [s for s in whole["sentences"] if s["how"] != "frame"]
    assert {s["report"] for s in told} == {1, 2}
    known = {f"{r['number']}:{f['id']}" for r in whole["reports"] for f in r["facts"]}
    assert {fact for s in told for fact in s["facts"]} <= known
    for slot in whole["slots"]:
        assert set(slot) == {"name", "label", "facts", "text", "missing", "held", "loose"}


def test_wording_that_leaves_people_out_is_advised_on_and_can_be_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "update.md"
    path.write_text(
        "# Network\n\nOn Monday we blacklisted 40 addresses of the office network.\n", "utf-8"
    )
    run(monkeypatch, "story", str(path), "-a", "executives")
    assert "denylist" in capsys.readouterr().err
    run(monkeypatch, "story", str(path), "-a", "executives", "--no-inclusive")
    assert "denylist" not in capsys.readouterr().err


def test_an_unknown_frame_ends_with_the_code_for_input(
    update: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "story", str(update), "--frame", "sonnet") == 2
    assert "sonnet" in capsys.readouterr().err


def test_an_update_that_says_nothing_for_a_reader_ends_with_the_code_for_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "thanks.md"
    path.write_text("Many thanks to everybody who helped us with this over the weekend!", "utf-8")
    assert run(monkeypatch, "story", str(path), "-a", "customers") == 2
    assert "No story for customers" in capsys.readouterr().err


def test_frames_lists_when_each_serves(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "frames") == 0
    out = capsys.readouterr().out
    assert "situation-complication-resolution" in out
    assert "little time" in out


def test_a_word_file_goes_to_a_file_and_never_to_a_terminal(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    update = tmp_path / "update.md"
    update.write_text(INCIDENT, "utf-8")
    assert run(monkeypatch, "story", str(update), "--format", "docx") == 2
    out = tmp_path / "story.docx"
    assert run(monkeypatch, "story", str(update), "--out", str(out)) == 0
    assert out.read_bytes().startswith(b"PK")
