"""What must be told comes first, nothing leans on what is left out, nothing over is to come."""

from __future__ import annotations

import pytest

from tests.flow import AUDIENCES, audiences, plan, sheet, topics
from translator.arranging import arrange
from translator.choosing import NO_PICTURE, OVERTAKEN, UNHELD, UNLISTED
from translator.planning import make_plan
from translator.values import Plan


def said(found: Plan) -> list[str]:
    return [item.sentence.plain for item in found.items]


def reasons(text: str, found: Plan) -> dict[str, str]:
    return {text[out.start : out.end]: out.reason for out in found.left_out}


def short(text: str, sentences: int, audience: str = "executives") -> Plan:
    reader = audiences()[audience].model_copy(update={"sentences": sentences})
    return make_plan(sheet(text), reader, topics())


FILLER = "".join(f"\n\nThe shop in town {n} failed for 20 minutes on 3 May 2031." for n in range(9))

DECISION = (
    "# Where the shop runs\n\n## Status\n\nAccepted\n\n## Context\n\n"
    "The shop runs on one old machine with a cost of 40,000 EUR.\n\n## Decision\n\n"
    "The first option costs 90,000 EUR and we decided against it.\n\n"
    "Option two was discounted due to the risk for the audit in May 2031.\n\n"
    "We will move the shop to a second office.\n\n"
    "## Consequences\n\nThe move costs 50,000 EUR, with a risk for the audit."
    "\n\nThe rent in the new office is 20,000 EUR a year.\n"
)


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_decision_record_tells_its_decision_and_how_far_it_is(audience: str) -> None:
    found = said(short(DECISION, 3, audience))
    assert "We will move the shop to a second office." in found
    assert "Accepted" in found


@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_decision_stands_before_the_options_that_were_not_taken(audience: str) -> None:
    update = sheet(DECISION)
    found = said(arrange(plan(DECISION, audience), update))
    at = found.index("We will move the shop to a second office.")
    assert not any("option" in plain.lower() for plain in found[:at])


LOG = (
    "# Incident on 2031-05-03\n\n- **Key events**\n  - First detected 2031-05-03 18:27\n"
    "  - Repaired 2031-05-03 19:05\n  - Resolved 2031-05-03 21:41\n\n"
    "- **Time to repair**: 0h 38m\n\n"
    "- **Identified**: A clerk removed the shop by accident.\n\n"
    "- **Impact**:\n  - Some users could not pay.\n  - The shop is not accessible.\n\n"
    "- **Resolution**:\n  - Restored the shop from a copy.\n  - Restored the forum from a copy.\n"
)


@pytest.mark.parametrize("audience", AUDIENCES)
def test_an_incident_tells_effect_and_cause_before_the_clock(audience: str) -> None:
    found = said(short(LOG, 3, audience))
    assert "Some users could not pay." in found
    assert "Identified: A clerk removed the shop by accident." in found
    assert "Repaired 2031-05-03 19:05" not in found


def test_of_several_ends_the_last_in_time_is_told() -> None:
    turned = LOG.replace("19:05", "23:05")
    assert "Resolved 2031-05-03 21:41" in said(short(LOG, 6))
    assert "Repaired 2031-05-03 23:05" in said(short(turned, 6))
    assert "Resolved 2031-05-03 21:41" not in said(short(turned, 6))


def test_how_causes_are_found_is_not_told_as_the_cause() -> None:
    text = (
        "# Incident report\n\n## Cause\n\nHere we ask five whys until the cause is found.\n\n"
        "A clerk removed the shop by accident.\n\n## Impact\n\nSome users could not pay.\n"
    )
    assert set(said(short(text, 2))) == {
        "A clerk removed the shop by accident.",
        "Some users could not pay.",
    }


