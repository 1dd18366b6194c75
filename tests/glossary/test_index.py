"""The index by meaning, with an encoder made of word hashes."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.glossary.words import WIDTH, WordEncoder
from translator.errors import WeightsError
from translator.glossary import vectors
from translator.glossary.entries import entry
from translator.glossary.index import SemanticIndex, relate
from translator.glossary.load import Glossary, join, read_file
from translator.values import TermMatch


def test_the_nearest_concept_comes_first_and_each_once(small: Glossary, tmp_path: Path) -> None:
    found = SemanticIndex.of(small, WordEncoder(), tmp_path).search(
        "the system that runs finance and supply", 4
    )
    assert found[0][0] == "erp"
    assert found[0][1] == pytest.approx(1.0, abs=0.2)
    assert len(found) == len({name for name, _ in found}) == 4
    assert [score for _, score in found] == sorted((s for _, s in found), reverse=True)


def test_a_second_run_embeds_only_the_question(small: Glossary, tmp_path: Path) -> None:
    first = SemanticIndex.of(small, WordEncoder(), tmp_path).search("finance system", 3)
    encoder = WordEncoder()
    assert SemanticIndex.of(small, encoder, tmp_path).search("finance system", 3) == first
    assert encoder.asked == 1


def test_a_damaged_index_is_built_anew(small: Glossary, tmp_path: Path) -> None:
    good = SemanticIndex.of(small, WordEncoder(), tmp_path).search("finance system", 3)
    (path,) = tmp_path.glob("*.faiss")
    path.write_bytes(path.read_bytes()[:100] + b"damage")
    assert SemanticIndex.of(small, WordEncoder(), tmp_path).search("finance system", 3) == good
    encoder = WordEncoder()
    SemanticIndex.of(small, encoder, tmp_path).search("finance system", 3)
    assert encoder.asked == 1


def test_another_glossary_or_encoder_gets_its_own_index(small: Glossary, tmp_path: Path) -> None:
    SemanticIndex.of(small, WordEncoder(), tmp_path).search("x", 1)
    SemanticIndex.of(small, WordEncoder("others"), tmp_path).search("x", 1)
    path = Path(__file__).with_name("small.yaml")
    fewer = read_file(path).model_copy(update={"concepts": read_file(path).concepts[:2]})
    found = SemanticIndex.of(join([(path, fewer)]), WordEncoder(), tmp_path).search("finance", 9)
    assert {name for name, _ in found} == {"api", "container-platform"}
    assert len(list(tmp_path.glob("*.faiss"))) == 3


def test_a_folder_that_cannot_be_written_does_not_stop_the_search(
    small: Glossary, tmp_path: Path
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder", encoding="utf-8")
    found = SemanticIndex.of(small, WordEncoder(), blocked / "inside").search("finance", 2)
    assert len(found) == 2


def test_only_near_jargon_is_related(small: Glossary, tmp_path: Path) -> None:
    index = SemanticIndex.of(small, WordEncoder(), tmp_path)
    near = TermMatch(None, "ERP enterprise resource planning", 0, 32, "unknown", 0, 0, 32, 0.7)
    far = TermMatch(None, "zebra", 0, 5, "unknown", 0, 0, 5, 0.7)
    known = TermMatch("api", "API", 0, 3, "exact", 0, 0, 3)
    related, same, kept = relate((near, far, known), index)
    assert (related.concept, related.how) == ("erp", "semantic")
    assert related.score >= 0.8
    assert (same, kept) == (far, known)


def test_an_empty_question_finds_nothing(small: Glossary, tmp_path: Path) -> None:
    index = SemanticIndex.of(small, WordEncoder(), tmp_path)
    assert index.search("  ", 3) == []
    assert index.search("finance", 0) == []


def test_a_changed_entry_costs_only_its_own_texts(tmp_path: Path) -> None:
    old = [entry(str(n), [f"term {n}"], f"meaning number {n}") for n in range(20)]
    SemanticIndex(old, WordEncoder(), tmp_path).build()
    encoder = WordEncoder()
    new = [*old[:5], entry("5", ["term 5"], "quite another meaning"), *old[6:]]
    index = SemanticIndex(new, encoder, tmp_path)
    assert (index.is_built, index.is_ready) == (False, True)
    index.build()
    assert index.is_built
    assert encoder.asked == len(new[5].wordings)
    assert index.search("quite another meaning", 1)[0][0] == "5"
    assert index.search("meaning number 7", 1)[0][0] == "7"


def test_much_that_is_new_is_not_embedded_in_passing(tmp_path: Path) -> None:
    many = [entry(str(n), [f"term {n}"], f"meaning number {n}") for n in range(60)]
    assert not SemanticIndex(many, WordEncoder(), tmp_path).is_ready
    SemanticIndex(many[:20], WordEncoder(), tmp_path).build()
    assert not SemanticIndex(many, WordEncoder(), tmp_path).is_ready
    SemanticIndex(many[20:40], WordEncoder(), tmp_path).build()
    assert SemanticIndex(many, WordEncoder(), tmp_path).is_ready


def test_a_note_that_does_not_fit_its_index_is_not_believed(tmp_path: Path) -> None:
    one, two = [entry("a", ["alpha"], "first")], [entry("b", ["beta"], "second")]
    SemanticIndex(one, WordEncoder(), tmp_path).build()
    (first,) = tmp_path.glob("*.faiss")
    SemanticIndex(two, WordEncoder(), tmp_path).build()
    (second,) = set(tmp_path.glob("*.faiss")) - {first}
    second.write_bytes(first.read_bytes())
    encoder = WordEncoder()
    assert SemanticIndex(two, encoder, tmp_path).search("beta second", 1)[0][1] > 0.8
    assert encoder.asked > 1


@pytest.mark.parametrize("note", ["", "[]", "{}", '{"stamp": 1, "keys": "x"}', "\x00\xff"])
def test_a_broken_note_breaks_no_search(small: Glossary, tmp_path: Path, note: str) -> None:
    good = SemanticIndex.of(small, WordEncoder(), tmp_path).search("finance system", 3)
    (path,) = tmp_path.glob("*.json")
    path.write_text(note, encoding="latin-1")
    assert SemanticIndex.of(small, WordEncoder(), tmp_path).search("finance system", 3) == good
    more = [entry("x", ["brand new"], "something else")]
    path.write_text(note, encoding="latin-1")
    assert SemanticIndex(more, WordEncoder(), tmp_path).search("brand new", 1)[0][0] == "x"


def test_old_indexes_are_dropped_and_the_newest_stay(tmp_path: Path) -> None:
    for n in range(6):
        SemanticIndex([entry("a", ["alpha"], f"version {n}")], WordEncoder(), tmp_path).build()
        for path in tmp_path.glob("*.faiss"):
            os.utime(path, (path.stat().st_mtime - 10, path.stat().st_mtime - 10))
    assert len(list(tmp_path.glob("*.faiss"))) == len(list(tmp_path.glob("*.json"))) == 3
    encoder = WordEncoder()
    SemanticIndex([entry("a", ["alpha"], "version 5")], encoder, tmp_path).search("alpha", 1)
    assert encoder.asked == 1


def test_an_index_in_use_outlives_newer_ones(tmp_path: Path) -> None:
    used = [entry("a", ["alpha"], "in use")]
    SemanticIndex(used, WordEncoder(), tmp_path).build()
    for n in range(5):
        for path in tmp_path.glob("*.faiss"):
            os.utime(path, (path.stat().st_mtime - 10, path.stat().st_mtime - 10))
        SemanticIndex(used, WordEncoder(), tmp_path).search("alpha", 1)
        SemanticIndex([entry("a", ["alpha"], f"other {n}")], WordEncoder(), tmp_path).build()
    assert SemanticIndex(used, WordEncoder(), tmp_path).is_built


def test_an_index_made_in_the_background_serves_the_next_search(
    small: Glossary, tmp_path: Path
) -> None:
    index = SemanticIndex.of(small, WordEncoder(), tmp_path)
    index.build_in_background().join()
    assert index.is_built
    encoder = WordEncoder()
    SemanticIndex.of(small, encoder, tmp_path).search("finance", 1)
    assert encoder.asked == 1


def test_a_failure_in_the_background_is_told_by_the_first_search(
    small: Glossary, tmp_path: Path
) -> None:
    class Missing(WordEncoder):
        def encode(self, texts: list[str]) -> NDArray[np.float32]:
            raise WeightsError("no weights", hint="fetch them")

    index = SemanticIndex.of(small, Missing(), tmp_path)
    index.build_in_background().join()
    assert not index.is_built
    with pytest.raises(WeightsError, match="no weights"):
        index.search("finance", 1)


def test_many_rows_are_walked_and_not_scanned_and_found_again_from_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vectors, "FLAT_UP_TO", 100)
    rng = np.random.default_rng(0)
    rows = rng.standard_normal((400, 2, WIDTH)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=2, keepdims=True)
    keys = [f"key {n}" for n in range(400)]
    file = vectors.VectorFile(keys, "words", tmp_path)
    file.keep(vectors.build(vectors.in_rows(list(rows))))
    index = file.read()
    _, places = index.search(rows[:, 0], 1)
    assert (places[:, 0] == np.arange(400)).mean() > 0.95
    fewer = vectors.VectorFile(keys[:7], "words", tmp_path).known()
    assert set(fewer) == set(keys[:7])
    np.testing.assert_allclose(fewer["key 3"], rows[3], atol=1e-6)
