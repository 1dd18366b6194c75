"""Archetypes: the editable scenarios in ``prompts/exercises``, and what all of them share.

A text of an archetype may hold two kinds of places. ``{finance}`` becomes the name of who plays a
role, ``{company}`` a fictional noun. ``<cause: The note says: “@” | Nobody knows why.>`` becomes
its first half, with ``@`` a sentence of the update, when the update has one for the find ``cause``;
else its second half, which is fiction.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from translator import resources
from translator.editable import load_file
from translator.errors import PromptError
from translator.exercises.schema import Minutes
from translator.exercises.specs import Archetype, Common

NAME = re.compile(r"\{([a-z_]+)\}")
PLACE = re.compile(r"<([a-z]+): ([^<>|]*@[^<>|]*) \| ([^<>|]*)>")
COMMON = "_common.yaml"


def load_archetypes(folder: Path | None = None) -> dict[str, Archetype]:
    """All archetypes by id, in the order of their names.

    Raises:
        PromptError: a file is broken; the message names file and field.
    """
    found, problems = _read(folder or resources.folder("prompts") / "exercises")
    if problems:
        raise problems[0]
    return found


def usable_archetypes() -> tuple[dict[str, Archetype], tuple[str, ...]]:
    """The archetypes that can be played, and a notice for each file that was left out.

    Only a file of the user's own folder is left out; a broken one of the program's is an error.

    Raises:
        PromptError: a file of the program is broken, or no file of the user's can be played.
    """
    if not resources.is_own("prompts"):
        return load_archetypes(), ()
    found, problems = _read(resources.folder("prompts") / "exercises")
    if not found:
        raise problems[0]
    return found, tuple(f"Left out: {problem}. {problem.hint}" for problem in problems)


def _read(folder: Path) -> tuple[dict[str, Archetype], list[PromptError]]:
    common = load_common(folder)
    found: list[Archetype] = []
    problems: list[PromptError] = []
    for path in sorted(folder.glob("[!_]*.yaml")):
        try:
            found.append(_load(path, common))
        except PromptError as problem:
            problems.append(problem)
    if not found and not problems:
        raise PromptError(
            f"no archetype in {str(folder)!r}",
            hint="Put one YAML file for each scenario there, or unset PLAINBRIDGE_PROMPTS.",
        )
    return {a.id: a for a in sorted(found, key=lambda a: a.name)}, problems


def _load(path: Path, common: Common) -> Archetype:
    archetype = load_file(path, Archetype, PromptError, explained_in=COMMON)
    if both := set(archetype.roles) & set(common.nouns):
        raise PromptError(
            f"{path.name}: roles: {sorted(both)} are names of _common.yaml as well",
            hint="Give the role another id.",
        )
    for text in _texts(archetype.model_dump(exclude={"when"})):
        if problem := _place_problem(text, archetype, common):
            raise PromptError(
                f"{path.name}: {problem} in {text[:60]!r}",
                hint="Use a role of this file, or a noun or find of _common.yaml.",
            )
    return archetype


def load_common(folder: Path | None = None) -> Common:
    """What all archetypes share.

    Raises:
        PromptError: the file is broken.
    """
    folder = folder or resources.folder("prompts") / "exercises"
    return load_file(folder / COMMON, Common, PromptError, explained_in=COMMON)


def finds_of(archetype: Archetype, minutes: Minutes | None = None) -> frozenset[str]:
    """The finds that any text of an archetype has a place for; of those played in ``minutes``."""
    parts = archetype.model_dump(exclude={"when"})
    if minutes:
        parts["roles"] = {i: r.model_dump() for i, r in archetype.cast(minutes).items()}
        parts["injects"] = [inject.model_dump() for inject in archetype.order(minutes)]
    return frozenset(found[0] for text in _texts(parts) for found in PLACE.findall(text))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for member in value.values():
            yield from _texts(member)
    elif isinstance(value, list | tuple):
        for member in value:
            yield from _texts(member)


def _place_problem(text: str, archetype: Archetype, common: Common) -> str:
    for find, _, _ in PLACE.findall(text):
        if find not in common.finds:
            return f"unknown find {find!r}"
    for name in NAME.findall(text):
        if name not in archetype.roles and name not in common.nouns:
            return f"unknown name {name!r}"
    rest = NAME.sub("", PLACE.sub("", text))
    return "a broken place" if re.search(r"[<>{}@|]", rest) else ""
