"""A preview says entry by entry what an import would do, and why something cannot be done."""

from __future__ import annotations

from typing import Any

import pytest

from tests.glossary.exchange import kit
from translator.glossary.exchange.preview import Change, FieldChange, Preview, preview

API = {
    "id": "api",
    "term": "API",
    "variants": ["interface"],
    "policy": {"default": "gloss", "finance": "keep"},
    "replacement": {"singular": "way in", "plural": "ways in"},
}
HERE = kit.glossary(API, {"id": "server", "term": "server", "status": "deprecated"})


def against(*datas: dict[str, Any]) -> Preview:
    return preview(kit.reading(*datas), HERE)


def changed(data: dict[str, Any]) -> Change:
    found = against(data)
    assert not found.refused, found.refused
    assert not found.conflicts, found.conflicts
    (change,) = found.changed
    return change


def test_a_new_entry_is_proposed_unless_the_file_says_otherwise() -> None:
    found = against({"term": "Blue green!"}, {"term": "Node", "status": "non-term"})
    assert [(one.id, one.raw["status"], one.place) for one in found.new] == [
        ("blue-green", "proposed", "entry 1"),
        ("node", "non-term", "entry 2"),
    ]
    assert found.can_apply


def test_what_the_file_repeats_is_no_change() -> None:
    found = against(
        {"id": "api", "term": "API", "variants": ["interface"]}, {"term": "Server"},
    )  # fmt: skip
    assert (found.same, list(found.changed)) == (1, found.changed)
    assert not against({"id": "api", "term": "API"}).can_apply


def test_a_change_is_shown_field_by_field_and_writes_only_what_changes() -> None:
    change = changed(
        {"id": "api", "gloss": "a door", "policy": {"finance": "forbid"}, "note": "New."}
    )
    assert change.fields == (
        FieldChange("gloss", "a thing that works", "a door"),
        FieldChange("policy.finance", "keep", "forbid"),
        FieldChange("note", "", "New."),
    )
    assert change.raw == {
        "id": "api",
        "gloss": "a door",
        "policy": {"finance": "forbid"},
        "note": "New.",
    }


def test_an_entry_without_an_id_is_the_concept_that_bears_its_name() -> None:
    assert changed({"term": "API", "gloss": "a door"}).id == "api"
    found = against({"term": "Interface", "gloss": "a door"})
    assert [(one.id, dict(one.raw)) for one in found.changed] == [
        ("api", {"id": "api", "gloss": "a door"})
    ]
    assert "the preferred term stays" in found.notes[0]


def test_part_of_a_record_leaves_the_rest() -> None:
    change = changed({"id": "api", "replacement": {"plural": "doors"}})
    assert change.raw["replacement"]["singular"] == "way in"
    assert change.fields == (FieldChange("replacement.plural", "ways in", "doors"),)


def test_the_order_of_a_list_is_no_change() -> None:
    here = kit.glossary({**API, "variants": ["a", "b"]})
    assert preview(kit.reading({"id": "api", "variants": ["b", "a"]}), here).same == 1


@pytest.mark.parametrize("status", ["approved", "proposed", "non-term"])
def test_an_import_never_resets_a_status(status: str) -> None:
    found = against({"id": "server", "status": status, "gloss": "a machine"})
    (change,) = found.changed
    assert "status" not in change.raw
    assert found.notes == (f"1 entry keeps its status 'deprecated'; the file says {status!r}.",)


@pytest.mark.parametrize(
    ("data", "said", "mend"),
    [
        ({"id": "api", "colour": "red"}, "colour", "spelling"),
        ({"gloss": "a thing"}, "no term", "Give it a term"),
        ({"id": "New", "term": "new"}, "pattern", "lower-case"),
        ({"term": "new", "pos": "adverb"}, "noun", "Correct"),
        ({"id": 5, "term": "new"}, "5", "quotes"),
        ({"term": "new", "definition": "word " * 26}, "26", ""),
        ({"term": "new", "status": "approved"}, "definition", ""),
        ({"term": "new", "related": ["gone"]}, "'gone'", "take it out"),
        ({"id": "api", "related": ["gone"]}, "'gone'", "take it out"),
        ({"term": "a\x07b"}, r"\x07", "Take the character out"),
        ({"id": "api", "review_date": "soon"}, "review_date", ""),
    ],
)
def test_an_entry_that_is_not_valid_is_refused_with_the_reason(
    data: dict[str, Any], said: str, mend: str
) -> None:
    found = against({"term": "fine"}, data)
    (refusal,) = found.refused
    assert refusal.place == "entry 2"
    assert said in refusal.reason
    assert mend in refusal.mend
    assert not found.can_apply


@pytest.mark.parametrize(
    ("datas", "said"),
    [
        ([{"id": "x", "term": "X"}, {"id": "x", "term": "X", "note": "y"}], "entry 1"),
        ([{"id": "c1", "term": "API"}], "'api' already"),
        ([{"id": "api", "term": "invoice"}], "does not name the other"),
        ([{"term": "!!!"}], "is empty"),
    ],
)
def test_contradictions_are_conflicts(datas: list[dict[str, Any]], said: str) -> None:
    found = against(*datas)
    (conflict,) = found.conflicts
    assert said in conflict.reason
    assert conflict.mend
    assert not found.can_apply


def test_a_name_of_several_concepts_needs_an_id() -> None:
    here = kit.glossary(
        {"id": "ci", "term": "CI"}, {"id": "item", "term": "item", "abbreviations": ["CI"]}
    )
    (conflict,) = preview(kit.reading({"term": "ci", "note": "x"}), here).conflicts
    assert "ci, item" in conflict.reason


def test_a_rename_that_keeps_the_old_name_is_a_change() -> None:
    change = changed({"id": "api", "term": "door", "deprecated": {"API": "door"}})
    assert change.raw["term"] == "door"


def test_a_word_with_a_second_meaning_is_new_when_examples_tell_it_apart() -> None:
    data = {"id": "api-bee", "term": "API", "hits": ["The API hummed."], "misses": ["An API call."]}
    assert [one.id for one in against(data).new] == ["api-bee"]


def test_an_entry_repeated_word_for_word_counts_once() -> None:
    found = against({"id": "x", "term": "X"}, {"id": "x", "term": "X"})
    assert [one.id for one in found.new] == ["x"]
    assert found.notes == ("1 repeated word for word in the file.",)


def test_entries_of_one_file_may_relate_to_one_another() -> None:
    found = against({"id": "a", "term": "A", "related": ["b"]}, {"id": "b", "term": "B"})
    assert found.can_apply
