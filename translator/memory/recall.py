"""Approved wordings in the place of the model's."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field

from translator.drafting import Outcome
from translator.errors import MemoryFileError
from translator.gate import passes
from translator.memory.approving import Asked, asked, judged
from translator.memory.book import Memory
from translator.memory.forms import filled, normal
from translator.memory.values import Pair
from translator.memory.versions import Versions, changes
from translator.preparing import Prepared
from translator.values import Check, FactSheet

_LOG = logging.getLogger(__name__)


@dataclass
class Recall:
    """Looks up one reader's items. A memory that cannot be read costs no translation.

    ``used`` are the pairs that were said; ``problem`` says what kept the memory from helping.
    """

    memory: Memory | None
    versions: Versions
    sheet: FactSheet
    audience: str
    used: list[int] = field(default_factory=list)
    problem: str = ""

    def word(self, item: Prepared) -> Outcome | None:
        """The approved wording with today's values, if the gate passes it for this sentence."""
        if self.memory is None or self.problem or not self.memory.path.is_file():
            return None
        try:
            return self._found(self.memory, asked(item, self.sheet))
        except MemoryFileError as error:
            self._failed(error)
        return None

    def settle(self) -> tuple[str, ...]:
        """Count what was said, once the translation is whole; a notice when the memory failed.

        The connection of this thread is closed, since the thread may have been made for this alone.
        """
        if self.memory is not None and self.used:
            try:
                self.memory.count_uses(self.used)
            except MemoryFileError as error:
                self._failed(error)
        if self.memory is not None:
            self.memory.close()
        return (self.problem,) if self.problem else ()

    def _found(self, memory: Memory, one: Asked) -> Outcome | None:
        for pair in memory.exact(self.audience, one.form.text):
            if not fits(pair, one):
                continue
            text = today(pair, one)
            why = changes(pair.wording.concepts, self.versions.of(one.item, self.audience))
            if why:
                memory.ask_review(pair.id, why)
                continue
            checks = judged(one.item, text)
            if passes(checks):
                self.used.append(pair.id)
                by = f"approved by {pair.author} on {pair.changed[:10]}"
                passed = (*checks, Check("memory", passed=True, detail=by))
                return Outcome(text, "memory", passed)
        return None

    def _failed(self, error: MemoryFileError) -> None:
        _LOG.warning("%s", error)
        self.problem = f"Approved sentences were not used. {error} {error.hint}"


def fits(pair: Pair, one: Asked) -> bool:
    """Whether a pair is of the same form and every value that must stay is the same."""
    slots = one.form.slots
    return normal(pair.wording.source) == one.form.key and all(
        name in slots and slots[name][0] == value for name, value in pair.wording.fixed.items()
    )


def today(pair: Pair, one: Asked) -> str:
    """A pair's wording with the values of another sentence; what that lacks keeps its name."""
    return filled(pair.wording.target, {name: words for name, (_, words) in one.form.slots.items()})
