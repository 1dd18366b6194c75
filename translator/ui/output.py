"""The right-hand pane: the translation of each audience, sentence by sentence as it comes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from translator.compose import BOTTOM_LINE, closed, is_bullet
from translator.render.words import ORIGINS as MEANING
from translator.ui.facts import ledger_line
from translator.ui.highlight import esc, spans_attribute
from translator.ui.memory_beside import memory_box
from translator.ui.progress import Part, Progress
from translator.ui.proof import findings, proof
from translator.ui.words import ORIGINS
from translator.values import FactSheet, Reading, Translated

Payloads = Mapping[str, tuple[str, str]]
"""For each format, the name of the file and its content; that of a Word file as Base64."""
Place = tuple[int, Translated | None]

COPIES = (("text", "Copy text"), ("chat", "Copy for chat"))
DOWNLOADS = (("docx", "Word"), ("markdown", "Markdown"), ("html", "HTML"), ("json", "JSON"))


def output_pane(
    progress: Progress,
    names: Mapping[str, str],
    payloads: Mapping[str, Payloads],
    edits: int = 0,
) -> str:
    """All audiences' translations; the page's script shows one at a time.

    ``names`` are the audiences' names for people. ``payloads`` holds what can be copied and
    downloaded for each audience that has something. ``edits`` counts the author's edits, so that
    the script notices when one has been checked.
    """
    tabs = _tabs(progress, names) if len(progress.parts) > 1 else ""
    panels = "".join(
        f'<div class="pb-panel" data-audience="{esc(part.audience)}" '
        f'id="pb-panel-{esc(part.audience)}"{_panel_role(part, progress)}>'
        f"{_panel(part, progress, names, payloads.get(part.audience, {}))}</div>"
        for part in progress.parts
    )
    return (
        f'<section class="pb-pane" data-edits="{edits}" aria-labelledby="pb-output-title">'
        f'<h2 id="pb-output-title">{_title(progress, names)}</h2>'
        f"{notice_box(_shared(progress))}{tabs}{panels}"
        f"{legend(progress)}</section>"
    )


def _title(progress: Progress, names: Mapping[str, str]) -> str:
    if len(progress.parts) > 1:
        return "In business language"
    return f"For {esc(_name(progress.parts[0].audience, names))}"


def _name(audience: str, names: Mapping[str, str]) -> str:
    return names.get(audience, audience)


def _panel_role(part: Part, progress: Progress) -> str:
    if len(progress.parts) < 2:
        return ""
    return f' role="tabpanel" aria-labelledby="pb-tab-{esc(part.audience)}"'


def _tabs(progress: Progress, names: Mapping[str, str]) -> str:
    tabs = "".join(
        f'<button type="button" role="tab" class="pb-tab" id="pb-tab-{esc(part.audience)}" '
        f'data-tab="{esc(part.audience)}" aria-controls="pb-panel-{esc(part.audience)}">'
        f"{esc(_name(part.audience, names))} <small>{_tab_note(part, progress)}</small></button>"
        for part in progress.parts
    )
    return f'<div class="pb-tabs" role="tablist" aria-label="Readers">{tabs}</div>'


def _tab_note(part: Part, progress: Progress) -> str:
    if part.translation is not None:
        return "ready"
    if progress.phase == "writing":
        return f"{len(part.ordered)} of {part.planned}" if part.planned else "waiting"
    return "stopped" if part.ordered else "not made"


def _panel(part: Part, progress: Progress, names: Mapping[str, str], payloads: Payloads) -> str:
    made = part.translation
    if made is not None and made.refusal:
        return f'<p class="pb-refusal"><strong>Not translated.</strong> {esc(made.refusal)}</p>'
    head = ""
    if made is not None:
        own = [notice for notice in made.notices if notice not in _shared(progress)]
        head = (
            f"{ledger_line(part.ledger)}{reading_line(made.source_reading, made.output_reading)}"
            f"{notice_box(own)}"
        )
    return f"{head}{_sentences(part, progress)}{_actions(part, names, payloads)}"


def _shared(progress: Progress) -> list[str]:
    """The notices that every finished translation has: they are about the update itself."""
    made = [part.translation for part in progress.parts if part.translation is not None]
    if not made:
        return []
    return [n for n in made[0].notices if all(n in one.notices for one in made[1:])]


def notice_box(notices: Iterable[str]) -> str:
    """Remarks for the author, to be read before the text is sent."""
    rows = "".join(f"<li>{esc(notice)}</li>" for notice in notices)
    return (
        f'<div class="pb-notice"><strong>Before you send</strong><ul>{rows}</ul></div>'
        if rows
        else ""
    )


def reading_line(source: Reading, output: Reading) -> str:
    """The reading grade of the update and of the translation."""
    return (
        f'<p class="pb-sub">Reading grade <strong>{source.grade:.1f}</strong>'
        ' <span aria-hidden="true">→</span><span class="pb-sr">to</span> '
        f"<strong>{output.grade:.1f}</strong> "
        f"<span>({source.words} to {output.words} words; US school grades)</span></p>"
    )


def _sentences(part: Part, progress: Progress) -> str:
    if not part.ordered and progress.phase != "writing":
        return '<p class="pb-none">Nothing was made for this reader.</p>'
    rows: list[str] = []
    for section, places in _by_section(_places(part, progress)).items():
        rows.append(f"<h3>{esc(section)}</h3>" if section else "")
        for position, sentence in places:
            if sentence is None:
                rows.append('<div class="pb-row pb-wait" aria-hidden="true"><p></p></div>')
            else:
                whole = part.translation is not None
                rows.append(_row(part, position, sentence, progress.sheet, editable=whole))
    return f'<div class="pb-lines">{"".join(rows)}</div>'


def _by_section(places: Iterable[Place]) -> dict[str, list[Place]]:
    """Group as the finished text does; a sentence still to come waits where its forerunner is."""
    sections: dict[str, list[Place]] = {}
    section = ""
    for position, sentence in places:
        section = section if sentence is None else sentence.section
        sections.setdefault(section, []).append((position, sentence))
    bottom = sections.pop(BOTTOM_LINE, None)
    return sections if bottom is None else {BOTTOM_LINE: bottom, **sections}


def _places(part: Part, progress: Progress) -> Iterable[Place]:
    if part.translation is not None:
        return enumerate(part.translation.sentences)
    if progress.phase != "writing":
        return ((position, part.sentences[position]) for position in sorted(part.sentences))
    return ((place, part.sentences.get(place)) for place in range(part.planned or 4))


def as_read(text: str) -> str:
    """A sentence as it stands on a line of its own: without a bullet's mark, with a full stop."""
    text = text.strip()
    return text.removeprefix("- ") if is_bullet(text) else closed(text)


