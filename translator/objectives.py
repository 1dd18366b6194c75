"""Which of the organisation's objectives a sentence serves, by meaning, or that it serves none.

Objectives with their measures lie in one YAML file of the user's. A link is background for the
reader, never a claim of the update: it is shown as found by meaning, with its score, and below the
threshold it is said that none was found.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import yaml
from platformdirs import user_cache_path
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from translator.compose import BACKGROUND, escape
from translator.encoder import Encoder
from translator.errors import InputError
from translator.glossary.entries import Entry, entry
from translator.glossary.index import Encoder as AnyEncoder
from translator.glossary.index import SemanticIndex
from translator.glossary.search import Retriever
from translator.values import Served, Translated, Translation

SERVES = 0.4
"""The score from which a sentence is said to serve an objective.

The highest wrong link among the 94 sentences of ``eval/retrieval/objectives.jsonl`` has 0.36 with
all-mpnet-base-v2 and 0.39 with all-MiniLM-L6-v2. It finds about a quarter of the right ones
(``eval/results/retrieval_objectives.json``): no link does less harm than a wrong one. Of 340
sentences of real translations, one reached it, with all-MiniLM-L6-v2, and rightly.
"""
HEADING = "Objectives this serves"

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Kpi(_Strict):
    """A measure of an objective. ``target`` is shown to nobody; it is the owner's note."""

    name: Text
    measure: Text
    target: Text | None = None


class Objective(_Strict):
    """Something the organisation is after: ``goal`` in one plain sentence."""

    id: Id
    name: Text
    goal: Text
    words: tuple[Text, ...] = ()
    kpis: tuple[Kpi, ...] = ()


class Objectives(_Strict):
    """The file: at least one objective, each id once."""

    objectives: Annotated[tuple[Objective, ...], Field(min_length=1)]


def load_objectives(path: Path) -> tuple[Objective, ...]:
    """The objectives of a YAML file such as ``examples/objectives.yaml``.

    Raises:
        InputError: the file cannot be read, is no YAML, breaks the schema or uses an id twice.
    """
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as problem:
        raise InputError(
            f"The objectives in {path} cannot be read: {problem}", hint="Save them as UTF-8 text."
        ) from problem
    except yaml.YAMLError as problem:
        raise InputError(
            f"{path.name} is not valid YAML: {' '.join(str(problem).split())}",
            hint="Put a value that holds ': ' or ' #' in double quotes.",
        ) from problem
    try:
        found = Objectives.model_validate(raw).objectives
    except ValidationError as problem:
        raise _schema_error(path, raw, problem) from problem
    ids = [one.id for one in found]
    twice = next((name for name in ids if ids.count(name) > 1), None)
    if twice:
        raise InputError(
            f"{path.name}: two objectives have the id {twice!r}.", hint="Give one another id."
        )
    return found


class Matcher:
    """Finds the objective that a text serves. ``load`` is the loader, the constructor the core.

    Args:
        objectives: those of the organisation.
        encoder: what turns texts into vectors; the best that is here when ``None``.
        folder: where their vectors are kept; the user's cache folder when ``None``.
    """

    def __init__(
        self,
        objectives: Sequence[Objective],
        encoder: AnyEncoder | None = None,
        folder: Path | None = None,
    ) -> None:
        self._by_entry = {
            one.id: (objective, name)
            for objective in objectives
            for one, name in _entries(objective)
        }
        entries = [one for objective in objectives for one, _ in _entries(objective)]
        own = folder or user_cache_path("plainbridge") / "objectives"  # not among the glossary's
        self._index = SemanticIndex(entries, encoder or Encoder(), own)
        self._retriever = Retriever(self._index)

    @classmethod
    def load(cls, path: Path) -> Matcher:
        """The matcher of a file, ready to use: what can fail, fails here and not later.

        Raises:
            InputError: the file is broken.
            WeightsError, EngineError: the encoder cannot be loaded.
        """
        matcher = cls(load_objectives(path))
        matcher._index.build()
        return matcher

    def nearest(self, text: str) -> tuple[Objective, str, float] | None:
        """The nearest objective, its goal or measure that is near, and the score; no threshold."""
        found = self._retriever.search(text, 1)
        if not found:
            return None
        objective, name = self._by_entry[found[0].id]
        return objective, name, found[0].score

    def serve(self, translation: Translation) -> Translation:
        """The translation with a link, or none, for each sentence that came from the update.

        Raises:
            WeightsError, EngineError: the encoder cannot be loaded.
        """
        links = tuple(
            self._link(number, sentence)
            for number, sentence in enumerate(translation.sentences)
            if sentence.how != "context"
        )
        if not links:
            return translation
        text = translation.text.rstrip("\n") + "\n\n" + _shown(links, translation.sentences)
        return replace(translation, serves=links, text=text)

    def _link(self, number: int, sentence: Translated) -> Served:
        near = self.nearest(sentence.text.removeprefix("- "))
        if near is None or near[2] < SERVES:
            return Served(number)
        objective, by, score = near
        return Served(number, objective.id, objective.name, by, round(score, 2))


def _entries(objective: Objective) -> list[tuple[Entry, str]]:
    """The goal and each measure as entries of their own, with the name of what they stand for."""
    goal = entry(objective.id, (objective.name, *objective.words), objective.goal)
    return [
        (goal, objective.name),
        *(
            (entry(f"{objective.id}/{n}", (kpi.name,), kpi.measure), kpi.name)
            for n, kpi in enumerate(objective.kpis, 1)
        ),
    ]


def _shown(links: Sequence[Served], sentences: Sequence[Translated]) -> str:
    """The section that closes the Markdown of a translation."""
    by_objective: dict[str, list[Served]] = {}
    for link in links:
        if link.objective:
            by_objective.setdefault(link.name, []).append(link)
    lines = [f"## {HEADING}", f"*{BACKGROUND}: found by meaning, not said by anybody.*"]
    if by_objective:
        lines.append("\n".join(_line(name, some, sentences) for name, some in by_objective.items()))
    none = sum(link.objective is None for link in links)
    if none:
        lines.append(f"*No objective found for {none} of {len(links)} sentences.*")
    return "\n\n".join(lines) + "\n"


def _line(name: str, links: Sequence[Served], sentences: Sequence[Translated]) -> str:
    told = "; ".join(
        f"“{escape(_short(sentences[link.sentence].text))}” (by meaning, {link.score:.2f})"
        for link in links
    )
    return f"- {escape(name)}: {told}"


def _short(text: str, words: int = 12) -> str:
    all_words = text.removeprefix("- ").split()
    return " ".join(all_words[:words]) + (" …" if len(all_words) > words else "")


def _schema_error(path: Path, raw: Any, error: ValidationError) -> InputError:  # noqa: ANN401
    first = error.errors()[0]
    place = ".".join(str(part + 1) if isinstance(part, int) else part for part in first["loc"])
    hint = "See examples/objectives.yaml for the form."
    if not isinstance(raw, dict):
        return InputError(f"{path.name} holds no 'objectives:' list.", hint=hint)
    shown = "" if isinstance(first["input"], dict | list) else f" (found {first['input']!r})"
    return InputError(f"{path.name}, {place or 'the file'}: {first['msg']}{shown}.", hint=hint)
