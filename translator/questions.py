"""The questions this reader will ask next, each answered from the translation or not stated."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from translator.audiences import Ask, Audience
from translator.gate.words import is_order
from translator.units import is_fragment
from translator.values import Fact, FactKind, FactSheet, Question, Translated, Update

# What stands under such a heading was weighed, not done.
_NOT_TAKEN = re.compile(r"alternative|option|reject|considered", re.IGNORECASE)
# What is no statement of what is or was.
_TO_COME = re.compile(
    r"\b(?:will|won['’]t|should|would|must|shall|going to|needs? to|plan(?:s|ned)? to)\b",
    re.IGNORECASE,
)
# A release is found as a date, and says no time.
_NO_TIME = re.compile(r"release|version", re.IGNORECASE)
_DONE = re.compile(r"\b(?:done|completed|closed|merged)\b|[✅☑]|\[x\]", re.IGNORECASE)


def ask(
    audience: Audience, sheet: FactSheet, sentences: Sequence[Translated]
) -> tuple[Question, ...]:
    """One row a question. An answer is a sentence of the translation, never a new one.

    A line of a list is quoted with what announces the list: a criterion alone reads like a fact.
    What another answer makes moot is not asked.
    """
    asked = [q for q in audience.questions if _is_asked(q, sheet.update)]
    rows = {question.ask: _answer(question, sheet, sentences) for question in asked}
    answered = {name for name, row in rows.items() if row.answer}
    return tuple(rows[q.ask] for q in asked if q.moot not in answered)


def _is_asked(question: Ask, update: Update) -> bool:
    fits = not question.kinds or update.kind in question.kinds
    return fits and bool(re.search(question.after, update.text, re.IGNORECASE))


def _answer(question: Ask, sheet: FactSheet, sentences: Sequence[Translated]) -> Question:
    facts = {fact.id: fact for fact in sheet.facts}
    found = [
        said
        for said in _quotable(sentences)
        if _fits(question, said[-1], [facts[name] for name in said[-1].facts], sheet)
    ]
    if not found:
        return Question(question.ask, None, ())
    said = _latest(found, facts) if question.latest else found[0]
    answer = " ".join(s.text.removeprefix("- ") for s in said)
    sources = tuple(span for s in said for span in s.sources)
    return Question(question.ask, f"The update says: {answer}", sources)


def _quotable(sentences: Sequence[Translated]) -> Iterator[list[Translated]]:
    """Each sentence that may answer, after the line that announces its list where there is one."""
    above: Translated | None = None
    for sentence in sentences:
        bullet = sentence.text.startswith("- ")
        if not bullet:
            above = sentence if sentence.text.endswith(":") else None
        if not _NOT_TAKEN.search(sentence.section):
            yield [above, sentence] if bullet and above else [sentence]


def _fits(question: Ask, said: Translated, facts: Sequence[Fact], sheet: FactSheet) -> bool:
    """Whether a sentence tells the kind of thing that is asked."""
    if not set(question.facts) <= _kinds(facts):
        return False
    words = " ".join(sheet.update.text[start:end] for start, end in said.sources)
    plain = " ".join(
        s.plain
        for s in sheet.sentences
        if any(start < s.end and s.start < end for start, end in said.sources)
    )
    if question.avoids and question.avoids.search(words):
        return False
    if question.statement and (is_fragment(plain) or _TO_COME.search(plain)):
        return False
    tasks = question.tasks
    if tasks and tasks.search(said.section) and is_order(plain) and not _DONE.search(words):
        return True
    return bool(question.pattern.search(words))


def _kinds(facts: Sequence[Fact]) -> set[FactKind]:
    return {f.kind for f in facts if f.kind != "date" or not _NO_TIME.search(f.value)}


def _latest(found: Sequence[Sequence[Translated]], facts: dict[str, Fact]) -> Sequence[Translated]:
    """The last in time where the first is dated; else the first."""
    times = [_time_of([facts[name] for name in said[-1].facts]) for said in found]
    if not times[0]:
        return found[0]
    return max(zip(times, range(0, -len(found), -1), found, strict=True))[2]


def _time_of(facts: Sequence[Fact]) -> tuple[str, ...]:
    """The day and the time of a sentence, such that a later one is greater; empty without a day."""
    days = [f.value for f in facts if f.kind == "date" and re.match(r"\d{4}-\d{2}-\d{2}", f.value)]
    times = [f.value for f in facts if f.kind == "time"]
    return (max(days), *times[-1:]) if days else ()
