"""Threads: one a physical core, within the container's quota."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from translator.engines.cores import usable_cores


@pytest.fixture
def cpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine of four cores with two hardware threads each."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(8)), raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: 8)
    for cpu in range(8):
        folder = tmp_path / "cpu" / f"cpu{cpu}" / "topology"
        folder.mkdir(parents=True)
        (folder / "thread_siblings_list").write_text(f"{cpu % 4},{cpu % 4 + 4}\n")
    return tmp_path / "cpu"


@pytest.mark.parametrize(
    ("quota", "cores"),
    [("max 100000", 4), ("200000 100000", 2), ("50000 100000", 1), ("nonsense", 4), (None, 4)],
)
def test_cores_within_the_quota(cpus: Path, tmp_path: Path, quota: str | None, cores: int) -> None:
    if quota is not None:
        (tmp_path / "cpu.max").write_text(quota)
    assert usable_cores(cpus, tmp_path / "cpu.max") == cores


def test_without_topology_the_logical_cpus_count(cpus: Path, tmp_path: Path) -> None:
    assert usable_cores(tmp_path / "absent", tmp_path / "absent") == 8
