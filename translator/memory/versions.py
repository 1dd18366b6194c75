"""What a glossary entry says for one reader: an approved wording holds while that stays the same.

The definition, the examples and the notes of an entry change no word of a translation; they are
left aside, so that correcting a comma there costs nobody's approval.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from translator.glossary.load import Glossary
from translator.preparing import Prepared

_NAMES = {
    "term": "term",
    "gloss": "explanation",
    "replacement": "everyday words",
    "policy": "policy",
}
_GONE = "the glossary no longer has {}"
_NEW = "the glossary now has an entry for {}"


class Versions:
    """What a glossary says now, each entry written down once for each reader."""

    def __init__(self, glossary: Glossary) -> None:
        self._glossary = glossary
        self._known: dict[tuple[str, str], str | None] = {}

    def said(self, concept: str, audience: str) -> str | None:
        """What the entry says for this reader, as JSON; ``None`` when there is no such entry."""
        key = (concept, audience)
        if key not in self._known:
            self._known[key] = self._written(concept, audience)
        return self._known[key]

    def of(self, item: Prepared, audience: str) -> dict[str, str]:
        """The concepts of an item with what they say for this reader."""
        found = {u.concept for u in item.uses if u.concept is not None and u.how != "semantic"}
        said = {concept: self.said(concept, audience) for concept in sorted(found)}
        return {concept: words for concept, words in said.items() if words is not None}

    def _written(self, concept: str, audience: str) -> str | None:
        entry = self._glossary.concepts.get(concept)
        if entry is None:
            return None
        forms = entry.replacement.model_dump(exclude_none=True) if entry.replacement else {}
        return json.dumps(
            {
                "term": entry.term,
                "gloss": entry.gloss_for(audience),
                "replacement": forms,
                "policy": entry.policy_for(audience),
            },
            ensure_ascii=False,
            sort_keys=True,
        )


def changes(then: Mapping[str, str], now: Mapping[str, str | None]) -> str:
    """What differs between two states of some entries, in words; empty when nothing does."""
    parts = []
    for concept in sorted({*then, *now}):
        old, new = then.get(concept), now.get(concept)
        if old == new:
            continue
        if new is None:
            parts.append(_GONE.format(_term(old, concept)))
        elif old is None:
            parts.append(_NEW.format(_term(new, concept)))
        else:
            parts.append(f"{_term(new, concept)}: {'; '.join(_fields(old, new))}")
    return ". ".join(parts)


def _term(said: str | None, concept: str) -> str:
    return f"“{json.loads(said)['term'] if said else concept}”"


def _fields(old: str, new: str) -> Iterable[str]:
    before, after = json.loads(old), json.loads(new)
    for name, label in _NAMES.items():
        if before.get(name) != after.get(name):
            yield f"{label} was {_shown(before.get(name))}, is {_shown(after.get(name))}"


def _shown(value: object) -> str:
    if isinstance(value, dict):
        words = ", ".join(str(word) for word in value.values() if isinstance(word, str))
        return f"“{words}”" if words else "none"
    return f"“{value}”"
