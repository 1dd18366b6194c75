"""ChatML, the chat format of the models that Plainbridge knows."""

from __future__ import annotations

import re

from translator.engines.base import Request

_MARK = re.compile(r"<\|(?=\w+\|>)")
END = "<|im_end|>"


def defuse(text: str) -> str:
    """Break up control tokens (``<|im_end|>``): pasted text must not open a turn of its own."""
    return _MARK.sub("< |", text)


def shared_prefix(system: str) -> str:
    """The part of a prompt that all requests with the same ``system`` have in common."""
    return f"<|im_start|>system\n{defuse(system)}{END}\n<|im_start|>user\n"


def chatml(request: Request) -> str:
    """The whole prompt up to and with the prefill; it begins with ``shared_prefix(system)``."""
    return (
        f"{shared_prefix(request.system)}{defuse(request.user)}{END}\n"
        f"<|im_start|>assistant\n{defuse(request.prefill)}"
    )
