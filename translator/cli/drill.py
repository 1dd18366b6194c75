"""``plainbridge drill``: cards, questions and plain-speaking tasks from an update."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from translator.cli import console, readers
from translator.errors import InputError

if TYPE_CHECKING:
    from translator.audiences import Audience
    from translator.drills import Choice, Drill, Marking
    from translator.glossary.load import Glossary


class DrillKind(StrEnum):
    """What to practise with."""

    cards = "cards"
    choice = "choice"
    plain = "plain"


class DrillFormat(StrEnum):
    """What a drill can be written as."""

    markdown = "markdown"
    html = "html"
    json = "json"
    csv = "csv"
    anki = "anki"


def drill(  # noqa: PLR0913 - one for each option
    source: Annotated[
        str,
        typer.Argument(metavar="FILE", help="A .md, .txt, .docx, .pdf, .html or .eml file, or -."),
    ],
    *,
    kind: Annotated[
        DrillKind, typer.Option("--kind", "-k", help="What to practise with.")
    ] = DrillKind.cards,
    audience: Annotated[
        str, typer.Option("--audience", "-a", help="Who will read what is practised.")
    ] = "all-staff",
    count: Annotated[int, typer.Option("--count", "-n", help="How many at most, 1 to 100.")] = 10,
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same drill.")] = 0,
    fmt: Annotated[
        DrillFormat | None,
        typer.Option(
            "--format",
            "-f",
            help="What to write. Without it, choice and plain are asked on a terminal.",
        ),
    ] = None,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="A file.")] = None,
    answer: Annotated[
        Path | None,
        typer.Option(help="Mark the wording in this file instead; only with --kind plain."),
    ] = None,
    task: Annotated[int, typer.Option(min=1, help="The number of the task it answers.")] = 1,
) -> None:
    """Practise the terms of an update: flash cards, multiple choice, or say it plainly."""
    from translator.audiences import choose, load_audiences  # noqa: PLC0415
    from translator.documents import check_text  # noqa: PLC0415
    from translator.drills import make_drill  # noqa: PLC0415
    from translator.drills.explained import matcher_of  # noqa: PLC0415
    from translator.glossary.load import load_glossary  # noqa: PLC0415
    from translator.sheet import make_sheet  # noqa: PLC0415

    reader = choose(load_audiences(), audience)
    if out is not None:
        console.check_target(out, source)
    if answer is not None and kind is not DrillKind.plain:
        raise InputError(
            f"--answer is for --kind plain, not {kind.value}.", hint="Add: --kind plain"
        )
    glossary = load_glossary()
    sheet = make_sheet(check_text(console.read(source)), matcher_of(glossary))
    made = make_drill(sheet, glossary, reader, kind.value, count, seed)
    for notice in made.notices:
        console.note(f"Note: {notice}")
    if answer is not None:
        _mark(made, task, answer, fmt, out, glossary, reader)
    elif fmt is None and out is None and kind is not DrillKind.cards and _on_terminal():
        _play(made, glossary, reader)
    else:
        _deliver(made, fmt or _by_ending(out), out)


def _on_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _by_ending(out: Path | None) -> DrillFormat:
    from translator.drills.shown import ENDINGS  # noqa: PLC0415

    return DrillFormat(readers.format_of(out, ENDINGS, DrillFormat.markdown))


def _deliver(made: Drill, fmt: DrillFormat, out: Path | None) -> None:
    from translator.drills.anki import to_anki  # noqa: PLC0415
    from translator.drills.shown import show  # noqa: PLC0415

    if fmt is DrillFormat.anki:
        if out is None:
            raise InputError(
                "An Anki deck cannot be shown on the screen.", hint="Add: --out terms.apkg"
            )
        console.save_bytes(out, to_anki(made))
    elif out is None:
        console.write(show(made, fmt.value))
    else:
        console.save(out, show(made, fmt.value))


def _mark(  # noqa: PLR0913, PLR0917 - an answer, to what, for whom, and where the marks go
    made: Drill,
    task: int,
    answer: Path,
    fmt: DrillFormat | None,
    out: Path | None,
    glossary: Glossary,
    reader: Audience,
) -> None:
    from translator.documents import read_document  # noqa: PLC0415
    from translator.drills import mark_answer  # noqa: PLC0415
    from translator.drills.marked import as_json, as_text  # noqa: PLC0415

    if task > len(made.tasks):
        raise InputError(
            f"There is no task {task}.", hint=f"The drill has {len(made.tasks)}; see it with -n."
        )
    marking = mark_answer(made.tasks[task - 1], read_document(answer), glossary, reader)
    page = as_json(marking) if fmt is DrillFormat.json else as_text(marking)
    if out is None:
        console.write(page)
    else:
        console.save(out, page)


def _play(made: Drill, glossary: Glossary, reader: Audience) -> None:
    """Ask on the terminal; questions and marks go to standard error, the result to output."""
    console.note("An empty line skips, Ctrl-D ends.\n")
    if made.kind == "choice":
        right = list(_choices(made))
        if right:
            console.write(f"{sum(right)} of {len(right)} right.\n")
        return
    marks = list(_tasks(made, glossary, reader))
    if marks:
        good = sum(not m.wrong and m.terms_clear == len(m.terms) for m in marks)
        console.write(f"{good} of {len(marks)} said plainly, with every fact kept.\n")


def _choices(made: Drill) -> Iterator[bool]:
    from translator.drills.shown import letter  # noqa: PLC0415

    for number, one in enumerate(made.choices, 1):
        before, term, after = _parts(one)
        console.note(f"{number}/{len(made.choices)}  {before}»{term}«{after}")
        for i, option in enumerate(one.options):
            console.note(f"   {letter(i).lower()}  {option.meaning}")
        said = _ask(len(one.options))
        if said is None:
            return
        if said < 0:
            continue
        card = one.card
        chosen = one.options[said]
        judged = "Right." if said == one.right else f"No: that is {chosen.term}."
        console.note(f"{judged} {card.term}: {card.definition} {card.analogy}\n")
        yield said == one.right


def _parts(one: Choice) -> tuple[str, str, str]:
    context = one.card.context
    return context.text[: context.start], context.surface, context.text[context.end :]


def _ask(options: int) -> int | None:
    """The option chosen, -1 for none, ``None`` at the end."""
    letters = "abcdefgh"[:options]
    while True:
        said = _line(f"{letters[0]}-{letters[-1]}? ")
        if said is None:
            return None
        said = said.strip().lower().rstrip(".")
        if not said:
            return -1
        if len(said) == 1 and said in letters:
            return letters.index(said)
        console.note(f"Answer with one of {', '.join(letters)}.")


def _tasks(made: Drill, glossary: Glossary, reader: Audience) -> Iterator[Marking]:
    from translator.drills import mark_answer  # noqa: PLC0415
    from translator.drills.marked import as_text  # noqa: PLC0415

    for number, task in enumerate(made.tasks, 1):
        console.note(f"{number}/{len(made.tasks)}  Say for {made.audience_name}:\n{task.message}")
        said = _line("> ")
        if said is None:
            return
        if not said.strip():
            continue
        try:
            marking = mark_answer(task, said, glossary, reader)
        except InputError as error:
            console.complain(str(error), error.hint)
            continue
        console.note(as_text(marking))
        yield marking


def _line(prompt: str) -> str | None:
    sys.stderr.write(prompt)
    sys.stderr.flush()
    line = sys.stdin.readline()
    return line if line else None
