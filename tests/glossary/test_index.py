"""The index by meaning, with an encoder made of word hashes."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from translator.glossary.index import SemanticIndex, relate
from translator.glossary.load import Glossary, join, read_file
from translator.values import TermMatch

WIDTH = 64


class WordEncoder:
    """Texts that share words are near each other; counts how often it is asked."""

    def __init__(self, digest: str = "words") -> None:
        self.digest = digest
        self.asked = 0

    def encode(self, texts: list[str]) -> NDArray[np.float32]:
        self.asked += len(texts)
        rows = np.full((len(texts), WIDTH), 1e-6, dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in re.findall(r"\w+", text.lower()):
                row[int(hashlib.sha256(word.encode()).hexdigest(), 16) % WIDTH] += 1
        unit: NDArray[np.float32] = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        return unit


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
