"""Whether a pack may leave the team: names, secrets, personal data and open weaknesses in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translator.exercises.schema import Exercise, Finding, How, Trace
from translator.exercises.texts import texts
from translator.facts.extract import facts_in
from translator.glossary.match import Matcher
from translator.screen import screen
from translator.sheet import make_sheet

_CODE = re.compile(r"[A-Za-z]{2,}.*[-_./:()]|[-_./:()].*[A-Za-z]{2,}")
# Words of the user's own world; the rest was written without it.
_OF_THE_USER: tuple[How, ...] = ("source", "concern", "edited")


def check_sharing(exercise: Exercise, matcher: Matcher) -> tuple[Finding, ...]:
    """What should be looked at before the pack is given to others; empty when nothing.

    Looked at are the words that come from the update, the concern or the user. Figures and dates
    stay true on purpose: who knows the event may know it by them.
    """
    invented = {name.fictional for name in exercise.names}
    found: dict[tuple[str, str], Finding] = {}
    for path, words in _of_the_user(exercise):
        for rule, surface, detail in _objections(words, exercise, invented, matcher):
            found.setdefault((rule, surface), Finding(rule, path, detail))
    return tuple(found.values())


def _of_the_user(exercise: Exercise) -> Iterator[tuple[str, str]]:
    for path, text in texts(exercise):
        for words, trace in text.pieces:
            if _is_of_the_user(trace):
                yield path, words


def _is_of_the_user(trace: Trace) -> bool:
    return trace.how in _OF_THE_USER


def _objections(
    words: str, exercise: Exercise, invented: set[str], matcher: Matcher
) -> Iterator[tuple[str, str, str]]:
    for masked in screen(words):
        surface = words[masked.start : masked.end]
        if surface not in invented and not surface.endswith(".example"):
            detail = f"{masked.kind} ({masked.hint}): take it out before others get the pack"
            yield masked.kind, surface, detail
    for name in exercise.names:
        if re.search(rf"(?<!\w){re.escape(name.real)}(?!\w)", words):
            yield "real name", name.real, f"“{name.real}” is real: rename it, or see that it may go"
    for surface in _titles(words, invented, matcher):
        yield "name", surface, f"“{surface}” may name something of yours: rename it if it does"
    for surface in _codes(words):
        yield (
            "code name",
            surface,
            f"“{surface}” is a name inside your systems: rename it if it tells",
        )


def _titles(words: str, invented: set[str], matcher: Matcher) -> Iterator[str]:
    """Names made of two everyday words or more, which only the author can judge."""
    sheet = make_sheet(words, matcher)
    public = {term.surface.lower() for term in sheet.terms if term.concept is not None}
    for kind, _, start, end in facts_in(words):
        name = words[start:end]
        known = name.lower() in public or any(part in invented for part in [name, *name.split()])
        if kind == "name" and " " in name and not known:
            yield name


def _codes(words: str) -> Iterator[str]:
    """Names of code, paths and systems; references and versions tell nothing by themselves."""
    for kind, _, start, end in facts_in(words):
        name = words[start:end]
        if kind == "identifier" and not name.endswith(".example") and _CODE.search(name):
            yield name
