"""Words of computing that rarity cannot find, from the list ``technical_words.txt``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal, get_args

from translator.errors import GlossaryError
from translator.glossary.unknown_rarity import frequency

Kind = Literal[
    "term", "language", "product", "part", "concept", "everyday", "name", "company", "action"
]
INVENTORY: frozenset[str] = frozenset({"term", "language", "product", "part", "everyday", "name"})
READERS: frozenset[str] = frozenset({"term", "language", "product", "part", "concept", "action"})
COMPANY: frozenset[str] = frozenset({"product", "part", "concept", "action"})
"""Kinds that count only beside other technical words."""
LONGEST = 3
_KINDS: dict[str, Kind] = {kind: kind for kind in get_args(Kind)}
_LIST = Path(__file__).with_name("technical_words.txt")


def kind_of(words: str, *, verb: bool = False) -> Kind | None:
    """The section of the list that has ``words`` (one to three, as written), or ``None``.

    Plurals count as their singular, and what an entry with a capital says needs that capital.
    With ``verb`` only the verbs of [action] are looked at, in all their forms.
    """
    listed = technical_words()
    if verb:
        return "action" if listed["action"].intersection(_bases(words.lower(), "VERB")) else None
    forms = {words, *_bases(words.lower(), "NOUN")}
    return next((kind for kind, has in listed.items() if kind != "action" and forms & has), None)


def base_of(words: str) -> str:
    """The form to list words under: "registries" as "registry", "appended" as "append".

    Names and what is shaped like code keep their form, but for an acronym's plural.
    """
    head, space, last = words.rpartition(" ")
    if re.fullmatch(r"[A-Z][A-Z0-9]+s", last):
        return words[:-1]
    small = last.lower()
    if not last.isalpha() or last not in {small, small.capitalize()}:
        return words
    if last != small and not (kind_of(small) or kind_of(small, verb=True)):
        return words
    verb = kind_of(small) is None and kind_of(small, verb=True) is not None
    return head + space + _base(small, "VERB" if verb else "NOUN")


def _base(word: str, pos: Literal["NOUN", "VERB"]) -> str:
    from lemminflect import getLemma  # noqa: PLC0415

    found = getLemma(word, pos, lemmatize_oov=False)
    if found:
        return str(found[0])
    shorter = word.removesuffix("s")
    return shorter if frequency(shorter) > frequency(word) else word


@lru_cache(maxsize=1)
def technical_words() -> Mapping[Kind, frozenset[str]]:
    """The list, by section.

    Raises:
        GlossaryError: it is broken, see ``read_words``.
    """
    return read_words(_LIST.read_text("utf-8"))


def read_words(text: str) -> Mapping[Kind, frozenset[str]]:
    """A list of the form that the head of ``technical_words.txt`` describes.

    Raises:
        GlossaryError: it names a section that is none.
    """
    found: dict[Kind, frozenset[str]] = {}
    lines = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    parts = re.split(r"^(\[.*\])$", lines, flags=re.MULTILINE)
    for head, body in zip(parts[1::2], parts[2::2], strict=True):
        entries = (" ".join(entry.split()) for entry in body.split(","))
        found[_section(head)] = frozenset(entry for entry in entries if entry)
    return MappingProxyType(found)


def _section(line: str) -> Kind:
    if line[1:-1] not in _KINDS:
        raise GlossaryError(
            f"{_LIST.name}: there is no section {line!r}",
            hint=f"There are: {', '.join(_KINDS)}.",
        )
    return _KINDS[line[1:-1]]


@lru_cache(maxsize=16384)
def _bases(words: str, pos: Literal["NOUN", "VERB"]) -> tuple[str, ...]:
    """The words themselves, and with their last word in its base form."""
    from lemminflect import getLemma  # noqa: PLC0415  (its tables take a while to load)

    head, space, last = words.rpartition(" ")
    bases = [last, *map(str, getLemma(last, pos))]
    if pos == "NOUN" and last.endswith("s") and len(last) > 3:
        bases.append(last[:-1])
    return tuple(head + space + base for base in dict.fromkeys(bases))
