"""From a sentence of a translation to a wording that may be said again.

A value may be another one tomorrow when the approved wording repeats it: it becomes a placeholder
in both. A value that the wording does not repeat must be the same again, unless code takes it out
for this reader anyway (a ticket in passing). No secret and no personal datum is stored.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from translator.errors import InputError
from translator.gate import judge, passes
from translator.memory.forms import Form, Slot, form_of, named, slots_in
from translator.memory.values import Wording
from translator.memory.versions import Versions
from translator.preparing import Prepared
from translator.screen import INTERNAL, PERSONAL, SECRETS, screen
from translator.values import Check, FactSheet

_PRIVATE = frozenset(
    {kind for kind in SECRETS | PERSONAL | INTERNAL if " " not in kind} | {"private"}
)
_WORD = re.compile(r"[^\W\d_]+")
_TELLING = 3  # letters; a shorter part of a name or address tells nothing


@dataclass(frozen=True, slots=True)
class Asked:
    """An item as the memory knows it: its form, the slots in it and what the screen found."""

    item: Prepared
    form: Form
    slots: tuple[Slot, ...]
    terms: tuple[str, ...]
    private: tuple[tuple[str, str], ...]


def asked(item: Prepared, sheet: FactSheet) -> Asked:
    """What to look up for an item: the words that this reader's sentence is made from."""
    sentence = item.item.sentence
    private = tuple(
        (masked.kind, sheet.update.text[masked.start : masked.end])
        for masked in sheet.masked
        if masked.start < sentence.end and sentence.start < masked.end
    )
    terms = tuple(use.surface for use in item.uses if use.concept is not None)
    source = item.evidence.source
    text = f"{item.item.prefix}: {source}" if item.item.prefix else source
    slots = slots_in(text, terms=terms, private=private)
    return Asked(item, form_of(text, slots), slots, terms, private)


def judged(item: Prepared, text: str) -> tuple[Check, ...]:
    """The gate's checks of a wording that stands for a whole item, its label included."""
    bare = text.removeprefix(f"{item.lead}: ") if item.lead else text
    given = item.evidence.given if bare != text or not item.lead else item.given
    return judge(bare, replace(item.evidence, given=given))


def wording(one: Asked, text: str, audience: str, versions: Versions) -> Wording:
    """A wording for the memory.

    Args:
        one: the item that the text says.
        text: the sentence without the glossary's explanations in brackets.
        audience: who reads it.
        versions: what the glossary says now.

    Raises:
        InputError: the gate refuses it, or it holds a secret or a personal datum.
    """
    text = " ".join(text.split()).removeprefix("- ")
    checks = judged(one.item, text)
    if not passes(checks):
        found = "; ".join(f"{c.name}: {c.detail}" for c in checks if not c.passed)
        raise InputError(
            f"Not approved: the update does not confirm {text!r} ({found}).",
            hint="Edit the sentence until every check passes, then approve it.",
        )
    said = slots_in(text, terms=one.terms, private=one.private)
    given = slots_in(one.item.given, terms=one.terms, private=one.private)
    names, fixed = _bound(one.form, one.slots, given, said)
    made = Wording(
        audience, one.form.text, named(text, said, names), fixed, versions.of(one.item, audience)
    )
    refuse_private(made, one.private)
    return made


def from_elsewhere(audience: str, source: str, target: str) -> Wording:
    """A wording of a plain sentence and its translation, for which there is no update.

    Raises:
        InputError: it would keep a secret or a personal datum.
    """
    source, target = (" ".join(text.split()) for text in (source, target))
    slots, said = slots_in(source), slots_in(target)
    form = form_of(source, slots)
    names, fixed = _bound(form, slots, slots, said)
    made = Wording(audience, form.text, named(target, said, names), fixed)
    refuse_private(made)
    return made


def _bound(
    form: Form, slots: Sequence[Slot], given: Sequence[Slot], said: Sequence[Slot]
) -> tuple[Mapping[tuple[str, str], str], dict[str, str]]:
    """Names for the values that source and wording share, and the values that must stay.

    A figure that the wording or the words given have more often than the source is one that a term
    brought along ("95 in 100" for P95): it is not taken for the source's.
    """
    inside, meant, told = (_counts(found) for found in (slots, given, said))
    names: dict[tuple[str, str], str] = {}
    fixed: dict[str, str] = {}
    for name, (value, _) in form.slots.items():
        key = (name.rstrip("0123456789"), value)
        sources, asked_for, times = inside[key], meant[key], told[key]
        if 0 < times <= sources and asked_for == sources:
            names[key] = name
        elif times or asked_for:
            fixed[name] = value
    return names, fixed


def _counts(slots: Iterable[Slot]) -> Counter[tuple[str, str]]:
    return Counter((slot.kind, slot.value) for slot in slots)


def refuse_private(made: Wording, private: Iterable[tuple[str, str]] = ()) -> None:
    """Let nothing be stored that the screen finds, nor a part of what it found in the update.

    Raises:
        InputError: a secret, a personal datum or an internal name stands in the wording.
    """
    left = next((m.kind for text in (made.source, made.target) for m in screen(text)), "")
    held = next((n for n in made.fixed if n.rstrip("0123456789") in _PRIVATE), "")
    parts = {
        part.lower()
        for _, value in private
        for part in _WORD.findall(value)
        if len(part) >= _TELLING
    }
    words = {word.lower() for word in _WORD.findall(made.target)}
    own = {word.lower() for word in _WORD.findall(made.source)}
    if left or held or parts & (words - own):
        what = left or held.rstrip("0123456789") or "name"
        raise InputError(
            f"Not kept: the wording would store a personal or internal detail ({what}).",
            hint="Word the sentence without it, or just as the update writes it.",
        )
