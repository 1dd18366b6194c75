"""The retrieval benchmark: its questions are fair, its figures right, its command forgiving."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from eval.retrieval import __main__ as command
from eval.retrieval.inputs import read_queries
from eval.retrieval.measures import rank_of, summary
from eval.retrieval.remembered import Remembered
from tests.glossary.words import WordEncoder
from translator.glossary.load import load_glossary

QUERIES = read_queries(command.QUERIES)
_SMALL = frozenset("a at in of on or the to".split())


@pytest.fixture(autouse=True)
def words_for_meaning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "Encoder", WordEncoder)


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    queries, glossary = tmp_path / "queries.jsonl", tmp_path / "glossary.jsonl"
    queries.write_text(
        '{"query": "a second copy of files", "term": "Backup", "part": "one"}\n\n'
        '{"query": "nobody can use it", "term": "outage", "more": 1}\n'
        '{"query": "quarterly zebra", "term": "no such term"}\n',
        encoding="utf-8",
    )
    glossary.write_text(
        '{"term": "backup", "definition": "A second copy of files."}\n'
        '{"term": "outage", "definition": "A time when nobody can use a service."}\n'
        '{"term": "cache", "definition": "A fast store."}\n',
        encoding="utf-8-sig",
    )
    return queries, glossary


def test_there_are_enough_questions_half_of_them_held_out() -> None:
    assert len({q.term for q in QUERIES}) >= 150
    held = sum(q.part == "held" for q in QUERIES)
    assert held == len(QUERIES) // 2
    assert {q.part for q in QUERIES} == {"dev", "held"}


@pytest.mark.parametrize("one", QUERIES, ids=lambda one: one.term)
def test_no_question_uses_a_word_of_its_term(one: object) -> None:
    assert isinstance(one, type(QUERIES[0]))
    term, query = (set(re.findall(r"\w+", text.lower())) for text in (one.term, one.query))
    assert not (term & query) - _SMALL


def test_every_question_asks_for_a_concept_that_there_is() -> None:
    terms = {concept.term for concept in load_glossary().concepts.values()}
    assert {q.term for q in QUERIES} <= terms


def test_the_command_prints_the_four_figures(
    files: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.main([str(files[0]), "--glossary", str(files[1]), "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert figures == {"acc1": 0.6667, "acc5": 0.6667, "acc10": 0.6667, "mrr10": 0.6667}


def test_without_json_it_shows_what_was_missed(
    files: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    command.main([str(files[0]), "--glossary", str(files[1])])
    assert "not  no such term: quarterly zebra" in capsys.readouterr().out


def test_a_part_can_be_asked_alone(
    files: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    command.main([str(files[0]), "--glossary", str(files[1]), "--part", "one", "--json"])
    assert json.loads(capsys.readouterr().out)["acc1"] == 1.0


@pytest.mark.parametrize("line", ["no JSON", '{"query": "x"}', "[]", '{"query": 1, "term": "x"}'])
def test_a_broken_line_is_named_and_nothing_is_printed(
    files: tuple[Path, Path], line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    files[0].write_text(f'{{"query": "a", "term": "b"}}\n{line}\n', encoding="utf-8")
    assert command.main([str(files[0]), "--glossary", str(files[1]), "--json"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "queries.jsonl, line 2" in said.err


def test_a_missing_file_is_said_without_a_traceback(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.main([str(tmp_path / "none.jsonl")]) == 2
    assert "none.jsonl cannot be read" in capsys.readouterr().err


def test_ranks_and_figures() -> None:
    assert rank_of("B", ["a", "b", "b"]) == 2
    assert rank_of("z", ["a"]) is None
    assert rank_of("x", [*"abcdefghijx"]) is None
    assert summary([1, 5, 10, None]) == {"acc1": 0.25, "acc5": 0.5, "acc10": 0.75, "mrr10": 0.325}
    assert summary([]) == {"acc1": 0, "acc5": 0, "acc10": 0, "mrr10": 0}


def test_a_comparison_goes_on_where_it_ended(tmp_path: Path) -> None:
    first = WordEncoder()
    rows = Remembered(first, tmp_path).encode(["a backup", "an outage", "a backup"])
    assert first.asked == 2
    again = WordEncoder()
    assert (Remembered(again, tmp_path).encode(["an outage", "a backup"]) == rows[1::-1]).all()
    assert again.asked == 0
    other = WordEncoder("other weights")
    Remembered(other, tmp_path).encode(["a backup"])
    assert other.asked == 1
