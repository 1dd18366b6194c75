"""Facts of a candidate against the facts it was given: lost, changed, added."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from translator.facts.extract import Found, facts_in
from translator.gate.words import is_content, lemmas, related, tokens
from translator.values import Check, FactKind

_HARD: dict[str, tuple[FactKind, ...]] = {
    "numbers": ("number", "money", "percentage", "percentage_point", "duration", "range"),
    "dates and times": ("date", "time"),
    "versions": ("version",),
    "identifiers": ("identifier",),
    "quotations": ("quoted",),
    "names": ("name",),
}
_FIGURES = frozenset(
    "number money percentage percentage_point duration range date time version".split()
)
_COUNTED = frozenset({"number", "money", "percentage", "percentage_point"})
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
    said, asked, more = facts_in(candidate), facts_in(given), facts_in(licence)
    for name, kinds in _HARD.items():
        yield _hard(name, kinds, (candidate, said), (given, asked), more)
    for kind in _SOFT:
        yield _soft(kind, (candidate, said), (given, asked), more)
    yield _neighbours(candidate, said, given, asked)


def without_figures(text: str) -> str:
    """A text without its figures and dates, which are compared by value, not by word."""
    parts, cursor = [], 0
    for _, _, start, end in sorted(
        (f for f in facts_in(text) if f[0] in _FIGURES), key=lambda f: f[2]
    ):
        parts.append(text[cursor:start])
        cursor = max(cursor, end)
    return " ".join([*parts, text[cursor:]])


def _hard(
    name: str,
    kinds: tuple[FactKind, ...],
    said: tuple[str, list[Found]],
    asked: tuple[str, list[Found]],
    more: list[Found],
) -> Check:
    say = {_key(f): said[0][f[2] : f[3]] for f in said[1] if f[0] in kinds}
    ask = {_key(f): asked[0][f[2] : f[3]] for f in asked[1] if f[0] in kinds}
    # A name or code may be taken up in another shape ("Trivy" found as a name, "trivy" as a word).
    haystack, written = said[0].lower(), asked[0].lower()
    known = {_key(f) for f in (*asked[1], *more)}
    lost = [
        text for key, text in ask.items() if key not in say and not _appears(name, text, haystack)
    ]
    added = [
        text for key, text in say.items() if key not in known and not _appears(name, text, written)
    ]
    return _report(name, lost, added)


def _key(found: Found) -> str:
    kind, value = found[0], found[1]
    return value.lower() if kind in {"name", "identifier", "quoted"} else value


def _appears(name: str, text: str, haystack: str) -> bool:
    if name == "names":
        there = {form for word in tokens(haystack) for form in lemmas(word)}
        return all(lemmas(word) & there for word in tokens(text))
    return name in {"identifiers", "quotations"} and text.lower() in haystack


def _soft(
    kind: FactKind, said: tuple[str, list[Found]], asked: tuple[str, list[Found]], more: list[Found]
) -> Check:
    say = {f[1]: said[0][f[2] : f[3]] for f in said[1] if f[0] == kind}
    ask = {f[1]: asked[0][f[2] : f[3]] for f in asked[1] if f[0] == kind}
    known = set(ask) | {f[1] for f in more if f[0] == kind and kind == "state"}
    lost = [text for value, text in ask.items() if value not in say]
    added = [text for value, text in say.items() if value not in known]
    if kind in {"certainty", "obligation", "state"}:
        often = Counter(f[1] for f in said[1] if f[0] == kind)
        often.subtract(Counter(f[1] for f in asked[1] if f[0] == kind))
        added += [text for value, text in say.items() if value in ask and often[value] > 0]
    if kind == "negation" and not lost and not added:
        return _negation(said, asked)
    return _report(kind, lost, added)


def _negation(said: tuple[str, list[Found]], asked: tuple[str, list[Found]]) -> Check:
    """As many negations as before, each beside a word that was negated before."""
    say = [f for f in said[1] if f[0] == "negation"]
    ask = [f for f in asked[1] if f[0] == "negation"]
    if len(say) != len(ask):
        return Check(
            "negation", passed=False, detail=f"{len(ask)} negations in the source, {len(say)} here"
        )
    scopes = [_scope(asked[0], f) for f in ask]
    for found in say:
        scope = _scope(said[0], found)
        if scope and scopes and not any(scope & other for other in scopes):
            words = said[0][found[2] : found[3] + 30]
            return Check(
                "negation",
                passed=False,
                detail=f"“{words}” negates something else than the source does",
            )
    return Check("negation", passed=True)


def _scope(text: str, found: Found) -> frozenset[str]:
    """What follows a negation closely; where nothing does, what stands before it."""
    after = [w for w in tokens(text[found[3] :]) if is_content(w)][:2]
    near = after or [w for w in tokens(text[: found[2]]) if is_content(w)][-2:]
    return frozenset(form for word in near for form in related(word))


def _neighbours(candidate: str, said: list[Found], given: str, asked: list[Found]) -> Check:
    """Where a sentence holds several figures, each stays with the thing it counted."""
    before: dict[str, set[str]] = {}
    for found in asked:
        if found[0] in _COUNTED:
            before.setdefault(found[1], set()).update(_beside(given, found))
    if len(before) < 2:
        return Check("number and noun", passed=True)
    for found in said:
        beside = _beside(candidate, found) if found[0] in _COUNTED else set()
        old = before.get(found[1])
        if beside and old and not beside & old:
            words = candidate[max(0, found[2] - 20) : found[3] + 20].strip()
            return Check(
                "number and noun",
                passed=False,
                detail=f"“{words}” gives this figure to another thing",
            )
    return Check("number and noun", passed=True)


def _beside(text: str, found: Found) -> set[str]:
    """The content words that follow a figure closely, and the word in front of it."""
    after = re.split(r"[\d,;:.]", text[found[3] :], maxsplit=1)[0]
    near = [w for w in tokens(after)[:4] if is_content(w)][:2]
    before = tokens(text[: found[2]])
    near += [w for w in before[-1:] if is_content(w)]
    near = near or [w for w in before[-4:] if is_content(w)]
    return {form for word in near for form in related(word)}


def _report(name: str, lost: list[str], added: list[str]) -> Check:
    parts = []
    if lost:
        parts.append("keep " + ", ".join(f"“{text}”" for text in lost))
    if added:
        parts.append("take out " + ", ".join(f"“{text}”" for text in added))
    return Check(name, not parts, "; ".join(parts))
