"""What "only", "all" and their like are said of.

The same: "only the clerks may", "nobody but the clerks may", "all X" and "every X". Not the same:
"only" at other words; "the one that" for "only"; "almost" before an "all"; "part of" before what
was whole; "the first six" for "the other six"; "not all" for "not any"; a description that picks
some out ("servers that use X are hit") told of all of them ("servers use X and are hit").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from translator.gate.clauses import PREPOSITIONS, akin, is_thing
from translator.gate.parts import AUXILIARY
from translator.gate.text import Word, plainly, words_of
from translator.gate.words import is_content, verb_forms
from translator.values import Check

_EXCLUDES = re.compile(
    r"\b(?:only|alone|sole\w*|exclusive\w*|just|nobody|no one|nothing|none|no other|nowhere|not|"
    r"except|but|one of|limited|restricted)\b",
    re.IGNORECASE,
)
_THE_ONE = re.compile(r"\bthe (?:one|ones|those)\b(?! of)", re.IGNORECASE)
_NEARLY = re.compile(
    r"\b(?:almost|nearly|virtually|practically) (?:all|every\w*|each|always|none|nobody)\b", re.I
)
_ROUGH = re.compile(
    r"\b(?:almost|nearly|virtually|practically|most|mostly|hardly|all but|vast)\b", re.IGNORECASE
)
_PART_OF = re.compile(
    r"\b(?:part|parts|some|most|many|half|a few|several) of (?:the|our|its|their|all)\b", re.I
)
_PARTIAL = re.compile(
    r"\b(?:part\w*|some|most\w*|many|half|few|several|majority|minority|\d[\d.,]*|third|quarter|"
    r"one|two|three|four|five|not all|not every|number of|remaining|rest)\b|%",
    re.IGNORECASE,
)
_REST = re.compile(r"\b(?:other|others|remaining|rest|last|left)\b", re.IGNORECASE)
_FIRST = re.compile(r"\bfirst\b", re.IGNORECASE)
_NOT_ALL = re.compile(r"\b(?:not|never|n't)\b[^.;,]{0,40}?\b(?:all|every\w*|always)\b", re.I)
_NOT_ANY = re.compile(
    r"\b(?:not|never)\b[^.;,]*\b(?:any\w*|ever)\b|\b(?:no|none|nobody|nothing|never|neither)\b",
    re.I,
)
_OUTSIDE = re.compile(
    r"\b(?:nobody|no one|none|nothing|anyone|everyone|all) (?:\w+ )?"
    r"(?:outside|except|but|beyond)\b",
    re.IGNORECASE,
)
_SETS_APART = re.compile(
    r"\b(?:outside|except|but|beyond|besides|only|other than|alone|exclu\w+|apart)\b", re.I
)
_DETERMINERS = frozenset("of the a an our its their your this these those my his her all".split())
_RELATIVE = frozenset("that which who".split())
_FEW = 4


def check_focus(candidate: str, given: str) -> Check:
    """Refuse another reach of what is said: wider, narrower or of something else."""
    ways = (_only, _the_one, _amount, _not_all, _outside, _described, _pointed_at)
    problem = next(filter(None, (way(candidate, given) for way in ways)), "")
    return Check("focus", not problem, problem)


@lru_cache(maxsize=2048)
def _onlys(text: str) -> tuple[tuple[Word, ...], ...]:
    """For each "only" the things right after it, up to a verb or a preposition."""
    words = words_of(text)
    found = []
    for i, word in enumerate(words):
        if word.lower != "only":
            continue
        held: list[Word] = []
        for j, after in enumerate(words[i + 1 : i + 1 + 2 * _FEW]):
            if after.lower in AUXILIARY or after.sentence != word.sentence:
                break
            if after.lower in PREPOSITIONS | {"by", "after", "when", "if"} and (held or j):
                break
            if is_thing(after) or after.text[0].isdigit():
                held.append(after)
        found.append(tuple(held))
    return tuple(found)


def _only(candidate: str, given: str) -> str:
    """“Only the clerks can open it" told as "the clerks can only open it"."""
    asked, words = _onlys(given), words_of(given)
    said, here = _onlys(candidate), words_of(candidate)
    if len(asked) != 1 or len(said) != 1 or not asked[0]:
        return ""
    at = next(i for i, word in enumerate(words) if word.lower == "only")
    end = words.index(asked[0][-1]) + 1
    subject = end < len(words) and words[end].lower in AUXILIARY
    if not subject or (at and words[at - 1].sentence == words[at].sentence):
        return ""
    there = next(i for i, word in enumerate(here) if word.lower == "only")
    kept = [w for w in asked[0] if any(_same(w, other) for other in here)]
    if there and here[there - 1].lower == "the":
        return ""
    beside = [*here[max(0, there - 1) : there], *said[0]]
    if kept and not any(_same(w, other) for w in asked[0] for other in beside):
        return f"keep “only” before “{asked[0][0].text}”"
    return ""


def _same(one: Word, other: Word) -> bool:
    if one.text[0].isdigit() or other.text[0].isdigit():
        return one.text == other.text
    return akin(one, other)


def _the_one(candidate: str, given: str) -> str:
    if not re.search(r"\bonly\b", given, re.IGNORECASE) or _EXCLUDES.search(candidate):
        return ""
    found = _THE_ONE.search(candidate)
    return f"keep “only”: “{found[0]}” excludes nobody else" if found else ""


