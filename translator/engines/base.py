"""What every engine offers: a batch of requests in, completions out as they finish."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Request:
    """One chat turn.

    ``system`` and ``examples``, earlier turns as pairs of what the user said and what was answered,
    are shared by a batch, so that engines can compute them once.

    ``prefill`` is the beginning of the answer, given; it is part of the completion's text.
    ``temperature`` 0 means greedy. ``stop`` strings end the answer and are not part of it.
    """

    system: str
    user: str
    max_tokens: int = 160
    temperature: float = 0.0
    prefill: str = ""
    stop: tuple[str, ...] = ()
    examples: tuple[tuple[str, str], ...] = ()

    def messages(self) -> list[dict[str, str]]:
        """The turns in the form of the OpenAI chat API, without the prefill."""
        turns = [{"role": "system", "content": self.system}]
        for asked, answered in self.examples:
            turns.append({"role": "user", "content": asked})
            turns.append({"role": "assistant", "content": answered})
        return [*turns, {"role": "user", "content": self.user}]


@dataclass(frozen=True, slots=True)
class Completion:
    """The answer to ``requests[index]``. ``complete`` is false when it was cut at max_tokens."""

    index: int
    text: str
    complete: bool
    prompt_tokens: int = 0
    tokens: int = 0


Cancel = Callable[[], bool]


def never() -> bool:
    """The cancel function of a caller that never cancels."""
    return False


class Engine(Protocol):
    """A language model. Nothing is loaded before ``start``; ``close`` frees everything.

    Attributes:
        id: the full id, ``"llamacpp:qwen2.5-coder-1.5b"``.
        model: the model's name as its weights' registry knows it.
    """

    id: str
    model: str

    def start(self) -> None:
        """Load the model and make it ready. Idempotent.

        Raises:
            WeightsError: the weights are missing or damaged.
            EngineError: the engine cannot run here.
        """

    def complete(
        self, requests: Sequence[Request], *, seed: int = 0, cancel: Cancel = never
    ) -> Iterator[Completion]:
        """Answer the requests, in parallel where the engine can, in the order they finish.

        Raises:
            EngineError: the engine failed; completions already yielded remain good.
            Cancelled: ``cancel()`` became true; running requests are stopped.
        """
        ...

    def close(self) -> None:
        """Free the model. Idempotent."""
