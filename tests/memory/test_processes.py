"""Two processes write at once, and one is killed in the middle: nothing that was saved is lost."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

from translator.memory.book import Memory
from translator.memory.store import Store

ROOT = Path(__file__).resolve().parents[2]
WRITER = """
import sys
from pathlib import Path
from translator.memory.book import Memory
from translator.memory.values import Wording

memory, name, many = Memory(Path(sys.argv[1])), sys.argv[2], int(sys.argv[3])
for number in range(many):
    source = f"The {name} report number {chr(97 + number % 26)}{number // 26} was late."
    memory.approve([Wording("finance", source, f"{name} {number}")], who=name)
    print(number, flush=True)
"""
HOLDER = """
import sys, time
from pathlib import Path
from translator.memory import rows
from translator.memory.store import Store
from translator.memory.values import Pair, Wording

store = Store(Path(sys.argv[1]))
with store.write() as connection:
    for number in range(200):
        one = Wording("finance", f"Half-written sentence {number}.", "never")
        rows.insert(connection, Pair(0, one, "approved", "x", "t", "t"))
    print("in the middle", flush=True)
    time.sleep(600)
"""


def started(code: str, *arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )


def whole(path: Path) -> None:
    """The file is sound, and its index of words holds what its pairs hold."""
    with Store(path).read() as connection:
        assert connection is not None
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        connection.execute("INSERT INTO words (words, rank) VALUES ('integrity-check', 1)")
    Store(path).close()


def test_two_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite3"
    writers = [started(WRITER, path, name, 60) for name in ("north", "south")]
    said = [writer.communicate(timeout=120)[0].split() for writer in writers]
    assert [writer.returncode for writer in writers] == [0, 0]
    assert [len(lines) for lines in said] == [60, 60]
    memory = Memory(path)
    assert memory.stats().states == {"approved": 120}
    assert len(memory.pairs("north", limit=100)) == 60
    assert len(memory.pairs("south", limit=100)) == 60
    whole(path)


def test_a_kill_in_the_middle_of_a_write_leaves_what_was_saved(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite3"
    memory = Memory(path)
    with started(WRITER, path, "before", 5) as first:
        assert first.wait(60) == 0
    with started(HOLDER, path) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "in the middle\n"
        holder.send_signal(signal.SIGKILL)
        assert holder.wait(30) == -signal.SIGKILL
    assert memory.stats().states == {"approved": 5}
    assert memory.pairs("half-written") == ()
    with started(WRITER, path, "after", 5) as last:
        assert last.wait(60) == 0
    assert memory.stats().states == {"approved": 10}
    whole(path)


def test_what_a_killed_writer_called_saved_is_there(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite3"
    with started(WRITER, path, "restless", 100_000) as writer:
        assert writer.stdout is not None
        lines = [writer.stdout.readline() for _ in range(40)]
        writer.send_signal(signal.SIGKILL)
        lines += writer.stdout.readlines()
    saved = len([line for line in lines if line.endswith("\n")])
    assert 40 <= saved <= Memory(path).stats().states["approved"] <= saved + 1
    whole(path)


def test_a_reader_sees_the_last_whole_state_while_another_writes(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite3"
    with started(WRITER, path, "before", 2) as first:
        assert first.wait(60) == 0
    with started(HOLDER, path) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        assert Memory(path).stats().states == {"approved": 2}
        holder.kill()
