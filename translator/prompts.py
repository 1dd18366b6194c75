"""Prompt files: YAML front matter and a strict, sandboxed Jinja template for the user's turn.

A released version is never edited: new behaviour is a new file with the next number.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml
from jinja2 import StrictUndefined, TemplateError, meta
from jinja2.sandbox import SandboxedEnvironment

from translator import resources
from translator.engines.base import Request
from translator.errors import PromptError

_ENVIRONMENT = SandboxedEnvironment(undefined=StrictUndefined, autoescape=False)


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt: ``id`` is its file's stem ("draft.v1")."""

    id: str
    inputs: frozenset[str]
    system: str
    examples: tuple[tuple[str, str], ...]
    template: str

    def request(self, *, max_tokens: int, temperature: float = 0.0, **values: str) -> Request:
        """The request for the engine.

        Raises:
            PromptError: an input is missing or unknown.
        """
        if set(values) != self.inputs:
            raise PromptError(
                f"prompt {self.id!r} takes {sorted(self.inputs)}, was given {sorted(values)}",
                hint="Give exactly the inputs that the prompt file declares.",
            )
        user = _ENVIRONMENT.from_string(self.template).render(values).strip()
        return Request(
            self.system,
            user,
            max_tokens=max_tokens,
            temperature=temperature,
            examples=self.examples,
        )


def load_prompt(prompt_id: str, folder: Path | None = None) -> Prompt:
    """Read a prompt file.

    Raises:
        PromptError: the file is missing or broken, or declares other inputs than it uses.
    """
    folder = folder or resources.folder("prompts")
    path = folder / f"{prompt_id}.jinja"
    try:
        _, front, template = path.read_text("utf-8").split("---\n", 2)
        head = yaml.safe_load(front)
        used = meta.find_undeclared_variables(_ENVIRONMENT.parse(template))
    except (OSError, ValueError, yaml.YAMLError, TemplateError) as error:
        raise PromptError(
            f"prompt {path.name!r} cannot be read: {error}",
            hint="It needs YAML between two lines of '---', then a Jinja template.",
        ) from error
    unknown = set(head) - {"name", "version", "inputs", "system", "examples", "like"}
    declared = frozenset(head.get("inputs", ()))
    if unknown or declared != used or f"{head.get('name')}.v{head.get('version')}" != prompt_id:
        raise PromptError(
            f"prompt {path.name!r}: unknown keys {sorted(unknown)}, inputs {sorted(declared)}, "
            f"used {sorted(used)}",
            hint="Name and version must be those of the file; inputs exactly what it uses.",
        )
    if "like" in head:
        base = load_prompt(str(head["like"]), folder)
        return Prompt(prompt_id, declared, base.system, base.examples, template)
    examples = tuple((str(e["note"]), str(e["answer"])) for e in head.get("examples", ()))
    return Prompt(prompt_id, declared, str(head["system"]).strip(), examples, template)
