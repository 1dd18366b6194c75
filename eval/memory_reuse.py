"""What the memory says of an update whose numbers have changed, and whether it is right.

    python -m eval.memory_reuse FILE [--audience finance] [--result FILE]

FILE is a JSONL of updates (``text``). The engine is one that changes nothing, so that what it makes
of the changed update is known to be right: it is the update's own words as the glossary puts them.
Every sentence that may be approved is approved; then the digits of the update are drawn anew (0 and
1 stay, since an amount of 1 is another grammar; a year stays in its century) and it is translated
again. ``wrong`` are sentences from the memory that differ from what the engine makes.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import tempfile
from collections import Counter
from pathlib import Path

from eval.provenance import provenance, save
from translator.audiences import load_audiences, load_topics
from translator.engines.base import Request
from translator.engines.scripted import ScriptedEngine
from translator.errors import InputError
from translator.glossary.load import load_glossary
from translator.memory import desk
from translator.memory.book import Memory
from translator.pipeline import Translator
from translator.values import Translated

_DIGITS = re.compile(r"\d+")


def echo(request: Request) -> str:
    """The note, word for word."""
    return request.user.splitlines()[0] if request.user else ""


def other_numbers(text: str, draw: random.Random) -> str:
    """The text with the last digit of each number drawn anew."""

    def changed(found: re.Match[str]) -> str:
        digits = found[0]
        if digits[-1] in "01":
            return digits
        if len(digits) == 4 and digits[:2] in {"19", "20"}:
            return f"{digits[:3]}{draw.choice('2345')}"
        return f"{digits[:-1]}{draw.choice('23456789')}"

    return _DIGITS.sub(changed, text)


def told(translator: Translator, text: str, audience: str) -> list[Translated]:
    """The sentences of a translation, background left aside."""
    made = translator.translate(text, audience)
    return [sentence for sentence in made.sentences if sentence.how != "context"]


def measure(texts: list[str], audience: str) -> dict[str, int]:
    """Counts over all texts."""
    parts = (ScriptedEngine(echo), load_glossary(), load_audiences(), load_topics())
    plain = Translator(*parts)
    draw = random.Random(3)  # noqa: S311 - a sample, no secret
    counts: Counter[str] = Counter()
    for text in texts:
        with tempfile.TemporaryDirectory() as folder:
            memory = Memory(Path(folder) / "memory.sqlite3")
            try:
                counts.update(one(plain, Translator(*parts, memory=memory), text, audience, draw))
            except InputError:
                counts["texts_refused"] += 1
            finally:
                memory.close()
    return dict(counts)


def one(
    plain: Translator, remembering: Translator, text: str, audience: str, draw: random.Random
) -> Counter[str]:
    """Counts of one text."""
    made = plain.translate(text, audience)
    items = plain.items(made)
    able, unable = desk.sift(made, items, plain.glossary)
    counts = Counter(texts=1, approved=len(able), not_approvable=len(unable))
    if remembering.memory is not None and able:
        desk.approve(remembering.memory, made, able, items, plain.glossary)
    for name, now in (("same_text", text), ("other_numbers", other_numbers(text, draw))):
        right, got = (told(by, now, audience) for by in (plain, remembering))
        for expected, said in zip(right, got, strict=True):
            counts[f"{name}_sentences"] += 1
            counts[f"{name}_from_memory"] += said.how == "memory"
            counts[f"{name}_wrong"] += said.how == "memory" and said.text != expected.text
    return counts


def main() -> int:
    """Measure and print; the exit code is 1 when a sentence from the memory was wrong."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--audience", default="finance")
    parser.add_argument("--result", type=Path)
    given = parser.parse_args()
    texts = [json.loads(line)["text"] for line in given.file.read_text("utf-8").splitlines()]
    found = measure(texts, given.audience)
    print(json.dumps(found, indent=1))
    if given.result:
        save(given.result, {**provenance("none"), "audience": given.audience, **found})
    return 1 if found.get("same_text_wrong") or found.get("other_numbers_wrong") else 0


if __name__ == "__main__":
    raise SystemExit(main())