def test_a_state_that_is_over_is_not_told_outside_as_if_it_lasted() -> None:
    found = plan(LOG, "customers")
    assert "The shop is not accessible." not in said(found)
    assert OVERTAKEN in reasons(LOG, found).values()
    assert "The shop is not accessible." in said(plan(LOG, "operations"))
    lasting = LOG.replace("  - Resolved 2031-05-03 21:41\n", "")
    lasting = lasting.replace("  - Repaired 2031-05-03 19:05\n", "").split("- **Resolution")[0]
    assert "The shop is not accessible." in said(plan(lasting, "customers"))


MESSAGES = (
    "Outage of the shop\n\n[Final message]\nThe maintenance was finished on 4 May 2031. "
    "The shop is back online.\n\n[Update]\nThe move was done on 3 May 2031. "
    "The forum is not accessible.\n\n"
    "[Initial message]\nOn 3 May 2031 we will move the shop. Expect an outage of 2 hours.\n"
)


def test_what_an_earlier_message_announced_is_left_out_outside_once_it_is_over() -> None:
    found = plan(MESSAGES, "customers")
    assert "The shop is back online." in said(found)
    assert "The move was done on 3 May 2031." in said(found)
    left = reasons(MESSAGES, found)
    for plain in (
        "On 3 May 2031 we will move the shop.",
        "Expect an outage of 2 hours.",
        "The forum is not accessible.",
    ):
        assert plain not in said(found)
        assert left[plain] == OVERTAKEN


def test_a_colleague_gets_an_earlier_message_under_its_heading() -> None:
    (item,) = (
        item
        for item in plan(MESSAGES, "operations").items
        if item.sentence.plain == "On 3 May 2031 we will move the shop."
    )
    assert item.section == "Initial message"


def test_what_is_announced_stays_while_nothing_is_over() -> None:
    text = (
        "Outage of the shop\n\n[Initial message]\nOn 3 May 2031 we will move the shop. It is big."
    )
    assert "On 3 May 2031 we will move the shop." in said(plan(text, "customers"))


@pytest.mark.parametrize(
    "leaning",
    [
        "The cost is another 40,000 EUR in May 2031.",
        "We made this change to save 40,000 EUR by 3 May 2031.",
        "Therefore the audit in May 2031 costs 40,000 EUR.",
        "Finally the audit in May 2031 costs 40,000 EUR.",
    ],
)
def test_what_leans_on_the_sentence_before_is_told_with_it_or_not_at_all(leaning: str) -> None:
    before = "The office has a new door."
    text = f"# Status report\n\n## Work\n\n{before}\n\n{leaning}{FILLER}\n"
    for room in (1, 2, 3, 5):
        found = said(short(text, room))
        assert (leaning in found) <= (before in found)
    assert leaning in said(short(text, 12))


def test_what_leans_on_what_may_not_be_told_is_left_out_with_the_reason() -> None:
    leaning = "The result is that users could not pay for 20 minutes."
    hidden = "The machine db-17.acme.example.com was renewed."
    text = f"# Status report\n\n## Work\n\n{hidden}\n\n{leaning}\n"
    found = plan(text, "customers")
    assert leaning not in said(found)
    assert reasons(text, found)[leaning] == UNHELD
    assert leaning in said(plan(text.replace(hidden, "The machine was renewed."), "customers"))


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_picture_that_is_not_here_is_not_pointed_at(audience: str) -> None:
    told = "As the screenshot above shows, users can now pay by card."
    text = f"The shop has a new page for users.\n\n{told}\n"
    found = plan(text, audience)
    assert said(found) == ["The shop has a new page for users."]
    assert reasons(text, found)[told] == NO_PICTURE


def test_a_list_is_not_announced_without_its_lines() -> None:
    lines = "".join(f"- store-{n}.acme.example.com\n" for n in range(4))
    text = f"We moved the shop in May 2031.\n\nThe following systems have been renamed:\n\n{lines}"
    found = plan(text, "executives")
    assert "The following systems have been renamed:" not in said(found)
    assert set(reasons(text, found).values()) & {UNLISTED, UNHELD} == {UNLISTED}
