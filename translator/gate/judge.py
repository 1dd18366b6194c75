"""All checks of one candidate against the item it was made from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from translator.facts.markers import find_markers
from translator.gate.facts import compare_facts, without_figures
from translator.gate.form import check_form
from translator.gate.wordlists import NEUTRAL
from translator.gate.words import (
    is_content,
    is_order,
    lemmas,
    related,
    stem,
    tokens,
    verb_forms,
)
from translator.values import Check

_ORDER = re.compile(r"(?:[A-Z][\w /&-]{1,40}: )?([A-Z][a-z]+)\b")
_ASSIGNED = re.compile(r"^@?[\w-]+(?: [\w-]+)? to ([a-z]+)\b")
_WE = frozenset("we us our ours ourselves".split())
_YOU = frozenset("you your yours".split())
_I = frozenset("i me my mine".split())
_HE = frozenset("he him his she her".split())
_OWNERS = {word: group for group in (_WE, _YOU, _I, _HE) for word in group}
_COPULA = re.compile(r"\b(?:is|are|was|were|has been|have been|exists?)\b")
_PROGRESSIVE = re.compile(r"\b(?:is|are|am|was|were)(?: now| also| still)? ([a-z]+ing)\b")
_FINITE = frozenset(
    "is are was were be been am has have had do does did can could will would shall should may "
    "might must".split()
)
_PAST = frozenset({"VBD", "VBN"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a candidate may draw on.

    Attributes:
        source: the source's own words, markup taken away.
        given: the same with terms replaced by code; the candidate must say all of it.
        label: heading or column titles that stand above it.
        terms: words that an explanation will follow; each must still be there.
        forbidden: terms that this reader must not meet.
    """

    source: str
    given: str
    label: str = ""
    terms: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()


def judge(candidate: str, evidence: Evidence) -> tuple[Check, ...]:
    """All checks, passed or not. A candidate passes when all have."""
    licence = f"{evidence.label} . {evidence.source}"
    return tuple(_checks(candidate, evidence, licence))


def passes(checks: Iterable[Check]) -> bool:
    """Whether every check passed."""
    return all(check.passed for check in checks)


def _checks(candidate: str, evidence: Evidence, licence: str) -> Iterator[Check]:
    yield check_form(candidate, evidence.given)
    yield from compare_facts(candidate, evidence.given, licence)
    yield _added(candidate, f"{evidence.given} {licence}")
    yield _lost(candidate, evidence.given)
    yield _tense(candidate, evidence.given)
    yield _owner(candidate, evidence.given)
    yield _clauses(candidate, evidence.given)
    yield _terms(candidate, evidence)


def _added(candidate: str, licence: str) -> Check:
    """Content words that nothing in the source licenses: reasons, praise, advice, promises."""
    known: set[str] = set()
    stems: set[str] = set()
    for word in tokens(licence):
        known |= related(word)
        stems.add(stem(word))
    added = [
        word
        for word in tokens(without_figures(candidate))
        if is_content(word)
        and not (lemmas(word) & known)
        and not (lemmas(word) & NEUTRAL)
        and not (len(word) >= 6 and stem(word) in stems)
    ]
    detail = "take out " + ", ".join(f"“{word}”" for word in added) if added else ""
    return Check("nothing added", not added, detail)


def _lost(candidate: str, given: str) -> Check:
    """Content words of the source that are gone; one in six may go with the grammar around them."""
    kept: set[str] = set()
    stems: set[str] = set()
    for word in tokens(candidate):
        kept |= related(word)
        stems.add(stem(word))
    content = [
        w for w in tokens(without_figures(given)) if is_content(w) and not (lemmas(w) & NEUTRAL)
    ]
    lost = [w for w in content if not (lemmas(w) & kept) and stem(w) not in stems]
    passed = len(set(lost)) <= len(set(content)) / 6
    detail = "" if passed else "keep " + ", ".join(f"“{word}”" for word in dict.fromkeys(lost))
    return Check("nothing lost", passed, detail)


