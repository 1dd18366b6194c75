"""Do readers of one update hear the same? Over a folder of saved translations.

    python -m eval.agreement DIR [--json] [--result FILE]

DIR holds what ``python -m eval.updates … --save DIR`` keeps: JSON files with the key
``translation``. Prints how many source sentences several readers got, and each fact that some of
them were told and others were not. The exit code is 1 when there is one.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from dataclasses import asdict
from pathlib import Path
from typing import Any

from eval.provenance import provenance, save
from translator.gate.agreement import Disagreement, disagreements
from translator.values import (
    FactSheet,
    Reading,
    TermUse,
    Timing,
    Translated,
    Translation,
    Update,
)


def main() -> int:
    """Compare the readers and print what they disagree on."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--result", type=Path)
    options = parser.parse_args()
    measured = compare(options.folder)
    engines = measured.pop("engines")
    result = {**provenance(", ".join(engines) or "none"), **measured}
    if options.result:
        save(options.result, {k: v for k, v in result.items() if k != "findings"})
    if options.json:
        print(json.dumps(result, ensure_ascii=False, indent=1))
    else:
        _lines(measured)
    return 1 if measured["disagreements"] else 0


def compare(folder: Path) -> dict[str, Any]:
    """Counts and findings over all updates of a folder."""
    by_update: dict[str, list[Translation]] = defaultdict(list)
    for path in sorted(folder.glob("*.json")):
        whole = json.loads(path.read_text("utf-8")).get("translation")
        if whole and not whole["refusal"]:
            by_update[whole["update"]["id"]].append(translation_of(whole))
    found: list[tuple[str, Disagreement]] = []
    for update, translations in by_update.items():
        found += [(update, finding) for finding in disagreements(translations)]
    every = [t for translations in by_update.values() for t in translations]
    return {
        "engines": sorted({t.engine for t in every}),
        "updates": len(by_update),
        "translations": len(every),
        "sentences_for_several": sum(_shared(ts) for ts in by_update.values()),
        "disagreements": len(found),
        "by_kind": dict(Counter(finding.kind for _, finding in found).most_common()),
        "findings": [{"update": update, **asdict(finding)} for update, finding in found],
    }


def translation_of(whole: dict[str, Any]) -> Translation:
    """A translation from its JSON rendering, without what no comparison of readers needs."""
    update = Update(whole["update"]["id"], whole["update"]["kind"], "")
    return Translation(
        sheet=FactSheet(update, (), (), (), ()),
        audience=whole["audience"],
        engine=whole["engine"],
        model=whole["model"],
        prompts=tuple(whole["prompts"]),
        terms=tuple(TermUse(**use) for use in whole["terms"]),
        sentences=tuple(_sentence(s) for s in whole["sentences"]),
        text=whole["text"],
        left_out=(),
        questions=(),
        source_reading=Reading(0, 0),
        output_reading=Reading(0, 0),
        timing=Timing(0, 0, 0),
    )


def _sentence(whole: dict[str, Any]) -> Translated:
    sources = tuple((start, end) for start, end in whole["sources"])
    return Translated(whole["text"], sources, whole["how"], (), (), whole["section"])


def _shared(translations: list[Translation]) -> int:
    readers = Counter(
        span
        for translation in translations
        for span in {span for s in translation.sentences for span in s.sources}
        if any(s.how != "context" and span in s.sources for s in translation.sentences)
    )
    return sum(number > 1 for number in readers.values())


def _lines(measured: dict[str, Any]) -> None:
    for finding in measured["findings"]:
        print(f"{finding['update']} {finding['kind']}: {finding['value']}")
        for told in ("told", "untold"):
            texts = defaultdict(list)
            for said in finding[told]:
                texts[said["text"]].append(said["audience"])
            for text, audiences in texts.items():
                print(f"  {told:6} {', '.join(audiences)}: {text}")
    print({k: v for k, v in measured.items() if k != "findings"})


if __name__ == "__main__":
    raise SystemExit(main())
