"""``plainbridge glossary``: look into the termbase and check it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from translator.cli import console
from translator.errors import GlossaryError, PlainbridgeError

if TYPE_CHECKING:
    from translator.glossary.load import Glossary
    from translator.glossary.schema import Concept

app = typer.Typer(help="List, show, search and check the glossary.", no_args_is_help=True)


@app.command("list")
def show_all(
    domain: Annotated[str | None, typer.Option(help="Only concepts of this domain.")] = None,
) -> None:
    """List the concepts with their glosses."""
    from translator.glossary.load import load_glossary  # noqa: PLC0415

    glossary = load_glossary()
    domains = sorted(set(glossary.domains.values()))
    if domain is not None and domain not in domains:
        raise GlossaryError(
            f"There is no domain {domain!r}.", hint=f"There are: {', '.join(domains)}."
        )
    rows = [
        (one.id, one.term, glossary.domains[one.id], one.gloss)
        for one in glossary.concepts.values()
        if domain in (None, glossary.domains[one.id])
    ]
    console.write(console.columns(rows, width=90))


@app.command()
def show(
    term: Annotated[str, typer.Argument(help="A concept's id, its term or one of its variants.")],
) -> None:
    """Show all that the glossary says about a term."""
    from translator.glossary.load import load_glossary  # noqa: PLC0415

    found = _named(load_glossary(), term)
    console.write("\n".join(_entry(one) for one in found))


def _named(glossary: Glossary, term: str) -> list[Concept]:
    """The concepts that bear a name, case aside: an acronym may have several."""
    from rapidfuzz import process  # noqa: PLC0415

    key = term.strip().casefold()
    names: dict[str, list[Concept]] = {}
    for one in glossary.concepts.values():
        for name in {n.casefold() for n in (one.id, one.term, *one.variants)}:
            names.setdefault(name, []).append(one)
    if key in names:
        return names[key]
    near = process.extract(key, list(names), limit=3, score_cutoff=60)
    guess = ", ".join(repr(name) for name, _, _ in near)
    raise GlossaryError(
        f"The glossary has no term {term!r}.",
        hint=f"Did you mean {guess}?" if guess else "List them with: plainbridge glossary list",
    )


def _entry(one: Concept) -> str:
    policy = ", ".join(f"{who} {what}" for who, what in one.policy.items())
    forms = one.replacement.model_dump(exclude_none=True) if one.replacement else {}
    rows = [
        ("id", one.id),
        ("variants", ", ".join(one.variants)),
        ("definition", one.definition),
        ("gloss", one.gloss),
        *((f"gloss for {who}", gloss) for who, gloss in one.glosses.items()),
        ("replacement", ", ".join(str(form) for form in forms.values() if isinstance(form, str))),
        ("analogy", one.analogy),
        ("policy", policy),
        ("related", ", ".join(one.related)),
        ("source", one.source or ""),
        ("note", one.note or ""),
    ]
    body = "".join(f"  {label}: {words}\n" for label, words in rows if words)
    return f"{one.term}\n{body}"


@app.command()
def check(
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="[FILE]...", help="Only these files.")
    ] = None,
) -> None:
    """Check entries by their own examples; exit code 1 when anything is wrong."""
    from translator.glossary.check import main  # noqa: PLC0415

    if code := main([str(file) for file in files or ()]):
        raise typer.Exit(code)


@app.command()
def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help="What to look for.")],
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, max=50, help="How many.")] = 5,
) -> None:
    """Find concepts by meaning; by spelling where the embedding model has not been fetched."""
    from translator.glossary.load import load_glossary  # noqa: PLC0415

    glossary = load_glossary()
    query = " ".join(words)
    try:
        found = _by_meaning(glossary, query, limit)
    except PlainbridgeError as error:
        console.complain(f"Searching by spelling only: {error}", error.hint)
        found = _by_spelling(glossary, query, limit)
    rows = [
        (f"{score:.2f}", one, glossary.get(one).term, glossary.get(one).gloss, why)
        for one, score, why in found
    ]
    console.write(console.columns(rows, width=60))


@app.command()
def index() -> None:
    """Prepare the search by meaning, unless that was done; it takes a few minutes."""
    from translator.encoder import Encoder  # noqa: PLC0415
    from translator.glossary.index import SemanticIndex  # noqa: PLC0415
    from translator.glossary.load import load_glossary  # noqa: PLC0415

    encoder = Encoder()
    encoder.check()
    SemanticIndex.of(load_glossary(), encoder).build()


def _by_meaning(glossary: Glossary, query: str, limit: int) -> list[tuple[str, float, str]]:
    from translator.encoder import Encoder  # noqa: PLC0415

    encoder = Encoder()
    encoder.check()
    from translator.glossary.index import SemanticIndex  # noqa: PLC0415
    from translator.glossary.search import search  # noqa: PLC0415

    hits = search(query, glossary, SemanticIndex.of(glossary, encoder), limit)
    return [(hit.concept.id, hit.score, hit.why) for hit in hits]


def _by_spelling(glossary: Glossary, query: str, limit: int) -> list[tuple[str, float, str]]:
    from rapidfuzz import fuzz, process, utils  # noqa: PLC0415

    texts = {one.id: f"{one.term} {' '.join(one.variants)}" for one in glossary.concepts.values()}
    near = process.extract(
        query, texts, scorer=fuzz.WRatio, processor=utils.default_process, limit=limit
    )
    return [(concept, score / 100, "alike in spelling") for _, score, concept in near]
