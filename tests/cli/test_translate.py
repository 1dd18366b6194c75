"""``plainbridge translate``: what goes where, what each refusal says, and the exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from docx import Document

from tests.cli.conftest import UPDATE, FakeTranslator, Run
from tests.render.made import translation
from translator.errors import Cancelled, EngineError, WeightsError
from translator.values import Marks

Fake = type[FakeTranslator]


@pytest.fixture
def update(tmp_path: Path) -> Path:
    path = tmp_path / "update.md"
    path.write_text(UPDATE)
    return path


def test_the_result_alone_is_on_standard_output(run: Run, fake: Fake, update: Path) -> None:
    result = run("translate", str(update))
    assert result.code == 0
    assert result.out == translation().text
    assert "A password was masked." in result.err
    assert fake.asked == [(UPDATE, ("finance",), 0)]


def test_standard_input_engine_seed_and_audiences_are_passed_on(run: Run, fake: Fake) -> None:
    result = run(
        "translate", "-", "-a", "sales", "--audience", "All staff", "-a", "sales",
        "--engine", "scripted:x", "--seed", "7", "--format", "chat",
        stdin=UPDATE.encode("utf-16"),
    )  # fmt: skip
    assert result.code == 0
    assert fake.asked == [(UPDATE, ("sales", "all-staff"), 7)]
    assert fake.engines == ["scripted:x"]
    first, _, second = result.out.partition("\n---\n\n")
    assert first.startswith("For: sales\n\n*One risk")
    assert second.startswith("For: all-staff\n\n*One risk")


def test_json_is_one_object_or_an_array_in_the_order_asked(
    run: Run, fake: Fake, update: Path
) -> None:
    one = run("translate", str(update), "--format", "json")
    assert json.loads(one.out)["audience"] == "finance"
    both = run("translate", str(update), "--format", "json", "-a", "sales", "-a", "finance")
    assert [made["audience"] for made in json.loads(both.out)] == ["sales", "finance"]


def test_out_writes_the_file_and_nothing_to_standard_output(
    run: Run, fake: Fake, update: Path, tmp_path: Path
) -> None:
    target = tmp_path / "brief.html"
    target.write_text("an older one")
    result = run("translate", str(update), "--format", "html", "--out", str(target))
    assert (result.code, result.out) == (0, "")
    assert target.read_text().startswith("<!doctype html>")
    assert str(target) in result.err
    assert sorted(p.name for p in tmp_path.iterdir()) == ["brief.html", "update.md"]


def test_out_gives_each_audience_its_file(
    run: Run, fake: Fake, update: Path, tmp_path: Path
) -> None:
    for name in ("brief.md", "brief"):
        run("translate", str(update), "-a", "sales", "-a", "finance", "-o", str(tmp_path / name))
        names = {p.name for p in tmp_path.iterdir()} - {"update.md"}
        assert names == {"brief.finance.md", "brief.sales.md"}
    target = tmp_path / "both.json"
    run("translate", str(update), "-a", "sales", "-a", "finance", "-f", "json", "-o", str(target))
    assert len(json.loads(target.read_text())) == 2


def test_each_reader_gets_an_account_of_the_facts(run: Run, fake: Fake, update: Path) -> None:
    result = run("translate", str(update), "-a", "sales", "-a", "finance")
    for reader in ("sales", "finance"):
        assert f"{reader}: 1 of 2 facts accounted for: 1 said, 0 left out" in result.err
    assert "accounted" not in result.out


@pytest.mark.parametrize("fmt", ["markdown", "html", "json", "chat", "docx"])
def test_hints_are_looked_for_where_the_log_is_shown(
    run: Run, fake: Fake, update: Path, tmp_path: Path, fmt: str
) -> None:
    fake.unrelated = WeightsError("The encoder is damaged.", hint="Fetch it again.")
    out = tmp_path / "brief"
    result = run("translate", str(update), "--format", fmt, "--out", str(out))
    assert result.code == 0
    assert out.stat().st_size > 0
    asked = "names no nearest entries. The encoder is damaged. Fetch it again." in result.err
    assert asked == (fmt in {"html", "json"})


def test_the_log_of_terms_holds_the_hints(run: Run, fake: Fake, update: Path) -> None:
    result = run("translate", str(update), "--format", "json")
    assert {term["reason"] for term in json.loads(result.out)["terms"]} == {
        "nearest in meaning: this"
    }


def test_marks_are_passed_on_as_the_fact_sheet_prints_them(
    run: Run, fake: Fake, update: Path
) -> None:
    run("translate", str(update), "--must", "f12", "--must", "F4", "--leave-out", "F3")
    assert fake.marks == [Marks(must=("F12", "F4"), leave_out=("F3",))]


def test_a_mark_on_no_fact_names_the_ids_there_are(run: Run, update: Path) -> None:
    result = run("translate", str(update), "--engine", "scripted:x", "--must", "F99")
    assert (result.code, result.out) == (2, "")
    assert "There is no fact 'F99' in this update." in result.err
    assert "The facts go from F1 to F" in result.err
    assert "plainbridge facts" in result.err


def test_a_bad_target_is_refused_before_any_work(
    run: Run, fake: Fake, update: Path, tmp_path: Path
) -> None:
    for target, words in (
        (tmp_path, "is a folder"),
        (tmp_path / "missing" / "a.md", "there is no folder"),
        (update, "the update itself"),
    ):
        result = run("translate", str(update), "--out", str(target))
        assert result.code == 2
        assert words in result.err
        assert "\n→ " in result.err
    assert fake.asked == []
    assert update.read_text() == UPDATE


def test_an_unknown_audience_names_the_nearest(run: Run, fake: Fake, update: Path) -> None:
    result = run("translate", str(update), "-a", "finanse")
    assert (result.code, result.out) == (2, "")
    assert "'finanse'" in result.err
    assert "→ Did you mean 'finance'?" in result.err
    assert fake.asked == []


def test_several_audiences_do_not_fit_on_one_page(run: Run, fake: Fake, update: Path) -> None:
    result = run("translate", str(update), "-a", "sales", "-a", "finance", "-f", "html")
    assert result.code == 2
    assert "--out" in result.err


@pytest.mark.parametrize(
    ("stdin", "words"),
    [
        (b"", "empty"),
        (b"Server down", "2 words"),
        (b"\0\1\2" * 99, "standard input holds binary"),
        (b"x" * 1_000_001, "more than 1 MB"),
        (b"word " * 50_000, "200,000"),
    ],
)
def test_input_that_cannot_be_translated(run: Run, fake: Fake, stdin: bytes, words: str) -> None:
    result = run("translate", "-", stdin=stdin)
    assert (result.code, result.out) == (2, "")
    assert words in result.err
    assert "\n→ " in result.err
    assert fake.asked == []


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (WeightsError("The weights are not here.", hint="Run: plainbridge models fetch"), 4),
        (EngineError("It did not answer."), 5),
        (Cancelled("Cancelled."), 130),
        (KeyboardInterrupt(), 130),
        (ZeroDivisionError("by zero"), 70),
    ],
)
def test_errors_become_a_message_and_an_exit_code(
    run: Run, fake: Fake, update: Path, error: BaseException, code: int
) -> None:
    fake.error = error
    result = run("translate", str(update))
    assert (result.code, result.out) == (code, "")
    assert str(error) in result.err
    assert "Traceback" not in result.err
    assert getattr(error, "hint", "") in result.err


def test_a_refusal_is_said_and_counts_as_failure_only_for_all(
    run: Run, fake: Fake, update: Path
) -> None:
    fake.refusals = {"finance": "No outcome is stated."}
    both = run("translate", str(update), "-a", "finance", "-a", "sales")
    assert both.code == 0
    assert "Not translated for finance: No outcome is stated." in both.err
    assert run("translate", str(update)).code == 2


def test_a_reader_that_goes_away_ends_it_quietly(
    run: Run, fake: Fake, update: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(_: str) -> int:
        raise BrokenPipeError

    with monkeypatch.context() as patch:
        patch.setattr("sys.stdout.write", closed)
        patch.setattr("os.dup2", lambda *_: None)
        result = run("translate", str(update))
    assert result.code == 141
    assert "Broken" not in result.err


def test_a_full_disk_is_named(
    run: Run, fake: Fake, update: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: str) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("sys.stdout.write", full)
        result = run("translate", str(update))
    assert result.code == 1
    assert "No space left" in result.err


def test_a_word_file_is_written_for_each_reader(run: Run, fake: Fake, update: Path) -> None:
    out = str(update.with_name("brief"))
    result = run("translate", str(update), "-f", "docx", "-a", "finance", "-a", "sales", "-o", out)
    assert (result.code, result.out) == (0, "")
    for reader in ("finance", "sales"):
        words = [p.text for p in Document(f"{out}.{reader}.docx").paragraphs]
        assert words[0] == "Update"
        assert any(line.startswith("One risk: no date.") for line in words)


def test_a_word_file_needs_a_name(run: Run, fake: Fake, update: Path) -> None:
    result = run("translate", str(update), "-f", "docx")
    assert (result.code, result.out) == (2, "")
    assert "--out update.docx" in result.err
    assert fake.asked == []


@pytest.mark.parametrize(
    ("name", "begins"),
    [("brief.html", b"<!doctype html>"), ("brief.json", b"{"), ("brief.DOCX", b"PK")],
)
def test_the_ending_of_the_file_says_the_format(  # noqa: PLR0913, PLR0917 - fixtures
    run: Run, fake: Fake, update: Path, tmp_path: Path, name: str, begins: bytes
) -> None:
    assert run("translate", str(update), "--out", str(tmp_path / name)).code == 0
    assert (tmp_path / name).read_bytes().startswith(begins)
    chosen = run("translate", str(update), "-f", "markdown", "--out", str(tmp_path / name))
    assert chosen.code == 0
    assert (tmp_path / name).read_text() == translation().text
