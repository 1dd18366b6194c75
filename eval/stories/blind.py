"""Stories beside one prompt of the same model, judged without knowing which is which.

    python -m eval.stories.blind ask UPDATES.jsonl STORIES --save DIR [--seconds S]
    python -m eval.stories.blind pair STORIES DIR --out SHEET.jsonl --key KEY.json [--seed 17]
    python -m eval.stories.blind total SHEET.jsonl KEY.json --result FILE

STORIES is a folder that ``python -m eval.stories … --save`` kept, or part of one. ``ask`` gives the
model the whole update in one prompt for each story there. ``pair`` writes both texts in random
order; the reader fills in ``true_first``, ``true_second`` (0 to 2, as RUBRIC.md says), ``better``
("first", "second" or "neither") and ``why``. ``total`` opens the key and counts; it publishes no
word of the texts.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import re
import time
from collections import Counter
from pathlib import Path
from typing import Any

from eval.provenance import provenance, save
from translator.audiences import load_audiences
from translator.engines.base import Request
from translator.engines.registry import create, default_engine_id
from translator.stories.frames import load_frames, load_settings

_SYSTEM = (
    "You write true stories for a company's newsletter. You use only what the update says. You "
    "invent no person, quotation, figure, cause or feeling. You write plain business language."
)
_ASK = """Update:

{text}

Write this update as a short story of about {words} words for {reader}. Tell it in the frame \
"{frame}": {parts}. Give it a headline. Explain technical terms. Say only what the update says."""
_BELOW = re.compile(r"\n\n(?:\*(?:Words used here|What this does not tell us)|## In figures)")


def main() -> int:
    """Ask, pair or count."""
    parser = argparse.ArgumentParser(description=__doc__)
    todo = parser.add_subparsers(dest="todo", required=True)
    asking = todo.add_parser("ask")
    asking.add_argument("updates", type=Path)
    asking.add_argument("stories", type=Path)
    asking.add_argument("--save", type=Path, required=True)
    asking.add_argument("--seconds", type=float, default=300)
    asking.add_argument("--engine")
    pairing = todo.add_parser("pair")
    pairing.add_argument("stories", type=Path)
    pairing.add_argument("answers", type=Path)
    pairing.add_argument("--out", type=Path, required=True)
    pairing.add_argument("--key", type=Path, required=True)
    pairing.add_argument("--seed", type=int, default=17)
    counting = todo.add_parser("total")
    counting.add_argument("sheet", type=Path)
    counting.add_argument("key", type=Path)
    counting.add_argument("--result", type=Path, required=True)
    options = parser.parse_args()
    return {"ask": _ask, "pair": _pair, "total": _count}[options.todo](options)


def _ask(options: argparse.Namespace) -> int:
    lines = options.updates.read_text("utf-8").splitlines()
    texts = {row["id"]: row["text"] for row in map(json.loads, filter(str.strip, lines))}
    settings = load_settings()
    frames, readers = load_frames(settings), load_audiences()
    engine = create(options.engine or default_engine_id())
    start = time.perf_counter()
    left = 0
    for path in sorted(options.stories.glob("*.json")):
        target = options.save / path.name
        if target.is_file():
            continue
        if time.perf_counter() - start > options.seconds:
            left += 1
            continue
        row = json.loads(path.read_text("utf-8"))["row"]
        frame = frames[row["frame"]]
        prompt = _ASK.format(
            text=texts[row["id"]][:5000],
            words=settings.length("medium").words,
            reader=readers[row["audience"]].reader,
            frame=frame.name,
            parts=", then ".join(slot.label.lower() for slot in frame.slots),
        )
        engine.start()
        (answer,) = engine.complete([Request(_SYSTEM, prompt, max_tokens=420)])
        save(target, {"engine": engine.id, "text": answer.text.strip()})
        print(f"{path.stem}: {time.perf_counter() - start:.0f} s", flush=True)
    engine.close()
    return 3 if left else 0


def _pair(options: argparse.Namespace) -> int:
    draw = random.Random(options.seed)  # noqa: S311 - an order, not a secret
    rows: list[dict[str, Any]] = []
    key: dict[str, str] = {}
    names = [p.name for p in sorted(options.stories.glob("*.json"))]
    draw.shuffle(names)
    for name in names:
        answer = options.answers / name
        if not answer.is_file():
            continue
        story = json.loads((options.stories / name).read_text("utf-8"))
        ours = _BELOW.split(story["story"]["text"])[0].strip()
        theirs = json.loads(answer.read_text("utf-8"))["text"]
        ours_first = draw.random() < 0.5
        pair = (ours, theirs) if ours_first else (theirs, ours)
        code = hashlib.sha256(name.encode()).hexdigest()[:10]
        key[code] = "first" if ours_first else "second"
        rows.append(
            {
                "code": code,
                **{k: story["row"][k] for k in ("id", "audience", "frame")},
                "first": pair[0],
                "second": pair[1],
                "true_first": None,
                "true_second": None,
                "better": "",
                "why": "",
            }
        )
    lines = (json.dumps(row, ensure_ascii=False) for row in rows)
    options.out.write_text("\n".join(lines) + "\n", "utf-8")
    save(options.key, key)
    print(f"{len(rows)} pairs in {options.out}")
    return 0


def _count(options: argparse.Namespace) -> int:
    key = json.loads(options.key.read_text("utf-8"))
    lines = options.sheet.read_text("utf-8").splitlines()
    result = total([json.loads(line) for line in lines if line.strip()], key)
    save(options.result, {**provenance("none"), **result})
    print(json.dumps({k: v for k, v in result.items() if k != "rows"}))
    return 0


def total(rows: list[dict[str, Any]], key: dict[str, str]) -> dict[str, Any]:
    """Which was judged better, and how many of each were true, without the words of others.

    Raises:
        ValueError: a row is not judged yet, or not as the sheet asks.
    """
    judged = []
    for row in rows:
        marks = (row["true_first"], row["true_second"])
        if row["better"] not in {"first", "second", "neither"} or not set(marks) <= {0, 1, 2}:
            raise ValueError(f"{row['code']}: better {row['better']!r}, true {marks}")
        mine = key[row["code"]]
        better = (
            "neither" if row["better"] == "neither" else "ours" if row["better"] == mine else "one"
        )
        ours, one = marks if mine == "first" else marks[::-1]
        judged.append(
            {
                **{k: row[k] for k in ("id", "audience", "frame")},
                "better": better,
                "true_ours": ours,
                "true_one_prompt": one,
                "why": row["why"],
            }
        )
    counts = Counter(row["better"] for row in judged)
    return {
        "pairs": len(judged),
        "ours_better": counts["ours"],
        "one_prompt_better": counts["one"],
        "neither": counts["neither"],
        "share": round(counts["ours"] / len(judged), 3) if judged else None,
        "wholly_true": {
            "ours": sum(row["true_ours"] == 2 for row in judged),
            "one_prompt": sum(row["true_one_prompt"] == 2 for row in judged),
        },
        "rows": judged,
    }


if __name__ == "__main__":
    raise SystemExit(main())
