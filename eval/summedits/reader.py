"""What a small language model has in mind after each word of a summary, the document before it.

The lower half of the model is enough (and costs half): its state after a word holds how that word
sits with everything read so far. Summaries of one document share its computed prefix, and their own
common beginnings are read once, as branches of a tree (Miao et al. 2023, "SpecInfer": tree-based
attention), which changes nothing in what each summary sees.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from translator import weights

_HEAD = "<|im_start|>user\nSummarize the document in a few sentences.\n\nDocument:\n"
_MIDDLE = "<|im_end|>\n<|im_start|>assistant\n"
_CHUNK = 512
_LONGEST = 6000
_NAMES = {
    "attn_q": "self_attn.q_proj",
    "attn_k": "self_attn.k_proj",
    "attn_v": "self_attn.v_proj",
    "attn_output": "self_attn.o_proj",
    "ffn_gate": "mlp.gate_proj",
    "ffn_up": "mlp.up_proj",
    "ffn_down": "mlp.down_proj",
    "attn_norm": "input_layernorm",
    "ffn_norm": "post_attention_layernorm",
}
_WORD = re.compile(r"\w+(?:['’.,-]\w+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a summary: ``spans[i]`` in its text, ``states[i]`` the model's state after it.

    ``states`` is float16 of shape (words, width of the model).
    """

    spans: tuple[tuple[int, int], ...]
    states: NDArray[np.float16]


class Reader:
    """The first ``layers`` layers of a Qwen2 model of the weights' registry, on the CPU.

    Args:
        model: a name of the registry.
        layers: how many layers to run.
        threads: CPU threads; PyTorch's own choice when ``None``.

    Raises:
        WeightsError: the weights are missing or damaged.
    """

    def __init__(self, model: str, layers: int, *, threads: int | None = None) -> None:
        import torch  # noqa: PLC0415 - seconds

        if threads:
            torch.set_num_threads(threads)
        self._torch = torch
        self._tokenizer, self._body = _load(model, layers)

    def read(self, doc: str, summaries: Sequence[str]) -> list[Words]:
        """The states after each word of each summary, given the document.

        Of a document longer than 6,000 tokens the first 6,000 are read.
        """
        prefix = self._ids(_HEAD) + self._ids(doc.strip())[:_LONGEST] + self._ids(_MIDDLE)
        coded = [
            self._tokenizer(text.strip(), add_special_tokens=False, return_offsets_mapping=True)
            for text in summaries
        ]
        tree = Tree([one["input_ids"] for one in coded])
        with self._torch.inference_mode():
            states = self._states(prefix, tree)
        found = []
        for text, one, path in zip(summaries, coded, tree.paths, strict=True):
            spans, ends = words_of(text.strip(), one["offset_mapping"])
            lead = len(text) - len(text.lstrip())
            placed = tuple((start + lead, end + lead) for start, end in spans)
            found.append(Words(placed, states[[path[end] for end in ends]]))
        return found

    def _ids(self, text: str) -> list[int]:
        return list(self._tokenizer(text, add_special_tokens=False)["input_ids"])

    def _states(self, prefix: list[int], tree: Tree) -> NDArray[np.float16]:
        from transformers.cache_utils import DynamicCache  # noqa: PLC0415 - seconds

        torch = self._torch
        cache = DynamicCache(config=self._body.config)
        self._body(torch.tensor([prefix]), past_key_values=cache, use_cache=True)
        kind, start = self._body.dtype, len(prefix)
        above = torch.from_numpy(tree.above())
        parts = [np.zeros((0, self._body.config.hidden_size), np.float16)]
        for first in range(0, len(tree.ids), _CHUNK):
            last = min(len(tree.ids), first + _CHUNK)
            seen = torch.ones(last - first, start + last, dtype=torch.bool)
            seen[:, start:] = above[first:last, :last]
            mask = torch.zeros(1, 1, *seen.shape, dtype=kind)
            mask.masked_fill_(~seen[None, None], torch.finfo(kind).min)
            output = self._body(
                torch.tensor([tree.ids[first:last]]),
                attention_mask=mask,
                position_ids=torch.tensor([[start + depth for depth in tree.depths[first:last]]]),
                past_key_values=cache,
                use_cache=True,
            )
            state = output.last_hidden_state[0].float().clamp(-6e4, 6e4)
            parts.append(state.numpy().astype(np.float16))
        return np.concatenate(parts)


