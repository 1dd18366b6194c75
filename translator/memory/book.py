"""The memory itself: what was approved, by whom and when, and how it changed.

Every method raises ``MemoryFileError`` when the file cannot be used; nothing is kept in half.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from translator.errors import InputError
from translator.glossary.journal import author, now
from translator.glossary.reports import Report, silent, told
from translator.memory import changes, near, rows
from translator.memory.changes import GLOSSARY, Change
from translator.memory.forms import normal
from translator.memory.store import Store, default_path
from translator.memory.values import Near, Pair, State, Stats, Wording
from translator.memory.versions import Versions

_BY_HAND = "retired by hand"
_AT_ONCE = 500


class Memory:
    """Approved sentence pairs in one file. Safe to use from several threads and processes."""

    def __init__(self, path: Path | None = None) -> None:
        self._store = Store(path or default_path())

    @property
    def path(self) -> Path:
        """The file; it is made by the first change."""
        return self._store.path

    def close(self) -> None:
        """Close this thread's connection to the file."""
        self._store.close()

    def approve(self, wordings: Iterable[Wording], *, who: str = "") -> tuple[Pair, ...]:
        """Keep wordings as approved, all or none; another wording of the same is retired."""
        with self._store.write() as connection:
            change = Change.begin(connection, "approved", who or author())
            return _by_ids(connection, [change.approve(one) for one in wordings])

    def approve_again(self, ids: Sequence[int], versions: Versions, *, who: str = "") -> None:
        """Approve pairs as they stand, with what the glossary says now.

        Raises:
            InputError: there is no such pair.
        """
        with self._store.write() as connection:
            change = Change.begin(connection, "approved", who or author())
            for pair in _all_by_ids(connection, ids):
                one = pair.wording
                now = {c: versions.said(c, one.audience) for c in one.concepts}
                said = {c: words for c, words in now.items() if words is not None}
                change.approve(replace(one, concepts=said))

    def retire(self, ids: Sequence[int], *, who: str = "", reason: str = _BY_HAND) -> None:
        """Take pairs out of use; they stay to be seen.

        Raises:
            InputError: there is no such pair.
        """
        with self._store.write() as connection:
            change = Change.begin(connection, "retired", who or author())
            for pair in _all_by_ids(connection, ids):
                change.move(pair.id, "retired", reason)

    def add(
        self, pairs: Collection[Pair], *, who: str = "", detail: str = "", report: Report = silent
    ) -> int:
        """Pairs from elsewhere, all or none; how many were new.

        What the memory has already keeps its state. A wording that differs from one in use waits
        for review. ``report`` is told how far it is; where it raises, nothing is kept.
        """
        with self._store.write() as connection:
            change = Change.begin(connection, "imported", who or author(), detail)
            added = sum(change.add(pair) for pair in told(pairs, report, "Writing pairs"))
            report(0, 0, "Saving")
            return added

    def undo(self) -> str:
        """Take back the last change that a person made; what it was, in words.

        Raises:
            InputError: there is nothing to take back.
        """
        with self._store.read() as connection:
            if connection is None:
                raise InputError(
                    "There is no change to take back.", hint="The memory is empty so far."
                )
        with self._store.write() as connection:
            return changes.undo(connection)

    def sync(self, versions: Versions) -> int:
        """Mark the approved pairs whose glossary entries changed for review; how many."""
        with self._store.read() as connection:
            found = [] if connection is None else list(changes.stale(connection, versions))
        if not found:
            return 0
        with self._store.write() as connection:
            change = Change.begin(connection, "asked for review", GLOSSARY)
            return sum(change.mark(*one) for one in found)

    def ask_review(self, pair: int, reason: str) -> None:
        """Mark one pair whose sentence the glossary now treats otherwise."""
        with self._store.write() as connection:
            Change.begin(connection, "asked for review", GLOSSARY).move(pair, "review", reason)

    def exact(self, audience: str, source: str) -> tuple[Pair, ...]:
        """Approved pairs with the words of this form, the one approved last first."""
        with self._store.read() as connection:
            if connection is None:
                return ()
            query = (
                f"{rows.SELECT} WHERE audience = ? AND key = ? AND +state = 'approved' "
                "ORDER BY changed DESC, id DESC"
            )
            return rows.pairs_of(connection, connection.execute(query, (audience, normal(source))))

    def near(self, audience: str, source: str, limit: int = 3) -> tuple[Near, ...]:
        """Approved pairs with nearly the words of this form, the nearest first."""
        with self._store.read() as connection:
            return () if connection is None else near.near(connection, audience, source, limit)

    def count_uses(self, ids: Iterable[int]) -> None:
        """Note that pairs were said once more."""
        at = now()
        with self._store.write() as connection:
            connection.executemany(
                "UPDATE pair SET uses = uses + 1, last_used = ? WHERE id = ?",
                [(at, own) for own in ids],
            )

    def get(self, own: int) -> Pair:
        """A pair by its id.

        Raises:
            InputError: there is no such pair.
        """
        with self._store.read() as connection:
            if connection is not None:
                return _all_by_ids(connection, [own])[0]
        raise _unknown(own)

    def pairs(
        self,
        words: str = "",
        *,
        audience: str | None = None,
        state: State | None = None,
        limit: int = 50,
        offset: int = 0,
    ) -> tuple[Pair, ...]:
        """Pairs whose source or target has all of ``words``, the one changed last first."""
        wanted = near.all_of(words)
        clauses = ["id IN (SELECT rowid FROM words WHERE words MATCH ?)"] if wanted else []
        values: list[str | int] = [wanted] if wanted else []
        for column, value in (("audience", audience), ("state", state)):
            if value is not None:
                clauses.append(f"{column} = ?")
                values.append(value)
        where = f" WHERE {' AND '.join(clauses)}" if clauses else ""
        query = f"{rows.SELECT}{where} ORDER BY changed DESC, id DESC LIMIT ? OFFSET ?"
        with self._store.read() as connection:
            if connection is None:
                return ()
            return rows.pairs_of(connection, connection.execute(query, (*values, limit, offset)))

    def every(self) -> Iterator[Pair]:
        """All pairs as they stand now, the oldest first."""
        with self._store.read() as connection:
            if connection is None:
                return
            found = connection.execute(f"{rows.SELECT} ORDER BY id")
            while some := found.fetchmany(_AT_ONCE):
                yield from rows.pairs_of(connection, some)

    def stats(self) -> Stats:
        """How many pairs there are, and how often they were said."""
        with self._store.read() as connection:
            if connection is None:
                return Stats({}, {}, 0)
            states = connection.execute("SELECT state, count(*) FROM pair GROUP BY 1 ORDER BY 1")
            readers = connection.execute("SELECT audience, count(*) FROM pair GROUP BY 1")
            (uses,) = connection.execute("SELECT coalesce(sum(uses), 0) FROM pair").fetchone()
            return Stats(dict(map(tuple, states)), dict(map(tuple, readers)), int(uses))

    def knows(self, wording: Wording) -> tuple[bool, bool]:
        """Whether the memory has this very wording, and whether it has another one in use."""
        with self._store.read() as connection:
            if connection is None:
                return False, False
            own = rows.find(connection, wording)
            return own is not None, bool(rows.rivals(connection, wording, own or 0))


def _by_ids(connection: sqlite3.Connection, ids: Iterable[int]) -> tuple[Pair, ...]:
    found = [
        row
        for own in ids
        for row in connection.execute(f"{rows.SELECT} WHERE id = ?", (own,)).fetchall()
    ]
    return rows.pairs_of(connection, found)


def _all_by_ids(connection: sqlite3.Connection, ids: Sequence[int]) -> tuple[Pair, ...]:
    found = _by_ids(connection, ids)
    there = {pair.id for pair in found}
    for own in ids:
        if own not in there:
            raise _unknown(own)
    return found


def _unknown(own: int) -> InputError:
    return InputError(
        f"The memory has no pair {own}.", hint="List them with: plainbridge memory list"
    )
