"""Edits of the glossary: validated before they are written, kept in a journal, undoable."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from translator.errors import GlossaryError
from translator.glossary import journal
from translator.glossary.batch import RESET, Batch, Change, free_id, make, text_before
from translator.glossary.journal import Action, Record
from translator.glossary.layers import PERSONAL, Layer, layers
from translator.glossary.load import (
    Entry,
    Glossary,
    check_related,
    combine,
    overlay,
    read_layer,
)
from translator.glossary.parse import remember
from translator.glossary.reports import Report, silent, told

__all__ = ["RESET", "Change", "Store", "undone_in"]


class Store:
    """Changes the layers of the glossary that belong to its users.

    Each call reads what lies on disk, so that any number of processes may share the layers.
    """

    def __init__(self, used: Sequence[Layer] | None = None) -> None:
        self._layers = layers() if used is None else tuple(used)

    def glossary(self) -> Glossary:
        """The glossary as the layers say now.

        Raises:
            GlossaryError: a file is broken.
        """
        made = combine([read_layer(layer) for layer in self._layers])
        check_related(made)
        return made

    def change(
        self, concept_id: str, fields: Mapping[str, Any], *, layer: str = PERSONAL, note: str = ""
    ) -> Record | None:
        """Change fields of an entry in a layer; ``None`` when it says so already.

        Raises:
            GlossaryError: no layer knows the entry, or what ``apply`` raises.
        """
        self._known(concept_id)
        return self.apply([Change(concept_id, fields)], layer=layer, note=note)

    def add(
        self, fields: Mapping[str, Any], *, layer: str = PERSONAL, note: str = ""
    ) -> Record | None:
        """Add an entry; without an ``id`` it gets one made of its term.

        Only with an id of its own may it share its term with another entry, as senses do.

        Raises:
            GlossaryError: an entry has this id, or this term already, or what ``apply`` raises.
        """
        glossary = self.glossary()
        term = str(fields.get("term", ""))
        taken = fields.get("id") if fields.get("id") in glossary.concepts else None
        if "id" not in fields and glossary.bears(term):
            taken = glossary.named(term)[0].id
        if taken is not None:
            raise GlossaryError(
                f"There is an entry {taken!r} already.",
                hint=f"Change it with 'plainbridge glossary edit {taken}', or give another sense "
                "of the term an id of its own.",
            )
        concept_id = str(fields.get("id") or free_id(term, glossary.concepts))
        return self.apply([Change(concept_id, fields)], layer=layer, note=note)

    def remove(self, concept_id: str, *, layer: str = PERSONAL, note: str = "") -> Record | None:
        """Take all that a layer says about an entry back.

        Raises:
            GlossaryError: the layer says nothing about it, or what ``apply`` raises.
        """
        self._known(concept_id)
        return self.apply([Change(concept_id, None)], layer=layer, note=note)

    def set_status(
        self, name: str, status: str, *, layer: str = PERSONAL, note: str = ""
    ) -> Record | None:
        """Set the status of the entry with this id or name; ``None`` when it has it already.

        A word that no entry bears becomes a ``non-term`` of its own, so that it is remembered.

        Raises:
            GlossaryError: no entry bears the name, or several do, or what ``apply`` raises.
        """
        glossary = self.glossary()
        try:
            change = Change(glossary.one(name).id, {"status": status})
        except GlossaryError:
            if status != "non-term" or glossary.bears(name):
                raise
            fields = {"term": name, "status": status}
            change = Change(free_id(name, glossary.concepts), fields)
        return self.apply([change], layer=layer, note=note)

    def apply(
        self,
        changes: Iterable[Change],
        *,
        layer: str = PERSONAL,
        action: Action | None = None,
        note: str = "",
        report: Report = silent,
    ) -> Record | None:
        """Make changes in one layer, all of them or none; ``None`` when nothing would change.

        ``report`` is told how far it is; where it raises, nothing is written.

        Raises:
            GlossaryError: the layer is not in use or cannot be written, a file is broken, or the
                entries would not be valid; nothing was written.
        """
        wanted = list(changes)

        def edit(batch: Batch) -> Action:
            todo = told(wanted, report, "Writing entries")
            kinds = {make(batch, change) for change in todo} - {None}
            return action or (kinds.pop() if len(kinds) == 1 else None) or "change"

        return self._write(layer, edit, note=note, report=report)

    def undo(self, *, layer: str = PERSONAL, n: int | None = None) -> Record:
        """Take back the layer's latest change, or the one with the number ``n``.

        An undo can be taken back by its own number.

        Raises:
            GlossaryError: there is no such change, or an entry has been changed again since.
        """
        found = self._to_undo(layer, n)

        def edit(batch: Batch) -> Action:
            for change in reversed(found.entries):
                text = text_before(batch, change, found.n)
                batch.put(change.file, change.id, text, after=change.follows)
            return "undo"

        made = self._write(layer, edit, undoes=found.n)
        if made is None:
            raise GlossaryError(f"Change {found.n} changed nothing.", hint="Choose another one.")
        return made

    def history(self, *, layer: str = PERSONAL) -> list[Record]:
        """A layer's changes, oldest first.

        Raises:
            GlossaryError: the layer is not in use, or its journal is damaged.
        """
        return journal.records(self._layer(layer).folder)

    def histories(self) -> dict[str, list[Record]]:
        """The changes of every layer that may be edited, oldest first.

        Raises:
            GlossaryError: a journal is damaged.
        """
        names = (layer.name for layer in self._layers if layer.is_writable)
        return {name: self.history(layer=name) for name in names}

    def _to_undo(self, layer: str, n: int | None) -> Record:
        known = self.history(layer=layer)
        undone = undone_in(known)
        left = [one for one in known if one.n not in undone]
        if n is None:
            left = [one for one in left if one.action != "undo"]
        else:
            left = [one for one in left if one.n == n]
        if not left:
            what = "change" if n is None else f"change {n}"
            raise GlossaryError(
                f"The {layer} layer has no {what} to take back.",
                hint="List them with: plainbridge glossary history",
            )
        return left[-1]

    def _layer(self, name: str) -> Layer:
        for layer in self._layers:
            if layer.name == name:
                return layer
        names = ", ".join(layer.name for layer in self._layers)
        raise GlossaryError(
            f"There is no layer {name!r} of the glossary.",
            hint=f"In use: {names}. Others are named in the settings: plainbridge glossary layers",
        )

    def _known(self, concept_id: str) -> None:
        if not any(concept_id in read_layer(layer) for layer in self._layers):
            raise GlossaryError(
                f"The glossary has no entry {concept_id!r}.",
                hint="Search for it, or add it with: plainbridge glossary add TERM",
            )

    def _write(
        self,
        name: str,
        edit: Callable[[Batch], Action],
        *,
        note: str = "",
        undoes: int | None = None,
        report: Report = silent,
    ) -> Record | None:
        layer = self._layer(name)
        if not layer.is_writable:
            raise GlossaryError(
                "The built-in layer cannot be changed.",
                hint="Change the entry in a layer of your own; that one wins.",
            )
        with journal.locked(layer.folder):
            read = [read_layer(one) for one in self._layers]
            place = self._layers.index(layer)
            batch = Batch(layer, _below(read[:place]), dict(read[place]))
            action = edit(batch)
            if not batch.changes:
                return None
            report(0, 0, "Checking the glossary as a whole")
            check_related(combine([*read[:place], batch.entries, *read[place + 1 :]]))
            report(0, 0, "Saving")
            contents = batch.contents()
            record = Record(
                n=len(journal.records(layer.folder)) + 1,
                at=journal.now(),
                who=journal.author(),
                action=action,
                entries=tuple(batch.changes),
                files={
                    one: (journal.digest(layer.folder / one), _sha(data))
                    for one, data in contents.items()
                },
                note=note,
                undoes=undoes,
            )
            journal.commit(layer.folder, record, contents)
            for one, data in contents.items():
                if data is not None:
                    remember(data, batch.raw(one))
            return record


def undone_in(records: Sequence[Record]) -> frozenset[int]:
    """The numbers of the records that are taken back, and not brought back by a further undo."""
    undone: set[int] = set()
    for record in reversed(records):
        if record.undoes is not None and record.n not in undone:
            undone.add(record.undoes)
    return frozenset(undone)


def _below(read: Sequence[Mapping[str, Entry]]) -> dict[str, dict[str, Any]]:
    """What the lower layers say of each entry."""
    found: dict[str, dict[str, Any]] = {}
    for entries in read:
        for entry_id, entry in entries.items():
            if entry_id in found:
                overlay(found[entry_id], entry.raw)
            else:
                found[entry_id] = {"domain": entry.domain, **entry.raw}
    return found


def _sha(data: bytes | None) -> str | None:
    return None if data is None else hashlib.sha256(data).hexdigest()
