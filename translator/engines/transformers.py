"""Hugging Face transformers: a model of the registry, or any local folder with a chat model."""

from __future__ import annotations

import threading
import warnings
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from translator import adapters, weights
from translator.engines.base import Cancel, Completion, Request, never
from translator.engines.batch import base_of, check, own_model
from translator.engines.chat import END, chatml, defuse, defused
from translator.errors import EngineError

_PROMPT_LIMIT = 2048
_LOADED_LOCK = threading.Lock()


class TransformersEngine:
    """Batched generation with torch: on the CUDA GPU where there is one, else on the CPU.

    Greedy answers are the same from run to run on one machine. In another batch, padded to another
    length, sums are rounded in another order, so that near ties may fall differently.

    Args:
        model: a name of the weights' registry, an adapter's name or folder, or the folder of a
            chat model.
        batch: how many requests are computed at once.
        device: ``"cpu"``, ``"cuda"``; found out when ``None``.
    """

    def __init__(self, model: str, *, batch: int = 8, device: str | None = None) -> None:
        self.model = model
        self.id = f"transformers:{model}"
        self._adapter = adapters.find(model)
        self._own = (
            own_model("transformers", model, lambda p: (p / "config.json").is_file())
            if self._adapter is None
            else None
        )
        self._batch = batch
        self._device = device
        self._loaded: tuple[Any, Any] | None = None
        self._running = threading.Lock()

    def start(self) -> None:
        """Load tokenizer and model, with every hub lookup switched off.

        Raises:
            WeightsError: the weights are missing or damaged.
            EngineError: transformers cannot load them.
        """
        with _LOADED_LOCK:
            if self._loaded is None:
                self._loaded = self._load()

    def close(self) -> None:
        """Free the model, and the GPU's cache where there is one. ``start`` loads it again."""
        with _LOADED_LOCK:
            loaded, self._loaded = self._loaded, None
        if loaded is not None and loaded[1].device.type == "cuda":
            import torch  # noqa: PLC0415

            del loaded
            torch.cuda.empty_cache()

    def complete(
        self, requests: Sequence[Request], *, seed: int = 0, cancel: Cancel = never
    ) -> Iterator[Completion]:
        """Answer the requests batch by batch; those with the same temperature go together.

        Raises:
            EngineError: torch failed, or a prompt is too long; what was yielded remains good.
            Cancelled: ``cancel()`` became true; generation stops at the next token.
        """
        self.start()
        order = sorted(range(len(requests)), key=lambda i: requests[i].temperature)
        for _, group in groupby(order, key=lambda i: requests[i].temperature):
            indices = list(group)
            for at in range(0, len(indices), self._batch):
                check(cancel)
                some = indices[at : at + self._batch]
                with self._running:
                    answers = self._generate([requests[i] for i in some], seed + at, cancel)
                check(cancel)
                for index, (text, complete, prompt, tokens) in zip(some, answers, strict=True):
                    yield Completion(index, text, complete, prompt, tokens)

    def _load(self) -> tuple[Any, Any]:
        options: dict[str, Any] = {"local_files_only": True}
        folder = self._own
        if folder is None:
            gguf = weights.path(base_of(self.model))
            folder, options["gguf_file"] = gguf.parent, gguf.name
        with weights.offline():
            import torch  # noqa: PLC0415 - takes seconds
            from transformers import AutoModelForCausalLM, AutoTokenizer  # noqa: PLC0415
            from transformers.utils import logging  # noqa: PLC0415

            logging.disable_progress_bar()
            device = self._device or ("cuda" if torch.cuda.is_available() else "cpu")
            dtype = torch.bfloat16 if device == "cuda" else torch.float32
            try:
                tokenizer = AutoTokenizer.from_pretrained(folder, padding_side="left", **options)
                model: Any = AutoModelForCausalLM.from_pretrained(folder, dtype=dtype, **options)
            except (OSError, ValueError, ImportError, RuntimeError) as problem:
                raise EngineError(
                    f"transformers cannot load {folder}: {problem}",
                    hint="Check that the folder holds a causal language model and its tokenizer.",
                ) from problem
        if tokenizer.pad_token_id is None:
            tokenizer.pad_token = tokenizer.eos_token
        if self._adapter is not None:
            model = _merged(model, self._adapter)
        return tokenizer, model.to(device).eval()

    def _prompt(self, tokenizer: Any, request: Request) -> str:  # noqa: ANN401 - untyped library
        if not tokenizer.chat_template:
            return chatml(request)
        start: str = tokenizer.apply_chat_template(
            defused(request), tokenize=False, add_generation_prompt=True
        )
        return start + defuse(request.prefill)

    def _generate(
        self, requests: list[Request], seed: int, cancel: Cancel
    ) -> list[tuple[str, bool, int, int]]:
        import torch  # noqa: PLC0415

        if self._loaded is None:
            raise EngineError("The engine was closed while it was answering.")
        tokenizer, model = self._loaded
        prompts = [self._prompt(tokenizer, request) for request in requests]
        inputs = tokenizer(prompts, return_tensors="pt", padding=True, add_special_tokens=False)
        length = inputs["input_ids"].shape[1]
        if length > _PROMPT_LIMIT:
            raise EngineError(
                f"The prompt has {length} tokens; there is room for {_PROMPT_LIMIT}.",
                hint="Shorten the sentence or the prompt.",
            )
        ends = _ends(tokenizer, model)
        watcher = _Watcher(tokenizer, requests, length, ends, cancel)
        hot = requests[0].temperature > 0
        sampling = (
            {"do_sample": True, "temperature": requests[0].temperature, "top_p": 0.95, "top_k": 40}
            if hot
            else {"do_sample": False, "temperature": None, "top_p": None, "top_k": None}
        )
        devices = [model.device] if model.device.type == "cuda" else []
        with torch.inference_mode(), torch.random.fork_rng(devices=devices):
            torch.manual_seed(seed)
            output = model.generate(
                **inputs.to(model.device),
                **sampling,
                max_new_tokens=max(request.max_tokens for request in requests),
                eos_token_id=sorted(ends),
                pad_token_id=tokenizer.pad_token_id,
                stopping_criteria=[watcher],
            )
        counts = inputs["attention_mask"].sum(dim=1).tolist()
        return [
            (
                *watcher.answer(row, output[row, length:].tolist()),
                int(counts[row]),
                watcher.used[row],
            )
            for row in range(len(requests))
        ]


