"""``plainbridge glossary``: look into the termbase and check it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from translator.cli import console, glossary_candidates, glossary_edits
from translator.cli.glossary_edits import Status
from translator.errors import GlossaryError, PlainbridgeError

if TYPE_CHECKING:
    from translator.glossary.index import SemanticIndex
    from translator.glossary.load import Glossary
    from translator.glossary.schema import Concept

app = typer.Typer(help="List, show, search, edit and check the glossary.", no_args_is_help=True)
glossary_edits.register(app)
app.command()(glossary_candidates.candidates)


@app.command("list")
def show_all(
    domain: Annotated[str | None, typer.Option(help="Only concepts of this domain.")] = None,
    status: Annotated[Status | None, typer.Option(help="Only concepts of this status.")] = None,
    layer: Annotated[str | None, typer.Option(help="Only what this layer speaks of.")] = None,
) -> None:
    """List the concepts with their glosses."""
    from translator.glossary.layers import layer_named  # noqa: PLC0415
    from translator.glossary.load import load_glossary  # noqa: PLC0415

    glossary = load_glossary()
    domains = sorted(set(glossary.domains.values()))
    if domain is not None and domain not in domains:
        raise GlossaryError(
            f"There is no domain {domain!r}.", hint=f"There are: {', '.join(domains)}."
        )
    if layer is not None:
        layer_named(layer)
    rows = [
        (one.id, one.term, glossary.domains[one.id], one.gloss or f"({one.status})")
        for one in glossary.concepts.values()
        if domain in (None, glossary.domains[one.id])
        and status in (None, one.status)
        and layer in (None, *glossary.layers(one.id))
    ]
    console.write(console.columns(rows, width=90))


@app.command()
def show(
    term: Annotated[str, typer.Argument(help="A concept's id, its term or one of its variants.")],
) -> None:
    """Show all that the glossary says about a term, and which layer says it."""
    from translator.glossary.load import load_glossary  # noqa: PLC0415

    glossary = load_glossary()
    console.write("\n".join(_entry(one, glossary) for one in glossary.named(term)))


def _entry(one: Concept, glossary: Glossary) -> str:
    forms = one.replacement.model_dump(exclude_none=True) if one.replacement else {}
    rows: list[tuple[str, str, str]] = [("id", "id", one.id)]
    rows += [
        (name, name.replace("_", " "), _words(getattr(one, name)))
        for name in type(one).model_fields
        if name not in _TOLD_APART
    ]
    rows += [("glosses", f"gloss for {who}", gloss) for who, gloss in one.glosses.items()]
    said = ", ".join(str(form) for form in forms.values() if isinstance(form, str))
    rows += [("replacement", "replacement", said)]
    policy = ", ".join(f"{who} {what}" for who, what in one.policy.items())
    rows += [("policy", "policy", policy)]
    body = "".join(
        f"  {label}: {words}{_said_by(glossary, one.id, name)}\n"
        for name, label, words in rows
        if words
    )
    return f"{one.term}\n{body}"


_TOLD_APART = frozenset("id term glosses replacement policy hits misses match_case".split())


def _words(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{old} → {new}" for old, new in value.items())
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)


def _said_by(glossary: Glossary, concept_id: str, field: str) -> str:
    """Which layer gave a field, and over which others; nothing where only the built-in one did."""
    names = [origin.layer for origin in glossary.origins[concept_id].get(field, ())]
    if not names or names == ["built-in"]:
        return ""
    over = f" over {', '.join(reversed(names[:-1]))}" if len(names) > 1 else ""
    return f"  [{names[-1]}{over}]"


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
    _prepare(SemanticIndex.of(load_glossary(), encoder))


def _by_meaning(glossary: Glossary, query: str, limit: int) -> list[tuple[str, float, str]]:
    from translator.encoder import Encoder  # noqa: PLC0415

    encoder = Encoder()
    encoder.check()
    from translator.glossary.index import SemanticIndex  # noqa: PLC0415
    from translator.glossary.search import search  # noqa: PLC0415

    index = SemanticIndex.of(glossary, encoder)
    _prepare(index)
    hits = search(query, glossary, index, limit)
    return [(hit.concept.id, hit.score, hit.why) for hit in hits]


def _prepare(index: SemanticIndex) -> None:
    if not index.is_ready:
        console.note("Preparing the search by meaning: a few minutes, and only this once.")
    with console.progress("Preparing the search by meaning"):
        index.build()


def _by_spelling(glossary: Glossary, query: str, limit: int) -> list[tuple[str, float, str]]:
    from rapidfuzz import fuzz, process, utils  # noqa: PLC0415

    texts = {one.id: f"{one.term} {' '.join(one.variants)}" for one in glossary.concepts.values()}
    near = process.extract(
        query, texts, scorer=fuzz.WRatio, processor=utils.default_process, limit=limit
    )
    return [(concept, score / 100, "alike in spelling") for _, score, concept in near]
