"""The translation as one HTML file that needs nothing else: for review, for the record, for print.

Source and translation stand side by side. Each sentence opens to show the words it came from, how
it came about, its checks, and what the model had written where that was refused.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from importlib.resources import files
from itertools import pairwise

from translator.compose import BOTTOM_LINE, NOT_STATED, by_section, closed, is_bullet
from translator.ledger import account, in_words
from translator.render.json import facts
from translator.render.shown import Proof
from translator.render.words import (
    ACTIONS,
    HOW,
    MARKED,
    ORIGINS,
    UNACCOUNTED,
    audience_name,
    in_short,
    serves_in_words,
)
from translator.review import NOT_CONFIRMED, is_unconfirmed
from translator.values import Accounted, Check, Ledger, Span, Translated, Translation

_WHOLE = "holds the whole source"
_COVERED = "quotes the source, with what this reader may not see covered"
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def render(translation: Translation) -> str:
    """The page: every character of update and model escaped, no script, no address outside."""
    title = f"{audience_name(translation.audience)}: plain business language"
    style = files("translator.render").joinpath("page.css").read_text(encoding="utf-8")
    ledger, proof = account(translation), Proof.of(translation.sheet, translation.audience)
    parts = [
        "<!doctype html>",
        '<html lang="en"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "style-src 'unsafe-inline'\">",
        f"<title>{_esc(title)}</title>",
        f"<style>{style}</style></head><body>",
        f"<header><h1>{_esc(title)}</h1>{_ledger_line(ledger)}{_meta(translation, proof)}</header>",
        '<main><div class="sides">',
        f"<section><h2>Translation</h2>{_said(translation, proof)}</section>",
        f"<section><h2>Source</h2>{_source(translation, proof)}</section>",
        "</div>",
        _questions(translation, proof),
        _left_out(translation, proof),
        _facts(translation, ledger, proof),
        _log(translation, proof),
        "</main></body></html>",
    ]
    return "\n".join(part for part in parts if part) + "\n"


def _esc(text: str) -> str:
    return html.escape(_CONTROL.sub("\ufffd", text))


def _ledger_line(ledger: Ledger) -> str:
    lost = " lost" if ledger.count("unaccounted") else ""
    return f'<p class="ledger{lost}"><a href="#facts">{_esc(in_words(ledger))}</a></p>'


def _meta(translation: Translation, proof: Proof) -> str:
    update, timing = translation.sheet.update, translation.timing
    source, output = translation.source_reading, translation.output_reading
    kind = update.kind.replace("_", " ")
    lines = [
        f"Update {update.id} ({kind}), translated by {translation.model or translation.engine} "
        f"in {timing.total:.1f} s.",
        f"School grade needed to read it: {source.grade:.1f} before, {output.grade:.1f} now; "
        f"{source.words} words before, {output.words} now.",
        f"This page {_WHOLE if proof.outside is None else _COVERED}: it is for the author and "
        "reviewers. Send the translation alone to its reader.",
    ]
    quiet = "".join(f'<p class="quiet">{_esc(line)}</p>' for line in lines)
    return quiet + "".join(f'<p class="notice">{_esc(n)}</p>' for n in translation.notices)


def _said(translation: Translation, proof: Proof) -> str:
    if translation.refusal is not None:
        return f'<p class="notice"><strong>Not translated.</strong> {_esc(translation.refusal)}</p>'
    parts: list[str] = []
    numbers = {id(s): number for number, s in enumerate(translation.sentences, 1)}
    for section, members in by_section(translation.sentences).items():
        bottom = section == BOTTOM_LINE
        if section and not bottom:
            parts.append(f"<h3>{_esc(section)}</h3>")
        inside = "\n".join(_sentence(translation, sentence, numbers, proof) for sentence in members)
        parts.append(f'<div class="bottom">{inside}</div>' if bottom else inside)
    return "\n".join(parts)


def _sentence(
    translation: Translation, sentence: Translated, numbers: dict[int, int], proof: Proof
) -> str:
    text = sentence.text.strip()
    shown = text.removeprefix("- ") if is_bullet(text) else closed(text)
    rows = [("How", _esc(ORIGINS[sentence.how]))]
    quotes = "".join(_quote(proof, span) for span in sentence.sources)
    rows.append(("Source words", quotes or "None: it carries no fact of the update."))
    if sentence.facts:
        rows.append(("Facts", _esc(", ".join(sentence.facts))))
    if sentence.checks:
        rows.append(("Checks", _checks(sentence.checks)))
    rows += [
        ("Serves", _esc(serves_in_words(link)))
        for link in translation.serves
        if translation.sentences[link.sentence] is sentence
    ]
    rows += [
        ("Refused", f"<blockquote>{_esc(refused.text)}</blockquote>{_checks(refused.checks)}")
        for refused in sentence.refused
    ]
    panel = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in rows)
    number = numbers[id(sentence)]
    badge = f'<span class="how">{number} · {_esc(sentence.how)}</span>'
    if is_unconfirmed(sentence):
        badge += f' <span class="how failed">{NOT_CONFIRMED}</span>'
    summary = f"<summary>{_esc(shown)} {badge}</summary>"
    return f'<details id="s{number}">{summary}<dl>{panel}</dl></details>'


def _quote(proof: Proof, span: Span) -> str:
    words = _esc(proof.words(*span))
    return f'<blockquote>“{words}” <a href="#c{span[0]}">in the source</a></blockquote>'


def _checks(checks: Sequence[Check]) -> str:
    """Failed checks and those that say something, a line each; the others by name on one line."""
    quiet = [check.name for check in checks if check.passed and not check.detail]
    items = "".join(
        f'<li class="{"passed" if check.passed else "failed"}">'
        f"{'✓' if check.passed else '✗'} {_esc(check.name)}"
        f"{': ' + _esc(check.detail) if check.detail else ''}</li>"
        for check in sorted(checks, key=lambda check: check.passed)
        if check.name not in quiet or not check.passed
    )
    if quiet:
        items += f'<li class="passed">✓ {_esc(", ".join(quiet))}</li>'
    return f'<ul class="checks">{items}</ul>'


def _source(translation: Translation, proof: Proof) -> str:
    """The source, with what was used marked and what was left out dimmed.

    The text is cut wherever a span begins or ends, so that overlapping spans cannot break the page.
    """
    size = len(translation.sheet.update.text)
    used = [span for sentence in translation.sentences for span in sentence.sources]
    used += [span for question in translation.questions for span in question.sources]
    left = [(one.start, one.end) for one in translation.left_out]
    cuts = sorted({0, size, *(c for span in (*used, *left) for c in span if 0 <= c <= size)})
    starts = {start for start, _ in used}
    parts: list[str] = []
    for start, end in pairwise(cuts):
        words = _esc(proof.words(start, end))
        anchor = f' id="c{start}"' if start in starts else ""
        if _within(start, used):
            parts.append(f"<mark{anchor}>{words}</mark>")
        elif _within(start, left):
            parts.append(f'<span class="left">{words}</span>')
        else:
            parts.append(words)
    return f'<pre class="source">{"".join(parts)}</pre>'


def _within(place: int, spans: Iterable[Span]) -> bool:
    return any(start <= place < end for start, end in spans)


def _questions(translation: Translation, proof: Proof) -> str:
    if not translation.questions:
        return ""
    items = "".join(
        f"<dt>{_esc(q.question)}</dt><dd>{_esc(q.answer or NOT_STATED)}"
        f"{''.join(_quote(proof, span) for span in q.sources)}</dd>"
        for q in translation.questions
    )
    return f"<section><h2>You will ask</h2><dl>{items}</dl></section>"


def _left_out(translation: Translation, proof: Proof) -> str:
    rows = [
        (f"“{_esc(proof.words(one.start, one.end))}”", _esc(one.reason))
        for one in translation.left_out
    ]
    return _table("Left out on purpose", ("Source words", "Why"), rows)


def _facts(translation: Translation, ledger: Ledger, proof: Proof) -> str:
    fates = {one.fact: one for one in ledger.facts}
    marks = {
        **dict.fromkeys(translation.marks.must, "must"),
        **dict.fromkeys(translation.marks.leave_out, "leave_out"),
    }
    rows = [
        (
            _esc(str(f["id"])),
            _esc(str(f["kind"]).replace("_", " ")),
            _esc(str(f["text"])),
            _esc(str(f["value"])),
            _fate(fates[str(f["id"])])
            + (f" ({_esc(MARKED[marks[f['id']]])})" if f["id"] in marks else ""),
        )
        for f in facts(proof)
    ]
    header = ("Id", "Kind", "Words in the source", "Value", "In this translation")
    return _table("Fact sheet", header, rows, key="facts")


def _fate(one: Accounted) -> str:
    links = ", ".join(f'<a href="#s{i + 1}">sentence {i + 1}</a>' for i in one.sentences)
    if one.fate == "unaccounted":
        return f'<strong class="failed">{UNACCOUNTED}</strong>: {_esc(one.reason)} {links}'
    if one.fate == "left_out":
        return _esc(in_short(one.reason))
    return f"{_esc(one.reason)}: {links}" if one.reason and links else links or _esc(one.reason)


def _log(translation: Translation, proof: Proof) -> str:
    rows = [
        tuple(
            map(
                _esc,
                (
                    proof.words(use.start, use.end),
                    HOW[use.how],
                    ACTIONS[use.action],
                    proof.said(use),
                    use.reason,
                ),
            )
        )
        for use in translation.terms
    ]
    return _table("Translation log", ("Term", "Found", "Done", "Said", "Why"), rows)


def _table(title: str, header: Sequence[str], rows: Iterable[Sequence[str]], key: str = "") -> str:
    """A table of cells that are HTML already."""
    body = "".join(f"<tr>{''.join(f'<td>{c}</td>' for c in row)}</tr>" for row in rows)
    if not body:
        return ""
    head = "".join(f'<th scope="col">{name}</th>' for name in header)
    anchor = f' id="{key}"' if key else ""
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    return f'<section{anchor}><h2>{title}</h2><div class="scroll">{table}</div></section>'
