"""How hard a text is to read: the Flesch-Kincaid grade, measured on running text only.

Source: Kincaid, Fishburne, Rogers and Chissom (1975), "Derivation of new readability formulas for
Navy enlisted personnel", Research Branch Report 8-75, Naval Technical Training Command.
"""

from __future__ import annotations

import re

from translator.passages import parse
from translator.values import Reading

_WORD = re.compile(r"\d+(?:[.,:]\d+)+|[^\W_]+(?:['’-][^\W_]+)*")
_VOWELS = re.compile(r"[aeiouyàáâäèéêëìíîïòóôöùúûü]+")
_RUNNING = ("paragraph", "bullet", "quote")

# Words whose letters mislead every rule below.
_KNOWN = {
    "business": 2, "businesses": 3, "every": 2, "everyone": 3, "everything": 3, "element": 3,
    "elements": 3, "people": 2, "science": 2, "quiet": 2, "friend": 1, "friends": 1, "idea": 3,
    "area": 3, "areas": 3, "ideas": 3, "being": 2, "tier": 1, "tiers": 1, "queue": 1, "queues": 1,
    "queued": 1, "cache": 1, "cached": 1, "ratio": 3, "ratios": 3, "real": 1, "really": 2,
    "poem": 2, "lion": 2, "maybe": 2, "something": 2, "sometimes": 2, "somewhere": 2, "theory": 3,
    "museum": 3, "hour": 1, "hours": 1, "our": 1, "fire": 1, "through": 1, "two": 1, "one": 1,
    "cruel": 2, "fuel": 2, "ideal": 3, "ideally": 4, "reality": 4, "linear": 3, "nuclear": 3,
    "kubernetes": 4, "diary": 3, "once": 1, "colleague": 2, "colleagues": 2, "vehicle": 3,
    "recipe": 3, "average": 3, "create": 2, "theater": 3, "oasis": 3, "poet": 2, "created": 3,
    "creates": 2, "chaos": 2, "being's": 2, "don't": 1, "didn't": 2, "isn't": 2,
    "wasn't": 2, "doesn't": 2, "couldn't": 2, "wouldn't": 2, "hasn't": 2,
}  # fmt: skip

# Vowels that stand together but are spoken apart: each match is one syllable more.
_APART = re.compile(
    r"(?<=[^aeioutcsg])ia(?!ge|r)|(?<=[bdfhlmnprv])io(?!n)|(?<=n)ion(?=i)|eo(?!p|u)"
    r"|(?<=[^qg])ua(?!r)"
    r"|(?<=[dnrlv])iou|uou|[iy]u[mns]|(?<=[^tcs])ien(?!d)|(?<=sc)ien|i(?:er|est)s?$|(?<=[oyeu])ing"
    r"|[^aeiou]yi|(?<=cr)ea(?=t)|^rea(?=ct|ss)|^coo(?=rd|p)|sms?$|(?<=[lrtnx])uer"
    r"|iet|via|(?<=fl)ue(?=n)|[cs]ia(?=te)"
)
_FALSE_APART = re.compile(r"geo(?=us|n)|queing|ique")
# A silent e inside a word made of two: base-line, manage-ment.
_INNER_E = re.compile(
    r"[aeiouy][^aeiouy]e"
    r"(?=(?:ments?|ful|less|ly|ty|ness|lines?|sites?|where|times?|works?|houses?)$)"
)
# Endings whose e is silent: rule but not table, failed but not needed, makes but not changes.
_SILENT = (
    re.compile(r"[^aeiouy]e$(?<![^aeiouylrw]le)"),
    re.compile(r"[^aeiouytd]ed$(?<![^aeiouylr][lr]ed)"),
    re.compile(r"[^aeiouyscxzgh]es$(?<![^aeiouylrw]les)|[^cs]hes$"),
)


def syllables(word: str) -> int:
    """The syllables of an English word as spoken, at least 1.

    Acronyms in capitals are spelled out (API: 3), a number counts as 1. The rules count groups of
    vowels and mend silent and parted ones; they agree with dictionaries for about 19 words in 20.
    """
    if "-" in word:
        return sum(syllables(part) for part in word.split("-") if part)
    if word.isupper() and 2 <= len(word) <= 5 and word.isalpha():
        return len(word) + 2 * word.count("W")
    lower = word.lower().replace("’", "'")
    if lower in _KNOWN:
        return _KNOWN[lower]
    lower = re.sub(r"'s?$", "", lower)
    count = len(_VOWELS.findall(lower))
    count += len(_APART.findall(lower)) - len(_FALSE_APART.findall(lower))
    count -= len(_INNER_E.findall(lower))
    if any(rule.search(lower) for rule in _SILENT):
        count -= 1
    return max(1, count)


def reading(text: str) -> Reading:
    """The reading of a Markdown text.

    grade = 0.39 · words / sentences + 11.8 · syllables / words − 15.59, a US school grade (see the
    module for its source), never below 0. Each bullet and each sentence of a paragraph or quote is
    a sentence; headings, table rows and code do not enter the grade, unless there is nothing else.
    ``words`` counts all words but those of code and of table headers; without words, grade is 0.
    """
    passages = [p for p in parse(text) if p.kind != "code"]
    running = [p for p in passages if p.kind in _RUNNING] or passages
    sentences = [w for p in running for s in p.sentences if (w := _WORD.findall(s.plain))]
    total = sum(len(_WORD.findall(s.plain)) for p in passages for s in p.sentences)
    words = sum(map(len, sentences))
    if not words:
        return Reading(grade=0.0, words=total)
    spoken = sum(syllables(word) for sentence in sentences for word in sentence)
    grade = 0.39 * words / len(sentences) + 11.8 * spoken / words - 15.59
    return Reading(grade=round(max(0.0, grade), 1), words=total)
