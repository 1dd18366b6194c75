"""``plainbridge exercise`` and ``plainbridge archetypes``: tabletop exercises to hand out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from translator.cli import console
from translator.errors import InputError

if TYPE_CHECKING:
    from translator.exercises.maker import ExerciseMaker, Wish
    from translator.exercises.schema import Exercise


class ExerciseFormat(StrEnum):
    """What an exercise can be written as; the facilitator's guide unless it says otherwise."""

    markdown = "markdown"
    html = "html"
    json = "json"
    docx = "docx"
    pptx = "pptx"
    msel_csv = "msel-csv"
    msel_xlsx = "msel-xlsx"


_PATHS = {
    ExerciseFormat.markdown: "facilitator/facilitator.md",
    ExerciseFormat.html: "facilitator/facilitator.html",
    ExerciseFormat.json: "facilitator/exercise.json",
    ExerciseFormat.docx: "facilitator/facilitator.docx",
    ExerciseFormat.pptx: "facilitator/slides.pptx",
    ExerciseFormat.msel_csv: "facilitator/msel.csv",
    ExerciseFormat.msel_xlsx: "facilitator/msel.xlsx",
}
_BINARY = {ExerciseFormat.docx, ExerciseFormat.pptx, ExerciseFormat.msel_xlsx}


def exercise(  # noqa: PLR0913 - one for each option
    source: Annotated[
        str | None,
        typer.Argument(
            metavar="[FILE]",
            help="An update (.md, .txt, .docx, .pdf, .html, .eml, or -), or an exercise that was "
            "saved as .json. May be left out with --concern.",
        ),
    ] = None,
    *,
    concern: Annotated[
        str, typer.Option("--concern", help="What worries people, in a sentence.")
    ] = "",
    archetype: Annotated[
        str, typer.Option("--archetype", help="See 'plainbridge archetypes'. Default: what fits.")
    ] = "",
    minutes: Annotated[
        int, typer.Option("--minutes", "-m", help="30, 60, 90 or 120, breaks included.")
    ] = 60,
    audience: Annotated[
        str, typer.Option("--audience", "-a", help="For whom the update's facts are worded.")
    ] = "all-staff",
    fmt: Annotated[
        ExerciseFormat | None,
        typer.Option("--format", "-f", help="What to write. Default: markdown; all with a folder."),
    ] = None,
    engine: Annotated[
        str | None, typer.Option("--engine", help="For example llamacpp:qwen2.5-coder-1.5b.")
    ] = None,
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same names.")] = 0,
    day: Annotated[
        str,
        typer.Option("--date", help="The day it is planned for, as 2030-01-31. Default: today."),
    ] = "",
    rename: Annotated[
        list[str] | None,
        typer.Option("--rename", help="A name and what to call it: Real=Fictional; repeatable."),
    ] = None,
    real_names: Annotated[
        bool, typer.Option("--real-names", help="Keep the names of the update.")
    ] = False,
    reroll: Annotated[
        list[int] | None,
        typer.Option("--reroll", help="Make this inject anew, keep the rest; repeatable."),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", help="A folder for all packs, a .zip of them, or one file."),
    ] = None,
) -> None:
    """Make a tabletop exercise from an update, or from what worries people."""
    from translator.exercises.maker import Wish  # noqa: PLC0415

    if source is None and not concern.strip():
        raise InputError(
            "There is nothing to make an exercise from.",
            hint='Name a file, or say what worries people: --concern "…".',
        )
    _check_out(out, fmt, source)
    wish = Wish(
        concern=concern,
        archetype=archetype,
        minutes=minutes,
        audience=audience,
        date=_day(day),
        rename=_renamed(rename or ()),
        fictional_names=not real_names,
        seed=seed,
    )
    made = _made(source, wish, engine, reroll or ())
    _deliver(made, fmt, out)
    _report(made)


def archetypes() -> None:
    """List the scenarios that an exercise can be made from."""
    from translator.exercises.archetypes import usable_archetypes  # noqa: PLC0415

    known, notices = usable_archetypes()
    for notice in notices:
        console.note(notice)
    rows = [(one.id, one.name, one.summary) for one in known.values()]
    console.write(console.columns(rows, width=100))


