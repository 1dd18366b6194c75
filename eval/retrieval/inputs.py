"""Questions and glossaries as files of JSON lines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from translator.errors import InputError
from translator.glossary.entries import Entry, entry


class Query(BaseModel):
    """A business phrasing and the term it means; other fields of the line are ignored."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    query: str
    term: str
    part: str = ""


class Defined(BaseModel):
    """A term with its definition; other fields of the line are ignored."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    term: str
    definition: str
    gloss: str = ""
    variants: tuple[str, ...] = ()


Line = TypeVar("Line", bound=BaseModel)


def read_queries(path: Path) -> list[Query]:
    """The questions of a file.

    Raises:
        InputError: the file cannot be read, or a line is no question.
    """
    return list(_lines(path, Query))


def read_glossary(path: Path) -> list[tuple[Entry, str]]:
    """The entries of a file, each with its term; the entry's id is its line's number.

    Raises:
        InputError: the file cannot be read, or a line is no entry.
    """
    return [
        (entry(str(at), (one.term, *one.variants), one.definition, one.gloss), one.term)
        for at, one in enumerate(_lines(path, Defined))
    ]


def _lines(path: Path, kind: type[Line]) -> Iterator[Line]:
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as problem:
        raise InputError(
            f"{path} cannot be read: {problem}", hint="Give a file of JSON lines in UTF-8."
        ) from problem
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield kind.model_validate_json(line)
        except ValidationError as problem:
            fields = ", ".join(
                name for name in kind.model_fields if name in {"query", "term", "definition"}
            )
            raise InputError(
                f"{path.name}, line {number}: {line[:60]!r} is not a JSON object with {fields}.",
                hint=str(problem.errors()[0]["msg"]),
            ) from problem
