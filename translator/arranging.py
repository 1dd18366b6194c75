"""How a plan is laid out on a page with headings: what leads, and which lines are a list.

A story is told without headings and takes the plan as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from translator.planning import BOTTOM_LINE
from translator.units import ANAPHORA
from translator.values import FactSheet, Item, Passage, Plan

_LISTED = frozenset({"bullet", "row"})
_DECISION = re.compile(r"^(?:status|decision|outcome)\b", re.IGNORECASE)


def arrange(plan: Plan, sheet: FactSheet) -> Plan:
    """The same items for a page: sections whole, each list as lines under its heading.

    Several lines of a list stay lines, be they sentences or not, and need not repeat the words that
    their heading says. A decision stands before what led to it.
    """
    places = {s.index: passage for passage in sheet.passages for s in passage.sentences}
    sections: dict[str, list[Item]] = {}
    for item in plan.items:
        sections.setdefault(item.section, []).append(item)
    order = _decision_first(sections) if sheet.update.kind == "adr" else list(sections)
    items = [item for section in order for item in _lined(sections[section], places)]
    return replace(plan, items=tuple(items))


def _decision_first(sections: dict[str, list[Item]]) -> list[str]:
    """Bottom line, what stands under no heading, status and decision, then the rest as it was.

    A section that opens by pointing back stays where it is.
    """

    def rank(section: str) -> int:
        if section in {BOTTOM_LINE, ""}:
            return 0
        leads = _DECISION.search(section) and not ANAPHORA.match(
            sections[section][0].sentence.plain
        )
        return 1 if leads else 2

    return sorted(sections, key=rank)


def _lined(items: Sequence[Item], places: dict[int, Passage]) -> list[Item]:
    """The items of a section, those that open one of its several lines as bullets."""
    if items[0].section == BOTTOM_LINE:
        return list(items)
    lines = [list(line) for _, line in groupby(items, key=lambda i: places[i.sentence.index].start)]
    listed = [places[line[0].sentence.index].kind in _LISTED for line in lines]
    several = sum(listed) > 1
    done: list[Item] = []
    above = ""
    for line, in_list, next_in_list in zip(lines, listed, [*listed[1:], False], strict=True):
        if in_list and (several or above):
            line[0] = replace(line[0], bullet=True)
        elif next_in_list and _ends_open(line[-1]):
            line[-1] = replace(line[-1], announces=True)
            above = line[-1].sentence.plain.rstrip(" :.")
        line[1:] = [replace(item, listed=False) for item in line[1:]]
        done += [_without_what_stands_above(item, above) if in_list else item for item in line]
    return done


def _ends_open(item: Item) -> bool:
    return item.sentence.plain.rstrip().endswith((":", " because", " including"))


def _without_what_stands_above(item: Item, announced: str) -> Item:
    """A line of a list without the words that its heading, or what announces the list, says."""
    heading = item.section.rsplit(": ", 1)[-1]
    said = item.prefix and item.prefix.lower() in {heading.lower(), announced.lower()}
    return replace(item, prefix="", listed=True) if said else item
