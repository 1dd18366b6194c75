"""Bytes as text."""

from __future__ import annotations

import codecs

from translator.documents.checks import is_binary
from translator.errors import InputError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(data: bytes, name: str = "the input") -> str:
    """Bytes as text: by their byte-order mark, else UTF-8, else Windows-1252.

    Raises:
        InputError: the bytes are not text; ``name`` says which input in the message.
    """
    encoding = next((e for mark, e in _BOMS if data.startswith(mark)), None)
    if encoding:
        text = data.decode(encoding, errors="replace")
    else:
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            text = data.decode("cp1252", errors="replace")
    if is_binary(text):
        raise InputError(
            f"{name} holds binary data, not text.",
            hint="Open it in its own program and save it as text, .docx or .pdf.",
        )
    return text
