"""The tuned model in both local engines: the same adapter says the same."""

from __future__ import annotations

import pytest

from eval.finetune.items import load
from translator import adapters, weights
from translator.engines.registry import create
from translator.prompts import load_prompt

pytestmark = pytest.mark.weights
NAME = "plainbridge-0.5b"


def test_both_engines_give_the_same_words_for_ten_notes() -> None:
    base = adapters.shipped()[NAME].base
    if not weights.is_present(base):
        pytest.skip(f"needs the weights of {base}")
    prompt = load_prompt(adapters.shipped()[NAME].about.prompt)
    notes = [item.given for item in load("test") if len(item.given) < 120][:10]
    requests = [prompt.request(max_tokens=60, note=note) for note in notes]
    said = []
    for engine in (create(f"llamacpp:{NAME}", slots=1), create(f"transformers:{NAME}", batch=1)):
        said.append({done.index: done.text for done in engine.complete(requests)})
        engine.close()
    assert said[0] == said[1]
