"""Set phrases, everyday synonyms and other wordings pass; the same sentences damaged do not."""

from __future__ import annotations

import pytest

from translator.gate import Evidence, judge, passes
from translator.gate.idioms import unidiomatic

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
    ],
)
def test_words_that_only_look_like_a_set_phrase_keep_their_facts(text: str) -> None:
    told = unidiomatic(text)
    for word in ("€150", "used up to", "went down", "go up", "due a rest", "noon"):
        assert (word in told) == (word in text)


def test_a_text_without_set_phrases_is_left_alone() -> None:
    text = "Version 5.4 lets managers export 20 contracts as PDF, but only until 3 May."
    assert unidiomatic(text) == text
