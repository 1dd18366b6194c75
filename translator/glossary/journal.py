"""What was changed in a layer, by whom and when; and files that change whole or not at all.

A change is first staged beside the layer, then written into the journal, then put in place. A crash
before the journal line leaves everything as it was; one after it is made good by ``recover``, which
puts the staged files in place the next time that the layer is read.
"""

from __future__ import annotations

import getpass
import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from filelock import FileLock, Timeout

from translator.errors import GlossaryError
from translator.glossary.blocks import fields_of

Action = Literal["add", "change", "remove", "import", "undo"]
_PATIENCE = 10.0  # seconds to wait for another process
_FOLDER = ".plainbridge"


@dataclass(frozen=True, slots=True)
class EntryChange:
    """The text of one entry before and after; ``None`` where it did not or does not exist.

    ``follows`` is the id of the entry that stands before it in the file, empty for the first;
    ``domain`` is the file's, for a file may go with its last entry and come back with it.
    """

    id: str
    file: str
    before: str | None
    after: str | None
    follows: str
    domain: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """One change of a layer.

    ``files`` maps a file's name to the SHA-256 of its bytes before and after, ``None`` where there
    was or is no file. ``undoes`` is the number of the record that this one took back.
    """

    n: int
    at: str
    who: str
    action: Action
    entries: tuple[EntryChange, ...]
    files: Mapping[str, tuple[str | None, str | None]]
    note: str = ""
    undoes: int | None = None

    def differences(self, first: int | None = None) -> dict[str, dict[str, tuple[Any, Any]]]:
        """By entry and field, the value before and after; ``None`` where there was or is none.

        ``first`` limits it to so many entries, for an import may hold very many.
        """
        found: dict[str, dict[str, tuple[Any, Any]]] = {}
        for change in self.entries[:first]:
            before, after = (
                fields_of(change.file, text) if text else {}
                for text in (change.before, change.after)
            )
            found[change.id] = {
                name: (before.get(name), after.get(name))
                for name in dict.fromkeys((*before, *after))
                if before.get(name) != after.get(name)
            }
        return found


def author() -> str:
    """Who makes a change: ``PLAINBRIDGE_AUTHOR`` in the environment, else the login name."""
    named = os.environ.get("PLAINBRIDGE_AUTHOR")
    if named:
        return named
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "somebody"


def now() -> str:
    """The time, as every history writes it."""
    return stamp(datetime.now(UTC))


def stamp(when: datetime) -> str:
    """A time with a zone as ISO 8601 writes it, in UTC, to the second: ``2030-01-31T08:00:00Z``."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold a layer for writing; whatever a crash left unfinished is finished first.

    Raises:
        GlossaryError: another process holds it, or nothing can be written there.
    """
    try:
        (folder / _FOLDER).mkdir(parents=True, exist_ok=True)
        with FileLock(folder / _FOLDER / "lock", timeout=_PATIENCE):
            _finish(folder)
            yield
    except Timeout:
        raise GlossaryError(
            f"{str(folder)!r} is being written by another process.",
            hint="Try again in a moment.",
            retry=True,
        ) from None
    except OSError as error:
        raise GlossaryError(
            f"{str(folder)!r} cannot be written: {error.strerror or error}.",
            hint="Nothing was changed. Choose another layer, or ask whoever keeps this one.",
        ) from error


def recover(folder: Path) -> None:
    """Finish what a crash left unfinished; without the right to write here, leave it to others."""
    if not _staging(folder).exists() or not os.access(folder, os.W_OK):
        return
    with locked(folder):
        return


def records(folder: Path) -> list[Record]:
    """The layer's changes, oldest first.

    Raises:
        GlossaryError: the journal is damaged.
    """
    path = _journal(folder)
    if not path.is_file():
        return []
    found = []
    lines = path.read_text(encoding="utf-8").split("\n")
    for number, line in enumerate(lines[:-1], start=1):  # what follows the last line end is torn
        try:
            found.append(_record(json.loads(line)))
        except (ValueError, KeyError, TypeError) as error:
            raise GlossaryError(
                f"{path}: line {number} is damaged: {error}",
                hint="Move the journal away; the entries are not in it, only their history.",
            ) from error
    return found


def commit(folder: Path, record: Record, contents: Mapping[str, bytes | None]) -> None:
    """Write files and the record of the change, whole or not at all. The layer must be locked.

    Args:
        folder: the layer's folder.
        record: what is changed.
        contents: the new bytes of each file by its name, ``None`` for one that goes.
    """
    staging = _staging(folder) / str(record.n)
    staging.mkdir(parents=True)
    for name, data in contents.items():
        if data is not None:
            _write(staging / name, data)
    _sync(staging)
    _append(_journal(folder), record)
    _sync(_journal(folder).parent)
    _finish(folder)


def _finish(folder: Path) -> None:
    """Put in place what was staged for the last record, and drop what no record speaks of."""
    if not _staging(folder).exists():
        return
    known = records(folder)
    staged = _staging(folder) / str(known[-1].n) if known else None
    if known and staged is not None and staged.exists():
        for name, (before, after) in known[-1].files.items():
            if after is None:
                _take_away(folder / name, before)
            else:
                _put(staged / name, folder / name, before)
        _sync(folder)
    shutil.rmtree(_staging(folder))


def _put(staged: Path, place: Path, before: str | None) -> None:
    """Put one staged file in place, unless somebody has written the file since."""
    if staged.exists() and digest(place) == before:
        if place.exists():
            shutil.copymode(place, staged)
        staged.replace(place)


def _take_away(place: Path, before: str | None) -> None:
    """Take a file away, unless somebody has written it since."""
    if place.is_file() and digest(place) == before:
        place.unlink()


def digest(path: Path) -> str | None:
    """The SHA-256 (hex) of a file's bytes; ``None`` when there is no such file."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None


def _append(path: Path, record: Record) -> None:
    line = json.dumps(asdict(record), ensure_ascii=False) + "\n"
    with path.open("ab+") as stream:
        end = stream.seek(0, os.SEEK_END)
        if end:
            stream.seek(0)
            whole = stream.read().rfind(b"\n") + 1
            stream.truncate(whole)
        stream.write(line.encode())
        stream.flush()
        os.fsync(stream.fileno())


def _record(raw: dict[str, Any]) -> Record:
    entries = tuple(EntryChange(**entry) for entry in raw.pop("entries"))
    files = {name: (pair[0], pair[1]) for name, pair in raw.pop("files").items()}
    return Record(entries=entries, files=files, **raw)


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _sync(folder: Path) -> None:
    """Make renames last through a power cut, where the system lets folders be synced."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _staging(folder: Path) -> Path:
    return folder / _FOLDER / "staged"


def _journal(folder: Path) -> Path:
    return folder / _FOLDER / "journal.jsonl"
