"""A story tells whole thoughts: nothing without what it leans on, no list by halves."""

from __future__ import annotations

import pytest

from tests.stories.test_stories import maker, told
from translator.stories.leaning import points_back
from translator.stories.values import Story

SPLIT = """\
# Filters of the order page

## Context

When the server cannot handle a filter, the order page falls back to `client_mode` and fetches all \
pages with `fetch_rows()` in `src/rows/hooks.js`.

The cost is about 3 days of work each quarter. This was approved by the sales team in May.

## Decision

We discussed three options:

1. keep the fallback and watch it
2. filter in the browser only
3. move all filters to the server and drop `client_mode`

The first option is the simplest. Option 2 was discounted because of its cost of 9 days.

The final option, and the one we have chosen for now, is to move all filters to the `rows_server`.

## Consequences

Clerks will wait less than 2 seconds for a filtered page.
"""


def in_order(story: Story) -> list[str]:
    return [s.text for s in story.told]


def test_a_paragraph_is_told_from_its_beginning() -> None:
    update = (
        "# Sync of orders\n\n## What\n\nThe sync reads `orders_raw`, `orders_tmp` and "
        "`sync_lock.cfg` on `node_a`. Orders now reach the ledger within 5 minutes. The shop "
        "team may lose orders if the sync stops.\n\n## Next\n\nWe will watch it until 30 June.\n"
    )
    for frame in ("pyramid", "progress-plans-problems", "and-but-therefore"):
        said = in_order(maker().make(update, "executives", frame, length="long"))
        place = next(i for i, text in enumerate(said) if "Orders now reach" in text)
        assert "The sync reads" in said[place - 1], frame


def test_what_points_back_follows_what_it_points_at() -> None:
    for frame in ("pyramid", "situation-complication-resolution", "challenge-action-result"):
        said = in_order(maker().make(SPLIT, "executives", frame, length="long"))
        for i, text in enumerate(said):
            if text.startswith("This was approved"):
                assert "3 days of work" in said[i - 1], frame


def test_what_leans_on_a_sentence_that_may_not_be_told_is_not_told() -> None:
    update = (
        "# Search\n\nWrite to priya@shop.example about the index of 4 shops.\n\n"
        "It was rebuilt on Monday in 20 minutes.\n\nCustomers can search in 3 languages now.\n"
    )
    story = maker().make(update, "customers", "pyramid", length="long")
    assert "priya" not in told(story)
    assert "It was rebuilt" not in told(story)
    assert any("leans on" in out.reason for out in story.left_out)
    assert "3 languages" in told(story)


def test_what_was_weighed_is_told_with_what_was_chosen_or_not_at_all() -> None:
    for frame in ("pyramid", "and-but-therefore"):
        text = told(maker().make(SPLIT, "executives", frame, length="long"))
        weighed = ("We discussed three options", "first option", "Option 2", "we have chosen")
        places = [text.index(words) for words in weighed]
        assert places == sorted(places), frame


def test_a_short_list_is_told_whole_under_its_line() -> None:
    update = (
        "# Registry\n\n## Context\n\nThe registry had 3 hours of downtime in May.\n\n"
        "The criteria for a new registry included:\n\n- It costs less than 900 dollars a month.\n"
        "- Backups are kept for `retention_days` in `registry.yaml`.\n- Staff can sign in with one "
        "password.\n\n## Decision\n\nWe will move to a managed registry by 30 June.\n"
    )
    story = maker().make(update, "executives", "pyramid", length="long")
    said = in_order(story)
    place = next(i for i, text in enumerate(said) if "The criteria" in text)
    assert "900 dollars" in said[place + 1]
    assert "Backups are kept" in said[place + 2]
    assert "one password" in said[place + 3]
    assert not any("password" in h.text for h in story.headlines)


