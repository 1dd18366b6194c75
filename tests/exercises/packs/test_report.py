"""The after-action report: what was written down is in it, and nothing that was not."""

from __future__ import annotations

import io

import docx
import pytest

from tests.exercises.packs.made import exercise
from translator.errors import InputError
from translator.exercises.packs import report_files
from translator.exercises.packs.running import Agreed, Noted, Played, Record, read_record, spent

RUN = Record(
    exercise="0123456789ab",
    began="2026-12-03 14:00",
    seconds=1515,
    played=(Played(number=1, at=605), Played(number=2, at=1090, variant="harder")),
    notes=(
        Noted(kind="decision", at=1200, text="Sales speaks first.", who="Ingrid", inject=2),
        Noted(kind="note", at=640, text="Silence for a minute.", inject=1),
        Noted(kind="strength", at=700, text="IT said: we do not know."),
        Noted(kind="improvement", at=900, text="Nobody wrote down the time | of | it."),
    ),
    actions=(Agreed(text="Draft <b>three</b> messages", owner="Ingrid", due="17 December"),),
)


def words(record: Record) -> str:
    file = docx.Document(io.BytesIO(report_files(exercise(), record)["after-action-report.docx"]))
    found = [p.text for p in file.paragraphs]
    found += [cell.text for t in file.tables for row in t.rows for cell in row.cells]
    return "\n".join(found)


def test_all_that_was_written_down_is_in_each_format() -> None:
    files = report_files(exercise(), RUN)
    assert set(files) == {f"after-action-report{end}" for end in (".md", ".html", ".docx")}
    for said in ("Sales speaks first.", "Silence for a minute.", "IT said: we do not know."):
        assert said in words(RUN)
        assert said.encode() in files["after-action-report.md"]
        assert said.encode() in files["after-action-report.html"]
    assert "<b>three</b>" in words(RUN)
    assert b"<b>three</b>" not in files["after-action-report.html"]


def test_times_versions_and_the_clock_are_those_of_the_run() -> None:
    found = words(RUN)
    for said in ("10:05", "18:10", "harder", "20:00", "25:15", "2 of 2", "2026-12-03 14:00"):
        assert said in found


def test_what_nobody_noted_is_not_made_up() -> None:
    found = words(Record(exercise="0123456789ab"))
    for said in (
        "No note was written down.",
        "No decision was written down.",
        "No strength was written down.",
        "No improvement was written down.",
        "not brought in",
        "0 of 2",
        "No action was agreed in the run. Proposed before it, not yet agreed:",
        "Write three drafts.",
    ):
        assert said in found


def test_agreed_actions_take_the_place_of_proposed_ones() -> None:
    found = words(RUN)
    assert "17 December" in found
    assert "Write three drafts." not in found


def test_a_run_of_another_exercise_is_refused() -> None:
    with pytest.raises(InputError, match="ffff"):
        report_files(exercise(), Record(exercise="ffff"))


def test_a_record_survives_its_json() -> None:
    assert read_record(RUN.model_dump_json()) == RUN


@pytest.mark.parametrize(
    "text", ["", "{}", '{"exercise": "x", "seconds": -1}', '{"exercise": "x", "extra": 1}']
)
def test_a_broken_record_is_named(text: str) -> None:
    with pytest.raises(InputError) as caught:
        read_record(text)
    assert caught.value.hint


@pytest.mark.parametrize(("seconds", "said"), [(0, "0:00"), (59, "0:59"), (754, "12:34")])
def test_seconds_in_words(seconds: int, said: str) -> None:
    assert spent(seconds) == said
