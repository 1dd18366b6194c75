"""Stories of a JSONL of updates (``id``, ``kind``, ``text``) in every frame that fits them.

    python -m eval.stories FILE [--audience A …] [--least 2] [--engine ID] [--limit N]
        [--save DIR] [--result FILE] [--seconds S] [--worded DIR] [--book FILE] [--wanted FILE]

Each update is told in all frames that fit, at least ``--least``, the next best where fewer do.
Counts crashes, hard facts and names that the source has not (by ``eval.measures.invented``),
quotations and sums of money beyond the source, and fact-bearing sentences without a source.
``--save DIR`` keeps each story as JSON; a run that was cut, or that ``--seconds`` ended, goes on
where it stopped. ``--worded DIR`` takes wordings of the same engine from translations that
``eval.updates --save DIR`` kept, as far as the gate passes them again. ``--book`` keeps the model's
answers; with ``--wanted`` no model is asked, and what it would be asked is written down for
``eval.stories.worded``. The exit code is 1 when something was invented or crashed, 3 when some are
left.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import sys
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

from eval.measures import invented
from eval.provenance import provenance, save
from eval.stories.worded import Worded
from translator.errors import InputError, PlainbridgeError
from translator.facts.extract import facts_in
from translator.pipeline import Translator
from translator.render.story import story_to_dict
from translator.stories.maker import StoryMaker
from translator.stories.prose import bare
from translator.stories.values import Story, StorySentence, as_translated
from translator.values import Reading, Timing, Translation

_QUOTED = re.compile(r"[“\"]([^”\"]{2,})[”\"]")
_NO_READING = Reading(0, 0)


def main() -> int:
    """Run the measurement."""
    options = _options()
    lines = options.file.read_text("utf-8").splitlines()
    updates = [json.loads(line) for line in lines if line.strip()][: options.limit]
    translator = Translator.load(options.engine)
    inner = None if options.wanted else translator.engine
    named = (translator.engine.id, translator.engine.model)
    worded = Worded(inner, named, options.book) if options.book else None
    if worded:
        translator.engine = translator.drafter.engine = worded
    maker = StoryMaker(translator)
    rows: list[dict[str, Any]] = []
    start = time.perf_counter()
    left = 0
    for update in updates:
        for audience in options.audience:
            if options.seconds and time.perf_counter() - start > options.seconds:
                left += not _is_done(options.save, update["id"], audience)
                if not _is_done(options.save, update["id"], audience):
                    continue
            if worded and options.worded and not _is_done(options.save, update["id"], audience):
                reader = translator.audience(audience)
                worded.learn(translator, update["text"], reader, update["id"], options.worded)
            rows += _stories(maker, update, audience, options)
        print(f"{update['id']}: {len(rows)} stories", file=sys.stderr)
    total = _total(rows)
    result = {**provenance(translator.engine.id), "total": total, "stories": rows}
    if options.result and not left:
        save(options.result, result)
    if worded and options.wanted:
        worded.save_wanted(options.wanted)
        print(f"{len(worded.wanted)} answers wanted", file=sys.stderr)
    print(json.dumps({**total, "updates_left": left}, ensure_ascii=False, indent=1))
    if left:
        return 3
    bad = ("crashes", "invented", "quotes", "money", "without_source")
    return 1 if any(total[key] for key in bad) else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--audience", action="append", default=None)
    parser.add_argument("--least", type=int, default=2)
    parser.add_argument("--most", type=int, default=9)
    parser.add_argument("--engine")
    parser.add_argument("--limit", type=int)
    parser.add_argument("--save", type=Path)
    parser.add_argument("--result", type=Path)
    parser.add_argument("--seconds", type=float)
    parser.add_argument("--worded", type=Path)
    parser.add_argument("--book", type=Path)
    parser.add_argument("--wanted", type=Path)
    options = parser.parse_args()
    options.audience = options.audience or ["executives"]
    return options


def _is_done(keep: Path | None, update: str, audience: str) -> bool:
    return bool(keep and (keep / f"{update}.{audience}.done").is_file())


def _stories(
    maker: StoryMaker, update: dict[str, Any], audience: str, options: argparse.Namespace
) -> list[dict[str, Any]]:
    keep: Path | None = options.save
    rows = []
    try:
        fitting = [f.id for f in maker.fitting(update["text"], audience)]
    except InputError as refusal:
        return [{"id": update["id"], "audience": audience, "refusal": str(refusal)}]
    others = [name for name in ("pyramid", *maker.frames) if name not in fitting]
    frames = (fitting + others[: max(0, options.least - len(fitting))])[: options.most]
    for frame in frames:
        kept = keep / f"{update['id']}.{audience}.{frame}.json" if keep else None
        if kept and kept.is_file():
            rows.append(json.loads(kept.read_text("utf-8"))["row"])
            continue
        row: dict[str, Any] = {
            "id": update["id"],
            "kind": update.get("kind"),
            "audience": audience,
            "frame": frame,
            "fits": frame in fitting,
        }
        whole = None
        try:
            story = maker.make(update["text"], audience, frame)
            row |= measured(story, maker.translator)
            whole = story_to_dict(story)
        except PlainbridgeError as crash:
            row |= {"crash": f"{type(crash).__name__}: {crash}"}
        rows.append(row)
        if kept:
            save(kept, {"row": row, "story": whole})
    if keep:
        (keep / f"{update['id']}.{audience}.done").touch()
    return rows


def measured(story: Story, translator: Translator) -> dict[str, Any]:
    """Counts over one story: no word of the update among them."""
    told = story.told
    # As pasted, and as its sentences read without marks of Markdown such as "[passed] path".
    sources = "\n".join(r.sheet.update.text for r in story.reports)
    sources += " ".join(s.plain for r in story.reports for s in r.sheet.sentences)
    words = " ".join(meaning for _, meaning in story.words)
    glosses = " ".join(bracket for s in told for _, bracket in s.glosses)
    known = " ".join(f"{sources} {words} {glosses}".lower().split())
    beyond = [*_claims(story), *story.unknowns, story.picture, *(h.text for h in story.headlines)]
    return {
        "refusal": bool(story.refusal),
        "words": len(" ".join(s.text for s in story.sentences).split()),
        "sentences": len(told),
        "framing": len(story.sentences) - len(told),
        "origins": dict(Counter(s.how for s in told)),
        "missing": sum(bool(slot.missing) for slot in story.slots),
        "headlines": len(story.headlines),
        "invented": len(invented(_as_translation(story), translator.glossary))
        + sum(_is_miscounted(s) for s in told),
        "quotes": sum(q.lower() not in known for t in beyond for q in _QUOTED.findall(t)),
        "money": sum(_is_new_money(text, known) for text in beyond),
        "without_source": sum(not s.sources or s.report is None for s in told)
        + sum(bool(_hard(s.text)) for s in story.sentences if s.how == "frame"),
        "seconds": round(story.seconds, 2),
    }


def _is_miscounted(sentence: StorySentence) -> bool:
    """A sentence that counts a list's entries has each of them for a source, and no more."""
    said = {value for kind, value, *_ in facts_in(sentence.text) if kind == "number"} or {"1"}
    return sentence.how == "template" and said != {str(len(set(sentence.sources)))}


