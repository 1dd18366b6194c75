"""Is a summary faithful to its document? Rules always; a probe in a small model where one is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from eval.summedits.probe import Probe
from eval.summedits.reader import Reader, Words
from translator import weights
from translator.errors import WeightsError
from translator.gate.whole import New, Whole, new_in

_PROBES = Path(__file__).with_name("probes")


@dataclass(frozen=True, slots=True)
class Verdict:
    """``probability`` (0 to 1) that a summary is wrong; the rules' findings; suspicious words."""

    probability: float
    new: tuple[New, ...]
    words: tuple[str, ...] = ()

    @property
    def flagged(self) -> bool:
        """Whether the summary is refused."""
        return self.probability > 0.5


class Checker(Protocol):
    """Judges summaries by their document alone, each apart from the others."""

    name: str

    def check(self, doc: str, summaries: Sequence[str]) -> list[Verdict]:
        """One verdict a summary."""
        ...


class Rules:
    """Flags a summary with a figure, date, name or code that its document has nowhere."""

    name = "rules"

    def check(self, doc: str, summaries: Sequence[str]) -> list[Verdict]:
        """One verdict a summary, of probability 0 or 1."""
        whole = Whole.of(doc)
        found = [new_in(summary, whole) for summary in summaries]
        return [Verdict(float(bool(new)), new) for new in found]


class Probed:
    """The rules, and what a small model's states say of each word."""

    def __init__(self, probe: Probe, *, threads: int | None = None) -> None:
        self.probe = probe
        self.name = f"rules and probe of {probe.model}, {probe.layers} layers"
        self._reader = Reader(probe.model, probe.layers, threads=threads)
        self._rules = Rules()

    def check(self, doc: str, summaries: Sequence[str]) -> list[Verdict]:
        """One verdict a summary."""
        ruled = self._rules.check(doc, summaries)
        read = self._reader.read(doc, summaries)
        return [
            self._verdict(text, words, verdict.new)
            for text, words, verdict in zip(summaries, read, ruled, strict=True)
        ]

    def _verdict(self, text: str, words: Words, new: tuple[New, ...]) -> Verdict:
        suspicion = self.probe.suspicion(words.states)
        worst = [words.spans[i] for i in suspicion.argsort()[::-1][:3]]
        return Verdict(
            self.probe.probability(suspicion, new), new, tuple(text[a:b] for a, b in worst)
        )


def probes() -> dict[str, Path]:
    """The fitted probes by model, the fastest first."""
    return {path.stem.partition("-")[2]: path for path in sorted(_PROBES.glob("*.npz"))}


def load(
    model: str | None = None, *, thorough: bool = False, threads: int | None = None
) -> Checker:
    """The best checker for this machine.

    Args:
        model: "rules", or the model to probe; when ``None`` the fastest whose weights are here.
        thorough: take the slowest instead, which is the most exact.
        threads: CPU threads of the model.

    Raises:
        WeightsError: there is no probe for that model, or its weights are not here.
    """
    if model == "rules":
        return Rules()
    known = probes()
    if model is not None and model not in known:
        raise WeightsError(
            f"There is no probe for {model!r}.", hint=f"Known: rules, {', '.join(known)}."
        )
    order = list(reversed(known)) if thorough else list(known)
    for name in [model] if model else order:
        if model or weights.is_present(name):
            return Probed(Probe.load(known[name]), threads=threads)
    return Rules()
