"""The author's marks on facts: what every reader must get, and what none may."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import process

from translator.audiences import Audience
from translator.errors import InputError
from translator.facts.markers import find_markers
from translator.lookup import Lookup, look_up
from translator.outline import heading_words, under, withheld
from translator.units import ANAPHORA, Unit
from translator.values import FactSheet, LeftOut, Marks, Sentence

BY_AUTHOR = "left out by the author"
POINTS_BACK = "points back at a sentence left out by the author"
_NO_MARKS = Marks()


@dataclass(frozen=True, slots=True)
class Marked:
    """The units as the author wants them.

    ``must`` holds the sentences that have to be in, by index; ``words`` the headings and labels
    that must not be shown; ``left_out`` what the author took out.
    """

    units: tuple[Unit, ...]
    must: frozenset[int] = frozenset()
    words: frozenset[str] = frozenset()
    left_out: tuple[LeftOut, ...] = ()


def check_marks(marks: Marks, sheet: FactSheet) -> None:
    """Refuse marks that no plan can follow.

    Raises:
        InputError: an id is unknown, or one sentence is both wanted and unwanted.
    """
    known = {fact.id: fact.sentence for fact in sheet.facts}
    for fact in (*marks.must, *marks.leave_out):
        if fact not in known:
            raise InputError(f"There is no fact {fact!r} in this update.", hint=_hint(fact, known))
    for wanted in marks.must:
        for unwanted in marks.leave_out:
            if wanted == unwanted:
                raise InputError(
                    f"{wanted} is marked both as “must be said” and as “leave out”.",
                    hint="Take one of the two marks away.",
                )
            if known[wanted] == known[unwanted]:
                raise InputError(
                    f"{wanted} must be said and {unwanted} left out, but both stand in one "
                    "sentence, and only whole sentences are left out.",
                    hint="Take one of the two marks away, or part the sentence in the update.",
                )


def _hint(asked: str, known: Iterable[str]) -> str:
    ids = list(known)
    if not ids:
        return "The update states no facts that could be marked."
    near = process.extractOne(asked.upper(), ids, score_cutoff=60)
    meant = f"Did you mean {near[0]}? " if near else ""
    return f"{meant}The facts go from {ids[0]} to {ids[-1]}: see 'plainbridge facts FILE'."


def follow(
    units: Sequence[Unit], sheet: FactSheet, audience: Audience, marks: Marks = _NO_MARKS
) -> Marked:
    """Take out what the author left out, and name what must be in.

    Only whole sentences go; with each go those that point back at it. A heading or label goes alone
    unless it says how things stand ("Rejected"): then what stands under it goes, too. What must be
    in stays out for a reader who may not get it.
    """
    if not marks:
        return Marked(tuple(units))
    of_fact = {fact.id: fact.sentence for fact in sheet.facts}
    gone = {of_fact[fact] for fact in marks.leave_out}
    above, plain = under(sheet), {s.index: s for s in sheet.sentences}
    for index in list(gone & above.keys()):
        if _says_how_things_stand(plain[index].plain):
            gone.update(above[index])
    kept, back = _without(units, gone)
    left_out = [LeftOut(plain[i].start, plain[i].end, BY_AUTHOR) for i in sorted(gone)]
    left_out += [LeftOut(s.start, s.end, POINTS_BACK) for s in back]
    lookup = look_up(sheet)
    must = {
        i
        for i in (of_fact[fact] for fact in marks.must)
        if not withheld((plain[i],), lookup, audience)
    }
    for index in list(must & above.keys()):
        must.update(_first(kept, above[index], lookup, audience))
    words = {heading_words(plain[i].plain) for i in gone & above.keys()}
    return Marked(tuple(kept), frozenset(must), frozenset(words), tuple(left_out))


def _first(
    units: Sequence[Unit], indices: Sequence[int], lookup: Lookup, audience: Audience
) -> set[int]:
    """The best sentence under a heading that the reader may get: with it the heading is shown."""
    under_it = [u for u in units if u.sentences[0].index in indices]
    for unit in sorted(under_it, key=lambda u: -u.score):
        if not withheld(unit.sentences, lookup, audience):
            return {unit.sentences[0].index}
    return set()


def _says_how_things_stand(heading: str) -> bool:
    kinds = {marker.kind for marker in find_markers(heading)}
    return bool(kinds & {"state", "negation", "certainty", "obligation"})


def _without(units: Sequence[Unit], gone: set[int]) -> tuple[list[Unit], list[Sentence]]:
    kept: list[Unit] = []
    back: list[Sentence] = []
    for unit in units:
        sentences: list[Sentence] = []
        after_gap = False
        for sentence in unit.sentences:
            if sentence.index in gone:
                after_gap = True
            elif after_gap and ANAPHORA.match(sentence.plain):
                back.append(sentence)
            else:
                after_gap = False
                sentences.append(sentence)
        if len(sentences) == len(unit.sentences):
            kept.append(unit)
        elif sentences:
            kept.append(replace(unit, sentences=tuple(sentences)))
    return kept, back
