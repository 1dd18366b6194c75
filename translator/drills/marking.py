"""Marks an answer to *say it plainly*: facts kept, terms explained, reading grade, with the words.

The same code judges as for the product's own sentences: facts by kind and value, other accepted
wordings of them, and the gate for what was added or turned round. The gate is made for a model that
should change as little as possible; a person words more freely. So only what it finds about values
and markers counts as wrong; the rest is for the participant to look at.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from translator.audiences import Audience
from translator.drills.explained import (
    all_said_of,
    explanation_beside,
    mark_term,
    terms_in,
    treated,
)
from translator.drills.terms import meaning
from translator.drills.values import FactMark, Marking, Remark, Stated, Task, TermMark
from translator.errors import InputError
from translator.facts.extract import facts_in
from translator.gate import Evidence, judge
from translator.gate.paraphrases import FREE, kept, said_otherwise
from translator.gate.words import is_content, lemmas, tokens
from translator.glossary.load import Glossary
from translator.glossary.surfaces import fold
from translator.passages import parse
from translator.reading import reading, syllables
from translator.values import Check

_LONGEST = 4000
_HARD = 4
_LONG = 25
_WINDOW = 5
_LETTER_BY_LETTER = frozenset({"name", "identifier", "quoted"})
# Families that are judged by value: what they find added was not in the message.
_WRONG = frozenset(
    "numbers ranges versions identifiers names quotations certainty obligation negation state "
    "cause".split()
) | {"dates and times"}
_VALUED = _WRONG | {"environment", "scope", "direction", "condition"}
_OURS = frozenset({"our", "we", "us", "ours"})
_QUOTED = re.compile(r"“([^”]+)”")
_OF_NO_MOMENT = re.compile(r"\d+ words where|markup|speaks about|keep “\([^”]*” in brackets")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")


def mark_answer(task: Task, answer: str, glossary: Glossary, audience: Audience) -> Marking:
    """The marks for a participant's wording of a task, for the reader the drill was made for.

    Raises:
        InputError: the answer holds no words, or more than 4,000 characters.
    """
    words = " ".join(answer.split())
    if not tokens(words):
        raise InputError(
            f"The answer {words!r} holds no words." if words else "The answer is empty.",
            hint="Write the message as you would say it to the reader.",
        )
    if len(words) > _LONGEST:
        raise InputError(
            f"The answer has {len(words)} characters; {_LONGEST} are the most.",
            hint="Say the one message, not more.",
        )
    terms = tuple(mark_term(term, task, words, glossary, audience) for term in task.terms)
    facts = tuple(_mark_fact(fact, task, words, terms) for fact in task.facts)
    remarks = (
        *_unchanged(task, words),
        *_gate(task, words, terms, glossary, audience),
        *_new_jargon(task, words, glossary, audience),
    )
    sentences = [s.plain for p in parse(words) for s in p.sentences]
    hard = dict.fromkeys(w for w in tokens(words) if w.isalpha() and syllables(w) >= _HARD)
    return Marking(
        words,
        facts,
        terms,
        tuple(dict.fromkeys(remarks)),
        task.reading,
        reading(words),
        audience.grade,
        tuple(hard),
        tuple(s for s in sentences if len(s.split()) > _LONG),
    )


def _mark_fact(fact: Stated, task: Task, answer: str, terms: Sequence[TermMark]) -> FactMark:
    said = _words_for(fact, task, answer)
    if not said and (fact.kind, fact.value) in FREE:
        return FactMark(fact, kept=True, said="")
    inside = [m for m in terms if m.term.start < fact.end and fact.start < m.term.end]
    if not said and inside and all(mark.good for mark in inside):
        said = inside[0].said
    return FactMark(fact, kept=bool(said), said=said)


def _words_for(fact: Stated, task: Task, answer: str) -> str:
    """The words of the answer that say a fact; of equal facts each needs words of its own."""
    rank = 1 + sum((f.kind, f.value) == (fact.kind, fact.value) for f in _before(fact, task))
    same = [
        answer[start:end]
        for kind, value, start, end in facts_in(answer)
        if kind == fact.kind and value.lower() == fact.value.lower()
    ]
    if len(same) >= rank:
        return fact.text if rank == 1 and fact.text in same else same[rank - 1]
    if fact.kind == "range":
        return _ends(fact, answer)
    if fact.kind in _LETTER_BY_LETTER:
        return _by_letter(fact.text, answer)
    if said_otherwise(fact.kind, fact.value, answer):
        return _narrowest(answer, lambda part: said_otherwise(fact.kind, fact.value, part))
    if kept(fact.kind, fact.value, answer, task.message):
        return _narrowest(answer, lambda part: kept(fact.kind, fact.value, part))
    return ""


def _ends(fact: Stated, answer: str) -> str:
    """A range in other words keeps its two ends, each as it was or as a bare figure."""
    said = []
    for kind, value, start, end in facts_in(fact.text):
        if kind in {"range", "duration"} and (start, end) == (0, len(fact.text)):
            continue
        words = _value_or_figure(kind, value, fact.text[start:end], answer)
        if not words:
            return ""
        said.append(words)
    return " … ".join(dict.fromkeys(said))


def _value_or_figure(kind: str, value: str, text: str, answer: str) -> str:
    figure = _FIGURE.search(text)
    for other, also, start, end in facts_in(answer):
        words = answer[start:end]
        if (other, also) == (kind, value) or (
            figure and other == "number" and words == figure[0] and kind != "number"
        ):
            return words
    return ""


def _before(fact: Stated, task: Task) -> Iterator[Stated]:
    for one in task.facts:
        if one is fact:
            return
        yield one


def _by_letter(text: str, answer: str) -> str:
    found = re.search(rf"(?<!\w){re.escape(text)}(?!\w)", answer, re.IGNORECASE)
    if found:
        return found[0]
    there = {form: word for word in tokens(answer) for form in lemmas(word)}
    said = [
        next((there[f] for f in lemmas(w) if f in there), "") for w in tokens(text) if is_content(w)
    ]
    return " … ".join(said) if said and all(said) else ""


def _narrowest(answer: str, holds: Callable[[str], bool]) -> str:
    """The fewest words in a row (five at most) for which something holds; else all of them."""
    words = list(re.finditer(r"\S+", answer))
    for width in range(1, _WINDOW + 1):
        for first, last in zip(words, words[width - 1 :], strict=False):
            part = answer[first.start() : last.end()].strip(" ,.;:()")
            if holds(part):
                return part
    return answer


def _unchanged(task: Task, answer: str) -> Iterator[Remark]:
    if fold(answer).strip(" .") == fold(task.message).strip(" ."):
        yield Remark("look", "This is the message itself: nothing is said more plainly yet.")


def _gate(
    task: Task,
    answer: str,
    terms: Sequence[TermMark],
    glossary: Glossary,
    audience: Audience,
) -> Iterator[Remark]:
    licence = " . ".join(all_said_of(glossary.get(term.concept)) for term in task.terms)
    bare = answer
    for term in task.terms:
        words = explanation_beside(answer, term.concept, glossary)
        bare = re.sub(rf"\s*[(\[]{re.escape(words)}[)\]]", "", bare) if words else bare
    given = (task.message, treated(task.message, glossary, audience))
    failed = [
        [check for check in judge(said, Evidence(task.message, asked, licence)) if not check.passed]
        for said in dict.fromkeys((bare, answer))
        for asked in dict.fromkeys(given)
    ]
    best = min(failed, key=lambda checks: (sum(c.name in _WRONG for c in checks), len(checks)))
    own = {w.lower() for m in terms for w in tokens(f"{m.said if m.good else ''} {m.term.surface}")}
    licensed = own | {w.lower() for w in tokens(licence)}
    written = {w.lower() for w in tokens(task.message)}
    for check in best:
        yield from _remarks(check, licensed | (written if check.name == "names" else set()))


def _remarks(check: Check, licensed: set[str]) -> Iterator[Remark]:
    """What a failed check says to a person; what only repeats the marks of facts is left out."""
    if check.name in _VALUED:
        added = check.detail.partition("take out ")[2]
        for words in _QUOTED.findall(added):
            if set(map(str.lower, tokens(words))) <= licensed:
                continue
            if check.name in _WRONG:
                yield Remark("wrong", f"Added: “{words}”. The message does not say so.")
            else:
                yield Remark("look", f"Added: “{words}”. Does the message say so?")
        if not added and "keep “" not in check.detail:
            yield Remark("wrong", _sentence(check.detail))
    elif check.name in {"nothing added", "nothing lost"}:
        words = [w for w in _QUOTED.findall(check.detail) if w.lower() not in licensed]
        if words:
            listed = ", ".join(f"“{word}”" for word in words)
            said = (
                f"{listed}: not in the message. Does it only explain, or does it add something?"
                if check.name == "nothing added"
                else f"{listed}: no longer there. Is what it said still said?"
            )
            yield Remark("look", said)
    elif check.detail.endswith("the source does not say it") and _QUOTED.search(check.detail):
        yield Remark("look", f"“{_QUOTED.findall(check.detail)[0]}” Does the message say this?")
    elif not (_OF_NO_MOMENT.match(check.detail) or _is_ours(check.detail)):
        yield Remark("look", _sentence(check.detail))


def _is_ours(detail: str) -> bool:
    """Whether all that is objected to is a person's “our”."""
    quoted = {word.lower() for word in _QUOTED.findall(detail)}
    return bool(quoted) and quoted <= _OURS


def _sentence(detail: str) -> str:
    return f"{detail[:1].upper()}{detail[1:].rstrip('.')}."


def _new_jargon(
    task: Task, answer: str, glossary: Glossary, audience: Audience
) -> Iterator[Remark]:
    known = {term.concept for term in task.terms}
    licence = fold(" ".join(all_said_of(glossary.get(term.concept)) for term in task.terms))
    for found in terms_in(answer, glossary):
        if found.concept is None or found.concept in known or fold(found.surface) in licence:
            continue
        concept = glossary.get(found.concept)
        explained = explanation_beside(answer, concept.id, glossary)
        if concept.policy_for(audience.id) != "keep" and not explained:
            said = f"“{found.surface}” is jargon, too: {meaning(concept, audience)}."
            yield Remark("look", said)
