"""Set phrases, everyday synonyms and other wordings pass; the same sentences damaged do not."""

from __future__ import annotations

import pytest

from translator.gate import Evidence, judge, passes
from translator.gate.idioms import unidiomatic
from translator.gate.words import is_order

PAIRS = [
    (
        "Average load time rose from 3 to 5 seconds in the third quarter.",
        "In Q3 average load time went up from 3 to 5 seconds.",
        "In Q3 average load time went down from 3 to 5 seconds.",
    ),
    (
        "95% of searches now take less than a second.",
        "95 in 100 searches now take less than a second.",
        "85 in 100 searches now take less than a second.",
    ),
    (
        "The report is sent every day.",
        "The report is sent once a day.",
        "The report is sent once a week.",
    ),
    (
        "The tests run twice a year.",
        "The tests run two times a year.",
        "The tests run three times a year.",
    ),
    (
        "Files are kept for 14 days.",
        "Files are kept for two weeks.",
        "Files are kept for three weeks.",
    ),
    (
        "The export is planned to start in May.",
        "The export is due to start in May.",
        "The export is sure to start in May.",
    ),
    (
        "The board has not yet decided on the budget.",
        "The board has yet to decide on the budget.",
        "The board has decided on the budget.",
    ),
    (
        "The rollout to the two branches was paused.",
        "The rollout to the two branches was put on hold.",
        "The rollout to the two branches was cancelled.",
    ),
    (
        "Eight servers need a restart.",
        "Eight servers need to be rebooted.",
        "Eight servers need to be replaced.",
    ),
    (
        "After images were compressed, pages were smaller.",
        "After the compression of images, pages were smaller.",
        "After the removal of images, pages were smaller.",
    ),
    (
        "The old gateway was swapped on Tuesday.",
        "The old gateway was replaced on Tuesday.",
        "The old gateway was admired on Tuesday.",
    ),
    (
        "Portal access will end for two partners on 15 September.",
        "On 15 September portal access ends for two partners.",
        "On 15 September portal access may end for two partners.",
    ),
    (
        "Only one engineer has the key.",
        "A single engineer has the key.",
        "Every engineer has the key.",
    ),
    (
        "The readers stopped responding at 9:00.",
        "At 9:00 the readers no longer responded.",
        "At 9:00 the readers were responding.",
    ),
    (
        "The agent will stop accepting old codes.",
        "The agent will no longer accept old codes.",
        "The agent will accept old codes.",
    ),
    (
        "The move has been completed with success by Contoso.",
        "Contoso has completed the move successfully.",
        "Contoso has completed the move quickly.",
    ),
    (
        "The scripts live in one folder so we can easily find them.",
        "The scripts live in one folder, so we can easily find them.",
        "The scripts live in one folder, but we can easily find them.",
    ),
    (
        "The audit is on track.",
        "The audit goes according to plan.",
        "The audit goes according to nobody.",
    ),
    (
        "Offers by post are out of scope this year.",
        "Offers by post do not fall within this year's scope.",
        "Offers by post fall within this year's scope.",
    ),
    (
        "We should rebuild it or we may fail the audit.",
        "We should rebuild it; otherwise we may fail the audit.",
        "We should rebuild it; otherwise we will fail the audit.",
    ),
    (
        "Bookmarks will not be carried over automatically.",
        "Bookmarks will not be carried over by themselves.",
        "Bookmarks will not be carried over by us.",
    ),
    (
        "The server runs out of memory every week.",
        "Every week the server has no memory left.",
        "Every week the server has no network left.",
    ),
    (
        "Sales data for Asia is one day behind.",
        "Sales data for Asia lag by one day.",
        "Sales data for Asia lag by two days.",
    ),
    (
        "A misconfigured switch is to blame.",
        "A switch with the wrong settings is at fault.",
        "A switch with the wrong owner is at fault.",
    ),
    (
        "Costs are 15% below budget.",
        "Costs are 15% less than the budget allows.",
        "Costs are 15% more than the budget allows.",
    ),
    (
        "The owner of the library is not known.",
        "The owner of the library is unknown.",
        "The owner of the library is known.",
    ),
    (
        "The goal of 99% was missed.",
        "The target of 99% was not met.",
        "The target of 99% was met.",
    ),
    (
        "Our server has not been patched for three years.",
        "It is three years since our server was last patched.",
        "It is four years since our server was last patched.",
    ),
    (
        "The contract cannot be ended before June 2032.",
        "June 2032 is the earliest date at which the contract can be ended.",
        "July 2032 is the earliest date at which the contract can be ended.",
    ),
    (
        "Wi-Fi will be down on Monday.",
        "On Monday there will be no Wi-Fi.",
        "On Monday there will be no heating.",
    ),
    (
        "Some answers were wrong no matter the question.",
        "Some answers were wrong, regardless of the question.",
        "Some answers were wrong, depending on the question.",
    ),
    (
        "There is good support for start-up settings.",
        "Good support is available for start-up settings.",
        "Good support is available for shut-down settings.",
    ),
    (
        "Users will often save the whole folder.",
        "Users often save the whole folder.",
        "Users save the whole folder.",
    ),
    (
        "Twelve servers still have to be moved.",
        "There are still twelve servers left to move.",
        "There are still twelve servers that move.",
    ),
    (
        "Average response time went up from 3 to 5 minutes.",
        "Average response time is 5 minutes, compared with 3.",
        "Average response time is 3 minutes, compared with 5.",
    ),
]


