"""ChatML, the chat format of the models that Plainbridge knows."""

from __future__ import annotations

import re

from translator.engines.base import Request

_MARK = re.compile(r"<\|(?=\w+\|>)")
END = "<|im_end|>"


def defuse(text: str) -> str:
    """Break up control tokens (``<|im_end|>``): pasted text must not open a turn of its own."""
    return _MARK.sub("< |", text)


def defused(request: Request) -> list[dict[str, str]]:
    """The request's turns, none of which can open another."""
    return [turn | {"content": defuse(turn["content"])} for turn in request.messages()]


def shared_prefix(request: Request) -> str:
    """What the prompts of requests with the same ``system`` and ``examples`` have in common."""
    turns = "".join(
        f"<|im_start|>{turn['role']}\n{turn['content']}{END}\n" for turn in defused(request)[:-1]
    )
    return f"{turns}<|im_start|>user\n"


def chatml(request: Request) -> str:
    """The whole prompt up to and with the prefill; it begins with ``shared_prefix(request)``."""
    return (
        f"{shared_prefix(request)}{defuse(request.user)}{END}\n"
        f"<|im_start|>assistant\n{defuse(request.prefill)}"
    )
