"""A drill of cards as an Anki deck: each term asked both ways, with its sentence of the update."""

from __future__ import annotations

import html
import tempfile
from hashlib import sha256
from pathlib import Path

from translator.drills.values import Card, Drill
from translator.errors import InputError

_MODEL = 1_607_392_319_001  # Anki tells note types apart by this number: it must stay
_STYLE = """.card { font: 20px/1.5 system-ui, sans-serif; text-align: center; color: #1c232b;
  background: #fff; } .night_mode .card, .card.night_mode { color: #e9e7e1; background: #1b2126; }
.sentence { color: #56606b; font-size: 16px; } .meaning { font-weight: 600; }
mark { background: #fdf0cd; color: #1c232b; } .analogy { font-style: italic; font-size: 16px; }"""
_TERM = '<h2>{{Term}}</h2><p class="sentence">{{Sentence}}</p>'
_MEANING = (
    '<p class="meaning">{{Meaning}}</p><p>{{Definition}}</p><p class="analogy">{{Analogy}}</p>'
)


def to_anki(drill: Drill, name: str = "") -> bytes:
    """An ``.apkg`` file with two cards a term: what it means, and which term means this.

    Decks keep their identity: importing the same drill again updates its notes and keeps what Anki
    knows about their learning. ``name`` is the deck's, by default that of update and reader.

    Raises:
        InputError: the drill is not one of cards.
    """
    if drill.kind != "cards":
        raise InputError(
            f"A drill of kind {drill.kind!r} cannot be an Anki deck.",
            hint="Ask for cards, or choose another format.",
        )
    import genanki  # noqa: PLC0415

    title = name or f"Plainbridge::{drill.audience_name} {drill.update[:6]}"
    fields = ("Term", "Sentence", "Meaning", "Definition", "Analogy", "Source")
    model = genanki.Model(
        _MODEL,
        "Plainbridge term",
        fields=[{"name": field} for field in fields],
        templates=[
            {
                "name": "Meaning",
                "qfmt": f"{_TERM}<p>What does it mean?</p>",
                "afmt": f"{_TERM}<hr id=answer>{_MEANING}",
            },
            {
                "name": "Term",
                "qfmt": '<p class="meaning">{{Meaning}}</p><p>Which term is it?</p>',
                "afmt": f'<p class="meaning">{{{{Meaning}}}}</p><hr id=answer>{_TERM}'
                "<p>{{Definition}}</p>",
            },
        ],
        css=_STYLE,
    )
    deck = genanki.Deck(_number(f"deck:{drill.update}:{drill.audience}"), title)
    for card in drill.cards:
        guid = genanki.guid_for(drill.audience, card.concept)
        tags = ["plainbridge", card.domain.replace(" ", "-")]
        deck.add_note(genanki.Note(model, _fields(card), guid=guid, tags=tags))
    with tempfile.TemporaryDirectory(prefix="plainbridge-") as folder:
        place = Path(folder) / "deck.apkg"
        genanki.Package(deck).write_to_file(str(place))
        return place.read_bytes()


def _fields(card: Card) -> list[str]:
    before, after = card.context.text[: card.context.start], card.context.text[card.context.end :]
    sentence = (
        f"{html.escape(before)}<mark>{html.escape(card.context.surface)}</mark>{html.escape(after)}"
    )
    meaning = f"{card.meaning[:1].upper()}{card.meaning[1:]}"
    rest = (meaning, card.definition, card.analogy, "Glossary of Plainbridge")
    return [html.escape(card.term), sentence, *map(html.escape, rest)]


def _number(text: str) -> int:
    """A number that Anki takes as an id: it must fit SQLite's 64 bits and be past 2^30."""
    return (1 << 30) + int.from_bytes(sha256(text.encode()).digest()[:6], "big")
