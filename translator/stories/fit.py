"""Whether a frame fits: the one that does best, and what speaks against the one asked for."""

from __future__ import annotations

from collections.abc import Sequence

from translator.stories.filling import Filled, fitness
from translator.stories.frames import Frame
from translator.stories.values import StorySlot
from translator.values import UpdateKind

_WORSE = 1.0  # of a fitness of about 5


def choose(
    ranked: Sequence[Filled], wanted: Frame | None, kinds: Sequence[UpdateKind], audience: str
) -> tuple[Filled, str]:
    """The frame that is wanted, else the best, with advice where another would serve better.

    ``ranked`` holds every frame filled with the same groups, the best first.
    """
    fits = next((f for f in ranked if not f.gaps and f.suits(kinds)), None)
    fits = fits or next((f for f in ranked if not f.gaps), None)
    if wanted is None:
        return fits or ranked[0], ""
    filled = next(f for f in ranked if f.frame is wanted)
    against = _against(filled, fits, kinds, audience)
    if not against:
        return filled, ""
    better = fits and fits.frame is not wanted
    return filled, f"{against} “{fits.frame.name}” fits it better." if fits and better else against


def _against(
    filled: Filled, best: Filled | None, kinds: Sequence[UpdateKind], audience: str
) -> str:
    """What speaks against a frame, in a sentence; empty when nothing much does."""
    name = filled.frame.name
    if filled.gaps:
        parts = ", ".join(f"“{slot.label}”" for slot in filled.gaps)
        return f"The update has too little for {parts} of the frame “{name}”."
    loose, held = sum(filled.loose), len(filled.groups)
    if 2 * loose > held:
        return f"In the frame “{name}” {_loosely(loose, held)}."
    worse = best and fitness(best, kinds, audience) - fitness(filled, kinds, audience) > _WORSE
    if worse or not filled.suits(kinds):
        not_for = filled.frame.not_for.rstrip(".")
        return f"The frame “{name}” is not meant for this: {not_for[0].lower()}{not_for[1:]}."
    return ""


def fit_line(slots: Sequence[StorySlot]) -> str:
    """How well a told story sits in its frame, in a sentence for its author; empty if perfect."""
    loose, held = sum(slot.loose for slot in slots), sum(slot.held for slot in slots)
    labels = ", ".join(f"“{slot.label}”" for slot in slots if slot.loose)
    return f"{_loosely(loose, held)}: look at {labels}." if loose else ""


def _loosely(loose: int, held: int) -> str:
    stand = "passage stands" if loose == 1 else "passages stand"
    return (
        f"{loose} of {held} {stand} where {'it does' if loose == 1 else 'they do'} by topic alone"
    )
