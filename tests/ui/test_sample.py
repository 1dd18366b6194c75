"""The sample on the first page is true: the example's words, and a wording that passes the gate."""

from __future__ import annotations

import pytest

from tests.flow import glossary, translator
from translator.review import edited, is_unconfirmed
from translator.ui.filling import EXAMPLE
from translator.ui.sample import PASTED, READ, sample


def test_what_it_wrote_stands_in_the_example() -> None:
    written = EXAMPLE.read_text(encoding="utf-8")
    assert all(words in written for words in PASTED)


@pytest.mark.parametrize(("pasted", "read"), list(zip(PASTED, READ, strict=True)))
def test_what_the_cfo_reads_passes_the_gate(pasted: str, read: str) -> None:
    made = translator().translate(EXAMPLE.read_text(encoding="utf-8"), "finance")
    text = made.sheet.update.text
    (index,) = (
        i
        for i, s in enumerate(made.sentences)
        if s.how != "context" and any(text[a:b] in pasted for a, b in s.sources)
    )
    said = edited(made, index, read, glossary()).sentences[index]
    assert said.text == read
    assert not is_unconfirmed(said)
    worse = read.replace("suspected to be", "").replace("About 1,900", "1,900")
    assert is_unconfirmed(edited(made, index, worse, glossary()).sentences[index])


def test_the_sample_shows_both_sides() -> None:
    page = sample()
    assert "What IT wrote" in page
    assert "computer&#x27;s memory" in page
