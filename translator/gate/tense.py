"""When a thing is: done, so at present, to come, to be done, allowed or only possible.

Each verb is given the time that its words say: "was moved", "have moved", "moved" (done); "is
covered", "covers" (present); "will move" (to come); "must", "should", "may", "could", "can" (each
its own); "to move", "move the files" (a task). Active and passive of one time are the same, and so
are past and perfect. A participle or a noun says no time of its own. Not the same: any two of the
times above.
"""
# ruff: noqa: E501 - patterns

from __future__ import annotations

import re
from collections.abc import Iterable

from translator.gate.content import alike, keys_of
from translator.gate.text import Word, words_of
from translator.gate.times import (
    ANY,
    BE,
    BE_DONE,
    BE_NOW,
    BETWEEN,
    DONE,
    GOING,
    LATER,
    NOW,
    RESULT,
    TASK,
    Time,
    times_of,
)
from translator.gate.wordlists import NEUTRAL, OPENS_OBJECT
from translator.gate.words import is_content, is_order, verb_forms
from translator.values import Check

# What may stand for what: a task is to come, and what must or should be done is a task.
_AS_GOOD = {
    LATER: {TASK}, TASK: {LATER, "must", "should"}, "must": {TASK}, "should": {TASK},
    "may": {"can"}, "can": {NOW}, GOING: {NOW},
}  # fmt: skip
_ORDER = re.compile(r"([A-Za-z]+)\b(?!-)")
_ASSIGNED = re.compile(
    r"^@?(?!The |An? |This |That |Our |All |No )[\w-]+(?: [\w-]+)? to ([a-z]+)\b"
)
_ABLE = re.compile(
    r"\b(?:can(?:not)?|could|may|might|able|unable|allow\w*|permit\w*|let|lets|enabl\w*|possib\w*|"
    r"impossible|available|unavailable|support\w*|way|does not work|do not work|now)\b",
    re.IGNORECASE,
)
_IN_THE_MAKING = re.compile(
    r"\b(?:in|under) (?:use|progress|way|review|test|testing|construction|development|repair|work)\b|"
    r"\bongoing\b|\bcontinu\w+|\bunderway\b",
    re.IGNORECASE,
)
_WHEN = re.compile(r"\b(?:until|once|after|when|before|as soon as|if|unless)\b", re.IGNORECASE)
_MUST = re.compile(r"\b(?:must|has to|have to|needs? to)\b", re.IGNORECASE)
_THEN = {
    re.compile(r"\bcan ?not\b|\bcan['’]t\b", re.I): re.compile(
        r"\bcould not\b|\bcouldn['’]t\b|\b(?:was|were) (?:not able|unable)\b", re.I
    ),
    re.compile(r"\bneeds?\b(?! (?:was|were)\b)", re.I): re.compile(
        r"(?<!is )(?<!are )(?<!be )(?<!been )(?<!as )(?<!if )\bneeded (?:an?|the|to|no)\b", re.I
    ),
}
_PARTICLES = frozenset("on off up down".split())
_RANGE = re.compile(r"\bfrom \d[\d:.]* (?:to|until|-|–) \d[\d:.]*", re.IGNORECASE)
_EARLIER = re.compile(
    r"\b(?:from|against|compared|last|previous\w*|earlier|before|ago|former\w*|agreed|since|no "
    r"longer|already|after)\b",
    re.IGNORECASE,
)
_FUTURE = re.compile(
    r"\b(?:will|shall|going to|to be|plan\w*|expect\w*|due|upcoming|next|tomorrow|scheduled|until|"
    r"from|intend\w*|aim\w*|hope\w*|once|effect|by|ahead|later|soon)\b",
    re.IGNORECASE,
)


def check_tense(candidate: str, given: str) -> Check:
    """What was done stays done, what is to be done stays to be done, and so on."""
    problem = _task_lost(candidate, given) or _back_dated(candidate, given)
    problem = problem or _changed(candidate, given)
    return Check("tense", not problem, problem)


def _back_dated(candidate: str, given: str) -> str:
    """“Cannot” told as "could not", "needs" as "needed": what holds is told as over."""
    for now, then in _THEN.items():
        if then.search(candidate) and now.search(given) and not then.search(given):
            return f"is “{now.search(given)[0]}” in the source, not “{then.search(candidate)[0]}”"  # type: ignore[index]
    return ""


def _task_lost(candidate: str, given: str) -> str:
    for found in _ASSIGNED.finditer(given):
        if is_order(f"{found[1]} it") and not re.search(rf"\bto {found[1]}\b", candidate, re.I):
            return f"keep “to {found[1]}”"
    # As in is_order: where the text has one label, the task stands behind it.
    task = given.rpartition(": ")[2] if given.count(": ") == 1 else given
    order = _ORDER.match(task)
    if order and (order[1] == "Do" or _may_be_noun(task)):
        return ""
    if order and is_order(given) and not _has_subject(task, order.end()):
        verb = order[1].lower()
        for word, times in times_of(candidate):
            if keys_of(word.lower) & keys_of(verb) and times & {TASK, "must", "should"}:
                return ""
        if not re.search(rf"(?:^|[:.;,] |\b(?:to|and|or|not) ){verb}\b", candidate, re.IGNORECASE):
            return f"“{order[1]}” is a task, not a statement"
    return ""


