"""One step from a candidate to a proposed entry, drafted by the model, or to a noted non-term."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from translator.engines.base import Cancel, Engine, never
from translator.errors import GlossaryError
from translator.glossary.candidates import Candidate
from translator.glossary.journal import Record
from translator.glossary.layers import PERSONAL
from translator.glossary.schema import DEFINITION_WORDS, GLOSS_WORDS
from translator.glossary.store import Store
from translator.prompts import load_prompt

PROMPT = "entry.v1"
_MOST_TOKENS = 90
_MOST_SENTENCES = 2
_LONGEST_SENTENCE = 300
_LINE = re.compile(r"^\W*(definition|gloss)\W*:\W*(.+?)\s*$", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Draft:
    """Words for an entry as a model wrote them; empty where it wrote none that could be used.

    ``by`` is the id of the engine. Nobody has checked them.
    """

    definition: str
    gloss: str
    by: str


def draft(candidate: Candidate, engine: Engine, *, seed: int = 0, cancel: Cancel = never) -> Draft:
    """Let a model draft definition and gloss, with the sentences in which the term stands.

    Raises:
        EngineError, WeightsError: the engine failed.
        Cancelled: ``cancel()`` became true.
    """
    seen = dict.fromkeys(place.sentence[:_LONGEST_SENTENCE] for place in candidate.occurrences)
    term = f"{candidate.expansion} ({candidate.term})" if candidate.expansion else candidate.term
    request = load_prompt(PROMPT).request(
        max_tokens=_MOST_TOKENS, term=term, sentences=" ".join(list(seen)[:_MOST_SENTENCES])
    )
    engine.start()
    (answer,) = engine.complete([request], seed=seed, cancel=cancel)
    found = {kind.lower(): words for kind, words in reversed(_LINE.findall(answer.text))}
    return Draft(
        definition=_usable(found.get("definition", ""), candidate, DEFINITION_WORDS),
        gloss=_usable(found.get("gloss", "").rstrip("."), candidate, GLOSS_WORDS),
        by=engine.id,
    )


def _usable(words: str, candidate: Candidate, most: int) -> str:
    """The words, unless they are too long for an entry or explain the term by itself."""
    circular = re.search(rf"(?<!\w){re.escape(candidate.term)}s?(?!\w)", words, re.IGNORECASE)
    return "" if circular or len(words.split()) > most else words


def propose(
    candidate: Candidate, store: Store, drafted: Draft | None = None, *, layer: str = PERSONAL
) -> str:
    """Write a proposed entry to a layer and give its id. It changes no output until approved.

    Raises:
        GlossaryError: there is such an entry already, or the layer cannot be written.
    """
    fields: dict[str, Any] = {
        "term": candidate.term,
        "status": "proposed",
        "hits": [candidate.occurrences[0].sentence],
        "note": _note(drafted),
    }
    if candidate.expansion:
        fields |= {"term": candidate.expansion, "abbreviations": [candidate.term]}
    if drafted:
        written = {"definition": drafted.definition, "gloss": drafted.gloss}
        fields |= {name: words for name, words in written.items() if words}
    record = store.add(fields, layer=layer, note="proposed from a text")
    return _id_in(record, candidate.term)


def reject(term: str, store: Store, *, layer: str = PERSONAL) -> str:
    """Remember that a word is no term, so that it is never flagged again; gives the entry's id.

    Raises:
        GlossaryError: several entries bear the name, or the layer cannot be written.
    """
    record = store.set_status(term, "non-term", layer=layer, note="not a term")
    if record is None:
        return store.glossary().one(term).id
    return _id_in(record, term)


def named(candidates: tuple[Candidate, ...], term: str) -> Candidate:
    """The candidate with this term, case aside.

    Raises:
        GlossaryError: there is none.
    """
    for one in candidates:
        if term.strip().casefold() in {one.term.casefold(), one.expansion.casefold()} - {""}:
            return one
    some = ", ".join(repr(one.term) for one in candidates[:5])
    raise GlossaryError(
        f"{term!r} is no candidate in these texts.",
        hint=f"There are, for example: {some}." if some else "Nothing in them needs an entry.",
    )


def _note(drafted: Draft | None) -> str:
    if drafted is None:
        return "Proposed from a text; nobody has written a definition yet."
    if drafted.definition or drafted.gloss:
        return f"Drafted by {drafted.by}; nobody has checked it."
    return f"Proposed from a text; {drafted.by} drafted nothing that could be used."


def _id_in(record: Record | None, term: str) -> str:
    if record is None or not record.entries:
        raise GlossaryError(
            f"Nothing was written for {term!r}.", hint="Look it up: plainbridge glossary show"
        )
    return record.entries[0].id
