"""Everyday words for official ones, put in by code from ``prompts/plain-words.yaml``."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial

import yaml

from translator import resources
from translator.contractions import LIKELY, SURE
from translator.facts.extract import facts_in
from translator.glossary.wordlists import indefinite

_TAGS = ("VB", "VBP", "VBZ", "VBD", "VBN", "VBG")
_PROTECTED = frozenset({"identifier", "quoted", "name"})
_HELPERS = frozenset("is are was were be been being am has have had having get gets got".split())
_SUBJECTS = frozenset("i we you he she it they who that which".split())
_BEFORE_NOUN = frozenset(
    "the a an this these those our its their your any all each every no of in with for from by "
    "new newly recently previously".split()
)
_BEFORE_VERB = frozenset(
    "to will may might can could would should must not that which we they you also please "
    "and by when while".split()
)
_ALSO_NOUNS = frozenset(
    "impact impacts attempt attempts purchase purchases exhibit exhibits conduct select initiate "
    "leverage encounter encounters contact contacts display displays handle handles handling "
    "proceeds result results store stores experience experiences".split()
)


@dataclass(frozen=True, slots=True)
class _Words:
    """What to say for each form of an official word.

    ``doubtful`` holds the participle of plain words whose past is another ("saw", "seen"), by the
    one form that the official word has for both ("observed").
    """

    pattern: re.Pattern[str]
    forms: dict[str, str]
    doubtful: dict[str, str]
    patterns: tuple[tuple[re.Pattern[str], str], ...]


@cache
def _words() -> _Words:
    file = resources.folder("prompts") / "plain-words.yaml"
    say = yaml.safe_load(file.read_text("utf-8"))["say"]
    forms = {str(old).lower(): str(new) for old, new in say["phrases"].items()}
    doubtful: dict[str, str] = {}
    for old, new in say["verbs"].items():
        for tag in _TAGS:
            for form, said in _inflected(str(old), str(new), tag):
                known = forms.setdefault(form, said)
                if tag == "VBN" and known != said:
                    doubtful[form] = said
    alternatives = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    return _Words(
        re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])", re.IGNORECASE),
        forms,
        doubtful,
        tuple((re.compile(find, re.IGNORECASE), put) for find, put in say["patterns"]),
    )


def _inflected(old: str, new: str, tag: str) -> list[tuple[str, str]]:
    from lemminflect import getInflection  # noqa: PLC0415 - loads its tables on first use

    (verb, _, behind), (plain, _, rest) = old.partition(" "), new.partition(" ")
    if tag == "VB":
        return [(old, new)]
    said = {"get": "got"}.get(plain, "") if tag == "VBN" else ""
    said = said or getInflection(plain, tag)[0]
    return [(f"{f} {behind}".strip(), f"{said} {rest}".strip()) for f in getInflection(verb, tag)]


def plain_words(text: str) -> str:
    """``text`` in everyday words; names, identifiers and quotations stay as they are."""
    words = _words()
    for pattern, put in words.patterns:
        text = _sub(pattern, partial(_put, put), text)
    text = _sub(words.pattern, lambda m: _said(text, m, words), text)
    for short, full in (*SURE, *LIKELY):
        text = _sub(short, partial(_put, full), text, frozenset({"quoted"}))
    return text


def _put(template: str, found: re.Match[str]) -> str:
    return _like(found[0], found.expand(template))


def _sub(
    pattern: re.Pattern[str],
    say: Callable[[re.Match[str]], str],
    text: str,
    protect: frozenset[str] = _PROTECTED,
) -> str:
    """Replace what is free to be replaced, and put the article in front of it right."""
    protected = [(f[2], f[3]) for f in facts_in(text) if f[0] in protect]
    parts, cursor = [], 0
    for found in pattern.finditer(text):
        if any(start < found.end() and found.start() < end for start, end in protected):
            continue
        new = say(found)
        if new == found[0]:
            continue
        before = text[cursor : found.start()]
        article = re.search(r"(?<![\w-])([Aa])n?(?= $)", before)
        if article:
            right = indefinite(new)
            before = before[: article.start()] + article[1] + right[1:] + " "
        parts += [before, new]
        cursor = found.end()
    return "".join([*parts, text[cursor:]])


def _said(text: str, found: re.Match[str], words: _Words) -> str:
    old = found[0].lower()
    before = [w.lower() for w in _before(text[: found.start()])]
    last = before[-1] if before else ""
    if old.split()[0] in _ALSO_NOUNS and last not in _BEFORE_VERB:
        return found[0]
    new = words.forms[old]
    if old in words.doubtful:
        if _HELPERS & set(before):
            new = words.doubtful[old]
        elif last not in _SUBJECTS:
            return found[0]
    if old.endswith("ed") and last in _BEFORE_NOUN and (" " in new or old in words.doubtful):
        return found[0]
    if old == "due to" and _is_planned(text[found.end() :], before):
        return found[0]
    return _like(found[0], new)


def _before(text: str) -> list[str]:
    """Up to three words that stand before a place, of the same clause."""
    clause = re.split(r"[.,;:()]", text[-60:])[-1]
    return re.findall(r"[\w'’-]+", clause)[-3:]


def _is_planned(after: str, before: list[str]) -> bool:
    """Whether "due to" says what is to come ("is due to start"), not why."""
    from lemminflect import getAllLemmas  # noqa: PLC0415 - loads its tables on first use

    following = re.match(r"\s+([a-z]+)", after)
    return (
        bool(_HELPERS & set(before))
        and following is not None
        and "VERB" in getAllLemmas(following[1])
    )


def _like(old: str, new: str) -> str:
    return new[0].upper() + new[1:] if old[0].isupper() else new
