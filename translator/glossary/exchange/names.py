"""Ids for entries whose file gives none, or one of another form."""

from __future__ import annotations

import re
import unicodedata

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def slug(words: str) -> str:
    """An id made of words: "Röntgen scan (2D)" gives "rontgen-scan-2d"; empty if none is left."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))


def is_id(text: str) -> bool:
    """Whether the schema takes it for an id."""
    return _ID.fullmatch(text) is not None
