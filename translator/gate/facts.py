"""Facts of a candidate against the facts it was given: lost, changed, added."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translator.facts.extract import Found, facts_in
from translator.gate.content import alike, keys_of
from translator.gate.negation import check_negation
from translator.gate.paraphrases import (
    FREE,
    FREE_TO_ADD,
    kept,
    licensed,
    said_otherwise,
    times_said,
)
from translator.gate.text import plainly, words_of
from translator.gate.times import times_of
from translator.gate.words import is_order, lemmas, tokens
from translator.values import Check, FactKind

_HARD: dict[str, tuple[FactKind, ...]] = {
    "numbers": ("number", "money", "percentage", "percentage_point", "duration"),
    "dates and times": ("date", "time"),
    "versions": ("version",),
    "identifiers": ("identifier",),
    "quotations": ("quoted",),
    "names": ("name",),
}
# What this reader was not given must not come back from the source's own words.
_ONLY_GIVEN = frozenset({"identifiers"})
_TWO = re.compile(r"\b(?:both|pair|twice|doubl\w+|second|duplicat\w+|either)\b", re.IGNORECASE)
_NO_NAME = frozenset("should if when while once after before may must can the a an".split())
_RUN = re.compile(r"[A-Z][a-z]+ ['\"“`]")
_DO_NOT = re.compile(r"(?:^|[.;:,] )(?:do not|never)\b", re.IGNORECASE)
# "One action item is", "first": no figure, or one that the scope family judges.
_ORDINARY = frozenset({"one", "first", "second"})
_TWOS = frozenset({"2", "two", "twice"})
# Families whose words may be judged by the synonym table, too; hedges, duties and scope never.
_LEXICAL = frozenset({"state", "direction"})
_UNITS = frozenset("second minute min hour day week month year percent gb tb mb".split())
_LEADING = re.compile(r"\d+(?:[.,]\d+)*")
_SOFT: tuple[FactKind, ...] = (
    "certainty",
    "obligation",
    "negation",
    "state",
    "environment",
    "scope",
    "direction",
    "condition",
    "cause",
)


def compare_facts(candidate: str, given: str, licence: str) -> Iterator[Check]:
    """One check a family.

    Args:
        candidate: what the model wrote.
        given: what it was asked to say; nothing of it may be lost.
        licence: further text (label, source wording) that a candidate may draw on.
    """
    candidate, given, licence = plainly(candidate), plainly(given), plainly(licence)
    said, asked, more = facts_in(candidate), facts_in(given), facts_in(licence)
    for name, kinds in _HARD.items():
        yield _hard(name, kinds, (candidate, said), (given, asked), more)
    yield _ranges((candidate, said), (given, asked))
    for kind in _SOFT:
        if kind == "negation":
            yield _denial(candidate, said, given, asked)
        else:
            yield _soft(kind, (candidate, said), (given, asked), more)


def _ranges(said: tuple[str, list[Found]], asked: tuple[str, list[Found]]) -> Check:
    """From and to stay where they are; a range said in other words keeps its two ends."""
    old = {f[1]: asked[0][f[2] : f[3]] for f in asked[1] if f[0] == "range"}
    for found in said[1]:
        if found[0] == "range" and found[1] not in old:
            turned = "–".join(reversed(found[1].split("–")))
            if turned in old:
                words = said[0][found[2] : found[3]]
                return Check("ranges", passed=False, detail=f"keep “{old[turned]}”; not “{words}”")
    return Check("ranges", passed=True)


def _denial(candidate: str, said: list[Found], given: str, asked: list[Found]) -> Check:
    """“Not yet” and "no longer" by value, every other denial by what it denies."""
    check = check_negation(candidate, given)
    if not check.passed:
        return check
    rest: list[list[Found]] = [
        [f for f in found if f[0] != "negation" or f[1] != "not"] for found in (said, asked)
    ]
    return _soft("negation", (candidate, rest[0]), (given, rest[1]), [])


def gives_orders(text: str) -> bool:
    """Whether somewhere in a text somebody is told to do something."""
    return bool(_DO_NOT.search(text) or _RUN.match(text)) or any(
        is_order(part.strip()) for part in re.split(r"[.;:,]\s|\bto\b", text) if part.strip()
    )


def _hard(
    name: str,
    kinds: tuple[FactKind, ...],
    said: tuple[str, list[Found]],
    asked: tuple[str, list[Found]],
    more: list[Found],
) -> Check:
    say = {_key(f): said[0][f[2] : f[3]] for f in said[1] if f[0] in kinds}
    ask = {_key(f): asked[0][f[2] : f[3]] for f in asked[1] if f[0] in kinds}
    say, ask = ({k: t for k, t in d.items() if t.lower() not in _ORDINARY} for d in (say, ask))
    # A name or code may be taken up in another shape ("Trivy" found as a name, "trivy" as a word).
    haystack, written = said[0].lower(), asked[0].lower()
    known = {_key(f) for f in (*asked[1], *(more if name not in _ONLY_GIVEN else ()))}
    lost = [
        text for key, text in ask.items() if key not in say and not _appears(name, text, haystack)
    ]
    added = [
        text for key, text in say.items() if key not in known and not _appears(name, text, written)
    ]
    if name == "numbers":
        lost, added = _same_amounts(lost, added, haystack, written)
    return _report(name, lost, added)


def _same_amounts(
    lost: list[str], added: list[str], said: str, asked: str
) -> tuple[list[str], list[str]]:
    """“4 and 11 minutes” is "4 minutes and 11 minutes"; "both" and "twice" hold a "two"."""
    lost = [t for t in lost if not (t.lower() in _TWOS and _TWO.search(said))]
    added = [t for t in added if not (t.lower() in _TWOS and _TWO.search(asked))]
    for full, bare, text in ((added, lost, asked), (lost, added, said)):
        for amount in list(full):
            figure = _LEADING.match(amount)
            unit = amount[figure.end() :].strip(" -").lower() if figure else ""
            if figure and figure[0] in bare and (not unit or _elsewhere(figure[0], unit, text)):
                bare.remove(figure[0])
                full.remove(amount)
    return lost, added


def _elsewhere(figure: str, unit: str, text: str) -> bool:
    """Whether a bare figure borrows its unit: "kept for 90 days and deleted after 30"."""
    if not unit.isalpha():
        return bool(re.search(rf"{figure}(?:,| and| or| to|-|–) ?(?:and )?[\d.,]+ ?{unit}", text))
    follows = re.search(rf"(?<![\d.]){re.escape(figure)} ([a-z]+)", text)
    return bool(re.search(rf"\d[ -]?{unit.rstrip('s')}", text)) and not (
        follows and follows[1].rstrip("s") in _UNITS
    )


def _key(found: Found) -> str:
    kind, value = found[0], found[1]
    return value.lower() if kind in {"name", "identifier", "quoted"} else value


def _appears(name: str, text: str, haystack: str) -> bool:
    if name == "names":
        there = {form for word in tokens(haystack) for form in lemmas(word)}
        return all(
            alike(keys_of(word.lower())) & there
            for word in tokens(text)
            if word.lower() not in _NO_NAME
        )
    if name == "quotations":
        return text.lower() in haystack
    whole = rf"(?<!\w){re.escape(text.lower())}(?!\w)"
    return name == "identifiers" and bool(re.search(whole, haystack))


def _soft(
    kind: FactKind, said: tuple[str, list[Found]], asked: tuple[str, list[Found]], more: list[Found]
) -> Check:
    say = {f[1]: said[0][f[2] : f[3]] for f in said[1] if f[0] == kind}
    ask = {f[1]: asked[0][f[2] : f[3]] for f in asked[1] if f[0] == kind}
    known = set(ask) | {f[1] for f in more if f[0] == kind and kind == "state"}
    lost = [
        text
        for value, text in ask.items()
        if value not in say
        and (kind, value) not in FREE
        and not (kind in _LEXICAL and _alike_in(text, said[0]))
        and not said_otherwise(kind, value, said[0])
        and not kept(kind, value, said[0], asked[0])
    ]
    added = [
        text
        for value, text in say.items()
        if value not in known
        and (kind, value) not in FREE | FREE_TO_ADD
        and not (kind in _LEXICAL and _alike_in(text, asked[0]))
        and not said_otherwise(kind, value, asked[0])
        and not licensed(kind, value, asked[0])
        and not (value == "must" and gives_orders(asked[0]))
        and not (value == "completed" and any("done" in times for _, times in times_of(asked[0])))
    ]
    if kind == "cause":
        causes = [said[0][f[2] : f[3]] for f in said[1] if f[0] == kind and f[1] == "cause"]
        before = sum(f[0] == kind and f[1] == "cause" for f in asked[1])
        if len(causes) > max(1, before, times_said(kind, "cause", asked[0])):
            added += causes
    return _report(kind, lost, list(dict.fromkeys(added)))


def _alike_in(marker: str, text: str) -> bool:
    """Whether a text has another word of the same meaning: "severed" for "cut"."""
    words = tokens(marker.lower())
    kin = alike(keys_of(words[0])) if len(words) == 1 else frozenset()
    return any(keys_of(word.lower) & kin for word in words_of(text))


def _report(name: str, lost: list[str], added: list[str]) -> Check:
    parts = []
    if lost:
        parts.append("keep " + ", ".join(f"“{text}”" for text in lost))
    if added:
        parts.append("take out " + ", ".join(f"“{text}”" for text in added))
    return Check(name, not parts, "; ".join(parts))
