"""What is written is read back whole, except for what the format says it cannot carry."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.glossary.exchange import kit
from translator.glossary.exchange import tbx
from translator.glossary.exchange.entry import Entry, entries_of
from translator.glossary.exchange.formats import FORMATS
from translator.glossary.exchange.preview import preview
from translator.glossary.exchange.shapes import shapes
from translator.glossary.load import Glossary, load_glossary
from translator.glossary.schema import Concept

ALL = sorted(FORMATS)
ORDERED = sorted(set(ALL) - {"tbx", "turtle", "rdf"})
EMPTY = Glossary({}, {}, {}, "")

FULL = {
    "id": "p1",
    "term": "P1",
    "domain": "operations | night; shift = on",
    "status": "deprecated",
    "pos": "noun",
    "variants": ["priority 1", "=1+1", "a;b", "c|d", "@home", "back\\slash"],
    "abbreviations": ["PRIO1"],
    "deprecated": {"sev-1 → old": "P1 = top", "x->y": "P1"},
    "forbidden": {"catastrophe": "serious incident"},
    "match_case": False,
    "cues": ["incident", "pager"],
    "ordinary": ["page"],
    "definition": 'An incident, "the worst", that stops many people; it comes first.',
    "gloss": "an incident of the highest priority",
    "glosses": {"finance": "+the costliest kind", "team lead": "-urgent"},
    "replacement": {"singular": "top incident", "countable": False},
    "analogy": "A P1 is like a fire alarm: everybody moves – now, süß.",
    "impact": "Sales stop while it lasts.",
    "policy": {"default": "replace", "finance": "forbid"},
    "related": ["p1"],
    "superseded_by": None,
    "owner": "O'Neil, Zoë",
    "review_date": "2027-01-31",
    "source": "https://intranet.example/page?a=1&b=2",
    "note": "First line.\nSecond line.",
    "hits": ["We had a P1; it was bad | long.", "'Quoted' n=500 -> fine."],
    "misses": ["@ 9:00 we met.", "=SUM(A1:A9) is a formula."],
}


def carried(form: str, data: dict[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in data.items() if form != "tbx" or k in tbx.CARRIED}


@pytest.fixture(scope="module")
def shipped() -> Glossary:
    return load_glossary()


@pytest.mark.parametrize("form", ALL)
def test_the_shipped_glossary_comes_back_with_nothing_new_changed_or_refused(
    form: str, shipped: Glossary
) -> None:
    data = FORMATS[form].write(entries_of(shipped))
    found = preview(kit.read(form, data), shipped)
    assert found.same == len(shipped.concepts)
    assert (found.new, found.changed, found.conflicts, found.refused) == ([], [], [], [])


@pytest.mark.parametrize("form", ORDERED)
def test_the_shipped_glossary_is_built_anew_from_a_file_field_by_field(
    form: str, shipped: Glossary
) -> None:
    found = preview(kit.read(form, FORMATS[form].write(entries_of(shipped))), EMPTY)
    built = {one.id: Concept.model_validate(one.raw) for one in found.new}
    assert built == {
        one.id: one.model_copy(update={"domain": shipped.domains[one.id]})
        for one in shipped.concepts.values()
    }


@pytest.mark.parametrize("form", sorted(set(ALL) - set(ORDERED)))
def test_other_formats_bring_all_concepts_of_the_shipped_glossary(
    form: str, shipped: Glossary
) -> None:
    found = preview(kit.read(form, FORMATS[form].write(entries_of(shipped))), EMPTY)
    assert len(found.new) == len(shipped.concepts)
    assert (found.conflicts, found.refused) == ([], [])


@pytest.mark.parametrize("form", ALL)
def test_an_entry_with_every_field_is_carried_whole(form: str) -> None:
    known = kit.glossary({k: v for k, v in FULL.items() if v is not None})
    entries = entries_of(known)
    assert set(entries[0].data) >= set(shapes()) - {"superseded_by", "pos"}
    (entry,) = kit.read(form, FORMATS[form].write(entries)).entries
    back, want = dict(entry.data), carried(form, dict(entries[0].data))
    back.setdefault("pos", "noun")
    if form in {"turtle", "rdf", "tbx"}:
        for one in (back, want):
            one.update({k: sorted(v) for k, v in one.items() if isinstance(v, list)})
    if form == "tbx":
        want["note"] = "First line. Second line."
    assert back == {"pos": "noun", **want}


words = (
    st.text(
        st.characters(exclude_categories=["C"], include_characters="|;→=->\\'+@\" ,\t"), min_size=1
    )
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)


@pytest.mark.parametrize("form", ALL)
@given(
    term=words,
    variants=st.lists(words, max_size=3, unique=True),
    hits=st.lists(words, max_size=3, unique=True),
    avoided=st.dictionaries(words, words, max_size=3),
)
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_any_text_comes_back(
    form: str, term: str, variants: list[str], hits: list[str], avoided: dict[str, str]
) -> None:
    given_ = {"id": "x", "term": term, "variants": variants, "hits": hits, "forbidden": avoided}
    data = {key: value for key, value in given_.items() if value}
    (entry,) = kit.read(form, FORMATS[form].write([Entry("entry 1", data)])).entries
    back = {key: entry.data.get(key) for key in data}
    if form in {"turtle", "rdf"}:
        for one in (data, back):
            one.update({k: sorted(v) for k, v in one.items() if isinstance(v, list)})
    assert back == data


def test_a_table_names_every_field_so_that_it_can_be_filled_in() -> None:
    head = FORMATS["csv"].write([Entry("entry 1", {"id": "x", "term": "X"})]).decode("utf-8-sig")
    columns = head.splitlines()[0].split(",")
    assert {one.split(".")[0] for one in columns} >= set(shapes()) - {"glosses"}


def test_formats_say_what_they_cannot_carry() -> None:
    assert "gloss" in FORMATS["tbx"].cannot
    assert "definition" not in FORMATS["tbx"].cannot.split(", ")
    assert "order" in FORMATS["turtle"].cannot
    assert not FORMATS["xlsx"].cannot
