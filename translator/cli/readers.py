"""One result for each reader: which files it goes to, and how it stands on standard output."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from translator.cli import console
from translator.errors import PlainbridgeError
from translator.values import Translation


def format_of(out: Path | None, endings: Mapping[str, str], default: str) -> str:
    """The format that a file's ending names; ``endings`` are those of the formats."""
    named = {ending: fmt for fmt, ending in endings.items()}
    return named.get(out.suffix.lower() if out else "", default)


def targets(out: Path | None, readers: Sequence[str], ending: str, *, together: bool) -> list[Path]:
    """The files to write: none for standard output, one for one reader or when all go ``together``.

    Several readers get a file each, named after them: ``brief.finance.md`` for ``brief.md``.
    ``ending`` is for an ``out`` without one.
    """
    if out is None:
        return []
    if len(readers) == 1 or together:
        return [out]
    return [out.with_name(f"{out.stem}.{reader}{out.suffix or ending}") for reader in readers]


def hinted(
    made: Sequence[Translation], related: Callable[[Translation], Translation]
) -> list[Translation]:
    """The translations with the hints of their logs; without them, and a note, where that fails."""
    try:
        return [related(one) for one in made]
    except PlainbridgeError as error:
        console.note(f"The log of terms names no nearest entries. {error} {error.hint}")
        return list(made)


def deliver(pages: Sequence[str], readers: Sequence[str], files: Sequence[Path]) -> None:
    """Write the pages to their files; without files to standard output, headed where several.

    Raises:
        InputError: a file cannot be written.
    """
    if files:
        for file, page in zip(files, pages, strict=True):
            console.save(file, page)
    elif len(pages) == 1:
        console.write(pages[0])
    else:
        headed = (f"For: {r}\n\n{page}" for r, page in zip(readers, pages, strict=True))
        console.write("\n---\n\n".join(headed))
