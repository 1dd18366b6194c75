"""The marking of an answer as text, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict

from translator.drills.values import Marking, TermMark
from translator.values import FactKind

_KINDS: dict[FactKind, str] = {
    "percentage_point": "percentage points",
    "direction": "more or less",
    "certainty": "how sure",
    "obligation": "duty",
    "negation": "denial",
    "quoted": "quotation",
    "identifier": "code name",
}
_DONE = {
    "explained": "explained",
    "replaced": "said in everyday words",
    "kept": "kept; this reader uses it",
    "bare": "stands unexplained",
    "missing": "not found, nor words that the glossary would use",
}


def kind_of(kind: FactKind) -> str:
    """What a kind of fact is called for people."""
    return _KINDS.get(kind, kind)


def done_with(mark: TermMark) -> str:
    """What was done with a term, and the words that show it."""
    if mark.verdict == "bare" and mark.said != mark.term.surface:
        return f"“{mark.said}” may explain it; compare it with the glossary"
    quoted = mark.said and mark.verdict in {"explained", "replaced"}
    return f"{_DONE[mark.verdict]}: “{mark.said}”" if quoted else _DONE[mark.verdict]


def summary(marking: Marking) -> str:
    """One line: facts kept, terms clear, grades."""
    return (
        f"{marking.facts_kept} of {len(marking.facts)} facts kept; "
        f"{marking.terms_clear} of {len(marking.terms)} terms clear to the reader; "
        f"school grade {marking.before.grade} → {marking.after.grade} (aim {marking.grade})"
    )


def verdict(marking: Marking) -> str:
    """The one thing to know first."""
    if marking.wrong:
        return "Not the same message yet."
    if marking.terms_clear < len(marking.terms):
        return "The facts are kept; some words are not clear yet."
    if marking.after.grade > marking.grade:
        return "Facts and words are right; it is still hard to read."
    return "Well said: facts kept, words clear, easy to read."


def lines(marking: Marking) -> Iterator[tuple[bool | None, str]]:
    """Each mark as a line; true is good, false is not, ``None`` is for the participant to judge."""
    for fact in marking.facts:
        what = f"{kind_of(fact.fact.kind)} “{fact.fact.text}”"
        shown = f" as “{fact.said}”" if fact.said and fact.said != fact.fact.text else ""
        yield fact.kept, f"{what} kept{shown}" if fact.kept else f"{what} is lost or changed"
    for term in marking.terms:
        clear = term.verdict if term.good else ""
        known = "" if clear else f" ({term.term.meaning})"
        unsure = None if term.verdict == "missing" else term.good
        yield unsure, f"“{term.term.surface}”{known}: {done_with(term)}"
    for remark in marking.remarks:
        yield (False if remark.weight == "wrong" else None), remark.text
    for sentence in marking.long:
        yield None, f"Long sentence ({len(sentence.split())} words): “{sentence}”"
    if marking.hard and marking.after.grade > marking.grade:
        yield None, f"Long words: {', '.join(marking.hard)}"


_SIGNS = {True: "✓", False: "✗", None: "?"}


def as_text(marking: Marking) -> str:
    """The marking for a terminal or a Markdown file."""
    body = "\n".join(f"- {_SIGNS[good]} {text}" for good, text in lines(marking))
    return f"{verdict(marking)} {summary(marking)}.\n\n{body}\n"


def as_json(marking: Marking) -> str:
    """The marking as JSON, with ``wrong``, ``facts_kept`` and ``terms_clear`` worked out."""
    held = {
        **asdict(marking),
        "wrong": marking.wrong,
        "facts_kept": marking.facts_kept,
        "terms_clear": marking.terms_clear,
    }
    return json.dumps(held, ensure_ascii=False, indent=2) + "\n"
