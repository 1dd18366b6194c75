"""Renders a story: to send, to review, for other programs. Nothing is decided here.

JSON, keys in this order (all present, always)::

    reports    [{number, title, saved, update: {id, kind, chars}, facts: [...], masked: [...]}]
    audience, frame, channel, length, tone, seed, engine, model
    prompts    [id]                                    versions used
    headline   the one chosen, or empty
    headline_options [{text, how, report, sources}]    how is figures, sentence or title
    slots      [{name, label, facts: [id], text, missing}]    text is null where nothing fills it
    sentences  [{text, sources: [[start, end]], how, facts: [id], checks, section, refused,
                 slot, report, paragraph}]             how is "frame" for framing sentences, whose
               report is null; else as in a translation
    figures    [{text, compared, shape, said, report, sources}]      compared may be empty
    unknowns   [text]
    words      [{term, meaning}]                       background from the glossary
    terms      [{report, concept, surface, start, end, how, action, said, reason}]
    questions  [{question, answer, sources}]           answer is null where the updates are silent
    picture    text
    text       the Markdown that is sent
    left_out   [{report, start, end, reason}]
    advice, refusal, notices, seconds

Reports count from 1. Ids of facts are those of their own report; where there are several, a report
stands before each ("2:F7").
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from typing import Any

from translator.compose import NOT_STATED, QUESTIONS, escape
from translator.errors import InputError
from translator.render.json import facts
from translator.render.shown import Proof
from translator.render.words import ORIGINS
from translator.stories.assembling import is_unconfirmed, told_in
from translator.stories.frames import load_settings
from translator.stories.prose import NUMBERS, UNKNOWNS, WORDS, figure_line
from translator.stories.values import Report, Story, StorySentence
from translator.values import Check, TermUse

FORMATS = ("markdown", "chat", "json", "html")
ENDINGS = {"markdown": ".md", "chat": ".txt", "json": ".json", "html": ".html"}
FRAMING = "Framing: it announces a part, comes from the frame and carries no fact."
AUTHOR = "For you, not for sending"
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def render_story(story: Story, fmt: str = "markdown") -> str:
    """The story as text in ``fmt``, one of ``FORMATS``, ending in one line end.

    Raises:
        InputError: there is no such format.
    """
    renderers: dict[str, Callable[[Story], str]] = {
        "markdown": _markdown,
        "chat": _chat,
        "json": _json,
        "html": _html,
    }
    if fmt not in renderers:
        raise InputError(
            f"There is no format {fmt!r}.", hint=f"Choose one of {', '.join(FORMATS)}."
        )
    return renderers[fmt](story)


def origin(how: str) -> str:
    """What an origin of a story's sentence means, for people."""
    return FRAMING if how == "frame" else ORIGINS[how]  # type: ignore[index]


def _refused(story: Story) -> str:
    return f"*Not told.* {story.refusal.strip()}\n"


def _markdown(story: Story) -> str:
    """The story, and under a line what its author needs beside it."""
    if story.refusal:
        return _refused(story)
    blocks = [story.text.rstrip("\n"), "---", f"## {AUTHOR}"]
    if story.advice:
        blocks.append(f"**{escape(story.advice)}**")
    if len(story.headlines) > 1:
        blocks.append(_listed("Headlines", [h.text for h in story.headlines]))
    if story.figures:
        blocks.append(
            f"**{NUMBERS}**\n\n" + "\n".join(f"- {figure_line(f)}" for f in story.figures)
        )
    if story.unknowns:
        blocks.append(_listed(UNKNOWNS, story.unknowns))
    if story.questions:
        asked = [
            f"- {escape(q.question)} *{escape(q.answer or NOT_STATED)}*" for q in story.questions
        ]
        blocks.append(f"**{QUESTIONS}**\n\n" + "\n".join(asked))
    blocks.append(f"**Picture:** {escape(story.picture)}")
    return "\n\n".join(blocks) + "\n"


def _listed(title: str, lines: Iterable[str]) -> str:
    return f"**{title}**\n\n" + "\n".join(f"- {escape(line)}" for line in lines)


def _chat(story: Story) -> str:
    if story.refusal:
        return f"Not told: {story.refusal.strip()}\n"
    return told_in(story, load_settings().channel("chat"))


