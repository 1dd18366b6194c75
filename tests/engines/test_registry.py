"""Engines are found by explicit id; a misspelt one is answered with the nearest."""

# ruff: noqa: FBT001 - parametrised tests

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from translator.engines import registry
from translator.engines.base import Request
from translator.errors import EngineError


def test_our_engines_come_through_the_entry_points() -> None:
    assert {"llamacpp", "scripted", "server", "transformers"} <= set(registry.engine_names())
    engine = registry.create("scripted:double", answers=["Hello."])
    assert engine.id == "scripted:double"
    assert [c.text for c in engine.complete([Request(system="", user="")])] == ["Hello."]


def test_creating_an_engine_needs_no_weights_and_loads_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLAINBRIDGE_WEIGHTS", str(tmp_path))
    for engine_id in ("llamacpp:qwen2.5-coder-1.5b", "transformers:smollm2-135m"):
        assert registry.create(engine_id).id == engine_id


def test_a_model_name_may_hold_colons() -> None:
    assert registry.create("server:llama3:8b").model == "llama3:8b"


@pytest.mark.parametrize(
    ("engine_id", "nearest"),
    [
        ("lamacpp:qwen2.5-coder-1.5b", "llamacpp"),
        ("llamacpp:qwen2.5-1.5b", "llamacpp:qwen2.5-coder-1.5b"),
        ("transformers:smolm2", "transformers:smollm2-135m"),
    ],
)
def test_a_misspelt_id_names_the_nearest(engine_id: str, nearest: str) -> None:
    with pytest.raises(EngineError, match=f"Did you mean '?{nearest}") as caught:
        registry.create(engine_id)
    assert engine_id.partition(":")[2] in str(caught.value)
    assert "0.5b" in caught.value.hint


@pytest.mark.parametrize("engine_id", ["llamacpp", "llamacpp:", ""])
def test_an_id_without_engine_or_model_is_refused(engine_id: str) -> None:
    with pytest.raises(EngineError, match=f"{engine_id!r}"):
        registry.create(engine_id)


def test_a_model_that_only_embeds_is_no_engines_model() -> None:
    with pytest.raises(EngineError, match="all-minilm-l6-v2"):
        registry.create("llamacpp:all-minilm-l6-v2")


def test_a_models_own_file_can_be_used(tmp_path: Path) -> None:
    own = tmp_path / "tuned.gguf"
    own.write_bytes(b"GGUF")
    assert registry.create(f"llamacpp:{own}").model == str(own)


def test_the_environment_chooses_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAINBRIDGE_ENGINE", "server:mine")
    assert registry.default_engine_id() == "server:mine"


@pytest.mark.parametrize(
    ("driver", "cuda", "default"),
    [
        (False, True, "llamacpp:plainbridge-0.5b"),
        (True, False, "llamacpp:plainbridge-0.5b"),
        (True, True, "transformers:plainbridge-0.5b"),
    ],
)
def test_the_default_follows_the_hardware(
    monkeypatch: pytest.MonkeyPatch, driver: bool, cuda: bool, default: str
) -> None:
    monkeypatch.delenv("PLAINBRIDGE_ENGINE", raising=False)
    monkeypatch.setattr(registry, "_has_nvidia_driver", lambda: driver)
    monkeypatch.setattr(registry, "_has_cuda", lambda: cuda)
    assert registry.default_engine_id() == default


def test_importing_the_engines_loads_no_heavy_library() -> None:
    code = (
        "import sys\n"
        "import translator.encoder, translator.engines.registry as r\n"
        "import translator.engines.llamacpp, translator.engines.transformers\n"
        "import translator.engines.server\n"
        "r.create('llamacpp:qwen2.5-coder-1.5b'); r.create('transformers:smollm2-135m')\n"
        "heavy = {'torch', 'transformers', 'sentence_transformers', 'xllamacpp'}\n"
        "sys.exit(str(heavy & set(sys.modules)) if heavy & set(sys.modules) else 0)\n"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
