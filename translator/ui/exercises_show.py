"""What the exercise page shows: the exercise with its checks, every text open to an edit."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from translator.exercises.files import to_json
from translator.exercises.packs import FILES
from translator.exercises.packs.guides import DELIVERIES, SIDES, names_of
from translator.exercises.packs.timeline import clock, in_words, timeline, to_svg
from translator.exercises.schema import Exercise, Finding, How, Inject, Text
from translator.ui.highlight import esc
from translator.ui.source import count

_KINDS: dict[str, str] = {
    "facilitator/facilitator": "Facilitator pack",
    "participants/participants": "Participant pack",
    "cards/role-cards": "Role cards",
    "cards/inject-cards": "Inject cards",
    "facilitator/slides": "Slides",
    "facilitator/msel": "MSEL",
    "facilitator/exercise": "The exercise itself",
}
_ENDINGS = {
    ".docx": "Word",
    ".pptx": "PowerPoint",
    ".html": "web page to print",
    ".md": "Markdown",
    ".xlsx": "Excel",
    ".csv": "CSV",
    ".json": "JSON",
}
_MARKS: dict[How, str] = {
    "source": "source",
    "concern": "source",
    "fictional": "fiction",
    "edited": "edited",
    "frame": "frame",
}


def exercise_view(exercise: Exercise) -> str:
    """The whole exercise. ``data-exercise`` holds it as JSON, for run mode and for a reload."""
    parts = (
        _head(exercise),
        _checks(exercise),
        '<section id="pb-ex-stage" class="pb-ex-stage" hidden aria-live="off"></section>',
        _downloads(),
        _injects(exercise),
        _rest(exercise),
    )
    return (
        f'<div class="pb-ex" data-id="{esc(exercise.id)}" '
        f'data-exercise="{esc(to_json(exercise))}">{"".join(parts)}</div>'
    )


def parcel(files: Mapping[str, bytes]) -> str:
    """Files for the page's script to hand to the browser; nothing is written to the disk here."""
    return "".join(
        f'<i data-name="{esc(name)}" data-bytes="{base64.b64encode(data).decode()}"></i>'
        for name, data in files.items()
    )


def _head(exercise: Exercise) -> str:
    origins = exercise.origins
    return (
        f'<header class="pb-ex-head"><h2 id="pb-ex-title" tabindex="-1">'
        f"{esc(exercise.title.text)}</h2>"
        f'<p class="pb-sub">{exercise.minutes} minutes · {count(len(exercise.injects), "inject")} '
        f"· {count(len(exercise.roles), 'role')} · scenario “{esc(origins.archetype)}”: "
        f"{esc(origins.reason)}.</p>"
        f"{_text('purpose', exercise.purpose)}"
        '<p class="pb-ex-do"><button type="button" class="pb-button pb-ex-main" data-do="run">'
        "Run it now</button>"
        '<button type="button" class="pb-button" data-do="give" data-path="zip">'
        "Download all files</button>"
        '<button type="button" class="pb-button" data-do="forget">Forget this exercise</button>'
        '<span class="pb-sub">Kept in this browser until you press Forget.</span></p></header>'
    )


def _checks(exercise: Exercise) -> str:
    lint = _findings(
        exercise.lint, "The linter finds nothing to object to.", "The linter objects:", "lint"
    )
    sharing = _findings(
        exercise.sharing,
        "Participant pack, cards and slides are safe to share outside the team."
        if exercise.names
        else "Safe to share outside the team.",
        "Not safe to share outside the team:",
        "sharing",
    )
    drawn = to_svg(timeline(exercise, injects=True), in_words(exercise, injects=True))
    return (
        f'<section class="pb-ex-card"><h3>Checks</h3>{lint}{sharing}</section>'
        f'<section class="pb-ex-card"><h3>Time</h3><div class="pb-ex-time" tabindex="0" '
        f'role="region" aria-label="Timeline">{drawn}</div></section>'
    )


def _findings(found: tuple[Finding, ...], good: str, bad: str, name: str) -> str:
    if not found:
        return f'<p class="pb-ex-good" data-check="{name}">✓ {good}</p>'
    items = "".join(
        f"<li><strong>{esc(one.where)}</strong>: {esc(one.detail)} <small>({esc(one.rule)})</small>"
        "</li>"
        for one in found
    )
    return f'<div class="pb-ex-bad" data-check="{name}"><p>✗ {bad}</p><ul>{items}</ul></div>'


def _downloads() -> str:
    groups = []
    for stem, name in _KINDS.items():
        links = "".join(
            f'<button type="button" class="pb-link" data-do="give" data-path="{path}" '
            f'aria-label="{name} as {_ENDINGS[end]}">{_ENDINGS[end]}</button>'
            for path in FILES
            for end in [PurePosixPath(path).suffix]
            if path == f"{stem}{end}"
        )
        groups.append(f"<li><span>{name}</span> {links}</li>")
    return (
        '<section class="pb-ex-card"><h3>Files</h3>'
        f'<ul class="pb-ex-files">{"".join(groups)}</ul></section>'
    )


