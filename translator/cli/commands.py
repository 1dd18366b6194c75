"""The commands of the top level: translate, facts, audiences, serve."""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from translator import __version__
from translator.cli import console, readers
from translator.cli.drill import drill
from translator.cli.exchange import register as add_exchange
from translator.cli.exercise import archetypes, exercise
from translator.cli.glossary import app as glossary_app
from translator.cli.memory import app as memory_app
from translator.cli.models import app as models_app
from translator.cli.story import frames, story
from translator.errors import InputError

if TYPE_CHECKING:
    from translator.values import FactSheet, Marks, Translation

REFUSED = 2  # as for every input that gives nothing to translate


class Format(StrEnum):
    """What a translation can be written as."""

    markdown = "markdown"
    html = "html"
    json = "json"
    chat = "chat"
    docx = "docx"


class SheetFormat(StrEnum):
    """What a fact sheet can be written as."""

    text = "text"
    json = "json"


app = typer.Typer(
    name="plainbridge",
    help="Turn IT updates into business language that says no more, and no less surely.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(models_app, name="models")
add_exchange(glossary_app)
app.add_typer(glossary_app, name="glossary")
app.add_typer(memory_app, name="memory")
app.command()(drill)
app.command()(story)
app.command()(frames)
app.command()(exercise)
app.command()(archetypes)

Source = Annotated[
    str, typer.Argument(metavar="FILE", help="A .md, .txt, .docx, .pdf, .html or .eml file, or -.")
]
EngineId = Annotated[
    str | None,
    typer.Option(
        "--engine", help="For example llamacpp:qwen2.5-coder-1.5b. Default: the best here."
    ),
]


def _print_version(*, value: bool) -> None:
    if value:
        console.write(f"plainbridge {__version__}\n")
        raise typer.Exit


@app.callback()
def options(
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            help="Print the version and exit.",
            callback=lambda value: _print_version(value=value),
            is_eager=True,
        ),
    ] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Say on standard error what is being done.")
    ] = False,
) -> None:
    """Options that stand before the command."""
    if verbose:
        console.be_verbose()


@app.command()
def translate(  # noqa: PLR0913 - one for each option
    source: Source,
    *,
    audience: Annotated[
        list[str] | None,
        typer.Option(
            "--audience", "-a", help="Who will read it; may be repeated. Default: finance."
        ),
    ] = None,
    fmt: Annotated[
        Format | None,
        typer.Option(
            "--format", "-f", help="What to write. Default: by the ending of --out; else markdown."
        ),
    ] = None,
    engine: EngineId = None,
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same draws.")] = 0,
    must: Annotated[
        list[str] | None,
        typer.Option("--must", help="A fact, such as F12, that every reader gets; repeatable."),
    ] = None,
    leave_out: Annotated[
        list[str] | None,
        typer.Option("--leave-out", help="A fact, such as F3, that no reader gets; repeatable."),
    ] = None,
    objectives: Annotated[
        Path | None,
        typer.Option(
            "--objectives",
            help="A YAML file of objectives; each sentence says which it serves, or none.",
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", "-o", help="A file; with several audiences one each, as NAME.AUDIENCE.md."
        ),
    ] = None,
) -> None:
    """Translate an update for one reader or several."""
    from translator.audiences import choose, load_audiences  # noqa: PLC0415
    from translator.ledger import account, in_words  # noqa: PLC0415
    from translator.objectives import Matcher  # noqa: PLC0415
    from translator.render import FILES, LOGGED  # noqa: PLC0415

    fmt = fmt or Format(readers.format_of(out, FILES, Format.markdown))
    known = load_audiences()
    wanted = list(dict.fromkeys(choose(known, name).id for name in audience or ["finance"]))
    if fmt is Format.docx and out is None:
        raise InputError(
            "A Word file is not for a terminal.", hint="Add --out update.docx to name the file."
        )
    if fmt is Format.html and out is None and len(wanted) > 1:
        raise InputError(
            f"One HTML page holds one audience, not {len(wanted)}.",
            hint="Add --out update.html to get a file for each.",
        )
    files = readers.targets(out, wanted, FILES[fmt], together=fmt is Format.json)
    for file in files:
        console.check_target(file, source)
    marks = _marks(must, leave_out)
    linked = Matcher.load(objectives) if objectives else None
    text, logged = console.read(source), fmt.value in LOGGED
    made = _run(text, wanted, engine=engine, seed=seed, marks=marks, logged=logged)
    made = [linked.serve(one) for one in made] if linked else made
    _deliver(made, files, fmt)
    for one in made:
        if one.refusal is None:
            console.note(f"{one.audience}: {in_words(account(one))}.")
        for text in one.notices:
            console.note(f"Note ({one.audience}): {text}")
        if one.refusal is not None:
            console.complain(f"Not translated for {one.audience}: {one.refusal}", "")
    if all(one.refusal is not None for one in made):
        raise typer.Exit(REFUSED)


