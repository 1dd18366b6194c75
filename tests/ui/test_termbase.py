"""What the termbase's page says, and that nothing of the user's is read as markup."""

from __future__ import annotations

from translator.glossary.candidates import Candidate, Occurrence, coverage
from translator.glossary.concepts import Glossary
from translator.glossary.form import Said
from translator.glossary.journal import EntryChange, Record
from translator.glossary.schema import Concept
from translator.ui import termbase_show as show

EVIL = '<img src=x onerror="alert(1)">'


def concept(**fields: object) -> Concept:
    made = {"id": "x", "term": EVIL, "status": "proposed", "gloss": EVIL, **fields}
    return Concept.model_validate(made)


def candidate(term: str, times: int) -> Candidate:
    places = tuple(Occurrence("text 1", n, n + 1, EVIL) for n in range(times))
    return Candidate(term, 0.9, places, EVIL)


def test_nothing_of_an_entry_a_change_or_a_text_becomes_markup() -> None:
    one = concept(variants=[EVIL], forbidden={"<b>": EVIL})
    glossary = Glossary({"x": one}, {"x": EVIL}, {"x": EVIL}, "")
    block = f"  - id: x\n    term: '{EVIL}'\n"
    record = Record(1, "2030-01-01T00:00:00Z", EVIL, "add",
                    (EntryChange("x", "f.yaml", None, block, ""),), {}, EVIL)  # fmt: skip
    shown = [
        show.entries([one], glossary, 10),
        show.said([Said("finance", EVIL, EVIL, EVIL)], {"finance": EVIL}),
        show.problem(EVIL, EVIL),
        show.history([("team", record)], {"team": frozenset()}),
        show.inbox([candidate(EVIL, 2)], coverage([candidate(EVIL, 2)]), 1),
    ]
    for html in shown:
        assert "<img" not in html
        assert "&lt;img" in html


def test_the_fewest_entries_for_four_fifths_are_named() -> None:
    found = [candidate("quuxdb", 8), candidate("fooctl", 1), candidate("zorb", 1)]
    html = show.inbox(found, coverage(found), 1)
    assert "This 1 entry would cover 80 % of the 10 places left unexplained in 1 text." in html
    assert 'aria-label="1 of 3 entries cover 80%"' in html
    assert "explained" in show.inbox([], coverage([]), 1)


def test_a_change_that_was_taken_back_offers_no_second_undo() -> None:
    record = Record(4, "2030-01-01T00:00:00Z", "Ann", "change", (), {})
    assert 'data-key="team:4"' in show.history([("team", record)], {"team": frozenset()})
    assert "data-key" not in show.history([("team", record)], {"team": frozenset({4})})
