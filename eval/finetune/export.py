"""Make the folder that ships from a training's adapter.

    python -m eval.finetune.export RUN --name NAME --title TITLE [--base MODEL] [--to FOLDER]
        [--strength S]

RUN is the folder of the training. Writes the LoRA weights twice, both in float16: as PEFT
safetensors, and as GGUF LoRA with llama.cpp's names (``blk.N.attn_q.weight.lora_a``; the layout is
that of its ``convert_lora_to_gguf.py``), and ``adapter.json`` with the digests of base and files.

S (above 0, 1 at most) is how much of what was learnt is put on the base: below 1 the weights lie
between the base's and the trained ones, which keeps more of what the base did well (Wortsman et al.
2022, "Robust fine-tuning of zero-shot models", https://arxiv.org/abs/2109.01903).
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path
from typing import Any

from eval.finetune.training import PROMPT
from translator import weights
from translator.adapters import DESCRIPTION, GGUF, PEFT, SHIPPED

_CONFIG = "adapter_config.json"
_TENSOR = re.compile(
    r"base_model\.model\.model\.layers\.(\d+)\.(?:self_attn|mlp)\.(\w+)_proj\.lora_([AB])\.weight"
)
_NAMES = {
    "q": "attn_q",
    "k": "attn_k",
    "v": "attn_v",
    "o": "attn_output",
    "gate": "ffn_gate",
    "up": "ffn_up",
    "down": "ffn_down",
}


def main() -> int:
    """Write the folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path)
    parser.add_argument("--name", required=True)
    parser.add_argument("--title", required=True)
    parser.add_argument("--base", default="qwen2.5-coder-0.5b")
    parser.add_argument("--to", type=Path)
    parser.add_argument("--strength", type=float, default=1.0)
    options = parser.parse_args()
    if not 0 < options.strength <= 1:
        parser.error(f"--strength {options.strength}: must be above 0 and 1 at most")
    folder = options.to or SHIPPED / options.name
    export(options.run / "adapter", folder, options.base, options.strength)
    about = {
        "name": options.name,
        "title": options.title,
        "base": options.base,
        "base_sha256": weights.model(options.base).sha256,
        "prompt": PROMPT,
        "files": {name: weights.digest(folder / name) for name in (_CONFIG, PEFT, GGUF)},
    }
    (folder / DESCRIPTION).write_text(json.dumps(about, indent=2) + "\n", encoding="utf-8")
    print(f"{folder}: {sum(p.stat().st_size for p in folder.iterdir()) / 1e6:.1f} MB")
    return 0


def export(adapter: Path, folder: Path, base: str, strength: float = 1.0) -> None:
    """Both forms of the weights, with LoRA's alpha times ``strength``.

    Raises:
        ValueError: the adapter holds a tensor that is no LoRA of a known linear layer.
    """
    from safetensors.torch import load_file, save_file  # noqa: PLC0415

    folder.mkdir(parents=True, exist_ok=True)
    config = json.loads((adapter / _CONFIG).read_text("utf-8"))
    config["base_model_name_or_path"] = base
    config["lora_alpha"] *= strength
    (folder / _CONFIG).write_text(json.dumps(config, indent=2, sort_keys=True) + "\n", "utf-8")
    tensors = {name: t.half().contiguous() for name, t in load_file(adapter / PEFT).items()}
    save_file(tensors, folder / PEFT, metadata={"format": "pt"})
    _write_gguf(folder / GGUF, tensors, _architecture(base), config)


def _architecture(base: str) -> str:
    from gguf import GGUFReader, Keys  # noqa: PLC0415

    field: Any = GGUFReader(weights.path(base)).fields[Keys.General.ARCHITECTURE]
    return str(field.contents())


def _write_gguf(
    place: Path, tensors: dict[str, Any], architecture: str, config: dict[str, Any]
) -> None:
    from gguf import GGUFWriter, Keys  # noqa: PLC0415

    if architecture != "qwen2":
        raise ValueError(
            f"{architecture}: only qwen2 is written; llama.cpp turns llama's q and k heads around"
        )
    writer = GGUFWriter(place, architecture)
    writer.add_type("adapter")
    writer.add_string(Keys.Adapter.TYPE, "lora")
    writer.add_float32(Keys.Adapter.LORA_ALPHA, float(config["lora_alpha"]))
    for name, tensor in sorted(tensors.items()):
        found = _TENSOR.fullmatch(name)
        if found is None:
            raise ValueError(f"{name} is no LoRA of a known linear layer")
        layer, which, half = found.groups()
        writer.add_tensor(f"blk.{layer}.{_NAMES[which]}.weight.lora_{half.lower()}", tensor.numpy())
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


if __name__ == "__main__":
    raise SystemExit(main())
