"""Pairs as rows of the file, and back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping

from translator.memory.forms import normal
from translator.memory.values import Pair, State, Wording

_COLUMNS = (
    "id, audience, source, target, fixed, state, reason, author, created, changed, uses, last_used"
)
SELECT = f"SELECT {_COLUMNS} FROM pair"  # noqa: S608 - no word of a user's in it


def written(fixed: Mapping[str, str]) -> str:
    """A mapping as the file holds it, the same for equal ones."""
    return json.dumps(dict(sorted(fixed.items())), ensure_ascii=False)


def pairs_of(connection: sqlite3.Connection, rows: Iterable[sqlite3.Row]) -> tuple[Pair, ...]:
    """Rows of ``SELECT`` as pairs, with their concepts."""
    found = list(rows)
    concepts: dict[int, dict[str, str]] = {row["id"]: {} for row in found}
    for start in range(0, len(found), 500):
        ids = [row["id"] for row in found[start : start + 500]]
        marks = ",".join("?" * len(ids))
        query = f"SELECT pair, concept, said FROM concept WHERE pair IN ({marks})"  # noqa: S608
        for pair, concept, said in connection.execute(query, ids):
            concepts[pair][concept] = said
    return tuple(_pair(row, concepts[row["id"]]) for row in found)


def _pair(row: sqlite3.Row, concepts: Mapping[str, str]) -> Pair:
    wording = Wording(
        row["audience"], row["source"], row["target"], json.loads(row["fixed"]), concepts
    )
    return Pair(
        row["id"],
        wording,
        row["state"],
        row["author"],
        row["created"],
        row["changed"],
        row["reason"],
        row["uses"],
        row["last_used"],
    )


def find(connection: sqlite3.Connection, wording: Wording) -> int | None:
    """The id of the pair that says the same of the same."""
    row = connection.execute(
        "SELECT id FROM pair WHERE audience = ? AND key = ? AND fixed = ? AND target = ?",
        (wording.audience, normal(wording.source), written(wording.fixed), wording.target),
    ).fetchone()
    return None if row is None else int(row[0])


def rivals(connection: sqlite3.Connection, wording: Wording, own: int) -> list[int]:
    """Pairs that say something else of the same, and are not retired."""
    rows = connection.execute(
        "SELECT id FROM pair WHERE audience = ? AND key = ? AND fixed = ? AND id <> ? "
        "AND state <> 'retired'",
        (wording.audience, normal(wording.source), written(wording.fixed), own),
    )
    return [int(row[0]) for row in rows]


def insert(connection: sqlite3.Connection, pair: Pair) -> int:
    """A new row; the pair's own id is left aside."""
    wording = pair.wording
    cursor = connection.execute(
        "INSERT INTO pair (audience, key, source, target, fixed, state, reason, author, created, "
        "changed, uses, last_used) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            wording.audience,
            normal(wording.source),
            wording.source,
            wording.target,
            written(wording.fixed),
            pair.state,
            pair.reason,
            pair.author,
            pair.created,
            pair.changed,
            pair.uses,
            pair.last_used,
        ),
    )
    own = int(cursor.lastrowid or 0)
    set_concepts(connection, own, wording.audience, wording.concepts)
    return own


def set_concepts(
    connection: sqlite3.Connection, pair: int, audience: str, concepts: Mapping[str, str]
) -> None:
    """What the pair's glossary entries said when it was approved."""
    connection.execute("DELETE FROM concept WHERE pair = ?", (pair,))
    connection.executemany(
        "INSERT INTO concept (pair, audience, concept, said) VALUES (?, ?, ?, ?)",
        [(pair, audience, concept, said) for concept, said in concepts.items()],
    )


def set_state(  # noqa: PLR0913 - a row's fields
    connection: sqlite3.Connection, pair: int, *, state: State, reason: str, author: str, at: str
) -> None:
    """Bring a pair into another state."""
    connection.execute(
        "UPDATE pair SET state = ?, reason = ?, author = ?, changed = ? WHERE id = ?",
        (state, reason, author, at, pair),
    )


def remembered(connection: sqlite3.Connection, pair: int) -> str:
    """All of a pair that a change may touch, to be put back by ``put_back``."""
    row = connection.execute(
        "SELECT audience, state, reason, author, changed FROM pair WHERE id = ?", (pair,)
    ).fetchone()
    rows = connection.execute("SELECT concept, said FROM concept WHERE pair = ?", (pair,))
    return json.dumps({**dict(row), "concepts": dict(map(tuple, rows))}, ensure_ascii=False)


def put_back(connection: sqlite3.Connection, pair: int, before: str | None) -> None:
    """A pair as it was before a change; one that did not exist goes."""
    if before is None:
        connection.execute("DELETE FROM pair WHERE id = ?", (pair,))
        return
    was = json.loads(before)
    set_state(
        connection,
        pair,
        state=was["state"],
        reason=was["reason"],
        author=was["author"],
        at=was["changed"],
    )
    set_concepts(connection, pair, was["audience"], was["concepts"])
