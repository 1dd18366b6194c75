"""The formats there are, by name and by the endings of their files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from translator.errors import GlossaryError
from translator.glossary.exchange import csvs, jsons, skos, tbx, xlsx, yamls
from translator.glossary.exchange.entry import Entry, Reading
from translator.glossary.exchange.guard import read_bytes
from translator.glossary.exchange.shapes import shapes
from translator.glossary.reports import Report, silent


@dataclass(frozen=True, slots=True)
class Format:
    """A format with its reader and writer. ``cannot`` says what of an entry it has no place for."""

    name: str
    endings: tuple[str, ...]
    read: Callable[[bytes, str, Report], Reading]
    write: Callable[[Sequence[Entry]], bytes]
    binary: bool = False
    cannot: str = ""


_TBX_LACKS = ", ".join(name for name in shapes() if name not in tbx.CARRIED)
_NO_ORDER = "the order of variants, related and hits"

FORMATS: dict[str, Format] = {
    one.name: one
    for one in (
        Format("yaml", (".yaml", ".yml"), yamls.read_yaml, yamls.write_yaml),
        Format("json", (".json",), jsons.read_json, jsons.write_json),
        Format("csv", (".csv", ".txt"), csvs.read_csv, csvs.write_csv),
        Format("tsv", (".tsv", ".tab"), csvs.read_csv, csvs.write_tsv),
        Format("xlsx", (".xlsx", ".xlsm"), xlsx.read_xlsx, xlsx.write_xlsx, binary=True),
        Format("tbx", (".tbx",), tbx.read_tbx, tbx.write_tbx, cannot=_TBX_LACKS),
        Format("turtle", (".ttl",), skos.read_turtle, skos.write_turtle, cannot=_NO_ORDER),
        Format("rdf", (".rdf", ".owl"), skos.read_rdf, skos.write_rdf, cannot=_NO_ORDER),
    )
}


def format_of(path: Path, name: str | None = None) -> Format:
    """The format of a file: as named, else by its ending; ``.xml`` is TBX or RDF by its root.

    Raises:
        GlossaryError: no format has that name or ending.
    """
    known = ", ".join(FORMATS)
    if name is not None:
        if name not in FORMATS:
            raise GlossaryError(f"there is no format {name!r}", hint=f"There are: {known}.")
        return FORMATS[name]
    ending = path.suffix.lower()
    if ending == ".xml" and path.exists():
        head = read_bytes(path)[:4000]
        return FORMATS["rdf" if b"RDF" in head else "tbx"]
    for one in FORMATS.values():
        if ending in one.endings:
            return one
    raise GlossaryError(
        f"{path.name}: no format has the ending {ending!r}",
        hint=f"Name it with --format; there are: {known}.",
    )


def read_file(path: Path, name: str | None = None, report: Report = silent) -> Reading:
    """The entries of a file in any of the formats.

    Raises:
        GlossaryError: it cannot be read, its format is not known, or it is broken as a whole.
            A single broken entry is refused in the reading and does not stop the rest.
    """
    chosen = format_of(path, name)
    return chosen.read(read_bytes(path), path.name, report)
