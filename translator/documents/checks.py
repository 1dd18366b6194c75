"""What a text must be before anything is done with it."""

from __future__ import annotations

import re

from translator.documents.language import language_of, prose_of
from translator.errors import InputError

MAX_CHARS = 200_000
MIN_WORDS = 5

_SURROGATE = re.compile(r"[\ud800-\udfff]")
# C0 and C1 controls apart from tab, line ends, form feed and escape (terminal colours).
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f-\x9f\ufffd]")
_BINARY_SHARE = 0.02
_WORD = re.compile(r"\w+")
_LETTER = re.compile(r"[^\W\d_]")


def is_binary(text: str) -> bool:
    """Whether more than 2 in 100 characters (and more than 3) are control or broken characters."""
    return len(_CONTROL.findall(text[:MAX_CHARS])) > max(
        3, _BINARY_SHARE * min(len(text), MAX_CHARS)
    )


def check_text(text: str) -> str:
    """``text`` itself when it can be translated.

    The result has the same length and characters, so that offsets stay good; only half characters
    (lone surrogates), which no file can hold, become U+FFFD. Right-to-left marks, zero-width
    characters and a stray NUL pass.

    Raises:
        InputError: the text is empty, holds fewer than 5 words or only code and addresses, is
            longer than 200,000 characters, binary, or clearly in another language than English.
    """
    if len(text) > MAX_CHARS:
        raise InputError(
            f"The text has {len(text):,} characters; {MAX_CHARS:,} is the limit.",
            hint="Translate it in parts, or paste only the section your reader needs.",
        )
    text = _SURROGATE.sub("\ufffd", text)
    if not text.strip():
        raise InputError(
            "The text is empty.",
            hint="Paste an update, or name a file that holds one.",
        )
    if is_binary(text):
        raise InputError(
            "This is binary data, not text.",
            hint="Open it in its own program and save or copy it as text, .docx or .pdf.",
        )
    language = language_of(text)
    if language not in (None, "English"):
        raise InputError(
            f"The text seems to be in {language}; only English can be translated.",
            hint="Paste an English version of the update.",
        )
    words = [word for word in _WORD.findall(text) if _LETTER.search(word)]
    if len(words) < MIN_WORDS:
        raise InputError(
            f"The text has {len(words)} {'word' if len(words) == 1 else 'words'}; "
            f"at least {MIN_WORDS} are needed to say something.",
            hint="Paste the whole update: what happened, to what, since when, and what comes next.",
        )
    if len(prose_of(text).split()) < MIN_WORDS:
        raise InputError(
            "The text holds only code, addresses or numbers: there is nothing to translate.",
            hint="Add the sentences that say what happened and what it means.",
        )
    return text
