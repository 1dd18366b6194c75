"""Objectives: found by meaning, marked as background, and none rather than a wrong one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.flow import UPDATE, translator
from tests.glossary.words import WordEncoder
from translator import objectives
from translator.errors import InputError
from translator.objectives import HEADING, Matcher, load_objectives
from translator.render import render
from translator.values import Translation

EXAMPLE = Path(__file__).parent.parent / "examples" / "objectives.yaml"
FILE = """\
objectives:
  - id: stay-open
    name: Keep the *booking* shop open
    goal: The booking API answers, and no 503s are returned for 26 minutes.
    kpis:
      - {name: Run time, measure: minutes that nightly jobs run, target: "30"}
  - id: other
    name: Zebras
    goal: Zebras graze quietly.
"""


@pytest.fixture(scope="module")
def plain() -> Translation:
    return translator().translate(UPDATE, "executives")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    place = tmp_path / "goals.yaml"
    place.write_text(FILE, encoding="utf-8")
    return place


@pytest.fixture
def served(
    path: Path, tmp_path: Path, plain: Translation, monkeypatch: pytest.MonkeyPatch
) -> Translation:
    monkeypatch.setattr(objectives, "SERVES", 0.45)
    return Matcher(load_objectives(path), WordEncoder(), tmp_path).serve(plain)


def test_the_example_is_valid_and_asks_for_what_it_shows() -> None:
    found = load_objectives(EXAMPLE)
    assert len({one.id for one in found}) == len(found) == 8
    assert all(one.kpis for one in found)


def test_every_sentence_of_the_update_gets_a_link_or_none(served: Translation) -> None:
    told = [n for n, s in enumerate(served.sentences) if s.how != "context"]
    assert [link.sentence for link in served.serves] == told
    assert {link.objective for link in served.serves} == {"stay-open", None}
    for link in served.serves:
        assert (link.score >= 0.45) == (link.objective is not None)


def test_a_measure_links_to_its_objective_and_is_named(served: Translation) -> None:
    by = {link.by: link for link in served.serves if link.objective}
    assert by["Run time"].objective == "stay-open"
    assert "35 minutes" in served.sentences[by["Run time"].sentence].text


def test_no_sentence_changes_and_the_text_only_gains_marked_background(
    served: Translation, plain: Translation
) -> None:
    assert served.sentences == plain.sentences
    assert served.text.startswith(plain.text.rstrip("\n"))
    added = served.text[len(plain.text.rstrip("\n")) :]
    assert added.lstrip().startswith(f"## {HEADING}\n\n*Background, not from the update")
    assert "by meaning" in added
    assert r"Keep the \*booking\* shop open" in added
    none = sum(link.objective is None for link in served.serves)
    assert f"No objective found for {none} of {len(served.serves)} sentences" in added


def test_targets_are_shown_to_nobody(served: Translation) -> None:
    added = served.text[served.text.index(HEADING) :]
    assert "30" not in added


def test_without_the_file_nothing_is_said_of_objectives(plain: Translation) -> None:
    assert plain.serves == ()
    assert HEADING not in plain.text
    assert json.loads(render(plain, "json"))["serves"] == []
    assert "Serves" not in render(plain, "html")


def test_json_and_page_show_the_links(served: Translation) -> None:
    links = json.loads(render(served, "json"))["serves"]
    assert {"sentence", "objective", "name", "by", "score"} == set(links[0])
    page = render(served, "html")
    assert "<dt>Serves</dt><dd>Keep the *booking* shop open" in page
    assert "background, found by meaning" in page
    assert "None of the objectives, by meaning." in page


def test_a_refused_update_gets_no_links(path: Path, tmp_path: Path) -> None:
    refused = translator().translate("# Thanks\n\nThanks to everybody who helped.\n", "customers")
    assert refused.refusal is not None
    matcher = Matcher(load_objectives(path), WordEncoder(), tmp_path)
    assert matcher.serve(refused) == refused


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("objectives: [", "not valid YAML"),
        ("", "holds no 'objectives:' list"),
        ("- a", "holds no 'objectives:' list"),
        ("objectives: []", "objectives: "),
        ("objectives: [{id: a, name: b}]", "objectives.1.goal: Field required"),
        ("objectives: [{id: a, name: b, goal: c, gaol: d}]", "objectives.1.gaol: Extra"),
        ("objectives: [{id: A b, name: b, goal: c}]", "objectives.1.id: .*'A b'"),
        (
            "objectives: [{id: a, name: b, goal: c}, {id: a, name: d, goal: e}]",
            "two objectives have the id 'a'",
        ),
    ],
)
def test_a_broken_file_is_refused_with_the_place(path: Path, content: str, said: str) -> None:
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=said) as caught:
        load_objectives(path)
    assert caught.value.hint


def test_a_missing_or_unreadable_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.yaml cannot be read"):
        load_objectives(tmp_path / "none.yaml")
    (tmp_path / "latin.yaml").write_bytes(b"objectives: \xff")
    with pytest.raises(InputError, match="cannot be read"):
        load_objectives(tmp_path / "latin.yaml")


def test_loading_fails_before_the_model_works(
    path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[Any] = []

    class Silent(WordEncoder):
        def encode(self, texts: list[str]) -> Any:
            asked.append(texts)
            return super().encode(texts)

    monkeypatch.setattr(objectives, "Encoder", Silent)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    Matcher.load(path)
    assert asked
