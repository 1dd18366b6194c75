"""Serving on this machine only: the port, and what the browser may do with the page."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from translator.errors import PlainbridgeError

HOST = "127.0.0.1"
PORTS = range(7860, 7960)
_SOCIAL = re.compile(rb'<meta\s+(?:property|name)="(?:og|twitter):[^>]*>\s*')
_SAMPLES = re.compile(rb'"https://github\.com/gradio-app/[^"]*"')
_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "connect-src 'self'; worker-src 'self' blob:; object-src 'none'; base-uri 'self'; "
    "form-action 'self'; frame-ancestors 'self'"
)
_HEADERS = (
    (b"content-security-policy", _POLICY.encode()),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
)


class PortError(PlainbridgeError):
    """The port asked for cannot be used."""

    exit_code = 2


def _is_free(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def choose_port(asked: int | None, candidates: Iterable[int] = PORTS) -> int:
    """The port asked for, or the first free candidate when none was asked for.

    Raises:
        PortError: it is out of range or in use, or no candidate is free.
    """
    if asked is not None:
        if not 1 <= asked <= 65535:
            raise PortError(
                f"{asked} is no port number", hint="Choose one from 1024 to 65535 with --port."
            )
        if not _is_free(asked):
            raise PortError(
                f"port {asked} is in use or not allowed",
                hint=f"Choose another one with --port, or leave --port out to get a free one. "
                f"If Plainbridge already runs there, open http://{HOST}:{asked}.",
            )
        return asked
    for port in candidates:
        if _is_free(port):
            return port
    raise PortError(
        f"no port from {PORTS.start} to {PORTS.stop - 1} is free", hint="Choose one with --port."
    )


class LocalPage:
    """Lets the page talk to this machine only.

    Gradio's page carries social-media tags and samples that name other sites; they are
    taken out. A content
    security policy then forbids the browser to load or send anything elsewhere.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and mend the answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        page = _Page(send)
        await self._app(scope, receive, page.send)


class _Page:
    """Holds back an HTML answer until it is whole; lets all else (streams) through."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._start: Message | None = None
        self._body = b""

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = [*message.get("headers", []), *_HEADERS]
            message = {**message, "headers": headers}
            kind = dict(headers).get(b"content-type", b"")
            if kind.startswith(b"text/html"):
                self._start = message
                return
        elif self._start is not None and message["type"] == "http.response.body":
            self._body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._finish(self._start)
            return
        await self._send(message)

    async def _finish(self, start: Message) -> None:
        body = _SAMPLES.sub(b'""', _SOCIAL.sub(b"", self._body))
        size = (b"content-length", str(len(body)).encode())
        headers = [pair for pair in start["headers"] if pair[0] != b"content-length"]
        await self._send({**start, "headers": [*headers, size]})
        await self._send({"type": "http.response.body", "body": body})
