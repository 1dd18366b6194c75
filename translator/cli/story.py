"""The commands ``story`` and ``frames``."""

from __future__ import annotations

import json
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from translator.cli import console, readers
from translator.errors import InputError

if TYPE_CHECKING:
    from translator.stories.maker import StoryMaker
    from translator.stories.values import Story

REFUSED = 2


class StoryFormat(StrEnum):
    """What a story can be written as."""

    markdown = "markdown"
    html = "html"
    json = "json"
    chat = "chat"
    docx = "docx"


def story(  # noqa: PLR0913 - one for each option
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE…",
            help="Updates, or translations saved as JSON: one, or several for one story. - reads "
            "standard input.",
        ),
    ],
    *,
    frame: Annotated[
        str | None,
        typer.Option("--frame", help="See 'plainbridge frames'. Default: the one that fits best."),
    ] = None,
    audience: Annotated[
        list[str] | None,
        typer.Option(
            "--audience", "-a", help="Who will read it; may be repeated. Default: all-staff."
        ),
    ] = None,
    channel: Annotated[
        str,
        typer.Option(
            "--channel",
            "-c",
            help="newsletter, intranet, email, talk, slides, chat or press.",
        ),
    ] = "newsletter",
    length: Annotated[
        str | None, typer.Option("--length", "-l", help="short, medium or long.")
    ] = None,
    tone: Annotated[str, typer.Option("--tone", help="plain, formal or warm.")] = "plain",
    fmt: Annotated[
        StoryFormat | None,
        typer.Option(
            "--format", "-f", help="What to write. Default: by the ending of --out; else markdown."
        ),
    ] = None,
    engine: Annotated[
        str | None,
        typer.Option(
            "--engine", help="For example llamacpp:qwen2.5-coder-1.5b. Default: the best here."
        ),
    ] = None,
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same story.")] = 0,
    inclusive: Annotated[
        bool,
        typer.Option(
            "--inclusive/--no-inclusive", help="Advise on wording that leaves people out."
        ),
    ] = True,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", "-o", help="A file; with several audiences one each, as NAME.AUDIENCE.md."
        ),
    ] = None,
) -> None:
    """Tell a true story of one update or several: nothing is invented to fill a frame."""
    from translator.pipeline import Translator  # noqa: PLC0415
    from translator.render.story import FILES  # noqa: PLC0415
    from translator.stories.maker import StoryMaker  # noqa: PLC0415

    fmt = fmt or StoryFormat(readers.format_of(out, FILES, StoryFormat.markdown))
    if len(set(sources)) < len(sources):
        raise InputError("A file is named twice.", hint="Name each update once.")
    maker = StoryMaker(Translator.load(engine))
    wanted = list(
        dict.fromkeys(
            maker.order(name, frame, channel=channel, length=length, tone=tone).audience.id
            for name in audience or ["all-staff"]
        )
    )
    if fmt is StoryFormat.docx and out is None:
        raise InputError(
            "A Word file is not for a terminal.", hint="Add --out story.docx to name the file."
        )
    if fmt is StoryFormat.html and out is None and len(wanted) > 1:
        raise InputError(
            f"One HTML page holds one story, not {len(wanted)}.",
            hint="Add --out story.html to get a file for each reader.",
        )
    files = readers.targets(out, wanted, FILES[fmt], together=fmt is StoryFormat.json)
    for file in files:
        for source in sources:
            console.check_target(file, source)
    texts = [console.read(source) for source in sources]
    made = [
        _make(maker, texts, name, frame, channel=channel, length=length, tone=tone, seed=seed)
        for name in wanted
    ]
    _deliver(made, files, fmt)
    _remarks(made, inclusive=inclusive)
    if all(one.refusal for one in made):
        raise typer.Exit(REFUSED)


def _make(  # noqa: PLR0913 - as the maker
    maker: StoryMaker,
    texts: Sequence[str],
    audience: str,
    frame: str | None,
    *,
    channel: str,
    length: str | None,
    tone: str,
    seed: int,
) -> Story:
    from translator.stories.values import (  # noqa: PLC0415
        StoryPlanned,
        StoryReady,
        StorySentenceReady,
    )

    with console.progress("Loading") as report:
        done = 0
        for event in maker.stream(
            texts, audience, frame, channel=channel, length=length, tone=tone, seed=seed
        ):
            if isinstance(event, StoryPlanned):
                name = maker.frames[event.frame].name
                report(0, event.planned, f"{name}: wording it for {audience}")
            elif isinstance(event, StorySentenceReady):
                done += 1
                report(done, event.planned, f"For {audience}")
            elif isinstance(event, StoryReady):
                return event.story
    raise AssertionError


def _deliver(made: Sequence[Story], files: Sequence[Path], fmt: StoryFormat) -> None:
    from translator.render.story import (  # noqa: PLC0415
        render_story,
        render_story_file,
        story_to_dict,
    )

    if fmt is StoryFormat.docx:
        for file, one in zip(files, made, strict=True):
            console.save_bytes(file, render_story_file(one, fmt.value))
        return
    if fmt is StoryFormat.json and len(made) > 1:
        rows = [story_to_dict(one) for one in made]
        pages = [json.dumps(rows, ensure_ascii=False, indent=2) + "\n"]
    else:
        pages = [render_story(one, fmt.value) for one in made]
    readers.deliver(pages, [one.choices.audience for one in made], files)


def _remarks(made: Sequence[Story], *, inclusive: bool) -> None:
    from translator.stories.inclusive import advise, load_inclusive  # noqa: PLC0415
    from translator.stories.several import compare_readers  # noqa: PLC0415

    for one in made:
        reader = one.choices.audience
        if one.refusal:
            console.complain(f"No story for {reader}: {one.refusal}", "")
            continue
        framing = len(one.sentences) - len(one.told)
        console.note(
            f"{reader}: {one.frame_name}, {len(one.told)} sentences from the source, "
            f"{framing} of framing."
        )
        if one.advice:
            console.note(f"Advice ({reader}): {one.advice}")
        for text in one.notices:
            console.note(f"Note ({reader}): {text}")
        for advice in advise(one.text, load_inclusive()) if inclusive else ():
            console.note(
                f"Wording ({reader}): “{advice.words}”: {advice.why} "
                f"Say: {', '.join(advice.instead)}. ({advice.source})"
            )
    told = [one for one in made if not one.refusal]
    if len(told) > 1:
        apart = compare_readers(told)
        for one_apart in apart:
            console.note(f"Readers hear different things: {one_apart.kind} {one_apart.value!r}.")
        if not apart:
            console.note("Checked: these readers hear the same values.")


def frames() -> None:
    """List the frames that a story can be told in, and when each serves."""
    from translator.stories.frames import load_frames, load_settings  # noqa: PLC0415

    rows = [(one.id, one.name, one.use) for one in load_frames(load_settings()).values()]
    console.write(console.columns(rows, width=140))
