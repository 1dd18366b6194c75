"""A document as a page that prints well: one file, nothing to load, nothing that runs."""

from __future__ import annotations

from html import escape
from importlib.resources import files

from translator.exercises.packs.blocks import (
    Block,
    Document,
    Heading,
    Items,
    Lines,
    Panel,
    Para,
    Picture,
    Run,
    Table,
    Words,
)
from translator.exercises.packs.timeline import to_svg

_LEGEND = (
    '<p class="legend"><span class="fiction">Tinted words</span> are invented for the exercise. '
    '<span class="source">Underlined words</span> come from the update and are true. '
    '<span class="edited">Dashed words</span> are your own. The rest claims nothing.</p>'
)


def render(document: Document) -> str:
    """The document as HTML, ending in one line end."""
    style = files("translator.exercises.packs").joinpath("page.css").read_text(encoding="utf-8")
    title = escape(document.title)
    legend = _LEGEND if document.legend else ""
    body = "".join(_block(block) for block in document.blocks)
    cover = (
        f'<header class="cover"><h1>{title}</h1><p>{escape(document.subtitle)}</p>{legend}</header>'
    )
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}: {escape(document.subtitle)}</title><style>{style}</style></head>"
        f'<body class="{"cards" if document.large else "pack"}">{cover}<main>{body}</main>'
        f"<footer>{escape(document.footer)}</footer></body></html>\n"
    )


def _block(block: Block) -> str:  # noqa: PLR0911 - one return a kind of block
    match block:
        case Heading():
            level, page = block.level + 1, ' class="page"' if block.new_page else ""
            return f"<h{level}{page}>{escape(block.text)}</h{level}>"
        case Para():
            tag = "blockquote" if block.style == "aloud" else "p"
            return f'<{tag} class="{block.style}">{_words(block.words)}</{tag}>'
        case Items():
            tag = "ol" if block.kind == "numbers" else "ul"
            items = "".join(f"<li>{_words(words)}</li>" for words in block.items)
            return f'<{tag} class="{block.kind}">{items}</{tag}>'
        case Table():
            return _table(block)
        case Panel():
            lines = "".join(f"<p>{_words(line)}</p>" for line in block.lines)
            return (
                f'<div class="panel {escape(block.kind)}"><small>{escape(block.kind)}</small>'
                f"<p><strong>{_words(block.title)}</strong></p>{lines}</div>"
            )
        case Lines():
            return '<div class="line"></div>' * block.count
        case Picture():
            return f"<figure>{to_svg(block.timeline, block.alt)}</figure>"


def _table(block: Table) -> str:
    columns = "".join(f'<col style="width:{100 * width:.1f}%">' for width in block.widths)
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in block.header)
    rows = "".join(
        f"<tr>{''.join(f'<td>{_words(cell)}</td>' for cell in row)}</tr>" for row in block.rows
    )
    empty = f'<tr class="blank">{"<td></td>" * len(block.header)}</tr>' * block.blank
    return (
        f"<table><colgroup>{columns}</colgroup><thead><tr>{head}</tr></thead>"
        f"<tbody>{rows}{empty}</tbody></table>"
    )


def _words(words: Words) -> str:
    return "".join(_run(run) for run in words)


def _run(run: Run) -> str:
    shown = escape(run.text).replace("\n", "<br>")
    if run.mark != "plain":
        shown = f'<span class="{run.mark}">{shown}</span>'
    return f"<b>{shown}</b>" if run.bold else shown
