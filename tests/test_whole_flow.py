"""The shipped example through real models: true to its source, mostly worded by the model."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from eval.measures import invented
from translator.audiences import load_audiences, load_topics
from translator.engines.llamacpp import LlamaCppEngine
from translator.engines.registry import default_engine_id
from translator.glossary.load import load_glossary
from translator.pipeline import Translator
from translator.values import Translation

SAMPLE = Path(__file__).resolve().parent.parent / "examples" / "status_report.md"
SMALL = "qwen2.5-coder-0.5b"
SEED = 11
# What a sentence must still hold when it reaches a reader: the source's words, and any that say
# the same and no more.
DOUBTS = {
    "suspected": ("suspect",),
    "not confirmed yet": ("not confirmed yet", "not yet confirmed", "not been confirmed yet",
                          "not yet been confirmed"),
    "about 1,900": ("about", "around", "approximately", "roughly"),
    "should upgrade": ("should",),
    "may lose": ("may", "might"),
    "No baseline": ("no ", "not "),
    "blocked by": ("block",),
}  # fmt: skip
pytestmark = pytest.mark.weights


@pytest.fixture(scope="module", params=[f"llamacpp:{SMALL}", default_engine_id()], ids=str)
def translator(request: pytest.FixtureRequest) -> Iterator[Translator]:
    made = Translator.load(request.param)
    made.start()
    yield made
    made.close()


@pytest.fixture(scope="module", params=["finance", "customers"])
def made(translator: Translator, request: pytest.FixtureRequest) -> Translation:
    return translator.translate(SAMPLE.read_text("utf-8"), request.param, seed=SEED)


def test_a_reader_gets_a_text(made: Translation) -> None:
    assert made.refusal is None
    assert len(made.sentences) >= 3
    assert all(sentence.text.strip(" -.") for sentence in made.sentences)
    assert "38" in made.text
    assert made.left_out or made.audience != "customers"


def test_no_number_date_version_or_name_is_invented(
    made: Translation, translator: Translator
) -> None:
    assert invented(made, translator.glossary) == []


@pytest.mark.parametrize("doubt", DOUBTS)
def test_doubt_and_duty_survive_in_the_sentence_that_had_them(
    made: Translation, doubt: str
) -> None:
    source = made.sheet.update.text
    assert doubt in source
    for sentence in made.sentences:
        if sentence.how == "context":
            continue
        if any(doubt in source[start:end] for start, end in sentence.sources):
            assert any(form in sentence.text.lower() for form in DOUBTS[doubt]), sentence


def test_what_is_inside_only_stays_inside(made: Translation) -> None:
    assert "gw-prod-02" not in made.text or made.audience != "customers"
    assert "@priya" not in made.text or made.audience != "customers"


def test_every_sentence_passed_its_checks_or_is_the_sources_own(made: Translation) -> None:
    for sentence in made.sentences:
        assert all(check.passed for check in sentence.checks), sentence
        assert all(not all(c.passed for c in refused.checks) for refused in sentence.refused)


def test_at_least_half_of_the_sentences_are_the_models(made: Translation) -> None:
    planned = [sentence for sentence in made.sentences if sentence.how != "context"]
    worded = [sentence for sentence in planned if sentence.how in {"model", "repaired"}]
    assert len(worded) >= len(planned) / 2, [s.how for s in planned]


def test_the_same_seed_gives_the_same_text_where_an_answer_depends_on_its_request_alone() -> None:
    """Slots that run side by side may round a near tie differently; one slot may not."""
    texts = set()
    for _ in range(2):
        made = Translator(
            LlamaCppEngine(SMALL, slots=1), load_glossary(), load_audiences(), load_topics()
        )
        try:
            texts.add(made.translate(SAMPLE.read_text("utf-8"), "customers", seed=SEED).text)
        finally:
            made.close()
    assert len(texts) == 1
