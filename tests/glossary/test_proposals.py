"""From a candidate to a proposed entry or a noted non-term."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.flow import audiences
from translator.engines.scripted import ScriptedEngine
from translator.errors import GlossaryError
from translator.glossary.candidates import Candidate, Occurrence, find_candidates
from translator.glossary.layers import Layer
from translator.glossary.match import Matcher
from translator.glossary.proposals import Draft, draft, named, propose, reject
from translator.glossary.schema import Concept
from translator.glossary.store import Store
from translator.sheet import make_sheet

TEXT = """\
The kubelet failed on Monday. Ask anna.meier@example.com about the kubelet.

The Regional Billing Ledger (RBL) was late.
"""
BASE = """
domain: testing
concepts:
  - id: widget
    term: widget
    definition: A part that does one thing.
    gloss: a small part
"""
GOOD = "Definition: A helper program on each computer.\nGloss: a helper on each computer."


@pytest.fixture
def store(tmp_path: Path) -> Store:
    layers = [Layer("built-in", tmp_path / "base"), Layer("personal", tmp_path / "own")]
    layers[0].folder.mkdir()
    (layers[0].folder / "it.yaml").write_text(BASE, encoding="utf-8")
    return Store(layers)


def _found(store: Store, reader: str | None = None) -> tuple[Candidate, ...]:
    glossary = store.glossary()
    matcher = Matcher(glossary)
    sheets = {"text": make_sheet(TEXT, matcher)}
    return find_candidates(sheets, matcher, glossary, audiences()[reader] if reader else None)


def _entry(store: Store, entry_id: str) -> Concept:
    return store.glossary().get(entry_id)


def _kubelet(store: Store) -> Candidate:
    return named(_found(store), "Kubelet")


def test_a_proposal_holds_the_draft_marked_as_one(store: Store) -> None:
    engine = ScriptedEngine([GOOD])
    drafted = draft(_kubelet(store), engine)
    assert drafted == Draft(
        "A helper program on each computer.", "a helper on each computer", engine.id
    )
    entry = _entry(store, propose(_kubelet(store), store, drafted))
    assert (entry.term, entry.status, entry.gloss) == (
        "kubelet",
        "proposed",
        "a helper on each computer",
    )
    assert entry.note is not None
    assert engine.id in entry.note
    assert "nobody has checked" in entry.note
    assert entry.hits == ("The kubelet failed on Monday.",)


def test_the_model_sees_the_sentences_without_personal_data(store: Store) -> None:
    engine = ScriptedEngine([GOOD])
    draft(_kubelet(store), engine)
    asked = engine.history[0].user
    assert "The kubelet failed on Monday." in asked
    assert "anna" not in asked


@pytest.mark.parametrize(
    "answer",
    [
        "I cannot help with that.",
        "Definition: The kubelet is a kubelet.\nGloss: kubelets",
        f"Definition: {'very ' * 30}long.\nGloss: {'very ' * 20}long",
    ],
)
def test_words_that_cannot_be_used_are_left_out_and_it_is_said(store: Store, answer: str) -> None:
    drafted = draft(_kubelet(store), ScriptedEngine([answer]))
    entry = _entry(store, propose(_kubelet(store), store, drafted))
    assert (entry.definition, entry.gloss) == ("", "")
    assert entry.note is not None
    assert "nothing that could be used" in entry.note


def test_a_proposed_word_is_no_candidate_any_more_and_changes_no_output(store: Store) -> None:
    propose(_kubelet(store), store)
    assert "kubelet" not in [one.term for one in _found(store)]
    with pytest.raises(GlossaryError, match="already"):
        propose(_candidate_of("kubelet"), store)


def _candidate_of(term: str) -> Candidate:
    return Candidate(term, 1.0, (Occurrence("text", 0, 1, "A sentence."),))


def test_an_acronym_is_proposed_under_what_the_text_says_it_means(store: Store) -> None:
    entry = _entry(store, propose(named(_found(store), "RBL"), store))
    assert (entry.term, entry.abbreviations) == ("Regional Billing Ledger", ("RBL",))


def test_what_is_no_term_is_remembered(store: Store) -> None:
    assert "kubelet" in [one.term for one in _found(store, "executives")]
    entry = _entry(store, reject("kubelet", store))
    assert entry.status == "non-term"
    for reader in ("executives", None):
        assert "kubelet" not in [one.term for one in _found(store, reader)]
    assert reject("kubelet", store) == entry.id


def test_another_word_is_refused_with_those_there_are(store: Store) -> None:
    with pytest.raises(GlossaryError, match="'teapot'") as caught:
        named(_found(store), "teapot")
    assert "'kubelet'" in caught.value.hint
    with pytest.raises(GlossaryError) as none:
        named((), "teapot")
    assert "Nothing" in none.value.hint
