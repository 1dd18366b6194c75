"""The author's own wording against the gate."""

from __future__ import annotations

import pytest

from tests.flow import AUDIENCES, UPDATE, glossary, translator
from translator.errors import InputError
from translator.ledger import account
from translator.review import NOT_CONFIRMED, check_edit, edited, is_unconfirmed, to_send
from translator.values import Translation


def made(text: str = UPDATE, audience: str = "finance") -> Translation:
    return translator().translate(text, audience)


def position(translation: Translation, words: str) -> int:
    return next(i for i, s in enumerate(translation.sentences) if words in s.text)


def findings(translation: Translation, index: int, text: str) -> dict[str, str]:
    checks = check_edit(translation, index, text, glossary())
    return {check.name: check.detail for check in checks if not check.passed}


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_sentence_left_as_it_is_has_no_findings(audience: str) -> None:
    whole = made(audience=audience)
    for index, sentence in enumerate(whole.sentences):
        if sentence.how != "context":
            assert findings(whole, index, sentence.text) == {}


def test_a_wrong_number_is_found_and_quoted() -> None:
    whole = made()
    index = position(whole, "26 minutes")
    wrong = whole.sentences[index].text.replace("26 minutes", "62 minutes")
    assert "take out “62 minutes”" in findings(whole, index, wrong)["numbers"]


def test_more_certainty_than_the_source_has_is_found() -> None:
    whole = made()
    index = position(whole, "suspected")
    surer = whole.sentences[index].text.replace("suspected to be ", "")
    assert "suspected" in findings(whole, index, surer)["certainty"]


def test_a_reason_that_nobody_gave_is_found() -> None:
    whole = made()
    index = position(whole, "26 minutes")
    added = f"{whole.sentences[index].text} Customers were furious."
    assert "furious" in findings(whole, index, added)["nothing added"]


def test_an_explanation_of_the_glossary_counts_as_no_addition_and_may_go() -> None:
    whole = made("The API was slow for 20 minutes on Monday.")
    index = position(whole, "20 minutes")
    text = whole.sentences[index].text
    assert "(" in text
    assert findings(whole, index, text) == {}
    bare = text[: text.index(" (")] + text[text.index(")") + 1 :]
    assert findings(whole, index, bare) == {}


def test_a_label_of_the_update_may_stand_in_front_and_one_of_ones_own_may_not() -> None:
    whole = made("- Impact: the shop was slow for 20 minutes on Monday.")
    index = position(whole, "20 minutes")
    assert findings(whole, index, "Impact: The shop was slow for 20 minutes on Monday.") == {}
    assert "Fraud" in str(
        findings(whole, index, "Fraud: The shop was slow for 20 minutes on Monday.")
    )


def test_what_was_taken_out_for_a_reader_may_not_come_back() -> None:
    whole = made("The shop was slow for 20 minutes on Monday (see OPS-4711).")
    index = position(whole, "20 minutes")
    back = "The shop was slow for 20 minutes on Monday (see OPS-4711)."
    assert "OPS-4711" in str(findings(whole, index, back))


def test_a_hidden_secret_may_not_come_back() -> None:
    whole = made("The door with password=hunter2secret was open for 20 minutes on Monday.")
    index = position(whole, "20 minutes")
    back = whole.sentences[index].text.replace("[hidden]", "hunter2secret")
    assert "hunter" in findings(whole, index, back)["nothing added"]


def test_a_person_named_in_general_words_may_not_come_back_by_name() -> None:
    whole = made("The shop was slow for 20 minutes on Monday, and @mkeller-ops restarted it.")
    index = position(whole, "20 minutes")
    said = whole.sentences[index].text
    assert "mkeller" not in said
    back = "The shop was slow for 20 minutes on Monday, and @mkeller-ops restarted it."
    assert "mkeller" in str(findings(whole, index, back))


def test_a_good_edit_goes_into_the_text_and_is_marked_as_edited() -> None:
    whole = made()
    index = position(whole, "26 minutes")
    text = whole.sentences[index].text.replace("26 minutes", "26 min")
    after = edited(whole, index, text, glossary())
    assert after.sentences[index].how == "edited"
    assert not is_unconfirmed(after.sentences[index])
    assert "26 min " in after.text
    assert "26 minutes" not in after.text
    assert NOT_CONFIRMED not in after.text
    assert after.text.splitlines()[0] == whole.text.splitlines()[0]
    assert after.text.splitlines()[-1] == whole.text.splitlines()[-1]
    assert after.sentences[index].refused == whole.sentences[index].refused


def test_an_edit_that_was_refused_and_kept_says_so_wherever_it_is_sent() -> None:
    whole = made()
    index = position(whole, "26 minutes")
    wrong = whole.sentences[index].text.replace("26 minutes", "62 minutes")
    after = edited(whole, index, wrong, glossary())
    assert is_unconfirmed(after.sentences[index])
    assert f"[{NOT_CONFIRMED}]" in after.text
    assert NOT_CONFIRMED not in after.sentences[index].text
    assert to_send(after.sentences)[index].text.endswith(f" [{NOT_CONFIRMED}].")
    lost = [a for a in account(after).facts if a.fate == "unaccounted"]
    assert index in {i for a in lost for i in a.sentences}


def test_an_answer_made_of_the_sentence_follows_the_edit() -> None:
    whole = made("We should upgrade before 30 June or we may lose vendor support.")
    (question,) = [q for q in whole.questions if q.answer and "30 June" in q.answer]
    index = position(whole, "30 June")
    after = edited(
        whole, index, whole.sentences[index].text.replace("30 June", "June 30"), glossary()
    )
    answers = {q.question: q.answer for q in after.questions}
    assert "June 30" in str(answers[question.question])


def test_a_bullet_stays_a_bullet() -> None:
    whole = made("# News\n\n## The shop in 2031\n\n- 20 branches\n- Slow shop for 3 hours in May\n")
    index = position(whole, "3 hours")
    assert whole.sentences[index].text.startswith("- ")
    after = edited(whole, index, "Slow shop for 3 hours in May, again.", glossary())
    assert after.sentences[index].text.startswith("- Slow shop")


def test_the_same_words_are_no_edit() -> None:
    whole = made()
    index = position(whole, "26 minutes")
    assert edited(whole, index, whole.sentences[index].text, glossary()) is whole


@pytest.mark.parametrize("empty", ["", "  \n", "- "])
def test_an_empty_wording_is_refused_with_what_to_do_instead(empty: str) -> None:
    with pytest.raises(InputError, match="cannot be empty") as refused:
        edited(made(), 0, empty, glossary())
    assert "leave out" in refused.value.hint


def test_a_sentence_that_is_not_there_is_named() -> None:
    with pytest.raises(InputError, match="There is no sentence 100"):
        check_edit(made(), 99, "Hello.", glossary())
