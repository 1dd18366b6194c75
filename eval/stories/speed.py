"""How soon a story is on the screen, and how soon "Cancel" is heard.

    python -m eval.stories.speed FILE… [--audience A] [--engine ID] [--result FILE]

For each update, in the frame that fits best: seconds on the wall clock until the plan (its headline
and opening can be read), the first sentence and the whole story; then the same story once more,
cancelled as soon as its first sentence stands: seconds until the engine has stopped. The engine is
loaded before, as the app does at its start; the seconds of loading stand by themselves. The exit
code is 1 when a first part came later than the bar.
"""

from __future__ import annotations

import argparse
import json
import threading
import time
from pathlib import Path
from typing import Any

from eval.provenance import provenance, save
from translator.documents import read_document
from translator.errors import Cancelled
from translator.pipeline import Translator
from translator.stories.maker import StoryMaker
from translator.stories.values import StoryPlanned, StorySentenceReady

BAR = 5.0  # seconds until the first part of a story can be read


def main() -> int:
    """Run the measurement."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--audience", default="executives")
    parser.add_argument("--engine")
    parser.add_argument("--result", type=Path)
    options = parser.parse_args()
    translator = Translator.load(options.engine)
    start = time.perf_counter()
    translator.start()
    loading = time.perf_counter() - start
    maker = StoryMaker(translator)
    rows = []
    for path in options.files:
        text = read_document(path)
        row = {"update": path.name, "words": len(text.split())}
        row |= measured(maker, text, options.audience)
        rows.append(row | {"cancel": cancelled(maker, text, options.audience)})
    translator.close()
    worst = max(row["plan"] for row in rows)
    result = {
        "bar": BAR,
        "loading": round(loading, 2),
        "plan_worst": worst,
        "first_sentence_worst": max(row["first_sentence"] for row in rows),
        "cancel_worst": max(row["cancel"] for row in rows),
        "rows": rows,
    }
    if options.result:
        save(options.result, {**provenance(translator.engine.id), **result})
    print(json.dumps(result, indent=1))
    return int(worst > BAR)


def measured(maker: StoryMaker, text: str, audience: str) -> dict[str, Any]:
    """Seconds until each step of one story, and how many sentences were worded."""
    start = time.perf_counter()
    seconds: dict[str, float] = {}
    frame, sentences = "", 0
    for event in maker.stream(text, audience):
        passed = round(time.perf_counter() - start, 2)
        if isinstance(event, StoryPlanned):
            seconds["plan"] = passed
            frame = event.frame
        elif isinstance(event, StorySentenceReady) and event.sentence.how != "frame":
            seconds.setdefault("first_sentence", passed)
            sentences += 1
        else:
            seconds["whole"] = passed
    return {"frame": frame, "sentences": sentences, **seconds}


def cancelled(maker: StoryMaker, text: str, audience: str) -> float:
    """Seconds from a cancel at the first sentence until the engine has stopped."""
    stop = threading.Event()
    asked = time.perf_counter()
    try:
        for event in maker.stream(text, audience, seed=1, cancel=stop.is_set):
            told = isinstance(event, StorySentenceReady) and event.sentence.how != "frame"
            if told and not stop.is_set():
                asked = time.perf_counter()
                stop.set()
    except Cancelled:
        return round(time.perf_counter() - asked, 2)
    return round(time.perf_counter() - asked, 2)


if __name__ == "__main__":
    raise SystemExit(main())
