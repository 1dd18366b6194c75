"""Models of our own: a small base model with an adapter trained for the wording step.

Each lies in a folder: ``adapter.json`` (what it was trained on and for, and the SHA-256 of base and
files), the LoRA weights twice, as PEFT safetensors for Transformers and as GGUF for llama.cpp, and
``README.md``, its model card. Those that ship lie beside this file; a user's own may lie anywhere.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from translator import weights
from translator.errors import WeightsError

SHIPPED = Path(__file__).parent
DESCRIPTION = "adapter.json"
GGUF = "adapter.gguf"
PEFT = "adapter_model.safetensors"


class Description(BaseModel):
    """``adapter.json``: the base by its name and digest, the prompt, and the files' digests."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    title: str
    base: str
    base_sha256: str
    prompt: str
    files: dict[str, str]


class Adapter:
    """A tuned model: what it is, and where its files lie."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        try:
            text = (folder / DESCRIPTION).read_text(encoding="utf-8")
            self.about = Description.model_validate_json(text)
        except (OSError, ValidationError) as problem:
            raise WeightsError(
                f"{folder / DESCRIPTION} does not describe an adapter: {problem}",
                hint="Take the folder that the training wrote, whole.",
            ) from problem

    @property
    def base(self) -> str:
        """The base model's name in the registry of weights."""
        return self.about.base

    def check(self) -> None:
        """Make sure that base and files are those that the adapter was made with.

        Raises:
            WeightsError: another base, or a file that is missing or changed.
        """
        base = weights.model(self.base)
        if base.sha256 != self.about.base_sha256:
            raise WeightsError(
                f"The adapter {self.about.name} was trained on {self.base} with SHA-256 "
                f"{self.about.base_sha256[:12]}…, and the {self.base} here is "
                f"{base.sha256[:12]}….",
                hint="On other weights it would change words at random. Train it anew on these "
                "(make finetune), or use the version of Plainbridge that it came with.",
            )
        for name, expected in self.about.files.items():
            place = self.folder / name
            found = weights.digest(place) if place.is_file() else "no file"
            if found != expected:
                raise WeightsError(
                    f"{place} is damaged: SHA-256 {expected[:12]}… was expected, "
                    f"{found[:12]} was found.",
                    hint="Install Plainbridge again, or train the adapter anew: make finetune",
                )


@cache
def shipped() -> dict[str, Adapter]:
    """The adapters that come with Plainbridge, by name."""
    found = (Adapter(place.parent) for place in sorted(SHIPPED.glob(f"*/{DESCRIPTION}")))
    return {adapter.about.name: adapter for adapter in found}


def find(model: str) -> Adapter | None:
    """The adapter of a model's name or of its own folder; ``None`` for every other model.

    Raises:
        WeightsError: the folder's description is broken.
    """
    if model in shipped():
        return shipped()[model]
    own = Path(model).expanduser()
    return Adapter(own) if (own / DESCRIPTION).is_file() else None
