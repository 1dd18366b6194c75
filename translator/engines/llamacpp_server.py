"""One llama.cpp server a model and process, whose slots share the computed prefix of a prompt.

llama.cpp keeps a prompt's state in the slot that computed it, and several slots that meet the same
system prompt at once would each compute it anew (5 s a slot for 450 tokens on two cores). Here
the first computes it and saves the state; the others load it in milliseconds.
"""

from __future__ import annotations

import os
import queue
import secrets
import tempfile
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from translator.engines.cores import usable_cores
from translator.errors import EngineError

_CONTEXT = 2048
_PROMPT_STEP = 128
_KEPT_PREFIXES = 8
# Threads that wait for one another by spinning slow each other down ten times over as soon as
# another process wants a core; a short spin keeps the full speed and gives the core away.
_SPIN_COUNT = "1000"

OnChunk = Callable[[dict[str, Any]], bool]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a slot generated; ``complete`` is false when it was cut at the limit of tokens."""

    text: str
    complete: bool
    prompt_tokens: int
    tokens: int


class SharedServer:
    """A loaded model with its slots, shared by all engines of this process that ask for it."""

    _running: ClassVar[dict[tuple[Any, ...], SharedServer]] = {}
    _guard: ClassVar[threading.Lock] = threading.Lock()

    @classmethod
    def acquire(
        cls, gguf: Path, lora: Path | None, slots: int, threads: int | None, *, verbose: bool
    ) -> SharedServer:
        """The running server of this model, or a new one. Give it back with ``release``."""
        key = (gguf.resolve(), lora and lora.resolve(), slots, threads, verbose)
        with cls._guard:
            server = cls._running.get(key)
            if server is None:
                server = cls._running[key] = cls(key, (gguf, lora), slots, threads, verbose=verbose)
            server.users += 1
            return server

    def release(self) -> None:
        """Free the model when nobody else uses it."""
        with self._guard:
            self.users -= 1
            if self.users == 0:
                del self._running[self._key]
                del self._native
                self._states.cleanup()

    def __init__(
        self,
        key: tuple[Any, ...],
        files: tuple[Path, Path | None],
        slots: int,
        threads: int | None,
        *,
        verbose: bool,
    ) -> None:
        self.users = 0
        self.slots = slots
        self._key = key
        self._secret = secrets.token_urlsafe(32)
        self._states = tempfile.TemporaryDirectory(
            prefix="plainbridge-", ignore_cleanup_errors=True
        )
        self._native: Any = self._load(*files, threads, verbose=verbose)
        self._free: queue.Queue[Slot] = queue.Queue()
        for number in range(slots):
            self._free.put(Slot(self, number))
        self._saved: OrderedDict[str, str] = OrderedDict()
        self._saving = threading.Lock()

    def warm(self, prefix: str) -> None:
        """Compute and save a shared prefix, unless that was done."""
        with self.slot(prefix, threading.Event()):
            pass

    @contextmanager
    def slot(self, prefix: str, stopped: threading.Event) -> Iterator[Slot]:
        """A free slot that has a shared prefix in its memory."""
        slot = self._free.get()
        try:
            slot.prepare(prefix, stopped)
            yield slot
        finally:
            self._free.put(slot)

    def _load(self, gguf: Path, lora: Path | None, threads: int | None, *, verbose: bool) -> Any:  # noqa: ANN401 - untyped library
        os.environ.setdefault("GOMP_SPINCOUNT", _SPIN_COUNT)
        try:
            import xllamacpp  # noqa: PLC0415 - loads megabytes of native code
        except ImportError as problem:
            raise EngineError(
                f"llama.cpp cannot run here: {problem}",
                hint="On Linux it needs the OpenMP library: apt-get install libgomp1.",
            ) from problem

        params = xllamacpp.CommonParams()
        params.model.path = str(gguf)
        if lora is not None:
            adapter = xllamacpp.CommonAdapterLoraInfo()
            adapter.path, adapter.scale = str(lora), 1.0
            params.lora_adapters = [adapter]
        params.n_ctx = _CONTEXT * self.slots
        params.n_parallel = self.slots
        params.n_batch = params.n_ubatch = _PROMPT_STEP
        for cpu in (params.cpuparams, params.cpuparams_batch):
            cpu.n_threads = threads or usable_cores()
            cpu.poll = 0
        params.cache_ram_mib = 0
        params.cache_idle_slots = False
        params.slot_save_path = self._states.name + os.sep
        params.verbosity = 3 if verbose else -1
        # The server cannot be told not to listen: it gets a port of loopback and a secret.
        params.api_keys = [self._secret]
        params.ui = False
        params.endpoint_slots = False
        try:
            return xllamacpp.Server(params)
        except Exception as problem:
            self._states.cleanup()
            raise EngineError(
                f"llama.cpp cannot load {gguf}: {problem}",
                hint="Check that it is a GGUF model and that about 2.5 GB of memory are free.",
            ) from problem

    def stream(self, wanted: dict[str, Any], on_chunk: OnChunk) -> None:
        """Run a completion; ``on_chunk`` gets each chunk and returns true to stop."""
        self._native.handle_completions(wanted, on_chunk)

    def state(self, slot: int, action: str, filename: str) -> None:
        """Save or restore a slot's state."""
        import httpx  # noqa: PLC0415

        answer = httpx.post(
            f"{self._native.listening_address}/slots/{slot}",
            params={"action": action},
            json={"filename": filename},
            headers={"Authorization": f"Bearer {self._secret}"},
            trust_env=False,
            timeout=60,
        )
        if answer.status_code != httpx.codes.OK:
            raise EngineError(f"llama.cpp could not {action} a slot: {answer.text[:200]}")

    def saved(self, prefix: str) -> str | None:
        """The file that holds the state of this prefix."""
        if prefix in self._saved:
            self._saved.move_to_end(prefix)
        return self._saved.get(prefix)

    def save(self, prefix: str, slot: int) -> None:
        """Keep the state of this prefix, and drop the one that was not used for longest."""
        filename = secrets.token_hex(8)
        self.state(slot, "save", filename)
        self._saved[prefix] = filename
        while len(self._saved) > _KEPT_PREFIXES:
            _, oldest = self._saved.popitem(last=False)
            (Path(self._states.name) / oldest).unlink(missing_ok=True)

    @property
    def saving(self) -> threading.Lock:
        """Held while a prefix is computed: the others wait for it instead of doing it too."""
        return self._saving


