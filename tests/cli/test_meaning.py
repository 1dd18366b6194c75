"""Search by meaning and objectives from a shell, with an encoder made of word hashes."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import UPDATE, FakeTranslator, Run
from tests.glossary.words import WordEncoder
from translator import encoder, objectives
from translator.glossary import index

OBJECTIVES = """\
objectives:
  - id: open
    name: Keep the shop open
    goal: Checkout failed, and after 47 minutes it works again.
"""


class Encoder(WordEncoder):
    """Its weights are always here."""

    def check(self) -> None:
        return


@pytest.fixture(autouse=True)
def words_for_meaning(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for place in (encoder, objectives):
        monkeypatch.setattr(place, "Encoder", Encoder)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(index, "_IN_PASSING", 0)
    monkeypatch.setattr(objectives, "SERVES", 0.2)
    small = Path(__file__).parent.parent / "glossary" / "small.yaml"
    (tmp_path / "glossary").mkdir()
    shutil.copy(small, tmp_path / "glossary")
    monkeypatch.setenv("PLAINBRIDGE_GLOSSARY", str(tmp_path / "glossary"))


def test_a_description_finds_the_concept_with_the_reason(run: Run) -> None:
    result = run("glossary", "search", "the system that runs finance and supply", "-n", "2")
    assert result.code == 0
    first, second = result.out.splitlines()
    assert first.split()[1] == "erp"
    assert "near in meaning" in first
    assert "shares " in first
    assert float(first.split()[0]) >= float(second.split()[0])


def test_the_first_search_says_that_it_prepares_and_the_second_does_not(run: Run) -> None:
    assert "only this once" in run("glossary", "search", "ERP").err
    again = run("glossary", "search", "ERP")
    assert again.err == ""
    assert "is called “ERP”" in again.out


def test_the_index_can_be_prepared_beforehand(run: Run) -> None:
    prepared = run("glossary", "index")
    assert (prepared.code, prepared.out) == (0, "")
    assert run("glossary", "search", "ERP").err == ""


def test_objectives_are_linked_in_what_is_written(
    run: Run, fake: type[FakeTranslator], tmp_path: Path
) -> None:
    (tmp_path / "goals.yaml").write_text(OBJECTIVES, encoding="utf-8")
    given = ["-", "--format", "json", "--objectives", str(tmp_path / "goals.yaml")]
    linked = json.loads(run("translate", *given, stdin=UPDATE.encode()).out)
    assert "Keep the shop open" in {link["name"] for link in linked["serves"]}
    plain = json.loads(run("translate", *given[:3], stdin=UPDATE.encode()).out)
    assert plain["serves"] == []
    assert plain["sentences"] == linked["sentences"]


def test_broken_objectives_are_refused_before_the_model_works(
    run: Run, fake: type[FakeTranslator], tmp_path: Path
) -> None:
    (tmp_path / "goals.yaml").write_text("objectives: []", encoding="utf-8")
    result = run("translate", "-", "--objectives", str(tmp_path / "goals.yaml"), stdin=b"Hello.")
    assert (result.code, result.out) == (2, "")
    assert "goals.yaml" in result.err
    assert fake.asked == []
