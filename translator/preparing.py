"""An item before any model sees it: terms replaced, what this reader may not see taken out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from translator.audiences import Audience
from translator.facts.markers import find_markers
from translator.gate import Evidence
from translator.glossary.insertion import insert
from translator.glossary.load import Glossary
from translator.passages import lead
from translator.plain import plain_words
from translator.screen.cover import covered
from translator.units import is_fragment
from translator.values import FactSheet, Item, LeftOut, Plan, Span, TermUse

_TICKET = r"(?:[\w.-]+/[\w.-]+)?#\d+|\b[A-Z][A-Z0-9]{1,9}-\d{1,6}\b(?!-)"
# "OPS-12 The archive moved", but "GPT-4 answers letters".
_OPENING = r"(?:The|An?|As|We|Our|All|No|When|If|In|On|At|For|It|This|There|I)\b"
_IN_FRONT = rf"(?:[\w.-]+/[\w.-]+)?#\d+(?=:?\s)|{_TICKET}(?=:\s|\s+{_OPENING})"
_URL = r"<?https?://[^\s<>()\[\]]+[^\s<>()\[\].,;:!?]>?"
_DROPPED = {
    # Only where the sentence stands without it: in brackets, in front, or at the end.
    "ticket": re.compile(
        rf"\s*[(\[](?:(?:issue|ticket|PR|see)s? )?(?:{_TICKET})(?:,? (?:and )?(?:{_TICKET}))*[)\]]"
        rf"|^(?:{_IN_FRONT}):?\s+(?=\w)"
        rf"|(?:\s+|(?<=[a-z])(?=PR))(?:(?:PR|issue|ticket|pull request)\s*)?(?:{_TICKET})$"
    ),
    "url": re.compile(
        rf"\s*\((?:reference|link|source|details|here)\)|\s*[(\[]{_URL}[)\]]"
        rf"|\s+(?:at|in|here:?|see)?\s*{_URL}\s*(?=[.]?$)"
    ),
    "handle": re.compile(r"\s*[(\[]@[\w-]+[)\]]"),
    "hash": re.compile(r"\s*[(\[][0-9a-f]{7,40}[)\]]"),
}
# A task without its verb: "Jo to renew the contract by Friday".
_TASK = re.compile(
    r"^((?:A named person|@[\w-]+|(?:The )?(?:[\w-]+ )?[Tt]eam|(?:The )?[Vv]endor|DevOps|UX|IT|Ops"
    r"|QA|Legal|Finance|Marketing|Sales|Support)(?: \([^()]*\))?) to (?=[a-z])"
)
_TASKS = re.compile(r"^(Named people|@[\w-]+(?:, @[\w-]+)*,? and @[\w-]+) to (?=[a-z])")
_CHECKBOX = re.compile(r"^\[([ xX])\]\s*")
_NUMBERED = re.compile(rf"^({_IN_FRONT}):?\s+(?=\w+(?: \S+)+)")
# Labels that say how far a thing is; these only say how the line came about.
_TOLD = frozenset({"detected", "reported"})
_EMPTY_BRACKETS = re.compile(r"\s*\(\s*\)")
_SPACE_BEFORE = re.compile(r"\s+([.,;:!?])(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Prepared:
    """An item ready to be drafted, with the log rows and omissions that preparing it made.

    A label or a ticket's number in front ("Impact", "#519") stays out of the model's hands, too,
    unless it says how far a thing is ("Blocked"): that makes a sentence. ``lead`` holds it.

    Explanations in brackets stay out of the model's hands: ``evidence.given`` lacks them,
    ``glosses`` holds each with the words that it follows, and ``explain`` puts them back.
    """

    item: Item
    evidence: Evidence
    lead: str
    glosses: tuple[tuple[str, str], ...]
    uses: tuple[TermUse, ...]
    left_out: tuple[LeftOut, ...]

    @property
    def given(self) -> str:
        """All that a sentence has to say, the label that code puts in front included."""
        return f"{self.lead}: {self.evidence.given}" if self.lead else self.evidence.given


def prepare(
    plan: Plan, sheet: FactSheet, glossary: Glossary, audience: Audience
) -> Iterator[Prepared]:
    """Prepare the items in the order of the output: a term is explained where it first stands."""
    explained: frozenset[str] = frozenset()
    for item in plan.items:
        seen = covered(item.sentence, sheet, audience)
        inserted = insert(seen.sentence, seen.terms, glossary, audience.id, explained)
        explained = inserted.explained
        given, left_out = _without(inserted.text, item, sheet, audience)
        given = _CHECKBOX.sub(lambda m: "" if m[1] == " " else "Done: ", given)
        if is_fragment(item.sentence.plain):
            given = _TASKS.sub(r"\1 are to ", _TASK.sub(r"\1 is to ", given))
        if item.prefix:
            given = f"{item.prefix}: {given}"
        given = _SPACE_BEFORE.sub(r"\1", _EMPTY_BRACKETS.sub("", given)).strip()
        given, glosses = _bare(given, inserted.uses)
        label, given = _lead(given)
        given = plain_words(given)
        yield Prepared(
            item,
            Evidence(
                source=seen.sentence.plain,
                given=given,
                label=item.prefix,
                terms=_drafted(glosses, label, given),
                forbidden=_forbidden(inserted.uses, given),
            ),
            label,
            glosses,
            inserted.uses,
            (*seen.left_out, *left_out),
        )


def _lead(given: str) -> tuple[str, str]:
    if numbered := _NUMBERED.match(given):
        label, rest = numbered[1], given[numbered.end() :]
    else:
        label, rest = lead(given)
    states = {m.value for m in find_markers(label) if m.kind == "state"}
    if not label or len(rest.split()) < 2 or states - _TOLD:
        return "", given
    return label, rest[0].upper() + rest[1:]


def explain(text: str, glosses: Iterable[tuple[str, str]]) -> str:
    """``text`` with each explanation put after the first mention of its term."""
    put: list[str] = []
    for surface, bracket in glosses:
        mention = re.compile(rf"(?<![\w-]){re.escape(surface)}(?![\w-])(?! ?\()", re.IGNORECASE)
        inside = [span for one in put for span in _spans(one, text)]
        for found in mention.finditer(text):
            if not any(start <= found.start() < end for start, end in inside):
                text = f"{text[: found.end()]} {bracket}{text[found.end() :]}"
                put.append(bracket)
                break
    return text


def _spans(words: str, text: str) -> list[Span]:
    return [found.span() for found in re.finditer(re.escape(words), text)]


def _bare(text: str, uses: Iterable[TermUse]) -> tuple[str, tuple[tuple[str, str], ...]]:
    glosses = []
    for use in uses:
        surface, opened, rest = use.said.partition(" (")
        if use.action == "gloss" and opened and use.said in text:
            text = text.replace(use.said, surface, 1)
            glosses.append((surface, f"({rest}"))
    return text, tuple(glosses)


def _drafted(glosses: Iterable[tuple[str, str]], label: str, given: str) -> tuple[str, ...]:
    """The explained terms that the model must say: code says those that only the label holds."""
    return tuple(
        surface
        for surface, _ in glosses
        if surface.lower() in given.lower() or surface.lower() not in label.lower()
    )


def _forbidden(uses: Iterable[TermUse], given: str) -> tuple[str, ...]:
    """Terms that were replaced must not come back by another door."""
    words = {word.lower() for word in re.findall(r"[\w-]+", given)}
    return tuple(
        use.surface
        for use in uses
        if use.action in {"replace", "forbid"} and use.surface.lower() not in words
    )


def _without(
    text: str, item: Item, sheet: FactSheet, audience: Audience
) -> tuple[str, list[LeftOut]]:
    left_out = []
    for kind in audience.drops:
        for found in list(_DROPPED[kind].finditer(text)):
            surface = found[0].strip(" ()[]<>")
            start = sheet.update.text.find(surface, item.sentence.start, item.sentence.end)
            if start >= 0:
                reason = f"a {kind} in passing: not for {audience.name}"
                left_out.append(LeftOut(start, start + len(surface), reason))
        text = _DROPPED[kind].sub("", text)
    return text, left_out
