"""Tuned models: found by name or folder, and refused on another base or when damaged."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from translator import adapters, weights
from translator.adapters import Adapter
from translator.drafting import Drafter
from translator.engines.registry import create
from translator.errors import WeightsError


def a_folder(place: Path, **changes: object) -> Path:
    place.mkdir()
    (place / adapters.GGUF).write_bytes(b"weights")
    about = {
        "name": "own",
        "title": "A trial",
        "base": "qwen2.5-coder-0.5b",
        "base_sha256": weights.model("qwen2.5-coder-0.5b").sha256,
        "prompt": "note.v1",
        "files": {adapters.GGUF: hashlib.sha256(b"weights").hexdigest()},
    }
    (place / adapters.DESCRIPTION).write_text(json.dumps(about | changes), "utf-8")
    return place


def test_a_whole_adapter_is_found_by_its_folder_and_good(tmp_path: Path) -> None:
    found = adapters.find(str(a_folder(tmp_path / "own")))
    assert found is not None
    found.check()
    assert found.base == "qwen2.5-coder-0.5b"


def test_an_adapter_on_another_base_is_refused(tmp_path: Path) -> None:
    adapter = Adapter(a_folder(tmp_path / "own", base_sha256="0" * 64))
    with pytest.raises(WeightsError, match=r"trained on qwen2\.5-coder-0\.5b with SHA-256 0000"):
        adapter.check()


def test_a_changed_file_is_refused(tmp_path: Path) -> None:
    folder = a_folder(tmp_path / "own")
    (folder / adapters.GGUF).write_bytes(b"other weights")
    with pytest.raises(WeightsError, match=r"adapter\.gguf is damaged"):
        Adapter(folder).check()
    (folder / adapters.GGUF).unlink()
    with pytest.raises(WeightsError, match="no file was found"):
        Adapter(folder).check()


def test_a_broken_description_is_named(tmp_path: Path) -> None:
    folder = a_folder(tmp_path / "own", speed="high")
    with pytest.raises(WeightsError, match=r"adapter\.json does not describe an adapter"):
        adapters.find(str(folder))


def test_other_models_have_no_adapter() -> None:
    assert adapters.find("qwen2.5-coder-1.5b") is None
    assert adapters.find("/nowhere/at/all") is None


def test_a_tuned_model_is_asked_with_the_prompt_it_was_trained_on(tmp_path: Path) -> None:
    tuned = create(f"llamacpp:{a_folder(tmp_path / 'own')}")
    assert Drafter.of(tuned).draft.id == "note.v1"
    assert Drafter.of(create("llamacpp:qwen2.5-coder-1.5b")).draft.id == "draft.v1"
