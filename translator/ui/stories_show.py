"""A story as HTML: the text, and behind each sentence its proof and a place to edit it."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from translator.compose import NOT_STATED, QUESTIONS, closed
from translator.gate.agreement import Disagreement
from translator.render.shown import source_words
from translator.render.story import ENDINGS, FILES, render_story_file, spoken_line
from translator.render.story_html import origin
from translator.stories.assembling import is_unconfirmed
from translator.stories.fit import fit_line
from translator.stories.inclusive import Advice
from translator.stories.review import Difference
from translator.stories.telling import NUMBERS, UNKNOWNS, WORDS
from translator.stories.values import Figure, Story, StoryPlanned, StorySentence
from translator.ui.highlight import esc

_LABELS = {
    "markdown": "Markdown",
    "html": "HTML",
    "json": "JSON",
    "chat": "Chat",
    "docx": "Word",
}
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def under_way(planned: StoryPlanned | None, come: Mapping[int, StorySentence], name: str) -> str:
    """What of a story has come so far, in the order of telling."""
    said = [come[position] for position in sorted(come)] or list(planned.opening if planned else ())
    rows = "".join(map(_line, said))
    wait = planned.planned - len(come) if planned else 0
    step = f"Wording: {wait} of {planned.planned} sentences to come …" if planned and wait else ""
    left = f'<p class="pb-sub" role="status">{step}</p>' if step else ""
    title = planned.headlines[0].text if planned and planned.headlines else ""
    head = f"<h2>{esc(title)}</h2>" if title else ""
    return _panel("", f"<small>For {esc(name)}</small>{head}{left}{rows}")


def stories_view(
    stories: Sequence[Story],
    names: Mapping[str, str],
    *,
    advice: Mapping[str, Sequence[Advice]],
    apart: Sequence[Disagreement] | None,
    changes: Mapping[str, Sequence[Difference]],
) -> str:
    """All stories side by side; ``apart`` is where readers hear different things, if compared."""
    panels = "".join(
        _panel(
            one.choices.audience,
            _story(
                one,
                names.get(one.choices.audience, one.choices.audience),
                advice.get(one.choices.audience, ()),
                changes.get(one.choices.audience, ()),
            ),
        )
        for one in stories
    )
    return f'{_agreement(apart)}<div class="pb-st-columns">{panels}</div>'


def _panel(reader: str, body: str) -> str:
    return f'<article class="pb-st" data-reader="{esc(reader)}">{body}</article>'


def _agreement(apart: Sequence[Disagreement] | None) -> str:
    if apart is None:
        return ""
    if not apart:
        return '<p class="pb-sub">Checked: all these readers hear the same values.</p>'
    rows = "".join(f"<li>{esc(one.kind)}: {esc(one.value)}</li>" for one in apart)
    return f'<div class="pb-st-apart">Readers hear different things:<ul>{rows}</ul></div>'


def _story(story: Story, name: str, advice: Sequence[Advice], changes: Sequence[Difference]) -> str:
    if story.refusal:
        return f"<p><strong>Not told.</strong> {esc(story.refusal)}</p>"
    head = (
        f"<small>For {esc(name)} · {esc(story.frame_name)} · "
        f"{len(story.told)} sentences from the source{_spoken(story)}</small>"
        f"<h2>{esc(story.headline)}</h2>"
    )
    notes = [n for n in (story.advice, fit_line(story.slots), *story.notices) if n]
    noted = _list("Before you send", notes) if notes else ""
    return (
        f"{head}{noted}{_sentences(story)}{_beside(story)}{_wording(advice)}{_changed(changes)}"
        f"{_actions(story)}"
    )


def _spoken(story: Story) -> str:
    spoken = spoken_line(story).rstrip(".")
    return f" · {esc(spoken)}" if spoken else ""


def _sentences(story: Story) -> str:
    rows: list[str] = []
    numbered = list(enumerate(story.sentences))
    rows += [_line(s) for _, s in numbered[:1] if not s.slot]
    for slot in story.slots:
        held = [(i, s) for i, s in numbered if s.slot == slot.name]
        if not held and not slot.missing:
            continue
        again = (
            f'<button type="button" class="pb-button" data-do="again" data-part="{esc(slot.name)}">'
            "Word this part anew</button>"
            if held
            else ""
        )
        rows.append(f'<div class="pb-st-part"><span>{esc(slot.label)}</span>{again}</div>')
        if slot.missing:
            rows.append(f'<p class="pb-st-missing">{esc(slot.missing)}</p>')
        rows += [_line(sentence) for _, sentence in held if sentence.how == "frame"]
        told = [(i, sentence) for i, sentence in held if sentence.how != "frame"]
        for _, members in groupby(told, key=lambda pair: (pair[1].paragraph, pair[1].heading)):
            paragraph = list(members)
            heading = paragraph[0][1].heading
            rows.append(f"<h3>{esc(heading)}</h3>" if heading else "")
            body = " ".join(_told(story, index) for index, _ in paragraph)
            rows.append(f'<div class="pb-st-para">{body}</div>')
    rows += [_line(s) for i, s in numbered if i and not s.slot]
    return "".join(rows)


def _line(sentence: StorySentence) -> str:
    kind = ' class="pb-st-frame"' if sentence.how == "frame" else ""
    return f"<p{kind}>{esc(closed(sentence.text))}</p>"


def _told(story: Story, index: int) -> str:
    sentence = story.sentences[index]
    report = story.reports[sentence.report or 0]
    quotes = "".join(
        f"<blockquote>“{esc(source_words(report.sheet, *span))}”</blockquote>"
        for span in sentence.sources
        if not report.saved
    )
    several = f"<p class='pb-sub'>{esc(report.title)}</p>" if len(story.reports) > 1 else ""
    failed = [check.detail or check.name for check in sentence.checks if not check.passed]
    flag = (
        '<span class="pb-st-bad"> ✗ not confirmed by the source</span>'
        if is_unconfirmed(sentence)
        else ""
    )
    why = f'<p class="pb-st-bad">{esc("; ".join(failed))}</p>' if failed else ""
    mark = f" [{report.index + 1}]" if len(story.reports) > 1 else ""
    return (
        f'<details data-index="{index}"><summary>{esc(closed(sentence.text))}{mark}{flag}</summary>'
        f'{several}<p class="pb-sub">{esc(origin(sentence.how))}</p>{quotes}{why}'
        f"{_wording_box(sentence)}</details>"
    )


def _wording_box(sentence: StorySentence) -> str:
    """Where the author words a sentence anew; a count of the code's own has none."""
    if sentence.evidence is None:
        return ""
    return (
        f"<label><small>Your wording</small><textarea>{esc(sentence.text)}</textarea></label>"
        '<button type="button" class="pb-button" data-do="edit">Check and keep</button>'
    )


