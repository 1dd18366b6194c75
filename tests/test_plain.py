"""Everyday words for official ones, and nothing else touched."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from translator import resources
from translator.facts.extract import facts_in
from translator.plain import plain_words


@pytest.mark.parametrize(
    ("official", "everyday"),
    [
        ("We utilise the tool.", "We use the tool."),
        ("Useful for e.g. tests.", "Useful for example tests."),
        ("It runs addons i.e. scanners.", "It runs addons, that is, scanners."),
        ("Time to repair: 673h 34m.", "Time to repair: 673 hours 34 minutes."),
        ("Cut from ~1h 05m.", "Cut from ~1 hour 5 minutes."),
        ("The tool was utilised.", "The tool was used."),
        ("Utilising it is easy.", "Using it is easy."),
        ("It failed prior to the move.", "It failed before the move."),
        ("Prior to the move it failed.", "Before the move it failed."),
        ("We won't wait.", "We will not wait."),
        ("It can’t wait.", "It cannot wait."),
        ("They mustn't wait, and we shan’t.", "They must not wait, and we shall not."),
        ("It would've failed; who'll pay?", "It would have failed; who will pay?"),
        ("They're late and it's not paid.", "They are late and it is not paid."),
        ("Orders weren't paid.", "Orders were not paid."),
        ("We observed gaps.", "We saw gaps."),
        ("We identified the cause.", "We found the cause."),
        ("A number of shops closed.", "Several shops closed."),
        ("It failed, therefore we stopped.", "It failed, so we stopped."),
        ("Gaps were observed in May.", "Gaps were seen in May."),
        ("An incorrect total was sent.", "A wrong total was sent."),
        ("We store it and perform a check.", "We store it and carry out a check."),
        ("A flaw that allowed an attacker to pay.", "A flaw that let an attacker pay."),
        ("This prevents users from paying.", "This stops users from paying."),
        ("We are in the process of moving.", "We are moving."),
        ("The delay was due to a strike.", "The delay was because of a strike."),
        (
            "Systems that handle errors by handling each.",
            "Systems that deal with errors by dealing with each.",
        ),
    ],
)
def test_official_words_become_everyday_ones_in_the_same_form(official: str, everyday: str) -> None:
    assert plain_words(official) == everyday


@pytest.mark.parametrize(
    "text",
    [
        "The impact was small.",
        "An attempt was made.",
        "The tool “Utilise Now” is new.",
        "Run `utilise_all` on Monday.",
        "The shop's door is open.",
        "Reutilise nothing.",
        "The handle of the store was lost.",
        "Error handling is new.",
        "The move is due to start on Monday.",
        "Gaps observed in May.",
        "Users therefore saw gaps.",
        "Take a number of your own.",
        "Information that identifies people.",
        'The page said "we\'re late" to all.',
        "The submitted claims were paid.",
        "It allows access to production.",
        "Users are allowed to pay.",
        "The proceeds of the sale were small.",
        "The potential of the idea is large.",
    ],
)
def test_nouns_names_code_and_owners_are_left_alone(text: str) -> None:
    assert plain_words(text) == text


PHRASES = st.sampled_from(
    [
        "we will not utilise the tool",
        "prior to 3 May",
        "if it's late",
        "5% of v2.1 may fail",
        "in order to assist Acme",
        "approximately 40 jobs",
        "subsequently they can't commence",
        "it should terminate in 12 minutes",
        "until INC-12 is closed",
        "we must endeavour to ascertain the number of orders",
    ]
)
TEXTS = st.lists(PHRASES, max_size=6).map(", ".join)


@given(TEXTS)
def test_no_figure_and_no_doubt_is_changed(text: str) -> None:
    hard = {"number", "percentage", "date", "version", "identifier", "certainty", "obligation"}
    before, after = (
        sorted((kind, value) for kind, value, *_ in facts_in(t) if kind in hard)
        for t in (text, plain_words(text))
    )
    assert before == after


@given(TEXTS)
def test_plain_words_are_plain_already(text: str) -> None:
    assert plain_words(plain_words(text)) == plain_words(text)


@pytest.mark.parametrize("hedged", ["approximately twenty jobs", "approximately thirty minutes"])
def test_a_hedge_before_a_number_word_is_still_seen(hedged: str) -> None:
    assert "certainty" in {fact[0] for fact in facts_in(plain_words(hedged))}


@pytest.mark.parametrize(
    "text",
    [
        "This is concerning.",
        "It works as well as before.",
        "An attempted fix failed.",
        "We found no encountered fault.",
        "They indicate that it is over.",
        "The fault originated in March.",
        "It is located in Bonn.",
        "We go on whether or not the vendor agrees.",
        "A sufficient level of stock is there.",
        "The limits were arbitrary.",
        "Arbitrary limits were set.",
        "The team is containing the outage.",
        "Provide users with a report.",
        "The component failed.",
        "The preliminary figure is 12.",
        "We respond to the outage.",
    ],
)
def test_no_word_is_put_where_it_would_say_something_else(text: str) -> None:
    assert plain_words(text) == text


@pytest.mark.parametrize(
    ("official", "everyday"),
    [
        (
            "The shop, as well as the archive, was slow.",
            "The shop, and also the archive, was slow.",
        ),
        ("The majority of users saw it.", "Most users saw it."),
        ("The majority of the users saw it.", "Most of the users saw it."),
        ("There is sufficient stock.", "There is enough stock."),
        ("It can run an arbitrary command.", "It can run any command."),
        ("It reads arbitrary files.", "It reads any files."),
        ("It ended immediately after noon.", "It ended right after noon."),
        ("We attempted to call.", "We tried to call."),
        ("They encountered errors.", "They ran into errors."),
        ("The list contains files containing errors.", "The list contains files with errors."),
    ],
)
def test_official_words_with_neighbours(official: str, everyday: str) -> None:
    assert plain_words(official) == everyday


def test_no_two_words_count_as_the_same_that_say_more_or_less() -> None:
    same = [set(group) for group in _table()["same"]]
    for one, other in (
        ("verify", "check"), ("plan", "schedule"), ("deploy", "release"), ("proof", "sign"),
        ("need", "must"), ("old", "outdated"), ("crash", "fail"), ("vulnerability", "bug"),
        ("leave", "remain"), ("expose", "leak"), ("guess", "estimate"), ("prove", "show"),
        ("delete", "remove"), ("accept", "approve"), ("finish", "end"), ("show", "indicate"),
    ):  # fmt: skip
        assert not any({one, other} <= group for group in same), (one, other)


def _table() -> dict[str, list[list[str]]]:
    found = yaml.safe_load((resources.folder("prompts") / "plain-words.yaml").read_text("utf-8"))
    assert isinstance(found, dict)
    return found
