"""How a plan is laid out: a list stays a list, a decision leads, nothing is lost on the way."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from tests.flow import AUDIENCES, plan, sheet, translator
from tests.test_planning import UPDATES
from translator.arranging import arrange
from translator.values import Item

LISTED = """\
# Week 9

The shop was closed for 20 minutes on Sunday.

## Blocked

- PDF export for partners
- The partners cannot log in until the vendor answers.

## Next steps

- Renew the contract with Acme by 3 May
"""
DECISION = """\
# 12. Keep orders in one store

## Status

Accepted

## Context

The orders stand in three stores. Each costs 400 EUR a month.

## Decision

{decision}

## Consequences

The move will take 3 weeks.
"""


def items(text: str, audience: str = "operations") -> tuple[Item, ...]:
    return arrange(plan(text, audience), sheet(text)).items


def lines(text: str, audience: str = "operations") -> list[str]:
    return translator().translate(text, audience).text.splitlines()


def test_all_lines_of_a_list_are_lines_sentences_too() -> None:
    blocked = [item for item in items(LISTED) if item.section == "Blocked"]
    assert [item.bullet for item in blocked] == [True, True]


def test_a_list_need_not_repeat_its_heading_in_each_line() -> None:
    page = lines(LISTED)
    at = page.index("## Blocked")
    assert page[at + 2].startswith("- PDF export")
    assert page[at + 3].startswith("- The partners")
    assert not any(line.startswith("- Blocked:") for line in page)


def test_a_story_without_headings_keeps_the_state() -> None:
    (export,) = (i for i in plan(LISTED, "operations").items if "PDF" in i.sentence.plain)
    assert export.prefix == "Blocked"


def test_what_announces_a_list_ends_in_a_colon_and_is_not_repeated() -> None:
    text = (
        "Errors began on 3 May at 14:02 because\n\n"
        "- the disk of the order page was full\n- nobody had set an alarm for the disk\n"
    )
    page = [line for line in lines(text) if line]
    at = next(i for i, line in enumerate(page) if "Errors began" in line)
    assert page[at].endswith("because:")
    assert page[at + 1].startswith("- The disk")
    assert page[at + 2].startswith("- Nobody")


@pytest.mark.parametrize("further", ["", "* Preference for a supplier in the EU by June\n"])
def test_criteria_stand_under_the_line_that_makes_them_criteria(further: str) -> None:
    text = (
        "# Choice of a registry\n\n## Context\n\nThe criteria for selecting a new registry "
        f"included:\n\n* Good value for money, below 400 EUR a month\n{further}"
    )
    found = lines(text, "finance")
    above = found.index("The criteria for choosing a new registry included:")
    assert found[above + 2].startswith("- Good value for money")
    (answer,) = [line for line in found if line.startswith("- What did this cost")]
    assert "The update says: The criteria for choosing a new registry included: Good" in answer


def test_a_decision_stands_before_what_led_to_it() -> None:
    text = DECISION.format(decision="Move all orders to the store in Bonn by 3 May.")
    order = list(dict.fromkeys(item.section for item in items(text)))
    assert [s for s in order if s != "Bottom line"][:2] == ["Status", "Decision"]
    assert order.index("Context") < order.index("Consequences")


def test_a_decision_that_points_back_stays_behind_what_it_points_at() -> None:
    text = DECISION.format(decision="These will be moved to the store in Bonn by 3 May.")
    order = [item.section for item in items(text)]
    assert order.index("Context") < order.index("Decision")


@settings(max_examples=60, deadline=None)
@given(UPDATES)
def test_the_same_sentences_are_told_each_once(text: str) -> None:
    for audience in AUDIENCES[:3]:
        before, after = plan(text, audience).items, items(text, audience)
        assert sorted(i.sentence.index for i in after) == sorted(i.sentence.index for i in before)
        assert {(i.sentence.index, i.section) for i in after} == {
            (i.sentence.index, i.section) for i in before
        }


@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_bottom_line_stays_on_top(audience: str) -> None:
    sections = [item.section for item in items(LISTED, audience)]
    assert "Bottom line" not in sections[1:]
