"""llama.cpp in this process: a few slots that share one model and one computed prefix.

What holds about determinism: the same request, alone and greedy, gives the same text each time. In
a batch llama.cpp multiplies matrices of another shape, whose sums are rounded in another order;
where two next words are almost equally likely the choice may then differ, from run to run too,
since which requests meet is a matter of time (1 sentence of 8 in a trial with the 1.5B model). With
``slots=1`` an answer depends on the request alone, for a third more work on two cores.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from translator import adapters, weights
from translator.engines.base import Cancel, Completion, Request, never
from translator.engines.batch import Results, collect, own_model
from translator.engines.chat import chatml, shared_prefix
from translator.engines.llamacpp_server import SharedServer, Slot
from translator.errors import EngineError, PlainbridgeError


class LlamaCppEngine:
    """A GGUF model on the CPU.

    Args:
        model: a name of the weights' registry, an adapter's name or folder, or the path of a GGUF
            file in the ChatML format.
        slots: how many requests run at once; each has 2048 tokens for prompt and answer.
        threads: CPU threads; when ``None`` the physical cores that this process may use.
        verbose: let llama.cpp write its log to stderr.
    """

    def __init__(
        self, model: str, *, slots: int = 4, threads: int | None = None, verbose: bool = False
    ) -> None:
        self.model = model
        self.id = f"llamacpp:{model}"
        self._adapter = adapters.find(model)
        self._own = (
            own_model("llamacpp", model, lambda p: p.suffix == ".gguf" and p.is_file())
            if self._adapter is None
            else None
        )
        self._slots = slots
        self._threads = threads
        self._verbose = verbose
        self._server: SharedServer | None = None
        self._lock = threading.Lock()

    def start(self) -> None:
        """Load the model, or share it when another engine of this process has it loaded.

        Raises:
            WeightsError: the weights are missing or damaged.
            EngineError: llama.cpp cannot load the file.
        """
        with self._lock:
            if self._server is None:
                self._server = SharedServer.acquire(
                    *self._files(), self._slots, self._threads, verbose=self._verbose
                )

    def warm(self, request: Request) -> None:
        """Compute the prefix that requests like this one share, before they come."""
        self.start()
        assert self._server is not None  # noqa: S101 - start() has just set it
        self._server.warm(shared_prefix(request))

    def complete(
        self, requests: Sequence[Request], *, seed: int = 0, cancel: Cancel = never
    ) -> Iterator[Completion]:
        """Answer the requests, as many at once as there are slots, in the order they finish.

        Request ``i`` is sampled with ``seed + i``, so equal requests give different candidates.

        Raises:
            EngineError: llama.cpp refused or failed; completions already yielded remain good.
            Cancelled: ``cancel()`` became true; what was running stops within about a second.
        """
        self.start()
        assert self._server is not None  # noqa: S101 - start() has just set it
        if requests:
            yield from _Batch(self._server, requests, seed).run(cancel)

    def close(self) -> None:
        """Give the model back; the last engine that used it frees it. ``start`` loads it again."""
        with self._lock:
            server, self._server = self._server, None
        if server is not None:
            server.release()

    def _files(self) -> tuple[Path, Path | None]:
        if self._adapter is None:
            return self._own or weights.path(self.model), None
        self._adapter.check()
        return weights.path(self._adapter.base), self._adapter.folder / adapters.GGUF


@dataclass(slots=True)
class _Batch:
    server: SharedServer
    requests: Sequence[Request]
    seed: int
    stopped: threading.Event = field(default_factory=threading.Event)
    results: Results = field(default_factory=queue.Queue)

    def run(self, cancel: Cancel) -> Iterator[Completion]:
        workers = min(self.server.slots, len(self.requests))
        with ThreadPoolExecutor(workers, thread_name_prefix="llamacpp") as pool:
            try:
                for index, request in enumerate(self.requests):
                    pool.submit(self._answer, index, request)
                yield from collect(self.results, len(self.requests), cancel)
            finally:
                self.stopped.set()
                pool.shutdown(wait=True, cancel_futures=True)

    def _answer(self, index: int, request: Request) -> None:
        if self.stopped.is_set():
            return
        try:
            with self.server.slot(shared_prefix(request), self.stopped) as slot:
                completion = self._generate(slot, index, request)
                if completion is not None:
                    self.results.put(completion)
        except PlainbridgeError as problem:
            self.results.put(problem)
        except Exception as problem:
            self.results.put(EngineError(f"llama.cpp failed: {problem!r}"))

    def _generate(self, slot: Slot, index: int, request: Request) -> Completion | None:
        answer = slot.generate(
            {
                "prompt": chatml(request),
                "max_tokens": request.max_tokens,
                "temperature": request.temperature,
                "seed": self.seed + index,
                "stop": list(request.stop),
            },
            self.stopped,
        )
        if answer is None:
            return None
        return Completion(
            index=index,
            text=request.prefill + answer.text,
            complete=answer.complete,
            prompt_tokens=answer.prompt_tokens,
            tokens=answer.tokens,
        )
