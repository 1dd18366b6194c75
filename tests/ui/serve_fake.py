"""Serves the page over the fake translator, in a process of its own: for the browser's tests."""

from __future__ import annotations

import argparse

from tests.ui.fakes import FakeTranslator
from tests.ui.served import announce
from translator.ui.app import launch

if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int)
    parser.add_argument("--delay", type=float, default=0.0)
    parser.add_argument("--load", type=float, default=0.0)
    given = parser.parse_args()
    launch(
        FakeTranslator(given.delay, given.load),
        given.port,
        announce=announce,
    )
