"""Whether a pack may leave the team: names, secrets, personal data and open weaknesses in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translator.exercises.pointing import pointing
from translator.exercises.schema import Exercise, Finding, How
from translator.exercises.texts import texts
from translator.screen import screen

# Words of the user's own world; the rest was written without it.
_OF_THE_USER: tuple[How, ...] = ("source", "concern", "edited")


def check_sharing(exercise: Exercise, public: frozenset[str]) -> tuple[Finding, ...]:
    """What should be looked at before the pack is given to others; empty when nothing.

    ``public`` are words that point at nobody (see ``pointing.public_words``).
    Looked at are the words that come from the update, the concern or the user. Figures and dates
    stay true on purpose: who knows the event may know it by them.
    """
    rows = list(_of_the_user(exercise))
    invented = _invented(exercise)
    found: dict[tuple[str, str], Finding] = {}
    for path, words in rows:
        for rule, surface, detail in _objections(words, exercise, public):
            if not invented.search(surface):
                found.setdefault((rule, surface), Finding(rule, path, detail))
    return tuple(found.values())


def _of_the_user(exercise: Exercise) -> Iterator[tuple[str, str]]:
    for path, text in texts(exercise):
        for words, trace in text.pieces:
            if trace.how in _OF_THE_USER:
                yield path, words


def _invented(exercise: Exercise) -> re.Pattern[str]:
    """What is a name of the exercise, or a part of one; that it is found again says nothing."""
    said = {slot.text.text for slot in exercise.origins.slots if slot.text.words_of("fictional")}
    names = {n.fictional for n in exercise.names if n.fictional != n.real} | said
    kept = {word for name in exercise.names for word in name.real.split()}  # "Cloud Platform"
    parts = {
        p for name in names for p in re.split(r"[\s/]+", name) if not p.isalpha() or p[0].isupper()
    }
    listed = "|".join(re.escape(p) for p in sorted({*names, *parts} - {"", *kept}, key=len)[::-1])
    return re.compile(rf"(?<!\w)(?:{listed})(?!\w)|\.example$" if listed else r"\.example$")


def _objections(
    words: str, exercise: Exercise, public: frozenset[str]
) -> Iterator[tuple[str, str, str]]:
    for masked in screen(words):
        surface = words[masked.start : masked.end]
        detail = f"{masked.kind} ({masked.hint}): take it out before others get the pack"
        yield masked.kind, surface, detail
    known = {name.real for name in exercise.names}
    for name in exercise.names:
        if re.search(rf"(?<!\w){re.escape(name.real)}(?!\w)", words):
            yield "real name", name.real, f"“{name.real}” is real: rename it, or see that it may go"
    for kind, surface in pointing([words], public, ""):
        if surface in known:
            continue
        if kind == "code":
            detail = f"“{surface}” is a name inside your systems: rename it if it tells"
            yield "code name", surface, detail
        else:
            detail = f"“{surface}” may name something of yours: rename it if it does"
            yield "name", surface, detail
