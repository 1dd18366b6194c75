"""Where the times of an update contradict one another, for the author to look at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from translator.values import FactSheet, Sentence

# The stages of an incident in the order in which they must come to pass.
_STAGES = (
    r"(?:first )?(?:detected|noticed|reported|started|began)|started|start(?:ed)? time",
    r"(?:incident |issue |outage )?declared",
    r"(?:incident |issue |outage )?(?:mitigated|repaired|fixed|restored)",
    r"(?:incident |issue |outage )?(?:resolved|closed|ended)|end time",
)
_STAGE = tuple(re.compile(rf"(?:{words})\b[ :]", re.IGNORECASE) for words in _STAGES)
_WORDS = 8  # a line with a stage and its time, not a sentence that tells of both
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_CLOCK = re.compile(r"\d{2}:\d{2}")


def contradictions(sheet: FactSheet) -> tuple[str, ...]:
    """A remark for each two lines in a row of which the later stage has the earlier time.

    Only whole dates are compared, to the minute where both lines say one. An update in which a
    stage stands twice tells of several incidents and gets none.
    """
    rows = sorted(_stages(sheet), key=lambda row: row[0])
    if len({stage for stage, _, _ in rows}) < len(rows):
        return ()
    return tuple(
        f"The times contradict each other: “{one.plain}” and “{other.plain}”. "
        "Look them up before you send."
        for (_, when, one), (_, then, other) in pairwise(rows)
        if then[: len(when)] < when[: len(then)]
    )


def _stages(sheet: FactSheet) -> Iterator[tuple[int, str, Sentence]]:
    """Stage, its date with its time where there is one, and the sentence."""
    for sentence in sheet.sentences:
        if len(sentence.plain.split()) > _WORDS:
            continue
        stage = next((n for n, found in enumerate(_STAGE) if found.match(sentence.plain)), None)
        facts = [f for f in sheet.facts if f.sentence == sentence.index]
        days = [f.value for f in facts if f.kind == "date" and _DAY.fullmatch(f.value)]
        clocks = [f.value for f in facts if f.kind == "time" and _CLOCK.fullmatch(f.value)]
        if stage is not None and len(days) == 1 and len(clocks) <= 1:
            yield stage, " ".join(days + clocks), sentence
