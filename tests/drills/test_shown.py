"""Drills as files: what a person or another program finds when opening them."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.flow import UPDATE, audiences, glossary, sheet
from translator.drills import Drill, Kind, make_drill
from translator.drills.anki import to_anki
from translator.drills.shown import show
from translator.errors import InputError

NASTY = (
    "The API of &lt;script&gt;alert(1)&lt;/script&gt; & \\*friends\\* was down for 5 minutes, said "
    "=HYPERLINK(0) at the Kubernetes cluster."
)


def drill(kind: Kind, text: str = UPDATE, count: int = 8) -> Drill:
    return make_drill(sheet(text), glossary(), audiences()["finance"], kind, count)


class Words(HTMLParser):
    """The words and the tags of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.mark.parametrize("kind", ["cards", "choice", "plain"])
def test_markdown_holds_every_item_once(kind: Kind) -> None:
    made = drill(kind)
    page = show(made)
    assert page.count("\n## ") == len(made.items) + (kind == "choice")
    assert "comes from the glossary" in page


def test_answers_stand_apart_from_the_questions() -> None:
    made = drill("choice")
    asked, _, answered = show(made).partition("## Answers")
    for number, one in enumerate(made.choices, 1):
        assert one.card.definition not in asked
        assert f"{number}. **{'ABCD'[one.right]}**" in answered


@pytest.mark.parametrize("kind", ["cards", "choice", "plain"])
def test_the_page_runs_nothing_and_loads_nothing(kind: Kind) -> None:
    words = Words()
    page = show(drill(kind, NASTY), "html")
    words.feed(page)
    assert "script" not in words.tags
    assert "<script>alert(1)</script> &" in words.words.replace("\n", " ")
    assert "http" not in page.replace("HTTP", "")


def test_markdown_of_the_update_stays_text() -> None:
    assert "\\<script\\>" in show(drill("cards", NASTY))
    assert "\\*friends\\*" in show(drill("cards", NASTY))


@pytest.mark.parametrize(
    ("kind", "key"), [("cards", "term"), ("choice", "term"), ("plain", "facts")]
)
def test_csv_has_a_row_for_each_item(kind: Kind, key: str) -> None:
    made = drill(kind)
    rows = list(csv.DictReader(io.StringIO(show(made, "csv"))))
    assert len(rows) == len(made.items)
    assert all(row[key] for row in rows)


def test_a_cell_that_a_spreadsheet_would_run_is_text() -> None:
    text = "=2+2 is what the API answered for 5 minutes on 3 May in the Kubernetes cluster."
    for row in csv.reader(io.StringIO(show(drill("cards", text), "csv"))):
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)


def test_json_says_where_each_term_stands() -> None:
    held = json.loads(show(drill("choice"), "json"))
    for one in held["choices"]:
        context = one["card"]["context"]
        start, end = context["source"]
        assert context["text"][context["start"] : context["end"]] in UPDATE[start:end]
        assert one["options"][one["right"]]["concept"] == one["card"]["concept"]


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(InputError, match="'pdf'"):
        show(drill("cards"), "pdf")


def notes(deck: bytes, folder: Path) -> list[tuple[str, list[str]]]:
    (folder / "deck.apkg").write_bytes(deck)
    with zipfile.ZipFile(folder / "deck.apkg") as archive:
        archive.extract("collection.anki2", folder)
    base = sqlite3.connect(folder / "collection.anki2")
    try:
        rows = base.execute("select guid, flds from notes order by id").fetchall()
        cards = base.execute("select count(*) from cards").fetchone()[0]
    finally:
        base.close()
    assert cards == 2 * len(rows)
    return [(guid, fields.split("\x1f")) for guid, fields in rows]


def test_an_anki_deck_holds_each_term_both_ways(tmp_path: Path) -> None:
    made = drill("cards")
    found = notes(to_anki(made), tmp_path)
    assert [fields[0] for _, fields in found] == [card.term for card in made.cards]
    assert all("<mark>" in fields[1] for _, fields in found)


def test_an_anki_deck_imported_again_updates_its_notes(tmp_path: Path) -> None:
    first, second = (tmp_path / "1", tmp_path / "2")
    first.mkdir()
    second.mkdir()
    guids = [guid for guid, _ in notes(to_anki(drill("cards")), first)]
    assert guids == [guid for guid, _ in notes(to_anki(drill("cards")), second)]
    assert len(set(guids)) == len(guids)


def test_an_anki_deck_carries_no_markup_of_the_update(tmp_path: Path) -> None:
    for _, fields in notes(to_anki(drill("cards", NASTY)), tmp_path):
        assert "<script" not in "".join(fields)


def test_only_cards_make_a_deck() -> None:
    with pytest.raises(InputError, match="choice"):
        to_anki(drill("choice"))
