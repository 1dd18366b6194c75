"""The termbase's page in HTML: entries, who says what, history, imports, coverage."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from translator.glossary.candidates import Candidate, Coverage
from translator.glossary.concepts import Glossary
from translator.glossary.exchange.preview import Preview
from translator.glossary.form import Said
from translator.glossary.journal import Record
from translator.glossary.schema import Concept
from translator.ui.highlight import esc
from translator.ui.source import count

STATUSES = {
    "approved": ("✓", "Approved"),
    "proposed": ("?", "Proposed: changes no output yet"),
    "deprecated": ("✗", "Deprecated"),
    "non-term": ("–", "No term here: never flagged"),
}
_FEW = 12


def button(what: str, key: str, label: str, spoken: str = "") -> str:
    """A button of the page's lists; the page is told what to do with which entry."""
    said = f' aria-label="{esc(spoken)}"' if spoken else ""
    return (
        f'<button type="button" class="pb-button" data-do="{esc(what)}" data-key="{esc(key)}"'
        f"{said}>{esc(label)}</button>"
    )


def entries(found: Sequence[Concept], glossary: Glossary, most: int) -> str:
    """A list of entries, each with its status, layers and meaning."""
    if not found:
        return '<p class="pb-none" role="status">No entry is like that.</p>'
    rows = "".join(_entry(one, glossary) for one in found[:most])
    more = f"<p>{button('more', '', 'Show more')}</p>" if len(found) > most else ""
    shown = f", the first {most} shown" if len(found) > most else ""
    said = f"{count(len(found), 'entry', 'entries')}{shown}"
    return f'<p class="pb-sub" role="status">{said}</p><ul class="pb-terms">{rows}</ul>{more}'


def _entry(one: Concept, glossary: Glossary) -> str:
    sign, label = STATUSES[one.status]
    layers = [name for name in glossary.layers(one.id) if name != "built-in"]
    badge = "".join(f'<span class="pb-layer">{esc(name)}</span>' for name in layers)
    others = ", ".join((*one.abbreviations, *one.variants)[:4])
    also = f' <span class="pb-also">{esc(others)}</span>' if others else ""
    avoid = ", ".join(f"not “{old}”" for old in one.avoided)
    return (
        f'<li class="pb-entry" data-status="{one.status}" data-id="{esc(one.id)}">'
        f'<p class="pb-name"><span title="{label}" aria-label="{label}">{sign}</span> '
        f"<strong>{esc(one.term)}</strong>{also} {badge}</p>"
        f"<p>{esc(one.gloss or label)}</p>"
        f'<p class="pb-sub">{esc(glossary.domains[one.id])}'
        f"{' · ' + esc(avoid) if avoid else ''}</p>"
        f'<p class="pb-do">{button("edit", one.id, "Edit", f"Edit {one.term}")}</p></li>'
    )


def said(lines: Sequence[Said], names: Mapping[str, str]) -> str:
    """What each reader is told for the entry's first example."""
    if not lines:
        return (
            '<p class="pb-none">The preview needs an example in which the term stands: '
            "write one under “Examples”.</p>"
        )
    rows = "".join(
        f"<tr><th scope='row'>{esc(names.get(one.audience, one.audience))}</th>"
        f"<td>{esc(one.text)}<br><small>{esc(one.reason)}</small></td></tr>"
        for one in lines
    )
    return (
        f'<p class="pb-sub">From: “{esc(lines[0].source)}”</p>'
        f'<table class="pb-said-to"><caption class="pb-sr">What each reader is told</caption>'
        f"{rows}</table>"
    )


def problem(message: str, hint: str) -> str:
    """Why the form cannot be saved as it stands."""
    return f'<p class="pb-why" role="status">{esc(message)} {esc(hint)}</p>'


def winners(concept_id: str, glossary: Glossary) -> str:
    """Which layer gives each field, where another one than the built-in does."""
    rows = []
    for field, origins in glossary.origins.get(concept_id, {}).items():
        names = [origin.layer for origin in origins]
        if names == ["built-in"] or field == "id":
            continue
        over = f", over {', '.join(reversed(names[:-1]))}" if len(names) > 1 else ""
        rows.append(f"<li><strong>{esc(field)}</strong>: {esc(names[-1])}{esc(over)}</li>")
    if not rows:
        return '<p class="pb-sub">All of it comes from the built-in layer.</p>'
    return f'<ul class="pb-few">{"".join(rows)}</ul>'


Undone = Mapping[str, frozenset[int]]


def history(found: Iterable[tuple[str, Record]], undone: Undone) -> str:
    """Who changed what and when, each change with a way to take it back."""
    rows = "".join(_record(layer, record, undone[layer]) for layer, record in found)
    if not rows:
        return '<p class="pb-none">Nothing has been changed yet.</p>'
    return f'<ol class="pb-terms pb-history">{rows}</ol>'


