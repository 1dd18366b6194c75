"""What a reader would stumble over, and which entries would help most."""

from __future__ import annotations

from tests.flow import audiences, glossary, matcher, sheet
from translator.glossary.candidates import Candidate, coverage, find_candidates

FIRST = """\
# Weekly status

- Two kubelets evicted the ingest pods. Write to anna.meier@example.com about maxConns.
- The Regional Billing Ledger (RBL) runs on a payload now. The RBL was late.
- Press the button on the settings page.
"""
SECOND = "# Report\n\nThe kubelet logs fill the disk, and one payload failed.\n"


def _found(reader: str | None, **texts: str) -> tuple[Candidate, ...]:
    sheets = {name: sheet(text) for name, text in texts.items()}
    return find_candidates(sheets, matcher(), glossary(), audiences()[reader] if reader else None)


def _terms(reader: str | None, **texts: str) -> dict[str, Candidate]:
    return {one.term: one for one in _found(reader, **texts)}


def test_forms_of_a_word_are_one_candidate_with_its_places() -> None:
    found = _terms("executives", first=FIRST, second=SECOND)
    kubelet = next(one for term, one in found.items() if term.startswith("kubelet"))
    assert found["payload"].texts == 2
    assert [place.text for place in found["payload"].occurrences] == ["first", "second"]
    for text, name in ((FIRST, "first"), (SECOND, "second")):
        for one in found.values():
            for place in one.occurrences:
                if place.text == name:
                    written = text[place.start : place.end].lower()
                    assert written.startswith(one.term.lower()[:4])
    assert kubelet.occurrences


def test_a_reader_is_not_told_of_what_the_text_explains() -> None:
    assert "RBL" not in _terms("executives", first=FIRST)
    assert _terms(None, first=FIRST)["RBL"].expansion == "Regional Billing Ledger"


def test_neither_what_is_explained_where_it_stands_nor_a_call_of_code_is_told() -> None:
    text = "# Report\n\nThe kubelet, a helper on each machine, failed in `x` and fetchRows().\n"
    assert _terms("executives", first=text) == {}
    assert "fetchRows()" in _terms(None, first=text)


def test_who_knows_common_it_words_stumbles_over_fewer() -> None:
    executives, operations = (_terms(who, first=FIRST) for who in ("executives", "operations"))
    assert "payload" in executives
    assert "payload" not in operations
    assert "maxConns" in operations


def test_without_a_reader_things_are_listed_and_actions_are_not() -> None:
    found = _terms(None, first=FIRST)
    assert {"button", "page", "maxConns"} <= set(found)
    assert "evict" not in found
    assert "evict" in _terms("executives", first=FIRST)


def test_personal_data_is_no_candidate_and_is_not_shown_beside_one() -> None:
    found = _found("executives", first=FIRST)
    shown = " ".join(place.sentence for one in found for place in one.occurrences)
    assert "maxConns" in shown
    assert "anna" not in shown.lower()
    assert "… about maxConns" in shown


def test_what_is_met_often_and_widely_comes_first() -> None:
    text = "The kubelet failed. The kubelet failed again. We tuned maxConns."
    assert [one.term for one in _found("executives", a=text, b=text, c="A kubelet ran.")] == [
        "kubelet",
        "maxConns",
    ]


def test_coverage_counts_the_most_frequent_first() -> None:
    text = "The kubelet failed. The kubelet stopped. The kubelet ran. We tuned maxConns."
    reach = coverage(_found("executives", text=text))
    assert (reach.unexplained, reach.steps) == (4, (("kubelet", 0.75), ("maxConns", 1.0)))
    assert [reach.entries_for(share) for share in (0.5, 0.75, 0.8, 1.0)] == [1, 1, 2, 2]


def test_nothing_to_cover_needs_no_entry() -> None:
    reach = coverage(())
    assert (reach.unexplained, reach.steps, reach.entries_for(0.8)) == (0, (), 0)
