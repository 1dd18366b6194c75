"""A story as one page that needs nothing else, with the proof of each sentence, for review."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from translator.compose import NOT_STATED, QUESTIONS
from translator.render.shown import Proof
from translator.render.words import ORIGINS
from translator.stories.assembling import is_unconfirmed
from translator.stories.telling import NUMBERS, UNKNOWNS, WORDS, figure_line
from translator.stories.values import Story, StorySentence

FRAMING = "Framing: it announces a part, comes from the frame and carries no fact."
COUNTED = "A count of the entries in a list of the update."
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def origin(how: str) -> str:
    """What an origin of a story's sentence means, for people."""
    own = {"frame": FRAMING, "template": COUNTED}
    return own[how] if how in own else ORIGINS[how]  # type: ignore[index]


def proofs_of(story: Story) -> list[Proof]:
    """The proofs of a story's reports, in their order."""
    return [Proof.of(report.sheet, story.choices.audience) for report in story.reports]


def render(story: Story) -> str:
    """One page that needs nothing else: the story with the proof of each sentence, for review."""
    from importlib.resources import files  # noqa: PLC0415

    style = files("translator.render").joinpath("page.css").read_text(encoding="utf-8")
    title = story.headline or story.frame_name
    body = (
        f'<p class="notice"><strong>Not told.</strong> {esc(story.refusal)}</p>'
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
            f"<title>{esc(title)}</title><style>{style}</style></head><body>",
            f"<header><h1>{esc(title)}</h1>",
            f'<p class="quiet">{esc(story.frame_name)}, for {esc(story.choices.audience)}. '
            "This page quotes the updates: it is for the author and reviewers.</p>",
            *(f'<p class="notice">{esc(note)}</p>' for note in notes if note),
            f"</header><main>{body}</main></body></html>\n",
        )
    )


def _body(story: Story) -> str:
    proofs = proofs_of(story)
    parts: list[str] = []
    for slot in ("", *(s.name for s in story.slots)):
        label = next((s.label for s in story.slots if s.name == slot), "")
        missing = next((s.missing for s in story.slots if s.name == slot), "")
        held = [s for s in story.sentences if s.slot == slot]
        if not held and not missing:
            continue
        parts.append(f"<h3>{esc(label)}</h3>" if label else "")
        parts += [_sentence(story, s, proofs) for s in held]
        if missing:
            parts.append(f'<p class="notice">{esc(missing)}</p>')
    rows = [f"<li>{esc(h.text)}</li>" for h in story.headlines]
    asked = [
        f"<li>{esc(q.question)} <em>{esc(q.answer or NOT_STATED)}</em></li>"
        for q in story.questions
    ]
    figures = [f"<li>{esc(figure_line(f))}</li>" for f in story.figures]
    words = [f"<li>{esc(term)}: {esc(meaning)}</li>" for term, meaning in story.words]
    silent = [f"<li>{esc(text)}</li>" for text in story.unknowns]
    below = (
        ("Headlines", rows),
        (NUMBERS, figures),
        (WORDS, words),
        (UNKNOWNS, silent),
        (QUESTIONS, asked),
        ("Picture", [f"<li>{esc(story.picture)}</li>"]),
    )
    lists = "".join(f"<h2>{t}</h2><ul>{''.join(lines)}</ul>" for t, lines in below if lines)
    return f"<section>{''.join(parts)}</section>{lists}"


def _sentence(story: Story, sentence: StorySentence, proofs: Sequence[Proof]) -> str:
    rows = [("How", esc(origin(sentence.how)))]
    if sentence.report is not None:
        report = story.reports[sentence.report]
        if len(story.reports) > 1:
            rows.append(("Report", esc(f"{report.index + 1}: {report.title}")))
        if not report.saved:
            words = (esc(proofs[sentence.report].words(*span)) for span in sentence.sources)
            quotes = (f"<blockquote>“{one}”</blockquote>" for one in words)
            rows.append(("Source words", "".join(quotes)))
    if sentence.heading:
        rows.append(("Under", esc(sentence.heading)))
    failed = [c for c in sentence.checks if not c.passed]
    if failed:
        rows.append(("Not confirmed", esc("; ".join(c.detail or c.name for c in failed))))
    panel = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in rows)
    badge = f'<span class="how">{esc(sentence.how)}</span>'
    if is_unconfirmed(sentence):
        badge += ' <span class="how failed">not confirmed by the source</span>'
    return f"<details><summary>{esc(sentence.text)} {badge}</summary><dl>{panel}</dl></details>"


def esc(text: str) -> str:
    """Text for HTML, without the characters that it cannot hold."""
    return html.escape(_CONTROL.sub("\ufffd", text))
