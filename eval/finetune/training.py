"""LoRA training of a small model for one step: from an item's words to one or two clear sentences.

    python -m eval.finetune.training [--model NAME] [--epochs N] [--minutes N] [--rank N] …

LoRA (Hu et al. 2021, https://arxiv.org/abs/2106.09685) on all linear layers; the loss counts the
answer's tokens alone, and logits are computed for them alone. Seeded; every ``--save-every`` steps
the state is written to ``.cache/finetune/<run>``, and the same command goes on from there, also
after a kill. ``--minutes`` ends a sitting early and in order. The log is ``log.jsonl``, the plot
``loss.png``, the adapter ``adapter/`` in the same folder.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.finetune.base import CACHE, unpacked
from eval.finetune.growing import grow
from eval.finetune.items import Item, load
from translator.drafting import tidy
from translator.engines.chat import END, chatml
from translator.gate import Evidence, judge, passes
from translator.prompts import load_prompt

PROMPT = "note.v1"


@dataclass(frozen=True, slots=True)
class Example:
    """Token ids of one prompt with its answer; the loss counts from ``answer`` on."""

    ids: tuple[int, ...]
    answer: int


def main() -> int:
    """Train until the last epoch or the last minute."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", default="qwen2.5-coder-0.5b")
    parser.add_argument("--run", help="name of the run's folder; the model's by default")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--copies", type=int, default=3, help="grown variants of an item an epoch")
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--rank", type=int, default=16)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--minutes", type=float, default=math.inf)
    parser.add_argument("--save-every", type=int, default=25)
    parser.add_argument("--validate", type=int, default=40, help="items worded after each epoch")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    Run(options).go()
    return 0


