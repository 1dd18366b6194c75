"""A drill as text: Markdown, a page to print, a table, JSON."""

from __future__ import annotations

import html
import json
from collections.abc import Callable
from dataclasses import asdict
from string import ascii_uppercase

from translator.cells import to_csv
from translator.drills.values import Card, Choice, Context, Drill, Task
from translator.errors import InputError

ENDINGS = {"markdown": ".md", "html": ".html", "json": ".json", "csv": ".csv", "anki": ".apkg"}
TITLES = {"cards": "Flash cards", "choice": "Multiple choice", "plain": "Say it plainly"}
_BACKGROUND = "What a term means comes from the glossary, not from the update."
_HOW = {
    "cards": "Say what the term means before you look at the answer.",
    "choice": "What does the term mean in this sentence? One answer is right.",
    "plain": "Say each message so that the reader understands it, and keep every fact.",
}
_STYLE = """
:root { color-scheme: light; --ink: #1c232b; --soft: #56606b; --line: #c9c6bd; --accent: #0b5d5e; }
body { font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; color: var(--ink);
  max-width: 60rem; margin: 2rem auto; padding: 0 1.25rem; background: #fff; }
h1 { font: 600 1.9rem/1.15 Georgia, serif; margin: 0; } h1 + p, .soft { color: var(--soft); }
ol { list-style: none; padding: 0; display: grid; gap: 1rem; counter-reset: item;
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 24rem), 1fr)); }
ol.wide { grid-template-columns: 1fr; }
ol > li { border: 1px solid var(--line); border-radius: 12px; padding: 1rem 1.2rem;
  break-inside: avoid; counter-increment: item; }
h2 { font-size: 1.2rem; margin: 0 0 .3rem; color: var(--accent); }
h2::before { content: counter(item) "  "; color: var(--soft); font-weight: 400; }
p { margin: .35rem 0; } mark { background: #fdf0cd; padding: 0 .15em; border-radius: 3px; }
ul { list-style: none; padding: 0; margin: .5rem 0; } ul li { padding: .15rem 0; }
summary { cursor: pointer; color: var(--accent); font-weight: 600; margin-top: .6rem; }
.lines { height: 5.5rem; background: repeating-linear-gradient(#0000 0 1.7rem,
  #c9c6bd 1.7rem calc(1.7rem + 1px)); }
.answers { break-before: page; } dt { font-weight: 600; } dd { margin: 0 0 .6rem; }
@media print { body { margin: 0; max-width: none; font-size: 11pt; } details { display: none; } }
@media screen { .answers { display: none; } }
"""
_esc = html.escape


def show(drill: Drill, fmt: str = "markdown") -> str:
    """The drill as text in ``fmt`` (markdown, html, json or csv), ending in one line end.

    Raises:
        InputError: there is no such text format, or it cannot hold this kind of drill.
    """
    try:
        shown = _SHOWN[fmt]
    except KeyError:
        raise InputError(
            f"There is no format {fmt!r} for a drill.", hint=f"Choose one of {', '.join(ENDINGS)}."
        ) from None
    return shown(drill)


def title(drill: Drill) -> str:
    """What a drill is called."""
    return f"{TITLES[drill.kind]} for {drill.audience_name}"


def letter(position: int) -> str:
    """The letter of an option."""
    return ascii_uppercase[position]


def _markdown(drill: Drill) -> str:
    parts = [f"# {title(drill)}", f"*{_HOW[drill.kind]}*"]
    if drill.kind == "choice":
        parts += [_asked(i, one) for i, one in enumerate(drill.choices, 1)]
        answers = (_answered(i, one) for i, one in enumerate(drill.choices, 1))
        parts += ["## Answers", "\n".join(answers)]
    elif drill.kind == "plain":
        parts += [_said(i, one) for i, one in enumerate(drill.tasks, 1)]
    else:
        parts += [_card(i, one) for i, one in enumerate(drill.cards, 1)]
    parts.append(f"*{_BACKGROUND}*")
    parts += [f"*{notice}*" for notice in drill.notices]
    return "\n\n".join(parts) + "\n"


def _card(number: int, card: Card) -> str:
    return (
        f"## {number}. {_plain(card.term)}\n\n> {_marked(card.context)}\n\n"
        f"**{_plain(_sentence(card.meaning))}** {_plain(card.definition)}\n\n"
        f"{_plain(card.analogy)}"
    )


def _asked(number: int, one: Choice) -> str:
    options = "\n".join(
        f"- {letter(i)}. {_plain(option.meaning)}" for i, option in enumerate(one.options)
    )
    return (
        f"## {number}. {_plain(one.card.context.surface)}\n\n> {_marked(one.card.context)}\n\n"
        f"{options}"
    )


def _answered(number: int, one: Choice) -> str:
    return (
        f"{number}. **{letter(one.right)}**: {_plain(one.card.definition)} "
        f"{_plain(one.card.analogy)} The others: {_plain(others(one))}."
    )


def others(one: Choice) -> str:
    """Which terms the wrong answers belong to."""
    wrong = (option for i, option in enumerate(one.options) if i != one.right)
    return "; ".join(f"“{option.meaning}” is {option.term}" for option in wrong)


def _said(number: int, task: Task) -> str:
    terms = "\n".join(
        f"- {_plain(t.surface)}: {_plain(t.meaning)}" for t in task.terms if t.explain
    )
    return (
        f"## {number}. Message\n\n> {_plain(task.message)}\n\n"
        f"School grade {task.reading.grade}; facts to keep: {_listed(task)}.\n\n"
        f"Words to explain:\n\n{terms}"
    )


