"""What is refused before a file from elsewhere is opened: bombs, outside entities, wrong sizes."""

from __future__ import annotations

import codecs
import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import IO
from xml.parsers import expat

from translator.documents import decode
from translator.errors import GlossaryError, InputError

MOST_BYTES = 256 * 1024**2
MOST_UNPACKED = 1024**3
MOST_PARTS = 2000
_CHUNK = 1 << 16
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_FORMULA = re.compile(r"'*[\s]*[=+\-@\t\r＝＋－＠]")


def read_bytes(path: Path) -> bytes:
    """The content of a file.

    Raises:
        GlossaryError: it cannot be read, is empty, or larger than ``MOST_BYTES``.
    """
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise GlossaryError(
                f"{path.name}: {size / 1024**2:.0f} MB; {MOST_BYTES // 1024**2} MB at most",
                hint="Split the file and import it in parts.",
            )
        data = path.read_bytes()
    except OSError as error:
        raise GlossaryError(
            f"{str(path)!r} cannot be read: {error.strerror or error}",
            hint="Name a file that exists and that you may read.",
        ) from error
    if not data.strip():
        raise GlossaryError(f"{path.name}: the file is empty", hint="Name a file with entries.")
    return data


def text_of(data: bytes, name: str) -> str:
    """The text of a file, whatever program saved it: UTF-8, UTF-16, UTF-32 or Windows-1252.

    UTF-16 without a byte-order mark is known by its zero bytes.

    Raises:
        GlossaryError: the bytes are no text.
    """
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE))
    for offset, encoding in () if marked else ((1, "utf-16-le"), (0, "utf-16-be")):
        head = data[:2000]
        if len(head) > 3 and head[offset::2].count(0) > len(head) * 0.4:
            return data.decode(encoding, errors="replace")
    try:
        return decode(data, name)
    except InputError as error:
        raise GlossaryError(str(error), hint="Save it as UTF-8 text, or as .xlsx.") from error


def check_xml(data: bytes, name: str) -> None:
    """Refuse XML that declares entities, before anything is built from it.

    Entities can grow without bound ("billion laughs") or reach for other files. They are declared
    before the first element, so no more than that is read here. A document type may be named, as
    old TBX files do; nothing is fetched for it.

    Raises:
        GlossaryError: it declares an entity.
    """
    _check_prolog(io.BytesIO(data), name)


def _check_prolog(stream: IO[bytes], name: str) -> None:
    parser = expat.ParserCreate()
    met: list[str] = []

    def declared(entity: str, *_: object) -> None:
        met.append(entity)

    def opened(*_: object) -> None:
        met.append("")

    parser.EntityDeclHandler = declared
    parser.StartElementHandler = opened
    try:
        while not met and (chunk := stream.read(_CHUNK)):
            parser.Parse(chunk)
    except expat.ExpatError:
        if not met:
            return  # not well formed: the format's own parser says where
    if met[:1] not in ([], [""]):
        raise GlossaryError(
            f"{name}: declares the XML entity {met[0]!r}",
            hint="Save it without a DTD, or as another format such as CSV or Turtle.",
        )


def check_zip(data: bytes, name: str) -> None:
    """Look at a workbook's table of contents before anything in it is unpacked.

    A part never unpacks to more than the table says: the unpacking stops there.

    Raises:
        GlossaryError: it is no ZIP file, would unpack to more than ``MOST_UNPACKED``, or a part
            declares entities.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise GlossaryError(
            f"{name}: not an .xlsx workbook: {error}",
            hint="Save it from the spreadsheet program as .xlsx, or as .csv.",
        ) from error
    parts = archive.infolist()
    total = sum(part.file_size for part in parts)
    if total > MOST_UNPACKED or len(parts) > MOST_PARTS:
        raise GlossaryError(
            f"{name}: unpacks to {total / 1024**2:.0f} MB in {len(parts)} parts",
            hint=f"At most {MOST_UNPACKED // 1024**2} MB and {MOST_PARTS} parts are opened; "
            "save the sheet with the entries alone.",
        )
    for part in parts:
        if part.filename.endswith((".xml", ".rels", ".vml")):
            _check_part(archive, part, name)


def _check_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> None:
    try:
        with archive.open(part) as stream:
            _check_prolog(stream, f"{name}, {part.filename}")
    except Exception as error:  # a damaged archive lets through whatever comes up
        raise GlossaryError(
            f"{name}: the workbook is damaged: {part.filename}: {error}",
            hint="Save it anew from the spreadsheet program, or as .csv.",
        ) from error


def odd_in(value: object) -> str | None:
    """The first character, in all words of a value, that XML and workbooks cannot hold."""
    if isinstance(value, str):
        found = _CONTROL.search(value)
        return found[0] if found else None
    if isinstance(value, Mapping):
        value = (*value.keys(), *value.values())
    if isinstance(value, list | tuple):
        return next(filter(None, map(odd_in, value)), None)
    return None


def check_characters(data: Mapping[str, object], form: str) -> None:
    """Refuse to write an entry that a format cannot hold.

    Raises:
        GlossaryError: a word of it holds a control character.
    """
    if odd := odd_in(data):
        raise GlossaryError(
            f"{data.get('id')}: holds the character {odd!r}, which {form} cannot hold",
            hint="Take it out of the entry, or export as JSON.",
        )


def neutral(cell: str) -> str:
    """A cell that no spreadsheet program takes for a formula; ``bare`` gives the text back.

    Source: OWASP, "CSV Injection": a cell that begins with one of ``= + - @``, a tab or a carriage
    return, is preceded by an apostrophe.
    """
    return "'" + cell if _FORMULA.match(cell) else cell


def bare(cell: str) -> str:
    """The text of a cell that ``neutral`` wrote."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
