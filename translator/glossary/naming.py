"""Names that are not to be used: what is said instead, in the form and place of the old name."""

from __future__ import annotations

from dataclasses import replace

from translator.glossary.articles import with_article
from translator.glossary.edits import Edit, Unit, capitalised
from translator.glossary.grammar import in_name, in_quotation
from translator.glossary.inflect import concept_surfaces, surfaces
from translator.glossary.schema import Concept


def put_right(edit: Edit, item: Unit, found: Concept) -> Edit:
    """The same edit with the name to be used, where the term's own name is not to be used.

    A forbidden name goes everywhere. A deprecated one stays inside a quotation and as part of a
    longer name, where it is somebody else's word.

    Args:
        edit: what is done with the term.
        item: the term; its concept is the one whose words are said.
        found: the concept that the name belongs to; another one when it has been superseded.
    """
    instead = _instead(item, found)
    if instead is None or edit.action not in {"keep", "gloss"}:
        return edit
    name, words = instead
    plain = item.where.plain
    theirs = any(in_name(plain, item.start, item.end)) or in_quotation(plain[: item.start])
    if theirs and name not in found.forbidden:
        return edit
    here = plain[edit.start : item.match.plain_end]
    if not edit.text.startswith(here):
        return edit
    said = capitalised(words, item.surface) if item.capital or item.where.at_start else words
    fixed = with_article(item, said)
    rest = edit.text[len(here) :]
    return replace(
        edit,
        start=fixed.start,
        text=fixed.text + rest,
        action="gloss" if edit.action == "gloss" else "replace",
        said=said + rest,
        reason=f"{words!r} is said instead of {name!r}; {edit.reason}",
    )


def _instead(item: Unit, found: Concept) -> tuple[str, str] | None:
    """The name that the surface is a form of, and the words to say, in its form."""
    known = concept_surfaces(found)
    key = next((one for one in (item.surface, item.surface.lower()) if one in known), None)
    if key is None:
        folded = {one.lower(): one for one in known}
        key = folded.get(item.surface.lower())
    if key is None:
        return None
    name = known[key][0]
    if found.id != item.concept.id:
        words: str | None = item.concept.term
    else:
        words = found.avoided.get(name)
    if words is None:
        return None
    for surface, forms in surfaces(words, found.pos).items():
        if forms & item.forms:
            return name, surface
    return name, words
