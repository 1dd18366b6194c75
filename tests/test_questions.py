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


def told(text: str, section: str = "") -> list[Translated]:
    found = sheet(text)
    return [
        Translated(
            s.plain,
            ((s.start, s.end),),
            "model",
            tuple(f.id for f in found.facts if f.sentence == s.index),
            (),
            section,
        )
        for s in found.sentences
    ]


def answered(question: Ask, text: str = TEXT, section: str = "") -> Question:
    (row,) = ask(reader(question), sheet(text), told(text, section))
    return row


def asked_by(audience: str, question: str) -> Ask:
    (one,) = (q for q in audiences()[audience].questions if q.ask == question)
    return one.model_copy(update={"kinds": (), "after": ""})


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
    assert (answered(asked_by(audience, question), text).answer is not None) is found


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


AFFECTED = ("executives", "Were customers affected?")
TO_DO = ("operations", "What has to be done, and by when?")
NEWS = ("marketing", "What is new for our customers?")
WHEN = ("all-staff", "When does it happen?")
ANYTHING = ("customers", "Do I have to do anything?")
NOTICE = ("sales", "Will our customers notice it?")
OWNER = ("operations", "Who owns the next step?")


@pytest.mark.parametrize(
    ("asked", "text", "found"),
    [
        (AFFECTED, "Some customers could not pay for an hour.", True),
        (AFFECTED, "No customers were affected.", True),
        (AFFECTED, "The fault affected all users of the shop.", True),
        (AFFECTED, "Fix the setup so that users are not affected.", False),
        (AFFECTED, "The report should say which users were affected.", False),
        (AFFECTED, "Customers will be affected on Monday.", False),
        (AFFECTED, "The shop was slow for an hour.", False),
        (TO_DO, "We need to renew the certificate by 3 May.", True),
        (TO_DO, "The operations team must renew the certificate.", True),
        (TO_DO, "A change was pushed to fix the shop.", False),
        (TO_DO, "We created a ticket to test the shop.", False),
        (TO_DO, "Contracts define conditions that must be kept.", False),
        (TO_DO, "As a clerk, I need to see the form.", False),
        (NEWS, "Customers can now pay by card.", True),
        (NEWS, "We now have two machines for tests.", False),
        (NEWS, "Support for the old page was dropped; we drop support for cards, too.", False),
        (NEWS, "The team liked it, as it doesn't introduce new settings.", False),
        (WHEN, "The shop will move on 3 May.", True),
        (WHEN, "This release will allow users to pay by card.", False),
        (ANYTHING, "You must change your password.", True),
        (ANYTHING, "Please upgrade to the new app.", True),
        (ANYTHING, "Users should be able to see their bills.", False),
        (ANYTHING, "You did not have to do anything.", False),
        (NOTICE, "Customers will see a new page.", True),
        (NOTICE, "We need to move the shop so that users can log in.", False),
        (OWNER, "@jo will renew the certificate.", True),
        (OWNER, "@jo added a page for the shop.", False),
        (OWNER, "All pages owned by the team are new.", False),
    ],
)
def test_what_is_not_of_the_asked_kind_answers_nothing(
    asked: tuple[str, str],
    text: str,
    found: bool,  # noqa: FBT001 - a column of the table
) -> None:
    assert (answered(asked_by(*asked), text).answer is not None) is found


@pytest.mark.parametrize(
    ("text", "section", "found"),
    [
        ("Increase the memory of the shop to 60 GB.", "Action items", True),
        ("Increase the memory of the shop to 60 GB.", "What changed", False),
        ("Increase the memory of the shop to 60 GB (done).", "Action items", False),
        ("Memory of the shop is 60 GB.", "Action items", False),
    ],
)
def test_an_order_has_to_be_done_where_its_heading_says_so(
    text: str,
    section: str,
    found: bool,  # noqa: FBT001 - a column of the table
) -> None:
    assert (answered(asked_by(*TO_DO), text, section).answer is not None) is found


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        (
            "Repaired 2031-05-03 19:05\n\nResolved 2031-05-03 21:41",
            "Resolved 2031-05-03 21:41",
        ),
        (
            "Resolved 2031-05-04 02:10\n\nRepaired 2031-05-03 19:05",
            "Resolved 2031-05-04 02:10",
        ),
        ("The shop is back online.\n\nRepaired 2031-05-03 19:05", "The shop is back online."),
    ],
)
def test_it_is_over_when_the_last_of_its_dated_ends_has_come(text: str, answer: str) -> None:
    row = answered(asked_by("executives", "Is it over?"), text)
    assert row.answer == f"The update says: {answer}"


def test_what_is_over_is_not_asked_for_as_if_to_come() -> None:
    coming = "An outage is planned: the shop will be down on 3 May."
    over = f"{coming} The outage was finished on 4 May."
    staff = audiences()["all-staff"]
    assert sheet(coming).update.kind == sheet(over).update.kind == "incident"
    rows = {row.question: row.answer for row in ask(staff, sheet(coming), told(coming))}
    assert rows["When does it happen?"] == f"The update says: {coming}"
    assert rows["Is it over?"] is None
    assert "When does it happen?" not in {r.question for r in ask(staff, sheet(over), told(over))}


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_debt_is_not_asked_whether_it_is_over(audience: str) -> None:
    debt = "Search is split in two. The root cause is the missing contract for fields."
    fault = "Search was down on 3 May. The root cause is the missing contract for fields."
    assert sheet(debt).update.kind == sheet(fault).update.kind == "postmortem"
    ending = {"Is it over?", "Is everything running again?"}
    reader = audiences()[audience]
    assert not {row.question for row in ask(reader, sheet(debt), told(debt))} & ending
    assert {row.question for row in ask(reader, sheet(fault), told(fault))} & ending


@pytest.mark.parametrize("audience", AUDIENCES)
def test_what_makes_a_question_moot_is_a_question_of_the_same_reader(audience: str) -> None:
    questions = audiences()[audience].questions
    assert {q.moot for q in questions} - {""} <= {q.ask for q in questions}