def _tense(candidate: str, given: str) -> Check:
    """What was done stays done; what is to be done stays to be done."""
    for found in _ASSIGNED.finditer(given):
        if is_order(f"{found[1]} it") and not re.search(rf"\bto {found[1]}\b", candidate, re.I):
            return Check("tense", passed=False, detail=f"keep “to {found[1]}”")
    order = _ORDER.match(given)
    if order and is_order(given):
        task = rf"(?:^|[:.;,] |\b(?:to|should|must|and|or) ){order[1]}\b"
        if not re.search(task, candidate, re.IGNORECASE):
            return Check("tense", passed=False, detail=f"“{order[1]}” is a task, not a statement")
    before, after = _verb_tags(given), _verb_tags(candidate)
    for lemma, tags in after.items():
        old = before.get(lemma)
        if old is None:
            continue
        if tags <= _PAST and not (old & _PAST):
            return Check("tense", passed=False, detail=f"“{lemma}” is not stated as done")
        if old <= _PAST and not (tags & _PAST):
            return Check("tense", passed=False, detail=f"“{lemma}” is stated as done")
    return Check("tense", passed=True)


def _owner(candidate: str, given: str) -> Check:
    """Nobody does a thing who was not said to do it, and who did it stays named."""
    before = {word.lower() for word in tokens(given)}
    after = {word.lower() for word in tokens(candidate)}
    added = [w for w in sorted(after & set(_OWNERS)) if not before & _OWNERS[w]]
    lost = [w for w in sorted(before & {"we", "i", "you"}) if not after & _OWNERS[w]]
    parts = [f"take out “{word}”" for word in added] + [f"keep “{word}”" for word in lost]
    return Check("owner", passed=not parts, detail="; ".join(parts))


def _clauses(candidate: str, given: str) -> Check:
    """Brackets stay brackets, "if" stays on its side of "it", a note without a verb gets none."""
    problem = ""
    if candidate.count("(") < given.count("("):
        problem = "keep the words in brackets in brackets"
    elif _it_before_if(given) != _it_before_if(candidate):
        problem = "keep “if” where it stands: “it” would mean another thing"
    elif (found := _COPULA.search(candidate)) and _is_verbless(given):
        problem = f"take out “{found[0]}”: the source does not say when"
    elif going := _newly_going_on(candidate, given):
        problem = f"“{going}” is not stated as going on"
    return Check("clauses", passed=not problem, detail=problem)


def _it_before_if(text: str) -> bool | None:
    places = [re.search(rf"\b{word}\b", text, re.IGNORECASE) for word in ("it", "if")]
    return places[0].start() < places[1].start() if places[0] and places[1] else None


def _is_verbless(given: str) -> bool:
    """No finite verb and no participle: nothing says whether it was, is or will be."""
    if any(m.kind in {"state", "certainty", "obligation"} for m in find_markers(given)):
        return False
    return not any(
        word.lower() in _FINITE or verb_forms(word) & {"VBD", "VBN", "VBZ"}
        for word in tokens(given)
    )


def _newly_going_on(candidate: str, given: str) -> str:
    before = {form for word in tokens(given) if "VBG" in verb_forms(word) for form in lemmas(word)}
    for found in _PROGRESSIVE.finditer(candidate):
        if "VBG" in verb_forms(found[1]) and not lemmas(found[1]) & before:
            return found[0]
    return ""


def _verb_tags(text: str) -> dict[str, set[str]]:
    words = tokens(text)
    tags: dict[str, set[str]] = {}
    for i, word in enumerate(words):
        forms = verb_forms(word)
        if not forms or not is_content(word):
            continue
        if forms <= _PAST and i and words[i - 1].lower() == "be":
            forms = frozenset({"VB"})
        for lemma in lemmas(word):
            tags.setdefault(lemma, set()).update(forms)
    return tags


def _terms(candidate: str, evidence: Evidence) -> Check:
    lower = candidate.lower()
    missing = [term for term in evidence.terms if term.lower() not in lower]
    used = [t for t in evidence.forbidden if f" {t.lower()} " in f" {' '.join(tokens(lower))} "]
    parts = [f"keep “{term}”" for term in missing]
    parts += [f"do not say “{term}”" for term in used]
    return Check("terms", not parts, "; ".join(parts))
