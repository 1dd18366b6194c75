"""Keeps libraries that like to look for news on a hub from doing so."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

_OFFLINE = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_DATASETS_OFFLINE": "1",
    "TOKENIZERS_PARALLELISM": "false",
    "TQDM_DISABLE": "1",
}


@contextmanager
def offline() -> Iterator[None]:
    """Import and load inside this block: the hub's libraries then stay offline.

    The settings remain afterwards, since those libraries read some of them once, at import.
    """
    os.environ.update(_OFFLINE)
    yield
