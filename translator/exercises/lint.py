"""The linter: rules that a finished exercise keeps, each with what is wrong and how to mend it.

The rules follow what HSEEP asks of a tabletop exercise (objectives, MSEL, hot wash, improvement
plan with owners and dates) and what a facilitator stumbles over: minutes that do not add up, a
question that ends the talk, a sheet that tells what comes next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from translator.exercises.rules import STRUCTURE, Rule, finding, place
from translator.exercises.schema import Exercise, Finding, Inject, Text
from translator.exercises.texts import participant_texts, texts
from translator.reading import reading

_GIVEN_AWAY = 7  # words in a row that two texts do not share by chance
_WORDS = re.compile(r"[\w’'-]+")
_LAST = re.compile(r"(?:^|[.!:?]\s+)([^.!?]*\?)[”\"')]*\s*$")
_OPEN = re.compile(
    r"(?:^|, (?:and )?|: |^(?:in|at|on|by|for|with|from|to|under|and) )"
    r"(?:what|how|who|whom|whose|which|why|when|where)\b",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    r"(?:is|are|was|were|am|do|does|did|have|has|had|can|could|will|would|shall|should|may|might|"
    r"must|isn['’]t|aren['’]t|don['’]t|didn['’]t|can['’]t)\b",
    re.IGNORECASE,
)
_PLACEHOLDER = re.compile(
    r"[{}<>|]|\[[^\]]*\]|\b(?:TBD|TBC|TODO|FIXME|XXX+|N/A|lorem ipsum)\b|_{3,}|\?{3,}"
    r"|(?<!\w)@(?!\w)"
    r"|\b(?:insert|your) (?:name|company|date|text) here\b",
    re.IGNORECASE,
)


def lint(exercise: Exercise, grade: int) -> tuple[Finding, ...]:
    """All findings, empty when the exercise is finished. ``grade`` is the reader's US school grade.

    The reading level is that of the exercise's own words: what is told from the update was worded
    by the translation, which answers for it.
    """
    found = [one for rule in RULES.values() for one in rule(exercise)]
    return (*found, *_reading_level(exercise, grade))


def _questions_are_open(exercise: Exercise) -> Iterator[Finding]:
    for question in (*exercise.questions, *exercise.hot_wash):
        if not is_open(question.text.text):
            detail = f"{question.text.text!r} can be answered by yes or no: ask what, how or who"
            yield finding("questions-are-open", question.id, detail)


def _keeps_secrets(exercise: Exercise) -> Iterator[Finding]:
    """What participants get beforehand, and injects ahead, tell nothing of a later inject."""
    visible = list(participant_texts(exercise))
    ahead = [*visible, *((f"agenda {a.id}", Text.of(a.title)) for a in exercise.agenda)]
    for role in exercise.roles:
        yield from _shared(f"{role.id}'s private information", role.private, visible)
    for inject in exercise.injects:
        hidden = [text for path, text in texts(inject) if not path.startswith("objectives")]
        for text in hidden:
            yield from _shared(place(inject), text, visible)
        for word in inject.spoilers:
            pattern = re.compile(rf"\b{re.escape(word)}\b", re.IGNORECASE)
            for path, text in ahead:
                if pattern.search(own_words(text)):
                    detail = f"{path} says {word!r} too early: take it out"
                    yield finding("keeps-secrets", place(inject), detail)
        ahead += [(f"{place(inject)}", text) for text in _read_out(inject)]


def _no_placeholder(exercise: Exercise) -> Iterator[Finding]:
    shown = [(path, own_words(text)) for path, text in texts(exercise)]
    for inject in exercise.injects:
        titles = [inject.title, inject.sender, inject.artefact.title if inject.artefact else ""]
        shown += [(place(inject), words) for words in titles]
    shown += [(role.id, f"{role.name} {role.title}") for role in exercise.roles]
    shown += [(item.id, item.title) for item in exercise.agenda]
    for path, words in shown:
        if found := _PLACEHOLDER.search(words):
            yield finding("no-placeholder", path, f"{found[0]!r} is still to be filled in")


def _nothing_is_empty(exercise: Exercise) -> Iterator[Finding]:
    for path, text in texts(exercise):
        if not text.text.strip():
            yield finding("nothing-is-empty", path, "there is no text: write it")
    parts = {"objectives": exercise.objectives, "roles": exercise.roles, "start": exercise.start,
             "injects": exercise.injects, "hot_wash": exercise.hot_wash,
             "ground_rules": exercise.ground_rules, "evaluation": exercise.evaluation,
             "strengths": exercise.report.strengths,
             "improvements": exercise.report.improvements}  # fmt: skip
    for name, members in parts.items():
        if not members:
            yield finding("nothing-is-empty", name, "there is none: add one")


def _is_traced(exercise: Exercise) -> Iterator[Finding]:
    for path, text in texts(exercise):
        at = 0
        for spot in text.trace:
            sourced = spot.how not in {"source", "concern"} or spot.sources
            if spot.start != at or spot.end <= spot.start or not sourced:
                detail = f"characters {spot.start} to {spot.end} do not say where they come from"
                yield finding("is-traced", path, detail)
            at = spot.end
        if at != len(text.text):
            yield finding("is-traced", path, f"characters from {at} on have no trace")


def _reading_level(exercise: Exercise, grade: int) -> Iterator[Finding]:
    """The words that participants read or hear; lines of dashboards and the like are no prose."""
    heard = [own_words(text) for _, text in participant_texts(exercise)]
    heard += [own_words(role.private) for role in exercise.roles]
    heard += [own_words(t) for i in exercise.injects for t in (i.text, i.milder, i.harder)]
    measured = reading("\n\n".join(words for words in heard if words.strip()))
    if measured.grade > grade:
        detail = f"reads at school grade {measured.grade}, not {grade}: write shorter sentences"
        yield finding("reading-level", "participants", detail)


def is_open(question: str) -> bool:
    """Whether a question asks for more than yes or no: what, how, who, which, why, when, where."""
    last = _LAST.search(question.strip())
    if not last:
        return False
    asked = last[1].strip(" “\"'")
    return bool(_OPEN.search(asked)) and not _CLOSED.match(asked)


def own_words(text: Text) -> str:
    """The words of a text that do not come from the update or from the concern."""
    return text.words_of("fictional", "frame", "edited")


def _shared(where: str, hidden: Text, visible: list[tuple[str, Text]]) -> Iterator[Finding]:
    runs = _runs(own_words(hidden))
    for path, text in visible:
        both = runs & _runs(own_words(text))
        if both:
            detail = f"{path} gives away “{' '.join(min(both))}”: take it out"
            yield finding("keeps-secrets", where, detail)


def _runs(words: str) -> set[tuple[str, ...]]:
    found = [word.lower() for word in _WORDS.findall(words)]
    return {tuple(found[i : i + _GIVEN_AWAY]) for i in range(len(found) - _GIVEN_AWAY + 1)}


def _read_out(inject: Inject) -> Iterator[Text]:
    yield inject.text
    if inject.artefact:
        yield Text.of(inject.artefact.title)
        yield from inject.artefact.lines


RULES: dict[str, Rule] = {
    **STRUCTURE,
    "questions-are-open": _questions_are_open,
    "keeps-secrets": _keeps_secrets,
    "no-placeholder": _no_placeholder,
    "nothing-is-empty": _nothing_is_empty,
    "is-traced": _is_traced,
}