def _merged(model: Any, adapter: adapters.Adapter) -> Any:  # noqa: ANN401 - untyped library
    """The model with the adapter's weights added to its own."""
    from peft import PeftModel  # noqa: PLC0415 - takes seconds

    adapter.check()
    with warnings.catch_warnings():  # peft asks transformers by a name that will go
        warnings.simplefilter("ignore", FutureWarning)
        return PeftModel.from_pretrained(model, adapter.folder).merge_and_unload()


def _ends(tokenizer: Any, model: Any) -> set[int]:  # noqa: ANN401 - untyped library
    configured = model.generation_config.eos_token_id
    ends = set(configured if isinstance(configured, list) else [configured])
    ends |= {tokenizer.eos_token_id, tokenizer.get_vocab().get(END)}
    return {end for end in ends if end is not None}


class _Watcher:
    """Ends each row of a batch by itself: at its stop string, its own limit, or a cancel."""

    def __init__(
        self,
        tokenizer: Any,  # noqa: ANN401 - untyped library
        requests: list[Request],
        length: int,
        ends: set[int],
        cancel: Cancel,
    ) -> None:
        self.tokenizer, self.requests, self.length = tokenizer, requests, length
        self.ends, self.cancel = ends, cancel
        self.used = [0] * len(requests)

    def __call__(self, input_ids: Any, scores: Any, **_: object) -> Any:  # noqa: ANN401
        import torch  # noqa: PLC0415

        stop_all = self.cancel()
        new = input_ids.shape[1] - self.length
        done = [
            stop_all or new >= request.max_tokens or self._stopped(row, input_ids)
            for row, request in enumerate(self.requests)
        ]
        return torch.tensor(done, device=input_ids.device)

    def _stopped(self, row: int, input_ids: Any) -> bool:  # noqa: ANN401
        stops = self.requests[row].stop
        if not stops:
            return False
        window = max(len(stop) for stop in stops) + 8
        tail = self.tokenizer.decode(input_ids[row, self.length :][-window:])
        return any(stop in tail for stop in stops)

    def answer(self, row: int, tokens: list[int]) -> tuple[str, bool]:
        """The text of a row with its prefill, and whether it came to its own end."""
        request = self.requests[row]
        own = tokens[: request.max_tokens]
        end = next((n for n, token in enumerate(own) if token in self.ends), None)
        self.used[row] = len(own) if end is None else end + 1
        body: str = self.tokenizer.decode(own[:end], skip_special_tokens=True)
        cuts = [at for stop in request.stop if (at := body.find(stop)) >= 0]
        text = request.prefill + (body[: min(cuts)] if cuts else body)
        return text, end is not None or bool(cuts)
