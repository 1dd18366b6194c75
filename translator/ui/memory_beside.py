"""The memory beside a sentence of a translation: approve it, or take a wording like it."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from translator.errors import InputError, MemoryFileError
from translator.memory import desk
from translator.memory.approving import asked
from translator.memory.values import Near
from translator.pipeline import Translator
from translator.ui.highlight import esc
from translator.ui.memory_show import differing
from translator.values import Translated, Translation

_LOG = logging.getLogger(__name__)
Offer = tuple[Near, str, str]
"""An approved pair, its wording with today's values or nothing, and this sentence's own form."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What the memory has for the sentences of one translation, by position.

    ``approved`` are the texts that were approved on this page.
    """

    offers: Mapping[int, Sequence[Offer]]
    approved: Mapping[int, str]


NOTHING = Beside({}, {})


def beside(translator: Translator, made: Translation) -> Beside | None:
    """What the memory has for a finished translation; ``None`` where there is no memory."""
    if translator.memory is None:
        return None
    if not translator.memory.path.is_file():
        return NOTHING
    try:
        items = translator.items(made)
        found = desk.offers(translator.memory, made, items)
    except MemoryFileError as error:
        _LOG.warning("%s", error)
        return NOTHING
    forms = {
        (item.item.sentence.start, item.item.sentence.end): asked(item, made.sheet).form.text
        for item in items
    }
    offers = {
        position: [(near, text, forms[made.sentences[position].sources[0]]) for near, text in some]
        for position, some in found.items()
    }
    return Beside(offers, {})


def approve(translator: Translator, made: Translation, position: int, known: Beside) -> Beside:
    """Keep a sentence of a translation, as it stands on the page.

    Raises:
        InputError: it cannot be approved, or there is no memory.
        MemoryFileError: the memory cannot be written.
    """
    if translator.memory is None:
        raise InputError("There is no memory here.", hint="Start Plainbridge with one.")
    items = translator.items(made)
    desk.approve(translator.memory, made, [position], items, translator.glossary)
    text = made.sentences[position].text
    return Beside(known.offers, {**known.approved, position: text})


def memory_box(key: str, position: int, sentence: Translated, known: Beside | None) -> str:
    """A button to approve the sentence, or that it was; and approved wordings that nearly fit."""
    if known is None or sentence.how in {"context", "template"} or not sentence.sources:
        return ""
    if known.approved.get(position) == sentence.text:
        head = '<p class="pb-kept">Approved: the same words will be said this way again.</p>'
    elif sentence.how == "memory":
        said = next((c.detail for c in sentence.checks if c.name == "memory"), "")
        head = f'<p class="pb-kept">{esc(said[:1].upper() + said[1:])}.</p>' if said else ""
    else:
        head = (
            f'<p><button type="button" class="pb-button" data-approve="{esc(key)}">Approve this '
            "sentence</button></p>"
        )
    offers = known.offers.get(position, ()) if sentence.how != "memory" else ()
    return head + "".join(_offer(key, *offer) for offer in offers)


def _offer(key: str, near: Near, text: str, mine: str) -> str:
    pair = near.pair
    use = (
        f'<button type="button" class="pb-button" data-use="{esc(key)}" data-words="{esc(text)}">'
        "Use this wording</button>"
        if text
        else ""
    )
    return (
        f'<div class="pb-near"><p><span class="pb-tag">{round(100 * near.score)} % like one that '
        f"{esc(pair.author)} approved</span> {differing(pair.wording.source, mine)}</p>"
        f"<p><q>{esc(text or pair.wording.target)}</q></p>{use}</div>"
    )
