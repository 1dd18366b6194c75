"""Files of the kinds people have updates in: text, Markdown, Word, PDF, HTML and mail."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from translator.documents.checks import MAX_CHARS
from translator.documents.encoding import decode
from translator.errors import InputError

MAX_BYTES = 20_000_000
MAX_TEXT_BYTES = 4 * MAX_CHARS + 4  # UTF-32 with its mark: the widest that can be in limit

_TEXT = (".md", ".markdown", ".txt", ".text", ".log")
_HTML = (".html", ".htm")
READABLE = (*_TEXT, ".docx", ".pdf", *_HTML, ".eml")

_SAVE_AS = {
    ".doc": "Open it in Word and save it as .docx.",
    ".docm": "Open it in Word and save it as .docx.",
    ".rtf": "Open it in Word and save it as .docx.",
    ".odt": "Save it as .docx or .pdf first.",
    ".pages": "Export it as .docx or .pdf first.",
    ".msg": "Save the message as .eml, or copy its text.",
    ".pptx": "Export the slides as .pdf, or copy their text.",
    ".xlsx": "Copy the cells that matter into a text or Markdown file.",
}
# The first bytes of files, by what they are. An encrypted .docx is an OLE file as an old .doc is.
_MAGIC = (
    (b"%PDF-", "a PDF", (".pdf",)),
    (b"PK\x03\x04", "a zip archive (Word, Excel or other)", (".docx",)),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file or a password-protected one", ()),
    (b"{\\rtf", "an RTF document", ()),
    (b"\x89PNG", "a PNG picture", ()),
    (b"\xff\xd8\xff", "a JPEG picture", ()),
    (b"GIF8", "a GIF picture", ()),
    (b"\x1f\x8b", "a gzip archive", ()),
    (b"\x7fELF", "a program", ()),
)


def read_document(path: Path) -> str:
    """The text of a .md, .txt, .docx, .pdf, .html or .eml file.

    Headings, lists and tables become Markdown. Text files are returned as they are, decoded by
    byte-order mark, as UTF-8 or as Windows-1252. The file's size is checked before it is read.

    Raises:
        InputError: there is no such file, it cannot be read, is too large (20 MB; 0.8 MB for plain
            text), of another kind than its name says, corrupt, password-protected or without text.
    """
    suffix = path.suffix.lower()
    data = _bytes_of(path, suffix)
    _check_kind(path, suffix, data)
    return _reader(suffix)(data, path.name)


def _bytes_of(path: Path, suffix: str) -> bytes:
    if path.is_dir():
        raise InputError(f"{str(path)!r} is a folder.", hint="Name one file inside it.")
    if not path.exists():
        raise InputError(
            f"There is no file {str(path)!r}.", hint="Check the name and the folder you are in."
        )
    if suffix not in READABLE:
        raise InputError(
            f"Files ending in {suffix!r} cannot be read: {path.name!r}."
            if suffix
            else f"{path.name!r} has no ending that says what it is.",
            hint=_SAVE_AS.get(suffix, f"Readable are {', '.join(READABLE)}."),
        )
    limit = MAX_TEXT_BYTES if suffix in _TEXT else MAX_BYTES
    try:
        size = path.stat().st_size
        if size > limit:
            raise InputError(
                f"{path.name!r} has {size / 1e6:.1f} MB; {limit / 1e6:.1f} MB is the limit.",
                hint="Translate it in parts, or paste only the section your reader needs.",
            )
        with path.open("rb") as file:  # a named pipe reports size 0, so the read is bounded too
            data = file.read(limit + 1)
    except OSError as error:
        raise InputError(
            f"{str(path)!r} cannot be read: {error.strerror or error}.",
            hint="Check that the file is yours to read and not open elsewhere.",
        ) from error
    if not data:
        raise InputError(f"{path.name!r} is empty.", hint="Check that it was saved.")
    return data[:limit]


def _check_kind(path: Path, suffix: str, data: bytes) -> None:
    for magic, what, endings in _MAGIC:
        if data.startswith(magic) and suffix not in endings:
            raise InputError(
                f"{path.name!r} is {what}, not a {suffix} file.",
                hint=f"Rename it to end in {endings[0]}."
                if endings
                else "Remove the password if it has one, and save it as .docx, .pdf or text.",
            )


def _reader(suffix: str) -> Callable[[bytes, str], str]:
    if suffix == ".docx":
        from translator.documents.word import read_docx  # noqa: PLC0415

        return read_docx
    if suffix == ".pdf":
        from translator.documents.pdf import read_pdf  # noqa: PLC0415

        return read_pdf
    if suffix == ".eml":
        from translator.documents.mail import read_eml  # noqa: PLC0415

        return read_eml
    if suffix in _HTML:
        from translator.documents.web import read_html  # noqa: PLC0415

        return read_html
    return decode
