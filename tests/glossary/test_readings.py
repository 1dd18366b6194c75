"""The inflected forms of a large glossary are kept, and nothing depends on what is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.flow import glossary
from translator.glossary import readings
from translator.glossary.check import sentence_of
from translator.glossary.load import Glossary
from translator.glossary.match import Matcher

TEXT = "Two APIs failed over, the CI was red and nobody could merge; rolled-back builds are fine."


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(readings, "user_cache_path", lambda _: tmp_path)
    return tmp_path / "surfaces"


def _found(terms: Glossary) -> list[tuple[str | None, str]]:
    return [(m.concept, m.surface) for m in Matcher(terms).find(sentence_of(TEXT))]


def test_a_second_start_finds_the_same_from_what_was_kept(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = _found(glossary())
    assert ("ci", "CI") in fresh
    assert len(list(kept.iterdir())) == 1

    def inflect(_: object) -> None:
        raise AssertionError("nothing needs to be inflected again")

    monkeypatch.setattr(readings, "readings", inflect)
    assert _found(glossary()) == fresh


@pytest.mark.parametrize("damage", ["", "x", "0" * 64 + "\nci\t[]"])
def test_what_is_damaged_is_made_again(kept: Path, damage: str) -> None:
    fresh = _found(glossary())
    (file,) = kept.iterdir()
    whole = file.read_text(encoding="utf-8")
    for text in (damage, whole[: len(whole) // 2]):
        file.write_text(text, encoding="utf-8")
        assert _found(glossary()) == fresh
        assert file.read_text(encoding="utf-8") == whole


def test_a_place_that_cannot_be_written_changes_nothing(kept: Path) -> None:
    kept.write_text("a file stands where the folder should be", encoding="utf-8")
    assert ("ci", "CI") in _found(glossary())


def test_a_change_of_any_name_asks_for_other_forms(kept: Path) -> None:
    concepts = glossary().concepts
    readings.written_readings(concepts.values())
    changed = {**concepts, "ci": concepts["ci"].model_copy(update={"variants": ("robot",)})}
    assert "robots" in readings.written_readings(changed.values())
    reworded = {**concepts, "ci": concepts["ci"].model_copy(update={"gloss": "another one"})}
    assert len(list(kept.iterdir())) == 2
    readings.written_readings(reworded.values())
    assert len(list(kept.iterdir())) == 2


def test_a_small_glossary_is_not_kept(kept: Path) -> None:
    few = list(glossary().concepts.values())[: readings.WORTH_KEEPING - 1]
    assert readings.written_readings(few)
    assert not kept.exists()
