"""A translator with a memory of its own, for the tests of what is approved and said again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from tests.flow import UPDATE, audiences, echo, glossary, topics
from translator.engines.scripted import Answers, ScriptedEngine
from translator.glossary.load import Glossary
from translator.memory import desk
from translator.memory.book import Memory
from translator.memory.values import Pair, Wording
from translator.pipeline import Translator
from translator.values import Translation

ONE = "Run time is down from 80 to 35 minutes."
SAID = "It now takes 35 minutes instead of 80."


def translator(
    path: Path, answers: Answers = echo, words: Glossary | None = None
) -> tuple[Translator, Memory]:
    """A translator and its memory in a file of this folder."""
    memory = Memory(path / "memory.sqlite3")
    engine = ScriptedEngine(answers)
    return (
        Translator(engine, words or glossary(), audiences(), topics(), memory=memory),
        memory,
    )


def approve(
    by: Translator, made: Translation, positions: Sequence[int] | None = None
) -> tuple[Pair, ...]:
    """Approve sentences of a translation; all that may be when none are named."""
    assert by.memory is not None
    if positions is None:
        positions = [i for i, s in enumerate(made.sentences) if s.how != "context"]
    return desk.approve(by.memory, made, positions, by.items(made), by.glossary, who="ann")


def changed(words: Glossary, concept: str, **fields: object) -> Glossary:
    """A glossary in which one entry says something else."""
    entry = words.concepts[concept].model_copy(update=fields)
    return replace(words, concepts={**words.concepts, concept: entry})


def wording(source: str, target: str, audience: str = "finance") -> Wording:
    """A wording without glossary terms."""
    return Wording(audience, source, target)


__all__ = ["ONE", "SAID", "UPDATE", "approve", "changed", "translator", "wording"]
