"""How many threads pay: one a physical core, and no more than the container may use."""

from __future__ import annotations

import math
import os
from pathlib import Path

_CPUS = Path("/sys/devices/system/cpu")
_CGROUP = Path("/sys/fs/cgroup/cpu.max")


def usable_cores(cpus: Path = _CPUS, cgroup: Path = _CGROUP) -> int:
    """Physical cores that this process may run on, at least 1.

    Two hardware threads of a core share its arithmetic, which is what a model needs. Beyond a
    container's quota, threads wait for each other while one of them is paused. Where the system
    tells neither, the logical CPUs count.
    """
    allowed = _allowed()
    siblings = {_first_sibling(cpus, cpu) for cpu in allowed}
    return max(1, min(len(siblings), _quota(cgroup)))


def _allowed() -> set[int]:
    if hasattr(os, "sched_getaffinity"):
        return set(os.sched_getaffinity(0))
    return set(range(os.cpu_count() or 1))


def _first_sibling(cpus: Path, cpu: int) -> str:
    try:
        return (cpus / f"cpu{cpu}" / "topology" / "thread_siblings_list").read_text().strip()
    except OSError:
        return str(cpu)


def _quota(cgroup: Path) -> int:
    """Whole CPUs of the container's quota, from ``cpu.max``: microseconds allowed, period."""
    try:
        allowed, period = cgroup.read_text().split()[:2]
        return math.ceil(int(allowed) / int(period))
    except (OSError, ValueError):
        return os.cpu_count() or 1