def _claims(story: Story) -> list[str]:
    return [s.text for s in story.sentences]


def _hard(text: str) -> list[str]:
    return [text[a:b] for kind, _, a, b in facts_in(text) if kind in {"number", "money", "name"}]


def _is_new_money(text: str, known: str) -> bool:
    return any(k == "money" and text[a:b].lower() not in known for k, _, a, b in facts_in(text))


def _as_translation(story: Story) -> Translation:
    """The story's sentences without explanations, for the measure of translations."""
    report = story.reports[0]
    said = [s for s in story.told if s.how != "template"]  # those are counted by themselves
    told = tuple(replace(as_translated(s), text=bare(s)) for s in said)
    return Translation(
        sheet=report.sheet,
        audience=story.choices.audience,
        engine=story.engine,
        model=story.model,
        prompts=story.prompts,
        terms=tuple(use for _, use in story.terms),
        sentences=told,
        text=story.text,
        left_out=(),
        questions=(),
        source_reading=_NO_READING,
        output_reading=_NO_READING,
        timing=Timing(0, 0, 0),
    )


def _total(rows: list[dict[str, Any]]) -> dict[str, Any]:
    made = [row for row in rows if "sentences" in row]
    origins: Counter[str] = Counter()
    for row in made:
        origins.update(row["origins"])
    per_update = Counter((row["id"], row["audience"]) for row in made)
    counted = ("invented", "quotes", "money", "without_source", "missing")
    return {
        "updates": len({row["id"] for row in rows}),
        "stories": len(made),
        "fewest_frames": min(per_update.values(), default=0),
        "frames": dict(Counter(row["frame"] for row in made).most_common()),
        "refusals": sum(bool(row.get("refusal")) for row in rows),
        "crashes": sum("crash" in row for row in rows),
        **{key: sum(row[key] for row in made) for key in counted},
        "without_headline": sum(not row["headlines"] for row in made),
        "sentences": sum(row["sentences"] for row in made),
        "origins": dict(origins),
        "words_median": statistics.median(row["words"] for row in made) if made else None,
        "seconds": round(sum(row["seconds"] for row in made), 1),
    }


if __name__ == "__main__":
    raise SystemExit(main())
