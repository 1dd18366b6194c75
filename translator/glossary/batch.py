"""One batch of changes to a layer, worked out in memory before anything is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Any, Final

from translator.errors import GlossaryError
from translator.glossary import blocks
from translator.glossary.blocks import Blocks
from translator.glossary.journal import Action, EntryChange
from translator.glossary.layers import Layer
from translator.glossary.load import BY_KEY, Entry, Origin


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
class Batch:
    """One batch of changes: the layer's entries as they will be, and the files that hold them."""

    layer: Layer
    below: Mapping[str, Mapping[str, Any]]
    entries: dict[str, Entry]
    files: dict[str, Blocks] = field(default_factory=dict)
    domains: dict[str, str] = field(default_factory=dict)
    previous: dict[str, dict[str, str]] = field(default_factory=dict)
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
            ids = list(self.files[name].blocks)
            self.previous[name] = dict(zip(ids, ["", *ids], strict=False))
        return self.files[name]

    def put(
        self,
        name: str,
        entry_id: str,
        text: str | None,
        raw: Mapping[str, Any] | None = None,
        *,
        after: str | None = None,
    ) -> None:
        """Put an entry's text into a file, bring ``entries`` in line, and note the change.

        ``raw`` is what the text says, where that is known.
        """
        file = self.file(name)
        known = file.blocks.get(entry_id)
        if text is None:
            follows = self.previous[name].get(entry_id, "")
        else:
            follows = next(reversed(file.blocks), "") if after is None else after
        file.put(entry_id, text, after=after)
        self.changes.append(EntryChange(entry_id, name, known, text, follows, self.domains[name]))
        if text is None:
            self.entries.pop(entry_id, None)
        else:
            raw = blocks.fields_of(name, text) if raw is None else raw
            origin = Origin(self.layer.name, self.layer.folder / name)
            self.entries[entry_id] = Entry(raw, self.domains[name], origin)

    def raw(self, name: str) -> dict[str, Any]:
        """What a file says after the changes, as YAML would read it."""
        entries = [self.entries[one].raw for one in self.files[name].blocks]
        return {"domain": self.domains[name], "concepts": entries}

    def contents(self) -> dict[str, bytes | None]:
        """The new bytes of each file, with the line ends that it had.

        A file that lost its last entry, and in which nobody wrote anything else, goes: ``None``.
        """
        made: dict[str, bytes | None] = {}
        for name in dict.fromkeys(change.file for change in self.changes):
            if self.files[name].is_bare:
                made[name] = None
                continue
            text = self.files[name].text
            if b"\r\n" in self.before.get(name, b""):
                text = text.replace("\n", "\r\n")
            made[name] = text.encode()
        return made


def free_id(term: str, taken: Iterable[str]) -> str:
    """An id made of a term, with a number behind it where it is taken."""
    known = set(taken)
    base = re.sub(r"[^a-z0-9]+", "-", term.lower()).strip("-") or "entry"
    return next(
        one
        for one in (base, *(f"{base}-{n}" for n in range(2, len(known) + 3)))
        if one not in known
    )


def make(batch: Batch, change: Change) -> Action | None:
    """Make one change, and say what kind it was; ``None`` when it changes nothing.

    Raises:
        GlossaryError: there is nothing to remove, or the file cannot be changed in parts.
    """
    known = batch.entries.get(change.id)
    below = batch.below.get(change.id)
    if change.fields is None:
        if known is None:
            raise GlossaryError(
                f"The {batch.layer.name} layer says nothing about {change.id!r}.",
                hint="Set its status to 'non-term' to have it ignored.",
            )
        batch.put(known.origin.file.name, change.id, None)
        return "remove"
    before = dict(known.raw) if known else {}
    fields = {"id": change.id, **_merged(before, below or {}, change.fields)}
    if fields == before or (known is None and below is not None and len(fields) == 1):
        return None
    name = _file_for(batch, change.id, fields)
    file = batch.files[name]
    if below is None and fields.get("domain") == batch.domains[name]:
        del fields["domain"]
    block = file.blocks.get(change.id)
    text = blocks.changed(name, block, fields) if block else blocks.written(fields, file.indent)
    batch.put(name, change.id, text, fields)
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


def _file_for(batch: Batch, entry_id: str, fields: Mapping[str, Any]) -> str:
    """The file that an entry stands in, or that of its domain, opened."""
    known = batch.entries.get(entry_id)
    below = batch.below.get(entry_id, {})
    domain = str(fields.get("domain") or below.get("domain") or "general")
    name = known.origin.file.name if known else _slug(domain) + ".yaml"
    batch.file(name, domain)
    return name


def _slug(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-") or "entry"


def text_before(batch: Batch, change: EntryChange, n: int) -> str | None:
    """The block to put back; comments that were written since are kept.

    Raises:
        GlossaryError: the entry holds something else than it did after the change.
    """
    domain = change.domain or Path(change.file).stem.replace("-", " ")
    now = batch.file(change.file, domain).blocks.get(change.id)
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
