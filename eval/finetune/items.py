"""Training items: one note of an update and what a good editor makes of it.

They lie in ``items/*.jsonl``. ``test-*`` is never trained on; of the others one in twelve, by a
digest of its id, is kept for validation. The split comes before growing, so that no variant of an
item stands on both sides.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from translator.gate import Evidence, judge, passes
from translator.values import Check

Part = Literal["train", "validation", "test"]

FOLDER = Path(__file__).parent / "items"
_ONE_IN = 12


@dataclass(frozen=True, slots=True)
class Item:
    """``given`` is what the model is asked to word, ``target`` what it should answer."""

    id: str
    domain: str
    kind: str
    reader: str
    source: str
    given: str
    target: str
    context: str = ""

    def findings(self) -> tuple[Check, ...]:
        """What the gate says against the target; empty when it passes."""
        checks = judge(self.target, Evidence(source=self.source, given=self.given))
        return () if passes(checks) else tuple(check for check in checks if not check.passed)


def load(part: Part, folder: Path = FOLDER) -> list[Item]:
    """The items of one part, in the order of their files."""
    return [item for item in _all(folder) if _part(item) == part]


def _all(folder: Path) -> Iterator[Item]:
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            if line.strip():
                yield Item(**json.loads(line))


def _part(item: Item) -> Part:
    if item.id.startswith("test-"):
        return "test"
    digest = int(hashlib.sha256(item.id.encode()).hexdigest()[:8], 16)
    return "validation" if digest % _ONE_IN == 0 else "train"
