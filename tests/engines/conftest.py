"""Engines for the conformance suite: the scripted double, and real ones when weights are wanted."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.engines.llama_server import LlamaServer
from translator import weights
from translator.engines.base import Engine
from translator.engines.llamacpp import LlamaCppEngine
from translator.engines.scripted import ScriptedEngine
from translator.engines.server import ServerEngine
from translator.engines.transformers import TransformersEngine

SMALL = "smollm2-135m"
REAL = pytest.mark.weights
LONG_STORY = "once upon a time there was a server " * 40


@pytest.fixture(scope="session")
def llama_server() -> Iterator[LlamaServer]:
    """A real llama.cpp server on loopback that wants a key."""
    server = LlamaServer(weights.path(SMALL), key="sesame")
    yield server
    server.close()


@pytest.fixture(
    scope="session",
    params=[
        "scripted",
        pytest.param("llamacpp", marks=REAL),
        pytest.param("transformers", marks=REAL),
        pytest.param("server", marks=REAL),
        pytest.param("server-whole", marks=REAL),
    ],
)
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """One engine of each kind; the conformance suite asks the same of all."""
    made = _make(request.param, request)
    yield made
    made.close()


def _make(kind: str, request: pytest.FixtureRequest) -> Engine:
    if kind == "scripted":
        return ScriptedEngine(lambda _: LONG_STORY, delay=0.02)
    if kind == "llamacpp":
        return LlamaCppEngine(SMALL)
    if kind == "transformers":
        return TransformersEngine(SMALL, device="cpu")
    server: LlamaServer = request.getfixturevalue("llama_server")
    return ServerEngine(SMALL, url=server.url, key="sesame", stream=kind == "server")
