"""A document as Markdown that reads well as plain text, too."""

from __future__ import annotations

import re

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

LEGEND = (
    "How to read this pack: *italic words are invented for the exercise*; **bold words inside a "
    "text come from the update** and are true; the rest is wording that claims nothing."
)
_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~])")
_LISTED = re.compile(r"^(\s*\d*)([-+.)])(?=\s)")


def escaped(text: str) -> str:
    """Text that Markdown takes for nothing else, on one line."""
    flat = _SPECIAL.sub(r"\\\1", " ".join(text.split("\n")))
    return _LISTED.sub(r"\1\\\2", flat)


def render(document: Document) -> str:
    """The document as Markdown, ending in one line end."""
    parts = [f"# {escaped(document.title)}", f"*{escaped(document.subtitle)}*"]
    parts += [LEGEND] if document.legend else []
    parts += [_block(block) for block in document.blocks]
    parts.append(f"*{escaped(document.footer)}*")
    return "\n\n".join(part for part in parts if part) + "\n"


def _block(block: Block) -> str:  # noqa: PLR0911 - one return a kind of block
    match block:
        case Heading():
            rule = "---\n\n" if block.new_page else ""
            return f"{rule}{'#' * (block.level + 1)} {escaped(block.text)}"
        case Para():
            return _para(block)
        case Items():
            return "\n".join(_item(block, i, words) for i, words in enumerate(block.items, 1))
        case Table():
            return _table(block)
        case Panel():
            lines = [f"> **{escaped(block.kind.capitalize())}**: {_words(block.title)}"]
            lines += [f"> {_words(line)}" for line in block.lines]
            return "\n>\n".join(lines)
        case Lines():
            return "\n\n".join(["\\_" * 60] * block.count)
        case Picture():
            return f"![{escaped(block.alt)}](timeline.svg)"


def _para(block: Para) -> str:
    words = _words(block.words)
    return {
        "aloud": f"> {words}",
        "label": f"**{_words(tuple(Run(run.text) for run in block.words))}**",
    }.get(block.style, words)


def _item(block: Items, number: int, words: Words) -> str:
    sign = {"bullets": "-", "numbers": f"{number}.", "boxes": "- [ ]"}[block.kind]
    return f"{sign} {_words(words)}"


def _table(block: Table) -> str:
    head = "| " + " | ".join(escaped(cell) for cell in block.header) + " |"
    rule = "|" + " --- |" * len(block.header)
    rows = ["| " + " | ".join(_words(cell) for cell in row) + " |" for row in block.rows]
    rows += ["|" + "  |" * len(block.header)] * block.blank
    return "\n".join((head, rule, *rows))


def _words(words: Words) -> str:
    return "".join(_run(run) for run in words)


def _run(run: Run) -> str:
    """A stretch; marks may not begin or end with a space, or Markdown takes them for stars."""
    core = run.text.strip()
    if not core:
        return run.text
    sign = "**" if run.bold or run.mark == "source" else "*" if run.mark == "fiction" else ""
    before = run.text[: len(run.text) - len(run.text.lstrip())]
    after = run.text[len(run.text.rstrip()) :]
    return f"{before}{sign}{escaped(core)}{sign}{after}"
