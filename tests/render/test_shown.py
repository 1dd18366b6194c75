"""What a proof quotes of the source, for readers inside and outside."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest

from tests.flow import UPDATE, translator
from translator.render import render
from translator.render.story import render_story
from translator.stories.maker import StoryMaker

HIDDEN = ("auth-prod", "lena", "OPS-4711", "CVE-2031")
SOURCE = UPDATE + (
    "\nThe host db-prod-07.corp.example took over at 10:12; 26 minutes were lost on 10.3.4.5.\n"
)


@cache
def made(fmt: str, audience: str) -> str:
    return render(translator().translate(SOURCE, audience), fmt)


@cache
def told(fmt: str, audience: str) -> str:
    return render_story(StoryMaker(translator()).make([SOURCE], audience), fmt)


@pytest.mark.parametrize("fmt", ["html", "json"])
@pytest.mark.parametrize("words", [*HIDDEN, "db-prod", "10.3.4.5"])
def test_a_proof_for_customers_holds_nothing_that_is_not_theirs(fmt: str, words: str) -> None:
    assert words not in made(fmt, "customers")
    assert words not in told(fmt, "customers")


def test_what_is_covered_is_named_and_all_else_is_quoted() -> None:
    page = made("html", "customers")
    assert "[a person] renews the certificate of [an internal host] by 4 May." in page
    assert "The search index will be rebuilt on 12 May (see [a ticket])." in page
    assert "The cause is suspected to be connection pool exhaustion." in page
    assert "with what this reader may not see covered" in page
    assert "holds the whole source" not in page


def test_facts_of_a_covered_value_keep_their_place_in_the_source() -> None:
    facts: list[dict[str, Any]] = json.loads(made("json", "customers"))["facts"]
    (host,) = [f for f in facts if SOURCE[f["start"] : f["end"]] == "auth-prod-03.corp.example"]
    assert host["text"] == host["value"] == "[an internal host]"


def test_a_reader_inside_finds_the_source_as_it_is_but_no_personal_data() -> None:
    page = made("html", "operations")
    assert "auth-prod-03.corp.example" in page
    assert "OPS-4711" in page
    assert "holds the whole source" in page
    assert "auth-prod-03.corp.example" in made("json", "operations")