def test_a_list_told_in_part_says_how_much_is_left_out() -> None:
    entries = [
        f"- The branch in town {n} lost {n * 7} orders on Monday because the printer of its "
        f"counter stopped, and its clerks wrote each order by hand until {n + 8}:30 that day."
        for n in range(1, 10)
    ]
    update = (
        "# Printers\n\n## Impact\n\nThe printers of nine branches stopped on Monday:\n\n"
        + "\n".join(entries)
        + "\n\n## Next\n\nWe will replace the printers by 30 June.\n"
    )
    story = maker().make(update, "executives", "pyramid", length="short")
    here = sum("The branch in town" in text for text in in_order(story))
    assert 0 < here < 9
    (count,) = [s for s in story.told if s.how == "template"]
    words = "no one two three four five six seven eight nine".split()
    assert f"{words[9 - here]} more point" in count.text
    assert len(count.sources) == 9 - here
    assert "nine branches stopped" in told(story)
    assert count.text not in {h.text for h in story.headlines}


def test_what_announces_something_that_is_not_told_is_not_told_either() -> None:
    update = (
        "# Move of the shop\n\nOn Monday at 09:00 UTC we will move the shop to a new centre.\n\n"
        "Customers can check the move with this command:\n\n```\nping shop.example.com\n```\n\n"
        "As you can see in the figure below, 4 customers will notice it.\n"
    )
    text = told(maker().make(update, "executives", "pyramid", length="long"))
    assert "move the shop" in text
    assert "this command" not in text
    assert "figure below" not in text


def test_a_list_of_names_that_is_not_told_is_counted() -> None:
    update = (
        "# Move of the shop\n\nOn Monday at 09:00 UTC we will move the shop to a new centre.\n\n"
        "No outage is expected, but there could be an outage of 2 minutes for the following "
        "services:\n\n- shop.example.com\n- api.shop.example.com\n- img.shop.example.com\n"
    )
    story = maker().make(update, "executives", "pyramid", length="long")
    said = in_order(story)
    place = next(i for i, text in enumerate(said) if "following services" in text)
    assert said[place + 1] == "The update's list has three points."
    assert "shop.example" not in told(story)


@pytest.mark.parametrize(
    "plain",
    [
        "This process was chosen in May.",
        "The service is also slow.",
        "Following that, we will replace it.",
        "The final option is the cheapest.",
        "Since then, 4 teams have moved.",
        "For the shop, that is not true today.",
    ],
)
def test_sentences_that_lean(plain: str) -> None:
    assert points_back(plain)


@pytest.mark.parametrize(
    "plain",
    [
        "This sprint we moved 4 services.",
        "This patch release mends 2 faults.",
        "It is planned to move 4 services.",
        "Orders now reach the ledger.",
    ],
)
def test_sentences_that_stand_alone(plain: str) -> None:
    assert not points_back(plain)


def test_a_part_that_stands_by_topic_alone_is_announced_without_a_promise() -> None:
    update = (
        "# Reader 1.4\n\nThe reader group publishes the reader 1.4.\n\n## News\n\n"
        "The handbook of the reader is available on the intranet.\n"
    )
    story = maker().make(update, "executives", "challenge-action-result")
    framing = {s.text for s in story.sentences if s.how == "frame"}
    assert not framing & {"What was the challenge?", "And the outcome?"}


def test_names_that_nobody_explains_are_named_below_the_story() -> None:
    update = (
        "# Orders\n\nThe ZorbHub module now sends 400 orders an hour through `send_rows.py`.\n\n"
        "We will watch it until 30 June.\n"
    )
    story = maker().make(update, "executives", "pyramid")
    below = dict(story.words)
    assert "ZorbHub" in below.get("Names that the update does not explain", "")
    assert any("send_rows.py" in term for term in below)
    assert "Words used here" in story.text


def test_the_name_that_a_person_goes_by_is_called_no_system() -> None:
    update = (
        "# Week 4\n\n[quarvelbo](https://github.com/quarvelbo) moved 14 of 20 reports to the new "
        "store.\n\nWe will move the other 6 by 30 June.\n"
    )
    story = maker().make(update, "operations", "pyramid")
    assert not any("quarvelbo" in f"{term} {meaning}" for term, meaning in story.words)


def test_of_two_headings_the_nearer_decides_the_part() -> None:
    update = (
        "# Next solver\n\n## Motivation\n\nThe solver has 12 known faults.\n\n"
        "### The next six months\n\n- Resolve the failing checks of the solver.\n"
        "- Move the reports to the new solver by 30 June.\n"
    )
    story = maker().make(update, "executives", "pyramid", length="long")
    ahead = " ".join(s.text for s in story.told if s.slot == "ahead")
    assert "failing checks" in ahead
    assert "Move the reports" in ahead
