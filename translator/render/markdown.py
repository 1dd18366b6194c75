"""The translation as one would send it. No offsets, no checks: the reader wants the message."""

from __future__ import annotations

from translator.values import Translation


def render(translation: Translation) -> str:
    """The composed page; of an update that gave nothing to translate, what is missing."""
    if translation.refusal is not None:
        return f"*Not translated.* {translation.refusal.strip()}\n"
    return translation.text.rstrip("\n") + "\n"
