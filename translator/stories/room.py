"""What a story has room for: the best of each part, and nothing without what it leans on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from translator.stories.frames import Frame, Slot
from translator.stories.material import Group
from translator.stories.thoughts import DECISION

_LIST = 80  # words; a list up to this length is told whole or not at all
_DECIDED = 220  # words; so is what was weighed and decided
_Row = tuple[Slot, Group]
_Key = tuple[int, tuple[object, ...]]
_OVER = 1.15  # a story may be a little longer than asked, so as not to end in a stump


def within(
    frame: Frame, places: Mapping[str, list[Group]], words: int
) -> tuple[dict[str, list[Group]], list[Group]]:
    """The groups that the length has room for: the best of each slot and report come first.

    What leans on another is told after it, or not at all.
    """
    kept: dict[str, list[Group]] = {slot.name: [] for slot in frame.slots}
    waiting = [(slot, g) for slot in frame.slots for g in places[slot.name]]
    begun = {(g.report, g.begins): (slot, g) for slot, g in waiting}
    wholes = _wholes(waiting)
    waiting.sort(key=lambda row: -row[1].score)
    room = words * _OVER
    taken: set[int] = set()
    told: set[int] = set()

    def needed(slot: Slot, group: Group) -> list[_Row]:
        return [row for row in _with_it((slot, group), begun, wholes) if id(row[1]) not in taken]

    def take(rows: Sequence[_Row]) -> None:
        nonlocal room
        for slot, group in rows:
            kept[slot.name].append(group)
            taken.add(id(group))
            told.add(group.report)
            room -= group.words

    for slot in frame.slots:
        for row in [row for row in waiting if row[0] is slot][: slot.at_least]:
            take(needed(*row))
    for slot, group in waiting:
        if group.report not in told and len(kept[slot.name]) < slot.most:
            take(needed(slot, group))
    for slot, group in waiting:
        rows = needed(slot, group)
        full = group.leans < 0 and len(kept[slot.name]) >= slot.most
        if not full and sum(g.words for _, g in rows) <= room:
            take(rows)
    return kept, [g for _, g in waiting if id(g) not in taken]


def _with_it(
    row: _Row, begun: Mapping[tuple[int, int], _Row], wholes: Mapping[_Key, Sequence[_Row]]
) -> list[_Row]:
    """A group after all that it is told with; empty where that is not there."""
    chain = [row]
    while (last := chain[-1][1]).leans >= 0:
        before = begun.get((last.report, last.leans))
        if before is None or before in chain:
            return []
        chain.append(before)
    rows = chain[::-1]
    for _, group in chain:
        rows += wholes.get(key, ()) if (key := _whole(group)) else ()
    return _once(rows)


def _wholes(rows: Sequence[_Row]) -> dict[_Key, list[_Row]]:
    """What is told whole or not at all: a short list under a line, and what was decided."""
    found: dict[_Key, list[_Row]] = {}
    for row in rows:
        if key := _whole(row[1]):
            found.setdefault(key, []).append(row)
    return {key: held for key, held in found.items() if sum(g.words for _, g in held) <= _most(key)}


def _most(key: _Key) -> int:
    return _DECIDED if isinstance(key[1][-1], str) else _LIST


def _whole(group: Group) -> _Key | None:
    """What a group is a part of that may not be halved."""
    if group.under and DECISION.search(group.under[-1]):
        return group.report, group.under
    return (group.report, group.listing) if group.listing else None


def _once(rows: Sequence[_Row]) -> list[_Row]:
    return list({id(group): (slot, group) for slot, group in rows}.values())
