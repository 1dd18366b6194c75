"""What hangs on what: a circumstance on its verb, "only" on its words, a description on its noun.

The same: a circumstance of the main verb anywhere ("at sea it was not tested"). Not the same: one
of a clause inside, told of the whole ("by default, we can make images that we host public"); "only"
before other words than in the source; a description after its noun made a doer ("users who use old
versions" told as "using old versions will"); a noun beside another ("Go, a language that …") whose
description passes to that other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from translator.facts.extract import facts_in
from translator.gate.clauses import akin, is_thing
from translator.gate.text import Word, plainly, words_of
from translator.gate.words import is_content, sentences, verb_forms
from translator.values import Check

_FRONTED = re.compile(
    r"(?:^|[.:;!?] )(?:And |But |So )?"
    r"(in|on|at|by|with|without|for|from|under|through|across|within|to|into|among|outside|inside)"
    r" ([^,.;:]{3,70}), (?=\w)",
    re.IGNORECASE,
)
_PHRASE = re.compile(r"(?:example|instance|now|addition|general|particular|fact|short)\b", re.I)
_PART = re.compile(r"[.;:!?,](?=\s|$)|\s[–—]\s|\b(?:and|but|or|so|while|whereas)\b", re.IGNORECASE)
_RELATIVE = frozenset("that which who whose whom".split())
_BE = frozenset("is are was were be been being am".split())
_HELPERS = _BE | frozenset(
    "has have had will shall must should may might could can do does did".split()
)
_BETWEEN = frozenset(
    "not never also only still already now then just always fully again no longer soon to there "
    "able".split()
)
_PERSONS = frozenset("we they you i".split())
_AFTER_ONLY = frozenset("after if when until before once in on at for with by from to".split())
_REACH = 4
_QUOTES = frozenset("\"“'‘")
_APPOSED = re.compile(
    r"([\w-]+), (?:a|an|the) (?:[\w-]+ ){0,3}?([\w-]+) (?:that|which|who) (\w+) (\w+)"
)
_PRONOUN = re.compile(r"(?:It|They) (\w+) (\w+)")
_BE_ON = re.compile(
    r"([\w-]+) (?:is|are|was|were) (through|via|into|because of|due to)\b", re.IGNORECASE
)
_LOOSE = frozenset("this that it there which these those they".split())


def check_attachment(candidate: str, given: str) -> Check:
    """Each circumstance, "only" and description stays with what it belongs to."""
    ways = (_fronted, _only, _doer, _apposed, _is_through)
    problem = next(filter(None, (way(candidate, given) for way in ways)), "")
    return Check("attachment", not problem, problem)


def _fronted(candidate: str, given: str) -> str:
    words = words_of(candidate)
    for found in _FRONTED.finditer(plainly(candidate)):
        if _PHRASE.match(found[2]) or _is_time(f"{found[1]} {found[2]}"):
            continue
        held = [w for w in words if found.start(2) <= w.start < found.end(2)]
        things = [w for w in held if is_thing(w)] or held[-1:]
        rest = [w for w in words if w.start >= found.end() and w.sentence == held[-1].sentence]
        told = _main(rest)
        for clause in _before(given, found[1].lower(), things[:1]):
            main, last = _main(clause), _last(clause)
            if main is None or last is None or last <= main or _is_chain(clause[main:last]):
                continue
            if told is None or not akin(rest[told], clause[last]):
                return f"“{found[1]} {found[2]}” belongs to “{clause[last].text}”"
    return ""


def _is_time(text: str) -> bool:
    return any(kind in {"date", "time", "duration"} for kind, *_ in facts_in(text))


def _before(given: str, preposition: str, things: Sequence[Word]) -> list[tuple[Word, ...]]:
    """What stands in its clause before each place where the preposition holds the thing."""
    words, plain = words_of(given), plainly(given)
    ends = [found.start() for found in _PART.finditer(plain)]
    found = []
    for i, word in enumerate(words):
        if word.lower != preposition or not things:
            continue
        if any(akin(things[0], near) for near in words[i + 1 : i + 1 + _REACH]):
            start = max((end for end in ends if end < word.start), default=-1)
            own = (w for w in words[:i] if w.start > start)
            found.append(tuple(w for w in own if plain[w.start - 1 : w.start] not in _QUOTES))
    return found


def _is_verb(words: Sequence[Word], word: Word) -> bool:
    i = words.index(word)
    before = words[i - 1].lower if i else ""
    forms = verb_forms(word.text)
    return is_content(word.text) and (
        bool(forms & {"VBD", "VBN"}) or (bool(forms) and before in _PERSONS | _HELPERS | {"to"})
    )


def _main(clause: Sequence[Word]) -> int | None:
    """The verb of the main clause; a helper where no verb follows it ("there will be")."""
    for i, word in enumerate(clause):
        inside = any(w.lower in _RELATIVE for w in clause[max(0, i - 3) : i])
        if inside:
            continue
        if word.lower in _HELPERS:
            j = i + 1
            while j < len(clause) and _is_light(clause[j]):
                j += 1
            return j if j < len(clause) and _can_follow(clause, j) else j - 1
        if i and clause[i - 1].lower in _PERSONS and verb_forms(word.text):
            return i
    return None


def _can_follow(clause: Sequence[Word], at: int) -> bool:
    return is_content(clause[at].text) and bool(verb_forms(clause[at].text))


def _last(clause: Sequence[Word]) -> int | None:
    found = [
        i
        for i, word in enumerate(clause)
        if _is_verb(clause, word) and (not i or clause[i - 1].lower not in {"a", "an", "the"})
    ]
    return found[-1] if found else None


def _is_light(word: Word) -> bool:
    return word.lower in _HELPERS | _BETWEEN or word.lower.endswith("ly")


def _is_chain(words: Sequence[Word]) -> bool:
    """Whether verbs hang together without a thing between them: "will start to run"."""
    return all(_is_light(word) or verb_forms(word.text) for word in words)


def _only(candidate: str, given: str) -> str:
    asked, said = _onlys(given), _onlys(candidate)
    if len(asked) != 1 or len(said) != 1:
        return ""
    at, words = asked[0], words_of(given)
    follows = _after(words, at)
    if not follows or not _is_before_verb(words, at):
        return ""
    if verb_forms(follows[0].text) and follows[0] == words[at + 1]:
        follows = follows[1:]
    here = words_of(candidate)
    near = [*here[max(0, said[0] - 2) : said[0]], *_after(here, said[0])]
    gone = [w for w in follows if any(_same(w, other) for other in here)]
    if gone and not any(_same(w, other) for w in follows for other in near):
        return f"keep “only” before “{gone[0].text}”"
    return ""


@lru_cache(maxsize=2048)
def _onlys(text: str) -> tuple[int, ...]:
    return tuple(i for i, word in enumerate(words_of(text)) if word.lower == "only")


def _is_before_verb(words: Sequence[Word], at: int) -> bool:
    """“Only shows up with", "runs only in"; not "the only line", "cash only"."""
    if at + 1 >= len(words) or not at:
        return False
    before, after = words[at - 1], words[at + 1]
    if verb_forms(after.text) & {"VBZ", "VBD", "VBP"} and before.lower not in {"the", "an", "our"}:
        return True
    return after.lower in _AFTER_ONLY and bool(verb_forms(before.text) & {"VBZ", "VBD", "VBN"})