class Slot:
    """One of the sequences that llama.cpp computes side by side."""

    def __init__(self, server: SharedServer, number: int) -> None:
        self._server = server
        self._number = number
        self._prefix: str | None = None

    def prepare(self, prefix: str, stopped: threading.Event) -> None:
        """Have the state of ``prefix`` in memory: still there, loaded, or computed now.

        A single slot always loads it: the rest of the prompt is then computed in the same steps
        whatever was asked before, so that the answer depends on the request alone.
        """
        if self._prefix == prefix and self._server.slots > 1:
            return
        with self._server.saving:
            filename = self._server.saved(prefix)
            self._prefix = None
            if filename is not None:
                self._server.state(self._number, "restore", filename)
            elif self.generate({"prompt": prefix, "max_tokens": 1}, stopped) is None:
                return
            else:
                self._server.save(prefix, self._number)
            self._prefix = prefix

    def generate(self, wanted: dict[str, Any], stopped: threading.Event) -> Answer | None:
        """Run a completion on this slot; ``None`` when it was stopped.

        Raises:
            EngineError: llama.cpp refused the request, or ended without an end.
        """
        if stopped.is_set():
            return None
        chunks: list[dict[str, Any]] = []

        def on_chunk(chunk: dict[str, Any]) -> bool:
            chunks.append(chunk)
            return stopped.is_set()

        fixed = {"id_slot": self._number, "cache_prompt": True, "stream": True}
        # Progress reports give a long prompt, too, moments at which it can be stopped.
        self._server.stream({**wanted, **fixed, "return_progress": True}, on_chunk)
        if stopped.is_set():
            return None
        return _answer(chunks)


def _answer(chunks: list[dict[str, Any]]) -> Answer:
    for chunk in chunks:
        if "error" in chunk:
            raise _refusal(chunk["error"])
    last = chunks[-1] if chunks else {}
    finish = last["choices"][0]["finish_reason"] if last.get("choices") else None
    if finish is None:
        raise EngineError("llama.cpp broke off in the middle of an answer.", retry=True)
    usage = last.get("usage", {})
    return Answer(
        text="".join(chunk["choices"][0]["text"] for chunk in chunks if chunk.get("choices")),
        complete=finish == "stop",
        prompt_tokens=usage.get("prompt_tokens", 0),
        tokens=usage.get("completion_tokens", 0),
    )


def _refusal(error: dict[str, Any]) -> EngineError:
    if error.get("type") == "exceed_context_size_error":
        return EngineError(
            f"The prompt has {error.get('n_prompt_tokens')} tokens; there is room for "
            f"{error.get('n_ctx')}.",
            hint="Shorten the sentence or the prompt.",
        )
    return EngineError(f"llama.cpp refused the request: {error.get('message', error)}")