class Run:
    """One run with its folder, model and optimiser."""

    def __init__(self, options: argparse.Namespace) -> None:
        import torch  # noqa: PLC0415
        from peft import LoraConfig, get_peft_model  # noqa: PLC0415
        from transformers import AutoModelForCausalLM, AutoTokenizer  # noqa: PLC0415

        self.options = options
        self.folder = CACHE / (options.run or f"run-{options.model}")
        self.folder.mkdir(parents=True, exist_ok=True)
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        base = unpacked(options.model)
        dtype = torch.bfloat16 if self._halves() else torch.float32
        torch.manual_seed(options.seed)
        self.tokenizer: Any = AutoTokenizer.from_pretrained(base, padding_side="left")
        model: Any = AutoModelForCausalLM.from_pretrained(base, dtype=dtype)
        config = LoraConfig(
            r=options.rank,
            lora_alpha=2 * options.rank,
            target_modules="all-linear",
            task_type="CAUSAL_LM",
        )
        self.model: Any = get_peft_model(model, config).to(self.device)
        trained = [p for p in self.model.parameters() if p.requires_grad]
        for parameter in trained:
            parameter.data = parameter.data.float()
        self.optimiser = torch.optim.AdamW(trained, lr=options.rate, weight_decay=0.0)
        self.step, self.spent = 0, 0.0
        self._resume()

    def _halves(self) -> bool:
        """Whether bfloat16 pays here: twice the speed of float32 where the processor has it."""
        import torch  # noqa: PLC0415

        return self.device == "cuda" or bool(torch.cpu.get_capabilities().get("avx512_bf16"))

    def go(self) -> None:
        """All epochs that are left, or until the sitting's minutes are over."""
        began = time.perf_counter()
        batches = [
            (epoch, batch) for epoch in range(self.options.epochs) for batch in self._epoch(epoch)
        ]
        last_of_epoch = {
            i for i, (e, _) in enumerate(batches) if i + 1 == len(batches) or batches[i + 1][0] != e
        }
        for number in range(self.step, len(batches)):
            epoch, batch = batches[number]
            start = time.perf_counter()
            loss = self._train(batch, number / len(batches))
            self.spent += time.perf_counter() - start
            self.step = number + 1
            self._log(step=self.step, of=len(batches), epoch=epoch, loss=round(loss, 4))
            if number in last_of_epoch:
                self._log(step=self.step, epoch=epoch, gate_pass=self._validate())
            over = (time.perf_counter() - began) / 60 > self.options.minutes
            if over or number in last_of_epoch or self.step % self.options.save_every == 0:
                self._save()
            if over:
                print(f"stopped at step {self.step} of {len(batches)}; run again to go on")
                return
        self.model.save_pretrained(self.folder / "adapter")
        self._plot()

    def _epoch(self, epoch: int) -> Iterator[list[Example]]:
        """Batches of like length in random order: the items and fresh variants of them."""
        draw = random.Random(f"{self.options.seed}/{epoch}")  # noqa: S311
        items = load("train")
        items = [i for i in items if not i.findings()]
        grown = [v for item in items for v in grow(item, self.options.copies, draw)]
        examples = [self.example(item) for item in (*items, *grown)]
        examples.sort(key=lambda e: (len(e.ids), draw.random()))
        size = self.options.batch
        batches = [examples[i : i + size] for i in range(0, len(examples), size)]
        draw.shuffle(batches)
        yield from batches

    def example(self, item: Item) -> Example:
        """An item as tokens, in the very prompt that the engine will send."""
        request = load_prompt(PROMPT).request(max_tokens=1, note=item.given)
        prompt = self.tokenizer(chatml(request), add_special_tokens=False)["input_ids"]
        answer = self.tokenizer(item.target + END, add_special_tokens=False)["input_ids"]
        return Example((*prompt, *answer), len(prompt))

    def _train(self, batch: Sequence[Example], progress: float) -> float:
        import torch  # noqa: PLC0415

        self.model.train()
        warm = min(1.0, (self.step + 1) / 20)
        for group in self.optimiser.param_groups:
            group["lr"] = self.options.rate * warm * (0.5 + 0.5 * math.cos(math.pi * progress))
        width = max(len(e.ids) for e in batch)
        pad = self.tokenizer.pad_token_id or 0
        ids = torch.tensor([[*e.ids, *[pad] * (width - len(e.ids))] for e in batch])
        seen = torch.tensor([[1] * len(e.ids) + [0] * (width - len(e.ids)) for e in batch])
        wanted = torch.zeros_like(ids, dtype=torch.bool)
        for row, example in enumerate(batch):
            wanted[row, example.answer - 1 : len(example.ids) - 1] = True
        ids, seen, wanted = (t.to(self.device) for t in (ids, seen, wanted))
        inner = self.model.base_model.model
        with torch.autocast(self.device, dtype=torch.bfloat16, enabled=self._halves()):
            hidden = inner.model(input_ids=ids, attention_mask=seen).last_hidden_state
            logits = inner.lm_head(hidden[wanted]).float()
        targets = ids.roll(-1, dims=1)[wanted]
        loss = torch.nn.functional.cross_entropy(logits, targets)
        loss.backward()
        torch.nn.utils.clip_grad_norm_([p for p in self.model.parameters() if p.requires_grad], 1.0)
        self.optimiser.step()
        self.optimiser.zero_grad(set_to_none=True)
        return float(loss.item())

    def _validate(self) -> float:
        """Share of validation items whose greedy answer the gate passes."""
        import torch  # noqa: PLC0415

        self.model.eval()
        items = load("validation")[: self.options.validate]
        good = 0
        for at in range(0, len(items), 8):
            some = items[at : at + 8]
            prompts = [
                chatml(load_prompt(PROMPT).request(max_tokens=1, note=i.given)) for i in some
            ]
            inputs = self.tokenizer(
                prompts, return_tensors="pt", padding=True, add_special_tokens=False
            ).to(self.device)
            with (
                torch.inference_mode(),
                torch.autocast(self.device, dtype=torch.bfloat16, enabled=self._halves()),
            ):
                output = self.model.generate(
                    **inputs,
                    do_sample=False,
                    max_new_tokens=160,
                    eos_token_id=self.tokenizer.get_vocab()[END],
                    pad_token_id=self.tokenizer.pad_token_id,
                )
            for item, row in zip(some, output, strict=True):
                answer = self.tokenizer.decode(
                    row[inputs["input_ids"].shape[1] :], skip_special_tokens=True
                )
                good += passes(judge(tidy(answer), Evidence(item.source, item.given)))
        return round(good / len(items), 3) if items else math.nan

    def _save(self) -> None:
        import torch  # noqa: PLC0415
        from peft import get_peft_model_state_dict  # noqa: PLC0415

        new = self.folder / "state.new"
        torch.save(
            {
                "adapter": get_peft_model_state_dict(self.model),
                "optimiser": self.optimiser.state_dict(),
                "random": torch.get_rng_state(),
                "step": self.step,
                "spent": self.spent,
            },
            new,
        )
        new.replace(self.folder / "state.pt")

    def _resume(self) -> None:
        import torch  # noqa: PLC0415
        from peft import set_peft_model_state_dict  # noqa: PLC0415

        path = self.folder / "state.pt"
        if not path.is_file():
            return
        state = torch.load(path, map_location=self.device, weights_only=True)
        set_peft_model_state_dict(self.model, state["adapter"])
        self.optimiser.load_state_dict(state["optimiser"])
        torch.set_rng_state(state["random"].cpu())
        self.step, self.spent = state["step"], state["spent"]
        print(f"going on from step {self.step}")

    def _log(self, **row: float) -> None:
        row["seconds"] = round(self.spent, 1)
        with (self.folder / "log.jsonl").open("a", encoding="utf-8") as log:
            log.write(json.dumps(row) + "\n")
        print(json.dumps(row), flush=True)

    def _plot(self) -> None:
        plot(self.folder / "log.jsonl", self.folder / "loss.png")


def plot(log: Path, picture: Path) -> None:
    """Loss and gate-pass rate against steps."""
    import matplotlib as mpl  # noqa: PLC0415

    mpl.use("Agg")
    from matplotlib import pyplot  # noqa: PLC0415

    rows = [json.loads(line) for line in log.read_text("utf-8").splitlines()]
    figure, left = pyplot.subplots(figsize=(8, 4))
    losses = [(r["step"], r["loss"]) for r in rows if "loss" in r]
    left.plot(*zip(*losses, strict=True), color="tab:blue", linewidth=0.8)
    left.set_xlabel("step")
    left.set_ylabel("loss a token", color="tab:blue")
    passed = [(r["step"], r["gate_pass"]) for r in rows if "gate_pass" in r]
    if passed:
        right = left.twinx()
        right.plot(*zip(*passed, strict=True), color="tab:green", marker="o")
        right.set_ylim(0, 1)
        right.set_ylabel("validation: passed by the gate", color="tab:green")
    figure.tight_layout()
    figure.savefig(picture, dpi=120)


if __name__ == "__main__":
    raise SystemExit(main())
