"""The questions this reader will ask next, each answered from the translation or not stated."""

from __future__ import annotations

import re
from collections.abc import Sequence

from translator.audiences import Ask, Audience
from translator.values import FactSheet, Question, Translated

# What stands under such a heading was weighed, not done.
_NOT_TAKEN = re.compile(r"alternative|option|reject|considered", re.IGNORECASE)


def ask(
    audience: Audience, sheet: FactSheet, sentences: Sequence[Translated]
) -> tuple[Question, ...]:
    """One row a question. An answer is a sentence of the translation, never a new one."""
    asked = (q for q in audience.questions if not q.kinds or sheet.update.kind in q.kinds)
    return tuple(_answer(question, sheet, sentences) for question in asked)


def _answer(question: Ask, sheet: FactSheet, sentences: Sequence[Translated]) -> Question:
    kinds = {fact.id: fact.kind for fact in sheet.facts}
    for sentence in sentences:
        if _NOT_TAKEN.search(sentence.section):
            continue
        found = {kinds[fact] for fact in sentence.facts}
        words = " ".join(sheet.update.text[start:end] for start, end in sentence.sources)
        if set(question.facts) <= found and question.pattern.search(words):
            answer = f"The update says: {sentence.text.removeprefix('- ')}"
            return Question(question.ask, answer, sentence.sources)
    return Question(question.ask, None, ())
