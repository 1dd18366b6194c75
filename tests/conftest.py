"""A tripwire for every unmarked test: no network but loopback, and no model's real weights."""

from __future__ import annotations

import os
import socket
import tempfile
from pathlib import Path
from typing import Any

import pytest

_MAY_DO_ALL = ("weights", "browser")
_LOOPBACK = {"localhost", "127.0.0.1", "::1", "0.0.0.0", "::", "", None}  # noqa: S104


class TrippedError(AssertionError):
    """A test reached for what a unit test must not touch."""


def _guard(address: object) -> None:
    host = address[0] if isinstance(address, tuple) else None
    if host not in _LOOPBACK and not str(host).startswith("127."):
        raise TrippedError(f"a unit test wanted to reach {host!r}: mark it, or give it a double")


@pytest.fixture(autouse=True)
def tripwire(
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
) -> Path | None:
    """Forbids other hosts, and hides the weights; the empty folder that stands for them.

    Every test, marked or not, is kept from the settings and the glossary of whoever runs it.
    """
    own = tmp_path_factory.mktemp("own")
    monkeypatch.setenv("PLAINBRIDGE_SETTINGS", str(own / "settings.yaml"))
    monkeypatch.setenv("PLAINBRIDGE_GLOSSARY_PERSONAL", str(own / "glossary"))
    if any(request.node.get_closest_marker(name) for name in _MAY_DO_ALL):
        return None
    connect, connect_ex, lookup = (
        socket.socket.connect,
        socket.socket.connect_ex,
        socket.getaddrinfo,
    )

    def guarded(self: socket.socket, address: Any) -> None:
        _guard(address)
        connect(self, address)

    def guarded_ex(self: socket.socket, address: Any) -> int:
        _guard(address)
        return connect_ex(self, address)

    def looked_up(host: Any, *rest: Any, **more: Any) -> Any:
        _guard((host.decode() if isinstance(host, bytes) else host,))
        return lookup(host, *rest, **more)

    monkeypatch.setattr(socket.socket, "connect", guarded)
    monkeypatch.setattr(socket.socket, "connect_ex", guarded_ex)
    monkeypatch.setattr(socket, "getaddrinfo", looked_up)
    empty = tmp_path_factory.getbasetemp() / "no-weights"
    monkeypatch.setenv("PLAINBRIDGE_WEIGHTS", str(empty))
    return empty


def pytest_configure() -> None:
    """No test, nor a server that it starts, reads or changes the user's own memory."""
    nowhere = Path(tempfile.gettempdir()) / f"plainbridge-tests-{os.getpid()}" / "memory.sqlite3"
    os.environ["PLAINBRIDGE_MEMORY"] = str(nowhere)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests come last: Playwright keeps an event loop running, and no other can start."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)
