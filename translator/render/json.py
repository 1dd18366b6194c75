"""The translation as JSON, for other programs.

Keys, in this order (all present, always)::

    update     {id, kind, chars}             the text itself is not repeated
    audience, engine, model                  ids
    prompts    [id]                          versions used
    facts      [{id, kind, text, start, end, value}]
    terms      [{concept, surface, start, end, how, action, said, reason}]   concept may be null
    sentences  [{text, sources: [[start, end]], how, facts: [id],
                 checks: [{name, passed, detail}], section,
                 refused: [{text, checks}]}]
               how is memory, model, repaired, replaced, kept, template, context or edited; an
               edited sentence with a failed check is one that the source does not confirm
    text       the Markdown that is sent
    left_out   [{start, end, reason}]
    ledger     {said, left_out, unaccounted, facts: [{id, fate, sentences: [i], reason}]}
               fate is said, left_out or unaccounted; i counts sentences from 0
    marks      {must: [id], leave_out: [id]}                                 set by the author
    questions  [{question, answer, sources: [[start, end]]}]                 answer may be null
    serves     [{sentence, objective, name, by, score}]   found by meaning, background; empty unless
               objectives were given, and then one for each sentence; objective null when none is
    reading    {source: {grade, words}, output: {grade, words}}
    timing     {facts, first_sentence, seconds}                              seconds
    refusal    null, or what is missing; then sentences is empty
    notices    [text]                        remarks for the author
    masked     [{kind, start, end, hint}]

Offsets are half-open and count characters (code points) of the text as given. Secrets and personal
data in ``facts`` and ``terms`` are covered as ``[kind hint]``; for a reader outside the company,
all that they may not see is covered. Offsets stay true.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from translator.ledger import account
from translator.render.shown import Proof
from translator.values import Check, FactSheet, Span, TermUse, Translated, Translation


def render(translation: Translation) -> str:
    """``to_dict`` as indented JSON."""
    return json.dumps(to_dict(translation), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def to_dict(translation: Translation) -> dict[str, Any]:
    """The translation as plain lists, dicts and scalars; the module's docstring is the contract."""
    sheet, proof = translation.sheet, Proof.of(translation.sheet, translation.audience)
    return {
        "update": _update(sheet),
        "audience": translation.audience,
        "engine": translation.engine,
        "model": translation.model,
        "prompts": list(translation.prompts),
        "facts": facts(proof),
        "terms": [_term(proof, use) for use in translation.terms],
        "sentences": [_sentence(s) for s in translation.sentences],
        "text": translation.text,
        "left_out": [asdict(left) for left in translation.left_out],
        "ledger": ledger(translation),
        "marks": {
            "must": list(translation.marks.must),
            "leave_out": list(translation.marks.leave_out),
        },
        "questions": [
            {"question": q.question, "answer": q.answer, "sources": _spans(q.sources)}
            for q in translation.questions
        ],
        "serves": [asdict(link) for link in translation.serves],
        "reading": {
            "source": asdict(translation.source_reading),
            "output": asdict(translation.output_reading),
        },
        "timing": {
            "facts": translation.timing.facts,
            "first_sentence": translation.timing.first_sentence,
            "seconds": translation.timing.total,
        },
        "refusal": translation.refusal,
        "notices": list(translation.notices),
        "masked": [asdict(m) for m in sheet.masked],
    }


def ledger(translation: Translation) -> dict[str, Any]:
    """What became of every fact: the counts, and a row a fact."""
    book = account(translation)
    return {
        "said": book.count("said"),
        "left_out": book.count("left_out"),
        "unaccounted": book.count("unaccounted"),
        "facts": [
            {
                "id": one.fact,
                "fate": one.fate,
                "sentences": list(one.sentences),
                "reason": one.reason,
            }
            for one in book.facts
        ],
    }


def sheet_to_dict(sheet: FactSheet) -> dict[str, Any]:
    """A fact sheet: ``update``, ``facts`` and ``masked`` as above, ``terms`` as found."""
    proof = Proof(sheet)
    return {
        "update": _update(sheet),
        "facts": facts(proof),
        "terms": [
            {
                "concept": term.concept,
                "surface": proof.words(term.start, term.end),
                "start": term.start,
                "end": term.end,
                "how": term.how,
                "score": term.score,
            }
            for term in sheet.terms
        ],
        "masked": [asdict(m) for m in sheet.masked],
    }


def facts(proof: Proof) -> list[dict[str, Any]]:
    """The facts of a sheet, with what may not be seen covered in words and value."""
    rows = []
    for fact in proof.sheet.facts:
        shown = proof.words(fact.start, fact.end)
        hidden = shown != proof.sheet.update.text[fact.start : fact.end]
        rows.append(
            {
                "id": fact.id,
                "kind": fact.kind,
                "text": shown,
                "start": fact.start,
                "end": fact.end,
                "value": shown if hidden else fact.value,
            }
        )
    return rows


def _update(sheet: FactSheet) -> dict[str, Any]:
    update = sheet.update
    return {"id": update.id, "kind": update.kind, "chars": len(update.text)}


def _term(proof: Proof, use: TermUse) -> dict[str, Any]:
    shown = {"surface": proof.words(use.start, use.end), "said": proof.said(use)}
    return {**asdict(use), **shown}


def _sentence(sentence: Translated) -> dict[str, Any]:
    return {
        "text": sentence.text,
        "sources": _spans(sentence.sources),
        "how": sentence.how,
        "facts": list(sentence.facts),
        "checks": _checks(sentence.checks),
        "section": sentence.section,
        "refused": [{"text": r.text, "checks": _checks(r.checks)} for r in sentence.refused],
    }


def _checks(checks: Iterable[Check]) -> list[dict[str, Any]]:
    return [asdict(check) for check in checks]


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [list(span) for span in spans]