def _json(story: Story) -> str:
    return json.dumps(story_to_dict(story), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def story_to_dict(story: Story) -> dict[str, Any]:
    """The story as plain lists, dicts and scalars; the module's docstring is the contract."""
    several, proofs = len(story.reports) > 1, _proofs(story)

    def fact_id(report: int, fact: str) -> str:
        return f"{report + 1}:{fact}" if several else fact

    return {
        "reports": [_report(r, proof) for r, proof in zip(story.reports, proofs, strict=True)],
        **asdict(story.choices),
        "engine": story.engine,
        "model": story.model,
        "prompts": list(story.prompts),
        "headline": story.headline,
        "headline_options": [{**asdict(h), "report": h.report + 1} for h in story.headlines],
        "slots": [
            {
                "name": slot.name,
                "label": slot.label,
                "facts": [fact_id(*fact) for fact in slot.facts],
                "text": _slot_text(story, slot.name),
                "missing": slot.missing,
            }
            for slot in story.slots
        ],
        "sentences": [
            {
                "text": s.text,
                "sources": [list(span) for span in s.sources],
                "how": s.how,
                "facts": [fact_id(s.report or 0, fact) for fact in s.facts],
                "checks": _checks(s.checks),
                "section": s.heading,
                "refused": [{"text": r.text, "checks": _checks(r.checks)} for r in s.refused],
                "slot": s.slot,
                "report": None if s.report is None else s.report + 1,
                "paragraph": s.paragraph,
            }
            for s in story.sentences
        ],
        "figures": [{**asdict(f), "report": f.report + 1} for f in story.figures],
        "unknowns": list(story.unknowns),
        "words": [{"term": term, "meaning": meaning} for term, meaning in story.words],
        "terms": [_term(story.reports[index], use, proofs[index]) for index, use in story.terms],
        "questions": [asdict(q) for q in story.questions],
        "picture": story.picture,
        "text": story.text,
        "left_out": [{**asdict(out), "report": out.report + 1} for out in story.left_out],
        "advice": story.advice,
        "refusal": story.refusal or None,
        "notices": list(story.notices),
        "seconds": round(story.seconds, 3),
    }


def _proofs(story: Story) -> list[Proof]:
    return [Proof.of(report.sheet, story.choices.audience) for report in story.reports]


def _report(report: Report, proof: Proof) -> dict[str, Any]:
    update = report.sheet.update
    return {
        "number": report.index + 1,
        "title": report.title,
        "saved": report.saved,
        "update": {"id": update.id, "kind": update.kind, "chars": len(update.text)},
        "facts": [asdict(f) for f in report.sheet.facts] if report.saved else facts(proof),
        "masked": [asdict(m) for m in report.sheet.masked],
    }


def _term(report: Report, use: TermUse, proof: Proof) -> dict[str, Any]:
    shown = (
        {}
        if report.saved
        else {
            "surface": proof.words(use.start, use.end),
            "said": proof.said(use),
        }
    )
    return {"report": report.index + 1, **asdict(use), **shown}


def _slot_text(story: Story, name: str) -> str | None:
    said = [s.text for s in story.told if s.slot == name]
    return " ".join(said) if said else None


def _checks(checks: Iterable[Check]) -> list[dict[str, Any]]:
    return [asdict(check) for check in checks]


def _html(story: Story) -> str:
    """One page that needs nothing else: the story with the proof of each sentence, for review."""
    from importlib.resources import files  # noqa: PLC0415

    style = files("translator.render").joinpath("page.css").read_text(encoding="utf-8")
    title = story.headline or story.frame_name
    body = (
        f'<p class="notice"><strong>Not told.</strong> {_esc(story.refusal)}</p>'
        if story.refusal
        else _body(story)
    )
    notes = [story.advice, *story.notices] if not story.refusal else list(story.notices)
    return "\n".join(
        (
            "<!doctype html>",
            '<html lang="en"><head><meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
            "style-src 'unsafe-inline'\">",
            f"<title>{_esc(title)}</title><style>{style}</style></head><body>",
            f"<header><h1>{_esc(title)}</h1>",
            f'<p class="quiet">{_esc(story.frame_name)}, for {_esc(story.choices.audience)}. '
            "This page quotes the updates: it is for the author and reviewers.</p>",
            *(f'<p class="notice">{_esc(note)}</p>' for note in notes if note),
            f"</header><main>{body}</main></body></html>\n",
        )
    )


def _body(story: Story) -> str:
    proofs = _proofs(story)
    parts: list[str] = []
    for slot in ("", *(s.name for s in story.slots)):
        label = next((s.label for s in story.slots if s.name == slot), "")
        missing = next((s.missing for s in story.slots if s.name == slot), "")
        held = [s for s in story.sentences if s.slot == slot]
        if not held and not missing:
            continue
        parts.append(f"<h3>{_esc(label)}</h3>" if label else "")
        parts += [_sentence(story, s, proofs) for s in held]
        if missing:
            parts.append(f'<p class="notice">{_esc(missing)}</p>')
    rows = [f"<li>{_esc(h.text)}</li>" for h in story.headlines]
    asked = [
        f"<li>{_esc(q.question)} <em>{_esc(q.answer or NOT_STATED)}</em></li>"
        for q in story.questions
    ]
    figures = [f"<li>{_esc(figure_line(f))}</li>" for f in story.figures]
    words = [f"<li>{_esc(term)}: {_esc(meaning)}</li>" for term, meaning in story.words]
    silent = [f"<li>{_esc(text)}</li>" for text in story.unknowns]
    below = (
        ("Headlines", rows),
        (NUMBERS, figures),
        (WORDS, words),
        (UNKNOWNS, silent),
        (QUESTIONS, asked),
        ("Picture", [f"<li>{_esc(story.picture)}</li>"]),
    )
    lists = "".join(f"<h2>{t}</h2><ul>{''.join(lines)}</ul>" for t, lines in below if lines)
    return f"<section>{''.join(parts)}</section>{lists}"


def _sentence(story: Story, sentence: StorySentence, proofs: Sequence[Proof]) -> str:
    rows = [("How", _esc(origin(sentence.how)))]
    if sentence.report is not None:
        report = story.reports[sentence.report]
        if len(story.reports) > 1:
            rows.append(("Report", _esc(f"{report.index + 1}: {report.title}")))
        if not report.saved:
            words = (_esc(proofs[sentence.report].words(*span)) for span in sentence.sources)
            quotes = (f"<blockquote>“{one}”</blockquote>" for one in words)
            rows.append(("Source words", "".join(quotes)))
    if sentence.heading:
        rows.append(("Under", _esc(sentence.heading)))
    failed = [c for c in sentence.checks if not c.passed]
    if failed:
        rows.append(("Not confirmed", _esc("; ".join(c.detail or c.name for c in failed))))
    panel = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in rows)
    badge = f'<span class="how">{_esc(sentence.how)}</span>'
    if is_unconfirmed(sentence):
        badge += ' <span class="how failed">not confirmed by the source</span>'
    return f"<details><summary>{_esc(sentence.text)} {badge}</summary><dl>{panel}</dl></details>"


def _esc(text: str) -> str:
    return html.escape(_CONTROL.sub("\ufffd", text))
