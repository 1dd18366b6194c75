"""All checks of one candidate against the item it was made from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from translator.facts.markers import find_markers
from translator.gate.alternatives import check_alternatives
from translator.gate.attachment import check_attachment
from translator.gate.broken import check_broken
from translator.gate.circumstances import check_circumstances
from translator.gate.claimed import check_claimed
from translator.gate.compared import check_compared
from translator.gate.content import compare_contents
from translator.gate.contrast import check_contrast
from translator.gate.counts import check_counts
from translator.gate.crossed import check_crossed
from translator.gate.denied import check_denied
from translator.gate.doers import check_doers
from translator.gate.dropped import check_dropped
from translator.gate.facts import compare_facts
from translator.gate.figure_roles import check_figure_roles
from translator.gate.focus import check_focus
from translator.gate.form import check_form
from translator.gate.freed import check_freed
from translator.gate.hanging import check_hanging
from translator.gate.links import check_links
from translator.gate.merged import check_merged
from translator.gate.moved import check_moved
from translator.gate.neighbours import check_neighbours
from translator.gate.owner import check_owner
from translator.gate.owning import check_owning
from translator.gate.participles import check_participles
from translator.gate.purpose import check_purpose
from translator.gate.repeats import check_repeats
from translator.gate.roles import check_roles
from translator.gate.saying import check_saying
from translator.gate.sides import check_sides
from translator.gate.subjects import check_subjects
from translator.gate.swaps import check_swaps
from translator.gate.tense import check_tense
from translator.gate.unfounded import check_unfounded
from translator.gate.words import tokens, verb_forms
from translator.values import Check

_COPULA = re.compile(r"\b(?:is|are|was|were|has been|have been|exists?)\b")
_BRACKETS = re.compile(r"\(([^()]+)\)")
_SENTENCE = re.compile(r"[.!?](?=\s+[A-Z])")
_FEW = 3
_FINITE = frozenset(
    "is are was were be been am has have had do does did can could will would shall should may "
    "might must".split()
)


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
    yield from compare_contents(candidate, evidence.given, licence)
    yield check_counts(candidate, evidence.given)
    yield check_dropped(candidate, evidence.given)
    yield check_purpose(candidate, evidence.given)
    yield check_unfounded(candidate, evidence.given)
    yield check_repeats(candidate, evidence.given)
    yield check_tense(candidate, evidence.given)
    yield check_participles(candidate, evidence.given)
    yield check_owner(candidate, evidence.given)
    yield check_freed(candidate, evidence.given)
    yield check_hanging(candidate, evidence.given)
    yield check_links(candidate, evidence.given)
    yield check_swaps(candidate, evidence.given)
    yield check_roles(candidate, evidence.given)
    yield check_figure_roles(candidate, evidence.given)
    yield check_crossed(candidate, evidence.given)
    yield check_sides(candidate, evidence.given)
    yield check_neighbours(candidate, evidence.given)
    yield check_attachment(candidate, evidence.given)
    yield check_saying(candidate, evidence.given)
    yield check_doers(candidate, evidence.given)
    yield check_broken(candidate, evidence.given)
    yield check_circumstances(candidate, evidence.given)
    yield check_focus(candidate, evidence.given)
    yield check_subjects(candidate, evidence.given)
    yield check_merged(candidate, evidence.given)
    yield check_moved(candidate, evidence.given)
    yield check_claimed(candidate, evidence.given)
    yield check_alternatives(candidate, evidence.given)
    yield check_denied(candidate, evidence.given)
    yield check_compared(candidate, evidence.given)
    yield check_owning(candidate, evidence.given)
    yield check_contrast(candidate, evidence.given)
    yield _clauses(candidate, evidence.given)
    yield _terms(candidate, evidence)


def _clauses(candidate: str, given: str) -> Check:
    """“If” stays on its side of "it", and a note without a verb gets none."""
    problem = ""
    before, after = _it_before_if(given), _it_before_if(candidate)
    if lost := _freed(candidate, given):
        problem = f"keep “({lost})” in brackets"
    elif before is not None and after is not None and before != after:
        problem = "keep “if” where it stands: “it” would mean another thing"
    elif (found := _COPULA.search(candidate)) and _is_verbless(given):
        problem = f"take out “{found[0]}”: the source does not say when"
    return Check("clauses", passed=not problem, detail=problem)


def _freed(candidate: str, given: str) -> str:
    """Words let out of their brackets into a sentence of their own, or a bare name."""
    if candidate.count("(") >= given.count("("):
        return ""
    more = len(_SENTENCE.findall(candidate)) > len(_SENTENCE.findall(given))
    for found in _BRACKETS.finditer(given):
        if found[0] not in candidate and (more or len(found[1].split()) < _FEW):
            return found[1]
    return ""


def _it_before_if(text: str) -> bool | None:
    places = [re.search(rf"\b{word}\b", text, re.IGNORECASE) for word in ("it", "if")]
    return places[0].start() < places[1].start() if places[0] and places[1] else None


def _is_verbless(given: str) -> bool:
    """No finite verb and no participle: nothing says whether it was, is or will be."""
    if any(m.kind in {"state", "certainty", "obligation"} for m in find_markers(given)):
        return False
    words = tokens(given)
    if {"we", "they", "you", "i"} & {word.lower() for word in words}:
        return False
    return not any(
        word.lower() in _FINITE
        or (
            verb_forms(word) & {"VBD", "VBN", "VBZ"}
            and (not i or words[i - 1].lower() not in {"a", "an", "the"})
        )
        for i, word in enumerate(words)
    )


def _terms(candidate: str, evidence: Evidence) -> Check:
    lower = candidate.lower()
    missing = [term for term in evidence.terms if term.lower() not in lower]
    used = [t for t in evidence.forbidden if f" {t.lower()} " in f" {' '.join(tokens(lower))} "]
    parts = [f"keep “{term}”" for term in missing]
    parts += [f"do not say “{term}”" for term in used]
    return Check("terms", not parts, "; ".join(parts))
