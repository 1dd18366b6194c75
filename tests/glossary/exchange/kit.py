"""Small glossaries for the tests of import and export."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from translator.glossary.exchange.entry import Entry, Reading
from translator.glossary.exchange.formats import FORMATS
from translator.glossary.load import Glossary
from translator.glossary.schema import Concept


def glossary(*entries: Mapping[str, Any], domain: str = "tests") -> Glossary:
    """A glossary of these entries, with what an approved one needs filled in."""
    concepts = [
        Concept.model_validate(
            {
                "id": "x",
                "definition": "A thing that does its work.",
                "gloss": "a thing that works",
                **entry,
            }
        )
        for entry in entries
    ]
    return Glossary(
        {one.id: one for one in concepts},
        {one.id: one.domain or domain for one in concepts},
        {one.id: "tests.yaml" for one in concepts},
        "digest",
    )


def read(form: str, data: bytes | str) -> Reading:
    """What a file of this format with this content holds."""
    raw = data.encode() if isinstance(data, str) else data
    return FORMATS[form].read(raw, f"file.{form}", lambda _done, _total, _now: None)


def reading(*datas: Mapping[str, Any]) -> Reading:
    """A file with these entries."""
    return Reading([Entry(f"entry {n}", data) for n, data in enumerate(datas, start=1)])


def single(form: str, data: bytes | str) -> dict[str, Any]:
    """The only entry of such a file."""
    (entry,) = read(form, data).entries
    return dict(entry.data)
