"""The form of an entry: what is not touched is not changed, and what is shown is what is said."""

from __future__ import annotations

import pytest

from translator.errors import GlossaryError
from translator.glossary.form import changes, filled, said_to, tried
from translator.glossary.load import Glossary, load_glossary


@pytest.fixture(scope="module")
def shipped() -> Glossary:
    return load_glossary()


def test_every_shipped_entry_survives_the_form(shipped: Glossary) -> None:
    for concept in shipped.concepts.values():
        cells = filled(concept)
        assert changes(concept, cells) == {}, concept.id
        assert tried(concept, cells) == concept


def test_only_what_was_touched_changes(shipped: Glossary) -> None:
    api = shipped.get("api")
    cells = filled(api)
    cells[("gloss", "")] = "a door for programs"
    cells[("policy", "")] = "gloss"
    cells[("note", "")] = "Ask Ann."
    made = changes(api, cells)
    assert set(made) == {"gloss", "policy", "note"}
    assert made["policy"] == {"default": "gloss", **dict.fromkeys(api.policy.keys() - {"default"})}
    cells = {**filled(api), ("analogy", ""): ""}
    assert changes(api, cells) == {"analogy": None}


def test_a_new_entry_is_what_the_form_says() -> None:
    cells = {**filled(None), ("term", ""): "pod", ("hits", ""): "The pod died.\nTwo pods."}
    assert changes(None, cells) == {"term": "pod", "hits": ["The pod died.", "Two pods."]}
    with pytest.raises(GlossaryError, match="'definition'"):
        tried(None, cells)


def test_what_is_shown_is_what_is_said(shipped: Glossary) -> None:
    api = shipped.get("api")
    cells = {**filled(api), ("gloss", ""): "a door for programs"}
    said = {one.audience: one.text for one in said_to(tried(api, cells), ["operations", "sales"])}
    assert said["operations"] == api.hits[0]
    assert "(a door for programs)" in said["sales"]