def _row(
    part: Part, position: int, sentence: Translated, sheet: FactSheet | None, *, editable: bool
) -> str:
    key = f"{part.audience}-{position}"
    linked = bool(sentence.sources)
    link = (
        f' class="pb-out" role="button" tabindex="0" data-src="{spans_attribute(sentence.sources)}"'
        if linked
        else ' class="pb-out pb-free"'
    )
    may_edit = editable and linked and sentence.how != "context"
    memory = memory_box(key, position, sentence, part.beside)
    return (
        f'<div class="pb-row" data-how="{sentence.how}" data-row="{esc(key)}" '
        f'data-words="{esc(sentence.text.removeprefix("- "))}">'
        f'<span class="pb-num" aria-hidden="true">{position + 1}</span>'
        f"<p><span{link}>{esc(as_read(sentence.text))}</span></p>"
        f"{findings(key, sentence)}"
        f"{proof(key, sentence, sheet, editable=may_edit, memory=memory)}</div>"
    )


def _actions(part: Part, names: Mapping[str, str], payloads: Payloads) -> str:
    def button(kind: str, key: str, label: str, said: str) -> str:
        return (
            f'<button type="button" class="pb-button" data-{kind}="{key}" '
            f'aria-label="{esc(said)}">{label}</button>'
        )

    name = _name(part.audience, names)
    copies = [
        button("copy", key, label, f"{label}, {name}") for key, label in COPIES if key in payloads
    ]
    downloads = [
        button("download", key, label, f"Download {label}, {name}")
        for key, label in DOWNLOADS
        if key in payloads
    ]
    if downloads:
        downloads.insert(0, '<span class="pb-sub">Download</span>')
    hidden = "".join(
        f'<span hidden class="pb-payload" data-format="{key}" data-file="{esc(file)}">'
        f"{esc(content)}</span>"
        for key, (file, content) in payloads.items()
    )
    if not copies and not downloads:
        return ""
    return f'<div class="pb-actions">{"".join(copies + downloads)}{hidden}</div>'


def legend(progress: Progress) -> str:
    """What the signs beside the sentences mean, in words."""
    rows = "".join(
        f'<div><dt><span aria-hidden="true">{sign}</span> {label}</dt><dd>{MEANING[how]}</dd></div>'
        for how, (sign, label) in ORIGINS.items()
    )
    if not progress.parts:
        return ""
    return (
        '<details class="pb-legend" data-key="legend"><summary>What the labels mean</summary>'
        f"<dl>{rows}</dl></details>"
    )
