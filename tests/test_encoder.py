"""Embeddings: their shape, their length, and that meaning brings sentences together."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from translator import weights
from translator.encoder import DIMENSIONS, Encoder
from translator.errors import WeightsError


def test_no_texts_give_no_vectors_and_load_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLAINBRIDGE_WEIGHTS", str(tmp_path))
    assert Encoder("all-minilm-l6-v2").encode([]).shape == (0, 384)
    assert Encoder("all-mpnet-base-v2").encode([]).shape == (0, 768)


def test_the_better_encoder_is_taken_where_its_weights_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    here = {"all-minilm-l6-v2"}
    monkeypatch.setattr(weights, "is_present", lambda name: name in here)
    assert Encoder().model == "all-minilm-l6-v2"
    here.add("all-mpnet-base-v2")
    assert Encoder().model == "all-mpnet-base-v2"
    here.clear()
    assert Encoder().model == "all-mpnet-base-v2"


def test_a_model_that_chats_is_no_encoder() -> None:
    with pytest.raises(WeightsError, match=r"'qwen2\.5-coder-1\.5b' embeds no text"):
        Encoder("qwen2.5-coder-1.5b")


def test_missing_weights_say_what_to_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAINBRIDGE_WEIGHTS", str(tmp_path))
    with pytest.raises(WeightsError) as caught:
        Encoder().encode(["latency"])
    assert "plainbridge models fetch all-mpnet-base-v2" in caught.value.hint


@pytest.mark.weights
@pytest.mark.parametrize("model", DIMENSIONS)
def test_vectors_have_length_one_and_meaning_brings_sentences_together(model: str) -> None:
    vectors = Encoder(model, device="cpu").encode(
        ["the database is slow", "queries take a long time", "we hired a new accountant", "ü 日本"]
    )
    assert vectors.shape == (4, DIMENSIONS[model])
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2] + 0.2


@pytest.mark.weights
def test_a_text_gets_the_same_vector_alone_and_in_company() -> None:
    encoder = Encoder(device="cpu")
    alone = encoder.encode(["the certificate expires"])
    company = encoder.encode(
        ["a much longer sentence than the other one, with more words", "the certificate expires"]
    )
    np.testing.assert_allclose(alone[0], company[1], atol=1e-5)
