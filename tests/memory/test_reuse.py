"""What was approved is said again word for word, with today's values, and only where it is true."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from tests.flow import UPDATE, glossary
from tests.flow import translator as plain
from tests.memory.flow import approve, changed, translator
from translator.engines.base import Request
from translator.errors import InputError
from translator.memory.recall import Recall
from translator.memory.versions import Versions
from translator.review import edited
from translator.values import Translation

LATER = (
    UPDATE.replace("26 minutes (10:04-10:30 UTC)", "41 minutes (9:00-9:41 UTC)")
    .replace("Tuesday", "Friday")
    .replace("9 of 12", "8 of 12")
    .replace("80 to 35", "35 to 20")
    .replace("30 June", "31 July")
    .replace("v5.3.0", "v5.4.1")
    .replace("OPS-4711", "OPS-5000")
)


def silent(request: Request) -> str:
    """An engine that must not be asked."""
    raise AssertionError(f"the model was asked for {request.user!r}")


def texts(made: Translation) -> list[str]:
    return [s.text for s in made.sentences if s.how != "context"]


def test_the_same_words_with_other_numbers_need_no_model(tmp_path: Path) -> None:
    by, memory = translator(tmp_path)
    first = by.translate(UPDATE)
    approve(by, first)
    again, _ = translator(tmp_path, silent)
    made = again.translate(LATER)
    assert {s.how for s in made.sentences if s.how != "context"} == {"memory"}
    figures = str.maketrans(dict.fromkeys("0123456789", "#"))
    expected = [
        t.replace("Tuesday", "Friday")
        .replace("(10:04-10:30", "(9:00-9:41")
        .replace("30 June", "31 July")
        .translate(figures)
        for t in texts(first)
    ]
    assert [t.translate(figures) for t in texts(made)] == expected
    assert "for 41 minutes (9:00-9:41 UTC)" in made.sentences[0].text
    assert "Moved 8 of 12" in made.text
    assert "before 31 July or we may lose" in made.text
    assert memory.stats().uses == len(texts(first))


def test_an_approved_sentence_says_by_whom_and_passed_every_check(tmp_path: Path) -> None:
    by, _ = translator(tmp_path)
    approve(by, by.translate(UPDATE))
    said = by.translate(LATER).sentences[0]
    checks = {check.name: check for check in said.checks}
    assert all(check.passed for check in said.checks)
    assert {"numbers", "certainty", "obligation"} <= set(checks)
    assert re.fullmatch(r"approved by ann on \d{4}-\d\d-\d\d", checks["memory"].detail)


def test_explanations_follow_the_text_they_stand_in(tmp_path: Path) -> None:
    by, _ = translator(tmp_path)
    text = "The booking API failed on Tuesday.\n\nThe payment API failed on Friday."
    made = by.translate(text)
    approve(by, made)
    turned = by.translate("\n\n".join(reversed(text.split("\n\n"))))
    assert [s.how for s in turned.sentences] == ["memory", "memory"]
    gloss = "API (an agreed way for programs to talk to each other)"
    assert gloss in made.sentences[0].text
    assert gloss not in made.sentences[1].text
    assert gloss in turned.sentences[0].text
    assert turned.text.count("an agreed way for programs") == 1


def test_the_authors_own_wording_is_kept_and_said_again(tmp_path: Path) -> None:
    by, _ = translator(tmp_path)
    made = by.translate("Run time of the nightly jobs is down from 80 to 35 minutes.")
    own = "The nightly jobs' run time is down to 35 minutes, from 80."
    mine = edited(made, 0, own, by.glossary)
    (pair,) = approve(by, mine)
    assert pair.wording.target == (
        "The nightly jobs' run time is down to {number2} minutes, from {number1}."
    )
    later = by.translate("Run time of the nightly jobs is down from 35 to 9 minutes.")
    assert later.sentences[0].text == "The nightly jobs' run time is down to 9 minutes, from 35."
    assert later.sentences[0].how == "memory"


def test_what_the_gate_refuses_cannot_be_approved(tmp_path: Path) -> None:
    by, memory = translator(tmp_path)
    made = by.translate("The fix may be deployed by 12 May.")
    wrong = edited(made, 0, "The fix will be deployed by 12 May.", by.glossary)
    with pytest.raises(InputError, match="does not confirm 'The fix will be") as caught:
        approve(by, wrong)
    assert "may" in str(caught.value)
    assert memory.pairs() == ()


def test_several_sentences_are_approved_all_or_none(tmp_path: Path) -> None:
    by, memory = translator(tmp_path)
    made = by.translate("The shop was shut for 20 minutes.\n\nThe fix may come by 12 May.")
    wrong = edited(made, 1, "The fix will come by 12 May.", by.glossary)
    with pytest.raises(InputError):
        approve(by, wrong)
    assert memory.pairs() == ()


def test_a_wording_is_for_the_reader_it_was_approved_for(tmp_path: Path) -> None:
    by, _ = translator(tmp_path)
    approve(by, by.translate(UPDATE, "finance"))
    assert "memory" not in {s.how for s in by.translate(UPDATE, "operations").sentences}


def test_a_value_that_the_wording_leaves_out_must_be_the_same_again(tmp_path: Path) -> None:
    """The approver saw "two" said of 2, and agreed to that alone."""
    by, _ = translator(tmp_path)
    made = by.translate("The 2 weekly reports were late.")
    (pair,) = approve(by, edited(made, 0, "Two weekly reports were late.", by.glossary))
    assert pair.wording.fixed == {"number1": "2"}
    assert by.translate("The 2 weekly reports were late.").sentences[0].how == "memory"
    other = by.translate("The 7 weekly reports were late.").sentences[0]
    assert (other.how, other.text) == ("model", "The 7 weekly reports were late.")


def test_a_ticket_in_passing_may_be_another_one(tmp_path: Path) -> None:
    by, _ = translator(tmp_path)
    approve(by, by.translate("The index will be rebuilt on 12 May (see OPS-4711)."))
    said = by.translate("The index will be rebuilt on 13 May (see OPS-4800).").sentences[0]
    assert (said.how, said.text) == ("memory", "The index will be rebuilt on 13 May.")


def test_a_label_in_front_belongs_to_the_words(tmp_path: Path) -> None:
    by, _ = translator(tmp_path)
    approve(by, by.translate("- Blocked: 6 of 20 reports were moved."))
    other = by.translate("- Done: 6 of 20 reports were moved.")
    assert other.sentences[0].how != "memory"
    same = by.translate("- Blocked: 7 of 30 reports were moved.")
    assert same.sentences[0].how == "memory"
    assert "Blocked: 7 of 30" in same.sentences[0].text.replace("blocked", "Blocked")


def test_no_name_address_or_host_is_stored(tmp_path: Path) -> None:
    by, memory = translator(tmp_path)
    text = "@lena renews the certificate of auth-prod-03.corp.example by 4 May."
    (pair,) = approve(by, by.translate(text, "operations"))
    assert "{handle1}" in pair.wording.target
    assert "{host1}" in pair.wording.target
    memory.close()
    stored = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"lena" not in stored
    assert b"auth-prod" not in stored
    other = text.replace("@lena", "@omar").replace("03.corp", "07.corp")
    said = by.translate(other, "operations").sentences[0]
    assert said.how == "memory"
    assert "@omar" in said.text
    assert "auth-prod-07" in said.text


def test_a_changed_entry_asks_for_a_review_and_is_not_said_meanwhile(tmp_path: Path) -> None:
    by, memory = translator(tmp_path)
    approve(by, by.translate("The API failed for 5 minutes.\n\nThe shop was shut for 20 minutes."))
    now = changed(glossary(), "api", gloss="a socket between programs")
    assert memory.sync(Versions(now)) == 1
    (pair,) = memory.pairs(state="review")
    assert "explanation was “an agreed way" in pair.reason
    assert "is “a socket between programs”" in pair.reason
    later, _ = translator(tmp_path, words=now)
    made = later.translate("The API failed for 6 minutes.\n\nThe shop was shut for 21 minutes.")
    assert [s.how for s in made.sentences] == ["model", "memory"]
    memory.approve_again([pair.id], Versions(now))
    assert later.translate("The API failed for 7 minutes.").sentences[0].how == "memory"
    assert memory.sync(Versions(now)) == 0


def test_a_new_entry_in_a_sentence_asks_for_a_review_when_it_is_met(tmp_path: Path) -> None:
    few = glossary()
    without = {k: v for k, v in few.concepts.items() if k != "api"}
    from dataclasses import replace  # noqa: PLC0415 - one use

    by, memory = translator(tmp_path, words=replace(few, concepts=without))
    approve(by, by.translate("The API failed for 5 minutes."))
    later, _ = translator(tmp_path)
    assert later.translate("The API failed for 6 minutes.").sentences[0].how != "memory"
    (pair,) = memory.pairs(state="review")
    assert pair.reason == "the glossary now has an entry for “API”"


def test_a_definition_is_corrected_without_costing_an_approval(tmp_path: Path) -> None:
    by, memory = translator(tmp_path)
    approve(by, by.translate("The API failed for 5 minutes."))
    now = changed(glossary(), "api", definition="Another definition.", note="a comma")
    assert memory.sync(Versions(now)) == 0


def test_a_memory_that_cannot_be_read_costs_no_translation(tmp_path: Path) -> None:
    by, memory = translator(tmp_path)
    memory.path.write_bytes(b"this is no database, though it is long enough to look like one" * 40)
    made = by.translate("The shop was shut for 20 minutes.")
    assert made.sentences[0].text == "The shop was shut for 20 minutes."
    (notice,) = [n for n in made.notices if "Approved sentences were not used" in n]
    assert str(memory.path) in notice
    assert "move the file away" in notice


def test_without_a_memory_nothing_is_looked_up() -> None:
    from tests.flow import prepared, sheet  # noqa: PLC0415 - one use

    text = "The shop was shut for 20 minutes."
    recall = Recall(None, Versions(glossary()), sheet(text), "finance")
    assert recall.word(prepared(text)[0]) is None
    assert recall.settle() == ()


@pytest.mark.parametrize("seed", range(4))
def test_whatever_the_numbers_are_the_memory_says_what_is_right(seed: int, tmp_path: Path) -> None:
    """An engine that changes nothing shows what is right; the memory must say the very same."""
    draw = random.Random(seed)  # noqa: S311 - a sample, no secret
    new = re.sub(r"(?<=\d)[2-9]|(?<!\d)[2-9]", lambda _: draw.choice("23456789"), UPDATE)
    by, _ = translator(tmp_path)
    approve(by, by.translate(UPDATE, "operations"))
    expected = [s.text for s in plain().translate(new, "operations").sentences]
    made = by.translate(new, "operations")
    assert [s.text for s in made.sentences] == expected
    hows = [s.how for s in made.sentences if s.how != "context"]
    assert hows.count("memory") >= len(hows) - 2
