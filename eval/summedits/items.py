"""Files of SummEdits' own form: what the checker may see, and what it is judged by."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from translator.errors import InputError


@dataclass(frozen=True, slots=True)
class Item:
    """A summary with its document; the checker is given ``doc`` and ``summary`` alone.

    ``wrong`` is true where the benchmark says that the summary contradicts or exceeds the document.
    ``original`` is the summary before its edit and ``edits`` the kinds of edit; both serve fitting
    and reporting, never a prediction.
    """

    doc: str
    summary: str
    wrong: bool
    original: str
    edits: tuple[str, ...]


def read(path: Path) -> list[Item]:
    """The items of one file.

    Raises:
        InputError: the file is no JSON list of such items.
    """
    try:
        rows = json.loads(path.read_text("utf-8"))
        if not isinstance(rows, list) or not rows:
            raise ValueError("no list of items")
        return [
            Item(
                doc=str(row["doc"]),
                summary=str(row["summary"]),
                wrong=int(row["label"]) == 0,
                original=str(row.get("original_summary") or ""),
                edits=tuple(row.get("edit_types") or ()),
            )
            for row in rows
        ]
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise InputError(
            f"{path} is no file of the benchmark: {problem!r}.",
            hint="Each file is a JSON list of objects with doc, summary and label (1 or 0).",
        ) from problem


def by_document(items: Sequence[Item]) -> dict[str, list[int]]:
    """The positions of the items of each document, documents in the order of the file."""
    found: dict[str, list[int]] = {}
    for position, item in enumerate(items):
        found.setdefault(item.doc, []).append(position)
    return found
