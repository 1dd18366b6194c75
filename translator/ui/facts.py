"""The fact sheet as a table: each fact, what became of it for each reader, the author's marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from translator.ledger import in_words
from translator.render.words import UNACCOUNTED, in_short
from translator.ui.highlight import esc
from translator.ui.progress import Part
from translator.ui.source import visible_words
from translator.ui.words import FACTS
from translator.values import Accounted, Fact, FactSheet, Ledger, Marks

_NO_MARKS = Marks()
_MARKS = (("must", "Must say", "must be said"), ("leave_out", "Leave out", "is left out"))


def ledger_line(ledger: Ledger) -> str:
    """The account of the facts in one line, with the way to the table."""
    lost = " pb-lost" if ledger.count("unaccounted") else ""
    return (
        f'<p class="pb-ledger{lost}">{esc(in_words(ledger))}. '
        '<a href="#pb-facts-title">See each fact</a></p>'
    )


def fact_table(
    sheet: FactSheet,
    parts: Sequence[Part] = (),
    names: Mapping[str, str] | None = None,
    marks: Marks = _NO_MARKS,
) -> str:
    """The fact sheet, a column for each reader, each row linked to its words in the update."""
    known = names or {}
    fates = [_fates(part) for part in parts]
    readers = [known.get(part.audience, part.audience) for part in parts]
    rows = "".join(_row(sheet, fact, readers, parts, fates, marks) for fact in sheet.facts)
    if not rows:
        body = '<p class="pb-none">No numbers, dates, states or other facts were found.</p>'
    else:
        columns = "".join(f'<th scope="col">{esc(name)}</th>' for name in readers)
        body = (
            f'{_again(sheet)}<div class="pb-scroll" tabindex="0" role="group" '
            'aria-label="All facts"><table class="pb-table"><thead><tr>'
            '<th scope="col">No.</th><th scope="col">In your words</th><th scope="col">Kind</th>'
            f'<th scope="col">Read as</th>{columns}<th scope="col">Your marks</th>'
            f"</tr></thead><tbody>{rows}</tbody></table></div>"
        )
    return (
        '<section class="pb-facts" aria-labelledby="pb-facts-title">'
        '<h2 id="pb-facts-title" tabindex="-1">Fact sheet</h2>'
        '<p class="pb-sub">What the update states. No sentence may say more than this, '
        f"or say it with more certainty.</p>{body}</section>"
    )


def _again(sheet: FactSheet) -> str:
    return (
        f'<div class="pb-again" data-update="{esc(sheet.update.id)}">'
        '<button type="button" class="pb-button" data-again disabled>Run again</button>'
        '<span class="pb-sub">Mark what every reader must get, or what none may, and run again. '
        "Only whole sentences are left out.</span></div>"
    )


def _fates(part: Part) -> Mapping[str, Accounted]:
    if part.translation is None or part.translation.refusal:
        return {}
    return {one.fact: one for one in part.ledger.facts}


def _row(  # noqa: PLR0913, PLR0917 - a cell each
    sheet: FactSheet,
    fact: Fact,
    names: Sequence[str],
    parts: Sequence[Part],
    fates: Sequence[Mapping[str, Accounted]],
    marks: Marks,
) -> str:
    cells = "".join(
        f'<td data-label="{esc(name)}">{_fate(part, of.get(fact.id))}</td>'
        for name, part, of in zip(names, parts, fates, strict=True)
    )
    return (
        f'<tr data-src="{fact.start}-{fact.end}" data-fact-row="{esc(fact.id)}">'
        f'<td>{esc(fact.id)}</td><td class="pb-words">'
        f"{esc(visible_words(sheet, fact.start, fact.end))}</td><td>{esc(FACTS[fact.kind])}</td>"
        f'<td data-label="Read as">{esc(_value(sheet, fact))}</td>{cells}'
        f"<td>{_toggles(fact, marks)}</td></tr>"
    )


def _fate(part: Part, one: Accounted | None) -> str:
    if one is None:
        refused = part.translation is not None
        return f'<span class="pb-reason">{"Not translated" if refused else "…"}</span>'
    links = " ".join(_link(part.audience, index) for index in one.sentences)
    if one.fate == "unaccounted":
        return (
            f'<strong class="pb-failed">{UNACCOUNTED.capitalize()}</strong> '
            f'<span class="pb-reason">{esc(one.reason)}</span> {links}'
        )
    if one.fate == "left_out":
        return f'<span class="pb-reason">{esc(in_short(one.reason))}</span>'
    where = f'<span class="pb-reason">{esc(one.reason)}</span> ' if one.reason else ""
    return f"{where}{links}"


def _link(audience: str, index: int) -> str:
    return (
        f'<button type="button" class="pb-link" data-goto="{esc(audience)}-{index}" '
        f'data-reader="{esc(audience)}">Sentence {index + 1}</button>'
    )


def _toggles(fact: Fact, marks: Marks) -> str:
    pressed = {"must": fact.id in marks.must, "leave_out": fact.id in marks.leave_out}
    buttons = "".join(
        f'<button type="button" class="pb-mark" data-mark="{kind}" data-fact-id="{esc(fact.id)}" '
        f'aria-pressed="{str(pressed[kind]).lower()}" aria-label="{esc(fact.id)} {said}">'
        f"{label}</button>"
        for kind, label, said in _MARKS
    )
    return f'<span class="pb-marks">{buttons}</span>'


def _value(sheet: FactSheet, fact: Fact) -> str:
    hidden = any(m.start < fact.end and fact.start < m.end for m in sheet.masked)
    return "hidden" if hidden else fact.value
