"""What changes a pair: each with its entry in the log, so that it can be taken back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace

from translator.errors import InputError
from translator.glossary.journal import now
from translator.memory import rows
from translator.memory.values import Done, Pair, State, Wording
from translator.memory.versions import Versions, changes

GLOSSARY = "the glossary"
_NEWER = "another wording was approved"
_IN_USE = "another wording of the same is in use"
_USING = (
    "SELECT pair FROM concept JOIN pair ON pair.id = concept.pair "
    "WHERE concept.concept = ? AND concept.audience = ? AND said = ? AND state = 'approved'"
)
_LAST = (
    "SELECT id, at, who, done, detail FROM batch WHERE undone = '' AND done <> 'asked for review' "
    "ORDER BY id DESC LIMIT 1"
)


@dataclass(frozen=True, slots=True)
class Change:
    """A change under way, within a transaction: one entry of the log."""

    connection: sqlite3.Connection
    batch: int
    who: str
    at: str

    @classmethod
    def begin(
        cls, connection: sqlite3.Connection, done: Done, who: str, detail: str = ""
    ) -> Change:
        """Open an entry of the log."""
        at = now()
        cursor = connection.execute(
            "INSERT INTO batch (at, who, done, detail) VALUES (?, ?, ?, ?)",
            (at, who, done, detail),
        )
        return cls(connection, int(cursor.lastrowid or 0), who, at)

    def approve(self, wording: Wording) -> int:
        """Keep a wording as approved, and retire other wordings of the same; its id."""
        own = rows.find(self.connection, wording)
        if own is None:
            own = rows.insert(
                self.connection, Pair(0, wording, "approved", self.who, self.at, self.at)
            )
            self._note(own, None)
        else:
            self.move(own, "approved", "")
            rows.set_concepts(self.connection, own, wording.audience, wording.concepts)
        for other in rows.rivals(self.connection, wording, own):
            self.move(other, "retired", _NEWER)
        return own

    def move(self, pair: int, state: State, reason: str) -> None:
        """Bring a pair into another state."""
        self._note(pair, rows.remembered(self.connection, pair))
        rows.set_state(
            self.connection, pair, state=state, reason=reason, author=self.who, at=self.at
        )

    def add(self, pair: Pair) -> bool:
        """A pair from elsewhere, unless it is known; it waits where another wording is in use."""
        if rows.find(self.connection, pair.wording) is not None:
            return False
        if pair.state == "approved" and rows.rivals(self.connection, pair.wording, 0):
            pair = replace(pair, state="review", reason=_IN_USE)
        self._note(rows.insert(self.connection, pair), None)
        return True

    def mark(self, audience: str, concept: str, said: str, today: str | None) -> int:
        """Ask for a review of the pairs that used an entry as it was; how many."""
        why = changes({concept: said}, {concept: today})
        using = self.connection.execute(_USING, (concept, audience, said)).fetchall()
        for (own,) in using:
            self.move(own, "review", why)
        return len(using)

    def _note(self, pair: int, before: str | None) -> None:
        self.connection.execute(
            "INSERT INTO change (batch, pair, before) VALUES (?, ?, ?)", (self.batch, pair, before)
        )


def stale(
    connection: sqlite3.Connection, versions: Versions
) -> Iterator[tuple[str, str, str, str | None]]:
    """Entries that approved pairs used and that have changed: reader, concept, then and now."""
    found = connection.execute("SELECT DISTINCT concept, audience, said FROM concept").fetchall()
    for concept, audience, said in found:
        today = versions.said(concept, audience)
        if today != said and connection.execute(_USING, (concept, audience, said)).fetchone():
            yield audience, concept, said, today


def undo(connection: sqlite3.Connection) -> str:
    """Take back the last change that a person made; what it was, in words.

    Raises:
        InputError: there is nothing to take back.
    """
    row = connection.execute(_LAST).fetchone()
    if row is None:
        raise InputError(
            "There is no change to take back.", hint="Nothing was approved, retired or imported."
        )
    touched = connection.execute(
        "SELECT pair, before FROM change WHERE batch = ? ORDER BY id DESC", (row["id"],)
    ).fetchall()
    for change in touched:
        rows.put_back(connection, change["pair"], change["before"])
    connection.execute("UPDATE batch SET undone = ? WHERE id = ?", (now(), row["id"]))
    detail = f" ({row['detail']})" if row["detail"] else ""
    pairs = "1 pair" if len(touched) == 1 else f"{len(touched)} pairs"
    return f"{pairs} {row['done']} by {row['who']} at {row['at']}{detail}"
