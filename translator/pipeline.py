"""The whole flow as one readable page: update, fact sheet, plan, drafts, gate, translation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Self

from translator.engines.base import Cancel, never
from translator.values import Event, FactSheet, Translation


class Translator:
    """Turns updates into translations. Loads nothing before it is used.

    ``load`` is the loader: it finds glossary, audiences, prompts and engine. The constructor is the
    core and takes them ready-made, so that tests and other programs can bring their own.
    """

    @classmethod
    def load(cls, engine: str | None = None) -> Self:
        """Everything as installed; ``engine`` is an id such as ``"llamacpp:qwen2.5-coder-1.5b"``."""
        raise NotImplementedError

    @property
    def audiences(self) -> dict[str, str]:
        """Audience ids with their names for people, in the order to show them."""
        raise NotImplementedError

    def start(self) -> None:
        """Load the engine now rather than at the first translation."""
        raise NotImplementedError

    def facts(self, text: str) -> FactSheet:
        """The fact sheet. No model is loaded."""
        raise NotImplementedError

    def stream(
        self, text: str, audiences: Sequence[str], *, seed: int = 0, cancel: Cancel = never
    ) -> Iterator[Event]:
        """Events as they happen: one SheetReady, then SentenceReady and TranslationReady."""
        raise NotImplementedError

    def translate(self, text: str, audience: str = "finance", *, seed: int = 0) -> Translation:
        """The translation for one audience."""
        raise NotImplementedError
