"""Serves the page over the real pipeline; the engine is an argument: for the browser's tests."""

from __future__ import annotations

import argparse
import sys

from translator.pipeline import Translator
from translator.ui.app import launch


def _announce(url: str) -> None:
    sys.stdout.write(f"{url}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--engine")
    parser.add_argument("--port", type=int)
    given = parser.parse_args()
    launch(Translator.load(given.engine), given.port, announce=_announce)
