"""Jargon that no entry of the glossary covers: rare words and words shaped like code."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from translator.glossary.grammar import is_function_word, is_title, kinds
from translator.values import Sentence, Span, TermMatch

RARE = 2.9
"""Zipf frequency below which a word counts as rare: under one in a million words or so."""
RARE_NAME = 2.6
ORDINARY_BASE = 3.3
MOST_WORDS = 3

_TOKEN = re.compile(r"[A-Za-z_][\w'’]*(?:[-.:/][\w]+)*|\d+[A-Za-z][\w-]*")
_SKIPPED = re.compile(
    r"(?:https?|ftp|ssh|git)://\S+|www\.\S+|\S+@\S+|@[\w-]+|#\w+|[\w./-]+/[\w./-]+/\S*"
    r"|\b(?:CVE|CWE|GHSA|RFC|ISO|[A-Z]{2,8})-\d[\w-]*|\bv?\d+(?:\.\d+)+[\w-]*|\bv\d+\b"
    r"|\b[0-9a-f]{7,40}\b|\b[\w-]+\.(?:com|org|net|io|dev|gov|edu)\b|\b[QHPTFR]\d{1,2}\b"
    r"|\b\d[\d.,:]*\s?(?:[kKMGTP]i?[Bb]?|ms|[smhdx]|min|hrs?|px|[ap]m|[AP]M|st|nd|rd|th)\b"
)
_ENDLESS = re.compile(r"\S{120,}")
_CODE = re.compile(r"[A-Za-z0-9]_[A-Za-z0-9]|[a-z][A-Z]|[A-Z]{2}[a-z]{2}|[A-Za-z]\d|\d[A-Za-z]|::")
_CAPITALS = re.compile(r"[A-Z][A-Z0-9]{1,6}s?$")
_PLAIN_CAPITALS = frozenset(
    """OK US UK EU UN USA UTC GMT CET CEST PST PDT EST EDT BST IST CEO CFO CIO CTO COO CMO HR PR AM
    PM TV PDF FAQ ID IDS TBC TBD NB PS CC VAT EUR USD GBP CHF JPY MB GB TB KB KM KG CM MM AI IT
    FYI ETA CV GDP BBC NHS IBM NASA JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC MON TUE WED
    THU FRI SAT SUN NY LA SF DC CA GO NO NOT DO DONE TODO NA NEW AND OR THE ALL ASAP RSVP DIY
    ATM PIN VIP MP MD DVD CD WWW II III IV VI VII VIII IX XI XII""".split()
)
_PERSON_VERBS = frozenset(
    """suggests suggested said says announced asked joined reported notices noticed found finds runs
    ran tries tried restarts restarted investigates investigated confirmed confirms wrote writes
    proposed thinks thought starts started created presented continued
    volunteered agreed mentioned explained raised""".split()
)
_PERSON_BEFORE = frozenset("by thanks thank dear mr mrs ms dr prof hi hello cc with from".split())
_PREFIXES = tuple(
    """un re non pre post mis dis over under inter sub super multi auto anti co de micro
    hyper self out in im""".split()
)
_SUFFIXES = tuple(
    """ably ability abilities able ibility ation ations ization isation izations isations
    ising izing ised ized ises izes ise ize ers ors er or ing ings ed es s ly ness ment
    ments ity ities al ally ful less ship ism ist ists ive ic ical ies ied""".split()
)


def find_unknown(sentence: Sentence, known: Iterable[Span] = ()) -> tuple[TermMatch, ...]:
    """Words of ``sentence.plain`` that a business reader would probably stumble over.

    A word is one when it is shaped like code (``maxConns``, ``node_group``, ``route53``), is an
    unusual acronym, or is rare in English by wordfreq (Speer 2022) without being derived from an
    ordinary word. ``known`` holds spans of ``plain`` that the glossary explains. People's names,
    identifiers, addresses and versions are left alone. ``score`` is the rarity from 0 to 1.
    """
    plain = sentence.plain
    text = _ENDLESS.sub(lambda match: " " * len(match[0]), plain)
    taken = bytearray(len(plain))
    for first, last in (*known, *(match.span() for match in _SKIPPED.finditer(text))):
        taken[first:last] = b"\1" * (last - first)
    found: list[tuple[int, int, float]] = []
    for start, end, rarity in _rare_tokens(text, taken):
        if found and _joins(plain, found[-1], start):
            before = found.pop()
            start, rarity = before[0], max(before[2], rarity)  # noqa: PLW2901
        found.append((start, end, rarity))
    return tuple(_match(sentence, *one) for one in found)


def _match(sentence: Sentence, start: int, end: int, rarity: float) -> TermMatch:
    first, last = sentence.span_of(start, end)
    surface = sentence.plain[start:end]
    return TermMatch(
        None, surface, first, last, "unknown", sentence.index, start, end, round(rarity, 2)
    )


def _joins(plain: str, before: tuple[int, int, float], start: int) -> bool:
    words = len(plain[before[0] : before[1]].split())
    return plain[before[1] : start] == " " and words < MOST_WORDS


def _rare_tokens(plain: str, taken: bytearray) -> Iterator[tuple[int, int, float]]:
    title = is_title(plain)
    for match in _TOKEN.finditer(plain):
        start, end = match.span()
        word = match[0]
        ending = re.search(r"['’]s$", word)
        if ending:
            end -= len(ending[0])
            word = word[: -len(ending[0])]
        if any(taken[start:end]):
            continue
        rarity = _rarity(word, plain, start, end, title=title)
        if rarity > 0:
            yield start, end, rarity


def _rarity(word: str, plain: str, start: int, end: int, *, title: bool) -> float:
    if len(word) < 2 or word[-1:] == "." or (word.isupper() and word in _PLAIN_CAPITALS):
        return 0.0
    if _CODE.search(word) and not _common_mix(word):
        return 1.0
    if _CAPITALS.match(word):
        return _rarity_of_capitals(word)
    parts = [part for part in re.split(r"[-/:.'’]", word) if len(part) > 1]
    if len(parts) > 1:
        return max(_rarity(part, plain, start, end, title=title) for part in parts)
    named = not _opens(plain, start) or not kinds(word.lower())
    if word[:1].isupper() and not title and named:
        return _rarity_of_name(word, plain, start, end)
    return rarity_of_word(word.lower())


def _common_mix(word: str) -> bool:
    """Mixed capitals that are no code: "eMail", "McKay", "iPhone", "1st"."""
    return _frequency(word.lower()) >= 3.5 or bool(re.match(r"(?:Mc|Mac|O['’])[A-Z]", word))


def _rarity_of_capitals(word: str) -> float:
    bare = word.rstrip("s") if word[-1].islower() else word
    if len(bare) < 2 or (_frequency(bare.lower()) >= 4.0 and kinds(bare.lower())):
        return 0.0
    return _score(_frequency(bare.lower())) if _frequency(bare.lower()) < 4.5 else 0.0


def _rarity_of_name(word: str, plain: str, start: int, end: int) -> float:
    if _is_person(plain, start, end) or _frequency(word.lower()) >= RARE_NAME:
        return 0.0
    return rarity_of_word(word.lower())


def _is_person(plain: str, start: int, end: int) -> bool:
    after = re.match(r"\s+([\w'’-]+)", plain[end:])
    before = re.search(r"([\w'’-]+)\s+$", plain[max(0, start - 60) : start])
    if after and (re.match(r"[A-ZÀ-Þ][a-zà-ÿ]", after[1]) or after[1] in _PERSON_VERBS):
        return True
    if before and (before[1].lower() in _PERSON_BEFORE or re.match(r"[A-ZÀ-Þ][a-zà-ÿ]", before[1])):
        return True
    return plain[start - 1 : start] == "(" and plain[end : end + 1] == ")"


def _opens(plain: str, start: int) -> bool:
    return not re.search(r"\w", plain[:start]) or bool(
        re.search(r"[.!?:]\s+$", plain[max(0, start - 60) : start])
    )


@lru_cache(maxsize=16384)
def rarity_of_word(word: str) -> float:
    """0 for ordinary English words, else the rarity from 0 to 1. ``word`` is in lower case."""
    if is_function_word(word) or _frequency(word) >= RARE or _derived(word):
        return 0.0
    return _score(_frequency(word))


def _derived(word: str) -> bool:
    """Whether a word is made of an ordinary one by ending, prefix, British spelling or joining."""
    american = word.replace("our", "or").replace("is", "iz").replace("ys", "yz")
    if american != word and _frequency(american) >= RARE:
        return True
    for base in (word, american):
        for stem in _stems(base):
            if _frequency(stem) >= ORDINARY_BASE:
                return True
    return any(
        word.startswith(prefix)
        and len(word) - len(prefix) >= 4
        and any(_frequency(stem) >= ORDINARY_BASE for stem in _stems(word[len(prefix) :]))
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


def _score(frequency: float) -> float:
    return max(0.05, min(1.0, 1 - frequency / 8))


@lru_cache(maxsize=16384)
def _frequency(word: str) -> float:
    """Frequency on the Zipf scale: 0 unknown, 3 once in a million words, 6 once in a thousand."""
    from wordfreq import zipf_frequency  # noqa: PLC0415  (its tables load at the first call)

    return float(zipf_frequency(word, "en"))
