"""Readers are files: a new one is offered without code, a broken one says where."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.flow import AUDIENCES, UPDATE, echo, glossary, topics
from translator import resources
from translator.audiences import choose, load_audiences, load_topics
from translator.engines.scripted import ScriptedEngine
from translator.errors import AudienceError
from translator.pipeline import Translator

SHIPPED = resources.folder("prompts")


@pytest.fixture
def prompts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the prompts that a test may change, in place of the shipped ones."""
    shutil.copytree(SHIPPED, tmp_path / "prompts")
    monkeypatch.setenv("PLAINBRIDGE_PROMPTS", str(tmp_path / "prompts"))
    return tmp_path / "prompts"


def test_seven_readers_are_shipped_in_a_fixed_order() -> None:
    assert tuple(load_audiences()) == AUDIENCES


def test_each_reader_weighs_every_topic_and_no_other() -> None:
    known = {topic.id for topic in load_topics().topics}
    for audience in load_audiences().values():
        assert set(audience.topics) == known, audience.id


def test_every_topic_has_a_place_or_is_never_shown() -> None:
    placed = {*topics().order, "thanks", "meta"}
    assert {topic.id for topic in topics().topics} == placed
    assert topics().other in placed


def test_every_expression_in_the_files_is_one() -> None:
    for audience in load_audiences().values():
        assert [q.pattern for q in audience.questions if q.words or q.facts]
    assert all(t.heading_pattern or t.word_pattern for t in topics().topics)


def test_a_new_file_is_a_new_reader(prompts: Path) -> None:
    folder = prompts / "audiences"
    legal = (folder / "finance.yaml").read_text("utf-8")
    legal = legal.replace("id: finance", "id: legal").replace("Finance (CFO)", "Legal")
    (folder / "legal.yaml").write_text(
        legal.replace("What did this cost, or what will it cost?", "Who signed it?"), "utf-8"
    )
    made = Translator(ScriptedEngine(echo), glossary(), load_audiences(), load_topics())
    assert made.audiences["legal"] == "Legal"
    translation = made.translate(UPDATE, "legal")
    assert "Who signed it?" in translation.text
    assert "26 minutes" in translation.text


def test_a_changed_weight_changes_what_a_reader_gets(prompts: Path) -> None:
    place = prompts / "audiences" / "finance.yaml"
    text = place.read_text("utf-8")
    assert "  next: 3.5\n" in text
    place.write_text(text.replace("  next: 3.5\n", "  next: -9\n"), "utf-8")
    made = Translator(ScriptedEngine(echo), glossary(), load_audiences(), load_topics())
    assert "rebuilt on 12 May" not in made.translate(UPDATE, "finance").text


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("id: finance", "id: Finance 1", "id"),
        ("name: Finance (CFO)", "name: ''", "name"),
        ("grade: 11", "grade: 40", "grade"),
        ("grade: 11", "grade: high", "grade"),
        ("sentences: 12", "sentences: 0", "sentences"),
        ("drops:\n- ticket", "drops:\n- tickets", "drops.0"),
        ("withholds:\n- host\n", "withholds:\n- hosts\n", "withholds.0"),
        ("facts:\n  money: 2", "facts:\n  monney: 2", "facts.monney"),
        ("- ask: What did", "- aks: What did", "questions.0"),
        ("reader: a chief", "raeder: a chief", "reader"),
        ("outside: false", "outside: false\ntone: warm", "tone"),
    ],
)
def test_a_broken_field_is_named(prompts: Path, old: str, new: str, field: str) -> None:
    place = prompts / "audiences" / "finance.yaml"
    text = place.read_text("utf-8")
    assert old in text
    place.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(AudienceError) as caught:
        load_audiences()
    assert str(caught.value).startswith(f"finance.yaml: {field}")
    assert caught.value.hint


@pytest.mark.parametrize("content", ["id: [", "", "- a\n- b\n"])
def test_a_file_that_is_no_reader_at_all_is_named(prompts: Path, content: str) -> None:
    (prompts / "audiences" / "sales.yaml").write_text(content, "utf-8")
    with pytest.raises(AudienceError, match=r"^sales\.yaml: "):
        load_audiences()


def test_a_folder_without_readers_is_named(tmp_path: Path) -> None:
    with pytest.raises(AudienceError, match=tmp_path.name) as caught:
        load_audiences(tmp_path)
    assert "PLAINBRIDGE_PROMPTS" in caught.value.hint


def test_a_broken_topic_file_is_named(prompts: Path) -> None:
    place = prompts / "topics.yaml"
    place.write_text(place.read_text("utf-8").replace("section:", "sections:", 1), "utf-8")
    with pytest.raises(AudienceError, match=r"^topics\.yaml: topics\.0"):
        load_topics()


@pytest.mark.parametrize(("wanted", "meant"), [("CFO", None), ("custommers", "customers")])
def test_an_unknown_reader_gets_the_list_and_a_guess_when_one_is_near(
    wanted: str, meant: str | None
) -> None:
    with pytest.raises(AudienceError, match=wanted) as caught:
        choose(load_audiences(), wanted)
    assert ("Did you mean" in caught.value.hint) is (meant is not None)
    assert meant is None or f"'{meant}'" in caught.value.hint
    assert all(audience in caught.value.hint for audience in AUDIENCES)
