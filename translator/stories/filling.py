"""Which groups fill which slot of a frame, and how well a frame fits an update."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from translator.stories.figures import worth_showing
from translator.stories.frames import Frame, Role, Slot
from translator.stories.listing import is_entry, key_of
from translator.stories.material import Group
from translator.stories.roles import barred, roles_of
from translator.stories.values import NotTold
from translator.values import UpdateKind

_LATER_ROLE = 0.12
_OVER = 1.15  # a story may be a little longer than asked, so as not to end in a stump
_TOP, _ALONE = 4.0, 2.0
_DANGLING = 6.0
_OPENS = 2.0  # writers begin with what matters
_MIDDLE = 3.0  # a sentence from the middle of a thought opens no story
_LEANING = re.compile(
    r"(?:if|when|while|unless|once|after|before|note|as you|for example|finally|.{0,60}\balso)\b",
    re.IGNORECASE,
)
_MEASURE = re.compile(r"time to \w+$", re.IGNORECASE)
_UNSUITED = -2.0  # a frame that its file gives 0 for a kind is taken for it at need only
_LENT = 1.5  # more than a topic alone: a word or a heading says that it belongs there


@dataclass(frozen=True, slots=True)
class Filled:
    """A frame with its groups: one tuple for each slot, in the order of telling.

    ``homeless`` are groups that no slot takes, ``over`` those beyond the length. ``loose`` counts,
    for each slot, the groups that neither heading nor words put there, but their topic alone.
    """

    frame: Frame
    slots: tuple[tuple[Group, ...], ...]
    homeless: tuple[Group, ...]
    over: tuple[Group, ...]
    loose: tuple[int, ...] = ()

    @property
    def gaps(self) -> tuple[Slot, ...]:
        """The slots that the frame needs and that nothing fills."""
        return tuple(
            slot
            for slot, groups in zip(self.frame.slots, self.slots, strict=True)
            if not slot.optional and len(groups) < slot.at_least
        )

    def suits(self, kinds: Sequence[UpdateKind]) -> bool:
        """Whether the frame's file gives no 0 for any of these kinds."""
        return all(self.frame.kinds.get(kind, 1) for kind in kinds)

    @property
    def groups(self) -> tuple[Group, ...]:
        """All groups in the order of telling."""
        return tuple(group for slot in self.slots for group in slot)

    def left_out(self, words: int) -> tuple[NotTold, ...]:
        """What the reader could have got and this story does not tell."""
        homeless = f"no part of the frame “{self.frame.name}” takes it"
        reasons = [(g, homeless) for g in self.homeless]
        reasons += [(g, f"beyond the {words} words of this length") for g in self.over]
        return tuple(
            NotTold(group.report, start, end, reason)
            for group, reason in reasons
            for start, end in _spans(group)
        )


def fill(frame: Frame, groups: Sequence[Group], roles: Mapping[str, Role], words: int) -> Filled:
    """Give each group to the slot that it suits best, then keep what the length has room for.

    A slot that the frame needs and that got none may take one that another slot can spare. Nothing
    is told twice, and inside a slot the order is that of the reports.
    """
    fits = {id(g): roles_of(g, roles) for g in groups}
    places: dict[str, list[Group]] = {slot.name: [] for slot in frame.slots}
    free = list(groups)
    for first in (s for s in frame.slots if s.first):
        opens = {min(g.order for g in free if g.report == r) for r in {g.report for g in free}}
        best = sorted(
            (g for g in free if _suits(g, first, fits)),
            key=lambda g: -_leading(g, first, fits) - _OPENS * (g.order in opens),
        )
        places[first.name] = best[: first.most]
        free = [g for g in free if g not in places[first.name]]
    later = [slot for slot in frame.slots if not slot.first]
    homeless: list[Group] = []
    for members in _paragraphs(free):
        thought = _best(members, later, fits)
        for group in members:
            own = _best([group], later, fits)
            stays = thought and len(members) > 1 and _may_stay(group, thought, own, fits, roles)
            slot = thought if stays else own
            if slot is None:
                homeless.append(group)
            else:
                places[slot.name].append(group)
    _lend(frame, places, fits)
    kept, over = _within(frame, places, words)
    slots = tuple(
        tuple(sorted(kept[slot.name], key=lambda g: (g.report, _is_measure(g), g.order)))
        for slot in frame.slots
    )
    loose = tuple(
        0 if slot.first else _loose(held, slot, fits)
        for slot, held in zip(frame.slots, slots, strict=True)
    )
    return Filled(frame, slots, tuple(homeless), tuple(over), loose)


def _loose(held: Sequence[Group], slot: Slot, fits: Mapping[int, Mapping[str, float]]) -> int:
    """How many thoughts of a slot nothing but a topic put there, counted in groups."""

    def is_told(group: Group) -> bool:
        return max((fits[id(group)].get(r, 0.0) for r in slot.roles), default=0.0) >= _LENT

    return sum(len(m) for m in _paragraphs(held) if not any(map(is_told, m)))


def _paragraphs(groups: Sequence[Group]) -> list[list[Group]]:
    """Groups of one paragraph, or of one list, together: it is one thought; others each alone."""
    found: dict[object, list[Group]] = {}
    for group in groups:
        own: object = id(group)
        if group.passage >= 0:
            own = group.report, group.passage
        elif is_entry(group):
            own = key_of(group)
        found.setdefault(own, []).append(group)
    return list(found.values())


