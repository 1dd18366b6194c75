"""A translation that ``eval.updates --save`` kept, read back so that no model is asked again."""

from __future__ import annotations

import json
from pathlib import Path

from translator.errors import InputError
from translator.pipeline import Translator
from translator.values import Reading, TermUse, Timing, Translated, Translation


def read_worded(path: Path, text: str, translator: Translator) -> Translation:
    """The translation of ``text`` in the file of that run.

    Raises:
        InputError: there is none, or the facts of the text are found differently today.
    """
    if not path.is_file():
        raise InputError(f"{path.name} is not there.", hint="Run eval.updates with --save first.")
    kept = json.loads(path.read_text("utf-8"))["translation"]
    sheet = translator.facts(text)
    if [(f["id"], f["start"], f["end"]) for f in kept["facts"]] != [
        (f.id, f.start, f.end) for f in sheet.facts
    ]:
        raise InputError(f"{path.name} knows other facts.", hint="Run eval.updates anew.")
    sentences = tuple(
        Translated(
            s["text"],
            tuple((start, end) for start, end in s["sources"]),
            s["how"],
            tuple(s["facts"]),
            (),
            s["section"],
        )
        for s in kept["sentences"]
    )
    none = Reading(0.0, 0)
    return Translation(
        sheet=sheet,
        audience=kept["audience"],
        engine=kept["engine"],
        model=kept["model"],
        prompts=tuple(kept["prompts"]),
        terms=tuple(TermUse(**term) for term in kept["terms"]),
        sentences=sentences,
        text=kept["text"],
        left_out=(),
        questions=(),
        source_reading=none,
        output_reading=none,
        timing=Timing(0.0, 0.0, 0.0),
        refusal=kept["refusal"],
    )
