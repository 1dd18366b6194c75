"""Prompts are files: their inputs are declared and used, and a release stays as it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.flow import prepared
from translator import resources
from translator.drafting import Drafter
from translator.engines.base import Request
from translator.engines.scripted import ScriptedEngine
from translator.errors import PromptError
from translator.pipeline import Translator
from translator.prompts import load_prompt

GOLDEN = Path(__file__).with_name("golden")
RELEASED = sorted(path.stem for path in resources.folder("prompts").glob("*.jinja"))
GOOD = """\
---
name: draft
version: 9
inputs: [note]
system: You copy-edit.
examples:
  - note: "A"
    answer: "B"
---
{{ note }}
"""
ITEMS = {
    "incident": "The API failed for 12 minutes on Tuesday, cause not confirmed yet.",
    "blocked": "# Week 9\n\nAll is well in Bonn.\n\n## Blocked\n\n- PDF export (see #4711)",
}


def sent_for(update: str) -> list[Request]:
    """What the engine is sent for the last item of an update: the draft, then a repair."""
    engine = ScriptedEngine()
    (*_, item) = prepared(update)
    draft, repair = load_prompt("draft.v1"), load_prompt("repair.v1")
    next(Drafter(engine, draft, repair).word([item]))
    findings = "keep “12 minutes”; take out “lasting”"
    mend = repair.request(max_tokens=9, note=item.evidence.given, findings=findings)
    return [engine.history[0], mend]


def conversation(requests: list[Request]) -> str:
    """All messages of all requests, as a model is sent them."""
    parts = []
    for number, request in enumerate(requests):
        parts.append(f"=== request {number}: temperature {request.temperature}\n")
        parts += [f"--- {m['role']}\n{m['content']}\n" for m in request.messages()]
    return "".join(parts)


@pytest.mark.parametrize("name", ITEMS)
def test_what_the_engine_is_sent_is_what_was_reviewed(name: str) -> None:
    """Read the golden file after a change of prompts; write it anew only if you agree with it."""
    assert conversation(sent_for(ITEMS[name])) == (GOLDEN / f"{name}.txt").read_text("utf-8")


@pytest.mark.parametrize("prompt_id", RELEASED)
def test_each_released_prompt_takes_exactly_what_it_declares(prompt_id: str) -> None:
    prompt = load_prompt(prompt_id)
    values: dict[str, Any] = {name: f"<{name}>" for name in prompt.inputs}
    request = prompt.request(max_tokens=9, **values)
    assert all(value in request.user for value in values.values())
    assert request.system == prompt.system != ""
    with pytest.raises(PromptError, match="surplus"):
        prompt.request(max_tokens=9, **values, surplus="x")
    values.popitem()
    with pytest.raises(PromptError, match="takes"):
        prompt.request(max_tokens=9, **values)


def test_a_repair_shares_rules_and_examples_with_the_draft() -> None:
    draft, repair = load_prompt("draft.v1"), load_prompt("repair.v1")
    assert (repair.system, repair.examples) == (draft.system, draft.examples)


def test_every_prompt_that_a_translation_names_is_released() -> None:
    made = Translator.load("scripted:double").translate("The shop was closed for 20 minutes.")
    assert made.prompts
    assert set(made.prompts) <= set(RELEASED)


def test_a_prompt_of_ones_own_is_read_from_a_folder(tmp_path: Path) -> None:
    (tmp_path / "draft.v9.jinja").write_text(GOOD, "utf-8")
    request = load_prompt("draft.v9", tmp_path).request(max_tokens=9, note="C")
    assert [m["content"] for m in request.messages()] == ["You copy-edit.", "A", "B", "C"]


def test_pasted_braces_are_text_not_template(tmp_path: Path) -> None:
    (tmp_path / "draft.v9.jinja").write_text(GOOD, "utf-8")
    pasted = "{{ 7 * 7 }} {% raw %}"
    assert load_prompt("draft.v9", tmp_path).request(max_tokens=9, note=pasted).user == pasted


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("{{ note }}", "{{ note }} {{ tone }}", "tone"),
        ("inputs: [note]", "inputs: [note, tone]", "tone"),
        ("inputs: [note]", "inputs: [note]\ntemprature: 1", "temprature"),
        ("version: 9", "version: 8", "draft.v9"),
        ("{{ note }}", "{% if %}", "cannot be read"),
        ("---\nname", "name", "cannot be read"),
        ("inputs: [note]", "inputs: [note", "cannot be read"),
    ],
)
def test_a_broken_prompt_names_file_and_fault(
    tmp_path: Path, old: str, new: str, named: str
) -> None:
    (tmp_path / "draft.v9.jinja").write_text(GOOD.replace(old, new, 1), "utf-8")
    with pytest.raises(PromptError, match=named) as caught:
        load_prompt("draft.v9", tmp_path)
    assert "draft.v9.jinja" in str(caught.value)
    assert caught.value.hint


def test_a_missing_prompt_is_named(tmp_path: Path) -> None:
    with pytest.raises(PromptError, match=r"draft\.v9\.jinja"):
        load_prompt("draft.v9", tmp_path)
