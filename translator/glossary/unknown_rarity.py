"""How rare a word is in English, setting aside what is made of ordinary words or misspelt."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from string import ascii_lowercase

from translator.glossary.grammar import is_function_word

RARE = 2.9
"""Zipf frequency below which a word counts as rare: under one in a million words or so."""
ORDINARY_BASE = 3.3
_SLIP_AT_MOST = 2.1
_SLIP_GAP = 2.5
_PREFIXES = tuple(
    """un re non pre post mis dis over under inter sub super multi auto anti co de micro
    hyper self out in im""".split()
)
_SUFFIXES = tuple(
    """ably ability abilities able ibility ation ations ization isation izations isations
    ising izing ised ized ises izes ise ize ers ors er or ing ings ed es s ly ness ment
    ments ity ities al ally ful less ship ism ist ists ive ic ical ies ied""".split()
)


@lru_cache(maxsize=16384)
def rarity_of_word(word: str) -> float:
    """0 for ordinary English words, else the rarity from 0 to 1. ``word`` is in lower case.

    Rarity is by wordfreq (Speer 2022). A word is ordinary, too, when it is derived from an ordinary
    one or is a slip of the keyboard for one ("libary").
    """
    if is_function_word(word) or frequency(word) >= RARE or _derived(word) or _is_slip(word):
        return 0.0
    return score(frequency(word))


def score(zipf: float) -> float:
    """A Zipf frequency as a rarity from 0.05 to 1."""
    return max(0.05, min(1.0, 1 - zipf / 8))


@lru_cache(maxsize=16384)
def frequency(word: str) -> float:
    """Frequency on the Zipf scale: 0 unknown, 3 once in a million words, 6 once in a thousand."""
    from wordfreq import zipf_frequency  # noqa: PLC0415  (its tables load at the first call)

    return float(zipf_frequency(word, "en"))


def _derived(word: str) -> bool:
    """Whether a word is made of an ordinary one by ending, prefix, British spelling or joining."""
    american = word.replace("our", "or").replace("is", "iz").replace("ys", "yz")
    if american != word and frequency(american) >= RARE:
        return True
    for base in (word, american):
        for stem in _stems(base):
            if frequency(stem) >= ORDINARY_BASE:
                return True
    return any(
        word.startswith(prefix)
        and len(word) - len(prefix) >= 4
        and any(frequency(stem) >= ORDINARY_BASE for stem in _stems(word[len(prefix) :]))
        for prefix in _PREFIXES
    )


def _stems(word: str) -> Iterator[str]:
    yield word
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 4:
            stem = word[: -len(suffix)]
            yield stem
            yield stem + "e"
            yield stem + "y"
            if stem[-1] == stem[-2]:
                yield stem[:-1]


def _is_slip(word: str) -> bool:
    """Whether a slip of the keyboard makes this of an ordinary word ("libary", "indended").

    A letter too few, a doubled one too many, or two in each other's place; in a long word that
    occurs nowhere also a wrong letter. In short ones that is how new words look ("hashing").
    """
    rarest = frequency(word)
    if len(word) < 6 or rarest > _SLIP_AT_MOST or not word.isalpha():
        return False
    wanted = max(rarest + _SLIP_GAP, 3.5)
    if any(frequency(near) >= wanted for near in _neighbours(word)):
        return True
    return len(word) > 7 and not rarest and any(frequency(near) >= 4 for near in _changed(word))


def _neighbours(word: str) -> Iterator[str]:
    for i in range(1, len(word)):
        if i < len(word) - 1:
            yield word[:i] + word[i + 1] + word[i] + word[i + 2 :]
        if word[i] == word[i - 1] or len(word) > 8:
            yield word[:i] + word[i + 1 :]
        for letter in ascii_lowercase:
            yield word[:i] + letter + word[i:]


def _changed(word: str) -> Iterator[str]:
    for i in range(1, len(word) - 2):
        for letter in ascii_lowercase:
            yield word[:i] + letter + word[i + 1 :]
