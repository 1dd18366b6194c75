"""What a reader can take away: the translation in each format, under a file name."""

from __future__ import annotations

import base64

from translator.render import ENDINGS, FILES, render, render_file
from translator.ui.output import Payloads
from translator.ui.progress import Part
from translator.values import Translated, Translation


def payloads(part: Part) -> Payloads:
    """Copies and downloads of one audience's share; of an unfinished one, its text alone."""
    made = part.translation
    if made is None:
        text = plain_text(part.ordered)
        return {"text": (f"plainbridge-{part.audience}.txt", text)} if text else {}
    if made.refusal:
        return {}
    return {"text": (f"plainbridge-{part.audience}.txt", made.text), **_rendered(made)}


def _rendered(made: Translation) -> dict[str, tuple[str, str]]:
    """Each format by its file's name; what is no text as Base64."""
    return {
        kind: (
            f"plainbridge-{made.audience}{ending}",
            render(made, kind)
            if kind in ENDINGS
            else base64.b64encode(render_file(made, kind)).decode(),
        )
        for kind, ending in FILES.items()
    }


def plain_text(sentences: tuple[Translated, ...]) -> str:
    """The sentences as plain text, each section under its heading."""
    blocks: list[str] = []
    section = ""
    for sentence in sentences:
        if sentence.section != section:
            section = sentence.section
            blocks.append(section)
        blocks.append(sentence.text)
    return "\n\n".join(block for block in blocks if block)
