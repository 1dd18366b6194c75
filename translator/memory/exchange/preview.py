"""What an import would do, pair by pair, before anything is written; and doing it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from translator.errors import InputError
from translator.glossary.exchange.guard import read_bytes
from translator.glossary.reports import EVERY, Report, silent
from translator.memory.book import Memory
from translator.memory.exchange.csvs import read_csv, write_csv
from translator.memory.exchange.rows import Refusal, Row, pair_of
from translator.memory.exchange.tmx import read_tmx, write_tmx
from translator.memory.forms import normal
from translator.memory.values import Pair

_READERS: dict[str, Callable[[bytes, str], Iterator[Row]]] = {
    ".tmx": read_tmx,
    ".csv": read_csv,
    ".tsv": read_csv,
}
_WRITERS: dict[str, Callable[[Iterable[Pair]], Iterator[str]]] = {
    ".tmx": write_tmx,
    ".csv": write_csv,
}


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file would bring.

    ``new`` would be added; of these, ``differing`` are approved elsewhere while another wording of
    the same is in use here, and would wait for review. ``known`` counts what the memory has
    already: its state stays as it is. ``refused`` cannot be taken in.
    """

    name: str
    new: tuple[Pair, ...]
    differing: tuple[Pair, ...]
    known: int
    refused: tuple[Refusal, ...]


def preview(
    path: Path,
    memory: Memory,
    audiences: Collection[str],
    audience: str | None = None,
    report: Report = silent,
) -> Preview:
    """Read a file and compare it with the memory; nothing is changed.

    ``audience`` is who reads the sentences of a file that does not say so. ``report`` is told how
    many pairs have been read.

    Raises:
        InputError: the format is unknown, or the file is not what its name says.
        GlossaryError: it cannot be read, or declares XML entities.
        MemoryFileError: the memory cannot be read.
    """
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise InputError(
            f"{path.name}: memories are imported from {', '.join(_READERS)} files.",
            hint="Export it from its program as TMX or CSV.",
        )
    new: list[Pair] = []
    differing: list[Pair] = []
    refused: list[Refusal] = []
    seen: dict[tuple[str, str, str], set[str]] = {}
    known = 0
    for done, row in enumerate(reader(read_bytes(path), path.name)):
        if done % EVERY == 0:
            report(done, 0, "Reading pairs")
        try:
            pair = pair_of(row, path.name, audience, audiences)
        except InputError as error:
            refused.append(Refusal(row.place, str(error)))
            continue
        wording = pair.wording
        twins = seen.setdefault(
            (wording.audience, normal(wording.source), repr(sorted(wording.fixed.items()))), set()
        )
        has, other = memory.knows(wording)
        if has or wording.target in twins:
            known += 1
            continue
        new.append(pair)
        if pair.state == "approved" and (other or twins):
            differing.append(pair)
        if pair.state != "retired":
            twins.add(wording.target)
    return Preview(path.name, tuple(new), tuple(differing), known, tuple(refused))


def apply(
    found: Preview, memory: Memory, *, without_refused: bool = False, report: Report = silent
) -> int:
    """Add what a preview showed, all or none; how many pairs.

    ``report`` is told how far it is; where it raises, nothing is added.

    Raises:
        InputError: something was refused, and it was not asked to leave that aside.
        MemoryFileError: the memory cannot be written; nothing was added.
    """
    if found.refused and not without_refused:
        first = found.refused[0]
        raise InputError(
            f"{found.name} was not imported: {len(found.refused)} of its pairs are refused "
            f"({first.place}: {first.why}).",
            hint="Mend them in the file, or import it without the refused pairs.",
        )
    return memory.add(found.new, detail=found.name, report=report) if found.new else 0


def export(path: Path, memory: Memory) -> Iterator[str]:
    """The memory in the format of a file's name, piece by piece.

    Raises:
        InputError: there is no such format.
        MemoryFileError: the memory cannot be read.
    """
    writer = _WRITERS.get(path.suffix.lower())
    if writer is None:
        raise InputError(
            f"{path.name}: memories are exported as {' or '.join(_WRITERS)}.",
            hint="Name the file memory.tmx or memory.csv.",
        )
    return writer(memory.every())
