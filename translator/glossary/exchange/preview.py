"""What an import would do, entry by entry, before anything is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from translator.errors import GlossaryError
from translator.glossary.exchange.cells import columns_of, heading, to_cell
from translator.glossary.exchange.entry import Entry, Reading, Refusal
from translator.glossary.exchange.guard import odd_in
from translator.glossary.exchange.names import slug
from translator.glossary.exchange.shapes import shapes
from translator.glossary.load import Glossary
from translator.glossary.parse import validate_entry
from translator.glossary.reports import EVERY, Report, silent
from translator.glossary.schema import Concept


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field as it is and as the file has it, both in the words of a table's cell."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """An entry that would be new, when ``before`` is ``None``, or changed.

    ``raw`` holds what would be written to the layer: the whole new entry, or the id and the fields
    that change.
    """

    place: str
    id: str
    raw: Mapping[str, Any]
    before: Concept | None = None
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would do.

    ``conflicts`` are entries that contradict the glossary or one another, ``refused`` those that
    are not valid; with either, nothing is applied. ``same`` counts entries that say nothing new.
    ``notes`` say what of the file was left aside, ``digest`` is that of the glossary compared.
    """

    new: Sequence[Change] = ()
    changed: Sequence[Change] = ()
    same: int = 0
    conflicts: Sequence[Refusal] = ()
    refused: Sequence[Refusal] = ()
    notes: Sequence[str] = ()
    digest: str = ""

    @property
    def can_apply(self) -> bool:
        """Whether there is something to apply and nothing in its way."""
        return bool(self.new or self.changed) and not self.conflicts and not self.refused


class _ConflictError(Exception):
    def __init__(self, reason: str, mend: str) -> None:
        super().__init__(reason)
        self.mend = mend


def preview(reading: Reading, glossary: Glossary, report: Report = silent) -> Preview:
    """Compare the entries of a file with the glossary.

    An entry is the concept with its id, or, when it gives none, the one that bears its term. A
    field that the file does not give stays as it is; a list takes the place of the one there is,
    and of a map or a record only the parts that are given change. The status of a concept that
    exists is never changed by an import; a new one is proposed unless the file says otherwise.
    """
    return _Comparison(glossary).run(reading, report)


