"""What a story does not tell, what its reader will ask, and a picture that claims nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from translator.audiences import Audience
from translator.questions import ask
from translator.stories.frames import Expected, Pictures, Settings
from translator.stories.values import Figure, Report, StorySentence, StorySlot, as_translated
from translator.values import Question, Translated

_DIGITS = re.compile(r"[\d,]*\d")
_BLOCKS = 60  # more blocks than this nobody counts


def unknowns(
    reports: Sequence[Report], slots: Sequence[StorySlot], settings: Settings
) -> tuple[str, ...]:
    """Parts of the frame that nothing fills, and what such updates are expected to say.

    An expectation is looked for in the whole update, not only in what the story tells: that a
    story is silent is no sign that its source is. A report that came without its text is not asked.
    """
    gaps = [slot.missing for slot in slots if slot.missing]
    read = [r for r in reports if not r.saved and not r.refusal]
    told = settings.silent if len(read) == 1 else settings.silent_of_several
    for expected in settings.expected:
        asked = [r for r in read if r.sheet.update.kind in expected.kinds]
        if asked and len(asked) == len(read) and not any(_states(r, expected) for r in asked):
            gaps.append(told.format(ask=expected.ask))
    return tuple(dict.fromkeys(gaps))


def _states(report: Report, expected: Expected) -> bool:
    kinds: dict[int, set[str]] = {}
    for fact in report.sheet.facts:
        kinds.setdefault(fact.sentence, set()).add(fact.kind)
    wanted = set(expected.facts)
    return any(
        expected.pattern.search(sentence.plain)
        and (not wanted or wanted & kinds.get(sentence.index, set()))
        for sentence in report.sheet.sentences
    )


def questions(
    audience: Audience,
    reports: Sequence[Report],
    told: Sequence[StorySentence],
    untold: Sequence[tuple[int, Translated]],
) -> tuple[Question, ...]:
    """What this reader asks, answered by the story, else by what it left out, else open."""
    answered: dict[str, Question] = {}
    for report in reports:
        mine = [as_translated(s) for s in told if s.report == report.index]
        mine += [sentence for number, sentence in untold if number == report.index]
        for question in ask(audience, report.sheet, mine):
            known = answered.get(question.question)
            if known is None or known.answer is None:
                answered[question.question] = question
    return tuple(answered.values())


def picture(figures: Sequence[Figure], slots: Sequence[StorySlot], pictures: Pictures) -> str:
    """A picture in words that shows no more than the figures do."""
    for figure in figures:
        if figure.shape == "change":
            return pictures.change.format(before=figure.compared, after=figure.text)
        whole = _DIGITS.search(figure.compared)
        if figure.shape == "share" and whole and int(whole[0].replace(",", "")) <= _BLOCKS:
            return pictures.share.format(part=figure.text, whole=whole[0])
    if any(slot.name == "moments" and slot.facts for slot in slots):
        return pictures.moments
    return pictures.none
