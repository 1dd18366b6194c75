"""PDF files as text, with the harm undone that typesetting does to words."""

from __future__ import annotations

import io
import logging
import re
from typing import TYPE_CHECKING

from translator.documents.checks import MAX_CHARS
from translator.errors import InputError

if TYPE_CHECKING:
    from pypdf import PdfReader

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_BULLET = re.compile(r"^(\s*)[•▪◦‣●○■□]\s+")
_LIST = re.compile(r"\s*(?:-|\d+[.)])\s")
_SPLIT_WORD = re.compile(r"([^\W\d_]{2,})[-\u2010]\n([a-z]{2,})")
_SHORT_LINE = 0.75  # of the page's longest line: what is shorter ends its paragraph
_FREQUENCY = 2.0  # Zipf scale: one in ten million words

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it remarks on every repair it makes


def read_pdf(data: bytes, name: str) -> str:
    """The text of a PDF, pages in order.

    Ligatures become letters ("ﬁ", "fi"), words split at a line's end are joined again, bullets
    become Markdown's, and a line much shorter than its page's longest one ends its paragraph.

    Raises:
        InputError: the file is damaged, password-protected, has no text (a scan) or too much.
    """
    try:
        pages = _pages(data, name)
    except InputError:
        raise
    except Exception as error:  # pypdf fails on broken files in dozens of ways
        raise InputError(
            f"{name!r} is damaged or not a PDF.",
            hint="Open it in a PDF reader, print it to a new PDF, or copy its text.",
        ) from error
    text = "\n\n".join(page for page in map(_tidy, pages) if page)
    if not text.strip():
        raise InputError(
            f"{name!r} holds no text: it is probably a scan.",
            hint="Run text recognition (OCR) on it first, or paste the text.",
        )
    return text + "\n"


def _pages(data: bytes, name: str) -> list[str]:
    from pypdf import PdfReader  # noqa: PLC0415

    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted:
        _unlock(reader, name)
    pages: list[str] = []
    size = 0
    for page in reader.pages:
        pages.append(page.extract_text())
        size += len(pages[-1])
        if size > MAX_CHARS:
            raise InputError(
                f"{name!r} holds more than {MAX_CHARS:,} characters, which is the limit.",
                hint="Translate it in parts, or paste only the section your reader needs.",
            )
    return pages


def _unlock(reader: PdfReader, name: str) -> None:
    from pypdf import PasswordType  # noqa: PLC0415
    from pypdf.errors import DependencyError  # noqa: PLC0415

    try:  # many PDFs may be read by anyone and are locked only against changes
        locked = reader.decrypt("") is PasswordType.NOT_DECRYPTED
    except (DependencyError, NotImplementedError):
        locked = True
    if locked:
        raise InputError(
            f"{name!r} is password-protected.",
            hint="Open it in a PDF reader, save a copy without the password, or copy its text.",
        )


def _tidy(page: str) -> str:
    for ligature, letters in _LIGATURES.items():
        page = page.replace(ligature, letters)
    page = _SPLIT_WORD.sub(_join, page.replace("\u00ad\n", "").replace("\u00ad", ""))
    lines = [_BULLET.sub(r"\1- ", line.rstrip()) for line in page.split("\n")]
    longest = max(map(len, lines), default=0)
    out: list[str] = []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        out.append(line)
        ends = len(line) < _SHORT_LINE * longest and following[:1].isupper()
        if line and ends and not _LIST.match(following):
            out.append("")
    return re.sub(r"\n{3,}", "\n\n", "\n".join(out)).strip()


def _join(match: re.Match[str]) -> str:
    """Join the halves without the hyphen when that gives a word: "migration", but "third-party"."""
    from wordfreq import zipf_frequency  # noqa: PLC0415

    whole = match[1] + match[2]
    known = zipf_frequency(whole.lower(), "en") >= _FREQUENCY
    return whole if known else f"{match[1]}-{match[2]}"
