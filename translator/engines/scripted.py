"""A scripted engine: the public test double. It loads nothing and answers what it is told.

Example:
    >>> from translator.engines.base import Request
    >>> engine = ScriptedEngine(["Checkout is back."])
    >>> [c.text for c in engine.complete([Request(system="", user="checkout recovered")])]
    ['Checkout is back.']
    >>> engine.history[0].user
    'checkout recovered'
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence

from translator.engines.base import Cancel, Completion, Request, never
from translator.engines.batch import check
from translator.errors import EngineError

Answers = Sequence[str] | Callable[[Request], str]


def last_line(request: Request) -> str:
    """The answer without a script: the last line of what the user said, word for word."""
    lines = request.user.strip().splitlines()
    return lines[-1] if lines else ""


class ScriptedEngine:
    """An engine for tests, yours included.

    A request's ``prefill`` and ``stop`` are honoured as a real engine would: an answer begins with
    the prefill (which is put before it unless it is there), and ends before the first stop string.
    A word counts as a token.

    Args:
        answers: texts to give in the order of the requests, or a function from a request to its
            answer. Without a script the answer is the last line of the user's text.
        model: the name it goes by.
        fail_at: the number of the request (counted from 0 over all batches) at which it fails.
        delay: seconds that each answer takes; a cancel is noticed meanwhile.
        newest_first: give the answers of a batch in reverse, as a parallel engine may.

    Attributes:
        history: every request it was sent, in order.
        seeds: the seed of each batch.
        started: whether it is started.
    """

    def __init__(
        self,
        answers: Answers = last_line,
        *,
        model: str = "double",
        fail_at: int | None = None,
        delay: float = 0.0,
        newest_first: bool = False,
    ) -> None:
        self.model = model
        self.id = f"scripted:{model}"
        self.history: list[Request] = []
        self.seeds: list[int] = []
        self.started = False
        self._answers = answers
        self._given = 0
        self._fail_at = fail_at
        self._delay = delay
        self._newest_first = newest_first

    def start(self) -> None:
        """Note that it was started."""
        self.started = True

    def close(self) -> None:
        """Note that it was closed."""
        self.started = False

    def complete(
        self, requests: Sequence[Request], *, seed: int = 0, cancel: Cancel = never
    ) -> Iterator[Completion]:
        """Answer from the script.

        Raises:
            EngineError: the script is used up, or says to fail here.
            Cancelled: ``cancel()`` became true.
        """
        self.start()
        if requests:
            self.seeds.append(seed)
        numbered = list(enumerate(requests))
        for index, request in reversed(numbered) if self._newest_first else numbered:
            self._wait(cancel)
            yield self._answer(index, request)

    def _wait(self, cancel: Cancel) -> None:
        end = time.monotonic() + self._delay
        check(cancel)
        while (left := end - time.monotonic()) > 0:
            time.sleep(min(left, 0.01))
            check(cancel)

    def _answer(self, index: int, request: Request) -> Completion:
        number = len(self.history)
        self.history.append(request)
        if number == self._fail_at:
            raise EngineError(f"The script says that request {number} fails.", retry=True)
        text = self._script(request)
        if not text.startswith(request.prefill):
            text = request.prefill + text
        body = text[len(request.prefill) :]
        for stop in request.stop:
            body = body.partition(stop)[0]
        words = body.split(" ")
        kept = " ".join(words[: request.max_tokens])
        return Completion(
            index=index,
            text=request.prefill + kept,
            complete=len(words) <= request.max_tokens,
            prompt_tokens=len(request.system.split()) + len(request.user.split()),
            tokens=min(len(words), request.max_tokens),
        )

    def _script(self, request: Request) -> str:
        if callable(self._answers):
            return self._answers(request)
        if self._given >= len(self._answers):
            raise EngineError(
                f"The script has {len(self._answers)} answers and was asked for one more.",
                hint="Give ScriptedEngine as many answers as there will be requests.",
            )
        self._given += 1
        return self._answers[self._given - 1]
