"""The left-hand pane: the update as pasted, with its terms, facts and secrets marked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from translator.glossary.schema import Concept
from translator.render.words import HOW
from translator.ui.highlight import Mark, esc, highlight
from translator.values import Fact, FactSheet, Masked, Span, TermMatch

Concepts = Mapping[str, Concept]


def tip_id(match: TermMatch) -> str:
    """The id of the element that explains a term: one a concept, or one an unknown word."""
    if match.concept is not None:
        return f"pb-tip-{match.concept}"
    return f"pb-tip-{match.start}-{match.end}"


def _tip(match: TermMatch, concepts: Concepts) -> str:
    concept = concepts.get(match.concept) if match.concept is not None else None
    if concept is None:
        words = f"<strong>{esc(match.surface)}</strong>"
        if match.concept is not None:
            return f"{words} <span>{esc(match.concept)}</span>"
        return (
            f"{words} <span>The glossary has no entry for this word, so it stays as it is. "
            "Ask the author what it means.</span>"
        )
    parts = [
        f"<strong>{esc(concept.term)}</strong>",
        f"<span>{esc(concept.definition)}</span>",
        f"<em>{esc(concept.analogy)}</em>",
    ]
    if match.how == "semantic":
        parts.append(f"<small>Close in meaning, similarity {match.score:.2f}.</small>")
    return " ".join(parts)


def _term_mark(match: TermMatch) -> Mark:
    css = "pb-term pb-unknown" if match.concept is None else "pb-term"
    tip = tip_id(match)
    return Mark(
        match.start,
        match.end,
        css,
        always=(("data-tip", tip),),
        once=(
            ("tabindex", "0"),
            ("role", "note"),
            ("aria-label", f"{match.surface}, {HOW[match.how]}"),
            ("aria-describedby", tip),
        ),
    )


def _fact_mark(fact: Fact) -> Mark:
    return Mark(fact.start, fact.end, "pb-fact", always=(("data-fact", fact.id),))


def _masked_mark(masked: Masked) -> Mark:
    label = f"{masked.kind}, hidden"
    return Mark(
        masked.start,
        masked.end,
        "pb-masked",
        always=(("title", label),),
        shown=f"[{masked.kind}: {masked.hint}]",
    )


def visible_words(sheet: FactSheet, start: int, end: int) -> str:
    """``update.text[start:end]`` with each secret in it given as its kind only."""
    out, at = [], start
    for masked in sorted(sheet.masked, key=lambda m: m.start):
        if masked.end <= at or end <= masked.start:
            continue
        out += [sheet.update.text[at : max(at, masked.start)], f"[{masked.kind}]"]
        at = masked.end
    return "".join(out) + sheet.update.text[at:end]


def source_pane(sheet: FactSheet, concepts: Concepts, cuts: Iterable[Span] = ()) -> str:
    """The update with everything found in it; ``cuts`` are spans that output sentences point to."""
    marks = [
        Mark(s.start, s.end, "pb-s", always=(("data-s", str(s.index)),))
        for s in sheet.sentences
        if s.start < s.end
    ]
    marks += [_fact_mark(fact) for fact in sheet.facts]
    marks += [_term_mark(match) for match in sheet.terms]
    marks += [_masked_mark(masked) for masked in sheet.masked]
    tips = {tip_id(match): _tip(match, concepts) for match in sheet.terms}
    hidden = "".join(f'<div id="{esc(key)}" hidden>{tip}</div>' for key, tip in tips.items())
    borders = [border for span in cuts for border in span]
    return (
        '<section class="pb-pane" aria-labelledby="pb-source-title">'
        '<h2 id="pb-source-title" tabindex="-1">Your update</h2>'
        f'<p class="pb-sub">{_found(sheet)}</p>'
        '<div class="pb-source" id="pb-source-text" tabindex="0" role="group" '
        'aria-label="Your update; the arrow keys move from sentence to sentence">'
        f"{highlight(sheet.update.text, marks, borders)}</div>{_legend(sheet)}{hidden}</section>"
    )


def _legend(sheet: FactSheet) -> str:
    items = [
        '<li><span class="pb-term">term</span> has a definition</li>',
        '<li><span class="pb-fact">fact</span> must survive</li>',
    ]
    if any(match.concept is None for match in sheet.terms):
        items.insert(1, '<li><span class="pb-term pb-unknown">word</span> not in the glossary</li>')
    if sheet.masked:
        items.append('<li><span class="pb-masked">[hidden]</span> sensitive</li>')
    return f'<ul class="pb-key" aria-label="What the marks mean">{"".join(items)}</ul>'


def count(number: int, singular: str, plural: str = "") -> str:
    """A number with its noun: ``count(1, "term")`` is ``"1 term"``."""
    return f"{number} {singular if number == 1 else plural or singular + 's'}"


def _found(sheet: FactSheet) -> str:
    known = sum(match.concept is not None for match in sheet.terms)
    unknown = len(sheet.terms) - known
    parts = [count(known, "technical term"), count(len(sheet.facts), "fact")]
    if unknown:
        parts.append(count(unknown, "unknown word"))
    if sheet.masked:
        parts.append(count(len(sheet.masked), "sensitive detail"))
    return " · ".join(parts)