def _marks(must: list[str] | None, leave_out: list[str] | None) -> Marks:
    from translator.values import Marks  # noqa: PLC0415

    def ids(given: list[str] | None) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one.strip().upper() for one in given or ()))

    return Marks(ids(must), ids(leave_out))


def _run(  # noqa: PLR0913 - one for each option
    text: str, wanted: Sequence[str], *, engine: str | None, seed: int, marks: Marks, logged: bool
) -> list[Translation]:
    from translator.pipeline import Translator  # noqa: PLC0415
    from translator.values import SentenceReady, SheetReady, TranslationReady  # noqa: PLC0415

    made: dict[str, Translation] = {}
    drafted: dict[str, int] = {}
    planned: dict[str, int] = {}
    with console.progress("Loading") as report:
        translator = Translator.load(engine)
        for event in translator.stream(text, wanted, seed=seed, marks=marks):
            if isinstance(event, SheetReady):
                report(0, 0, f"{len(event.sheet.facts)} facts found, drafting")
            elif isinstance(event, SentenceReady):
                drafted[event.audience] = drafted.get(event.audience, 0) + 1
                planned[event.audience] = event.planned
                report(sum(drafted.values()), sum(planned.values()), f"For {event.audience}")
            elif isinstance(event, TranslationReady):
                made[event.translation.audience] = event.translation
        whole = [made[audience] for audience in wanted if audience in made]
        return readers.hinted(whole, translator.related) if logged else whole


def _deliver(made: Sequence[Translation], files: Sequence[Path], fmt: Format) -> None:
    from translator.render import render, render_file  # noqa: PLC0415

    if fmt is Format.docx:
        for file, one in zip(files, made, strict=True):
            console.save_bytes(file, render_file(one, fmt.value))
        return
    together = fmt is Format.json and len(made) > 1
    pages = [_json_array(made)] if together else [render(one, fmt.value) for one in made]
    readers.deliver(pages, [one.audience for one in made], files)


def _json_array(made: Sequence[Translation]) -> str:
    from translator.render.json import to_dict  # noqa: PLC0415

    return json.dumps([to_dict(one) for one in made], ensure_ascii=False, indent=2) + "\n"


@app.command()
def facts(
    source: Source,
    fmt: Annotated[SheetFormat, typer.Option("--format", "-f", help="What to write.")] = (
        SheetFormat.text
    ),
) -> None:
    """Show the fact sheet of an update. No model is needed."""
    from translator.pipeline import Translator  # noqa: PLC0415
    from translator.render.json import sheet_to_dict  # noqa: PLC0415

    sheet = Translator.load().facts(console.read(source))
    if fmt is SheetFormat.json:
        console.write(json.dumps(sheet_to_dict(sheet), ensure_ascii=False, indent=2) + "\n")
    else:
        console.write(_sheet_text(sheet))


def _sheet_text(sheet: FactSheet) -> str:
    from translator.render.json import sheet_to_dict  # noqa: PLC0415

    rows = sheet_to_dict(sheet)
    update = rows["update"]
    kind = update["kind"].replace("_", " ")
    blocks = [f"Update {update['id']} ({kind}), {update['chars']} characters\n"]
    facts_ = [(f["id"], f["kind"].replace("_", " "), f["text"], f["value"]) for f in rows["facts"]]
    terms = [(t["surface"], t["concept"] or "not in the glossary") for t in rows["terms"]]
    masked = [(m["kind"], m["hint"], f"at character {m['start']}") for m in rows["masked"]]
    for title, found in (("Facts", facts_), ("Terms", terms), ("Masked", masked)):
        blocks.append(f"{title}: {len(found)}\n{console.columns(found)}")
    return "\n".join(blocks)


@app.command()
def audiences() -> None:
    """List the readers that an update can be translated for."""
    from translator.audiences import load_audiences  # noqa: PLC0415

    rows = [(one.id, one.name, one.reader) for one in load_audiences().values()]
    console.write(console.columns(rows, width=100))


@app.command()
def serve(
    *,
    port: Annotated[
        int | None, typer.Option(help="The port. Default: the first free one from 7860 on.")
    ] = None,
    engine: EngineId = None,
    browser: Annotated[
        bool, typer.Option("--open/--no-open", help="Open the page in the browser.")
    ] = True,
) -> None:
    """Open the app in the browser, served on this machine only."""
    from translator.glossary.load import load_glossary  # noqa: PLC0415
    from translator.pipeline import Translator  # noqa: PLC0415
    from translator.ui.app import launch  # noqa: PLC0415

    with contextlib.redirect_stdout(sys.stderr):  # the server remarks on its own end there
        launch(
            Translator.load(engine),
            port,
            concepts=load_glossary().concepts,
            open_browser=browser and sys.stderr.isatty(),
            announce=lambda url: console.note(f"Plainbridge is ready at {url} (Ctrl-C ends it)"),
        )
