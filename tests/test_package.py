"""Importing the library is cheap, its flow goes one way, and unit tests reach nothing outside."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from translator.engines.llamacpp import LlamaCppEngine
from translator.engines.transformers import TransformersEngine
from translator.errors import WeightsError

ROOT = Path(__file__).resolve().parent.parent
HEAVY = {"torch", "gradio", "transformers", "xllamacpp", "sentence_transformers"}


def loaded_after(code: str) -> set[str]:
    """The heavy packages that a fresh Python has loaded after running ``code``."""
    report = f"{code}\nimport json, sys\nprint(json.dumps(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", report],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    return HEAVY & set(json.loads(done.stdout.splitlines()[-1]))


@pytest.mark.parametrize(
    "code",
    [
        "import translator",
        "import translator.pipeline",
        "import translator.cli",
        "from translator.engines import llamacpp, transformers, server, registry",
        "from translator.pipeline import Translator\n"
        "Translator.load('scripted:double').facts('The shop was closed for 20 minutes.')",
    ],
)
def test_no_model_library_is_loaded_before_it_is_needed(code: str) -> None:
    assert loaded_after(code) == set()


def test_the_page_is_the_only_part_that_loads_its_library() -> None:
    assert loaded_after("import gradio") >= {"gradio"}


def test_the_flow_goes_one_way() -> None:
    done = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stdout


def test_a_unit_test_cannot_reach_another_host() -> None:
    with pytest.raises(AssertionError, match=r"status\.example\.com"):
        httpx.get("https://status.example.com")
    with socket.socket() as plug, pytest.raises(AssertionError, match=r"192\.0\.2\.1"):
        plug.connect(("192.0.2.1", 80))
    with socket.socket() as plug, pytest.raises(AssertionError, match=r"192\.0\.2\.1"):
        plug.connect_ex(("192.0.2.1", 80))


def test_a_unit_test_may_talk_to_itself() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname(), timeout=5) as client,
    ):
        client.sendall(b"hello")
        accepted, _ = server.accept()
        with accepted:
            assert accepted.recv(5) == b"hello"


@pytest.mark.parametrize("engine", [LlamaCppEngine, TransformersEngine])
def test_a_unit_test_cannot_load_a_real_model(
    engine: type[LlamaCppEngine | TransformersEngine],
) -> None:
    with pytest.raises(WeightsError):
        engine("qwen2.5-coder-0.5b").start()
