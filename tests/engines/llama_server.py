"""A real OpenAI-compatible server for tests: llama.cpp's own, on a port of loopback."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any


class LlamaServer:
    """Runs until ``close``. ``url`` is the base that ends in /v1."""

    def __init__(self, gguf: Path, *, key: str) -> None:
        os.environ.setdefault("GOMP_SPINCOUNT", "1000")
        import xllamacpp  # noqa: PLC0415 - only tests with real weights may load it

        params = xllamacpp.CommonParams()
        params.model.path = str(gguf)
        params.n_ctx = 8192
        params.n_parallel = 4
        params.api_keys = [key]
        params.verbosity = -1
        self._native: Any = xllamacpp.Server(params)
        self.url = f"{self._native.listening_address}/v1"

    def close(self) -> None:
        del self._native
