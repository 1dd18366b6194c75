"""``plainbridge memory``: approve sentences, look at them, take them back, exchange them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from translator.cli import console

if TYPE_CHECKING:
    from translator.memory.book import Memory
    from translator.memory.exchange.preview import Preview
    from translator.memory.values import Pair
    from translator.memory.versions import Versions

app = typer.Typer(help="Approve sentences, find, retire and exchange them.", no_args_is_help=True)
_FIRST = 20  # of each kind are listed
BLOCKED = 2  # as for every input that is refused


class State(StrEnum):
    """The states of a pair."""

    approved = "approved"
    review = "review"
    retired = "retired"


class Shown(StrEnum):
    """What pairs can be written as."""

    text = "text"
    json = "json"


Ids = Annotated[list[int], typer.Argument(metavar="ID...", help="Pairs, by 'memory list'.")]
Reader = Annotated[str | None, typer.Option("--audience", "-a", help="Only for this reader.")]
InState = Annotated[State | None, typer.Option(help="Only pairs in this state.")]
AtMost = Annotated[int, typer.Option("--limit", "-n", min=1, help="How many.")]
As = Annotated[Shown, typer.Option("--format", "-f", help="What to write.")]


def _open() -> tuple[Memory, Versions]:
    """The memory, with the pairs marked whose glossary entries have changed."""
    from translator.glossary.load import load_glossary  # noqa: PLC0415
    from translator.memory.book import Memory  # noqa: PLC0415
    from translator.memory.versions import Versions  # noqa: PLC0415

    memory, versions = Memory(), Versions(load_glossary())
    marked = memory.sync(versions)
    if marked:
        console.note(f"{_pairs(marked)} need a review: the glossary has changed.")
    return memory, versions


def _pairs(count: int) -> str:
    return "1 pair" if count == 1 else f"{count} pairs"


@app.command()
def approve(
    translation: Annotated[
        Path, typer.Argument(metavar="TRANSLATION.json", help="Saved with --format json.")
    ],
    *,
    update: Annotated[
        str, typer.Option("--update", "-u", help="The update it was made from, unchanged.")
    ],
    sentence: Annotated[
        list[int] | None,
        typer.Option("--sentence", "-s", min=1, help="Only this one, from 1 on; repeatable."),
    ] = None,
    audience: Reader = None,
) -> None:
    """Approve the sentences of a translation, all that may be or those named.

    The JSON does not repeat the update, and the same checks are made once more against it. Named
    sentences are approved all or none.
    """
    from translator.documents import decode  # noqa: PLC0415
    from translator.memory import desk  # noqa: PLC0415
    from translator.memory.saved import read_saved  # noqa: PLC0415
    from translator.pipeline import Translator  # noqa: PLC0415

    memory, _ = _open()
    translator = Translator.load()
    sheet = translator.facts(console.read(update))
    made = read_saved(decode(_bytes(translation), str(translation)), sheet, audience)
    items = translator.items(made)
    positions = [number - 1 for number in sentence or ()]
    if not sentence:
        positions, unable = desk.sift(made, items, translator.glossary)
        for position, why in unable:
            console.note(f"Sentence {position + 1}: {why}")
    kept = desk.approve(memory, made, positions, items, translator.glossary) if positions else ()
    console.write("".join(f"{pair.id}  {pair.wording.target}\n" for pair in kept))
    console.note(f"Approved {_pairs(len(kept))} for {made.audience}.")
    if not kept:
        raise typer.Exit(BLOCKED)


def _bytes(path: Path) -> bytes:
    from translator.errors import InputError  # noqa: PLC0415

    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(
            f"{str(path)!r} cannot be read: {error.strerror or error}.",
            hint="Name a file that exists and that you may read.",
        ) from error


@app.command("list")
def show_all(
    *, audience: Reader = None, state: InState = None, limit: AtMost = 50, fmt: As = Shown.text
) -> None:
    """List pairs, the one changed last first."""
    _show("", audience, state, limit, fmt)


@app.command()
def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help="All must be there.")],
    *,
    audience: Reader = None,
    state: InState = None,
    limit: AtMost = 50,
    fmt: As = Shown.text,
) -> None:
    """Find pairs by words of their source or target."""
    _show(" ".join(words), audience, state, limit, fmt)


def _show(words: str, audience: str | None, state: State | None, limit: int, fmt: Shown) -> None:
    memory, _ = _open()
    found = memory.pairs(
        words, audience=audience, state=state.value if state else None, limit=limit
    )
    if fmt is Shown.json:
        rows = [asdict(pair) for pair in found]
        console.write(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
    else:
        console.write("".join(_entry(pair) for pair in found))
    if len(found) == limit:
        console.note(f"The first {limit} are listed; --limit shows more.")


def _entry(pair: Pair) -> str:
    one = pair.wording
    said = "once" if pair.uses == 1 else f"{pair.uses} times"
    rows = [
        ("source", one.source),
        ("target", one.target),
        ("only where", ", ".join(f"{{{k}}} is {v}" for k, v in one.fixed.items())),
        ("why", pair.reason),
    ]
    head = (
        f"{pair.id}  {pair.state}, {one.audience}, by {pair.author}, {pair.changed[:10]}, "
        f"said {said}\n"
    )
    return head + "".join(f"    {label}: {text}\n" for label, text in rows if text)


@app.command()
def reapprove(ids: Ids) -> None:
    """Approve pairs as they stand, with what the glossary says now."""
    memory, versions = _open()
    memory.approve_again(ids, versions)
    console.note(f"Approved {_pairs(len(ids))}.")


@app.command()
def retire(ids: Ids) -> None:
    """Take pairs out of use; they stay to be seen."""
    memory, _ = _open()
    memory.retire(ids)
    console.note(f"Retired {_pairs(len(ids))}.")


@app.command()
def undo() -> None:
    """Take back the last approval, retirement or import."""
    memory, versions = _open()
    console.note(f"Taken back: {memory.undo()}.")
    memory.sync(versions)


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A .tmx, .csv or .tsv file.")],
    *,
    audience: Annotated[
        str | None,
        typer.Option("--audience", "-a", help="The reader of a file that does not say one."),
    ] = None,
    apply: Annotated[
        bool, typer.Option("--apply", help="Add them; without this, only say what would be.")
    ] = False,
    without_refused: Annotated[
        bool, typer.Option("--without-refused", help="Leave aside what is refused.")
    ] = False,
) -> None:
    """Preview what a file would bring; with --apply, add it, whole or not at all.

    Pairs of other programs wait for review. What the memory has keeps its state. Exit code 2 when
    pairs are refused.
    """
    from translator.audiences import load_audiences  # noqa: PLC0415
    from translator.memory.exchange import preview as exchange  # noqa: PLC0415

    memory, versions = _open()
    with console.progress("Reading") as report:
        found = exchange.preview(file, memory, tuple(load_audiences()), audience, report)
    console.write("".join(_previewed(found)))
    if apply:
        with console.progress("Writing") as report:
            added = exchange.apply(found, memory, without_refused=without_refused, report=report)
        console.note(f"Imported {_pairs(added)}.")
        memory.sync(versions)
    elif found.refused and not without_refused:
        console.complain("It cannot be imported as it is.", "Mend it, or add --without-refused.")
        raise typer.Exit(BLOCKED)
    elif found.new:
        console.note("Nothing was written yet. Add --apply to import it.")


def _previewed(found: Preview) -> Iterator[str]:
    yield f"New: {len(found.new)}\n"
    for pair in found.new[:_FIRST]:
        yield f"    {pair.wording.source} → {pair.wording.target}\n"
    yield f"Known already: {found.known}\n"
    yield f"Waiting, since another wording is in use: {len(found.differing)}\n"
    yield f"Refused: {len(found.refused)}\n"
    for refusal in found.refused[:_FIRST]:
        yield f"    {refusal.place}: {refusal.why}\n"


@app.command()
def export(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A .tmx or .csv file to write.")],
) -> None:
    """Write all pairs to a file."""
    from translator.memory.exchange.preview import export as pieces  # noqa: PLC0415

    memory, _ = _open()
    console.check_target(file, "-")
    console.save(file, "".join(pieces(file, memory)))


@app.command()
def stats() -> None:
    """Say how many pairs there are, and how often they were said."""
    memory, _ = _open()
    found = memory.stats()
    rows = [
        *((name, str(count)) for name, count in found.states.items()),
        *((f"for {name}", str(count)) for name, count in found.audiences.items()),
        ("said so far", str(found.uses)),
        ("file", str(memory.path)),
    ]
    console.write(console.columns(rows, width=200))
