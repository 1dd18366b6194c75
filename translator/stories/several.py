"""One story for several readers, side by side, held against each other."""

from __future__ import annotations

from collections.abc import Sequence

from translator.errors import InputError
from translator.gate.agreement import Disagreement, disagreements
from translator.stories.values import Story, as_translated
from translator.values import Reading, Timing, Translation

_NONE = Reading(0, 0)


def compare_readers(stories: Sequence[Story]) -> tuple[Disagreement, ...]:
    """Facts that one reader was told of a sentence, and another of the same sentence was not.

    Raises:
        InputError: the stories are of other reports.
    """
    updates = {tuple(r.sheet.update.id for r in story.reports) for story in stories}
    if len(updates) > 1:
        raise InputError(
            "These stories are made of different updates.",
            hint="Compare stories of the same updates for several readers.",
        )
    found: list[Disagreement] = []
    for index in range(len(next(iter(updates), ()))):
        found += disagreements([_as_translation(story, index) for story in stories])
    return tuple(found)


def _as_translation(story: Story, index: int) -> Translation:
    """What a story tells of one report, as a translation to compare."""
    return Translation(
        sheet=story.reports[index].sheet,
        audience=story.choices.audience,
        engine=story.engine,
        model=story.model,
        prompts=story.prompts,
        terms=tuple(use for report, use in story.terms if report == index),
        sentences=tuple(as_translated(s) for s in story.told if s.report == index),
        text=story.text,
        left_out=(),
        questions=(),
        source_reading=_NONE,
        output_reading=_NONE,
        timing=Timing(0, 0, 0),
    )
