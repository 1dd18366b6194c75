"""What the drills page shows: cards to turn, questions to answer, messages to say plainly."""

from __future__ import annotations

from translator.drills import Card, Choice, Drill, Marking, Task
from translator.drills.marked import lines, summary, verdict
from translator.drills.shown import ENDINGS, letter, others, title
from translator.drills.values import Context
from translator.ui.highlight import esc
from translator.ui.source import count

_NAMES = {
    "markdown": "Markdown",
    "html": "page to print",
    "csv": "CSV",
    "json": "JSON",
    "anki": "Anki deck",
}
_SIGNS = {True: ("good", "✓"), False: ("bad", "✗"), None: ("look", "?")}


def drill_view(drill: Drill, run: str) -> str:
    """The whole drill. ``run`` differs from drill to drill, so that the script notices."""
    items = {
        "cards": (_card(card) for card in drill.cards),
        "choice": (_choice(i, one) for i, one in enumerate(drill.choices)),
        "plain": (_task(i, task) for i, task in enumerate(drill.tasks)),
    }[drill.kind]
    body = "".join(f"<li>{item}</li>" for item in items)
    notices = "".join(f'<p class="pb-sub">{esc(notice)}</p>' for notice in drill.notices)
    score = '<p class="pb-dr-score" role="status"></p>' if drill.kind == "choice" else ""
    return (
        f'<section class="pb-dr pb-dr-{drill.kind}" data-run="{esc(run)}" '
        f'aria-labelledby="pb-dr-title"><h2 id="pb-dr-title" tabindex="-1">{esc(title(drill))}</h2>'
        f"{notices}{_files(drill)}<ol>{body}</ol>{score}</section>"
    )


def _files(drill: Drill) -> str:
    links = "".join(
        f'<button type="button" class="pb-link" data-do="give" data-format="{fmt}">{name}</button>'
        for fmt, name in _NAMES.items()
        if fmt in ENDINGS and (fmt != "anki" or drill.kind == "cards")
    )
    return f'<p class="pb-dr-files">Take it along: {links}</p>'


def _card(card: Card) -> str:
    return (
        f"<details><summary><strong>{esc(card.term)}</strong>{_context(card.context)}"
        f'<span class="pb-sub">Show what it means</span></summary>{_meaning(card)}</details>'
    )


def _meaning(card: Card) -> str:
    said = f"{card.meaning[:1].upper()}{card.meaning[1:]}."
    return (
        f"<p><strong>{esc(said)}</strong></p><p>{esc(card.definition)}</p>"
        f'<p class="pb-sub">{esc(card.analogy)}</p>'
    )


def _choice(index: int, one: Choice) -> str:
    options = "".join(
        f'<button type="button" class="pb-dr-option" data-option="{i}">'
        f"<b>{letter(i)}</b> {esc(option.meaning)}</button>"
        for i, option in enumerate(one.options)
    )
    return (
        f'<div class="pb-dr-question" data-question="{index}" data-right="{one.right}">'
        f"<h3>{esc(one.card.context.surface)}</h3>{_context(one.card.context)}"
        f'<div class="pb-dr-options" role="group" aria-label="What does it mean here?">{options}'
        f'</div><div class="pb-dr-answer" role="status" hidden><p class="pb-dr-said"></p>'
        f'{_meaning(one.card)}<p class="pb-sub">{esc(others(one))}.</p></div></div>'
    )


def _task(index: int, task: Task) -> str:
    words = "".join(
        f"<dt>{esc(t.surface)}</dt><dd>{esc(t.meaning)}</dd>" for t in task.terms if t.explain
    )
    return (
        f'<div class="pb-dr-task" data-task="{index}"><blockquote>{esc(task.message)}</blockquote>'
        f'<p class="pb-sub">School grade {task.reading.grade}. '
        f"{count(len(task.facts), 'fact')} to keep, {count(len(task.terms), 'term')}.</p>"
        f'<textarea class="pb-editor" rows="3" maxlength="4000" '
        f'aria-label="Say message {index + 1} plainly"></textarea>'
        f'<p><button type="button" class="pb-button pb-dr-main" data-do="mark">Mark it</button></p>'
        f'<div class="pb-dr-marks" role="status"></div>'
        f"<details><summary>Words to explain</summary><dl>{words}</dl></details></div>"
    )


def _context(context: Context) -> str:
    return (
        f"<p>{esc(context.text[: context.start])}<mark>{esc(context.surface)}</mark>"
        f"{esc(context.text[context.end :])}</p>"
    )


def marks_view(task: int, marking: Marking, times: int) -> str:
    """The marks for one task, which the page's script puts under its answer."""
    items = "".join(
        f'<li class="pb-dr-{_SIGNS[good][0]}"><b aria-hidden="true">{_SIGNS[good][1]}</b> '
        f"{esc(text)}</li>"
        for good, text in lines(marking)
    )
    return (
        f'<div data-marked="{task}" data-times="{times}"><p><strong>{esc(verdict(marking))}'
        f'</strong></p><p class="pb-sub">{esc(summary(marking))}.</p><ul>{items}</ul></div>'
    )


def trouble_view(task: int, message: str, hint: str, times: int) -> str:
    """Why an answer could not be marked, in the place of its marks."""
    return (
        f'<div data-marked="{task}" data-times="{times}"><p><strong>{esc(message)}</strong> '
        f"{esc(hint)}</p></div>"
    )
