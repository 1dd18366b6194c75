"""Fictional names in the place of real ones: consistent, seeded, drawn evenly.

Replaced is what ``pointing`` finds: names of people, organisations, products, hosts and of code,
addresses and references. Public technology stays.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from translator.exercises.pointing import pointing
from translator.exercises.schema import NameKind, Renamed, Text, Trace
from translator.exercises.specs import Common, RoleSpec

_SHAPES = (
    (r"^(?i:CVE)-", "CVE-0000-{:04}"),
    (r"^[A-Z]{2,}-\d", "CASE-{}"),
    (r"^-", "-option-{}"),
    (r"^@", "@example/part-{}"),
    (r"/.*\.\w+$", "folder/file-{}.txt"),
    (r"\.\w{1,5}$", "file-{}.txt"),
    (r"/", "/path-{}"),
    (r"::", "part::item_{}"),
    (r"\)$", "call_{}()"),
    (r"^[A-Z0-9_]+$", "NAME_{}"),
    (r"_", "item_{}"),
)


@dataclass(frozen=True, slots=True)
class Cast:
    """Who and what is invented: role ids and nouns by id, each with its fictional name."""

    people: dict[str, str]
    nouns: dict[str, str]

    @property
    def names(self) -> dict[str, str]:
        """What a template's ``{…}`` becomes."""
        return {**self.people, **self.nouns}


def cast(roles: Mapping[str, RoleSpec], common: Common, seed: str, avoid: str = "") -> Cast:
    """Fictional people and nouns for an exercise.

    Each role draws from another group of people, the groups in random order: over many exercises
    every group plays every role equally often. No name whose words stand in ``avoid`` is drawn.
    """
    draw = random.Random(f"cast {seed}")  # noqa: S311 - a draw of names, no secret
    groups = list(common.people)
    draw.shuffle(groups)
    people = {}
    for role, group in zip(roles, groups, strict=False):
        people[role] = draw.choice([n for n in group if not _occurs(n, avoid)] or list(group))
    nouns = {
        noun: draw.choice([n for n in names if not _occurs(n, avoid)] or list(names))
        for noun, names in common.nouns.items()
    }
    return Cast(people, nouns)


def rename(  # noqa: PLR0913, PLR0917 - what is named, by what, and the user's own word
    shown: Sequence[str],
    source: str,
    public: frozenset[str],
    common: Common,
    taken: Iterable[str],
    seed: str,
    own: Mapping[str, str],
    *,
    others: bool = True,
) -> tuple[Renamed, ...]:
    """Fictional names for the real ones in ``shown``, the sentences that an exercise tells.

    ``source`` is the text that they come from, ``public`` are words that point at nobody.
    ``own`` are the user's choices, real to fictional; one that maps to itself is kept. Names that
    they do not mention are replaced only with ``others``.
    """
    draw = random.Random(f"names {seed}")  # noqa: S311
    drawn = {word.lower() for name in taken for word in name.split()}
    text = "\n".join(shown)
    free = [n for n in common.products if n.lower() not in drawn and not _occurs(n, text)]
    people = [n for group in common.people for n in group]
    people = [n for n in people if n not in set(taken) and not _occurs(n, text)]
    draw.shuffle(free)
    draw.shuffle(people)
    made: dict[str, Renamed] = {}
    for real in own:
        if _occurs(real, text):
            made[real] = Renamed("product", real, own[real])
    for kind, real in pointing(shown, public, source) if others else ():
        if real in made or any(_occurs(real, known) for known in own):
            continue
        count = 1 + sum(r.kind == kind for r in made.values())
        made[real] = Renamed(kind, real, _fiction(kind, real, free, people, count))
    used = [name for name in made.values() if _pattern(name.real).search(text)]
    return tuple(sorted(used, key=lambda r: (-len(r.real), r.real)))


def renamed(text: Text, names: Sequence[Renamed]) -> Text:
    """``text`` with every real name replaced; spans of its trace follow."""
    for name in names:
        text = _replaced(text, _pattern(name.real), name.fictional)
    return text


def real_again(words: str, names: Sequence[Renamed]) -> str:
    """``words`` with the fictional names turned back."""
    for name in sorted(names, key=lambda n: -len(n.fictional)):
        words = words.replace(name.fictional, name.real)
    return words


def _pattern(real: str) -> re.Pattern[str]:
    """The name as a word of its own, with the article that may have to change."""
    return re.compile(rf"(?:\b([Aa])n? )?(?<!\w){re.escape(real)}(?!\w)")


def _replaced(text: Text, pattern: re.Pattern[str], new: str) -> Text:
    made, trace = "", list[Trace]()
    for piece, place in text.pieces:
        users = place.how in {"source", "concern"}
        changed = pattern.sub(lambda found: _with_article(found[1], new), piece) if users else piece
        trace.append(replace(place, start=len(made), end=len(made) + len(changed)))
        made += changed
    return Text(made, tuple(trace))


def _with_article(letter: str | None, name: str) -> str:
    if letter is None:
        return name
    return f"{letter}{'n' if name[0] in 'AEIOU' else ''} {name}"


def _fiction(kind: NameKind, real: str, free: list[str], people: list[str], count: int) -> str:
    if kind == "person":
        name = people.pop() if people else f"Colleague {count}"
        return name if " " in real.strip() else name.split()[0]
    if kind == "host":
        return f"system-{count}.example"
    if kind == "reference":
        return f"https://page-{count}.example"
    if kind == "code":
        return _code(real, count)
    name = free.pop() if free else f"System {count}"
    last = real.rsplit(maxsplit=1)[-1]
    return name if last == real else f"{name} {last}"


def _code(real: str, count: int) -> str:
    """A name of code that looks like ``real`` and tells nothing: "user_data" is "item_2"."""
    for shape, name in _SHAPES:
        if re.search(shape, real):
            return name.format(count)
    return f"part-{count}"


def _occurs(name: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE) is not None
