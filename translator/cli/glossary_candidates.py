"""``plainbridge glossary candidates``: words of texts that wait for an entry."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from translator.cli import console
from translator.errors import InputError

if TYPE_CHECKING:
    from translator.glossary.candidates import Candidate

COVERED = 0.8


def candidates(  # noqa: PLR0913 - one for each option
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="Updates; - is stdin.")],
    *,
    audience: Annotated[
        str | None,
        typer.Option(
            "--audience",
            "-a",
            help="What this reader will stumble over; without it, all technical things named.",
        ),
    ] = None,
    propose: Annotated[
        str | None, typer.Option(metavar="TERM", help="Make it a proposed entry.")
    ] = None,
    not_a_term: Annotated[
        str | None, typer.Option(metavar="TERM", help="Never flag it again.")
    ] = None,
    draft: Annotated[
        bool, typer.Option(help="Let the model draft a proposed entry's words.")
    ] = True,
    engine: Annotated[
        str | None, typer.Option(help="The engine that drafts, such as server:my-model.")
    ] = None,
    layer: Annotated[str, typer.Option("--layer", "-l", help="Where it is written.")] = "personal",
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="How many to list.")] = 30,
    as_json: Annotated[bool, typer.Option("--json", help="Everything, as JSON.")] = False,
) -> None:
    """List what no entry of the glossary explains, with its sentence; propose it or wave it off."""
    if propose is not None and not_a_term is not None:
        raise InputError(
            "--propose and --not-a-term cannot be given together.", hint="Give one of them."
        )
    found = _found(files, audience)
    if propose is not None:
        _propose(found, propose, engine if draft else "", layer)
    elif not_a_term is not None:
        _reject(not_a_term, layer)
    else:
        _list(found, limit, as_json=as_json)


def _found(files: list[str], audience: str | None) -> tuple[Candidate, ...]:
    from translator.audiences import choose, load_audiences  # noqa: PLC0415
    from translator.documents import check_text  # noqa: PLC0415
    from translator.glossary.candidates import find_candidates  # noqa: PLC0415
    from translator.glossary.load import load_glossary  # noqa: PLC0415
    from translator.glossary.match import Matcher  # noqa: PLC0415
    from translator.sheet import make_sheet  # noqa: PLC0415

    reader = choose(load_audiences(), audience) if audience is not None else None
    glossary = load_glossary()
    matcher = Matcher(glossary)
    sheets = {file: make_sheet(check_text(console.read(file)), matcher) for file in files}
    return find_candidates(sheets, matcher, glossary, reader)


def _list(found: tuple[Candidate, ...], limit: int, *, as_json: bool) -> None:
    from dataclasses import asdict  # noqa: PLC0415

    from translator.glossary.candidates import coverage  # noqa: PLC0415

    if as_json:
        rows = [{**asdict(one), "texts": one.texts} for one in found]
        console.write(json.dumps(rows, ensure_ascii=False, indent=1) + "\n")
        return
    console.write(
        console.columns(
            [
                (one.term, f"{len(one.occurrences)}×", one.occurrences[0].sentence)
                for one in found[:limit]
            ],
            width=90,
        )
    )
    reach = coverage(found)
    if reach.steps:
        needed = reach.entries_for(COVERED)
        console.note(
            f"{len(found)} words without an entry, {reach.unexplained} times; entries for the "
            f"{needed} most frequent would cover {COVERED:.0%}."
        )
    else:
        console.note("Every technical word has an entry.")


def _propose(found: tuple[Candidate, ...], term: str, engine_id: str | None, layer: str) -> None:
    from translator.engines.registry import create, default_engine_id  # noqa: PLC0415
    from translator.glossary.proposals import draft, named, propose  # noqa: PLC0415
    from translator.glossary.store import Store  # noqa: PLC0415

    candidate = named(found, term)
    drafted = None
    if engine_id != "":
        engine = create(engine_id or default_engine_id())
        try:
            drafted = draft(candidate, engine)
        finally:
            engine.close()
    entry = propose(candidate, Store(), drafted, layer=layer)
    console.write(f"{entry}\n")
    if drafted and (drafted.definition or drafted.gloss):
        console.note(f"Draft by {drafted.by}, not checked by anybody:")
        console.note(f"  definition: {drafted.definition or '(none)'}")
        console.note(f"  gloss: {drafted.gloss or '(none)'}")
    console.note(f"It changes no text until: plainbridge glossary status {entry} approved")


def _reject(term: str, layer: str) -> None:
    from translator.glossary.proposals import reject  # noqa: PLC0415
    from translator.glossary.store import Store  # noqa: PLC0415

    entry = reject(term, Store(), layer=layer)
    console.write(f"{entry}\n")
    console.note(f"{term!r} will not be flagged again.")
