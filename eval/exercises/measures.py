"""Measures of one exercise against the update that it was made from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from eval.measures import invented
from translator.exercises.lint import own_words
from translator.exercises.naming import real_again
from translator.exercises.schema import Exercise, Text, Trace
from translator.exercises.texts import participant_texts, texts
from translator.glossary.load import Glossary
from translator.reading import reading
from translator.values import Translated, Translation

# Words that promise the update's own wording; only a stretch from the update may follow them.
_PROMISES = re.compile(r"\b(?:update|our own words|your own notes)\b[^“”.!?]{0,50}“[^”]")


def measured(exercise: Exercise, translation: Translation, glossary: Glossary) -> dict[str, Any]:
    """Counts for a row of the result; no word of the update is in it."""
    pieces = list(_pieces(exercise))
    kinds = {fact.id for fact in translation.sheet.facts}
    size = len(translation.sheet.update.text)
    told = tuple(
        Translated(
            real_again(words, exercise.names), t.sources, t.origin or "kept", t.facts, (), ""
        )
        for _, words, t in pieces
    )
    own = [own_words(text) for _, text in participant_texts(exercise)]
    return {
        "archetype": exercise.origins.archetype,
        "score_reason": exercise.origins.reason.count(";") + 1,
        "invented": len(invented(replace(translation, sentences=told), glossary)),
        "unsourced": sum(
            not t.sources
            or not set(t.facts) <= kinds
            or any(not 0 <= start < end <= size for start, end in t.sources)
            for _, _, t in pieces
        ),
        "false_quotes": sum(1 for _ in _false_quotes(exercise)),
        "real_names": sum(
            bool(re.search(rf"(?<!\w){re.escape(name.real)}(?!\w)", words))
            for name in exercise.names
            for _, words, _ in pieces
        ),
        "lint": len(exercise.lint),
        "sharing": dict(Counter(finding.rule for finding in exercise.sharing)),
        "source_sentences": len({t.sources for _, _, t in pieces}),
        "origins": dict(
            Counter(str(t.origin) for t in {t.sources: t for _, _, t in pieces}.values())
        ),
        "injects_with_update": sum(
            any(t.how == "source" for _, x in texts(inject) for t in x.trace)
            for inject in exercise.injects
        ),
        "names": len(exercise.names),
        "grade": reading("\n\n".join(words for words in own if words.strip())).grade,
    }


def _pieces(exercise: Exercise) -> Iterator[tuple[str, str, Trace]]:
    for path, text in texts(exercise):
        if not path.startswith("origins."):
            yield from ((path, w, trace) for w, trace in text.pieces if trace.how == "source")


def _false_quotes(exercise: Exercise) -> Iterator[str]:
    """Invented words that are shown as the update's."""
    for path, text in texts(exercise):
        if _PROMISES.search(_masked(text)):
            yield path


def _masked(text: Text) -> str:
    """The text with nothing in the place of what does come from the update."""
    return "".join("”" if trace.how == "source" else words for words, trace in text.pieces)
