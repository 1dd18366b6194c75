"""Approving sentences of a finished translation, edited ones too."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from translator.errors import InputError
from translator.glossary.load import Glossary
from translator.memory.approving import Asked, asked, wording
from translator.memory.book import Memory
from translator.memory.forms import names_in
from translator.memory.recall import today
from translator.memory.values import Near, Pair, Wording
from translator.memory.versions import Versions
from translator.preparing import Prepared, explain
from translator.values import Translated, Translation


def approve(  # noqa: PLR0913 - what, made of what, where and by whom
    memory: Memory,
    translation: Translation,
    positions: Iterable[int],
    items: Sequence[Prepared],
    glossary: Glossary,
    *,
    who: str = "",
) -> tuple[Pair, ...]:
    """Keep sentences of a translation, by their positions from 0, all or none.

    ``items`` are what the translation was made from (``Translator.items``).

    Raises:
        InputError: there is no such sentence, it is background, the gate refuses it, or it would
            keep a personal datum.
        MemoryFileError: the file cannot be written.
    """
    versions = Versions(glossary)
    made = [_wording(translation, position, items, versions) for position in positions]
    return memory.approve(made, who=who)


def sift(
    translation: Translation, items: Sequence[Prepared], glossary: Glossary
) -> tuple[list[int], list[tuple[int, str]]]:
    """Which sentences can be approved, by position, and which cannot, with the reason.

    Background from the glossary is neither.
    """
    able: list[int] = []
    unable: list[tuple[int, str]] = []
    for position, sentence in enumerate(translation.sentences):
        if sentence.how == "context":
            continue
        try:
            _wording(translation, position, items, Versions(glossary))
        except InputError as error:
            unable.append((position, str(error)))
        else:
            able.append(position)
    return able, unable


def offers(
    memory: Memory, translation: Translation, items: Sequence[Prepared], limit: int = 2
) -> dict[int, tuple[tuple[Near, str], ...]]:
    """Approved pairs that nearly fit, by the position of the sentence they may help with.

    Beside each pair stands its wording with the values of this sentence, or nothing where the
    places of the values differ. It is offered and never put in by itself. A sentence that came from
    the memory needs none.

    Raises:
        MemoryFileError: the file cannot be read.
    """
    found: dict[int, tuple[tuple[Near, str], ...]] = {}
    for position, sentence in enumerate(translation.sentences):
        item = _item(sentence, items)
        if item is None or sentence.how == "memory":
            continue
        one = asked(item, translation.sheet)
        near = memory.near(translation.audience, one.form.text, limit)
        if near:
            found[position] = tuple((n, _worded(n, one)) for n in near)
    return found


def _worded(near: Near, one: Asked) -> str:
    if names_in(near.pair.wording.source) != names_in(one.form.text):
        return ""
    return explain(today(near.pair, one), one.item.glosses)


def _wording(
    translation: Translation, position: int, items: Sequence[Prepared], versions: Versions
) -> Wording:
    sentence, item = _found(translation, position, items)
    one = asked(item, translation.sheet)
    return wording(one, _unexplained(sentence.text, item), translation.audience, versions)


def _found(
    translation: Translation, position: int, items: Sequence[Prepared]
) -> tuple[Translated, Prepared]:
    if not 0 <= position < len(translation.sentences):
        raise InputError(
            f"There is no sentence {position + 1}.",
            hint=f"The translation has {len(translation.sentences)}.",
        )
    sentence = translation.sentences[position]
    item = _item(sentence, items)
    if item is None:
        raise InputError(
            f"Sentence {position + 1} cannot be approved: it says no sentence of this update.",
            hint="Background comes from the glossary; edit the entry instead.",
        )
    return sentence, item


def _item(sentence: Translated, items: Sequence[Prepared]) -> Prepared | None:
    if sentence.how == "context":
        return None
    return next(
        (
            item
            for item in items
            if sentence.sources == ((item.item.sentence.start, item.item.sentence.end),)
        ),
        None,
    )


def _unexplained(text: str, item: Prepared) -> str:
    """The text without the explanations that code put in; it puts them in again where needed."""
    for _, bracket in item.glosses:
        text = text.replace(f" {bracket}", "", 1)
    return text
