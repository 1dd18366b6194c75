"""Search by meaning and words: what a person types into the search field, and what comes first."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.glossary.words import WordEncoder
from translator.glossary.entries import Entry, entries_of, entry
from translator.glossary.index import SemanticIndex
from translator.glossary.lexical import Lexical, shared_words
from translator.glossary.load import Glossary, join
from translator.glossary.schema import Concept, GlossaryFile
from translator.glossary.search import Retriever, search

ENTRIES = (
    entry("backup", ["backup", "spare copy"], "A second copy of files, kept in case of loss."),
    entry("outage", ["outage"], "A time in which nobody can use a service."),
    entry("cache", ["cache", "caching"], "A store of copies that answers common questions fast."),
    entry(
        "ci", ["CI", "continuous integration"], "Changes are joined and tested many times a day."
    ),
    entry("ci-item", ["CI", "configuration item"], "Anything that must be managed for a service."),
)


@pytest.fixture
def retriever(tmp_path: Path) -> Retriever:
    return Retriever(SemanticIndex(ENTRIES, WordEncoder(), tmp_path))


def test_what_is_said_of_a_concept_finds_it_with_the_reason(retriever: Retriever) -> None:
    best = retriever.search("keeping a second copy in case our files are lost")[0]
    assert best.id == "backup"
    assert best.words == ("second", "copy", "case", "files")
    assert best.why.startswith("near in meaning (")
    assert best.why.endswith("shares second, copy, case, files")


def test_a_name_said_outright_comes_first_whatever_its_case(retriever: Retriever) -> None:
    best, second = retriever.search("  Spare COPY ", 2)
    assert (best.id, best.score) == ("backup", 1.0)
    assert best.why == "is called “spare copy”"
    assert second.score < 1


def test_a_name_of_two_concepts_brings_both(retriever: Retriever) -> None:
    assert {one.id for one in retriever.search("ci", 2)} == {"ci", "ci-item"}


def test_scores_fall_and_nothing_comes_twice(retriever: Retriever) -> None:
    found = retriever.search("copies of a service", 99)
    assert len(found) == len({one.id for one in found}) == len(ENTRIES)
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert all(one.score <= 1 for one in found)


def test_blank_questions_and_empty_glossaries_find_nothing(
    retriever: Retriever, tmp_path: Path
) -> None:
    assert retriever.search(" \n") == []
    assert retriever.search("backup", 0) == []
    assert Retriever(SemanticIndex((), WordEncoder(), tmp_path)).search("backup") == []


@pytest.mark.parametrize("question", ["?!", "—", "ü日本", "the of a", "x" * 5000, "a\x00b"])
def test_odd_questions_are_answered_without_failing(retriever: Retriever, question: str) -> None:
    assert all(-1 <= one.score <= 1 for one in retriever.search(question))


def test_words_that_few_entries_hold_count_more() -> None:
    lexical = Lexical(ENTRIES)
    scores = dict(zip((one.id for one in ENTRIES), lexical.scores("service outage"), strict=True))
    assert max(scores, key=lambda name: scores[name]) == "outage"
    assert scores["ci-item"] > 0 == scores["backup"]
    assert lexical.scores("zebra").max() == 0


def test_word_scores_stay_between_none_and_all_of_the_question() -> None:
    loud = (*ENTRIES, Entry("x", ("copy",), (("copy copy copy", 9.0), ("copy", 9.0))))
    scores = Lexical(loud).scores("copy")
    assert 0 <= scores.min() <= scores.max() <= 1


def test_shared_words_are_told_as_the_question_spells_them() -> None:
    assert shared_words("Losing the “Files”, twice!", ENTRIES[0]) == ("losing", "files")


def test_hits_name_concepts_of_the_glossary(small: Glossary, tmp_path: Path) -> None:
    index = SemanticIndex.of(small, WordEncoder(), tmp_path)
    best = search("the system that runs finance and supply", small, index, 2)[0]
    assert best.concept is small.get("erp")
    assert "finance" in best.why


def test_a_draft_that_explains_nothing_yet_is_not_searched() -> None:
    file = GlossaryFile(
        domain="d",
        concepts=(
            Concept(id="bare", term="bare", status="proposed"),
            Concept(id="told", term="told", status="proposed", gloss="said in words"),
        ),
    )
    assert [one.id for one in entries_of(join([(Path("d.yaml"), file)]))] == ["told"]
