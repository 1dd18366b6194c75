"""What counts as unexplained before and after a translation."""

from __future__ import annotations

import json

import pytest

from eval.effect import Meter, compare
from tests.flow import UPDATE, audiences, glossary, translator
from translator.render import render


@pytest.fixture(scope="module")
def meter() -> Meter:
    return Meter(glossary())


def test_a_term_counts_once_with_its_places_until_it_is_explained(meter: Meter) -> None:
    reader = audiences()["executives"]
    text = "The API failed. The API was restarted. The cause is suspected to be Grubnik."
    before = meter.of_update(text, reader)
    assert dict(before.terms) == {"api": 2, "grubnik": 1}
    assert dict(before.with_entry) == {"api": 2}
    made = json.loads(render(translator().translate(text, "executives"), "json"))
    after = meter.of_translation(made, reader)
    assert dict(after.terms) == {"grubnik": 1}
    assert not after.with_entry


def test_the_list_of_words_at_the_end_explains_too(meter: Meter) -> None:
    reader = audiences()["executives"]
    use = {"concept": "api", "surface": "API", "action": "keep"}
    told = {"text": "The API failed.", "how": "kept"}
    listed = {"text": "API: An agreed way for programs to talk.", "how": "context"}
    assert meter.of_translation({"sentences": [told], "terms": [use]}, reader).terms == {"api": 1}
    both = {"sentences": [told, listed], "terms": [use]}
    assert not meter.of_translation(both, reader).terms


def test_rates_are_in_100_words_and_the_fall_is_a_share(meter: Meter) -> None:
    reader = audiences()["executives"]
    before = meter.of_update("The API failed " + "again " * 97, reader)
    after = meter.of_update("Nothing failed " + "again " * 98, reader)
    rates = compare([(before, after)])
    assert rates["terms"] == {"update": 1.0, "translation": 0.0, "fell": 1.0}
    assert rates["left"] == {}


@pytest.mark.parametrize("audience", ["executives", "customers"])
def test_four_in_five_terms_with_an_entry_are_explained(meter: Meter, audience: str) -> None:
    reader = audiences()[audience]
    made = json.loads(render(translator().translate(UPDATE, audience), "json"))
    rates = compare([(meter.of_update(UPDATE, reader), meter.of_translation(made, reader))])
    assert rates["with_entry"]["fell"] >= 0.8


def test_a_technical_name_counts_as_explained_and_an_unexplained_name_does_not(
    meter: Meter,
) -> None:
    text = "# News\n\nThe `node_group` setting was wrong on Tuesday, and OFA got 2 wrong reports.\n"
    reader = audiences()["executives"]
    made = json.loads(render(translator().translate(text, "executives"), "json"))
    after = meter.of_translation(made, reader)
    assert (dict(after.labelled), dict(after.named)) == ({"node_group": 1}, {"ofa": 1})
    assert dict(after.terms) == {"ofa": 1}
    rates = compare([(meter.of_update(text, reader), after)])
    assert rates["terms_but_labels"]["translation"] == 2 * rates["terms"]["translation"]
