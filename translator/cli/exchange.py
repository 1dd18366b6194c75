"""``plainbridge glossary import`` and ``export``: the termbase in other programs' formats."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from translator.cli import console
from translator.errors import InputError

if TYPE_CHECKING:
    from translator.glossary.exchange.entry import Entry, Refusal
    from translator.glossary.exchange.preview import Change, Preview

_FIRST = 20  # of each kind are listed
BLOCKED = 3  # as for every broken glossary

FormatName = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        help="yaml, json, csv, tsv, xlsx, tbx, turtle or rdf. Default: by the file's ending.",
    ),
]


def register(app: typer.Typer) -> None:
    """Add the two commands to ``plainbridge glossary``."""
    app.command("import")(import_)
    app.command("export")(export)


def import_(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A .yaml, .csv, .xlsx, .tbx, .ttl… file.")
    ],
    *,
    layer: Annotated[str, typer.Option(help="The layer to write.")] = "personal",
    form: FormatName = None,
    apply: Annotated[
        bool, typer.Option("--apply", help="Write it; without this, only say what would change.")
    ] = False,
    every: Annotated[
        bool, typer.Option("--all", help=f"List all entries, not the first {_FIRST} of a kind.")
    ] = False,
) -> None:
    """Preview what a file would change in the glossary; with --apply, change it.

    It is applied whole or not at all. The status of an entry that exists is never changed; a new
    one is proposed unless the file says otherwise. Exit code 3 when entries are in conflict or
    refused.
    """
    from translator.glossary.exchange.applying import apply as put  # noqa: PLC0415
    from translator.glossary.exchange.formats import read_file  # noqa: PLC0415
    from translator.glossary.exchange.preview import preview  # noqa: PLC0415
    from translator.glossary.layers import layer_named  # noqa: PLC0415
    from translator.glossary.store import Store  # noqa: PLC0415

    layer_named(layer)
    store = Store()
    with console.progress("Reading") as report:
        found = preview(read_file(file, form, report), store.glossary(), report)
    console.write("".join(_shown(found, None if every else _FIRST)))
    if apply:
        note = f"import of {file.name}"
        with console.progress("Writing") as report:
            record = put(found, store, layer=layer, note=note, report=report)
        if record is None:
            console.note("Nothing to import.")
        else:
            console.note(f"Imported into the {layer} layer as change {record.n}.")
            console.note(f"→ Take it back with: plainbridge glossary undo --layer {layer}")
    elif found.conflicts or found.refused:
        console.complain(
            "It cannot be imported as it is.", "Mend the entries in conflict and those refused."
        )
        raise typer.Exit(BLOCKED)
    elif found.can_apply:
        console.note("Nothing was written yet. Add --apply to import it.")


def _shown(found: Preview, most: int | None) -> Iterator[str]:
    for title, changes in (("New", found.new), ("Changed", found.changed)):
        yield f"{title}: {len(changes)}\n"
        yield from (_change(one) for one in changes[:most])
        yield _rest(len(changes), most)
    for title, refusals in (("In conflict", found.conflicts), ("Refused", found.refused)):
        yield f"{title}: {len(refusals)}\n"
        yield from (_refusal(one) for one in refusals[:most])
        yield _rest(len(refusals), most)
    yield f"Already here: {found.same}\n"
    yield from (f"Note: {note}\n" for note in found.notes)


def _rest(count: int, most: int | None) -> str:
    return f"  … and {count - most} more; --all lists them\n" if most and count > most else ""


def _change(one: Change) -> str:
    if one.before is None:
        return f"  {one.id} ({one.raw['status']}): {_short(str(one.raw['term']))}, {one.place}\n"
    lines = "".join(
        f"    {field.field}: {_short(field.before) or '(nothing)'}\n"
        f"    {' ' * len(field.field)}→ {_short(field.after) or '(nothing)'}\n"
        for field in one.fields
    )
    return f"  {one.id}, {one.place}\n{lines}"


def _refusal(one: Refusal) -> str:
    return f"  {one.place}: {one.reason}\n    → {one.mend}\n"


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= 90 else f"{flat[:89]}…"


def export(
    *,
    form: FormatName = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", help="A file; for YAML also a folder, a file for each domain."),
    ] = None,
    domain: Annotated[str | None, typer.Option(help="Only concepts of this domain.")] = None,
) -> None:
    """Write the glossary, all layers together, in another format; YAML unless said otherwise."""
    from translator.glossary.exchange.entry import entries_of  # noqa: PLC0415
    from translator.glossary.exchange.formats import format_of  # noqa: PLC0415
    from translator.glossary.load import load_glossary  # noqa: PLC0415

    into_folder = out is not None and out.is_dir() and form in (None, "yaml")
    if out is None or into_folder:
        chosen = format_of(Path(), form or "yaml")
    else:
        chosen = format_of(out, form)
    if chosen.binary and out is None:
        raise InputError(
            f"The format {chosen.name} is no text to be shown.", hint="Add --out glossary.xlsx."
        )
    if out is not None and not into_folder:
        console.check_target(out, "-")
    glossary = load_glossary()
    entries = [one for one in entries_of(glossary) if domain in (None, one.data["domain"])]
    if not entries:
        known = ", ".join(sorted(set(glossary.domains.values())))
        raise InputError(f"There is no domain {domain!r}.", hint=f"There are: {known}.")
    if chosen.cannot:
        console.note(f"Not carried by {chosen.name}: {chosen.cannot}.")
    if out is None:
        console.write(chosen.write(entries).decode("utf-8-sig"))
    elif into_folder:
        _write_folder(out, entries)
    else:
        console.save_bytes(out, chosen.write(entries))


def _write_folder(folder: Path, entries: Sequence[Entry]) -> None:
    from translator.glossary.exchange.yamls import by_domain  # noqa: PLC0415

    targets = [
        (
            folder / f"{re.sub(r'[^a-z0-9]+', '-', domain.lower()).strip('-') or 'general'}.yaml",
            text,
        )
        for domain, text in by_domain(entries)
    ]
    there = [target for target, _ in targets if target.exists()]
    if there:
        raise InputError(
            f"{str(there[0])!r} exists already.", hint="Name an empty folder, or a single file."
        )
    for target, text in targets:
        console.save(target, text)
