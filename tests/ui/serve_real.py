"""Serves the page over the real pipeline; the engine is an argument: for the browser's tests."""

from __future__ import annotations

import argparse

from tests.ui.served import announce
from translator.pipeline import Translator
from translator.ui.app import launch

if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--engine")
    parser.add_argument("--port", type=int)
    given = parser.parse_args()
    launch(Translator.load(given.engine), given.port, announce=announce)
