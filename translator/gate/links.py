"""How two thoughts hang together: which is the cause, which comes first, which is the condition.

The same: "B because A", "A, so B", "as A, B"; "B after A", "once A, B", "A before B". Not the same:
the two sides exchanged. Each side is known by its content words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from translator.facts.extract import facts_in
from translator.gate.content import contents, keys_of
from translator.gate.text import Word, plainly, words_of
from translator.gate.words import is_content
from translator.values import Check

# What follows these is the first side (cause, condition, earlier); what stands before, the second.
_FIRST_FOLLOWS = re.compile(
    r"\b(?:because(?: of)?|since|due to|owing to|thanks to|as a result of|caused by|triggered by|"
    r"after|once|as soon as|following|if|unless|provided that|in case)\b|"
    r"(?:^|(?<=, ))as(?= (?!well|a |of|to |an |planned|announced))",
    re.IGNORECASE,
)
_SECOND_FOLLOWS = re.compile(
    r"(?:^|(?<=[,;.] )|(?<=and ))so(?! (?:that|far|long))\b|\b(?:therefore|thus|hence|"
    r"consequently|which is why|that is why|caus(?:ed|es|ing)(?! by)|l(?:ed|eads|eading) to|"
    r"result(?:ed|s|ing) in|before|prior to)\b",
    re.IGNORECASE,
)
_CAUSES = re.compile(
    r"because|since|due|owing|thanks|result|caus|trigger|as$|so$|therefore|thus|hence|consequent|"
    r"why|le?a?d",
    re.IGNORECASE,
)
_IS_CAUSED = re.compile(
    r"(?:^|[.;]\s)\s*([^.;,]+?) (?:is|was|are|were|has been) (?:caused by|due to|because)\b"
)
_TIMES = re.compile(r"after|once|soon|following|before|prior", re.IGNORECASE)
_SIDES = {"before": "early", "until": "early", "after": "late", "once": "late", "since": "late"}
_THAN = {"earlier": "early", "sooner": "early", "later": "late"}
_DATED = frozenset({"date", "time", "version", "duration"})
_DENIED = frozenset("not no never nobody cannot nothing none only".split())
_POINTS = frozenset("it that this them these those".split())
_ENDS = re.compile(r"[,;.:](?=\s|$)")
_NEED = 2


@dataclass(frozen=True, slots=True)
class Link:
    """A connecting word with the content of its first and of its second side."""

    word: str
    kind: str
    first: frozenset[str]
    second: frozenset[str]


@lru_cache(maxsize=2048)
def links(text: str) -> tuple[Link, ...]:
    """The links of a text, in order."""
    plain = plainly(text)
    found = []
    for pattern, first_follows in ((_FIRST_FOLLOWS, True), (_SECOND_FOLLOWS, False)):
        for match in pattern.finditer(plain):
            start = max(
                (m.end() for m in re.finditer(r"[.;](?=\s)", plain[: match.start()])), default=0
            )
            stop = re.search(r"[.;](?=\s|$)", plain[match.end() :])
            end = match.end() + stop.start() if stop else len(plain)
            comma = _ENDS.search(plain, match.end())
            leads = not plain[start : match.start()].strip(" ,")
            if match[0].lower() in {"so", "therefore", "thus", "hence"} and leads:
                start = 0
                follows = (match.end(), end)
            elif leads or (comma and comma.start() < end and first_follows):
                follows = (match.end(), comma.start() if comma else end)
            else:
                follows = (match.end(), end)
            one = _content(text, *follows)
            other = _content(text, start, match.start()) | _content(text, follows[1], end)
            sides = (one, other) if first_follows else (other, one)
            found.append(Link(match[0], _kind(match[0]), *sides))
    return tuple(found)


def check_links(candidate: str, given: str) -> Check:
    """No cause, condition or order of events is turned round."""
    for link in links(candidate):
        olds = [old for old in links(given) if old.kind == link.kind]
        if any(_straight(link, old) and _straight(link, old) >= _turned(link, old) for old in olds):
            continue
        for old in olds:
            both = link.first & old.second and link.second & old.first
            if both and _turned(link, old) >= max(_NEED, 2 * _straight(link, old) + 1):
                return Check(
                    "links",
                    passed=False,
                    detail=f"“{link.word}” turns round what the source says with “{old.word}”",
                )
    if problem := _effect_from_cause(candidate, given):
        return Check("links", passed=False, detail=problem)
    return _check_anchors(candidate, given)


def _effect_from_cause(candidate: str, given: str) -> str:
    """The word of the cause that is told as what was caused: "the stop is caused by ..."."""
    olds = [old for old in links(given) if old.kind == "cause"]
    found = _IS_CAUSED.search(plainly(candidate))
    if not found or len(olds) != 1 or f", {olds[0].word}" not in plainly(given):
        return ""
    effect = _content(candidate, *found.span(1))
    if effect and effect <= olds[0].first and not effect & olds[0].second:
        return f"“{found[1]}” belongs to the cause, which the source says with “{olds[0].word}”"
    return ""


def _straight(new: Link, old: Link) -> int:
    return len(new.first & old.first) + len(new.second & old.second)


def _turned(new: Link, old: Link) -> int:
    return len(new.first & old.second) + len(new.second & old.first)


def _check_anchors(candidate: str, given: str) -> Check:
    """“Before 3.4.7” is not "after 3.4.7", unless a denial turns it: "not before", "only after"."""
    asked = anchors(given)
    for side, word, things, denied in anchors(candidate):
        same = [
            (s, d) for s, _, t, d in asked if 2 * len(t & things) >= min(len(t), len(things)) > 0
        ]
        if same and all((s == side) != (d == denied) for s, d in same):
            detail = f"“{word}” is before and after turned round"
            return Check("links", passed=False, detail=detail)
    return Check("links", passed=True)


@lru_cache(maxsize=2048)
def anchors(text: str) -> tuple[tuple[str, str, frozenset[str], bool], ...]:
    """What "before" and "after" are said of: early or late, the words, and whether it is denied."""
    plain, words = plainly(text), words_of(text)
    dates = [(s, v) for k, v, s, _ in facts_in(plain) if k in _DATED]
    found = []
    for i, word in enumerate(words):
        than = i + 1 < len(words) and words[i + 1].lower == "than"
        side = _THAN.get(word.lower) if than else _SIDES.get(word.lower)
        if side is None:
            continue
        date = next((v for s, v in dates if word.end < s <= word.end + (10 if than else 5)), "")
        after = [w for w in words[i + 1 : i + 8] if w.clause == word.clause and is_content(w.text)]
        things = {date} if date else {_name(w) for w in after if w.text[0].isalpha()}
        if not things and i + 1 < len(words):
            things = _bare(words[i + 1])
        before = {w.lower for w in words[max(0, i - 8) : i] if w.sentence == word.sentence}
        later = {
            w.lower
            for w, after in pairwise((*words[i:], word))
            if w.sentence == word.sentence and after.lower not in _SIDES
        }
        leads = i == 0 or words[i - 1].sentence != word.sentence
        denied = bool(_DENIED & (later if leads else before))
        found.append((side, " ".join(w.text for w in words[i : i + 4]), frozenset(things), denied))
    return tuple(found)


def _bare(word: Word) -> set[str]:
    """A figure without a unit, or what only points: "after 30", "before it"."""
    if word.text[0].isdigit():
        return {word.text}
    return {"#it"} if word.lower in _POINTS else set()


def _name(word: Word) -> str:
    return min(keys_of(word.lower))


def _kind(word: str) -> str:
    if _CAUSES.search(word):
        return "cause"
    return "time" if _TIMES.search(word) else "condition"


def _content(text: str, start: int, end: int) -> frozenset[str]:
    return frozenset(
        min(c.keys) for c in contents(text) if start <= c.word.start and c.word.end <= end
    )
