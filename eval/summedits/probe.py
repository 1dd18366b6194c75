"""From the states of a summary's words to one probability that the summary is wrong.

Two steps, both linear: a direction in the model's state that tells words edited wrongly from all
others, and a logistic regression over the most suspicious words and the findings of the rules.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from translator.gate.whole import New

Floats = NDArray[np.float32]

_CLIP = 6.0
_FIGURES = frozenset({"figure", "date or time"})
_NAMES = frozenset({"name", "code"})


@dataclass(frozen=True, slots=True)
class Probe:
    """What was fitted.

    Attributes:
        model: the model of the weights' registry whose states are read.
        layers: how many of its layers.
        centre, scale: of each number of a state, shape (width,).
        direction: shape (width,); larger means more suspicious.
        coefficients: of the features, the intercept last; the first are the rules'.
    """

    model: str
    layers: int
    centre: Floats
    scale: Floats
    direction: Floats
    coefficients: Floats

    def suspicion(self, states: NDArray[np.float16]) -> Floats:
        """How suspicious each word is, without unit; shape (words,)."""
        return np.asarray(standard(states, self.centre, self.scale) @ self.direction, np.float32)

    def probability(self, words: Floats, new: Sequence[New]) -> float:
        """Between 0 and 1; above 0.5 the summary is flagged."""
        features = np.array([*rules(new), *highest(words), 1.0], np.float32)
        return float(1 / (1 + np.exp(-(features @ self.coefficients))))

    def save(self, path: Path) -> None:
        """Write as compressed NumPy arrays."""
        path.parent.mkdir(parents=True, exist_ok=True)
        np.savez_compressed(
            path,
            model=np.array(self.model),
            layers=np.array(self.layers),
            centre=self.centre.astype(np.float16),
            scale=self.scale.astype(np.float16),
            direction=self.direction,
            coefficients=self.coefficients,
        )

    @classmethod
    def load(cls, path: Path) -> Probe:
        """Read what ``save`` wrote."""
        with np.load(path) as kept:
            return cls(
                model=str(kept["model"]),
                layers=int(kept["layers"]),
                centre=kept["centre"].astype(np.float32),
                scale=kept["scale"].astype(np.float32),
                direction=kept["direction"],
                coefficients=kept["coefficients"],
            )


def standard(states: NDArray[np.float16], centre: Floats, scale: Floats) -> Floats:
    """States of unit variance; a few of a model's numbers are huge, so they are cut at 6."""
    shifted = (states.astype(np.float32) - centre) / scale
    return np.asarray(np.clip(shifted, -_CLIP, _CLIP), np.float32)


def rules(new: Sequence[New]) -> tuple[float, float, float]:
    """Findings by kind: figures and dates (at most 2), names and codes (at most 2), the rest."""
    kinds = [found.kind for found in new]
    figures = sum(kind in _FIGURES for kind in kinds)
    names = sum(kind in _NAMES for kind in kinds)
    return float(min(figures, 2)), float(min(names, 2)), float(len(kinds) > figures + names)


def highest(words: Floats) -> tuple[float, float]:
    """The mean of the three most suspicious words, and of the ten."""
    if not len(words):
        return 0.0, 0.0
    ordered = np.sort(words)[::-1]
    return float(ordered[:3].mean()), float(ordered[:10].mean())
