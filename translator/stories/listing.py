"""Long lists of a report: how many entries there are, and the few that tell this reader most."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from translator.passages import lead
from translator.stories.material import Group
from translator.stories.values import NotTold, StorySentence
from translator.units import is_fragment
from translator.values import Span

_WHOLE = 4  # entries; a shorter list is told whole
_FEW = 3
_ENTRY = 30  # words; what is longer speaks for itself
_WISH = re.compile(r"(?:\W*#?\d+\W+)?(?:As an? [\w /-]+,? I\b|I (?:want|need)\b)")
_LINK = re.compile(
    r"\W*(?:[\w ]{1,24}:\W*)?(?:see )?\[[^\]]*\]\([^)]*\)(?:\W+\w+){0,4}\W*", re.IGNORECASE
)
_COUNT = "no one two three four five six seven eight nine ten eleven twelve".split()
Key = tuple[int, tuple[tuple[int, int], ...]]


def with_short_lists(
    groups: Sequence[Group], says_something: Callable[[str], bool]
) -> tuple[tuple[Group, ...], tuple[NotTold, ...]]:
    """The groups with the few best entries of each long list, and the entries not told.

    What stands above a list, such as "In progress", is said once, as its heading, and not before
    each entry; ``says_something`` tells whether a heading will be shown.
    """
    titles = Counter((g.report, g.entries) for g in groups if g.entries and _is_title(g))
    groups = [
        _under_heading(g, says_something)
        if g.entries and not g.bare and 2 * titles[g.report, g.entries] >= len(g.entries)
        else replace(g, entries=(), listing=_shown_list(g, says_something))
        for g in groups
    ]
    # Entries under a heading of their own need no line above them.
    groups = [replace(g, above=None, listing=()) if is_entry(g) else g for g in groups]
    lists: dict[Key, list[Group]] = {}
    for group in groups:
        if is_entry(group):
            lists.setdefault(key_of(group), []).append(group)
    kept: set[int] = set()
    for (_, entries), members in lists.items():
        few = _FEW if len(entries) > _WHOLE else _WHOLE
        kept |= {id(group) for group in sorted(members, key=_weight)[:few]}
    told: list[Group] = []
    out: list[NotTold] = []
    for group in groups:
        if not is_entry(group) or id(group) in kept:
            told.append(group)
            continue
        reason = f"a list of {counted(len(group.entries))} entries: the few that say most are told"
        out += [
            NotTold(group.report, i.sentence.start, i.sentence.end, reason) for i in group.items
        ]
    return tuple(told), tuple(out)


def announced(group: Group, told: Sequence[Group]) -> StorySentence | None:
    """How many entries the list of ``group`` has, where ``told`` holds fewer of a long one.

    The sentence counts the update's own entries, and each of them is among its sources.
    """
    if not is_entry(group) or len(group.entries) <= _WHOLE:
        return None
    here = sum(is_entry(g) and key_of(g) == key_of(group) for g in told)
    if here == len(group.entries):
        return None
    text = f"{counted(len(group.entries)).capitalize()} entries, among them:"
    return StorySentence(text, "template", "", group.report, group.entries, heading=group.section)


def under_their_lines(groups: Sequence[Group]) -> tuple[Group, ...]:
    """The groups of a part, each entry of a list a line, under the line above it said once.

    The line is not said where each entry brings its words along, or its heading says them.
    """
    lists: dict[Key, list[Group]] = {}
    for group in groups:
        lists.setdefault((group.report, group.listing), []).append(group)
    said: set[Key] = set()
    made: list[Group] = []
    for group in groups:
        if not group.listing:
            made.append(group)
            continue
        key = group.report, group.listing
        line = group.above if _needs_line(lists[key]) else None
        first, *rest = group.items
        prefix = "" if line and line.sentence.plain.startswith(first.prefix) else first.prefix
        items = (replace(first, bullet=True, prefix=prefix), *rest)
        made.append(replace(group, above=None if key in said else line, items=items))
        said.add(key)
    return tuple(made)


def _needs_line(members: Sequence[Group]) -> bool:
    labelled = {bool(group.items[0].prefix) for group in members}
    return any(group.bare for group in members) or len(labelled) > 1


def further(group: Group, told: Sequence[Group], text: str) -> StorySentence | None:
    """How many entries of a list are left out, after the last that is told.

    ``text`` is the report's; an entry that is little more than a link counts for none. Its sources
    are the entries that it counts.
    """
    if group.untold:
        return _count(group, group.untold, "")
    mine = [g for g in told if g.report == group.report and g.listing == group.listing]
    if not group.listing or group is not mine[-1]:
        return None
    places = {item.sentence.start for g in mine for item in g.items}
    left = tuple(
        (start, end)
        for start, end in group.listing
        if not any(start <= p < end for p in places) and not _LINK.fullmatch(text[start:end])
    )
    return _count(group, left, "more ") if left else None


def _count(group: Group, left: tuple[Span, ...], more: str) -> StorySentence:
    points = "point" if len(left) == 1 else "points"
    said = f"The update's list has {counted(len(left))} {more}{points}."
    return StorySentence(said, "template", "", group.report, left, heading=group.section)


def counted(number: int) -> str:
    """A count in words up to twelve, else in digits."""
    return _COUNT[number] if number < len(_COUNT) else str(number)


def key_of(group: Group) -> Key:
    """The list that an entry is of."""
    return group.report, group.entries


def is_entry(group: Group) -> bool:
    """Whether a group is an entry such as a ticket's title, which lives by its heading."""
    return bool(group.entries) and all(item.listed for item in group.items)


def _is_title(group: Group) -> bool:
    """Whether a group reads like the title of a ticket, or the wish of somebody."""
    return is_fragment(group.text) or bool(_WISH.match(group.text))


def _weight(group: Group) -> tuple[bool, float, int]:
    return bool(_WISH.match(group.text)), -group.score, group.order


def _shown_list(group: Group, says_something: Callable[[str], bool]) -> tuple[Span, ...]:
    """The list of a group: that under a line, or a long one of short entries under a heading."""
    long = len(group.entries) > _WHOLE and len(group.items) == 1 and group.words <= _ENTRY
    headed = bool(group.under) and says_something(group.under[-1])
    return group.entries if long and headed and not group.listing else group.listing


def _under_heading(group: Group, says_something: Callable[[str], bool]) -> Group:
    """An entry of a list with what stands above it as its heading; any other group as it is."""
    bare = replace(group, entries=())
    alone = len(group.items) == 1 and len(group.entries) > 1 and group.words <= _ENTRY
    if not alone or lead(group.text)[0] or group.text.rstrip().endswith("."):
        return bare
    item = group.items[0]
    parts = item.section.split(": ") if item.section else []
    if item.prefix and not any(item.prefix in part for part in parts):
        parts.append(item.prefix[0].upper() + item.prefix[1:])
    if not any(says_something(part) for part in parts):
        return bare
    section = ": ".join(parts)
    return replace(group, items=(replace(item, section=section, prefix="", listed=True),))
