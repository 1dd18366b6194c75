"""The memory as a person uses it: find, retire, take back, and what is nearly the same."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.memory.flow import wording
from translator.errors import InputError, MemoryFileError
from translator.glossary.journal import author
from translator.memory.book import Memory
from translator.memory.near import difference, likeness
from translator.memory.store import default_path
from translator.memory.values import Wording

SOURCE = "Run time is down from {number1} to {number2} minutes."
TARGET = "It takes {number2} minutes instead of {number1}."


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    return Memory(tmp_path / "deep" / "memory.sqlite3")


def test_looking_makes_no_file(memory: Memory) -> None:
    assert memory.pairs("anything") == ()
    assert memory.exact("finance", SOURCE) == ()
    assert memory.near("finance", SOURCE) == ()
    assert memory.stats().states == {}
    with pytest.raises(InputError, match="no pair 7"):
        memory.get(7)
    with pytest.raises(InputError, match="no change"):
        memory.undo()
    assert not memory.path.parent.exists()


def test_what_is_approved_can_be_found_by_its_words(memory: Memory) -> None:
    (pair,) = memory.approve([wording(SOURCE, TARGET)], who="ann")
    assert (pair.state, pair.author, pair.uses) == ("approved", "ann", 0)
    assert memory.get(pair.id) == pair
    assert memory.pairs("run TIMES") == (pair,)
    assert memory.pairs("instead minut") == (pair,)
    assert memory.pairs("instead of nothing") == ()
    assert memory.pairs('"; DROP TABLE pair; --') == ()
    assert memory.pairs(audience="sales") == ()
    assert memory.exact("finance", SOURCE.replace("minutes", "MINUTES")) == ()
    assert memory.exact("finance", f"  - {SOURCE}") == (pair,)


def test_a_newer_wording_takes_the_place_of_the_older(memory: Memory) -> None:
    (old,) = memory.approve([wording(SOURCE, TARGET)])
    (new,) = memory.approve([wording(SOURCE, "Down to {number2} minutes, from {number1}.")])
    assert memory.exact("finance", SOURCE) == (new,)
    assert memory.get(old.id).state == "retired"
    assert memory.get(old.id).reason == "another wording was approved"
    (again,) = memory.approve([wording(SOURCE, TARGET)])
    assert again.id == old.id
    assert memory.exact("finance", SOURCE)[0].id == old.id


def test_wordings_for_other_fixed_values_stand_side_by_side(memory: Memory) -> None:
    both = Wording(
        "finance", "The {number1} reports were late.", "Both were late.", {"number1": "2"}
    )
    all_ = Wording("finance", both.source, "All three were late.", {"number1": "3"})
    memory.approve([both, all_])
    assert {p.wording.target for p in memory.exact("finance", both.source)} == {
        "Both were late.",
        "All three were late.",
    }


def test_each_step_can_be_taken_back_in_turn(memory: Memory) -> None:
    (old,) = memory.approve([wording(SOURCE, TARGET)], who="ann")
    memory.approve([wording(SOURCE, "Down from {number1} to {number2} minutes.")], who="bo")
    memory.retire([old.id], who="cy")
    assert "1 pair retired by cy" in memory.undo()
    assert "2 pairs approved by bo" in memory.undo()
    assert memory.exact("finance", SOURCE) == (old,)
    assert len(memory.pairs()) == 1
    assert "1 pair approved by ann" in memory.undo()
    assert memory.pairs() == ()
    assert memory.pairs("run time") == ()
    with pytest.raises(InputError, match="no change to take back"):
        memory.undo()


def test_an_unknown_pair_leaves_the_others_as_they_were(memory: Memory) -> None:
    (pair,) = memory.approve([wording(SOURCE, TARGET)])
    with pytest.raises(InputError, match="no pair 99"):
        memory.retire([pair.id, 99])
    assert memory.get(pair.id).state == "approved"
    assert memory.undo().startswith("1 pair approved")


def test_the_file_is_its_owners_alone(memory: Memory) -> None:
    memory.approve([wording(SOURCE, TARGET)])
    assert memory.path.stat().st_mode & 0o777 == 0o600


def test_use_is_counted(memory: Memory) -> None:
    (pair,) = memory.approve([wording(SOURCE, TARGET)])
    memory.count_uses([pair.id, pair.id])
    assert memory.get(pair.id).uses == 2
    assert memory.get(pair.id).last_used
    assert memory.stats().uses == 2


def test_nearly_the_same_is_found_with_what_differs(memory: Memory) -> None:
    memory.approve(
        [
            wording(SOURCE, TARGET),
            wording("The shop was closed for {number1} hours.", "The shop was closed."),
        ]
    )
    (near,) = memory.near("finance", "Run time is up from {number1} to {number2} minutes.")
    assert near.pair.wording.source == SOURCE
    assert 0.85 < near.score < 1
    assert memory.near("sales", SOURCE) == ()
    assert difference(SOURCE, "Run time is up from {number1} to {number2} minutes.") == (
        ("same", "Run time is"),
        ("gone", "down"),
        ("new", "up"),
        ("same", "from {number1} to {number2} minutes."),
    )
    assert likeness([], []) == 0.0


def test_an_inflected_neighbour_is_found_too(memory: Memory) -> None:
    memory.approve([wording("The nightly exports were restarted by hand.", "We restarted them.")])
    (near,) = memory.near("finance", "The nightly export was restarted by hand.")
    assert near.score > 0.6


def test_retired_pairs_are_not_offered(memory: Memory) -> None:
    (pair,) = memory.approve([wording(SOURCE, TARGET)])
    memory.retire([pair.id])
    assert memory.near("finance", SOURCE) == ()
    assert memory.exact("finance", SOURCE) == ()
    assert memory.get(pair.id).reason == "retired by hand"


def test_another_programs_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite3"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE theirs (a)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(MemoryFileError, match=r"other\.sqlite3.*another program") as caught:
        Memory(path).approve([wording(SOURCE, TARGET)])
    assert "move the file away" in caught.value.hint
    assert path.read_bytes() == before


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(MemoryFileError, match="cannot be used"):
        Memory(tmp_path / "file" / "memory.sqlite3").approve([wording(SOURCE, TARGET)])


def test_the_place_and_the_author_can_be_set(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PLAINBRIDGE_MEMORY", str(tmp_path / "mine.sqlite3"))
    monkeypatch.setenv("PLAINBRIDGE_AUTHOR", "Finance desk")
    assert default_path() == tmp_path / "mine.sqlite3"
    assert author() == "Finance desk"
