"""One chat completion over HTTP, and what each way of going wrong means to the user."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from translator.engines.base import Completion, Request
from translator.engines.chat import defused
from translator.errors import EngineError

_PAUSE_SECONDS = 0.5
_LONGEST_PAUSE = 10.0


@dataclass(frozen=True, slots=True)
class ServerAnswer:
    """What the server generated; ``finish`` is its ``finish_reason``."""

    text: str
    finish: str
    prompt_tokens: int
    tokens: int

    def completion(self, index: int, request: Request) -> Completion:
        """As a completion with the prefill exactly once, whether or not the server repeats it."""
        body, start = self.text, request.prefill.strip()
        if start and body.lstrip().startswith(start):
            body = body.lstrip()[len(start) :]
            kept = request.prefill.rstrip()
        else:
            kept = request.prefill
        return Completion(
            index=index,
            text=kept + body,
            complete=self.finish != "length",
            prompt_tokens=self.prompt_tokens,
            tokens=self.tokens,
        )


@dataclass(frozen=True, slots=True)
class Client:
    """How to reach the endpoint. ``local`` keeps proxies of the environment out of it."""

    url: str
    key: str
    model: str
    stream: bool
    timeout: float
    retries: int
    local: bool

    def connect(self) -> Any:  # noqa: ANN401 - httpx is imported late
        """An HTTP client for one batch."""
        import httpx  # noqa: PLC0415

        headers = {"Authorization": f"Bearer {self.key}"} if self.key else {}
        return httpx.AsyncClient(
            headers=headers,
            timeout=httpx.Timeout(self.timeout, connect=min(self.timeout, 10.0)),
            trust_env=not self.local,
        )

    async def check(self) -> None:
        """Ask for the list of models, which every such server has.

        Raises:
            EngineError: nobody answers, or the key is wrong.
        """
        import httpx  # noqa: PLC0415

        async with self.connect() as http:
            try:
                reply = await http.get(f"{self.url}/models")
            except httpx.HTTPError as problem:
                raise self._unreachable(problem) from problem
        if reply.status_code in (401, 403):
            raise self._refusal(reply.status_code, reply.text)

    async def answer(self, http: Any, request: Request, seed: int) -> ServerAnswer:  # noqa: ANN401
        """The answer to one request, asked again while the server is busy.

        Raises:
            EngineError: see the module.
        """
        import httpx  # noqa: PLC0415

        for attempt in range(self.retries + 1):
            try:
                return await self._ask(http, self._body(request, seed))
            except httpx.ConnectError as problem:
                raise self._unreachable(problem) from problem
            except httpx.TimeoutException as problem:
                raise EngineError(
                    f"{self.url} gave no answer for {self.timeout:g} seconds.",
                    hint="The server may be overloaded or the model too large for it.",
                    retry=True,
                ) from problem
            except httpx.HTTPError as problem:
                raise self._broken_off(str(problem) or type(problem).__name__) from problem
            except _BusyError as busy:
                if attempt == self.retries:
                    raise self._refusal(busy.status, busy.said) from None
                await asyncio.sleep(busy.pause(attempt))
        raise AssertionError

    def _body(self, request: Request, seed: int) -> dict[str, Any]:
        messages = defused(request)
        body: dict[str, Any] = {
            "model": self.model,
            "messages": messages,
            "max_tokens": request.max_tokens,
            "temperature": request.temperature,
            "seed": seed,
            "stream": self.stream,
        }
        if request.stop:
            body["stop"] = list(request.stop)
        if self.stream:
            body["stream_options"] = {"include_usage": True}
        if request.prefill:
            messages.append({"role": "assistant", "content": request.prefill})
            # vLLM wants to be told that the last message is to be continued; others ignore this.
            body["continue_final_message"] = True
            body["add_generation_prompt"] = False
        return body

    async def _ask(self, http: Any, body: dict[str, Any]) -> ServerAnswer:  # noqa: ANN401
        async with http.stream("POST", f"{self.url}/chat/completions", json=body) as reply:
            if reply.status_code != 200:
                said = (await reply.aread()).decode("utf-8", errors="replace")
                if reply.status_code == 429 or reply.status_code >= 500:
                    raise _BusyError(reply.status_code, said, reply.headers.get("retry-after"))
                raise self._refusal(reply.status_code, said)
            if not self.stream:
                return self._whole((await reply.aread()).decode("utf-8", errors="replace"))
            return await self._streamed(reply)

    def _whole(self, text: str) -> ServerAnswer:
        document = self._json(text)
        try:
            choice = document["choices"][0]
            content = choice["message"]["content"] or ""
            finish = choice["finish_reason"]
        except (KeyError, IndexError, TypeError) as problem:
            raise self._nonsense(text) from problem
        if not finish:
            raise self._broken_off("no finish_reason")
        return self._made(content, finish, document.get("usage"))

    async def _streamed(self, reply: Any) -> ServerAnswer:  # noqa: ANN401
        parts: list[str] = []
        finish: str | None = None
        usage: object = None
        async for line in reply.aiter_lines():
            data = line.removeprefix("data:").strip()
            if not line.startswith("data:") or not data:
                continue
            if data == "[DONE]":
                break
            chunk = self._json(data)
            if "error" in chunk:
                raise EngineError(f"{self.url} failed in mid-answer: {_said(data)}", retry=True)
            usage = chunk.get("usage") or usage
            for part, end in _deltas(chunk):
                parts.append(part)
                finish = end or finish
        if not finish:
            raise self._broken_off("the stream ended without an end")
        return self._made("".join(parts), finish, usage)

    def _made(self, text: str, finish: str, usage: object) -> ServerAnswer:
        counts = usage if isinstance(usage, dict) else {}
        return ServerAnswer(
            text,
            finish,
            int(counts.get("prompt_tokens") or 0),
            int(counts.get("completion_tokens") or 0),
        )

    def _json(self, text: str) -> dict[str, Any]:
        try:
            document = json.loads(text)
        except ValueError as problem:
            raise self._nonsense(text) from problem
        if not isinstance(document, dict):
            raise self._nonsense(text)
        return document

    def _nonsense(self, text: str) -> EngineError:
        return EngineError(
            f"{self.url} answered something that is not a chat completion: {text[:120]!r}",
            hint="Check PLAINBRIDGE_SERVER_URL: it is the base that ends in /v1.",
        )

    def _broken_off(self, why: str) -> EngineError:
        return EngineError(
            f"{self.url} broke off in mid-answer ({why}); the part received was thrown away.",
            hint="Check the server's log, then try again.",
            retry=True,
        )

    def _unreachable(self, problem: Exception) -> EngineError:
        return EngineError(
            f"Nobody answers at {self.url}: {problem or type(problem).__name__}",
            hint="Start the server, or set PLAINBRIDGE_SERVER_URL to where it listens.",
            retry=True,
        )

    def _refusal(self, status: int, said: str) -> EngineError:
        where = f"{self.url} (status {status}): {_said(said)}"
        if status in (401, 403):
            return EngineError(
                f"The key was refused by {where}",
                hint="Set PLAINBRIDGE_SERVER_KEY to the server's key.",
            )
        if status == 404:
            return EngineError(
                f"The model {self.model!r} is unknown to {where}",
                hint=f"Ask {self.url}/models what it serves, and check PLAINBRIDGE_SERVER_URL.",
            )
        busy = status == 429 or status >= 500
        return EngineError(f"The request was refused by {where}", retry=busy)


class _BusyError(Exception):
    """The server says: not now."""

    def __init__(self, status: int, said: str, retry_after: str | None) -> None:
        super().__init__(status)
        self.status, self.said, self.retry_after = status, said, retry_after

    def pause(self, attempt: int) -> float:
        """Seconds to wait before asking again."""
        asked = self.retry_after or ""
        pause = float(asked) if asked.isdecimal() else _PAUSE_SECONDS * 2**attempt
        return min(pause, _LONGEST_PAUSE)


def _deltas(chunk: dict[str, Any]) -> Iterator[tuple[str, str | None]]:
    choices = chunk.get("choices")
    for choice in choices if isinstance(choices, list) else []:
        delta = choice.get("delta") or {}
        yield delta.get("content") or "", choice.get("finish_reason")


def _said(text: str) -> str:
    """The message inside an error's JSON, else the beginning of the text."""
    try:
        error = json.loads(text)["error"]
    except (ValueError, KeyError, TypeError):
        return text.strip()[:200]
    return str(error.get("message", error) if isinstance(error, dict) else error)[:200]
