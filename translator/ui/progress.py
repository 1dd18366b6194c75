"""What has arrived so far: a value that grows with each event, and the words for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from translator.ledger import account
from translator.ui.memory_beside import Beside
from translator.ui.words import ORIGINS
from translator.values import (
    Event,
    FactSheet,
    Ledger,
    SentenceReady,
    SheetReady,
    Span,
    Translated,
    Translation,
    TranslationReady,
)

Phase = Literal["reading", "writing", "done", "cancelled", "failed"]

_EMPTY = Ledger(())


@dataclass(frozen=True, slots=True)
class Part:
    """One audience's share: the sentences by position, and the whole once it is ready.

    ``beside`` is what the memory has for the whole; ``None`` while nothing may be approved.
    """

    audience: str
    planned: int = 0
    sentences: Mapping[int, Translated] = field(default_factory=dict)
    translation: Translation | None = None
    ledger: Ledger = _EMPTY
    beside: Beside | None = None

    def whole(self, made: Translation) -> Part:
        """The share once its translation is ready, or has been edited."""
        return replace(self, translation=made, planned=len(made.sentences), ledger=account(made))

    @property
    def ordered(self) -> tuple[Translated, ...]:
        """The sentences made so far, in the order to read them."""
        if self.translation is not None:
            return self.translation.sentences
        return tuple(self.sentences[position] for position in sorted(self.sentences))


@dataclass(frozen=True, slots=True)
class Progress:
    """A run, frozen at one moment. ``parts`` has one entry for each audience, in their order."""

    parts: tuple[Part, ...]
    phase: Phase = "reading"
    sheet: FactSheet | None = None
    seconds: float = 0.0

    @classmethod
    def begin(cls, audiences: tuple[str, ...]) -> Progress:
        """A run of which nothing has arrived."""
        return cls(tuple(Part(audience) for audience in audiences))

    def after(self, event: Event) -> Progress:
        """The run once ``event`` has arrived."""
        if isinstance(event, SheetReady):
            return replace(self, sheet=event.sheet, phase="writing")
        if isinstance(event, SentenceReady):
            return self._with(event.audience, self._grown(event))
        return self._whole(event)

    def _grown(self, event: SentenceReady) -> Part:
        part = self.part(event.audience)
        sentences = {**part.sentences, event.position: event.sentence}
        return replace(part, planned=event.planned, sentences=sentences)

    def _whole(self, event: TranslationReady) -> Progress:
        made = event.translation
        return replace(self.reviewed(made), sheet=self.sheet or made.sheet)

    def reviewed(self, made: Translation) -> Progress:
        """The run with a whole translation in its place: a new one, or one that was edited."""
        return self._with(made.audience, self.part(made.audience).whole(made))

    def remembered(self, audience: str, beside: Beside | None) -> Progress:
        """The run with what the memory has for one audience's sentences."""
        return self._with(audience, replace(self.part(audience), beside=beside))

    def _with(self, audience: str, part: Part) -> Progress:
        parts = tuple(part if p.audience == audience else p for p in self.parts)
        return replace(self, parts=parts)

    def ended(self, phase: Phase, seconds: float) -> Progress:
        """The run once nothing more will arrive, ``seconds`` after it began."""
        return replace(self, phase=phase, seconds=seconds)

    def part(self, audience: str) -> Part:
        """The share of one audience.

        Raises:
            KeyError: the audience was not asked for.
        """
        for part in self.parts:
            if part.audience == audience:
                return part
        raise KeyError(audience)

    @property
    def made(self) -> int:
        """How many sentences stand."""
        return sum(len(part.ordered) for part in self.parts)

    @property
    def share(self) -> float:
        """How much of the writing is done, 0 to 1; each audience counts the same."""
        if not self.parts:
            return 0.0
        done = sum(len(p.ordered) / p.planned for p in self.parts if p.planned)
        return min(1.0, done / len(self.parts))

    @property
    def spans(self) -> tuple[Span, ...]:
        """Every span of the update that a sentence, question or omission points to."""
        spans: list[Span] = []
        for part in self.parts:
            spans += [span for sentence in part.ordered for span in sentence.sources]
            if part.translation is not None:
                spans += [(out.start, out.end) for out in part.translation.left_out]
                spans += [span for q in part.translation.questions for span in q.sources]
        return tuple(spans)


def origins_in_words(sentences: tuple[Translated, ...]) -> str:
    """How the sentences came about: ``"6 model, 2 kept"``."""
    counted = Counter(sentence.how for sentence in sentences)
    return ", ".join(f"{counted[how]} {ORIGINS[how][1].lower()}" for how in ORIGINS if counted[how])