@pytest.mark.parametrize(("given", "reworded", "damaged"), PAIRS)
def test_another_wording_passes_and_damage_does_not(
    given: str, reworded: str, damaged: str
) -> None:
    evidence = Evidence(given, given)
    assert [c.detail for c in judge(reworded, evidence) if not c.passed] == []
    assert not passes(judge(damaged, evidence))


@pytest.mark.parametrize(
    "text",
    [
        "The limit was used up to €150 a month.",
        "Two of 100 files were lost.",
        "The server went down at noon.",
        "The lights go up when the door opens.",
        "The team is due a rest.",
        "The gate opens at once.",
        "The switch is on, so large files can pass.",
        "Stop using the lift.",
        "The rollout is on track to end in May.",
    ],
)
def test_words_that_only_look_like_a_set_phrase_keep_their_facts(text: str) -> None:
    told = unidiomatic(text)
    for word in (
        "€150",
        "used up to",
        "went down",
        "go up",
        "due a rest",
        "noon",
        "Stop",
        "on track",
    ):
        assert (word in told) == (word in text)


def test_a_text_without_set_phrases_is_left_alone() -> None:
    text = "Version 5.4 lets managers export 20 contracts as PDF, but only until 3 May."
    assert unidiomatic(text) == text


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("Work on the index depends on the new disk.", False),
        ("Work on the index will start in May.", False),
        ("Work on the index continues.", False),
        ("Work on the index and tests.", True),
        ("Work on all upgrades that are late.", True),
        ("Check on Monday whether it is back.", True),
    ],
)
def test_a_noun_and_its_place_before_a_main_verb_are_no_order(text: str, *, order: bool) -> None:
    assert is_order(text) == order


def test_words_on_both_sides_of_a_sentence_end_or_a_bracket_are_not_said_twice() -> None:
    given = "We list teams and roles but we need to find the roles we need to push the new Edition."
    said = "We list teams and roles. We need to find the roles we need to push the new Edition."
    assert passes(judge(said, Evidence(given, given)))
    twice = "We need to find the roles we need to find the roles."
    assert not passes(judge(twice, Evidence(given, given)))
    year = "A new edition, that is Edition 2018, is used."
    assert passes(judge("A new edition (Edition 2018) is used.", Evidence(year, year)))
