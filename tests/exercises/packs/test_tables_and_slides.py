"""MSEL, slides, timeline and archive, opened again."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from openpyxl import load_workbook
from PIL import Image
from pptx import Presentation

from tests.exercises.packs.made import FACT, exercise, with_inject
from translator.cells import neutral
from translator.errors import InputError
from translator.exercises.files import from_json
from translator.exercises.packs import FILES, file_of, zipped
from translator.exercises.packs.msel import HEADER
from translator.exercises.packs.timeline import clock, timeline, to_png, to_svg
from translator.exercises.schema import AgendaItem, Text

FORMULAS = ["=HYPERLINK(1)", "+1+cmd", "-2+3", "@SUM(A1)", "\t=1", " =1", "＝1"]


def table(made: Any = None) -> list[dict[str, str]]:
    data = file_of(made or exercise(), "facilitator/msel.csv")
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def sheet(made: Any = None) -> Any:
    return load_workbook(io.BytesIO(file_of(made or exercise(), "facilitator/msel.xlsx"))).active


def test_the_msel_has_a_row_for_each_inject_in_order() -> None:
    rows = table()
    assert [row["No."] for row in rows] == ["1", "2"]
    assert [row["Time"] for row in rows] == ["0:10", "0:18"]
    assert rows[0]["To"] == "Communications lead, Platform engineer"
    assert FACT in rows[0]["Text to read aloud"]
    assert rows[0]["Artefact"] == "Board 1\nWaiting: 61"
    assert rows[1]["Decision"] == "Who speaks?\n– One person\n– Each for themselves"
    assert rows[1]["Objectives"] == "O1, O2"


def test_the_workbook_says_the_same_as_the_csv() -> None:
    cells = [[str(c.value or "") for c in row] for row in sheet().iter_rows()]
    assert cells[0] == list(HEADER)
    assert [dict(zip(HEADER, row, strict=True)) for row in cells[1:]] == table()
    assert sheet().freeze_panes == "E2"


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_is_run_as_a_formula(formula: str) -> None:
    made = with_inject(formula)
    assert table(made)[0]["Text to read aloud"].startswith("'")
    for row in sheet(made).iter_rows():
        for cell in row:
            assert cell.data_type in {"s", "n"}
            assert not str(cell.value or "").startswith(("=", "+", "@", "-"))


@pytest.mark.parametrize("number", ["-3", "+4.5", "12"])
def test_a_plain_number_stays_one(number: str) -> None:
    assert neutral(number) == number


def test_a_control_character_breaks_no_file() -> None:
    made = with_inject("bell \x07 and \x0b tab")
    for path in FILES:
        assert file_of(made, path)


def deck(made: Any = None) -> list[tuple[str, str]]:
    """What each slide shows, and its notes."""
    file = Presentation(io.BytesIO(file_of(made or exercise(), "facilitator/slides.pptx")))
    return [
        (
            "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame),
            slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else "",
        )
        for slide in file.slides
    ]


def test_slides_follow_the_exercise() -> None:
    shown = [text for text, _ in deck()]
    places = [
        next(i for i, text in enumerate(shown) if words in text)
        for words in (
            "Outage: what do we tell customers?",
            "Tell known and suspected apart.",
            "How the time is used",
            "We do not test people.",
            "Communications lead (Business)",
            "The phone rings at Larkfield.",
            "Callers read our words back",
            "What can a caller do?",
            "The paper quotes us",
            "Whom do we owe a word?",
            "Who speaks?",
            "Where were we too sure?",
            "Thank you all.",
        )
    ]
    assert places == sorted(places)


def test_answers_stand_in_the_notes_and_not_on_the_wall() -> None:
    slides = deck()
    wall = "\n".join(text for text, _ in slides)
    notes = "\n".join(text for _, text in slides)
    for hidden in ("Expected answer 1.", "Hint for 2.", "Success sign 1.", "Harder words 2."):
        assert hidden not in wall
        assert hidden in notes
    assert "You alone know" not in wall + notes
    assert "Realname" not in wall + notes


def test_no_slide_tells_of_an_inject_that_is_still_to_come() -> None:
    shown = [text for text, _ in deck()]
    second = next(i for i, text in enumerate(shown) if "The paper quotes us" in text)
    assert not any("Sender 2" in text or "Who speaks?" in text for text in shown[:second])


def test_long_words_get_smaller_until_they_fit_the_slide() -> None:
    long = "We have more calls in the queue than people who can take them. " * 14
    file = Presentation(io.BytesIO(file_of(with_inject(long), "facilitator/slides.pptx")))

    def size(words: str) -> float:
        runs = (
            run
            for slide in file.slides
            for shape in slide.shapes
            if shape.has_text_frame
            for p in shape.text_frame.paragraphs
            for run in p.runs
            if words in run.text
        )
        return float(next(runs).font.size.pt)

    assert size("We have more calls") < size("The paper quotes us")
    for slide in file.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top + shape.height <= file.slide_height
            assert shape.left + shape.width <= file.slide_width


def test_a_long_situation_is_told_on_several_slides() -> None:
    made = replace(exercise(), start=tuple(Text.of("The phone rings again. " * 12) for _ in "abc"))
    titles = [text for text, _ in deck(made) if text.startswith("The situation")]
    assert len(titles) >= 2
    assert titles[1].startswith("The situation, continued")


def test_the_picture_stands_at_the_minutes_of_the_agenda() -> None:
    drawn = timeline(exercise(), injects=True)
    play = next(s for s in drawn.stretches if s.title == "Play")
    assert [p.label for p in drawn.points] == ["1", "2"]
    assert all(play.x <= p.x < play.x + play.width for p in drawn.points)
    assert drawn.points[0].x == play.x
    assert drawn.end == "0:30"
    assert timeline(exercise(), injects=False).points == ()


def test_the_picture_of_the_participants_shows_no_inject() -> None:
    own = ET.fromstring(file_of(exercise(), "participants/timeline.svg"))  # noqa: S314 - our own
    full = ET.fromstring(file_of(exercise(), "facilitator/timeline.svg"))  # noqa: S314
    space = "{http://www.w3.org/2000/svg}"
    assert len(full.findall(f"{space}circle")) == 2
    assert own.findall(f"{space}circle") == []
    assert len(own.findall(f"{space}rect")) == 5


def test_titles_in_the_picture_are_text() -> None:
    item = AgendaItem("A3", "play", "<b>&</b>", 10, 16)
    made = replace(exercise(), agenda=(*exercise().agenda[:2], item, *exercise().agenda[3:]))
    root = ET.fromstring(to_svg(timeline(made, injects=True), "<alt>"))  # noqa: S314
    assert "<b>&</b>" in "".join(root.itertext())


def test_the_picture_for_word_is_a_picture() -> None:
    image = Image.open(io.BytesIO(to_png(timeline(exercise(), injects=True))))
    assert image.width == 1920
    assert len(set(image.get_flattened_data())) > 20


@pytest.mark.parametrize(("minute", "said"), [(0, "0:00"), (9, "0:09"), (60, "1:00"), (95, "1:35")])
def test_the_clock(minute: int, said: str) -> None:
    assert clock(minute) == said


def test_the_archive_holds_every_file_and_the_exercise_itself() -> None:
    with zipfile.ZipFile(io.BytesIO(zipped(exercise()))) as archive:
        assert archive.testzip() is None
        assert set(archive.namelist()) == set(FILES)
        held = archive.read("facilitator/exercise.json").decode()
    assert from_json(held) == exercise()
    assert json.loads(held)["lint"] == []


def test_only_the_facilitators_folder_gives_something_away() -> None:
    for path in FILES:
        data = file_of(exercise(), path)
        if not path.startswith("facilitator/"):
            assert b"Realname" not in data
            assert b"Expected answer" not in data


def test_an_unknown_file_is_named() -> None:
    with pytest.raises(InputError, match=r"handout\.pdf"):
        file_of(exercise(), "handout.pdf")
