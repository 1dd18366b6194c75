"""A small glossary that shows one case each."""

from __future__ import annotations

from pathlib import Path

import pytest

from translator.glossary.load import Glossary, join, read_file
from translator.glossary.match import Matcher

_SMALL = Path(__file__).with_name("small.yaml")


@pytest.fixture(scope="session")
def small() -> Glossary:
    return join([(_SMALL, read_file(_SMALL))])


@pytest.fixture(scope="session")
def matcher(small: Glossary) -> Matcher:
    return Matcher(small)
