"""Which units a reader gets: what this kind of update must tell, then the best of the rest.

Nothing is told without what it leans on, and nothing as still to come that is over.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from translator.audiences import Audience, Topics
from translator.outline import OPTIONS, under
from translator.units import ANAPHORA, ENDING, NEVER, OVER, POINTS_BACK, WORTH, Unit
from translator.unsaid import is_status
from translator.values import FactSheet

OVERTAKEN = "as it stood before it was over"
NO_PICTURE = "speaks of a picture that is not here"
UNHELD = "leans on a sentence that is left out"
UNCHOSEN = "one of several options, of which not all fit"
UNLISTED = "announces a list that is left out"
_FURTHER, _ENOUGH = 0.3, 5
# Of an incident, what stands before how long it took.
_FIRST_TOLD = ("impact", "cause")
_BARE = 6  # words at most that say no more than that and when it ended
_METHOD = re.compile(r"\bwhys?\b", re.IGNORECASE)
_DECISION = re.compile(r"^(?:decision|outcome)\b", re.IGNORECASE)
_CHOOSES = re.compile(
    r"\bwe(?:['’]ll| will| shall| are going to)\b"
    r"|\b(?:we|we['’]ve|has|have|was|been) (?:been |\w+ly )?"
    r"(?:chose|chosen|decided|selected|agreed)\b",
    re.IGNORECASE,
)
_REJECTS = re.compile(
    r"\bagainst\b|discount|reject|ruled out|\b(?:not|n['’]t) (?:\w+ )?(?:chosen?|use|tak)"
    r"|\balternative",
    re.IGNORECASE,
)
# A message that came before the last one, by the heading over it.
_MESSAGE = re.compile(r"\b(?:message|update|notice|announcement)\b", re.IGNORECASE)
_STILL = re.compile(
    r"\bongoing\b|\bcurrently\b"
    r"|\b(?:is|are) (?:still |now )?(?:not|down|unavailable|inaccessible)\b"
    r"|\b(?:is|are)n['’]t\b|\bcan ?not\b|\bcan['’]t\b|\b(?:is|are) (?:still )?investigating\b",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:was|were|has been|have been|had)\b(?!.*\bwill\b)", re.IGNORECASE)
_PICTURE = re.compile(
    r"\b(?:screenshot|image|picture|figure|graph|chart|diagram)s? (?:above|below)\b"
    r"|\b(?:above|below|following) (?:screenshot|image|picture|figure|graph|chart|diagram)s?\b",
    re.IGNORECASE,
)
# Words that look back and are at home in their own sentence.
_AT_HOME = re.compile(
    r"(?:the (?:change|issue|bug|fix|problem|feature|oversight|flaw|same)|"
    r"this (?:release|adr|post|document|page|report|update|version|week|month|quarter|year|"
    r"sprint|time|morning)|there|here|both|"
    r"it (?:is|was|has been) (?:\w+ )?(?:decided|expected|planned|possible|unclear|that))\b",
    re.IGNORECASE,
)
_ABOUT_LIST = re.compile(r"(?:\w+ ){0,3}the following\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Choice:
    """The units of an update for a reader: those told, and the others, each with its reason."""

    chosen: list[Unit]
    dropped: list[Unit]


def choose_units(
    units: Sequence[Unit],
    sheet: FactSheet,
    audience: Audience,
    topics: Topics,
    must: frozenset[int],
) -> Choice:
    """The units that fit into the reader's length.

    Args:
        units: all units of the update, in its order.
        sheet: the update.
        audience: the reader.
        topics: what sentences can be about.
        must: the sentences, by index, that the author wants told whatever they weigh.
    """
    units = list(_judged(units, sheet, audience, topics))
    wanted = [u for u in units if any(s.index in must for s in u.sentences)]
    forced = {id(u) for u in wanted}
    worth = [u for u in units if u.score >= WORTH]
    if not worth and not wanted:
        # A thin or very technical update: its best sentences are better than none.
        worth = sorted((u for u in units if u.score > -5), key=lambda u: -u.score)[:3]
    first = list(_first_told(units, sheet, audience))
    before = {id(u) for u in first}
    queue = (*first, *(u for u in _best_of_each(worth) if id(u) not in before))
    taken, why = _filled(wanted, queue, units, audience.sentences)
    chosen = [u for u in units if id(u) in taken]
    why |= {
        id(u): reason
        for u in chosen
        if id(u) not in forced and (reason := _lacks(u, units, taken, sheet))
    }
    over = {id(u) for u in worth}
    beyond = f"beyond the {audience.sentences} sentences that {audience.name} gets"
    kept = [u for u in chosen if id(u) not in why]
    told = {id(u) for u in kept}
    dropped = [
        replace(u, reason=why.get(id(u)) or (beyond if id(u) in over else u.reason))
        for u in units
        if id(u) not in told
    ]
    return Choice(kept, dropped)


def _filled(
    wanted: Sequence[Unit], queue: Sequence[Unit], units: Sequence[Unit], room: int
) -> tuple[set[int], dict[int, str]]:
    """The units that fit into so many sentences, each with those before it that it leans on.

    Returns:
        the ids of what is taken, and why units are not that lean on what cannot be told.
    """
    taken = {id(u) for u in wanted}
    room -= sum(len(u.sentences) for u in wanted)
    places = {id(u): i for i, u in enumerate(units)}
    why = {}
    for unit in queue:
        needed = [u for u in _with_what_it_leans_on(unit, units, places) if id(u) not in taken]
        if any(u.score <= NEVER for u in needed):
            why[id(unit)] = UNHELD
        elif (size := sum(len(u.sentences) for u in needed)) <= room:
            taken |= {id(u) for u in needed}
            room -= size
    return taken, {key: reason for key, reason in why.items() if key not in taken}


def _with_what_it_leans_on(
    unit: Unit, units: Sequence[Unit], places: dict[int, int]
) -> Iterator[Unit]:
    yield unit
    place = places[id(unit)]
    while place and _leans(units[place], units[place - 1]):
        place -= 1
        yield units[place]


def _lacks(unit: Unit, units: Sequence[Unit], taken: set[int], sheet: FactSheet) -> str:
    """Why a unit cannot be told without others that are not; empty where it can.

    One of several options alone would read as the one taken.
    """
    if OPTIONS.search(unit.passage.label) and any(
        u.passage.label == unit.passage.label and id(u) not in taken for u in units
    ):
        return UNCHOSEN
    first = unit.sentences[0]
    listed = set(under(sheet).get(first.index, ())) if _ABOUT_LIST.match(first.plain) else set()
    told = {s.index for u in units if id(u) in taken for s in u.sentences}
    return UNLISTED if listed and not listed & told else ""


def decision_of(units: Sequence[Unit]) -> Unit | None:
    """The unit that says what was decided; ``None`` where none stands under such a heading."""
    under_it = [
        u
        for u in units
        if u.score > NEVER
        and any(_DECISION.search(h) for h in (u.section, *u.passage.headings))
        and not OPTIONS.search(u.passage.label)
        and not any(_REJECTS.search(s.plain) for s in u.sentences)
    ]
    says = [u for u in under_it if any(_CHOOSES.search(s.plain) for s in u.sentences)]
    return next(iter(says or under_it), None)


def _first_told(units: Sequence[Unit], sheet: FactSheet, audience: Audience) -> Iterator[Unit]:
    """What the kind of update is read for, where it says so in words this reader can get."""
    if sheet.update.kind == "adr":
        decision = decision_of(units)
        yield from [decision] if decision else []
        yield from (u for u in units if u.score > NEVER and is_status(u.passage))
    if sheet.update.kind not in ENDING:
        return
    for topic in _FIRST_TOLD:
        told = [u for u in units if u.topic == topic and u.score > 0 and not _is_method(u)]
        if told and audience.topics.get(topic, WORTH) >= WORTH:
            yield max(told, key=lambda u: u.score)


def _is_method(unit: Unit) -> bool:
    """Whether a unit speaks of how causes are found, not of one."""
    return any(_METHOD.search(s.plain) for s in unit.sentences)


def _judged(
    units: Sequence[Unit], sheet: FactSheet, audience: Audience, topics: Topics
) -> Iterator[Unit]:
    """The units, those that cannot be told as they stand with the reason why."""
    ends = [u for u in units if any(topics.says_over(s.plain) for s in u.sentences)]
    ends = ends if sheet.update.kind in ENDING else []
    bare = [u for u in ends if len(u.sentences[0].plain.split()) <= _BARE and u.score > NEVER]
    last = max((_days(u, sheet) for u in bare), default=())
    earlier = {id(u) for u in bare if () < _days(u, sheet) < last}
    for unit in units:
        if unit.score <= NEVER:
            yield unit
        elif any(_PICTURE.search(s.plain) for s in unit.sentences):
            yield replace(unit, score=NEVER, reason=NO_PICTURE)
        elif audience.outside and ends and _is_overtaken(unit, ends):
            yield replace(unit, score=NEVER, reason=OVERTAKEN)
        else:
            yield replace(unit, score=unit.score - OVER) if id(unit) in earlier else unit


def _days(unit: Unit, sheet: FactSheet) -> tuple[str, ...]:
    """Day and time of a unit, such that a later one is greater; empty without a full day."""
    inside = {s.index for s in unit.sentences}
    facts = [f for f in sheet.facts if f.sentence in inside]
    days = [f.value for f in facts if f.kind == "date" and re.match(r"\d{4}-\d{2}-\d{2}", f.value)]
    return (max(days), *(f.value for f in facts if f.kind == "time")) if days else ()


def _is_overtaken(unit: Unit, ends: Sequence[Unit]) -> bool:
    """Whether a unit tells as to come, or as still so, what another unit says is over."""
    if any(unit is end for end in ends):
        return False
    if _MESSAGE.search(unit.section):
        final = {end.section for end in ends}
        opened = min(s.index for end in ends for s in end.sentences)
        later = unit.sentences[0].index > opened
        return unit.section not in final and (
            _is_still(unit) or (later and not any(_PAST.search(s.plain) for s in unit.sentences))
        )
    return unit.topic == "impact" and _is_still(unit)


def _is_still(unit: Unit) -> bool:
    return any(_STILL.search(s.plain) for s in unit.sentences)


def _best_of_each(units: Sequence[Unit]) -> list[Unit]:
    """The units, the best first, where each further one of a section weighs a little less.

    Ten causes would else leave no room for what comes next.
    """
    met: Counter[str] = Counter()
    weighed = []
    for unit in sorted(units, key=lambda u: -u.score):
        weighed.append((unit.score - _FURTHER * min(met[unit.section], _ENOUGH), unit))
        met[unit.section] += unit.topic != "timeline"  # half of one misleads
    return [unit for _, unit in sorted(weighed, key=lambda pair: -pair[0])]


def _leans(unit: Unit, needed: Unit) -> bool:
    plain = unit.sentences[0].plain
    return (
        unit.passage.kind == needed.passage.kind == "paragraph"
        and unit.passage.headings == needed.passage.headings
        and bool(ANAPHORA.match(plain) or POINTS_BACK.search(plain))
        and not _AT_HOME.match(plain)
    )
