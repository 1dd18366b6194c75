"""Which language a text is in, said only when it is clear."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lingua import LanguageDetector

_NAMES = """
ENGLISH GERMAN FRENCH SPANISH PORTUGUESE ITALIAN DUTCH POLISH SWEDISH DANISH BOKMAL FINNISH CZECH
TURKISH ROMANIAN HUNGARIAN RUSSIAN UKRAINIAN GREEK CHINESE JAPANESE KOREAN ARABIC HEBREW HINDI
VIETNAMESE INDONESIAN
"""
_DISPLAY = {"BOKMAL": "Norwegian"}

_CODE = re.compile(
    r"```.*?(?:```|\Z)|~~~.*?(?:~~~|\Z)|`[^`\n]*`|<[^<>\n]{1,300}>", re.DOTALL
)  # fenced, in a line, and tags
# A word with one of these is an identifier, a path, an address or a number: in no language.
_NOT_PROSE = re.compile(r"[\d_/\\@=#{}$]|\w[.:]+\w")
_LETTERS = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")

_SAMPLE = 8_000  # characters; a language shows itself in far fewer
_MIN_LATIN_LETTERS = 80  # below this, names and jargon pass for Dutch or Danish
_MIN_OTHER_LETTERS = 12
_CONFIDENT = 0.95


@lru_cache(maxsize=1)
def _detector() -> LanguageDetector:
    """The detector, loaded at its first use. Its small models need 30 MB, the large ones 500 MB."""
    from lingua import Language, LanguageDetectorBuilder  # noqa: PLC0415

    languages = [getattr(Language, name) for name in _NAMES.split()]
    return LanguageDetectorBuilder.from_languages(*languages).with_low_accuracy_mode().build()


def prose_of(text: str) -> str:
    """The words of ``text`` without code, addresses and identifiers, joined by single spaces."""
    words = _CODE.sub(" ", text).split()
    return " ".join(_LETTERS.findall(" ".join(w for w in words if not _NOT_PROSE.search(w))))


def language_of(text: str) -> str | None:
    """The English name of the language ("English", "German"), or ``None`` when it is not clear.

    Code, addresses and identifiers are set aside first. ``None`` is returned for short text (fewer
    than 80 letters, or 12 in another script than Latin), for a language outside the 27 known here
    and for a detector less sure than 0.95: a wrong guess is worse than none.
    """
    prose = prose_of(text[: 4 * _SAMPLE])[:_SAMPLE]
    letters = sum(map(str.isalpha, prose))
    if not letters:
        return None
    latin = len(_LATIN.findall(prose)) * 2 > letters
    if letters < (_MIN_LATIN_LETTERS if latin else _MIN_OTHER_LETTERS):
        return None
    best = _detector().compute_language_confidence_values(prose)[0]
    if best.value < _CONFIDENT:
        return None
    return _DISPLAY.get(best.language.name, best.language.name.title())
