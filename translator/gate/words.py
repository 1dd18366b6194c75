"""Words as the gate compares them: lemmas, and which words may be added or lost without harm."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import yaml

from translator import resources

_TOKEN = re.compile(r"[A-Za-z][A-Za-z'’]*(?:-[A-Za-z]+)*|\d[\d.,:]*")

_CONTRACTIONS = tuple(
    (re.compile(short, re.IGNORECASE), full)
    for short, full in (
        (r"\bwon['’]t\b", "will not"),
        (r"\bcan(?:['’]t|not)\b", "can not"),
        (r"\bshan['’]t\b", "shall not"),
        (r"n['’]t\b", " not"),
        (r"(?<=\w)['’]ll\b", " will"),
        (r"(?<=\w)['’]re\b", " are"),
        (r"(?<=\w)['’]ve\b", " have"),
        (r"(?<=\w)['’]m\b", " am"),
        (r"\b(it|he|that|there)['’]s\b", r"\1 is"),
        (r"\bw/o\b", "without"),
        (r"\bw/(?= ?\w)", "with "),
    )
)
# Words that carry grammar, not content. Negations, modals, quantifiers and time words are absent on purpose:
# the fact families judge those.
FUNCTION = frozenset(
    "a an the this that these those it its they them their theirs he she his her him we us our ours you your i my me "
    "and or but nor so as at by for from in into of off on onto out over per than to up down upon via with within "
    "is are was were be been being am do does did doing have has had having there here who whom whose which what "
    "how where when while about between during through also itself themselves he's it's that's there's one ones "
    "such same other another so-called s t ve re d ll m".split()
)
# Verbs and nouns that only hold a sentence together and claim nothing by themselves.
NEUTRAL = frozenset("occur happen take place list item called named".split())


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
    from lemminflect import getAllLemmas

    lower = word.lower().replace("’", "'").removesuffix("'s").removesuffix("'")
    found = {lower}
    for forms in getAllLemmas(lower).values():
        found.update(form.lower() for form in forms)
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


def tokens(text: str) -> list[str]:
    """Words and numbers of a text, in order; "won't" counts as "will not"."""
    for pattern, full in _CONTRACTIONS:
        text = pattern.sub(full, text)
    return _TOKEN.findall(text)


def is_content(word: str) -> bool:
    """Whether a word carries content of its own."""
    return (
        word[0].isalpha() and len(word) > 1 and not (lemmas(word) & FUNCTION) and not word.isdigit()
    )


def stem(word: str) -> str:
    """A rough stem for words of one family: "migrate" and "migration"."""
    lower = word.lower()
    return lower[: max(5, len(lower) - 5)] if len(lower) >= 6 else lower


@lru_cache(maxsize=65536)
def verb_forms(word: str) -> frozenset[str]:
    """Penn tags a word can have as a verb: VB, VBP, VBZ, VBD, VBN, VBG."""
    from lemminflect import getAllInflections, getAllLemmas

    lower = word.lower()
    found: set[str] = set()
    for lemma in getAllLemmas(lower).get("VERB", ()):
        for tag, forms in getAllInflections(lemma, "VERB").items():
            if lower in forms:
                found.add(tag)
    return frozenset(found)


_TASKS = frozenset(
    "accept acquire add adjust adopt agree align allow amend analyse analyze announce apply "
    "approve archive arrange ask assess assign automate avoid begin book bring build buy call "
    "cancel check choose clarify clean clear close collect combine communicate compare complete "
    "configure confirm connect consider consolidate consult contact continue convert correct "
    "create decide decommission define delete deliver deploy deprecate describe determine "
    "develop disable discuss distribute do drop enable enforce ensure establish estimate "
    "evaluate expand expect explain explore extend extract fill finalise finalize find finish "
    "fix follow freeze gather generate get give go handle identify implement improve include "
    "increase inform inspect install integrate introduce inventory investigate invite keep "
    "launch learn let lower maintain make manage meet mention merge migrate mitigate modify "
    "monitor move negotiate notify open optimise optimize organise organize perform prepare "
    "present prevent prioritise prioritize procure produce propose protect prove provide "
    "publish put raise reach read rebuild recommend reduce refactor refine register reject "
    "remediate remove rename renew repair replace reply require resolve restore restrict resume "
    "retire retry revise revisit rewrite roll rotate run save see select send separate set "
    "simplify solve split standardise standardize strengthen submit suggest take talk teach "
    "tell tidy tune unify uninstall upload validate verify write".split()
)
# Words that begin a task only before an object of their own: "Test the backup", but "Test cluster deleted".
_ALSO_NOUNS = frozenset(
    "answer audit block change copy cut design document draft export file hire hold import lead limit list look mark "
    "measure offer order plan purchase push record release report request research reset restart return review scale "
    "schedule scope secure share ship show start stop store support switch test track train transfer try turn update "
    "upgrade use wait watch work".split()
)
_OPENS_OBJECT = frozenset(
    "the a an all any each every our your its their these those this that whether if how existing new remaining with "
    "and or more in on at to for from".split()
)
# After these the first word is a noun: "Release is planned", "Work on the index continues".
_AFTER_NOUN = frozenset(
    "is are was were has have had will would can could may might must should and of in for to by".split()
)


def is_order(plain: str) -> bool:
    """Whether a text begins like a task: "Monitor the deployments"."""
    words = re.findall(r"[A-Za-z]+", plain.rpartition(": ")[2] if plain.count(": ") == 1 else plain)
    if len(words) < 2 or words[1].lower() in _AFTER_NOUN:
        return False
    first, second = words[0].lower(), words[1].lower()
    return first in _TASKS or (first in _ALSO_NOUNS and second in _OPENS_OBJECT)
