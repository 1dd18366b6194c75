"""*Say it plainly*: what the marks say of an answer, and the words that show it."""

from __future__ import annotations

import json

import pytest

from tests.flow import audiences, glossary, sheet
from translator.drills import Marking, Task, make_drill, mark_answer
from translator.drills.marked import as_json, as_text, lines
from translator.errors import InputError

FINANCE = audiences()["finance"]
OUTAGE = (
    "On Wednesday the order API answered with 502s for 38 minutes (09:12-09:50 UTC); about 1,900 "
    "orders had to be retried."
)
CAUSE = "The cause is suspected to be a memory leak in the API gateway, not confirmed yet."
EOL = "The staging database still runs on PostgreSQL 11, which is end of life."
SPEED = "P95 load time of the report is down from 41 to 12 seconds."
AUDIT = "We should upgrade Kubernetes before 30 June or we may fail the PCI audit."


def task(text: str) -> Task:
    return make_drill(sheet(text), glossary(), FINANCE, "plain", 1).tasks[0]


def mark(text: str, answer: str) -> Marking:
    return mark_answer(task(text), answer, glossary(), FINANCE)


def lost(marking: Marking) -> set[str]:
    return {one.fact.text for one in marking.facts if not one.kept}


def verdicts(marking: Marking) -> dict[str, str]:
    return {one.term.surface: one.verdict for one in marking.terms}


def wrong(marking: Marking) -> str:
    return " ".join(remark.text for remark in marking.remarks if remark.weight == "wrong")


def test_a_good_answer_keeps_all_and_says_with_which_words() -> None:
    marking = mark(
        EOL,
        "The test copy of the database still runs on PostgreSQL 11 (software that stores "
        "information in tables), which its maker no longer supports.",
    )
    assert lost(marking) == set()
    assert verdicts(marking) == {
        "staging": "replaced",
        "database": "kept",
        "PostgreSQL": "explained",
        "end of life": "replaced",
    }
    said = {one.term.surface: one.said for one in marking.terms}
    assert said["PostgreSQL"] == "software that stores information in tables"
    assert "no longer supports" in said["end of life"]
    assert not marking.wrong


def test_a_changed_number_is_lost_and_the_new_one_is_named() -> None:
    marking = mark(OUTAGE, "On Wednesday the order API failed for 40 minutes; 1,900 orders went.")
    assert {"38 minutes", "09:12-09:50 UTC", "about"} <= lost(marking)
    assert "“40 minutes”" in wrong(marking)
    assert marking.wrong


def test_a_suspicion_made_certain_is_lost() -> None:
    marking = mark(CAUSE, "The cause is a memory leak in the API gateway.")
    assert {"suspected", "not confirmed yet"} <= lost(marking)
    assert verdicts(marking) == {"memory leak": "bare", "API gateway": "bare"}


def test_a_suspicion_in_other_words_is_kept_and_they_are_shown() -> None:
    marking = mark(
        CAUSE,
        "We think the cause is a fault that slowly uses up memory in the shared entrance for "
        "requests (the API gateway). That is not confirmed yet.",
    )
    assert lost(marking) == set()
    said = {one.fact.text: one.said for one in marking.facts}
    assert said["suspected"] == "We think"
    assert verdicts(marking) == {"memory leak": "replaced", "API gateway": "explained"}


def test_should_made_must_and_may_made_will_are_wrong() -> None:
    marking = mark(AUDIT, "We must upgrade Kubernetes before 30 June or we will fail the audit.")
    assert {"should", "may"} <= lost(marking)
    assert "“must”" in wrong(marking)
    assert "“will”" in wrong(marking)


def test_a_range_told_by_its_ends_is_kept() -> None:
    marking = mark(SPEED, "95 in 100 report loads now finish in 12 seconds; before it was 41.")
    assert "41 to 12 seconds" not in lost(marking)


def test_an_explanation_that_explains_something_else_is_not_taken_for_one() -> None:
    marking = mark(
        EOL, "The staging database still runs on PostgreSQL 11 (a red bicycle), end of life."
    )
    assert verdicts(marking)["PostgreSQL"] == "bare"


def test_new_jargon_in_the_place_of_old_is_pointed_out() -> None:
    marking = mark(SPEED, "The latency of the report is down from 41 to 12 seconds at the P95.")
    assert any("“latency” is jargon, too" in remark.text for remark in marking.remarks)


def test_what_the_message_does_not_hold_is_pointed_out_not_condemned() -> None:
    marking = mark(
        EOL,
        "The staging database, a beautiful machine, still runs on PostgreSQL 11, which is end of "
        "life.",
    )
    looks = [remark.text for remark in marking.remarks if remark.weight == "look"]
    assert any("“beautiful”" in text for text in looks)
    assert not marking.wrong


def test_the_message_itself_is_no_plain_wording() -> None:
    marking = mark(EOL, EOL)
    assert lost(marking) == set()
    assert marking.terms_clear < len(marking.terms)
    assert any("nothing is said more plainly" in remark.text for remark in marking.remarks)


def test_the_reading_grade_goes_down_with_shorter_words() -> None:
    marking = mark(OUTAGE, "On Wednesday our order system broke down for 38 minutes.")
    assert marking.after.grade < marking.before.grade
    assert marking.grade == FINANCE.grade


@pytest.mark.parametrize("answer", ["", "   \n ", "!!! ..."])
def test_an_answer_without_words_is_refused(answer: str) -> None:
    with pytest.raises(InputError) as caught:
        mark(EOL, answer)
    assert caught.value.hint


def test_an_endless_answer_is_refused_with_its_length() -> None:
    with pytest.raises(InputError, match="5000"):
        mark(EOL, "x" * 5000)


def test_the_text_says_first_whether_it_is_the_same_message() -> None:
    assert as_text(mark(CAUSE, "The cause is a memory leak.")).startswith("Not the same message")
    assert "“suspected” is lost" in as_text(mark(CAUSE, "The cause is a memory leak."))
    good = as_text(
        mark(SPEED, "95 in 100 loads of the report now take 12 seconds, down from 41 seconds.")
    )
    assert not good.startswith("Not the same")


def test_every_mark_is_a_line_and_json_holds_them_all() -> None:
    marking = mark(OUTAGE, "On Wednesday the order API failed for 40 minutes.")
    held = json.loads(as_json(marking))
    assert held["wrong"] is True
    assert held["facts_kept"] == marking.facts_kept
    count = len(marking.facts) + len(marking.terms) + len(marking.remarks) + len(marking.long)
    assert count <= len(list(lines(marking))) <= count + 1


def test_an_acronym_that_the_glossary_cannot_tell_may_be_spelled_out() -> None:
    marking = mark(
        "The Kubernetes cluster of the XQPZ team was down for 5 minutes on 3 May.",
        "The linked computers of the export team were down for 5 minutes on 3 May.",
    )
    assert "XQPZ" not in lost(marking)
    assert lost(marking) == set()