class Tree:
    """Token sequences as a tree: each common beginning once, parents before children.

    Attributes:
        ids: the token of each node.
        parents: the node before it, -1 at a beginning.
        depths: tokens before it in its sequence.
        paths: the nodes of each sequence.
    """

    def __init__(self, sequences: Iterable[Sequence[int]]) -> None:
        self.ids: list[int] = []
        self.parents: list[int] = []
        self.depths: list[int] = []
        self.paths: list[list[int]] = []
        children: dict[tuple[int, int], int] = {}
        for sequence in sequences:
            at = -1
            path: list[int] = []
            for token in sequence:
                if (at, token) not in children:
                    children[at, token] = len(self.ids)
                    self.ids.append(token)
                    self.depths.append(len(path))
                    self.parents.append(at)
                at = children[at, token]
                path.append(at)
            self.paths.append(path)

    def above(self) -> NDArray[np.bool_]:
        """Of shape (nodes, nodes): whether the second is the first or stands before it."""
        seen = np.zeros((len(self.ids), len(self.ids)), dtype=np.bool_)
        for node, parent in enumerate(self.parents):
            if parent >= 0:
                seen[node] = seen[parent]
            seen[node, node] = True
        return seen


def words_of(
    text: str, offsets: Sequence[tuple[int, int]]
) -> tuple[tuple[tuple[int, int], ...], list[int]]:
    """Spans of the words and punctuation marks of a text, and the last token of each.

    ``offsets`` are the half-open spans of the tokens. A mark that shares its token with the word
    before it is left out.
    """
    spans: list[tuple[int, int]] = []
    ends: list[int] = []
    token = 0
    for found in _WORD.finditer(text):
        while token + 1 < len(offsets) and offsets[token][1] < found.end():
            token += 1
        if token < len(offsets) and (not ends or token > ends[-1]):
            spans.append(found.span())
            ends.append(token)
    return tuple(spans), ends


def _load(model: str, layers: int) -> tuple[Any, Any]:
    """Tokenizer and the first layers without the final norm, in bfloat16.

    transformers would read all layers and take a minute; this takes seconds.
    """
    import torch  # noqa: PLC0415 - seconds
    from gguf import GGUFReader  # noqa: PLC0415
    from gguf.quants import dequantize  # noqa: PLC0415

    path = weights.path(model)
    with weights.offline():
        from transformers import AutoTokenizer, Qwen2Config, Qwen2Model  # noqa: PLC0415

        tokenizer = AutoTokenizer.from_pretrained(path.parent, gguf_file=path.name)
    file = GGUFReader(path)
    state = {}
    for tensor in file.tensors:
        name = _name(tensor.name, layers)
        if name:
            array = np.array(dequantize(tensor.data, tensor.tensor_type), np.float32)
            state[name] = torch.from_numpy(array).to(torch.bfloat16)

    def value(key: str) -> Any:  # noqa: ANN401 - a number of either kind
        return file.fields[f"qwen2.{key}"].contents()

    config = Qwen2Config(
        vocab_size=state["embed_tokens.weight"].shape[0],
        hidden_size=value("embedding_length"),
        intermediate_size=value("feed_forward_length"),
        num_hidden_layers=layers,
        num_attention_heads=value("attention.head_count"),
        num_key_value_heads=value("attention.head_count_kv"),
        max_position_embeddings=value("context_length"),
        rms_norm_eps=value("attention.layer_norm_rms_epsilon"),
        rope_parameters={"rope_type": "default", "rope_theta": value("rope.freq_base")},
        dtype=torch.bfloat16,
    )
    body = Qwen2Model(config).to(torch.bfloat16)
    body.norm = torch.nn.Identity()
    body.load_state_dict(state, assign=True)
    return tokenizer, body.eval()


def _name(tensor: str, layers: int) -> str | None:
    """The name in transformers of a tensor of llama.cpp, ``None`` when it is not needed."""
    if tensor == "token_embd.weight":
        return "embed_tokens.weight"
    block, _, rest = tensor.removeprefix("blk.").partition(".")
    if not block.isdigit() or int(block) >= layers:
        return None
    what, _, kind = rest.rpartition(".")
    return f"layers.{block}.{_NAMES[what]}.{kind}"