def _made(source: str | None, wish: Wish, engine: str | None, reroll: Sequence[int]) -> Exercise:
    from translator.exercises.files import from_json  # noqa: PLC0415
    from translator.exercises.maker import ExerciseMaker  # noqa: PLC0415
    from translator.pipeline import Translator  # noqa: PLC0415

    saved = source is not None and source.lower().endswith(".json")
    text = _saved(source) if saved and source else console.read(source) if source else ""
    with console.progress("Loading") as report:
        maker = ExerciseMaker(Translator.load(engine))
        made = from_json(text) if saved else _streamed(maker, text, wish, report)
        for number in reroll:
            report(0, 0, f"Inject {number} anew")
            made = maker.reroll(made, number, seed=wish.seed)
    for notice in maker.notices:
        console.note(notice)
    return made


def _saved(source: str) -> str:
    try:
        return Path(source).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"{source!r} cannot be read: {error}.", hint="Name an exercise that was saved as JSON."
        ) from error


def _streamed(maker: ExerciseMaker, text: str, wish: Wish, report: console.Report) -> Exercise:
    from translator.exercises.maker import ExerciseReady  # noqa: PLC0415

    for event in maker.stream(text, wish):
        if isinstance(event, ExerciseReady):
            return event.exercise
        report(event.done, event.total, event.name)
    raise AssertionError


def _check_out(out: Path | None, fmt: ExerciseFormat | None, source: str | None) -> None:
    if out is None:
        if fmt in _BINARY:
            raise InputError(
                f"{fmt.value} cannot be shown on the screen.",
                hint=f"Add: --out exercise{Path(_PATHS[fmt]).suffix}",
            )
        return
    if _is_folder(out) and fmt is None:
        if not out.absolute().parent.is_dir():
            raise InputError(
                f"--out {str(out)!r}: there is no folder {str(out.parent)!r}.",
                hint=f"Create it first: mkdir -p {out.parent}",
            )
        return
    console.check_target(out, source or "-")
    if fmt is None and out.suffix.lower() != ".zip":
        _by_ending(out)


def _is_folder(out: Path) -> bool:
    return out.is_dir() or not out.suffix


def _deliver(made: Exercise, fmt: ExerciseFormat | None, out: Path | None) -> None:
    from translator.exercises.packs import bundle, file_of, zipped  # noqa: PLC0415

    if out is None:
        path = _PATHS[fmt or ExerciseFormat.markdown]
        console.write(file_of(made, path).decode("utf-8"))
    elif fmt is None and _is_folder(out):
        for path, data in bundle(made).items():
            target = out / path
            target.parent.mkdir(parents=True, exist_ok=True)
            console.save_bytes(target, data)
    elif fmt is None and out.suffix.lower() == ".zip":
        console.save_bytes(out, zipped(made))
    else:
        console.save_bytes(out, file_of(made, _PATHS[fmt or _by_ending(out)]))


def _by_ending(out: Path) -> ExerciseFormat:
    endings = {Path(path).suffix: fmt for fmt, path in _PATHS.items()}
    try:
        return endings[out.suffix.lower()]
    except KeyError:
        raise InputError(
            f"--out {str(out)!r}: an exercise cannot be written as {out.suffix!r}.",
            hint=f"Use one of {', '.join(endings)}, .zip, or a folder for all packs.",
        ) from None


def _report(made: Exercise) -> None:
    console.note(f"Archetype: {made.origins.archetype} ({made.origins.reason}).")
    console.note(f"Linter: {len(made.lint) or 'no'} findings.")
    for finding in made.lint:
        console.note(f"  {finding.where}: {finding.detail} [{finding.rule}]")
    if made.safe_to_share:
        console.note("Safe to share outside the team: nothing was found that should stay in it.")
        return
    console.note("Look at this before you share it outside the team:")
    for finding in made.sharing:
        console.note(f"  {finding.where}: {finding.detail}")


def _renamed(pairs: Sequence[str]) -> dict[str, str]:
    names = {}
    for pair in pairs:
        real, equals, fictional = (part.strip() for part in pair.partition("="))
        if not (real and equals and fictional):
            raise InputError(
                f"--rename {pair!r} does not say what to call it.",
                hint='Write it as --rename "Real name=Fictional name".',
            )
        names[real] = fictional
    return names


def _day(day: str) -> date | None:
    if not day:
        return None
    try:
        return date.fromisoformat(day)
    except ValueError:
        raise InputError(f"--date {day!r} is no date.", hint="Write it as 2030-01-31.") from None