def _beside(story: Story) -> str:
    options = "".join(
        f'<option value="{esc(h.text)}"{" selected" if h.text == story.headline else ""}>'
        f"{esc(h.text)}</option>"
        for h in story.headlines
    )
    heads = (
        f'<label><h3>Headline</h3><select data-do="headline">{options}</select></label>'
        if len(story.headlines) > 1
        else ""
    )
    figures = "".join(_figure(figure) for figure in story.figures)
    shown = f'<h3>{NUMBERS}</h3><ul class="pb-st-figures">{figures}</ul>' if figures else ""
    asked = [f"{q.question} {q.answer or NOT_STATED}" for q in story.questions]
    words = [f"{term}: {meaning}" for term, meaning in story.words]
    return (
        f"{heads}{shown}{_list(UNKNOWNS, story.unknowns)}{_list(QUESTIONS, asked)}"
        f"{_list(WORDS, words)}{_list('Picture', [story.picture])}"
    )


def _figure(figure: Figure) -> str:
    said = {
        "change": f"before: {figure.compared}",
        "share": f"of {figure.compared}",
        "alone": figure.compared or "compared with nothing",
    }[figure.shape]
    return f"<li><strong>{esc(figure.text)}</strong><small>{esc(said)}</small></li>"


def _wording(advice: Sequence[Advice]) -> str:
    rows = [
        f"“{one.words}”: {one.why} Say: {', '.join(one.instead)}. ({one.source})" for one in advice
    ]
    return _list("Wording that may leave people out", rows)


def _changed(changes: Sequence[Difference]) -> str:
    if not changes:
        return ""
    rows = "".join(
        f"<li><del>{esc(one.before)}</del> <ins>{esc(one.after)}</ins></li>" for one in changes
    )
    return (
        f"<h3>Changed since the first version</h3><ul>{rows}</ul>"
        '<button type="button" class="pb-button" data-do="back">Back to the first version</button>'
    )


def _actions(story: Story) -> str:
    buttons = ['<button type="button" class="pb-button" data-do="copy" data-format="text">'
               "Copy what is sent</button>"]  # fmt: skip
    held = [_payload("text", f"story-{story.choices.audience}.md", story.text)]
    for fmt, ending in FILES.items():
        buttons.append(
            f'<button type="button" class="pb-button" data-do="download" data-format="{fmt}">'
            f"{_LABELS[fmt]}</button>"
        )
        file = f"story-{story.choices.audience}{'.chat' if fmt == 'chat' else ''}{ending}"
        content = render_story_file(story, fmt)
        held.append(
            _payload(fmt, file, content.decode())
            if fmt in ENDINGS
            else _payload(fmt, file, base64.b64encode(content).decode(), binary=True)
        )
    return f'<div class="pb-st-actions">{"".join(buttons)}</div>{"".join(held)}'


def _payload(fmt: str, file: str, content: str, *, binary: bool = False) -> str:
    kind = f' data-encoding="base64" data-type="{_WORD}"' if binary else ' data-type="text/plain"'
    return f'<span hidden data-payload="{fmt}" data-file="{esc(file)}"{kind}>{esc(content)}</span>'


def _list(title: str, lines: Iterable[str]) -> str:
    rows = "".join(f"<li>{esc(line)}</li>" for line in lines)
    return f"<h3>{esc(title)}</h3><ul>{rows}</ul>" if rows else ""
