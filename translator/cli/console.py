"""What the command line reads and writes: input, result, progress, complaints."""

from __future__ import annotations

import contextlib
import io
import logging
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import typer

from translator.errors import InputError, PlainbridgeError

_STDIN_LIMIT = 1_000_000  # bytes; more than the longest text that is accepted
_PIPE_CLOSED = 141  # 128 + SIGPIPE, as shells report it
Report = Callable[[int, int, str], None]


def prepare() -> None:
    """Let both streams carry any character, whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def be_verbose() -> None:
    """Log everything of this package to standard error."""
    logging.basicConfig(stream=sys.stderr, format="%(name)s: %(message)s")
    logging.getLogger("translator").setLevel(logging.DEBUG)


def is_verbose() -> bool:
    """Whether ``be_verbose`` was called."""
    return logging.getLogger("translator").level == logging.DEBUG


def note(text: str) -> None:
    """A line on standard error."""
    sys.stderr.write(f"{text}\n")


def complain(message: str, hint: str) -> None:
    """What was wrong, and below it what to do."""
    note(message)
    if hint:
        note(f"→ {hint}")


def write(text: str) -> None:
    """The result on standard output; ends quietly when its reader has gone.

    Raises:
        typer.Exit: 141, the reader closed the pipe.
        PlainbridgeError: it cannot be written, for example because the disk is full.
    """
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        with contextlib.suppress(
            OSError
        ):  # or the interpreter complains when it flushes at its end
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(_PIPE_CLOSED) from None
    except OSError as error:
        raise PlainbridgeError(
            f"Standard output cannot be written: {error.strerror or error}.",
            hint="Free some space, or send it elsewhere.",
        ) from error


def read(source: str) -> str:
    """The text of a file, or of standard input for "-". The pipeline checks what it says.

    Raises:
        InputError: it cannot be read.
    """
    from translator.documents import decode, read_document  # noqa: PLC0415

    if source != "-":
        return read_document(Path(source))
    if sys.stdin.isatty():
        note("Paste the update, then press Ctrl-D on a line of its own.")
    data = sys.stdin.buffer.read(_STDIN_LIMIT + 1)
    if len(data) > _STDIN_LIMIT:
        raise InputError(
            f"Standard input holds more than {_STDIN_LIMIT // 1_000_000} MB.",
            hint="Translate it in parts, or pass only the section your reader needs.",
        )
    return decode(data, "standard input")


def check_target(target: Path, source: str) -> None:
    """Refuse a target before any work is done for it.

    Raises:
        InputError: it is a folder or the source itself, or its folder is missing.
    """
    if target.is_dir():
        raise InputError(
            f"--out {str(target)!r} is a folder.",
            hint=f"Name a file in it, such as {str(target / 'update.md')!r}.",
        )
    if not target.parent.is_dir():
        raise InputError(
            f"--out {str(target)!r}: there is no folder {str(target.parent)!r}.",
            hint=f"Create it first: mkdir -p {target.parent}",
        )
    if source != "-" and target.exists() and target.samefile(source):
        raise InputError(f"--out {str(target)!r} is the update itself.", hint="Name another file.")


def save(target: Path, text: str) -> None:
    """Write a text file whole or not at all. Raises as ``save_bytes`` does."""
    save_bytes(target, text.encode())


def save_bytes(target: Path, data: bytes) -> None:
    """Write a file whole or not at all.

    Raises:
        InputError: it cannot be written.
    """
    try:
        with tempfile.NamedTemporaryFile(
            dir=target.parent, prefix=".plainbridge-", delete=False
        ) as scratch:
            scratch.write(data)
        place = Path(scratch.name)
        place.chmod(0o666 & ~_umask())
        place.replace(target)
    except OSError as error:
        raise InputError(
            f"{str(target)!r} cannot be written: {error.strerror or error}.",
            hint="Name a file in a folder that is yours to write.",
        ) from error
    note(f"Wrote {target}")


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def columns(rows: Sequence[Sequence[str]], width: int = 60) -> str:
    """Rows as aligned text; cells are cut at ``width`` characters, line ends become spaces."""
    short = [tuple(_short(cell, width) for cell in row) for row in rows]
    if not short:
        return ""
    widths = [max(map(len, column)) for column in zip(*short, strict=True)]
    lines = (
        "  ".join(cell.ljust(w) for cell, w in zip(row, widths, strict=True)).rstrip()
        for row in short
    )
    return "\n".join(lines) + "\n"


def _short(cell: str, width: int) -> str:
    flat = " ".join(cell.split())
    return flat if len(flat) <= width else flat[: width - 1] + "…"


@contextlib.contextmanager
def progress(what: str) -> Iterator[Report]:
    """A function to call with done, total and a word on what is being done.

    On a terminal it draws a bar on standard error and takes it away at the end; elsewhere it is
    silent.
    """
    if not sys.stderr.isatty():
        yield lambda _done, _total, _now: None
        return
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f}%"),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    with bar:
        task = bar.add_task(what, total=None)

        def report(done: int, total: int, now: str) -> None:
            bar.update(task, completed=done, total=total or None, description=now or what)

        yield report