class _Comparison:
    """One comparison of a file with a glossary; every look-up is by key."""

    def __init__(self, glossary: Glossary) -> None:
        self._glossary = glossary
        self._named: dict[str, list[str]] = {}
        self._terms: dict[tuple[str, str], str] = {}
        for concept in glossary.concepts.values():
            for name in {one.casefold() for one in concept.names}:
                self._named.setdefault(name, []).append(concept.id)
            self._terms.setdefault((concept.term.casefold(), concept.pos), concept.id)
        self._seen: dict[str, Entry] = {}
        self._kept: dict[tuple[str, str], int] = {}
        self._twice = 0
        self._other_term = 0

    def run(self, reading: Reading, report: Report) -> Preview:
        new: list[Change] = []
        changed: list[Change] = []
        conflicts: list[Refusal] = []
        refused = list(reading.refused)
        same = 0
        for done, entry in enumerate(reading.entries, start=1):
            if done % EVERY == 0:
                report(done, len(reading.entries), "Comparing entries")
            try:
                change = self._compare(entry)
            except _ConflictError as error:
                conflicts.append(Refusal(entry.place, str(error), error.mend))
            except GlossaryError as error:
                reason = str(error).removeprefix(f"{entry.place}: ")
                refused.append(Refusal(entry.place, f"{reason}.", error.hint))
            else:
                if change is None:
                    same += 1
                else:
                    (new if change.before is None else changed).append(change)
        refused += self._dangling((*new, *changed))
        notes = (*reading.notes, *self._notes())
        return Preview(new, changed, same, conflicts, refused, notes, self._glossary.digest)

    def _compare(self, entry: Entry) -> Change | None:
        concept_id = self._identify(entry)
        before = self._glossary.concepts.get(concept_id)
        earlier = self._seen.setdefault(concept_id, entry)
        if earlier is not entry:
            if dict(earlier.data) == dict(entry.data):
                self._twice += 1
                return None
            raise _ConflictError(
                f"{concept_id!r} stands at {earlier.place} as well, with other content.",
                "Keep one of the two.",
            )
        given = {"id": concept_id, **{k: v for k, v in entry.data.items() if k != "id"}}
        _check_characters(given)
        if before is None:
            return self._new(entry.place, given)
        if "id" not in entry.data and given["term"].strip().casefold() != before.term.casefold():
            del given["term"]
            self._other_term += 1
        return self._changed(entry.place, given, before)

    def _identify(self, entry: Entry) -> str:
        given = entry.data.get("id")
        if isinstance(given, str):
            return given
        if given is not None:
            raise GlossaryError(f"the id {given!r} is no text", hint="Put it in double quotes.")
        term = entry.data.get("term")
        if not isinstance(term, str) or not term.strip():
            raise GlossaryError("the entry has no term", hint="Give it a term or an id.")
        owners = self._named.get(term.strip().casefold(), [])
        if len(owners) > 1:
            raise _ConflictError(
                f"{term!r} is a name of several concepts: {', '.join(owners)}.",
                "Add the id of the one that is meant.",
            )
        found = owners[0] if owners else slug(term)
        if not found or (not owners and found in self._glossary.concepts):
            raise _ConflictError(
                f"{term!r} gives no id of its own: {found!r} "
                f"{'is taken' if found else 'is empty'}.",
                "Add an id of lower-case letters, digits and hyphens.",
            )
        return found

    def _new(self, place: str, given: dict[str, Any]) -> Change:
        raw = {**given, "status": given.get("status", "proposed")}
        concept = validate_entry(raw, repr(given["id"]), lambda _: place)
        other = self._terms.get((concept.term.casefold(), concept.pos))
        told_apart = concept.cues or (concept.hits and concept.misses)
        if other is not None and not told_apart:
            raise _ConflictError(
                f"{concept.term!r} is the term of {other!r} already.",
                "Use that id, or give cues, or hits and misses, that tell the two apart.",
            )
        return Change(place, concept.id, _plain(concept, raw))

    def _changed(self, place: str, given: dict[str, Any], before: Concept) -> Change | None:
        status = given.pop("status", before.status)
        if status != before.status:
            key = (before.status, str(status))
            self._kept[key] = self._kept.get(key, 0) + 1
        old = self._plain_before(before)
        after = validate_entry(_merged(old, given), repr(before.id), lambda _: place)
        known = {name.casefold() for name in (*after.names, *after.avoided)}
        if before.term.casefold() not in known:
            raise _ConflictError(
                f"{before.id!r} is {before.term!r} here and {after.term!r} in the file, which "
                "does not name the other.",
                f"Keep {before.term!r} among the variants or deprecated names, or give the "
                "entry another id.",
            )
        new = after.model_dump(mode="json")
        names = [name for name in given if name != "id" and not _alike(old[name], new[name])]
        if not names:
            return None
        raw = {"id": before.id, **{name: _part(name, old[name], new[name]) for name in names}}
        return Change(place, before.id, raw, before, tuple(_changes(old, new, names)))

    def _plain_before(self, concept: Concept) -> dict[str, Any]:
        plain = concept.model_dump(mode="json")
        plain["domain"] = self._glossary.domains[concept.id]
        return plain

    def _dangling(self, changes: Sequence[Change]) -> Iterator[Refusal]:
        known = self._glossary.concepts.keys() | self._seen.keys()
        for change in changes:
            for name in ("related", "superseded_by"):
                value = change.raw.get(name) or ()
                for other in (value,) if isinstance(value, str) else value:
                    if other not in known:
                        yield Refusal(
                            change.place,
                            f"field {name!r}: there is no concept {other!r}.",
                            "Use the id of an entry in the file or the glossary, or take it out.",
                        )

    def _notes(self) -> Iterator[str]:
        for (here, there), count in sorted(self._kept.items()):
            yield (
                f"{count} {'entry keeps its' if count == 1 else 'entries keep their'} status "
                f"{here!r}; the file says {there!r}."
            )
        if self._other_term:
            yield (
                f"{self._other_term} found by a name that is not the preferred term here; the "
                "preferred term stays."
            )
        if self._twice:
            yield f"{self._twice} repeated word for word in the file."


def _check_characters(data: Mapping[str, Any]) -> None:
    for field, value in data.items():
        if odd := odd_in(value):
            raise GlossaryError(
                f"field {field!r}: {str(value)[:40]!r} holds the character {odd!r}",
                hint="Take the character out: no reader can see it.",
            )


def _merged(old: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(old)
    for name, value in given.items():
        earlier = merged.get(name)
        if isinstance(value, Mapping) and isinstance(earlier, Mapping):
            merged[name] = {**earlier, **value}
        else:
            merged[name] = value
    return merged


def _alike(old: object, new: object) -> bool:
    if isinstance(old, list) and isinstance(new, list):
        return sorted(old) == sorted(new)
    return bool(old == new)


def _part(name: str, old: object, new: object) -> object:
    """What a later layer has to say: of a map only the keys that change."""
    if shapes()[name].kind == "map" and isinstance(old, dict) and isinstance(new, dict):
        return {key: value for key, value in new.items() if old.get(key) != value}
    if isinstance(new, dict):
        return {key: value for key, value in new.items() if value is not None}
    return new


def _plain(concept: Concept, raw: Mapping[str, Any]) -> dict[str, Any]:
    plain = concept.model_dump(mode="json", exclude_defaults=True)
    return {"id": concept.id, **plain, "status": raw["status"]}


def _changes(
    old: Mapping[str, Any], new: Mapping[str, Any], names: Sequence[str]
) -> Iterator[FieldChange]:
    for column in columns_of({name: one[name] for name in names} for one in (old, new)):
        if column[0] in names:
            before, after = to_cell(old, column), to_cell(new, column)
            if before != after:
                yield FieldChange(heading(column), before, after)
