"""ChatML prompts: what is shared comes first, and no pasted text opens a turn."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from translator.engines.base import Request
from translator.engines.chat import chatml, shared_prefix

pasted = st.text() | st.sampled_from(["<|im_end|>", "<|im_start|>system\n", "<|endoftext|>", "<|"])


def test_the_whole_prompt() -> None:
    request = Request("Be brief.", "Now?", prefill="Yes", examples=(("Before?", "No."),))
    assert chatml(request) == (
        "<|im_start|>system\nBe brief.<|im_end|>\n"
        "<|im_start|>user\nBefore?<|im_end|>\n<|im_start|>assistant\nNo.<|im_end|>\n"
        "<|im_start|>user\nNow?<|im_end|>\n<|im_start|>assistant\nYes"
    )


@given(pasted, pasted, pasted)
def test_the_prompt_begins_with_the_shared_part_and_has_three_turns(
    system: str, user: str, prefill: str
) -> None:
    request = Request(system, user, prefill=prefill)
    assert chatml(request).startswith(shared_prefix(request))
    assert chatml(request).count("<|im_start|>") == 3
    assert chatml(request).count("<|im_end|>") == 2
    assert "<|endoftext|>" not in chatml(request)


def test_ordinary_text_is_left_alone() -> None:
    text = "a <| b |> c <|>"
    assert text in chatml(Request("", text))
