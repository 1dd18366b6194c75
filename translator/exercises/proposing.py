"""Which archetype fits an update or a concern, and why, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from wordfreq import zipf_frequency

from translator.editable import choose_entry
from translator.errors import InputError
from translator.exercises.specs import Archetype
from translator.values import FactSheet

_KIND, _CONCERN, _MOST = 4, 6, 4
_LOOSE = 5.05  # below it, only the kind of the update and a chance word speak for a scenario
ANY = (
    "no scenario speaks of this very matter, and this one can be played with any update; "
    "say what worries people, and a closer one can be found"
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """An archetype with its score (0 and up) and the reason for it."""

    archetype: str
    score: float
    reason: str


def propose(
    archetypes: Mapping[str, Archetype], sheet: FactSheet | None, concern: str
) -> tuple[Proposal, ...]:
    """All archetypes, the best first: by the kind of the update and by the words of both.

    A word of the concern weighs most, since somebody chose it to say what the exercise is for. Of
    the update each different word counts once, a rare one ("vulnerability") more than a common one
    ("move"), all together no more than four. Where that is little, the one for any update is first.
    """
    found = [_weigh(archetype, sheet, concern) for archetype in archetypes.values()]
    return tuple(sorted(found, key=lambda proposal: -proposal.score))


def choose(archetypes: Mapping[str, Archetype], wanted: str) -> Archetype:
    """The archetype with an id or a name, case aside.

    Raises:
        InputError: there is none; the nearest is named.
    """
    by_name = {archetype.name.lower(): archetype for archetype in archetypes.values()}
    found = by_name.get(wanted.strip().lower())
    return found or choose_entry(archetypes, wanted, "archetype", InputError)


def _weigh(archetype: Archetype, sheet: FactSheet | None, concern: str) -> Proposal:
    score, reasons = 0.0, []
    feared = _words(archetype, concern)
    if feared:
        score += _CONCERN * len(feared)
        reasons.append(f"the concern speaks of {_quoted(feared)}")
    if sheet is not None:
        kind = sheet.update.kind
        if kind in archetype.when.kinds:
            # The kind that a file names first is the one that it was written for.
            score += _KIND - archetype.when.kinds.index(kind)
            reasons.append(f"the update is of the kind {kind.replace('_', ' ')}")
        said = _words(archetype, sheet.update.text)
        if said:
            score += min(_MOST, sum(_rarity(word) for word in said))
            score += min(1.0, sum(said.values()) / 20)
            reasons.append(f"the update speaks of {_quoted(said)}")
    if archetype.when.any_update and sheet is not None and score < _LOOSE:
        return Proposal(archetype.id, _LOOSE, ANY)
    return Proposal(archetype.id, score, "; ".join(reasons) or "nothing in it points elsewhere")


def _rarity(word: str) -> float:
    """0.2 for a word of everyday speech to 1.5 for one that is seldom met (Zipf scale)."""
    return float(max(0.2, min(1.5, (6 - zipf_frequency(word, "en")) / 2)))


def _words(archetype: Archetype, text: str) -> Counter[str]:
    return Counter(found[0].lower() for found in archetype.when.pattern.finditer(text))


def _quoted(words: Counter[str]) -> str:
    return ", ".join(f"“{word}”" for word, _ in words.most_common(3))
