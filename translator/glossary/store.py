"""Edits of the glossary: validated before they are written, kept in a journal, undoable."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Final

from translator.errors import GlossaryError
from translator.glossary import blocks, journal
from translator.glossary.blocks import Blocks
from translator.glossary.journal import Action, EntryChange, Record
from translator.glossary.layers import PERSONAL, Layer, layers
from translator.glossary.load import (
    BY_KEY,
    Entry,
    Glossary,
    Origin,
    check_related,
    combine,
    overlay,
    read_layer,
)


class _Reset(Enum):
    RESET = "reset"


RESET: Final = _Reset.RESET
"""The value of a field, or of a key of one, that shall be what the layers below say."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a layer shall say about one entry.

    ``fields`` maps field names to new values; ``None`` empties a field, whatever lower layers say,
    and ``RESET`` takes this layer's word back. The keys of ``glosses``, ``policy``, ``deprecated``
    and ``forbidden`` are changed one by one in the same way. ``fields=None`` takes the entry out of
    the layer. An id that no layer knows is a new entry.
    """

    id: str
    fields: Mapping[str, Any] | None


@dataclass(slots=True)
class _Work:
    """One batch of changes: the layer's entries as they will be, and the files that hold them."""

    layer: Layer
    below: Mapping[str, Mapping[str, Any]]
    entries: dict[str, Entry]
    files: dict[str, Blocks] = field(default_factory=dict)
    domains: dict[str, str] = field(default_factory=dict)
    before: dict[str, bytes] = field(default_factory=dict)
    changes: list[EntryChange] = field(default_factory=list)

    def file(self, name: str, domain: str = "general") -> Blocks:
        """A file's parts, read once; a new file of this domain where there is none."""
        if name not in self.files:
            path = self.layer.folder / name
            if path.is_file():
                self.before[name] = path.read_bytes()
                text = self.before[name].decode("utf-8").replace("\r\n", "\n")
                self.files[name] = blocks.split(name, text)
            else:
                self.files[name] = blocks.new_file(domain)
            self.domains[name] = self.files[name].domain
        return self.files[name]

    def put(self, name: str, entry_id: str, text: str | None, after: str | None = None) -> None:
        """Put an entry's text into a file, bring ``entries`` in line, and note the change."""
        file = self.file(name)
        known = file.blocks.get(entry_id)
        ids = list(file.blocks) if text is None else []
        if ids:
            follows = ["", *ids][ids.index(entry_id)]
        else:
            follows = next(reversed(file.blocks), "") if after is None else after
        file.put(entry_id, text, after=after)
        self.changes.append(EntryChange(entry_id, name, known, text, follows))
        if text is None:
            self.entries.pop(entry_id, None)
        else:
            raw = blocks.fields_of(name, text)
            origin = Origin(self.layer.name, self.layer.folder / name)
            self.entries[entry_id] = Entry(raw, self.domains[name], origin)

    def contents(self) -> dict[str, bytes]:
        """The new bytes of each file, with the line ends that it had."""
        made: dict[str, bytes] = {}
        for name in dict.fromkeys(change.file for change in self.changes):
            text = self.files[name].text
            if b"\r\n" in self.before.get(name, b""):
                text = text.replace("\n", "\r\n")
            made[name] = text.encode()
        return made


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

        Raises:
            GlossaryError: there is an entry with this id, or what ``apply`` raises.
        """
        glossary = self.glossary()
        concept_id = str(
            fields.get("id") or free_id(str(fields.get("term", "")), glossary.concepts)
        )
        if concept_id in glossary.concepts:
            raise GlossaryError(
                f"There is an entry {concept_id!r} already.",
                hint=f"Change it with: plainbridge glossary edit {concept_id}",
            )
        return self.apply([Change(concept_id, fields)], layer=layer, note=note)

    def remove(self, concept_id: str, *, layer: str = PERSONAL, note: str = "") -> Record | None:
        """Take all that a layer says about an entry back.

        Raises:
            GlossaryError: the layer says nothing about it, or what ``apply`` raises.
        """
        self._known(concept_id)
        return self.apply([Change(concept_id, None)], layer=layer, note=note)

    def apply(
        self,
        changes: Iterable[Change],
        *,
        layer: str = PERSONAL,
        action: Action | None = None,
        note: str = "",
    ) -> Record | None:
        """Make changes in one layer, all of them or none; ``None`` when nothing would change.

        Raises:
            GlossaryError: the layer is not in use or cannot be written, a file is broken, or the
                entries would not be valid; nothing was written.
        """
        wanted = list(changes)

        def edit(work: _Work) -> Action:
            kinds = {_make(work, change) for change in wanted} - {None}
            return action or (kinds.pop() if len(kinds) == 1 else None) or "change"

        return self._write(layer, edit, note=note)

    def undo(self, *, layer: str = PERSONAL, n: int | None = None) -> Record:
        """Take back the layer's latest change, or the one with the number ``n``.

        An undo can be taken back by its own number.

        Raises:
            GlossaryError: there is no such change, or an entry has been changed again since.
        """
        found = self._to_undo(layer, n)

        def edit(work: _Work) -> Action:
            for change in reversed(found.entries):
                text = _text_before(work, change, found.n)
                work.put(change.file, change.id, text, change.follows)
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
        edit: Callable[[_Work], Action],
        *,
        note: str = "",
        undoes: int | None = None,
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
            work = _Work(layer, _below(read[:place]), dict(read[place]))
            action = edit(work)
            if not work.changes:
                return None
            check_related(combine([*read[:place], work.entries, *read[place + 1 :]]))
            contents = work.contents()
            record = Record(
                n=len(journal.records(layer.folder)) + 1,
                at=journal.now(),
                who=journal.author(),
                action=action,
                entries=tuple(work.changes),
                files={
                    one: (journal.digest(layer.folder / one), _sha(data))
                    for one, data in contents.items()
                },
                note=note,
                undoes=undoes,
            )
            journal.commit(layer.folder, record, contents)
            return record


def undone_in(records: Sequence[Record]) -> frozenset[int]:
    """The numbers of the records that are taken back, and not brought back by a further undo."""
    undone: set[int] = set()
    for record in reversed(records):
        if record.undoes is not None and record.n not in undone:
            undone.add(record.undoes)
    return frozenset(undone)


def free_id(term: str, taken: Iterable[str]) -> str:
    """An id made of a term, with a number behind it where it is taken."""
    known = set(taken)
    base = re.sub(r"[^a-z0-9]+", "-", term.lower()).strip("-") or "entry"
    return next(
        one
        for one in (base, *(f"{base}-{n}" for n in range(2, len(known) + 3)))
        if one not in known
    )


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


def _make(work: _Work, change: Change) -> Action | None:
    """Make one change, and say what kind it was."""
    known = work.entries.get(change.id)
    below = work.below.get(change.id)
    if change.fields is None:
        if known is None:
            raise GlossaryError(
                f"The {work.layer.name} layer says nothing about {change.id!r}.",
                hint="Set its status to 'non-term' to have it ignored.",
            )
        work.put(known.origin.file.name, change.id, None)
        return "remove"
    before = dict(known.raw) if known else {}
    fields = {"id": change.id, **_merged(before, below or {}, change.fields)}
    if fields == before or (known is None and below is not None and len(fields) == 1):
        return None
    name = _file_for(work, change.id, fields)
    file = work.files[name]
    if below is None and fields.get("domain") == work.domains[name]:
        del fields["domain"]
    block = file.blocks.get(change.id)
    text = blocks.changed(name, block, fields) if block else blocks.written(fields, file.indent)
    work.put(name, change.id, text)
    return "change" if known or below else "add"


def _merged(
    own: Mapping[str, Any], below: Mapping[str, Any], changes: Mapping[str, Any]
) -> dict[str, Any]:
    """A layer's own fields after a change; what lower layers say anyway is not said again."""
    made = dict(own)
    for name, given in changes.items():
        value = list(given) if isinstance(given, tuple) else given
        if name in BY_KEY and isinstance(value, Mapping):
            under = below.get(name)
            inner = _merged(made.get(name) or {}, under if isinstance(under, dict) else {}, value)
            value = inner or RESET
        useless = value is None and name not in below
        if useless or value is RESET or value == below.get(name, RESET):
            made.pop(name, None)
        else:
            made[name] = value
    return made


def _file_for(work: _Work, entry_id: str, fields: Mapping[str, Any]) -> str:
    """The file that an entry stands in, or that of its domain, opened."""
    known = work.entries.get(entry_id)
    below = work.below.get(entry_id, {})
    domain = str(fields.get("domain") or below.get("domain") or "general")
    name = known.origin.file.name if known else _slug(domain) + ".yaml"
    work.file(name, domain)
    return name


def _slug(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-") or "entry"


def _text_before(work: _Work, change: EntryChange, n: int) -> str | None:
    """The block to put back; comments that were written since are kept.

    Raises:
        GlossaryError: the entry holds something else than it did after the change.
    """
    now = work.file(change.file).blocks.get(change.id)
    if (now or "").rstrip() == (change.after or "").rstrip():
        return change.before
    held = [blocks.fields_of(change.file, text) if text else None for text in (now, change.after)]
    if held[0] != held[1]:
        raise GlossaryError(
            f"Entry {change.id!r} has been changed since change {n}.",
            hint="Undo the later change first, or edit the entry.",
        )
    if now is None or change.before is None:
        return change.before
    return blocks.changed(change.file, now, blocks.fields_of(change.file, change.before))


def _sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