def _listed(task: Task) -> str:
    return ", ".join(dict.fromkeys(f"“{_plain(fact.text)}”" for fact in task.facts))


def _html(drill: Drill) -> str:
    items = {
        "cards": (_html_card(c) for c in drill.cards),
        "choice": (_html_choice(c) for c in drill.choices),
        "plain": (_html_task(t) for t in drill.tasks),
    }[drill.kind]
    wide = "" if drill.kind == "cards" else ' class="wide"'
    body = "".join(f"<li>{item}</li>" for item in items)
    notices = "".join(f'<p class="soft">{_esc(n)}</p>' for n in (_BACKGROUND, *drill.notices))
    name = _esc(title(drill))
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{name}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{_STYLE}</style></head><body><h1>{name}</h1><p>{_HOW[drill.kind]}</p>"
        f"<ol{wide}>{body}</ol>{notices}{_html_answers(drill)}</body></html>\n"
    )


def _html_card(card: Card) -> str:
    return (
        f"<h2>{_esc(card.term)}</h2><p>{_html_marked(card.context)}</p>"
        f"<details><summary>What it means</summary>{_meaning(card)}</details>"
    )


def _meaning(card: Card) -> str:
    return (
        f"<p><strong>{_esc(_sentence(card.meaning))}</strong></p><p>{_esc(card.definition)}</p>"
        f'<p class="soft">{_esc(card.analogy)}</p>'
    )


def _html_choice(one: Choice) -> str:
    options = "".join(
        f"<li>☐ {letter(i)}. {_esc(option.meaning)}</li>" for i, option in enumerate(one.options)
    )
    return (
        f"<h2>{_esc(one.card.context.surface)}</h2><p>{_html_marked(one.card.context)}</p>"
        f"<ul>{options}</ul><details><summary>Answer: {letter(one.right)}</summary>"
        f'{_meaning(one.card)}<p class="soft">{_esc(others(one))}.</p></details>'
    )


def _html_task(task: Task) -> str:
    terms = "".join(
        f"<dt>{_esc(t.surface)}</dt><dd>{_esc(t.meaning)}</dd>" for t in task.terms if t.explain
    )
    facts = ", ".join(dict.fromkeys(f"“{_esc(fact.text)}”" for fact in task.facts))
    return (
        f"<h2>Message</h2><p>{_esc(task.message)}</p><div class='lines'></div>"
        f'<p class="soft">School grade {task.reading.grade}; facts to keep: {facts}.</p>'
        f"<details><summary>Words to explain</summary><dl>{terms}</dl></details>"
    )


def _html_answers(drill: Drill) -> str:
    """What is folded away on a screen stands on a page of its own in print."""
    rows = {
        "cards": ((c.term, f"{_sentence(c.meaning)} {c.definition}") for c in drill.cards),
        "choice": (
            (f"{i}: {letter(c.right)}", f"{c.card.definition} {others(c)}.")
            for i, c in enumerate(drill.choices, 1)
        ),
        "plain": ((t.surface, t.meaning) for task in drill.tasks for t in task.terms if t.explain),
    }[drill.kind]
    body = "".join(f"<dt>{_esc(a)}</dt><dd>{_esc(b)}</dd>" for a, b in dict.fromkeys(rows))
    return f'<section class="answers"><h1>Answers</h1><dl>{body}</dl></section>'


def _csv(drill: Drill) -> str:
    if drill.kind == "cards":
        return to_csv(
            ("term", "meaning", "definition", "analogy", "sentence", "domain"),
            (
                (c.term, c.meaning, c.definition, c.analogy, c.context.text, c.domain)
                for c in drill.cards
            ),
        )
    if drill.kind == "choice":
        return to_csv(
            ("term", "sentence", "a", "b", "c", "d", "answer"),
            (
                (
                    c.card.context.surface,
                    c.card.context.text,
                    *(option.meaning for option in c.options),
                    letter(c.right).lower(),
                )
                for c in drill.choices
            ),
        )
    return to_csv(
        ("message", "facts", "terms", "grade"),
        (
            (
                t.message,
                "; ".join(dict.fromkeys(fact.text for fact in t.facts)),
                "; ".join(f"{j.surface}: {j.meaning}" for j in t.terms if j.explain),
                str(t.reading.grade),
            )
            for t in drill.tasks
        ),
    )


def _json(drill: Drill) -> str:
    return json.dumps(asdict(drill), ensure_ascii=False, indent=2) + "\n"


def _marked(context: Context) -> str:
    return (
        f"{_plain(context.text[: context.start])}**{_plain(context.surface)}**"
        f"{_plain(context.text[context.end :])}"
    )


def _html_marked(context: Context) -> str:
    return (
        f"{_esc(context.text[: context.start])}<mark>{_esc(context.surface)}</mark>"
        f"{_esc(context.text[context.end :])}"
    )


def _plain(text: str) -> str:
    """Text that Markdown takes for nothing else, on one line."""
    return "".join(
        f"\\{char}" if char in "\\`*_[]<>#|" else " " if char.isspace() else char for char in text
    )


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:].rstrip('.')}."


_SHOWN: dict[str, Callable[[Drill], str]] = {
    "markdown": _markdown,
    "html": _html,
    "json": _json,
    "csv": _csv,
}
