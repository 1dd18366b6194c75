"""The base model as torch wants it: the GGUF's weights unpacked once, kept in the cache."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from translator import weights

CACHE = Path(".cache/finetune")


def unpacked(model: str) -> Path:
    """The folder of a model of the registry as a Transformers model; unpacked when it is not there.

    Raises:
        WeightsError: the weights are missing or damaged.
    """
    folder = CACHE / f"base-{model}"
    if (folder / "config.json").is_file():
        return folder
    from transformers import AutoModelForCausalLM, AutoTokenizer, GgufConfig  # noqa: PLC0415

    gguf = weights.path(model)
    with weights.offline():
        tokenizer = AutoTokenizer.from_pretrained(gguf.parent, gguf_file=gguf.name)
        whole: Any = AutoModelForCausalLM.from_pretrained(
            gguf.parent,
            gguf_file=gguf.name,
            quantization_config=GgufConfig(gguf_file=gguf.name, dequantize=True),
        )
        half = whole.bfloat16()
        new = folder.with_name(f"{folder.name}.new")
        half.save_pretrained(new)
        tokenizer.save_pretrained(new)
    new.rename(folder)
    return folder