def _after(words: Sequence[Word], at: int) -> list[Word]:
    own = [w for w in words[at + 1 :] if w.clause == words[at].clause]
    return [w for w in own if is_thing(w) or w.text[0].isdigit()]


def _same(one: Word, other: Word) -> bool:
    if one.text[0].isdigit() or other.text[0].isdigit():
        return one.text == other.text
    return akin(one, other)


def _doer(candidate: str, given: str) -> str:
    """“Users using it are safe" told as "using it is safe"."""
    plain, asked = plainly(given), words_of(given)
    for part in sentences(plainly(candidate)):
        words = [w for w in words_of(part) if w.lower not in {"but", "and", "so", "however"}]
        if len(words) < _REACH or verb_forms(words[0].text) != {"VBG"}:
            continue
        if words[1].lower in _HELPERS or not any(w.lower in _HELPERS for w in words[2:]):
            continue
        for i, word in enumerate(asked):
            beside = i and not plain[asked[i - 1].end : word.start].strip()
            if beside and word.lower == words[0].lower and is_thing(asked[i - 1]):
                return f"keep “{asked[i - 1].text} {word.text}” together"
    return ""


def _apposed(candidate: str, given: str) -> str:
    """“Go, a language that is fast" told as "a tool for Go. It is fast" of the tool."""
    parts = sentences(plainly(candidate))
    for found in _APPOSED.finditer(plainly(given)):
        for before, part in pairwise(parts):
            said = _PRONOUN.match(part)
            if said and said.groups() == found.groups()[2:]:
                subject = _subject(before)
                if subject and not subject & {found[1].lower(), found[2].lower()}:
                    return f"“{said[0]}” is said of “{found[1]}” in the source"
    return ""


def _subject(sentence: str) -> set[str]:
    found: set[str] = set()
    for word in words_of(sentence):
        if word.lower in _HELPERS or (found and verb_forms(word.text) & {"VBD", "VBZ"}):
            break
        found.add(word.lower)
    return found


def _is_through(candidate: str, given: str) -> str:
    """“There is support through X" told as "support is through X"."""
    for found in _BE_ON.finditer(plainly(candidate)):
        held = rf"\b(?:is|are|was|were|{re.escape(found[1])}),? {found[2]}\b"
        if found[1].lower() not in _LOOSE and not re.search(held, plainly(given), re.IGNORECASE):
            return f"“{found[0]}” is not in the source"
    return ""