def _amount(candidate: str, given: str) -> str:
    said, asked = plainly(candidate), plainly(given)
    found = _NEARLY.search(said)
    if found and not _ROUGH.search(asked):
        return f"take out “{found[0].split()[0]}”"
    found = _PART_OF.search(said)
    if found and not _PARTIAL.search(asked) and not said[: found.start()].endswith("not "):
        return f"“{found[0]}” is not in the source"
    if _FIRST.search(said) and not _FIRST.search(asked) and not _REST.search(said):
        rest = _REST.search(asked)
        return f"keep “{rest[0]}”, not “first”" if rest else ""
    return ""


def _not_all(candidate: str, given: str) -> str:
    found = _NOT_ALL.search(plainly(candidate))
    asked = plainly(given)
    if found and _NOT_ANY.search(asked) and not re.search(r"\b(?:all|every\w*|always)\b", asked):
        return f"“{found[0]}” leaves open what the source denies"
    return ""


def _outside(candidate: str, given: str) -> str:
    """“Nobody outside payroll" told as "nobody in payroll"."""
    found = _OUTSIDE.search(given)
    return f"keep “{found[0]}”" if found and not _SETS_APART.search(candidate) else ""


@lru_cache(maxsize=2048)
def _descriptions(text: str) -> tuple[tuple[Word, Word, str], ...]:
    """Bare plurals with what picks some of them out: (noun, its verb, how it is joined)."""
    words, plain = words_of(text), plainly(text)
    found = []
    for i, noun in enumerate(words[:-2]):
        before = words[i - 1] if i else None
        if not is_thing(noun) or not _is_bare_plural(noun, before):
            continue
        after, verb = words[i + 1], words[i + 2]
        if after.lower in _RELATIVE:
            comma = "," in plain[noun.end : after.start]
            verb = next(iter(_verbs_after(words, i + 2)), verb)
            found.append((noun, verb, ", which" if comma else "that"))
        elif verb_forms(after.text) >= {"VBN"} and verb.lower in {"by", "with", "from"}:
            found.append((noun, after, "that"))
    return tuple(found)


def _is_bare_plural(noun: Word, before: Word | None) -> bool:
    plural = noun.lower.endswith("s") and not noun.lower.endswith(("ss", "us", "'s", "is"))
    if not plural:
        return False
    return before is None or not (before.lower in _DETERMINERS or before.text[0].isdigit())


def _verbs_after(words: Sequence[Word], start: int) -> Iterator[Word]:
    for word in words[start : start + _FEW]:
        if word.lower not in AUXILIARY | {"not", "be", "been", "being"}:
            yield word


def _is_present(words: Sequence[Word], verb: Word) -> bool:
    """Whether the description holds at all times: "that use", "paid by" before "are held"."""
    at = words.index(verb)
    helpers = {word.lower for word in words[max(0, at - 2) : at]}
    if helpers & {"was", "were", "had", "did"}:
        return False
    return not (verb_forms(verb.text) & {"VBD"} and not helpers & {"is", "are", "has", "have"})


def _described(candidate: str, given: str) -> str:
    """“Servers that use it are hit" told as "servers use it and are hit"."""
    asked, words = words_of(given), words_of(candidate)
    for noun, verb, how in _descriptions(given):
        present = _is_present(asked, verb) or _goes_on_present(asked, verb)
        if how != "that" or not present or not is_content(verb.text):
            continue
        for other, its_verb, joined in _descriptions(candidate):
            if joined == ", which" and _same(other, noun) and _same(its_verb, verb):
                return f"“{other.text}, which …” tells of all what the source tells of some"
        for i, word in enumerate(words[:-1]):
            if not _same(word, noun) or (i and words[i - 1].lower in _DETERMINERS | {"if", "when"}):
                continue
            rest = [w for w in words[i + 1 : i + 4] if w.sentence == word.sentence]
            told = next((w for w in rest if w.lower not in AUXILIARY), None)
            helped = bool(rest) and (rest[0] is told or rest[0].lower in {"is", "are"})
            participle = verb_forms(verb.text) >= {"VBN"} and (not rest or rest[0] is told)
            opened = {w.lower for w in words[max(0, i - 4) : i] if w.sentence == word.sentence}
            participle = participle or (told is not None and verb_forms(told.text) == {"VBG"})
            if told and helped and not participle and _same(told, verb) and not opened & _SUPPOSED:
                return f"keep “{noun.text} that {verb.text}”: not all do"
    return ""


def _pointed_at(candidate: str, given: str) -> str:
    """“Servers that use it are hit" told as "servers are hit; they use it"."""
    asked, words = words_of(given), words_of(candidate)
    for noun, verb, how in _descriptions(given):
        if how != "that" or not _is_present(asked, verb):
            continue
        for i, word in enumerate(words[:-1]):
            before = words[:i]
            picked = any(w.lower in _SUPPOSED for w in before)
            told = word.lower in {"they", "these"} and _same(words[i + 1], verb)
            if told and not picked and any(_same(w, noun) for w in before if is_thing(w)):
                return f"keep “{noun.text} that {verb.text}”: not all do"
    return ""


_SUPPOSED = frozenset("if when whenever where some only whose which that".split())


def _goes_on_present(words: Sequence[Word], verb: Word) -> bool:
    after = [w.lower for w in words[words.index(verb) : words.index(verb) + 2 * _FEW]]
    return bool({"are", "is", "must", "can", "will", "have"} & set(after))
