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
from translator.stories.room import within
from translator.stories.values import NotTold
from translator.values import UpdateKind

_LATER_ROLE = 0.12
_TOP, _ALONE = 4.0, 2.0
_LEANS = 6.0
_OPENS = 4.0  # writers begin with what matters
_MIDDLE = 3.0  # a sentence from the middle of a thought opens no story
_LEANING = re.compile(
    r"(?:if|when|while|unless|once|after|before|note|as you|for example|finally|.{0,60}\balso)\b",
    re.IGNORECASE,
)
_MEASURE = re.compile(r"time to \w+$", re.IGNORECASE)
_UNSUITED = -2.0  # a frame that its file gives 0 for a kind is taken for it at need only
_BACKWARDS = 3.0
_STEPS = "timeline"
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
    led = {(g.report, g.begins): s for s in frame.slots if s.first for g in places[s.name]}
    for members in _thoughts(free):
        thought = _best(members, later, fits)
        for group in members:
            own = _best([group], later, fits)
            slot = thought if len(members) > 1 and _may_stay(group, thought) else own
            slot = led.get((group.report, group.leans), slot)
            if slot and slot.first:
                led[group.report, group.begins] = slot
            if slot is None:
                homeless.append(group)
            else:
                places[slot.name].append(group)
    _lend(frame, places, fits, {id(m[0]) for m in _thoughts(free) if len(m) == 1})
    kept, over = within(frame, places, words)
    slots = tuple(
        tuple(sorted(kept[slot.name], key=lambda g: (g.report, _is_measure(g), g.order)))
        for slot in frame.slots
    )
    loose = tuple(
        0 if slot.first else _loose(held, slot, fits, roles)
        for slot, held in zip(frame.slots, slots, strict=True)
    )
    return Filled(frame, slots, tuple(homeless), tuple(over), loose)


def _loose(
    held: Sequence[Group],
    slot: Slot,
    fits: Mapping[int, Mapping[str, float]],
    roles: Mapping[str, Role],
) -> int:
    """How many groups of a slot nothing but a topic put there, thought by thought.

    One that may not fill the slot at all ("planned" is no result) and only follows its section is
    loose, too.
    """

    def is_told(group: Group) -> bool:
        return max((fits[id(group)].get(r, 0.0) for r in slot.roles), default=0.0) >= _LENT

    def is_barred(group: Group) -> bool:
        return all(barred(group, roles[name]) for name in slot.roles)

    return sum(
        len(members) if not any(map(is_told, members)) else sum(map(is_barred, members))
        for members in _thoughts(held)
    )


def _thoughts(groups: Sequence[Group]) -> list[list[Group]]:
    """Groups of one section, paragraph or list together: it is one thought; others each alone."""
    found: dict[object, list[Group]] = {}
    for group in groups:
        own: object = id(group)
        if group.under and _is_of_section(group):
            own = group.report, group.under
        elif group.listing:
            own = group.report, group.listing
        elif group.passage >= 0:
            own = group.report, group.passage
        elif is_entry(group):
            own = key_of(group)
        found.setdefault(own, []).append(group)
    return list(found.values())


def _is_of_section(group: Group) -> bool:
    """Whether a group goes where its section goes: it is no line that stands for itself."""
    told = group.running or bool(group.listing)
    return told or group.topic == _STEPS or _is_measure(group)


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


def _may_stay(group: Group, thought: Slot | None) -> bool:
    """Whether a group goes where its section goes: that part asks for no facts that it lacks."""
    if thought is None:
        return False
    held = not thought.needs or bool({f.kind for f in group.facts} & set(thought.needs))
    return held and (not thought.figure or worth_showing(group.text) > 0)


def fitness(filled: Filled, kinds: Sequence[UpdateKind], audience: str) -> float:
    """How well a frame fits, about -2 to 5.

    It counts needed slots filled, the share told, the share that its topic alone put in a slot
    (against it), the kinds of the updates, and the reader; and whether a report on what happened
    step by step would be told backwards.
    """
    needed = [slot for slot in filled.frame.slots if not slot.optional]
    full = 1 - len(filled.gaps) / len(needed)
    everything = len(filled.groups) + len(filled.homeless) + len(filled.over)
    told = 1 - len(filled.homeless) / everything if everything else 0.0
    suits = [filled.frame.kinds.get(kind, 1) or _UNSUITED for kind in kinds]
    stranger = bool(filled.frame.readers) and audience not in filled.frame.readers
    loose = sum(filled.loose) / len(filled.groups) if filled.groups else 0.0
    back = _BACKWARDS if _is_backwards(filled.groups) else 0.0
    return 2 * full + told - loose - back + 0.7 * sum(suits) / max(1, len(suits)) - stranger


def _is_backwards(groups: Sequence[Group]) -> bool:
    """Whether what a report tells step by step would not be told in its order."""
    steps = [(g.report, g.order) for g in groups if g.in_steps]
    return steps != sorted(steps)


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
    score = group.score + _suits(group, slot, fits) - (_LEANS if group.leans >= 0 else 0.0)
    score += _TOP if group.top else 0.0
    score += _ALONE if 6 <= group.words <= 60 else 0.0
    score -= 0.0 if group.heads else _MIDDLE
    score -= _MIDDLE if group.fragment or group.listing or _LEANING.match(group.opening) else 0.0
    return score + (2 * worth_showing(group.text) if slot.figure else 0.0)


def _lend(
    frame: Frame,
    places: dict[str, list[Group]],
    fits: Mapping[int, Mapping[str, float]],
    alone: set[int],
) -> None:
    """Fill a needed slot with what another can spare, without parting a thought."""
    for slot in frame.slots:
        while not slot.optional and len(places[slot.name]) < slot.at_least:
            spare = [
                (_suits(group, slot, fits), -group.order, owner.name, group)
                for owner in frame.slots
                if owner is not slot and not owner.first
                for group in places[owner.name]
                if (owner.optional or len(places[owner.name]) > owner.at_least)
                and _suits(group, slot, fits) >= max(_LENT, 0.75 * _suits(group, owner, fits))
                and id(group) in alone
            ]
            if not spare:
                break
            _, _, owner_name, group = max(spare, key=lambda row: row[:2])
            places[owner_name].remove(group)
            places[slot.name].append(group)


def _is_measure(group: Group) -> bool:
    """Whether a group only says how long something took: it closes a part and opens none."""
    return bool(group.headings and _MEASURE.match(group.headings[-1]))


def _spans(group: Group) -> list[tuple[int, int]]:
    spans = [(i.sentence.start, i.sentence.end) for i in group.items]
    return spans + [span for s in group.said for span in s.sources]
