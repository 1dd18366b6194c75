"""When a thing is: done, so at present, to come, to be done, allowed or only possible.

Each verb is given the time that its words say: "was moved", "have moved", "moved" (done); "is
covered", "covers" (present); "will move" (to come); "must", "should", "may", "could", "can" (each
its own); "to move", "move the files" (a task). Active and passive of one time are the same, and so
are past and perfect. A participle or a noun says no time of its own. Not the same: any two of the
times above.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from translator.gate.content import alike, keys_of
from translator.gate.text import Word, words_of
from translator.gate.wordlists import NEUTRAL
from translator.gate.words import is_content, is_order, verb_forms
from translator.values import Check

Time = frozenset[str]
_DONE, _NOW, _GOING, _LATER, _TASK = "done", "now", "going on", "to come", "a task"
_RESULT = "the result of what was done"
_NONE: Time = frozenset()
_ANY: Time = frozenset(
    {_DONE, _NOW, _GOING, _LATER, _TASK, _RESULT, "must", "should", "may", "can"}
)
_MODALS = {
    "will": _LATER, "shall": _LATER, "must": "must", "should": "should", "may": "may",
    "might": "may", "could": "may", "can": "can",
}  # fmt: skip
_BE_NOW = frozenset("is are am".split())
_BE_DONE = frozenset("was were".split())
_BE = _BE_NOW | _BE_DONE | {"be", "been", "being"}
_HAVE = frozenset("have has had having".split())
_DO = {"does": _NOW, "do": _NOW, "did": _DONE}
_LINKS = frozenset(_MODALS) | _BE_NOW | _BE_DONE | _HAVE | frozenset(_DO) | {"be", "been", "being"}
_BETWEEN = frozenset(
    "not never also only still already yet now then just always fully again no longer soon "
    "both all each even first not-yet".split()
)
_AFTER_NOUN = frozenset(
    "the a an this that these those its our your their his her my no any every each all some of "
    "in for with from on at per".split()
)
_PAST = frozenset({"VBD", "VBN"})
# What may stand for what: a task is to come, and what must or should be done is a task.
_AS_GOOD = {
    _LATER: {_TASK}, _TASK: {_LATER, "must", "should"}, "must": {_TASK}, "should": {_TASK},
    "may": {"can"}, "can": {_NOW}, _GOING: {_NOW},
}  # fmt: skip
_ORDER = re.compile(r"(?:[A-Z][\w /&-]{1,40}: )?([A-Z][a-z]+)\b")
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


@lru_cache(maxsize=2048)
def times_of(text: str) -> tuple[tuple[Word, Time], ...]:
    """Each verb of a text with the times that its words can say; empty where they say none."""
    words = words_of(text)
    found = []
    for i, word in enumerate(words):
        forms = verb_forms(word.text)
        if (forms and is_content(word.text)) or word.lower in _BE_NOW | _BE_DONE | {"be", "been"}:
            found.append((word, _times(words, i, forms)))
    return tuple(found)


def check_tense(candidate: str, given: str) -> Check:
    """What was done stays done, what is to be done stays to be done, and so on."""
    problem = _task_lost(candidate, given) or _changed(candidate, given)
    return Check("tense", not problem, problem)


def _task_lost(candidate: str, given: str) -> str:
    for found in _ASSIGNED.finditer(given):
        if is_order(f"{found[1]} it") and not re.search(rf"\bto {found[1]}\b", candidate, re.I):
            return f"keep “to {found[1]}”"
    order = _ORDER.match(given)
    if order and is_order(given) and not _has_subject(given, order.end()):
        verb = order[1].lower()
        for word, times in times_of(candidate):
            if keys_of(word.lower) & keys_of(verb) and times & {_TASK, "must", "should"}:
                return ""
        if not re.search(rf"(?:^|[:.;,] |\b(?:to|and|or|not) ){verb}\b", candidate, re.IGNORECASE):
            return f"“{order[1]}” is a task, not a statement"
    return ""


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
        overall.add(_TASK)
    for word, times in times_of(candidate):
        if not times or times == {_TASK} or times == _ANY:
            continue
        if word.lower in _BE:
            if problem := _copula(candidate, word, times, given):
                return problem
            continue
        kin = alike(keys_of(word.lower))
        light = bool(keys_of(word.lower) & NEUTRAL)
        own = [t for w, t in before if not light and keys_of(w.lower) & kin]
        said = {time for times in own for time in times}
        problem = _differs(times, said, given) if said and all(own) else ""
        if not said and not _fits_overall(times, overall, given):
            problem = f"is not stated as {_name(times)}"
        elif not said and own and times == {_NOW} and overall and overall <= {_DONE}:
            problem = "is not stated as now"
        elif _GOING in times and own and not said & {_NOW, _GOING} and not _going_on(given, kin):
            problem = "is not stated as going on"
        elif "can" in times and not _ABLE.search(given):
            problem = "is not stated as possible: take out “can”"
        if problem:
            return f"“{word.text}” {problem}"
    return ""


def _copula(candidate: str, word: Word, times: Time, given: str) -> str:
    """ "Is" and "was" are compared where they say the same of the same: "was slow", "is slow"."""
    said = _complement(candidate, word)
    for old, old_times in times_of(given):
        if old.lower in _BE_NOW | _BE_DONE and old_times and _complement(given, old) & said:
            return "" if _fits(times, set(old_times)) else f"keep “{old.text}”, not “{word.text}”"
    stated = {time for _, found in times_of(given) for time in found}
    only_now = times == {_NOW} and stated == {_DONE}
    only_done = times == {_DONE} and stated and not stated & {_DONE, _RESULT}
    if only_done and not _EARLIER.search(given):
        return f"“{word.text}” is not stated as done"
    mine = {time for _, found in times_of(candidate) for time in found if found != _ANY}
    return f"“{word.text}” is not stated as now" if only_now and _DONE not in mine else ""


def _complement(text: str, be: Word) -> frozenset[str]:
    """What a form of "be" says of its subject: the first content word after it."""
    words = words_of(text)
    for word in words[words.index(be) + 1 :]:
        if word.clause != be.clause:
            break
        if is_content(word.text) and word.lower not in _BETWEEN and not word.lower.endswith("ly"):
            return alike(keys_of(word.lower))
    return frozenset()


def _differs(times: Time, said: set[str], given: str) -> str:
    if _fits(times, said):
        return ""
    # "Until the supplier confirms it" is "until it has been confirmed".
    if times & {_RESULT, _NOW} and said & {_RESULT, _NOW} and _WHEN.search(given):
        return ""
    if said == {_TASK} and _DONE not in times:
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
    if times & {_GOING, _NOW, _RESULT, "can"}:
        return True
    if _LATER in times:
        return bool(_FUTURE.search(given))
    return _DONE not in times or bool(_EARLIER.search(given))


def _name(times: Iterable[str]) -> str:
    return " or ".join(sorted(times)) or "stated"


def _times(words: tuple[Word, ...], i: int, forms: frozenset[str]) -> Time:  # noqa: PLR0911 - one line a time
    chain = _chain(words, i)
    if chain[:1] and chain[0] in _BE and not forms & {"VBN", "VBG"} and forms:
        return _NONE
    if chain[:1] and chain[0] in _BE and words[i].lower == "going":
        return _NONE
    for word in chain:
        if word in _MODALS:
            return frozenset({_MODALS[word]})
    if "to" in chain:
        after_to = chain[chain.index("to") + 1 :]
        if after_to and after_to[0] in _HAVE | {"need", "needs", "needed"}:
            return frozenset({"must"})
        return _NONE if "be" in chain and forms == {"VBG"} else frozenset({_TASK})
    if words[i].lower in _BE_NOW:
        return _NONE if _leads(words, i) else frozenset({_NOW})
    if words[i].lower in _BE_DONE:
        return _NONE if _leads(words, i) else frozenset({_DONE})
    if words[i].lower in {"be", "been"}:
        return _NONE
    for word in chain:
        if word in _HAVE and forms & _PAST:
            return frozenset({_DONE, _RESULT})
        if word == "being":
            if not set(chain) & (_BE_DONE | _BE_NOW):
                return _NONE
            return frozenset({_DONE} if set(chain) & _BE_DONE else {_GOING, _NOW})
        if word in _BE_DONE:
            return frozenset({_DONE})
        if word in _BE_NOW:
            return frozenset({_NOW, _GOING} if "VBG" in forms else {_NOW, _RESULT})
        if word == "be":
            return frozenset({_TASK})
        if word in _DO:
            return frozenset({_TASK if _opens(words, i) else _DO[word]})
    return _bare(words, i, forms)


def _bare(words: tuple[Word, ...], i: int, forms: frozenset[str]) -> Time:
    """A verb without a helper; a participle, or "read" and "cost", may be of several times."""
    before = words[i - 1].lower if i else ""
    if forms & _PAST and forms & {"VB", "VBP"}:
        return _ANY
    if "VBN" in forms:
        return frozenset({_DONE, _NOW, _RESULT})
    if before in _AFTER_NOUN:
        return _NONE
    if forms <= _PAST:
        return frozenset({_DONE})
    if forms == {"VBZ"} and before not in _LINKS:
        return _ANY if _is_plural(words[i].lower) else frozenset({_NOW})
    return _NONE


@lru_cache(maxsize=65536)
def _is_plural(word: str) -> bool:
    """Whether "uses" or "reports" can be a noun, which says no time."""
    from lemminflect import getAllLemmas  # noqa: PLC0415 - loads its tables on first use

    return "NOUN" in getAllLemmas(word)


def _opens(words: tuple[Word, ...], i: int) -> bool:
    """Whether "do" opens its clause, so that "do not restart" is an order."""
    for j in range(i - 1, -1, -1):
        if words[j].lower in _DO:
            return j == 0 or words[j - 1].clause != words[j].clause
    return False


def _leads(words: tuple[Word, ...], i: int) -> bool:
    """Whether a form of "be" only helps the verb that follows."""
    for word in words[i + 1 : i + 5]:
        if word.clause != words[i].clause:
            return False
        if word.lower in {"being", "been", "going"}:
            return True
        forms = verb_forms(word.text)
        if forms & {"VBN", "VBG"} and is_content(word.text):
            return True
        if word.lower not in _BETWEEN and not word.lower.endswith("ly"):
            return False
    return False


def _chain(words: tuple[Word, ...], i: int) -> list[str]:
    """The auxiliaries in front of a verb, nearest first."""
    chain = []
    for j in range(i - 1, max(-1, i - 7), -1):
        if words[j].clause != words[i].clause:
            break
        word = words[j].lower
        if word == "to":
            before = words[j - 1].lower if j else ""
            return [*chain, word, before]
        if word in _LINKS:
            chain.append(word)
        elif word not in _BETWEEN and not word.endswith("ly"):
            break
    return chain
