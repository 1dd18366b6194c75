"""The author's marks: what must be said, and what is left out."""

from __future__ import annotations

import pytest

from tests.flow import AUDIENCES, UPDATE, sheet, translator
from translator.errors import InputError
from translator.ledger import account
from translator.marks import check_marks
from translator.values import Marks, Translation


def fact(words: str, text: str = UPDATE) -> str:
    return next(f.id for f in sheet(text).facts if f.text == words)


def made(marks: Marks, audience: str = "finance", text: str = UPDATE) -> Translation:
    return translator().translate(text, audience, marks=marks)


def fate(translation: Translation, id_: str) -> tuple[str, str]:
    one = next(a for a in account(translation).facts if a.fact == id_)
    return one.fate, one.reason


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_fact_left_out_reaches_no_reader(audience: str) -> None:
    whole = made(Marks(leave_out=(fact("26 minutes"),)), audience)
    assert "26 minutes" not in whole.text
    assert fate(whole, fact("26 minutes")) == ("left_out", "left out by the author")


def test_facts_of_the_same_sentence_leave_with_it_and_the_author_is_told() -> None:
    out = fact("26 minutes")
    whole = made(Marks(leave_out=(out,)))
    along = fact("Tuesday")
    assert fate(whole, along) == ("left_out", f"left out by the author with {out}")
    left, opened = [n for n in whole.notices if out in n]
    assert along in left
    assert left.endswith(f"left with {out}: only whole sentences are left out.")
    assert opened.startswith(f"The sentence of {out} opened its passage")
    assert "suspected" in whole.text


def test_the_rest_of_the_update_stays() -> None:
    whole = made(Marks(leave_out=(fact("26 minutes"),)))
    assert "35 minutes" in whole.text
    assert "suspected" in whole.text


def test_a_sentence_that_points_back_leaves_too() -> None:
    whole = made(Marks(leave_out=(fact("12 May"),)))
    assert "rebuilt" not in whole.text
    assert "3 hours" not in whole.text
    assert fate(whole, fact("3 hours"))[1] == ("points back at a sentence left out by the author")


@pytest.mark.parametrize("audience", ["finance", "customers", "sales"])
def test_a_fact_that_must_be_said_is_said(audience: str) -> None:
    text = UPDATE.replace(
        "Thanks to everybody who helped.", "Thanks to Mia, who gave up 2 weekends for this."
    )
    id_ = fact("2", text)
    assert fate(made(Marks(), audience, text), id_)[0] == "left_out"
    whole = made(Marks(must=(id_,)), audience, text)
    assert fate(whole, id_)[0] == "said"
    assert "2 weekends" in whole.text


def test_what_a_reader_may_not_get_stays_out_even_so_and_the_author_is_told() -> None:
    id_ = fact("CVE-2031-4242")
    whole = made(Marks(must=(id_,)), "customers")
    assert "CVE-2031-4242" not in whole.text
    (notice,) = [n for n in whole.notices if n.startswith(f"{id_} must be said")]
    assert "not for Customers" in notice
    assert "CVE-2031-4242" in made(Marks(must=(id_,)), "operations").text


def test_a_secret_is_never_said_however_it_is_marked() -> None:
    text = "The shop was slow for 20 minutes. The password=hunter2secret was shown on 3 May."
    id_ = fact("3 May", text)
    for audience in AUDIENCES:
        assert "hunter2secret" not in made(Marks(must=(id_,)), audience, text).text


def test_a_heading_left_out_is_gone_and_what_it_says_of_its_items_goes_along() -> None:
    text = (
        "# News\n\n## Work of May 2031\n\nThe shop moved to the new platform for all customers.\n\n"
        "## Rejected\n\nThe archive moves to another supplier for 20,000 EUR a year.\n"
    )
    plain = made(Marks(leave_out=(fact("May 2031", text),)), text=text)
    assert "May 2031" not in plain.text
    assert "new platform" in plain.text
    stated = made(Marks(leave_out=(fact("Rejected", text),)), text=text)
    assert "Rejected" not in stated.text
    assert "another supplier" not in stated.text


def test_a_heading_that_must_be_said_brings_a_sentence_of_its_section() -> None:
    text = (
        "# News\n\nThe shop was slow for 20 minutes on Monday.\n\n## Thanks of May 2031\n\n"
        "Thanks to everybody who helped.\n"
    )
    id_ = fact("May 2031", text)
    assert fate(made(Marks(), text=text), id_)[0] == "left_out"
    assert fate(made(Marks(must=(id_,)), text=text), id_) == ("said", "in the heading")


def test_marks_are_kept_with_the_translation() -> None:
    marks = Marks(must=(fact("26 minutes"),), leave_out=(fact("12 May"),))
    assert made(marks).marks == marks
    assert not made(Marks()).marks


@pytest.mark.parametrize(
    ("marks", "said", "hint"),
    [
        (Marks(must=("F1O",)), "There is no fact 'F1O'", "Did you mean F1"),
        (Marks(leave_out=("x",)), "There is no fact 'x'", "The facts go from F1 to F"),
        (Marks(must=("F1",), leave_out=("F1",)), "F1 is marked both as", "Take one"),
    ],
)
def test_marks_that_cannot_be_followed_are_refused(marks: Marks, said: str, hint: str) -> None:
    with pytest.raises(InputError, match=said) as refused:
        check_marks(marks, sheet(UPDATE))
    assert hint in refused.value.hint


def test_two_marks_that_pull_at_one_sentence_are_refused() -> None:
    marks = Marks(must=(fact("26 minutes"),), leave_out=(fact("Tuesday"),))
    with pytest.raises(InputError, match="both stand in one sentence"):
        made(marks)