def _injects(exercise: Exercise) -> str:
    cards = "".join(_inject(exercise, i, inject) for i, inject in enumerate(exercise.injects))
    return (
        '<section class="pb-ex-card"><h3>Injects (MSEL)</h3><p class="pb-sub">'
        '<span class="pb-ex-fiction">Tinted words</span> are invented, '
        '<span class="pb-ex-source">underlined words</span> come from your text, '
        '<span class="pb-ex-edited">dashed words</span> are your own.</p>'
        f'<ol class="pb-ex-injects">{cards}</ol></section>'
    )


def _inject(exercise: Exercise, index: int, inject: Inject) -> str:
    base = f"injects[{index}]"
    more = "".join(
        f"<dt>{name}</dt><dd>{_text(f'{base}.{field}', text)}</dd>"
        for name, field, text in (
            ("Expected", "expected", inject.expected),
            ("Success sign", "success", inject.success),
            ("Hint if stuck", "hint", inject.hint),
            ("Milder", "milder", inject.milder),
            ("Harder", "harder", inject.harder),
        )
    )
    if inject.artefact:
        lines = "".join(
            _text(f"{base}.artefact.lines[{i}]", line)
            for i, line in enumerate(inject.artefact.lines)
        )
        more += f"<dt>{esc(inject.artefact.title)}</dt><dd>{lines}</dd>"
    asked = "".join(
        f"<dt>Ask</dt><dd>{_text(f'questions[{i}].text', q.text)}</dd>"
        for i, q in enumerate(exercise.questions)
        if q.inject == inject.number
    )
    asked += "".join(
        f"<dt>Decision, by {esc(names_of(exercise, d.by))}</dt>"
        f"<dd>{_text(f'decisions[{i}].text', d.text)}</dd>"
        for i, d in enumerate(exercise.decisions)
        if d.inject == inject.number
    )
    serves = ", ".join(inject.objectives)
    return (
        f'<li data-inject="{inject.number}"><p class="pb-ex-line"><strong>{inject.number} · '
        f"{clock(inject.minute)} · {esc(inject.title)}</strong>"
        f'<span class="pb-sub">{esc(inject.sender)}, {DELIVERIES[inject.delivery]}, to '
        f"{esc(names_of(exercise, inject.to))} · serves {esc(serves)} · level "
        f"{inject.difficulty} of 5</span>"
        f'<button type="button" class="pb-button" data-do="reroll" data-number="{inject.number}" '
        f'aria-label="Another inject in the place of {inject.number}">Another one</button></p>'
        f"{_text(f'{base}.text', inject.text, aloud=True)}"
        f"<details><summary>Answer, hints, versions, question</summary><dl>{more}{asked}</dl>"
        "</details></li>"
    )


def _rest(exercise: Exercise) -> str:
    folds = "".join(
        f'<details class="pb-ex-fold"><summary>{name}</summary>{body}</details>'
        for name, body in _groups(exercise)
    )
    return f'<section class="pb-ex-card"><h3>All other texts</h3>{folds}</section>'


def _groups(exercise: Exercise) -> Iterator[tuple[str, str]]:
    def listed(name: str, texts: tuple[Text, ...], field: str = "") -> str:
        return "".join(_text(f"{name}[{i}]{field}", text) for i, text in enumerate(texts))

    yield "The situation", listed("start", exercise.start)
    yield (
        "Objectives and scope",
        listed("objectives", tuple(o.text for o in exercise.objectives), ".text")
        + _text("scope", exercise.scope),
    )
    yield (
        "Roles",
        "".join(
            f"<h4>{esc(r.title)} <small>{esc(r.name)} · {SIDES[r.side]}</small></h4>"
            f"{_text(f'roles[{i}].brief', r.brief)}"
            f'<p class="pb-sub">Only the player knows:</p>{_text(f"roles[{i}].private", r.private)}'
            for i, r in enumerate(exercise.roles)
        ),
    )
    yield (
        "Opening, ground rules, closing",
        _text("opening", exercise.opening)
        + listed("ground_rules", exercise.ground_rules)
        + _text("closing", exercise.closing),
    )
    yield "Hot wash", listed("hot_wash", tuple(q.text for q in exercise.hot_wash), ".text")
    yield (
        "After-action report",
        listed("report.strengths", exercise.report.strengths)
        + listed("report.improvements", exercise.report.improvements)
        + listed("report.actions", tuple(a.text for a in exercise.report.actions), ".text"),
    )


def _text(path: str, text: Text, *, aloud: bool = False) -> str:
    """A text with its marks, and a button that opens it for an edit."""
    shown = "".join(
        f'<span class="pb-ex-{_MARKS[trace.how]}">{esc(piece)}</span>'
        for piece, trace in text.pieces
    )
    kind = " pb-ex-aloud" if aloud else ""
    return (
        f'<div class="pb-ex-text{kind}" data-path="{esc(path)}"><p>{shown}</p>'
        f'<button type="button" class="pb-link" data-do="edit" aria-label="Edit: '
        f'{esc(text.text[:60])}">Edit</button></div>'
    )
