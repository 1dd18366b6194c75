"""Renders a story: to send, to review, for other programs. Nothing is decided here.

JSON, keys in this order (all present, always)::

    reports    [{number, title, saved, update: {id, kind, chars}, facts: [...], masked: [...]}]
    audience, frame, channel, length, tone, seed, engine, model
    prompts    [id]                                    versions used
    headline   the one chosen, or empty
    headline_options [{text, how, report, sources}]    how is figures, sentence or title
    slots      [{name, label, facts: [id], text, missing, held, loose}]    text is null where
               nothing fills it; held counts its passages, loose those put there by topic alone
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

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict
from typing import Any

from translator.compose import NOT_STATED, QUESTIONS, escape
from translator.errors import InputError
from translator.render import story_html, story_word
from translator.render.json import facts
from translator.render.shown import Proof
from translator.render.story_html import proofs_of
from translator.stories.assembling import told_in
from translator.stories.fit import fit_line
from translator.stories.frames import load_settings
from translator.stories.telling import NUMBERS, UNKNOWNS, Clock, figure_line
from translator.stories.values import Report, Story
from translator.values import Check, TermUse

FORMATS = ("markdown", "chat", "json", "html")
ENDINGS = {"markdown": ".md", "chat": ".txt", "json": ".json", "html": ".html"}

FILES = {**ENDINGS, "docx": ".docx"}
"""The formats that a file may have, with their endings: those of text, and Word."""

AUTHOR = "For you, not for sending"


def render_story(story: Story, fmt: str = "markdown") -> str:
    """The story as text in ``fmt``, one of ``FORMATS``, ending in one line end.

    Raises:
        InputError: there is no such format.
    """
    renderers: dict[str, Callable[[Story], str]] = {
        "markdown": _markdown,
        "chat": _chat,
        "json": _json,
        "html": story_html.render,
    }
    if fmt not in renderers:
        raise InputError(
            f"There is no format {fmt!r}.", hint=f"Choose one of {', '.join(FORMATS)}."
        )
    return renderers[fmt](story)


def render_story_file(story: Story, fmt: str) -> bytes:
    """The content of a file in ``fmt``, one of ``FILES``; text is UTF-8.

    Raises:
        InputError: there is no such format.
    """
    if fmt == "docx":
        return story_word.render(story)
    return render_story(story, fmt).encode()


def _refused(story: Story) -> str:
    return f"*Not told.* {story.refusal.strip()}\n"


def _markdown(story: Story) -> str:
    """The story, and under a line what its author needs beside it."""
    if story.refusal:
        return _refused(story)
    blocks = [story.text.rstrip("\n"), "---", f"## {AUTHOR}"]
    if story.advice:
        blocks.append(f"**{escape(story.advice)}**")
    if fit := fit_line(story.slots):
        blocks.append(f"**Fit:** {escape(fit)}")
    if spoken := spoken_line(story):
        blocks.append(f"**Length:** {spoken}")
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


def spoken_line(story: Story) -> str:
    """How long a story that is spoken takes; empty where it is read."""
    channel = load_settings().channel(story.choices.channel)
    if channel.shape not in {"talk", "slides"}:
        return ""
    clock = Clock(channel)
    clock.speak(story.sentences)
    return f"about {clock.now} minutes at {channel.words_per_minute} words a minute."


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
    several, proofs = len(story.reports) > 1, proofs_of(story)

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
                "held": slot.held,
                "loose": slot.loose,
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