def _may_be_noun(task: str) -> bool:
    """A small first word behind a label is a task only before an object of its own."""
    words = task.split(maxsplit=2)
    return words[0].islower() and (len(words) < 2 or words[1] not in OPENS_OBJECT)


def _has_subject(given: str, end: int) -> bool:
    """Whether the first word is a noun after all: "Work on the index depends on it"."""
    first = re.split(r"[.,;:]", given[end:])[0]
    return any(verb_forms(w) == {"VBZ"} for w in first.split()) and not given.lower().startswith(
        ("ensure", "check", "make")
    )


def _changed(candidate: str, given: str) -> str:
    before = times_of(given)
    overall = {time for _, times in before for time in times}
    if is_order(given):
        overall.add(TASK)
    for word, times in times_of(candidate):
        if not times or times in ({TASK}, ANY):
            continue
        if word.lower in BE:
            if problem := _copula(candidate, word, times, given):
                return problem
            continue
        kin = alike(keys_of(word.lower))
        light = bool(keys_of(word.lower) & NEUTRAL)
        own = [t for w, t in before if not light and keys_of(w.lower) & kin]
        said = {time for times in own for time in times}
        problem = _differs(times, said, given) if said and all(own) else ""
        problem = problem or (_light_changed(word, times, candidate, given) if light else "")
        if not said and not _fits_overall(times, overall, given):
            problem = f"is not stated as {_name(times)}"
        elif not said and own and times & {DONE, RESULT} and not overall:
            problem = "is not stated as done"
        elif not said and own and times == {NOW} and overall and overall <= {DONE}:
            problem = "is not stated as now"
        elif GOING in times and own and not said & {NOW, GOING} and not _going_on(given, kin):
            problem = "is not stated as going on"
        elif "can" in times and not _ABLE.search(given):
            problem = "is not stated as possible: take out “can”"
        if problem:
            return f"“{word.text}” {problem}"
    return ""


def _light_changed(word: Word, times: Time, candidate: str, given: str) -> str:
    """“Before it goes" told as "before it went": a light verb that each text has once."""
    same = [t for w, t in times_of(given) if keys_of(w.lower) & keys_of(word.lower)]
    again = [w for w, _ in times_of(candidate) if keys_of(w.lower) & keys_of(word.lower)]
    if len(same) != 1 or len(again) != 1 or times == ANY or same[0] == ANY or not same[0]:
        return ""
    turned = {frozenset({NOW}), frozenset({DONE})} == {times, same[0]}
    return _differs(times, set(same[0]), given) if turned else ""


def _copula(candidate: str, word: Word, times: Time, given: str) -> str:
    """“Is” and "was" are compared where they say the same of the same: "was slow", "is slow"."""
    said = _complement(candidate, word)
    for old, old_times in times_of(given):
        if old.lower in BE_NOW | BE_DONE and old_times and _complement(given, old) & said:
            return "" if _fits(times, set(old_times)) else f"keep “{old.text}”, not “{word.text}”"
    stated = {time for _, found in times_of(given) for time in found}
    only_now = times == {NOW} and stated == {DONE}
    only_done = times == {DONE} and stated and not stated & {DONE, RESULT}
    if only_done and not _EARLIER.search(_RANGE.sub(" ", given)):
        return f"“{word.text}” is not stated as done"
    mine = {time for _, found in times_of(candidate) for time in found if found != ANY}
    return f"“{word.text}” is not stated as now" if only_now and DONE not in mine else ""


def _complement(text: str, be: Word) -> frozenset[str]:
    """What a form of "be" says of its subject: the first content word after it."""
    words = words_of(text)
    for word in words[words.index(be) + 1 :]:
        if word.clause != be.clause:
            break
        if word.lower in _PARTICLES or word.text[0].isdigit():
            return frozenset({word.lower})
        if is_content(word.text) and word.lower not in BETWEEN and not word.lower.endswith("ly"):
            return alike(keys_of(word.lower))
    return frozenset()


def _differs(times: Time, said: set[str], given: str) -> str:
    if _fits(times, said):
        return ""
    # "Until the supplier confirms it" is "until it has been confirmed".
    if times & {RESULT, NOW} and said & {RESULT, NOW} and _WHEN.search(given):
        return ""
    if times == {"must"} and said & {NOW, RESULT} and _MUST.search(given) and _WHEN.search(given):
        return ""
    if said == {TASK} and DONE not in times:
        return ""
    return f"is stated as {_name(said)}, not as {_name(times)}"


def _going_on(given: str, kin: frozenset[str]) -> bool:
    return bool(_IN_THE_MAKING.search(given)) or any(
        w.lower.endswith("ing") and keys_of(w.lower) & kin for w in words_of(given)
    )


def _fits(times: Time, said: set[str]) -> bool:
    return bool(times & said) or any(_AS_GOOD.get(time, set()) & said for time in times)


def _fits_overall(times: Time, overall: set[str], given: str) -> bool:
    """For a verb that the source does not have: only a time that the source speaks of."""
    if _fits(times, overall) or not overall:
        return True
    if times & {GOING, NOW, RESULT, "can"}:
        return True
    if LATER in times:
        return bool(_FUTURE.search(given))
    return DONE not in times or bool(_EARLIER.search(given))


def _name(times: Iterable[str]) -> str:
    return " or ".join(sorted(times)) or "stated"
