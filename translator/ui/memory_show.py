"""The memory's page as HTML: pairs, what differs, what an import would bring."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from translator.memory.exchange.preview import Preview
from translator.memory.forms import PART
from translator.memory.near import difference
from translator.memory.values import Near, Pair, State, Stats
from translator.ui.highlight import esc
from translator.ui.source import count

STATES: Mapping[State, tuple[str, str, str]] = {
    "approved": ("●", "Approved", "said again"),
    "review": ("?", "Needs review", "not said until somebody approves it again"),
    "retired": ("○", "Retired", "no longer said"),
}
_FIRST = 12  # pairs of a preview that are listed
_KINDS = {
    "number": "number",
    "date": "date",
    "day": "date",
    "month": "month",
    "monthyear": "month and year",
    "year": "year",
    "period": "quarter",
    "periodyear": "quarter and year",
    "fiscal": "fiscal year",
    "week": "week",
    "weekday": "weekday",
    "time": "time",
    "version": "version",
    "ticket": "ticket",
}
_NUMBER = re.compile(r"\d+$")


def form(text: str) -> str:
    """A form with a chip for each placeholder."""
    parts: list[str] = []
    place = 0
    for found in PART.finditer(text):
        parts.append(esc(text[place : found.start()]))
        parts.append(_chip(found["name"]) if found["name"] else esc(found[0][0]))
        place = found.end()
    return "".join((*parts, esc(text[place:])))


def _chip(name: str) -> str:
    kind, number = _NUMBER.sub("", name), name[len(_NUMBER.sub("", name)) :]
    return f'<span class="pb-slot">{esc(_KINDS.get(kind, kind))}&nbsp;{number}</span>'


def summary(stats: Stats, names: Mapping[str, str]) -> str:
    """How many pairs there are in each state, for whom, and how often they were said."""
    if not stats.states:
        return (
            '<p class="pb-none">Nothing has been approved yet. Translate an update, open a '
            "sentence and press “Approve this sentence”: the next time the same words come with "
            "other numbers, they are said the same way again, without the model.</p>"
        )
    states = ", ".join(
        f"{stats.states.get(state, 0)} {label.lower()}" for state, (_, label, _) in STATES.items()
    )
    readers = ", ".join(f"{names.get(a, a)} {n}" for a, n in stats.audiences.items())
    return (
        f'<p class="pb-ledger">{states}</p><p class="pb-sub">By reader: {esc(readers)}. '
        f"Approved sentences were said {_times(stats.uses)} so far.</p>"
    )


def _times(uses: int) -> str:
    return "once" if uses == 1 else f"{uses} times"


def pair_list(pairs: Sequence[Pair], names: Mapping[str, str], *, more: bool) -> str:
    """Pairs as a list, each with what can be done with it."""
    if not pairs:
        return '<p class="pb-none" role="status">No pair is like that.</p>'
    rows = "".join(_pair(pair, names) for pair in pairs)
    rest = (
        '<p><button type="button" class="pb-button" data-do="more">Show more</button></p>'
        if more
        else ""
    )
    said = f"{count(len(pairs), 'pair')} listed{', and there are more' if more else ''}"
    return f'<p class="pb-sr" role="status">{said}</p><ul class="pb-pairs">{rows}</ul>{rest}'


def _pair(pair: Pair, names: Mapping[str, str]) -> str:
    sign, label, meaning = STATES[pair.state]
    one = pair.wording
    reader = names.get(one.audience, one.audience)
    only = ", ".join(f"{_chip(name)} is {esc(value)}" for name, value in sorted(one.fixed.items()))
    notes = [
        f'<p class="pb-why">{esc(pair.reason)}</p>' if pair.reason else "",
        f'<p class="pb-sub">Only where {only}.</p>' if only else "",
        f'<p class="pb-sub">{esc(reader)} · by {esc(pair.author)}, {pair.changed[:10]} · '
        f"said {_times(pair.uses)}</p>",
    ]
    return (
        f'<li class="pb-pair" data-state="{pair.state}" data-pair="{pair.id}">'
        f'<p class="pb-state" title="{meaning}"><span aria-hidden="true">{sign}</span> {label}</p>'
        f'<p class="pb-from">{form(one.source)}</p><p class="pb-said">{form(one.target)}</p>'
        f'{"".join(notes)}<p class="pb-do">{"".join(_buttons(pair))}</p></li>'
    )


def _buttons(pair: Pair) -> Iterable[str]:
    what = esc(f"“{pair.wording.target[:60]}”")
    if pair.state != "approved":
        label = "Approve" if pair.state == "review" else "Approve again"
        yield _button("approve", pair.id, label, f"{label} {what}")
    if pair.state != "retired":
        yield _button("retire", pair.id, "Retire", f"Retire {what}")


def _button(do: str, pair: int, label: str, said: str) -> str:
    return (
        f'<button type="button" class="pb-button" data-do="{do}" data-id="{pair}" '
        f'aria-label="{said}">{label}</button> '
    )


def matches(asked: str, exact: Sequence[Pair], near: Sequence[Near]) -> str:
    """What the memory has for a sentence: the same words, or nearly, with what differs."""
    same = {pair.id for pair in exact}
    rows = [
        f'<li class="pb-pair"><p class="pb-state">The same words</p>'
        f'<p class="pb-said">{form(pair.wording.target)}</p></li>'
        for pair in exact
    ]
    rows += [
        f'<li class="pb-pair"><p class="pb-state">{round(100 * one.score)} % alike</p>'
        f'<p class="pb-from">{differing(one.pair.wording.source, asked)}</p>'
        f'<p class="pb-said">{form(one.pair.wording.target)}</p></li>'
        for one in near
        if one.pair.id not in same
    ]
    if not rows:
        return '<p class="pb-none" role="status">Nothing approved is like this sentence.</p>'
    said = f"{count(len(rows), 'pair')} found"
    return f'<p class="pb-sr" role="status">{said}</p><ul class="pb-pairs">{"".join(rows)}</ul>'


def differing(old: str, new: str) -> str:
    """An approved source beside a sentence: what it has more is struck out, what it lacks set in.

    Screen readers are told which is which.
    """
    parts = []
    for kind, words in difference(old, new):
        shown = form(words)
        if kind == "gone":
            shown = f'<del><span class="pb-sr">only there: </span>{shown}</del>'
        elif kind == "new":
            shown = f'<ins><span class="pb-sr">only here: </span>{shown}</ins>'
        parts.append(shown)
    return " ".join(parts)


def previewed(found: Preview) -> str:
    """What an import would bring, before anything is written."""
    refused = "".join(
        f"<li>{esc(one.place)}: {esc(one.why)}</li>" for one in found.refused[:_FIRST]
    )
    new = "".join(
        f"<li>{form(pair.wording.source)} → {form(pair.wording.target)}</li>"
        for pair in found.new[:_FIRST]
    )
    waiting = sum(pair.state == "review" for pair in found.new) + len(found.differing)
    lines = [
        f'<p class="pb-ledger">{esc(found.name)}: {len(found.new)} new, {found.known} known '
        f"already, {len(found.refused)} refused</p>",
        f'<p class="pb-sub">{waiting} of the new ones would wait for review. Nothing has been '
        "written yet; what the memory has keeps its state.</p>",
        f'<p class="pb-tag">New</p><ul class="pb-few">{new}</ul>' if new else "",
        f'<p class="pb-tag">Refused</p><ul class="pb-few pb-failed">{refused}</ul>'
        if refused
        else "",
    ]
    return f'<div role="status">{"".join(lines)}</div>'
