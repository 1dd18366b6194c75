"""Measures of one finished translation against its source."""

from __future__ import annotations

import re
from collections.abc import Sequence

from translator.facts.extract import facts_in
from translator.gate import Evidence, judge
from translator.gate.words import lemmas, tokens
from translator.glossary.load import Glossary
from translator.passages import lead
from translator.values import Translated, Translation

_HARD = frozenset(
    "number money percentage percentage_point date time duration version identifier".split()
)
_SOFT = ("certainty", "obligation", "negation", "tense")


def ngrams(text: str, n: int = 8) -> list[tuple[str, ...]]:
    """Runs of ``n`` words, lower case, punctuation aside."""
    words = re.findall(r"[\w'’.-]*\w", text.lower())
    return [tuple(words[i : i + n]) for i in range(len(words) - n + 1)]


def copied(output: str, source: str) -> float | None:
    """Share (0 to 1) of the output's 8-word runs that stand in the source; ``None`` if none."""
    runs, known = ngrams(output), set(ngrams(source))
    return sum(run in known for run in runs) / len(runs) if runs else None


def body(translation: Translation) -> str:
    """The sentences that speak for the update: without headings, questions, word list."""
    return "\n".join(s.text for s in translation.sentences if s.how != "context")


def invented(translation: Translation, glossary: Glossary) -> list[dict[str, str]]:
    """Hard facts and names of the output that neither the source nor an explanation has."""
    source = translation.sheet.update.text
    glosses = " ".join(
        f"{glossary.get(u.concept).definition} {u.said}" for u in translation.terms if u.concept
    )
    known = {(f[0], f[1].lower()) for f in facts_in(f"{source}\n{glosses}")}
    known |= {(f.kind, f.value.lower()) for f in translation.sheet.facts}
    values = {value for _, value in known}
    haystack = f"{source} {glosses}".lower()
    there = {form for word in tokens(haystack) for form in lemmas(word)}
    found = []
    for sentence in translation.sentences:
        for kind, value, start, end in facts_in(sentence.text):
            text = sentence.text[start:end]
            if kind in _HARD and value.lower() not in values and text.lower() not in haystack:
                found.append({"kind": kind, "text": text, "sentence": sentence.text})
            if kind == "name" and not all(lemmas(w) & there for w in tokens(text)):
                found.append({"kind": kind, "text": text, "sentence": sentence.text})
    return found


def surer(translation: Translation) -> list[dict[str, str]]:
    """Sentences whose certainty, obligation, negation or tense differs from their own source.

    Explanations in brackets and a label in front are no claims of the update: they are left aside.
    """
    plain = {(s.start, s.end): s.plain for s in translation.sheet.sentences}
    found = []
    for sentence in _from_model(translation.sentences):
        source = " ".join(plain[span] for span in sentence.sources if span in plain)
        text = _bare(sentence.text, source, translation)
        found += [
            {
                "check": check.name,
                "detail": check.detail,
                "sentence": sentence.text,
                "source": source,
            }
            for check in judge(text, Evidence(source, source))
            if check.name in _SOFT and not check.passed
        ]
    return found


def _bare(text: str, source: str, translation: Translation) -> str:
    text = text.removeprefix("- ")
    for use in translation.terms:
        _, opened, rest = use.said.partition(" (")
        if use.action == "gloss" and opened and f"({rest}" not in source:
            text = text.replace(f" ({rest}", "")
    label, rest = lead(text)
    return text if not label or label.lower() in source.lower() else rest


def _from_model(sentences: Sequence[Translated]) -> list[Translated]:
    return [s for s in sentences if s.how in {"model", "repaired"}]
