"""A question is answered by a sentence of the translation, or said to be open."""

from __future__ import annotations

import pytest

from tests.flow import AUDIENCES, UPDATE, audiences, sheet, translator
from translator.audiences import Ask, Audience
from translator.questions import ask
from translator.values import Question, Translated

TEXT = "The move cost 40,000 EUR. The contract ends on 3 May."


def reader(*questions: Ask) -> Audience:
    return audiences()["finance"].model_copy(update={"questions": questions})


def answered(question: Ask, text: str = TEXT) -> Question:
    found = sheet(text)
    sentences = [
        Translated(
            s.plain,
            ((s.start, s.end),),
            "model",
            tuple(f.id for f in found.facts if f.sentence == s.index),
            (),
            "",
        )
        for s in found.sentences
    ]
    (row,) = ask(reader(question), found, sentences)
    return row


def test_the_answer_is_a_sentence_of_the_translation_with_its_source() -> None:
    row = answered(Ask(ask="What did it cost?", facts=("money",)))
    assert row.answer == "The update says: The move cost 40,000 EUR."
    assert [TEXT[start:end] for start, end in row.sources] == ["The move cost 40,000 EUR."]


@pytest.mark.parametrize(
    "question",
    [
        Ask(ask="How long?", facts=("duration",)),
        Ask(ask="What did the contract cost?", facts=("money",), words=r"\bcontract\b"),
        Ask(ask="Is data lost?", words=r"\bdata\b"),
    ],
)
def test_without_such_a_sentence_nothing_is_answered(question: Ask) -> None:
    row = answered(question)
    assert (row.answer, row.sources) == (None, ())


def test_fact_and_words_must_stand_in_one_sentence() -> None:
    question = Ask(ask="When does the contract end?", facts=("date",), words=r"\bcontract\b")
    assert answered(question).answer == "The update says: The contract ends on 3 May."


def test_some_questions_are_asked_after_some_kinds_of_update_only() -> None:
    question = Ask(ask="Is it over?", kinds=("incident",))
    calm = sheet("The move cost 40,000 EUR.")
    loud = sheet("An incident stopped the shop. The incident is over.")
    assert ask(reader(question), calm, ()) == ()
    assert [row.question for row in ask(reader(question), loud, ())] == ["Is it over?"]


@pytest.mark.parametrize("audience", AUDIENCES)
def test_no_answer_uses_what_the_reader_does_not_get(audience: str) -> None:
    made = translator().translate(UPDATE, audience)
    shown = {span for sentence in made.sentences for span in sentence.sources}
    for question in made.questions:
        assert set(question.sources) <= shown
        assert (question.answer is None) is (question.sources == ())
        (line,) = (line for line in made.text.splitlines() if question.question in line)
        if question.answer:
            assert line == f"- {question.question} *{question.answer}*"
        else:
            assert line.startswith("- *Not stated in the update:* ")


def test_an_answer_does_not_come_from_what_was_not_chosen() -> None:
    text = (
        "# Proposal\n\n## Decision\n\nWe did not move the shop. The old contract is kept.\n\n"
        "## Alternatives considered\n\n- The shop moves to Acme in May for 40,000 EUR.\n"
    )
    made = translator().translate(text, "finance")
    cost = next(q for q in made.questions if "cost" in q.question)
    assert cost.answer is None or "Alternatives considered" in cost.answer


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("If anything looks odd, please contact the service desk.", True),
        ("Questions? Write to IT or call the help desk.", True),
        ("Send your questions to payroll@larkfield.example.", True),
        ("The pilot: a model drafts replies for the service desk.", False),
        ("The support team closed 40 tickets in March.", False),
    ],
)
def test_whom_to_ask_is_told_by_an_invitation_not_by_a_mention(text: str, told: bool) -> None:  # noqa: FBT001
    (question,) = [q for q in audiences()["all-staff"].questions if q.ask == "Whom can I ask?"]
    assert (answered(question, text).answer is not None) == told


@pytest.mark.parametrize(
    ("audience", "question", "text", "found"),
    [
        ("operations", "Who owns the next step?", "@jo is to renew it by 3 May.", True),
        ("operations", "Who owns the next step?", "The owner of the field was wrong.", False),
        ("operations", "Who owns the next step?", "The @acme/store package has copies.", False),
        ("finance", "Until when must something be decided or paid?", "We must pay by 3 May.", True),
        (
            "finance",
            "Until when must something be decided or paid?",
            "It ran in another shop until today, 3 May.",
            False,
        ),
        ("finance", "Is an audit or a contract at risk?", "We may fail the audit in May.", True),
        (
            "finance",
            "Is an audit or a contract at risk?",
            "It is the missing data contract.",
            False,
        ),
        ("marketing", "When can we speak about it?", "We will release it on 3 May.", True),
        (
            "marketing",
            "When can we speak about it?",
            "On 3 May we stopped the upload and checked all that was published.",
            False,
        ),
    ],
)
def test_only_what_answers_a_question_answers_it(
    audience: str,
    question: str,
    text: str,
    found: bool,  # noqa: FBT001 - a column of the table
) -> None:
    (one,) = (q for q in audiences()[audience].questions if q.ask == question)
    assert (answered(one.model_copy(update={"kinds": ()}), text).answer is not None) is found


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize(
    ("text", "over"),
    [
        ("An outage stopped the shop. The outage finished on Friday at 9:35.", True),
        ("An incident stopped the shop. The shop is back online.", True),
        ("An incident stopped the shop. Resolved 2031-05-03 12:27", True),
        ("An incident stopped the shop. It will be over when the shop is restored.", False),
        ("An incident stopped the shop. The shop appears to be restored.", False),
    ],
)
def test_every_reader_asks_whether_an_incident_is_over(
    audience: str,
    text: str,
    over: bool,  # noqa: FBT001 - a column of the table
) -> None:
    (one,) = (
        q
        for q in audiences()[audience].questions
        if q.ask in {"Is it over?", "Is everything running again?"}
    )
    assert (answered(one, text).answer is not None) is over