def _best(
    members: Sequence[Group], slots: Sequence[Slot], fits: Mapping[int, Mapping[str, float]]
) -> Slot | None:
    """The slot that suits groups best, taken together; ``None`` when none does."""
    scored = [
        (sum(_suits(group, slot, fits) for group in members), -i, slot)
        for i, slot in enumerate(slots)
    ]
    score, _, slot = max(scored, key=lambda row: row[:2], default=(0.0, 0, None))
    return slot if score else None


def _may_stay(
    group: Group,
    thought: Slot,
    own: Slot | None,
    fits: Mapping[int, Mapping[str, float]],
    roles: Mapping[str, Role],
) -> bool:
    """Whether a group goes where its paragraph goes: nothing there speaks against it."""
    if _suits(group, thought, fits):
        return True
    if own and _suits(group, own, fits) >= _LENT and not is_entry(group):
        return False
    allowed = any(not barred(group, roles[name]) for name in thought.roles)
    return allowed and not thought.needs and not thought.figure


def fitness(filled: Filled, kinds: Sequence[UpdateKind], audience: str) -> float:
    """How well a frame fits, about -2 to 5.

    It counts needed slots filled, the share told, the share that its topic alone put in a slot
    (against it), the kinds of the updates, and the reader.
    """
    needed = [slot for slot in filled.frame.slots if not slot.optional]
    full = 1 - len(filled.gaps) / len(needed)
    everything = len(filled.groups) + len(filled.homeless) + len(filled.over)
    told = 1 - len(filled.homeless) / everything if everything else 0.0
    suits = [filled.frame.kinds.get(kind, 1) or _UNSUITED for kind in kinds]
    stranger = bool(filled.frame.readers) and audience not in filled.frame.readers
    loose = sum(filled.loose) / len(filled.groups) if filled.groups else 0.0
    return 2 * full + told - loose + 0.7 * sum(suits) / max(1, len(suits)) - stranger


def _suits(group: Group, slot: Slot, fits: Mapping[int, Mapping[str, float]]) -> float:
    """How well a group suits a slot; 0 when it may not fill it."""
    if slot.needs and not {f.kind for f in group.facts} & set(slot.needs):
        return 0.0
    if slot.figure and not worth_showing(group.text):
        return 0.0
    found = fits[id(group)]
    return max(
        (found.get(role, 0.0) * (1 - _LATER_ROLE * i) for i, role in enumerate(slot.roles)),
        default=0.0,
    )


def _leading(group: Group, slot: Slot, fits: Mapping[int, Mapping[str, float]]) -> float:
    """How well a group opens a story: it has to stand alone."""
    score = group.score + _suits(group, slot, fits) - (_DANGLING if group.dangling else 0.0)
    score += _TOP if group.top else 0.0
    score += _ALONE if 6 <= group.words <= 60 else 0.0
    begins = group.passage < 0 or not group.items or group.items[0].sentence.start == group.passage
    score -= 0.0 if begins else _MIDDLE
    score -= _MIDDLE if group.fragment or _LEANING.match(group.opening) else 0.0
    return score + (2 * worth_showing(group.text) if slot.figure else 0.0)


def _lend(
    frame: Frame,
    places: dict[str, list[Group]],
    fits: Mapping[int, Mapping[str, float]],
) -> None:
    for slot in frame.slots:
        while not slot.optional and len(places[slot.name]) < slot.at_least:
            spare = [
                (_suits(group, slot, fits), -group.order, owner.name, group)
                for owner in frame.slots
                if owner is not slot and not owner.first
                for group in places[owner.name]
                if (owner.optional or len(places[owner.name]) > owner.at_least)
                and _suits(group, slot, fits) >= max(_LENT, 0.75 * _suits(group, owner, fits))
                and not is_entry(group)
            ]
            if not spare:
                break
            _, _, owner_name, group = max(spare, key=lambda row: row[:2])
            places[owner_name].remove(group)
            places[slot.name].append(group)


def _within(
    frame: Frame, places: Mapping[str, list[Group]], words: int
) -> tuple[dict[str, list[Group]], list[Group]]:
    """The groups that the length has room for: the best of each slot and report come first."""
    kept: dict[str, list[Group]] = {slot.name: [] for slot in frame.slots}
    waiting = [(slot, g) for slot in frame.slots for g in places[slot.name]]
    waiting.sort(key=lambda row: -_worth(row[1]))
    room = words * _OVER
    over: list[Group] = []
    told: set[int] = set()

    def take(slot: Slot, group: Group) -> None:
        nonlocal room
        kept[slot.name].append(group)
        told.add(group.report)
        room -= group.words

    for slot in frame.slots:
        best = [row for row in waiting if row[0] is slot][: slot.at_least]
        for row in best:
            waiting.remove(row)
            take(*row)
    for row in list(waiting):
        if row[1].report not in told and len(kept[row[0].name]) < row[0].most:
            waiting.remove(row)
            take(*row)
    for slot, group in waiting:
        if group.words <= room and len(kept[slot.name]) < slot.most and not group.dangling:
            take(slot, group)
        else:
            over.append(group)
    return kept, over


def _is_measure(group: Group) -> bool:
    """Whether a group only says how long something took: it closes a part and opens none."""
    return bool(group.headings and _MEASURE.match(group.headings[-1]))


def _worth(group: Group) -> float:
    return group.score - (_DANGLING if group.dangling else 0.0)


def _spans(group: Group) -> list[tuple[int, int]]:
    spans = [(i.sentence.start, i.sentence.end) for i in group.items]
    return spans + [span for s in group.said for span in s.sources]
