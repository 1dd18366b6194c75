"""The parts of a sentence: each verb or predicate with the words that go with it.

A part begins at a comma, a bracket, a dash, a connecting word or the end of a thought. A stretch
without a verb belongs to the part before it, and at the beginning of a thought to its main verb
("In May, when it is dry, we build").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from translator.gate.clauses import OPENS, PREPOSITIONS, clause_at
from translator.gate.text import Word, plainly, words_of
from translator.gate.wordlists import NEUTRAL
from translator.gate.words import is_content, lemmas, verb_forms

RELATIVE = frozenset("that which who whose whom".split())
CONDITIONS = frozenset("if unless when whenever until once provided".split())
MARKERS = (
    CONDITIONS
    | RELATIVE
    | frozenset("because although though whereas while where since after before why how".split())
)
JOINS = frozenset("and but or nor so then".split())
AUXILIARY = frozenset(
    "is are was were has have had will shall must should may might could can does do did "
    "would".split()
)
DENYING = frozenset("not no never nobody none nothing neither nor without".split())
_NO_ONE = frozenset("no nobody none nothing neither".split())
_STOPS = re.compile(r"[.;:!?]")
_SIGNS = re.compile(r"[.;:!?,()–—]|\s-\s")
_SUBJECTS = RELATIVE | frozenset("it they we you he she i one".split())
_PAST = frozenset({"VBD", "VBN"})
_LIGHT = frozenset("be been being not never also only still already now then to yet".split())


@dataclass(frozen=True, slots=True)
class Part:
    """Words that go with one head.

    ``marker`` is the subordinating word that opens it, or empty; ``join`` the connecting word, or
    empty where a sign opens it. ``thought`` counts what full stops, semicolons and colons divide.
    """

    head: Word
    words: tuple[Word, ...]
    marker: str
    join: str
    thought: int

    @property
    def denied(self) -> bool:
        """Whether the head is denied: by a "not" among its helpers, or a "no" that opens it."""
        before = [w.lower for w in self.words if w.start < self.head.start]
        while before and before[0] in JOINS | MARKERS:
            del before[0]
        if before and before[0] in _NO_ONE:
            return True
        while before and (before[-1] in _LIGHT | AUXILIARY or before[-1].endswith("ly")):
            if before.pop() in {"not", "never"}:
                return True
        return False


@lru_cache(maxsize=4096)
def parts(text: str) -> tuple[Part, ...]:
    """The parts of a text in order; stretches that no part can take are left out."""
    found: list[Part] = []
    waiting: list[Word] = []
    thought, inside = -1, False
    for number, words in _stretches(text):
        if number != thought:
            waiting, thought, inside = [], number, False
        head = _head(words)
        own = [part for part in found if part.thought == number]
        if head is None and own and (inside or not waiting) and not _is_bare_join(words):
            last = found.pop()
            found.append(
                Part(last.head, (*last.words, *words), last.marker, last.join, last.thought)
            )
        elif head is None:
            waiting.extend(words)
        else:
            opens = [w.lower for w in words[:2] if w.lower in MARKERS | JOINS]
            marker = next((w for w in opens if w in MARKERS), "")
            inside = bool(marker and [w for w in waiting if w.lower not in JOINS])
            whole = words if inside else (*waiting, *words)
            joins = [w.lower for w in whole[:1]] + opens
            join = next((w for w in joins if w in JOINS), "")
            found.append(Part(head, whole, marker, join, number))
            waiting = waiting if inside else []
    return tuple(found)


def _is_bare_join(words: Sequence[Word]) -> bool:
    return all(word.lower in JOINS for word in words)


def _stretches(text: str) -> Iterator[tuple[int, tuple[Word, ...]]]:
    """Runs of words between signs and connecting words, with the number of their thought."""
    plain = plainly(text)
    run: list[Word] = []
    told: list[Word] = []
    number, inside = 0, False
    for word in words_of(text):
        between = plain[run[-1].end : word.start] if run else ""
        opens = word.lower in MARKERS | JOINS and not (run and _is_bare_join(run))
        opens = opens and not (word.lower == "and" and "between" in {w.lower for w in run[-4:]})
        if run and (_SIGNS.search(between) or opens or (inside and _is_main_verb(told, word))):
            yield number, tuple(run)
            goes_on = opens and word.lower not in JOINS and not _SIGNS.search(between)
            inside = word.lower in RELATIVE or (inside and goes_on)
            told = told if inside and word.lower not in RELATIVE else []
            run = []
        if _STOPS.search(between):
            number += 1
        inside = inside or (not run and word.lower in RELATIVE)
        run.append(word)
        told.append(word)
    if run:
        yield number, tuple(run)


def _is_main_verb(told: Sequence[Word], word: Word) -> bool:
    """Whether a helper ends a description: "systems that use X | are safe"."""
    if word.lower not in AUXILIARY or word.lower in {"do", "does"} or word.text == "May":
        return False
    helped = told[-1].lower in AUXILIARY | _LIGHT and told[-1].text != "May"
    return not helped and _head(told) is not None


def _head(words: Sequence[Word]) -> Word | None:
    for i, word in enumerate(words):
        if word.lower in AUXILIARY and not (i and word.text == "May"):
            after = [w for w in words[i + 1 :] if w.lower not in _LIGHT | AUXILIARY | DENYING]
            after = [w for w in after if not w.lower.endswith("ly") or not after[1:]]
            held = [w for w in after if is_content(w.text) or w.text[0].isdigit()]
            done = [w for w in held[:2] if verb_forms(w.text) & {"VBN", "VBG"}]
            return next(iter(done or held), word)
    return next((w for i, w in enumerate(words) if _is_finite(words, i)), None)


def _is_finite(words: Sequence[Word], i: int) -> bool:
    """Whether a word without a helper is the verb of its stretch."""
    word, forms = words[i], verb_forms(words[i].text)
    named = bool(i) and word.text[0].isupper()
    if not forms or named or not is_content(word.text) or forms == {"VBG"}:
        return False
    before = words[i - 1].lower if i else ""
    after = verb_forms(words[i + 1].text) if i + 1 < len(words) else frozenset()
    if before in OPENS | PREPOSITIONS | {"to", "by", "about", ""}:
        opens = i == 0 and len(words) > 1 and words[1].lower in OPENS
        return before in _SUBJECTS or (opens and "VB" in forms and not forms & _PAST)
    if "VBZ" in forms and after & {"VBD", "VBP"} and words[i + 1].lower not in PREPOSITIONS:
        return False  # "orders failed", "card orders ship"
    plural = before.endswith("s") and not before.endswith(("ss", "'s", "us"))
    light = bool(lemmas(word.text) & NEUTRAL)
    ends = words[0].lower in MARKERS | OPENS and i == len(words) - 1 and i > 1
    return (
        before in _SUBJECTS
        or (bool(forms & {"VBP"}) and plural)
        or ("VBZ" in forms and ends)
        or (bool(forms & {"VBZ", "VBD"}) and light)
        or (not light and clause_at(words, i) is not None)
    )
