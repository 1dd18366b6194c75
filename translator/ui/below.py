"""Below the translation: questions, the translation log and what was left out."""

from __future__ import annotations

from collections.abc import Mapping

from translator.render.words import ACTIONS, HOW
from translator.ui.highlight import esc, spans_attribute
from translator.ui.progress import Progress
from translator.ui.source import count, visible_words
from translator.ui.words import NOT_STATED
from translator.values import FactSheet, LeftOut, Question, TermUse, Translation


def below(progress: Progress, names: Mapping[str, str]) -> str:
    """One block for each audience whose translation is whole; the script shows one at a time."""
    return "".join(
        f'<div class="pb-below" data-audience="{esc(part.audience)}">'
        f"{_sections(part.translation, names.get(part.audience, part.audience))}</div>"
        for part in progress.parts
        if part.translation is not None and not part.translation.refusal
    )


def _sections(made: Translation, name: str) -> str:
    return (
        _section(
            f"What {esc(name)} will ask next",
            "Answered from the update, or listed as open.",
            questions(made.questions),
            open_at_first=True,
            key=f"{made.audience}-questions",
        )
        + _section(
            f"Left out for {esc(name)}: {len(made.left_out) or 'nothing'}",
            "Nothing just vanishes: each omission has its reason.",
            left_out(made.left_out, made.sheet),
            open_at_first=True,
            key=f"{made.audience}-left-out",
        )
        + _section(
            f"Translation log: {count(len(made.terms), 'term')}",
            "What was done with each technical term, and why.",
            term_log(made.terms, made.sheet),
            open_at_first=False,
            key=f"{made.audience}-terms",
        )
    )


def _section(title: str, promise: str, body: str, *, open_at_first: bool, key: str) -> str:
    state = " open" if open_at_first else ""
    return (
        f'<details class="pb-fold" data-key="{esc(key)}"{state}><summary><h2>{title}</h2></summary>'
        f'<p class="pb-sub">{promise}</p>{body}</details>'
    )


def questions(asked: tuple[Question, ...]) -> str:
    """The questions with their answers; an open one says that the update does not state it."""
    if not asked:
        return '<p class="pb-none">No questions for this reader.</p>'
    rows = "".join(
        f"<div><dt>{esc(q.question)}</dt>"
        + (
            f'<dd class="pb-open">{NOT_STATED}</dd></div>'
            if q.answer is None
            else f"<dd{_link(q)}>{esc(q.answer)}</dd></div>"
        )
        for q in asked
    )
    return f'<dl class="pb-questions">{rows}</dl>'


def _link(question: Question) -> str:
    if not question.sources:
        return ""
    return f' data-src="{spans_attribute(question.sources)}" tabindex="0"'


def left_out(omitted: tuple[LeftOut, ...], sheet: FactSheet) -> str:
    """What this reader does not get, in the update's words, each with its reason."""
    if not omitted:
        return '<p class="pb-none">Nothing was left out.</p>'
    rows = "".join(
        f'<li><span class="pb-quote" data-src="{out.start}-{out.end}" tabindex="0">'
        f"{esc(_short(visible_words(sheet, out.start, out.end)))}</span>"
        f'<span class="pb-reason">{esc(out.reason)}</span></li>'
        for out in omitted
    )
    return f'<ul class="pb-left">{rows}</ul>'


def _short(text: str, most: int = 160) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= most else f"{flat[: most - 1].rstrip()}…"


def term_log(uses: tuple[TermUse, ...], sheet: FactSheet) -> str:
    """The translation log: each term, what was said instead, what was done, and why."""
    if not uses:
        return '<p class="pb-none">No technical terms were found.</p>'
    rows = "".join(
        f'<tr data-src="{use.start}-{use.end}" tabindex="0">'
        f"<td>{esc(visible_words(sheet, use.start, use.end))}</td>"
        f"<td>{esc(use.said) or '–'}</td><td>{esc(ACTIONS[use.action])}</td>"
        f"<td>{esc(use.reason)} <small>{esc(HOW[use.how])}</small></td></tr>"
        for use in uses
    )
    return (
        '<div class="pb-scroll" tabindex="0" role="region" aria-label="Translation log">'
        '<table class="pb-table"><thead><tr><th scope="col">Term</th><th scope="col">Said as</th>'
        '<th scope="col">Done</th><th scope="col">Why</th></tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )
