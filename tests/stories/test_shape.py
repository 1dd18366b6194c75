"""What a report's shape does to its story: lists, lines, sections and titles."""

from __future__ import annotations

from tests.stories.test_stories import maker, told
from translator.stories.assembling import with_headline
from translator.stories.telling import in_short
from translator.stories.values import Story

SPRINT = """\
# Sprint 31 of the booking team

## Sprint goal

* Every branch can print its own invoices by 30 May.

## Tickets

### Completed (and merged)

* #101 Invoice printing for branches
* #102 As a clerk, I want to see last month's invoices
* #103 Faster search for bookings
* #104 As a clerk, I need a reminder of unpaid invoices
* #105 Export of bookings to the ledger
* #106 Clean up of old invoice templates

### In progress

* #107 Second printer queue for Lyon
* #108 Larger font for invoice numbers
"""


def part(story: Story, slot: str) -> str:
    return " ".join(s.text for s in story.told if s.slot == slot)


def test_a_long_list_is_counted_and_told_by_the_few_entries_that_say_most() -> None:
    story = maker().make(SPRINT, "all-staff", "progress-plans-problems")
    (count,) = [s for s in story.told if s.how == "template"]
    assert count.text == "Six entries, among them:"
    assert len(count.sources) == 6
    source = story.reports[0].sheet.update.text
    assert [source[a:b][:4] for a, b in count.sources] == [f"#10{i}" for i in range(1, 7)]
    entries = [s.text for s in story.told if s.heading.startswith("Completed") and s is not count]
    assert len(entries) == 3
    assert not any("As a clerk" in text for text in entries)
    assert any("six entries" in out.reason for out in story.left_out)


def test_a_short_list_is_told_whole_and_its_heading_once() -> None:
    story = maker().make(SPRINT, "all-staff", "progress-plans-problems")
    entries = [s for s in story.told if s.heading == "In progress"]
    assert len(entries) == 2
    assert not any(s.text.lower().startswith("in progress") for s in entries)
    assert story.text.count("**In progress.**") == 1


def test_goals_under_a_line_that_is_no_heading_are_not_told_as_progress() -> None:
    update = (
        "# Release 2: pilot\n\nThis release will let 20 branches try the new booking page in "
        "June.\n\nOutcome\n\nBranches can print their own invoices. Clerks know how to cancel a "
        "booking.\n"
    )
    story = maker().make(update, "executives", "progress-plans-problems")
    assert "invoices" not in part(story, "progress")
    assert "Outcome" in story.text
    assert not any("invoices" in h.text for h in story.headlines)


def test_criteria_in_a_list_are_not_told_without_the_line_that_makes_them_criteria() -> None:
    update = (
        "# Use a managed registry\n\n## Context\n\nThe registry had 3 hours of downtime in May.\n\n"
        "The criteria for selecting a new registry included:\n\n* Good value for money\n"
        "* We can make pictures public by default\n\n## Decision\n\n"
        "We will use the managed registry from June.\n"
    )
    for frame in ("pyramid", "and-but-therefore"):
        story = maker().make(update, "executives", frame, length="long")
        if "public by default" in told(story):
            assert "The criteria" in told(story)
        assert not any("public by default" in h.text for h in story.headlines)


def test_a_report_that_stands_newest_first_is_told_from_its_beginning() -> None:
    update = (
        "Maintenance of the order store\n\n[Final message]\n\nThe maintenance was completed on "
        "Monday at 11:00 UTC.\n\n[Initial message]\n\nOn Monday at 09:00 UTC our supplier will "
        "move the order store, and customers cannot order for 2 hours.\n"
    )
    text = told(maker().make(update, "all-staff", "pyramid", length="long"))
    assert text.index("will move") < text.index("was completed")


def test_the_first_line_is_the_title_of_an_update_without_one() -> None:
    update = (
        "**Search is slow for long words.**\n\nSearching for long words takes 9 seconds.\n\n"
        "We should replace the index before 30 June.\n"
    )
    story = maker().make(update, "executives")
    assert "Search is slow for long words" in {h.text for h in story.headlines}
    assert "slow for long words" not in told(story)


def test_a_sentence_that_only_sends_elsewhere_is_not_told() -> None:
    update = (
        "# Registry\n\nThe registry had 3 hours of downtime in May.\n\n"
        "Example of a ticket OPS-12.\n\nWe will move it to a managed service by 30 June.\n"
    )
    story = maker().make(update, "operations", length="long")
    assert "Example" not in told(story)
    assert any("another place" in out.reason for out in story.left_out)


def test_a_story_whose_headline_is_not_the_title_says_what_it_is_about() -> None:
    update = (
        "# 27. Order page behind the new proxy\n\n## Impact\n\nAbout 900 customers could not order "
        "for 20 minutes on Friday.\n\n## Cause\n\nThe cause is suspected to be a full disk.\n"
    )
    made = maker()
    story = made.make(update, "executives")
    assert "About:" not in story.text
    other = next(h.text for h in story.headlines if h.how != "title")
    assert (
        "*About: Order page behind the new proxy*"
        in with_headline(story, other, made.settings).text
    )


def test_a_paragraph_is_told_in_one_part_and_in_its_order() -> None:
    update = (
        "# Flaw in the archive reader\n\nThe reader may overwrite files. An attacker has "
        "to send a crafted archive. The reader then writes outside of its folder, and this may "
        "crash the shop.\n\nUsers should upgrade to version 2.4 by Friday.\n"
    )
    story = maker().make(update, "operations", "situation-complication-resolution", length="long")
    slots = {s.slot for s in story.told if "upgrade" not in s.text}
    assert len(slots) == 1


def test_what_the_update_does_not_say_is_told_in_one_sentence() -> None:
    assert in_short(
        [
            "The update names no plans.",
            "The update does not say what it cost.",
            "The update does not say when it will be finished.",
        ]
    ) == [
        "The update names no plans.",
        "The update does not say what it cost, or when it will be finished.",
    ]


def test_the_pyramid_opens_with_what_opens_the_update_and_not_with_a_condition() -> None:
    update = (
        "# Flaw in the reader\n\nThe reader of archives can be made to write outside of its "
        "folder. If the archive is larger than 4 GB, the reader will fail after 20 minutes and "
        "lose 3 files.\n\nWe will replace it by 30 June.\n"
    )
    story = maker().make(update, "executives", "pyramid")
    assert story.told[0].text.startswith("The reader of archives")
