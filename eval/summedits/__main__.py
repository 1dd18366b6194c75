"""How well a faithful text is told from a changed one: SummEdits (Laban et al. 2023).

    python -m eval.summedits FILE… [--json] [--result FILE] [--thorough] [--model rules|NAME]
        [--threads N]

Prints balanced accuracy (the mean of the files' own), false alarms (the share of consistent
summaries flagged), the share caught by kind of edit, and seconds. The checker is given the document
and one summary at a time; labels and original summaries are read for the report only. Of the models
that have a probe, the fastest whose weights are here is used (``--thorough``: the most exact);
without any, the rules alone. The probes were fitted on four files of the benchmark: what they are
worth on a file they have not seen is measured by ``python -m eval.summedits.fit``.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from eval.provenance import provenance, save
from eval.summedits import checker as checkers
from eval.summedits.items import Item, by_document, read
from translator.errors import PlainbridgeError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the measurement; the exit code is that of the error when a file cannot be read."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--result", type=Path)
    parser.add_argument("--model", help="rules, or a model that has a probe")
    parser.add_argument("--thorough", action="store_true", help="the largest model that is here")
    parser.add_argument("--threads", type=int)
    options = parser.parse_args(arguments)
    began = time.perf_counter()
    try:
        files = read_all(options.files)
        checker = checkers.load(options.model, thorough=options.thorough, threads=options.threads)
    except PlainbridgeError as problem:
        print(f"{problem}\n→ {problem.hint}", file=sys.stderr)
        return problem.exit_code
    if options.model is None and checker.name == "rules":
        best = next(iter(checkers.probes()), "")
        print(
            f"No model with a probe is here: rules alone. Run: plainbridge models fetch {best}",
            file=sys.stderr,
        )
    result = measure(files, checker)
    result["seconds"] = round(time.perf_counter() - began, 1)
    if options.result:
        save(options.result, {**provenance("none"), **result})
    print(json.dumps(result, indent=1) if options.json else _readable(result))
    return 0


def read_all(paths: Sequence[Path]) -> dict[str, list[Item]]:
    """The items of each file by its name, or by its path where two have one name.

    Raises:
        InputError: a file is not of the benchmark's form.
    """
    stems = [path.stem for path in paths]
    return {path.stem if stems.count(path.stem) == 1 else str(path): read(path) for path in paths}


def measure(files: dict[str, list[Item]], checker: checkers.Checker) -> dict[str, Any]:
    """Check every summary and count."""
    flagged: dict[str, list[bool]] = {}
    for name, items in files.items():
        flagged[name] = check_all(checker, items)
        print(f"{name}: {len(items)} summaries checked", file=sys.stderr)
    return {"checker": checker.name, **report(files, flagged)}


def check_all(checker: checkers.Checker, items: Sequence[Item]) -> list[bool]:
    """Whether each item's summary is flagged."""
    flagged = [False] * len(items)
    for doc, positions in by_document(items).items():
        verdicts = checker.check(doc, [items[i].summary for i in positions])
        for position, verdict in zip(positions, verdicts, strict=True):
            flagged[position] = verdict.flagged
    return flagged


def report(files: dict[str, list[Item]], flagged: dict[str, list[bool]]) -> dict[str, Any]:
    """The figures, each a share between 0 and 1 and ``None`` where there is nothing to count."""
    by_file = {name: _of_file(items, flagged[name]) for name, items in files.items()}
    known = [row["balanced_accuracy"] for row in by_file.values()]
    scores = [score for score in known if score is not None]
    edits: dict[str, list[bool]] = defaultdict(list)
    good: list[bool] = []
    for name, items in files.items():
        for item, flag in zip(items, flagged[name], strict=True):
            if not item.wrong:
                good.append(flag)
            for edit in item.edits if item.wrong else ():
                edits[edit].append(flag)
    return {
        "items": sum(len(items) for items in files.values()),
        "balanced_accuracy": round(sum(scores) / len(scores), 4) if scores else None,
        "false_alarms": _share(good),
        "by_file": by_file,
        "by_edit": {edit: _share(flags) for edit, flags in sorted(edits.items())},
    }


def _of_file(items: Sequence[Item], flagged: Sequence[bool]) -> dict[str, Any]:
    caught = _share([flag for item, flag in zip(items, flagged, strict=True) if item.wrong])
    false = _share([flag for item, flag in zip(items, flagged, strict=True) if not item.wrong])
    both = None if caught is None or false is None else round((caught + 1 - false) / 2, 4)
    return {
        "items": len(items),
        "balanced_accuracy": both,
        "caught": caught,
        "false_alarms": false,
    }


def _share(flags: Sequence[bool]) -> float | None:
    return round(sum(flags) / len(flags), 4) if flags else None


def _readable(result: dict[str, Any]) -> str:
    rows = [f"{result['checker']}, {result['items']} summaries, {result['seconds']} s"]
    rows += [f"{name}: {row['balanced_accuracy']}" for name, row in result["by_file"].items()]
    rows.append(f"balanced accuracy {result['balanced_accuracy']}")
    rows.append(f"false alarms {result['false_alarms']}")
    rows += [f"caught, {edit}: {share}" for edit, share in result["by_edit"].items()]
    return "\n".join(rows)


if __name__ == "__main__":
    raise SystemExit(main())