def _record(layer: str, record: Record, undone: frozenset[int]) -> str:
    what = f"took back change {record.undoes}" if record.undoes else record.action
    changes = [
        f"<li><strong>{esc(concept)}</strong>, {esc(name)}: {_value(before)} → {_value(after)}</li>"
        for concept, fields in record.differences(3).items()
        for name, (before, after) in fields.items()
    ]
    more = len(record.entries) - 3
    rest = f"<li>and {count(more, 'entry', 'entries')} more</li>" if more > 0 else ""
    label = f"Take back change {record.n} of the {layer} layer"
    do = (
        '<span class="pb-sub">taken back</span>'
        if record.n in undone
        else button("undo", f"{layer}:{record.n}", "Take back", label)
    )
    note = f": {record.note}" if record.note else ""
    return (
        f'<li class="pb-entry" data-change="{record.n}"><p class="pb-sub">'
        f"{esc(layer)} {record.n} · {esc(record.at[:16].replace('T', ' '))} · {esc(record.who)} · "
        f'{esc(what)}{esc(note)}</p><ul class="pb-few">{"".join(changes)}{rest}</ul>'
        f'<p class="pb-do">{do}</p></li>'
    )


def _value(value: object) -> str:
    text = "nothing" if value is None else str(value)
    return esc(text if len(text) <= 90 else f"{text[:89]}…")


def previewed(found: Preview, name: str) -> str:
    """What an import would do."""
    counts = (
        f"{len(found.new)} new, {len(found.changed)} changed, {found.same} here already, "
        f"{len(found.conflicts)} in conflict, {len(found.refused)} refused"
    )
    new = [f"<li><strong>{esc(str(c.raw.get('term', c.id)))}</strong>: new</li>" for c in found.new]
    changed = [
        f"<li><strong>{esc(c.id)}</strong>, {esc(f.field)}: {_value(f.before or None)} → "
        f"{_value(f.after or None)}</li>"
        for c in found.changed
        for f in c.fields
    ]
    bad = [
        f'<li class="pb-why">{esc(one.place)}: {esc(one.reason)} {esc(one.mend)}</li>'
        for one in (*found.conflicts, *found.refused)
    ]
    notes = [f"<li>{esc(note)}</li>" for note in found.notes]
    rows = [*bad[:_FEW], *changed[:_FEW], *new[:_FEW], *notes]
    blocked = bool(found.conflicts or found.refused)
    why = "<p>Nothing can be imported until these are mended in the file.</p>" if blocked else ""
    return (
        f'<p role="status"><strong>{esc(name)}</strong>: {counts}.</p>{why}'
        f'<ul class="pb-few">{"".join(rows)}</ul>'
    )


def inbox(found: Sequence[Candidate], covered: Coverage, texts: int) -> str:
    """How far a few entries would go, as a chart, and the words that wait for one."""
    if not covered.unexplained:
        return '<p class="pb-none" role="status">Every term in there is explained.</p>'
    needed = covered.entries_for(0.8)
    these = f"This {needed} entry" if needed == 1 else f"These {needed} entries"
    rows = "".join(_candidate(one) for one in found[: max(needed, _FEW)])
    return (
        f'<p role="status"><strong>{these} would cover 80 % of the '
        f"{count(covered.unexplained, 'place')} left unexplained in "
        f"{count(texts, 'text')}.</strong></p>{_chart(covered, needed)}"
        f'<ul class="pb-terms">{rows}</ul>'
    )


def _candidate(one: Candidate) -> str:
    sentence = esc(one.occurrences[0].sentence[:220])
    told = f" ({esc(one.expansion)})" if one.expansion else ""
    met = f"{count(len(one.occurrences), 'time')} in {count(one.texts, 'text')}"
    return (
        f'<li class="pb-entry" data-candidate="{esc(one.term)}"><p class="pb-name"><strong>'
        f'{esc(one.term)}</strong>{told} <span class="pb-also">{met}</span></p>'
        f'<p class="pb-from">{sentence}</p><p class="pb-do">'
        f"{button('draft', one.term, 'Draft an entry', f'Draft an entry for {one.term}')} "
        f"{button('propose', one.term, 'Empty entry', f'Empty entry for {one.term}')} "
        f"{button('reject', one.term, 'Not a term', f'{one.term} is not a term')}</p></li>"
    )


def _chart(covered: Coverage, needed: int) -> str:
    """The share covered by the first entries, as a line that flattens out."""
    width, height = 600, 160
    shares = [0.0, *(share for _, share in covered.steps)]
    last = max(1, len(shares) - 1)
    points = " ".join(
        f"{width * i / last:.1f},{height - height * share:.1f}" for i, share in enumerate(shares)
    )
    x, y = width * needed / last, height - height * shares[min(needed, last)]
    label = f"{needed} of {last} entries cover {shares[min(needed, last)]:.0%}"
    return (
        f'<svg class="pb-chart" viewBox="-4 -8 {width + 8} {height + 30}" role="img" '
        f'aria-label="{label}"><line x1="0" y1="{height}" x2="{width}" y2="{height}"/>'
        f'<line class="pb-goal" x1="0" y1="{height * 0.2:.0f}" x2="{width}" '
        f'y2="{height * 0.2:.0f}"/><text x="2" y="{height * 0.2 - 4:.0f}">80 %</text>'
        f'<polyline points="{points}"/><circle cx="{x:.1f}" cy="{y:.1f}" r="5"/>'
        f'<text x="0" y="{height + 16}">0 entries</text>'
        f'<text x="{width}" y="{height + 16}" text-anchor="end">{last} entries</text></svg>'
    )
