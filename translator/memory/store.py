"""The file of the memory: SQLite with a write-ahead log, safe for several processes at once.

Each change is one transaction that begins by taking the write lock, so that two writers wait for
one another; a process that is killed in the middle leaves what was there before. ``synchronous``
is ``FULL``: what was said to be saved survives a power cut, too.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from platformdirs import user_data_path

from translator.errors import MemoryFileError

_WAIT = 30.0  # seconds that a writer waits for another
_PAUSE = 0.02  # seconds between two tries where SQLite does not wait by itself
_APPLICATION = 0x50424D31  # "PBM1", so that another program's file is not taken for ours
_VERSION = 1
_SCHEMA = """
CREATE TABLE pair (
    id INTEGER PRIMARY KEY,
    audience TEXT NOT NULL,
    key TEXT NOT NULL,
    source TEXT NOT NULL,
    target TEXT NOT NULL,
    fixed TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('approved', 'review', 'retired')),
    reason TEXT NOT NULL,
    author TEXT NOT NULL,
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    uses INTEGER NOT NULL DEFAULT 0,
    last_used TEXT NOT NULL DEFAULT '',
    UNIQUE (audience, key, fixed, target)
);
CREATE INDEX pair_state ON pair (state, audience);
CREATE TABLE concept (
    pair INTEGER NOT NULL REFERENCES pair (id) ON DELETE CASCADE,
    audience TEXT NOT NULL,
    concept TEXT NOT NULL,
    said TEXT NOT NULL,
    PRIMARY KEY (pair, concept)
) WITHOUT ROWID;
CREATE INDEX concept_said ON concept (concept, audience, said);
CREATE TABLE batch (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    done TEXT NOT NULL,
    detail TEXT NOT NULL,
    undone TEXT NOT NULL DEFAULT ''
);
CREATE TABLE change (
    id INTEGER PRIMARY KEY,
    batch INTEGER NOT NULL REFERENCES batch (id),
    pair INTEGER NOT NULL,
    before TEXT
);
CREATE INDEX change_batch ON change (batch);
CREATE VIRTUAL TABLE words USING fts5 (
    source, target, content = 'pair', content_rowid = 'id', tokenize = 'porter unicode61'
);
CREATE TRIGGER pair_added AFTER INSERT ON pair BEGIN
    INSERT INTO words (rowid, source, target) VALUES (new.id, new.source, new.target);
END;
CREATE TRIGGER pair_removed AFTER DELETE ON pair BEGIN
    INSERT INTO words (words, rowid, source, target)
    VALUES ('delete', old.id, old.source, old.target);
END;
"""


def default_path() -> Path:
    """``PLAINBRIDGE_MEMORY`` in the environment, else a file in the user's data folder."""
    override = os.environ.get("PLAINBRIDGE_MEMORY")
    if override:
        return Path(override)
    return user_data_path("plainbridge", appauthor=False) / "memory.sqlite3"


class Store:
    """The connections to one file: one for each thread. The file is made by the first change."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._own = threading.local()

    @contextlib.contextmanager
    def read(self) -> Iterator[sqlite3.Connection | None]:
        """A connection to read with; ``None`` while there is no file yet.

        Raises:
            MemoryFileError: the file cannot be read, or is no memory.
        """
        if getattr(self._own, "connection", None) is None and not self.path.is_file():
            yield None
            return
        with self._told():
            yield self._connection()

    @contextlib.contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """A transaction: everything is kept, or after an exception nothing.

        Raises:
            MemoryFileError: the file cannot be written, or is no memory.
        """
        with self._told():
            connection = self._connection()
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")

    def close(self) -> None:
        """Close this thread's connection."""
        connection = getattr(self._own, "connection", None)
        if connection is not None:
            self._own.connection = None
            connection.close()

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            raise MemoryFileError(
                f"The memory of approved sentences in {str(self.path)!r} cannot be used: {error}.",
                hint="Try again, or move the file away to start with an empty one.",
                retry=True,
            ) from error

    def _connection(self) -> sqlite3.Connection:
        own: sqlite3.Connection | None = getattr(self._own, "connection", None)
        if own is None or self._own.process != os.getpid():
            own = self._opened()
            self._own.connection, self._own.process = own, os.getpid()
        return own

    def _opened(self) -> sqlite3.Connection:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.touch(mode=0o600)  # what a company says of itself is not for every account
        connection = sqlite3.connect(self.path, timeout=_WAIT, isolation_level=None)
        try:
            connection.row_factory = sqlite3.Row
            _known(connection)  # another program's file is refused before anything is changed
            _log_ahead(connection)
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            _prepare(connection)
        except BaseException:
            connection.close()
            raise
        return connection


def _log_ahead(connection: sqlite3.Connection) -> None:
    """Switch to the write-ahead log. SQLite's own wait does not cover this one statement."""
    until = time.monotonic() + _WAIT
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(_PAUSE)
        else:
            return


def _prepare(connection: sqlite3.Connection) -> None:
    """Make the tables in a new file; refuse a file of something else."""
    if _known(connection):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        if not _known(connection):
            for statement in _statements(_SCHEMA):
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {_APPLICATION}")
            connection.execute(f"PRAGMA user_version = {_VERSION}")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _known(connection: sqlite3.Connection) -> bool:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application == _APPLICATION and version == _VERSION:
        return True
    if application == _APPLICATION:
        raise sqlite3.DatabaseError(f"it was made by another version of Plainbridge ({version})")
    if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        raise sqlite3.DatabaseError("it is the file of another program")
    return False


def _statements(script: str) -> Iterator[str]:
    """The statements of a script, one by one, since ``executescript`` would commit in between."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
