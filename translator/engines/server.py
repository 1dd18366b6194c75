"""Any OpenAI-compatible endpoint: llama-server, vLLM, Ollama, a cluster.

The promise is that nothing leaves the machine unless the user asks for it. So an address that is
not this machine is refused until ``PLAINBRIDGE_SERVER_ALLOW_REMOTE=1`` says otherwise.
"""

from __future__ import annotations

import asyncio
import ipaddress
import os
import queue
import threading
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

from translator.engines.base import Cancel, Completion, Request, never
from translator.engines.batch import Results, check, collect
from translator.engines.server_client import Client
from translator.errors import EngineError, PlainbridgeError

_DEFAULT_URL = "http://127.0.0.1:8080/v1"


class ServerEngine:
    """A model behind HTTP. Requests go out side by side; the server batches them as it can.

    Args:
        model: the model's name as the server knows it.
        url: base of the endpoint, ``PLAINBRIDGE_SERVER_URL`` when ``None``.
        key: bearer key, ``PLAINBRIDGE_SERVER_KEY`` when ``None``.
        parallel: how many requests are under way at once.
        stream: read answers word by word, so that a cancel stops the server's work at once.
        timeout: seconds without a byte after which a request fails.
        retries: how often a busy or failing server (429, 5xx) is asked again.
    """

    def __init__(  # noqa: PLR0913 - named settings
        self,
        model: str,
        *,
        url: str | None = None,
        key: str | None = None,
        parallel: int = 4,
        stream: bool = True,
        timeout: float = 120.0,
        retries: int = 3,
    ) -> None:
        self.model = model
        self.id = f"server:{model}"
        self.url = (url or os.environ.get("PLAINBRIDGE_SERVER_URL") or _DEFAULT_URL).rstrip("/")
        self._parallel = parallel
        self._started = False
        self._client = Client(
            url=self.url,
            key=key if key is not None else os.environ.get("PLAINBRIDGE_SERVER_KEY", ""),
            model=model,
            stream=stream,
            timeout=timeout,
            retries=retries,
            local=is_loopback(self.url),
        )

    def start(self) -> None:
        """Check that the address may be used and that the server answers there.

        Raises:
            EngineError: the address is not this machine's and was not allowed, nobody answers, or
                the key is wrong.
        """
        if self._started:
            return
        if not is_loopback(self.url) and os.environ.get("PLAINBRIDGE_SERVER_ALLOW_REMOTE") != "1":
            raise EngineError(
                f"{self.url} is not this machine, and your text would leave it.",
                hint="If that is what you want, set PLAINBRIDGE_SERVER_ALLOW_REMOTE=1.",
            )
        asyncio_run(self._client.check())
        self._started = True

    def close(self) -> None:
        """Forget that the server answered. No connection is kept between batches."""
        self._started = False

    def complete(
        self, requests: Sequence[Request], *, seed: int = 0, cancel: Cancel = never
    ) -> Iterator[Completion]:
        """Answer the requests in the order the server finishes them.

        Request ``i`` is sampled with ``seed + i``. An answer that breaks off is an error: a part is
        never given out as the whole.

        Raises:
            EngineError: the server cannot be reached, refuses, fails or answers nonsense.
            Cancelled: ``cancel()`` became true; connections are closed at once.
        """
        self.start()
        if requests:
            yield from _Batch(self._client, requests, seed, self._parallel).run(cancel)


def is_loopback(url: str) -> bool:
    """Whether the address is on this machine, told without asking a name server."""
    host = urlsplit(url).hostname or ""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def asyncio_run(work: Any) -> None:  # noqa: ANN401 - a coroutine
    """Run a coroutine in a thread of its own, for the caller may have an event loop running."""
    problems: list[Exception] = []

    def target() -> None:
        try:
            asyncio.run(work)
        except Exception as problem:
            problems.append(problem)

    thread = threading.Thread(target=target, name="server-check")
    thread.start()
    thread.join()
    for problem in problems:
        raise problem


class _Batch:
    """One event loop in one thread runs the batch; cancelling its task closes the connections."""

    def __init__(
        self, client: Client, requests: Sequence[Request], seed: int, parallel: int
    ) -> None:
        self.client, self.requests, self.seed, self.parallel = client, requests, seed, parallel
        self.results: Results = queue.Queue()

    def run(self, cancel: Cancel) -> Iterator[Completion]:
        check(cancel)
        self.loop = asyncio.new_event_loop()
        task = self.loop.create_task(self._all())
        thread = threading.Thread(target=self._loop, args=(task,), name="server-batch")
        thread.start()
        try:
            yield from collect(self.results, len(self.requests), cancel)
        except BaseException:
            self.loop.call_soon_threadsafe(task.cancel)
            raise
        finally:
            thread.join()
            self.loop.close()

    def _loop(self, task: asyncio.Task[None]) -> None:
        # The caller closes the loop, not this thread: it may still have to wake it for a cancel.
        self.loop.run_until_complete(asyncio.wait([task]))
        if not task.cancelled() and (problem := task.exception()):
            self.results.put(EngineError(f"The requests could not be sent: {problem!r}"))
        self.loop.run_until_complete(self.loop.shutdown_asyncgens())
        for _ in range(2):  # connections that were cut close in the loop's next rounds
            self.loop.run_until_complete(asyncio.sleep(0))

    async def _all(self) -> None:
        gate = asyncio.Semaphore(self.parallel)
        async with self.client.connect() as http:

            async def one(index: int, request: Request) -> None:
                async with gate:
                    try:
                        answer = await self.client.answer(http, request, self.seed + index)
                    except PlainbridgeError as problem:
                        self.results.put(problem)
                    else:
                        self.results.put(answer.completion(index, request))

            await asyncio.gather(*(one(i, r) for i, r in enumerate(self.requests)))
