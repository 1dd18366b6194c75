"""What the termbase says about a name reaches the output, through the gate, and is logged."""

from __future__ import annotations

from pathlib import Path

import pytest

from translator.background import WORDS
from translator.engines.scripted import ScriptedEngine
from translator.glossary.layers import Layer
from translator.glossary.load import Glossary, load_layers
from translator.pipeline import Translator
from translator.values import Translation

from .flow import audiences, echo, topics

SHIPPED = Path(__file__).parents[1] / "glossary"
ENTRY = """
domain: Own
concepts:
  - id: allow-list
    term: allow list
    status: {status}
    forbidden: {{whitelist: allow list}}
    deprecated: null
    definition: A list of the names that are let in.
    gloss: the names that are let in
    impact: A name that is missing keeps somebody out.
    policy: {{default: gloss, operations: keep}}
    hits: [The allow list grew., Two allow lists.]
    misses: [A list.]
"""
TEXT = "# Sign-in\n\nThe whitelist was updated on Monday. Nobody was locked out after the change.\n"


def made_with(folder: Path, status: str, audience: str) -> Translation:
    (folder / "own.yaml").write_text(ENTRY.format(status=status), encoding="utf-8")
    glossary: Glossary = load_layers([Layer("built-in", SHIPPED), Layer("team", folder)])
    flow = Translator(ScriptedEngine(echo), glossary, audiences(), topics())
    return flow.translate(TEXT, audience)


@pytest.mark.parametrize("audience", ["operations", "finance"])
def test_a_forbidden_name_reaches_no_reader_and_the_log_says_why(
    tmp_path: Path, audience: str
) -> None:
    made = made_with(tmp_path, "approved", audience)
    assert "allow list" in made.text
    assert "whitelist" not in made.text.lower()
    assert all(check.passed for one in made.sentences for check in one.checks)
    (use,) = [use for use in made.terms if use.surface == "whitelist"]
    assert (use.concept, use.action != "keep") == ("allow-list", True)
    assert "instead of 'whitelist'" in use.reason


def test_a_proposed_entry_explains_nothing_to_a_reader(tmp_path: Path) -> None:
    made = made_with(tmp_path, "proposed", "finance")
    assert "let in" not in made.text
    assert "whitelist was updated" in made.text


def test_impact_is_told_as_background_only(tmp_path: Path) -> None:
    text = ENTRY.replace("A list of the names", "The names").replace(
        "{{whitelist: allow list}}", "{{}}"
    )
    (tmp_path / "own.yaml").write_text(text.format(status="approved"), encoding="utf-8")
    glossary = load_layers([Layer("built-in", SHIPPED), Layer("team", tmp_path)])
    flow = Translator(ScriptedEngine(echo), glossary, audiences(), topics())
    made = flow.translate('# Sign-in\n\nThe team said: "the allow list is ready now" on Monday.\n')
    lines = [one for one in made.sentences if "keeps somebody out" in one.text]
    assert [(one.how, one.section) for one in lines] == [("context", WORDS)]
    assert "In general: A name that is missing keeps somebody out." in lines[0].text
