"""Words as the gate compares them: tokens, lemmas, stems, and which of them carry content."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import yaml

from translator import resources
from translator.contractions import LOOSE, SURE
from translator.gate.wordlists import AFTER_NOUN, ALSO_NOUNS, FUNCTION, OPENS_OBJECT, TASKS

TOKEN = re.compile(r"[A-Za-z][A-Za-z'’]*(?:-[A-Za-z]+)*|\d+(?:[.,:]\d+)*")
_ENDS = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9“\"])")

_INFLECTED = re.compile(r"(?<=[a-z]{4})(?:ed|ing|(?<!s)s)$")

_PLACES = frozenset("in on at to for from".split())
_CLAUSE = frozenset(
    "that which who whose where if whether when until before after because so and or".split()
)
_FINITE = frozenset(
    "is are was were has had will can cannot could may might must should does did would "
    "depends continues remains goes begins".split()
)


@cache
def _groups() -> dict[str, frozenset[str]]:
    """Each word of the plain-word table with the words that mean the same."""
    table = yaml.safe_load((resources.folder("prompts") / "plain-words.yaml").read_text("utf-8"))
    same: dict[str, set[str]] = {}
    for group in table["same"]:
        members = {str(word) for word in group}
        for word in members:
            same.setdefault(word, set()).update(members)
    return {word: frozenset(members) for word, members in same.items()}


@lru_cache(maxsize=65536)
def lemmas(word: str) -> frozenset[str]:
    """All lemmas a word can have, lower-case, itself included."""
    from lemminflect import (  # noqa: PLC0415 - loads its tables on first use
        getAllLemmas,
        getAllLemmasOOV,
    )

    lower = word.lower().replace("’", "'").removesuffix("'s").removesuffix("'")
    found = {lower}
    known = getAllLemmas(lower)
    for forms in known.values():
        found.update(form.lower() for form in forms)
    if not known and (ending := _INFLECTED.search(lower)):
        # "Rebooted" and "rollouts" are in no dictionary, but inflected like any other word.
        found.update(getAllLemmasOOV(lower, "NOUN" if ending[0] == "s" else "VERB").popitem()[1])
    if "-" in lower:
        for part in lower.split("-"):
            found |= {part} if len(part) > 3 else set()
    return frozenset(found)


@lru_cache(maxsize=65536)
def related(word: str) -> frozenset[str]:
    """A word's lemmas with those that the plain-word table takes as the same."""
    found = set(lemmas(word))
    for lemma in lemmas(word):
        found |= _groups().get(lemma, frozenset())
    return frozenset(found)


def expand(text: str) -> str:
    """``text`` with its short forms written out: "won't" becomes "will not"."""
    for pattern, full in (*SURE, *LOOSE):
        text = pattern.sub(full, text)
    return text


def tokens(text: str) -> list[str]:
    """Words and numbers of a text, in order; "won't" counts as "will not"."""
    return TOKEN.findall(expand(text))


def is_content(word: str) -> bool:
    """Whether a word carries content of its own."""
    return (
        word[0].isalpha() and len(word) > 1 and not (lemmas(word) & FUNCTION) and not word.isdigit()
    )


def sentences(text: str) -> list[str]:
    """The sentences of a candidate; none is empty."""
    return [part for part in _ENDS.split(text) if part.strip()]


def stem(word: str) -> str:
    """A rough stem for words of one family: "migrate" and "migration"."""
    lower = word.lower()
    return lower[: max(5, len(lower) - 5)] if len(lower) >= 6 else lower


@lru_cache(maxsize=65536)
def verb_forms(word: str) -> frozenset[str]:
    """Penn tags a word can have as a verb: VB, VBP, VBZ, VBD, VBN, VBG."""
    from lemminflect import (  # noqa: PLC0415 - loads its tables on first use
        getAllInflections,
        getAllLemmas,
    )

    lower = word.lower()
    found: set[str] = set()
    for lemma in getAllLemmas(lower).get("VERB", ()):
        inflected = getAllInflections(lemma, "VERB")
        for tag, forms in inflected.items():
            if lower in forms:
                found |= {"VBD", "VBN"} if tag == "VBD" and "VBN" not in inflected else {tag}
    return frozenset(found)


def is_order(plain: str) -> bool:
    """Whether a text begins like a task: "Monitor the deployments"."""
    words = re.findall(r"[A-Za-z]+", plain.rpartition(": ")[2] if plain.count(": ") == 1 else plain)
    if len(words) < 2 or words[1].lower() in AFTER_NOUN:
        return False
    first, second = words[0].lower(), words[1].lower()
    if first in ALSO_NOUNS and second in _PLACES and _says_finite(words[2:]):
        return False
    return first in TASKS or (first in ALSO_NOUNS and second in OPENS_OBJECT)


def _says_finite(words: list[str]) -> bool:
    """Whether a main verb follows a noun and its place: "Work on the index depends on it"."""
    first = next((word for word in words if word.lower() in _CLAUSE | _FINITE), "")
    return first.lower() in _FINITE
