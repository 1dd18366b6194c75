"""``plainbridge glossary add``, ``edit``, ``status``, ``undo``, ``history`` and ``layers``."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from translator.cli import console
from translator.errors import GlossaryError

if TYPE_CHECKING:
    from translator.glossary.journal import Record
    from translator.glossary.store import Store


class Status(StrEnum):
    """What a status can be."""

    proposed = "proposed"
    approved = "approved"
    deprecated = "deprecated"
    non_term = "non-term"


LayerOption = Annotated[
    str, typer.Option("--layer", "-l", help="organisation, team or personal, as far as in use.")
]
Note = Annotated[str, typer.Option("--note", help="Why; it is kept in the history.")]
Assignments = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        "-s",
        metavar="FIELD=VALUE",
        help="Such as 'gloss=a shared door', 'variants=a | b', 'variants+=c', "
        "'glosses.finance=…', 'policy.sales=keep', 'forbidden=old → new'; repeatable.",
    ),
]


def register(app: typer.Typer) -> None:
    """Add the commands to ``plainbridge glossary``."""
    for command in (add, edit, status, undo, history, layers):
        app.command()(command)


def add(  # noqa: PLR0913, PLR0917 - one for each option
    term: Annotated[str, typer.Argument(help="The preferred term.")],
    given: Assignments = None,
    entry_id: Annotated[
        str | None, typer.Option("--id", help="An id of its own, for another sense of a term.")
    ] = None,
    state: Annotated[
        Status, typer.Option("--status", help="A proposed entry changes no output.")
    ] = Status.proposed,
    layer: LayerOption = "personal",
    note: Note = "",
) -> None:
    """Add an entry to a layer of yours."""
    from translator.glossary.assign import assigned  # noqa: PLC0415
    from translator.glossary.store import Store  # noqa: PLC0415

    fields: dict[str, Any] = {"term": term, "status": state.value, **assigned(None, given or ())}
    if entry_id is not None:
        fields["id"] = entry_id
    store = Store()
    _report(store, store.add(fields, layer=layer, note=note), layer)


def edit(  # noqa: PLR0913 - one for each option
    concept: Annotated[str, typer.Argument(metavar="TERM", help="An id or a name of the entry.")],
    given: Assignments = None,
    empty: Annotated[
        list[str] | None, typer.Option("--clear", metavar="FIELD", help="Empty it; repeatable.")
    ] = None,
    reset: Annotated[
        list[str] | None,
        typer.Option("--reset", metavar="FIELD", help="Say what lower layers say; repeatable."),
    ] = None,
    *,
    remove: Annotated[
        bool, typer.Option("--remove", help="Take back all that the layer says about the entry.")
    ] = False,
    layer: LayerOption = "personal",
    note: Note = "",
) -> None:
    """Change an entry; only what differs from the layers below is written."""
    from translator.glossary.assign import assigned  # noqa: PLC0415
    from translator.glossary.store import Store  # noqa: PLC0415

    store = Store()
    found = store.glossary().one(concept)
    if remove:
        made = store.remove(found.id, layer=layer, note=note)
    else:
        fields = assigned(found, given or (), empty=empty or (), reset=reset or ())
        if not fields:
            raise GlossaryError(
                "Nothing was said to change.", hint="Add --set, --clear, --reset or --remove."
            )
        made = store.change(found.id, fields, layer=layer, note=note)
    _report(store, made, layer)


def status(
    concept: Annotated[str, typer.Argument(metavar="TERM", help="An id or a name.")],
    state: Annotated[Status, typer.Argument(metavar="STATUS")],
    layer: LayerOption = "personal",
    note: Note = "",
) -> None:
    """Approve, deprecate or withdraw an entry; 'non-term' for a word that is no jargon here."""
    from translator.glossary.store import Store  # noqa: PLC0415

    store = Store()
    made = store.set_status(concept, state.value, layer=layer, note=note)
    _report(store, made, layer)


def undo(
    number: Annotated[
        int | None, typer.Argument(metavar="[N]", help="A change by its number in the history.")
    ] = None,
    layer: LayerOption = "personal",
) -> None:
    """Take back the latest change of a layer, or change N."""
    from translator.glossary.store import Store  # noqa: PLC0415

    store = Store()
    made = store.undo(layer=layer, n=number)
    console.write(f"Took back change {made.undoes} of the {layer} layer.\n")


def history(
    concept: Annotated[str | None, typer.Argument(metavar="[ID]", help="Only this entry.")] = None,
    layer: Annotated[str | None, typer.Option("--layer", "-l", help="Only this layer.")] = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="How many.")] = 20,
) -> None:
    """Show who changed what and when, the latest change first."""
    from translator.glossary.store import Store  # noqa: PLC0415

    store = Store()
    known = {layer: store.history(layer=layer)} if layer else store.histories()
    found = [(one, name) for name, records in known.items() for one in records]
    if concept is not None:
        found = [(r, name) for r, name in found if any(e.id == concept for e in r.entries)]
    found.sort(key=lambda one: (one[0].at, one[0].n), reverse=True)
    for record, name in found[:limit]:
        console.write(_told(record, name))


def _told(record: Record, layer: str) -> str:
    what = f"undo of {record.undoes}" if record.undoes else record.action
    note = f": {record.note}" if record.note else ""
    head = f"{layer} {record.n}  {record.at}  {record.who}  {what}{note}\n"
    if len(record.entries) > 3:
        return f"{head}    {len(record.entries)} entries\n"
    return head + "".join(
        f"    {concept}, {field}: {_short(before)} → {_short(after)}\n"
        for concept, fields in record.differences().items()
        for field, (before, after) in fields.items()
    )


def _short(value: object) -> str:
    text = "nothing" if value is None else str(value)
    return text if len(text) <= 60 else text[:59] + "…"


def layers(
    use: Annotated[
        list[str] | None,
        typer.Option("--use", metavar="LAYER=FOLDER", help="Name a layer's folder; repeatable."),
    ] = None,
) -> None:
    """List the layers in use, the one that wins last; or name the folder of one."""
    from translator.glossary import layers as known  # noqa: PLC0415
    from translator.glossary.load import read_layer  # noqa: PLC0415

    for text in use or ():
        name, _, folder = text.partition("=")
        known.use_folder(name.strip(), Path(folder.strip()).expanduser())
    rows = [
        (layer.name, f"{len(read_layer(layer))} entries", str(layer.folder))
        for layer in known.layers()
    ]
    console.write(console.columns(rows, width=120))


def _report(store: Store, record: Record | None, layer: str) -> None:
    """Say what was done, and on standard error what the check finds in it."""
    from translator.glossary.check import check  # noqa: PLC0415

    if record is None:
        console.note("Nothing to change: the entry says so already.")
        return
    ids = [change.id for change in record.entries]
    done = {"add": "Added", "remove": "Removed"}.get(record.action, "Changed")
    console.write(f"{done} {', '.join(ids)} in the {layer} layer (change {record.n}).\n")
    glossary = store.glossary()
    for finding in check(glossary, set(ids)):
        console.note(str(finding))
