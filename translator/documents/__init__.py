"""Documents at the border: a file or pasted text in, text that can be translated out.

What comes out is the author's words. Markup (headings, lists, tables) becomes Markdown; nothing is
summarised, and plain text passes exactly as it stands in the file.
"""

from __future__ import annotations

from translator.documents.checks import MAX_CHARS, MIN_WORDS, check_text
from translator.documents.encoding import decode
from translator.documents.files import READABLE, read_document
from translator.documents.language import language_of

__all__ = [
    "MAX_CHARS",
    "MIN_WORDS",
    "READABLE",
    "check_text",
    "decode",
    "language_of",
    "read_document",
]
